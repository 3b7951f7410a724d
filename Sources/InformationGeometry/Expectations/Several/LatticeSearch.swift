import DifferentialGeometry
import NumericalMethods
import Scalars

/// The counts whose probabilities matter.
struct LatticeCells: Sendable {
  struct Cell: Sendable {
    let counts: [Int]
    /// log₂ of the probability, about.
    let magnitude: Double
  }

  var list: [Cell]
  /// log₂ of the largest probability.
  var largest: Double
  /// log₂ of what is left out, relative to each component.
  var tail: Double
  /// The size of log p.
  var logScale: Double
}

/// Finds the counts whose probabilities matter, starting at the largest.
struct LatticeSearch {
  private let problem: JointProblem
  private let depth: Double
  private let evaluator: JointEvaluator<Double>
  private var largest: [Double]
  private var rim: [Double]
  private let isMixed: Bool
  private static let limit = 400_000

  init(_ problem: JointProblem, target: Double) {
    self.problem = problem
    isMixed = problem.formula.space.continuousCount > 0
    depth = 24 - target + (isMixed ? 24 : 0)
    evaluator = JointEvaluator(problem, Binary64())
    largest = [Double](repeating: -.infinity, count: isMixed ? 1 : problem.basis.terms.count)
    rim = largest
  }

  /// - Throws: `GeometryError.notConverged` when too many matter.
  func cells() throws -> LatticeCells {
    let space = problem.formula.space
    guard space.countCount > 0 else {
      return LatticeCells(list: [.init(counts: [], magnitude: 0)], largest: 0, tail: -.infinity, logScale: 1)
    }
    var search = self
    var found: [LatticeCells.Cell] = [], scale = 1.0
    let isSmall = (size(of: space) ?? Self.limit) < Self.limit
    let seed = try search.mode()
    let region = try LatticeRegion(from: [seed], dimension: space.countCount, limit: Self.limit) { k in
      guard space.contains(k) else { return .outside }
      let magnitudes = try search.magnitudes(k)
      found.append(.init(counts: k, magnitude: magnitudes[0]))
      if magnitudes[0] > -2000 { scale = max(scale, magnitudes[0].magnitude) }
      let isActive = search.matters(magnitudes)
      if !isActive { for c in magnitudes.indices { search.rim[c] = max(search.rim[c], magnitudes[c]) } }
      return isActive || isSmall ? .active : .inactive
    }
    guard let region else {
      throw GeometryError.notConverged(
        what: "the sums of \(problem.formula.model.name)", reached: 1,
        reason: "more than \(Self.limit) counts have probabilities that matter")
    }
    found.sort { $0.magnitude > $1.magnitude }
    var tail = -Double.infinity
    if !isSmall {
      let extent = region.bounds.map { Double($0.count) }.max() ?? 1
      for c in search.rim.indices where search.rim[c] > -.infinity {
        tail = max(tail, search.rim[c] - search.largest[c])
      }
      tail += Double.log2(extent + 1) + Double.log2(Double(region.border.count) + 1)
    }
    return LatticeCells(list: found, largest: search.largest[0], tail: tail, logScale: scale)
  }

  /// How many counts there are; nil when there is no end of them.
  private func size(of space: JointSpace) -> Int? {
    var product = 1.0
    for factor in space.counts {
      guard let total = factor.total else { return nil }
      for j in 1...factor.count { product *= Double(total + j) / Double(j) }
      if product > 1e9 { return nil }
    }
    return Int(product.rounded())
  }

  private mutating func matters(_ magnitudes: [Double]) -> Bool {
    var matters = false
    for c in magnitudes.indices {
      largest[c] = max(largest[c], magnitudes[c])
      if magnitudes[c] > -.infinity, magnitudes[c] - largest[c] > -depth { matters = true }
    }
    return matters
  }

  /// log₂ of the terms; of the mass alone, by Laplace's approximation, when there are continuous variables.
  private func magnitudes(_ k: [Int]) throws -> [Double] {
    let counts = k.map(Double.init)
    guard isMixed else {
      evaluator.lattice = counts
      var result = largest
      evaluator.magnitudes(try evaluator.values([]), logWeight: 0, &result)
      return result
    }
    let landscape = try JointLandscape(problem, lattice: counts), n = landscape.dimension
    guard let peak = landscape.peak(near: [Double](repeating: 0, count: n)) else { return [-.infinity] }
    let h = landscape.curve(peak.position).curvature
    let volume = (try? CholeskyFactorization(h)).map { -$0.logDeterminant / 2 } ?? 0
    return [(peak.value + volume + Double(n) * 0.919) * 1.4426950408889634]
  }

  /// The counts of the largest probability, by steps that double and halve from several starts.
  private func mode() throws -> [Int] {
    let space = problem.formula.space, n = space.countCount
    var best: (k: [Int], size: Double) = ([Int](repeating: 0, count: n), -.infinity)
    var starts = [best.k]
    for value in isMixed ? [3] : [1, 10, 100, 1000, 10_000] { starts.append([Int](repeating: value, count: n)) }
    var place = 0
    for factor in space.counts {
      if let total = factor.total {
        var even = best.k
        for j in 0..<factor.count { even[place + j] = total / (factor.count + 1) }
        starts.append(even)
      }
      place += factor.count
    }
    for start in starts where space.contains(start) {
      var k = start, size = try magnitudes(k)[0], step = 1, rounds = 0
      while step > 0, rounds < 400 {
        rounds += 1
        var hasMoved = false
        for move in moves(n) {
          let next = zip(k, move).map { $0 + step * $1 }
          guard space.contains(next) else { continue }
          let there = try magnitudes(next)[0]
          if there > size || (size == -.infinity && there > -.infinity) {
            (k, size, hasMoved) = (next, there, true)
          }
        }
        step = hasMoved ? min(step * 2, 1 << 30) : step / 2
      }
      if size > best.size || best.size == -.infinity { best = (k, size) }
    }
    return best.k
  }

  /// One count up or down, or one up and another down.
  private func moves(_ n: Int) -> [[Int]] {
    var result: [[Int]] = []
    for i in 0..<n {
      for side in [-1, 1] {
        var move = [Int](repeating: 0, count: n)
        move[i] = side
        result.append(move)
        for j in 0..<n where j != i && side == 1 {
          var exchange = move
          exchange[j] = -1
          result.append(exchange)
        }
      }
    }
    return result
  }
}
