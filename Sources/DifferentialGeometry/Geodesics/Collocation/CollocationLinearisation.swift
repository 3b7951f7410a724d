import NumericalMethods
import Scalars

/// What a curve of elements misses of the geodesic equation.
struct CollocationDefects {
  /// At the inner nodes of every element.
  let inner: [[BigFloat]]
  /// At the joints.
  let jumps: [BigFloat]

  /// The exponent of the largest defect; nil when there is none.
  var exponent: Int? {
    var largest: Int?
    for x in inner.joined() { if let e = x.exponent { largest = max(largest ?? e, e) } }
    for x in jumps { if let e = x.exponent { largest = max(largest ?? e, e) } }
    return largest
  }

  /// √Σ² as a `Double`.
  var size: Double {
    var total = 0.0
    for x in inner.joined() { total += x.asDouble * x.asDouble }
    for x in jumps { total += x.asDouble * x.asDouble }
    return total.squareRoot()
  }

  /// In units of a power of two, as `Double`.
  func scaled(_ shift: Int) -> (inner: [[Double]], jumps: [Double]) {
    (
      inner.map { $0.map { $0.scaled(byPowerOfTwo: shift).asDouble } },
      jumps.map { $0.scaled(byPowerOfTwo: shift).asDouble }
    )
  }
}

/// Newton's equations of collocation in orthonormal frames, factored in `Double`.
///
/// The inner values of an element are eliminated; what is left is a system for the joints.
struct CollocationLinearisation {
  /// The derivatives of an element.
  struct Part {
    /// S⁻¹ ∂ü/∂u S and S⁻¹ ∂ü/∂u̇ S at the inner nodes, n² each.
    let byPlace: [Double], byVelocity: [Double]
    /// From the frame of the element before to this one, and back; empty for the first.
    let forward: [Double], back: [Double]
    /// The width of the element before over that of this one.
    let ratio: Double
  }

  /// A correction.
  struct Step {
    /// Of the inner values, element by element.
    var inner: [[Double]]
    /// Of the joints, in the frame of the element before each.
    var joints: [Double]
  }

  private struct Factored {
    let lu: LUFactorization
    /// What a change of the ends does to the inner values: 2n columns, the left end's first.
    let responses: [[Double]]
    /// What it does to dy/ds at the left and the right end, n × 2n.
    let left: [Double], right: [Double]
  }

  private let n: Int, p: Int
  private let first: [Double]
  private var factored: [Factored] = []
  private var parts: [Part]
  private var global: LUFactorization?

  init(
    _ parts: [Part], dimension n: Int, degree p: Int, first: [Double], second: [Double]
  ) throws(NumericalError) {
    self.n = n
    self.p = p
    self.first = first
    self.parts = parts
    let m = p + 1, inner = (p - 1) * n
    for part in parts {
      var matrix = Matrix(rows: inner, columns: inner)
      var ends = [[Double]](repeating: [Double](repeating: 0, count: inner), count: 2 * n)
      for i in 1..<p {
        let block = (i - 1) * n * n
        for j in 0...p {
          let d1 = first[i * m + j], d2 = second[i * m + j]
          for a in 0..<n {
            for b in 0..<n {
              var value = -part.byVelocity[block + a * n + b] * d1
              if a == b { value += d2 }
              if i == j { value -= part.byPlace[block + a * n + b] }
              switch j {
              case 0: ends[b][(i - 1) * n + a] = value
              case p: ends[n + b][(i - 1) * n + a] = value
              default: matrix[(i - 1) * n + a, (j - 1) * n + b] = value
              }
            }
          }
        }
      }
      let lu = try LUFactorization(matrix)
      let responses = ends.map { column in lu.solve(column).map { -$0 } }
      var left = [Double](repeating: 0, count: n * 2 * n), right = left
      for c in 0..<2 * n {
        let l = slope(0, responses[c]), r = slope(p, responses[c])
        let own = c < n ? 0 : p
        for a in 0..<n {
          let isOwn = c % n == a
          left[a * 2 * n + c] = l[a] + (isOwn ? first[own] : 0)
          right[a * 2 * n + c] = r[a] + (isOwn ? first[p * m + own] : 0)
        }
      }
      factored.append(Factored(lu: lu, responses: responses, left: left, right: right))
    }
    let joints = parts.count - 1
    guard joints > 0 else { return }
    var matrix = Matrix(rows: joints * n, columns: joints * n)
    for k in 0..<joints {
      // dy/ds at the right end of element k less that at the left end of element k + 1, seen in the frame of k.
      let before = factored[k], after = factored[k + 1], next = parts[k + 1]
      for a in 0..<n {
        for b in 0..<n {
          matrix[k * n + a, k * n + b] += before.right[a * 2 * n + n + b]
          if k > 0 {
            // The left end of element k is joint k − 1, in the frame of element k − 1.
            var sum = 0.0
            for c in 0..<n { sum += before.right[a * 2 * n + c] * parts[k].forward[c * n + b] }
            matrix[k * n + a, (k - 1) * n + b] += sum
          }
          var near = 0.0, far = 0.0
          for c in 0..<n {
            let factor = next.ratio * next.back[a * n + c]
            far += factor * after.left[c * 2 * n + n + b]
            for d in 0..<n { near += factor * after.left[c * 2 * n + d] * next.forward[d * n + b] }
          }
          matrix[k * n + a, k * n + b] -= near
          if k + 1 < joints { matrix[k * n + a, (k + 1) * n + b] -= far }
        }
      }
    }
    global = try LUFactorization(matrix)
  }

  /// dy/ds at a node of what vanishes at the ends.
  private func slope(_ i: Int, _ inner: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: n)
    for j in 1..<p { for a in 0..<n { result[a] += first[i * (p + 1) + j] * inner[(j - 1) * n + a] } }
    return result
  }

  /// The correction that defects ask for.
  func step(_ defects: (inner: [[Double]], jumps: [Double])) -> Step {
    var inner = defects.inner.enumerated().map { e, part in factored[e].lu.solve(part).map { -$0 } }
    let joints = parts.count - 1
    guard joints > 0, let global else { return Step(inner: inner, joints: []) }
    var right = [Double](repeating: 0, count: joints * n)
    for k in 0..<joints {
      let before = slope(p, inner[k]), after = slope(0, inner[k + 1]), next = parts[k + 1]
      for a in 0..<n {
        var value = defects.jumps[k * n + a] + before[a]
        for c in 0..<n { value -= next.ratio * next.back[a * n + c] * after[c] }
        right[k * n + a] = -value
      }
    }
    let moved = global.solve(right)
    for e in parts.indices {
      var ends = [Double](repeating: 0, count: 2 * n)
      for a in 0..<n {
        if e > 0 {
          for b in 0..<n { ends[a] += parts[e].forward[a * n + b] * moved[(e - 1) * n + b] }
        }
        if e < joints { ends[n + a] = moved[e * n + a] }
      }
      for c in 0..<2 * n where ends[c] != 0 {
        for place in inner[e].indices { inner[e][place] += ends[c] * factored[e].responses[c][place] }
      }
    }
    return Step(inner: inner, joints: moved)
  }
}
