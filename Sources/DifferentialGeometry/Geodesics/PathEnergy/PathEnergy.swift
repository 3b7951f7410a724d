import NumericalMethods
import Scalars

/// A polygon whose energy N Σ ∆ᵀ g(middle) ∆ is made as small as it can be, by Gauss and Newton's method.
///
/// The residuals are the sides in orthonormal frames at their middles, r = √N R∆ with g = RᵀR; corners move in such frames
/// too, so that the equations are well scaled however large the metric is. Damping is raised until the energy falls.
/// A minimum may be one among several: what is found depends on the start. For one thread at a time.
final class PathEnergy {
  private let problem: PreciseEquation
  /// The corners in u, the ends among them.
  private(set) var corners: [[BigFloat]]
  /// N Σ ∆ᵀg∆, at least the square of the distance but for the error of the middle rule.
  private(set) var energy = Double.infinity
  private var sides: [Side] = []

  private var n: Int { problem.dimension }
  private var count: Int { corners.count - 1 }

  /// What is known of a side.
  private struct Side {
    /// √N R∆.
    let residual: [Double]
    /// The frame at the middle: R and its inverse.
    let frame: PreciseEquation.Frame
    /// For each coordinate k: ½Φ(R⁻ᵀ∂ₖg R⁻¹) in units of R, n² each.
    let turns: [[BigFloat]]
  }

  /// - Throws: `GeometryError.notConverged` for a start that is not in the domain.
  init(_ problem: PreciseEquation, corners: [[BigFloat]]) throws(GeometryError) {
    self.problem = problem
    self.corners = corners
    guard let made = sides(of: corners) else {
      throw FrameCollocation.failure("the starting curve leaves the domain")
    }
    (sides, energy) = made
  }

  /// The length of the polygon.
  var length: Double {
    sides.reduce(0) { $0 + ($1.residual.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot() }
  }

  private func sides(of corners: [[BigFloat]]) -> (sides: [Side], energy: Double)? {
    let count = corners.count - 1, root = Double(count).squareRoot()
    var result: [Side] = [], total = 0.0
    for k in 0..<count {
      let middle = zip(corners[k], corners[k + 1]).map { ($0 + $1).scaled(byPowerOfTwo: -1) }
      guard let g = problem.metricDerivatives(middle), let frame = problem.frame(g.metric) else { return nil }
      let step = zip(corners[k + 1], corners[k]).map { $0 - $1 }
      let residual = problem.product(frame.root, step[...]).map { $0.asDouble * root }
      guard residual.allSatisfy(\.isFinite) else { return nil }
      for x in residual { total += x * x }
      let turns = (0..<n).map { c -> [BigFloat] in
        // S ᵀ∂gS, with the upper triangle and half of the diagonal: dR R⁻¹.
        let slope = Array(g.slopes[c * n * n..<(c + 1) * n * n])
        let right = problem.product(slope, matrix: frame.vectors)
        var turned = problem.product(transposed(frame.vectors), matrix: right)
        for i in 0..<n {
          for j in 0..<i { turned[i * n + j] = turned[i * n + j] - turned[i * n + j] }
          turned[i * n + i] = turned[i * n + i].scaled(byPowerOfTwo: -1)
        }
        return turned
      }
      result.append(Side(residual: residual, frame: frame, turns: turns))
    }
    return total.isFinite ? (result, total) : nil
  }

  private func transposed(_ a: [BigFloat]) -> [BigFloat] { (0..<n * n).map { a[$0 % n * n + $0 / n] } }

  /// Lowers the energy until a step gains less than a part of it.
  func relax(until gain: Double, limit: Int = 60) {
    var damping = 0.0
    for _ in 0..<limit {
      guard count > 1 else { return }
      let (blocks, slopes, frames) = normalEquations()
      var isLower = false
      for _ in 0..<12 {
        if let step = blocks.solution(slopes, damping: damping), let moved = moved(by: step, frames),
          let next = sides(of: moved), next.energy < energy
        {
          let change = energy - next.energy
          corners = moved
          (sides, energy) = next
          damping = damping < 1e-6 ? 0 : damping / 8
          if change <= gain * energy { return }
          isLower = true
          break
        }
        damping = max(damping * 6, 1e-3)
      }
      if !isLower { return }
    }
  }

  private func moved(by step: [Double], _ frames: [[BigFloat]]) -> [[BigFloat]]? {
    guard step.allSatisfy(\.isFinite) else { return nil }
    var result = corners
    for k in 1..<count {
      let change = problem.product(
        frames[k - 1], (0..<n).map { problem.number(step[(k - 1) * n + $0]) }[...])
      result[k] = zip(result[k], change).map { $0 + $1 }
    }
    return result
  }

  /// JᵀJ and Jᵀr for the inner corners, each in the frame of the side before it.
  private func normalEquations() -> (NormalBlocks, [Double], [[BigFloat]]) {
    let frames = (1..<count).map { sides[$0 - 1].frame.vectors }
    var blocks = NormalBlocks(count: count - 1, order: n)
    var slopes = [Double](repeating: 0, count: (count - 1) * n)
    let root = Double(count).squareRoot()
    for (k, side) in sides.enumerated() {
      // Side k joins corners k and k + 1: inner corners have the places k − 1 and k.
      var ends: [(place: Int, jacobian: [Double])] = []
      for (corner, sign) in [(k, -1.0), (k + 1, 1.0)] where corner > 0 && corner < count {
        let frame = frames[corner - 1]
        let turned = problem.product(side.frame.root, matrix: frame).map { $0.asDouble * root * sign }
        var jacobian = turned
        for j in 0..<n {
          // Half of a corner's step is the middle's.
          var turn = [BigFloat](repeating: BigFloat.zero.rounded(to: problem.precision), count: n * n)
          for c in 0..<n { for i in 0..<n * n { turn[i].addProduct(frame[c * n + j], side.turns[c][i]) } }
          for i in 0..<n {
            for l in i..<n { jacobian[i * n + j] += 0.5 * turn[i * n + l].asDouble * side.residual[l] }
          }
        }
        ends.append((corner - 1, jacobian))
      }
      for (place, jacobian) in ends {
        for j in 0..<n { for i in 0..<n { slopes[place * n + j] += jacobian[i * n + j] * side.residual[i] } }
        blocks.addDiagonal(place, jacobian)
      }
      if ends.count == 2 { blocks.addOff(ends[0].place, ends[0].jacobian, ends[1].jacobian) }
    }
    return (blocks, slopes, frames)
  }
}

/// A symmetric block-tridiagonal matrix.
struct NormalBlocks {
  private let count: Int, n: Int
  private var diagonal: [Double], off: [Double]

  init(count: Int, order n: Int) {
    self.count = count
    self.n = n
    diagonal = [Double](repeating: 0, count: count * n * n)
    off = [Double](repeating: 0, count: max(count - 1, 0) * n * n)
  }

  /// Adds AᵀA to a diagonal block.
  mutating func addDiagonal(_ k: Int, _ a: [Double]) {
    for i in 0..<n { for j in 0..<n { for l in 0..<n { diagonal[(k * n + i) * n + j] += a[l * n + i] * a[l * n + j] } } }
  }

  /// Adds AᵀB to the block of places k and k + 1.
  mutating func addOff(_ k: Int, _ a: [Double], _ b: [Double]) {
    for i in 0..<n { for j in 0..<n { for l in 0..<n { off[(k * n + i) * n + j] += a[l * n + i] * b[l * n + j] } } }
  }

  /// −(M + λ diag M)⁻¹ g by elimination; nil where that is not positive definite.
  func solution(_ g: [Double], damping λ: Double) -> [Double]? {
    var d = diagonal, x = g.map { -$0 }
    for k in 0..<count { for i in 0..<n { d[(k * n + i) * n + i] *= 1 + λ + 1e-14 } }
    var factors: [CholeskyFactorization] = []
    for k in 0..<count {
      guard
        let factor = try? CholeskyFactorization(
          Matrix(rows: n, columns: n, elements: Array(d[k * n * n..<(k + 1) * n * n])))
      else { return nil }
      factors.append(factor)
      guard k + 1 < count else { break }
      // The next block less BᵀD⁻¹B.
      let rest = factor.solve(Array(x[k * n..<(k + 1) * n]))
      for j in 0..<n {
        let column = factor.solve((0..<n).map { off[(k * n + $0) * n + j] })
        for i in 0..<n {
          var sum = 0.0
          for l in 0..<n { sum += off[(k * n + l) * n + i] * column[l] }
          d[((k + 1) * n + i) * n + j] -= sum
        }
        for l in 0..<n { x[(k + 1) * n + j] -= off[(k * n + l) * n + j] * rest[l] }
      }
    }
    for k in (0..<count).reversed() {
      var right = Array(x[k * n..<(k + 1) * n])
      if k + 1 < count {
        for i in 0..<n { for j in 0..<n { right[i] -= off[(k * n + i) * n + j] * x[(k + 1) * n + j] } }
      }
      let part = factors[k].solve(right)
      for i in 0..<n { x[k * n + i] = part[i] }
    }
    return x
  }
}
