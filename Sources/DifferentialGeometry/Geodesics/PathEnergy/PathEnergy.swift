import NumericalMethods
import Scalars

/// A polygon whose energy is made as small as it can be, by Gauss and Newton's method.
///
///     E = N Σ ∆ᵀ(¼g(left) + ½g(middle) + ¼g(right))∆
///
/// The rule looks at corners and middles, so that no side can pass where the metric is large without paying for it.
/// Residuals are the sides in orthonormal frames, r = √(Nw) R∆ with g = RᵀR; corners move in such frames too, so that the
/// equations are well scaled however large the metric is. Damping is raised until the energy falls. A minimum may be one
/// among several: what is found depends on the start. For one thread at a time.
final class PathEnergy {
  private let problem: PreciseEquation
  /// The corners in u, the ends among them.
  private(set) var corners: [[BigFloat]]
  /// E, the square of the length where the rule is fine enough.
  private(set) var energy = Double.infinity
  private var stations: [Station] = []

  private var n: Int { problem.dimension }
  private var count: Int { corners.count - 1 }

  /// A place where a side is measured.
  private struct Station {
    let side: Int
    /// The part of a step of the left and of the right corner that moves it.
    let left: Double, right: Double
    /// √(Nw), and √(Nw) R∆.
    let weight: Double, residual: [Double]
    let metric: Metric
  }

  /// What is known of a metric at a place.
  private struct Metric {
    /// R and its inverse.
    let frame: PreciseEquation.Frame
    /// For each coordinate k: dR R⁻¹ = Φ(R⁻ᵀ∂ₖg R⁻¹), the upper triangle with half of the diagonal; n² each.
    let turns: [[BigFloat]]
  }

  /// - Throws: `GeometryError.notConverged` for a start that is not in the domain.
  init(_ problem: PreciseEquation, corners: [[BigFloat]]) throws(GeometryError) {
    self.problem = problem
    self.corners = corners
    guard let made = stations(of: corners) else {
      throw FrameCollocation.failure("the starting curve leaves the domain")
    }
    (stations, energy) = made
  }

  /// The length of the polygon.
  var length: Double {
    var squares = [Double](repeating: 0, count: count)
    for station in stations { squares[station.side] += station.residual.reduce(0) { $0 + $1 * $1 } }
    return squares.reduce(0) { $0 + ($1 / Double(count)).squareRoot() }
  }

  private func metric(at u: [BigFloat]) -> Metric? {
    guard let g = problem.metricDerivatives(u), let frame = problem.frame(g.metric) else { return nil }
    let turns = (0..<n).map { c -> [BigFloat] in
      let slope = Array(g.slopes[c * n * n..<(c + 1) * n * n])
      let right = problem.product(slope, matrix: frame.vectors)
      var turned = problem.product(transposed(frame.vectors), matrix: right)
      for i in 0..<n {
        for j in 0..<i { turned[i * n + j] = turned[i * n + j] - turned[i * n + j] }
        turned[i * n + i] = turned[i * n + i].scaled(byPowerOfTwo: -1)
      }
      return turned
    }
    return Metric(frame: frame, turns: turns)
  }

  private func stations(of corners: [[BigFloat]]) -> (stations: [Station], energy: Double)? {
    let count = corners.count - 1
    var result: [Station] = [], total = 0.0
    guard var before = metric(at: corners[0]) else { return nil }
    for k in 0..<count {
      let place = zip(corners[k], corners[k + 1]).map { ($0 + $1).scaled(byPowerOfTwo: -1) }
      guard let middle = metric(at: place), let after = metric(at: corners[k + 1]) else { return nil }
      let step = zip(corners[k + 1], corners[k]).map { $0 - $1 }
      for (metric, part, left) in [(before, 0.25, 1.0), (middle, 0.5, 0.5), (after, 0.25, 0.0)] {
        let weight = (part * Double(count)).squareRoot()
        let residual = problem.product(metric.frame.root, step[...]).map { $0.asDouble * weight }
        guard residual.allSatisfy(\.isFinite) else { return nil }
        for x in residual { total += x * x }
        result.append(
          Station(side: k, left: left, right: 1 - left, weight: weight, residual: residual, metric: metric))
      }
      before = after
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
          let next = stations(of: moved), next.energy < energy
        {
          let change = energy - next.energy
          corners = moved
          (stations, energy) = next
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

  /// JᵀJ and Jᵀr for the inner corners, each in its own frame.
  private func normalEquations() -> (NormalBlocks, [Double], [[BigFloat]]) {
    // The last station of a side stands at its right corner.
    let frames = (1..<count).map { stations[3 * $0 - 1].metric.frame.vectors }
    var blocks = NormalBlocks(count: count - 1, order: n)
    var slopes = [Double](repeating: 0, count: (count - 1) * n)
    for station in stations {
      // Side k joins corners k and k + 1: inner corners have the places k − 1 and k.
      var ends: [(place: Int, jacobian: [Double])] = []
      let k = station.side
      for (corner, sign, part) in [(k, -1.0, station.left), (k + 1, 1.0, station.right)]
      where corner > 0 && corner < count {
        let frame = frames[corner - 1]
        var jacobian = problem.product(station.metric.frame.root, matrix: frame).map {
          $0.asDouble * station.weight * sign
        }
        for j in 0..<n where part > 0 {
          var turn = [BigFloat](repeating: BigFloat.zero.rounded(to: problem.precision), count: n * n)
          for c in 0..<n { for i in 0..<n * n { turn[i].addProduct(frame[c * n + j], station.metric.turns[c][i]) } }
          for i in 0..<n {
            for l in i..<n { jacobian[i * n + j] += part * turn[i * n + l].asDouble * station.residual[l] }
          }
        }
        ends.append((corner - 1, jacobian))
      }
      for (place, jacobian) in ends {
        for j in 0..<n { for i in 0..<n { slopes[place * n + j] += jacobian[i * n + j] * station.residual[i] } }
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
    for i in 0..<n {
      for j in 0..<n { for l in 0..<n { diagonal[(k * n + i) * n + j] += a[l * n + i] * a[l * n + j] } }
    }
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
