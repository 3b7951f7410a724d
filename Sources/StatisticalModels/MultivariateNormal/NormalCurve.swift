import Scalars

/// A geodesic of normals from (m₀, L₀L₀ᵀ), in closed form.
///
///     γ(t) = the normal under exp(tA),  A = [[B, x, 0], [xᵀ, 0, −xᵀ], [0, −x, −B]],  x = μ̇(0), B = −Σ̇(0)
///
/// in the frame where the start is (0, I). Velocities follow from Σ⁻¹μ̇ = x, which is conserved, and Σ̇ = −Σ(Σ⁻¹)˙Σ: what
/// else is conserved, Σ̇Σ⁻¹ + μxᵀ, loses the digits that cancel between −B and μxᵀ far from the start. Source: Eriksen (1987).
struct NormalCurve: Sendable {
  private let d: Int
  private let origin: [Double]
  private let frame: [Double]
  /// Rows aᵢ = (wᵢ + uᵢ)/2, then cᵢ = (wᵢ − uᵢ)/2, then a₀, each with its entry b.
  private let grow: [Double]
  private let fall: [Double]
  private let still: [Double]
  private let rates: [Double]
  /// x.
  private let push: [Double]

  /// The curve of a block N = [B | √2 x] = Σ lᵢuᵢwᵢᵀ.
  init(block: [Double], origin: [Double], frame: [Double]) {
    let d = frame.isEmpty ? 0 : Int(Double(frame.count).squareRoot())
    let width = d + 1, stride = 2 * d + 1
    self.d = d
    self.origin = origin
    self.frame = frame
    var rows = [Double](repeating: 0, count: d * stride)
    for i in 0..<d {
      for j in 0...d { rows[i * stride + j] = block[i * width + j] }
      rows[i * stride + width + i] = 1
    }
    var null = [Double](repeating: 0, count: width)
    var rates = [Double](repeating: 0, count: d)
    rows.withUnsafeMutableBufferPointer { rows in
      null.withUnsafeMutableBufferPointer { null in
        guard let rows = rows.baseAddress, let null = null.baseAddress else { return }
        RowJacobi.orthogonalize(rows, count: d, stride: stride, width: width, used: stride)
        // Rows with a rate, the others after them as completions.
        var order: [Int] = []
        for i in 0..<d {
          var l = 0.0
          for k in 0...d { l += rows[i * stride + k] * rows[i * stride + k] }
          rates[i] = l.squareRoot()
          if rates[i] > 0 { order.append(i) }
          for k in 0...d where rates[i] > 0 { rows[i * stride + k] /= rates[i] }
        }
        var known = order.flatMap { i in (0...d).map { rows[i * stride + $0] } }
        for i in 0..<d where rates[i] == 0 {
          let count = known.count / width
          known.withUnsafeBufferPointer {
            RowJacobi.complete(
              $0.baseAddress ?? UnsafePointer(rows), count: count, stride: width, width: width,
              into: rows + i * stride)
          }
          known += (0...d).map { rows[i * stride + $0] }
        }
        RowJacobi.complete(UnsafePointer(rows), count: d, stride: stride, width: width, into: null)
      }
    }
    // Each row: d entries of the first block, then the middle entry.
    let root = 0.5.squareRoot()
    var grow: [Double] = [], fall: [Double] = []
    for i in 0..<d {
      for k in 0..<d {
        grow.append((rows[i * stride + k] + rows[i * stride + width + k]) / 2)
        fall.append((rows[i * stride + k] - rows[i * stride + width + k]) / 2)
      }
      grow.append(rows[i * stride + d] * root)
      fall.append(rows[i * stride + d] * root)
    }
    self.grow = grow
    self.fall = fall
    self.rates = rates
    still = (0..<d).map { null[$0] * root } + [null[d]]
    push = (0..<d).map { block[$0 * width + d] * root }
  }

  /// μ, Σ and R with Σ = RᵀR at t in the frame of the start.
  private func reduced(at t: Double) -> (mean: [Double], covariance: [Double], root: [Double])? {
    let width = d + 1
    // G₁₁ = Σ e^(tl) aaᵀ + e^(−tl) ccᵀ + a₀a₀ᵀ = Σ⁻¹, and the middle row Σ⁻¹μ: sums of squares, nothing cancels.
    var precision = [Double](repeating: 0, count: d * d), shift = [Double](repeating: 0, count: d)
    func add(_ rows: [Double], _ start: Int, _ factor: Double) {
      for i in 0..<d {
        let scaled = factor * rows[start + i]
        for j in 0..<d { precision[i * d + j] += scaled * rows[start + j] }
        shift[i] += scaled * rows[start + d]
      }
    }
    for i in 0..<d {
      add(grow, i * width, Double.exp(t * rates[i]))
      add(fall, i * width, Double.exp(-t * rates[i]))
    }
    add(still, 0, 1)
    guard let l = try? NormalPair.factor(precision, d) else { return nil }
    let inverse = NormalPair.inverse(l, d)
    var covariance = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0..<d {
        for k in Swift.max(i, j)..<d { covariance[i * d + j] += inverse[k * d + i] * inverse[k * d + j] }
      }
    }
    let mean = (0..<d).map { i in (0..<d).reduce(0) { $0 + covariance[i * d + $1] * shift[$1] } }
    return (mean, covariance, inverse)
  }

  /// Σ̇ = −Rᵀ(Σ lᵢ(e^(tlᵢ) Ra(Ra)ᵀ − e^(−tlᵢ) Rc(Rc)ᵀ))R, where no term is longer than lᵢ.
  private func flow(at t: Double, root: [Double]) -> [Double] {
    let width = d + 1
    var inner = [Double](repeating: 0, count: d * d), half = inner, result = inner
    func add(_ rows: [Double], _ start: Int, _ factor: Double) {
      let image = (0..<d).map { i in (0...i).reduce(0) { $0 + root[i * d + $1] * rows[start + $1] } }
      for i in 0..<d { for j in 0..<d { inner[i * d + j] += factor * image[i] * image[j] } }
    }
    for i in 0..<d {
      add(grow, i * width, rates[i] * Double.exp(t * rates[i]))
      add(fall, i * width, -rates[i] * Double.exp(-t * rates[i]))
    }
    for i in 0..<d {
      for k in 0..<d { for j in 0...k { half[i * d + j] += inner[i * d + k] * root[k * d + j] } }
    }
    for k in 0..<d {
      for i in 0...k { for j in 0...i { result[i * d + j] -= root[k * d + i] * half[k * d + j] } }
    }
    for i in 0..<d { for j in 0..<i { result[j * d + i] = result[i * d + j] } }
    return result
  }

  /// Means, covariances and their velocities at t; nil where double precision has no value.
  func place(at t: Double) -> (mean: [Double], covariance: [Double], push: [Double], flow: [Double])? {
    guard let (mean, covariance, root) = reduced(at: t) else { return nil }
    let push = (0..<d).map { i in (0..<d).reduce(0) { $0 + covariance[i * d + $1] * self.push[$1] } }
    var shifted = image(mean)
    for i in origin.indices { shifted[i] += origin[i] }
    return (shifted, congruent(covariance), image(push), congruent(flow(at: t, root: root)))
  }

  /// L₀v.
  private func image(_ v: [Double]) -> [Double] {
    (0..<d).map { i in (0...i).reduce(0) { $0 + frame[i * d + $1] * v[$1] } }
  }

  /// L₀AL₀ᵀ.
  private func congruent(_ a: [Double]) -> [Double] {
    var half = [Double](repeating: 0, count: d * d), result = half
    for i in 0..<d { for k in 0...i { for j in 0..<d { half[i * d + j] += frame[i * d + k] * a[k * d + j] } } }
    for i in 0..<d {
      for j in 0...i {
        for k in 0...j { result[i * d + j] += half[i * d + k] * frame[j * d + k] }
        result[j * d + i] = result[i * d + j]
      }
    }
    return result
  }
}
