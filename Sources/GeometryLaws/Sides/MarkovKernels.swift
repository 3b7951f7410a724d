import InformationGeometry

/// Probabilities of cells of a discrete sample space, before and after a Markov kernel.
///
/// Cells are the observations themselves where there are finitely many; otherwise 0, …, 5 and all the rest.
struct MarkovKernels: Sendable {
  private let dimension: Int
  /// Pₓ and ∂ᵢPₓ.
  private let tape: Tape
  private let cells: Int
  /// Whether the cells are all observations.
  private let isComplete: Bool
  private let observations: [[Rational]]

  init?(_ model: StatisticalModel) throws {
    guard let logDensity = model.logDensity, let space = model.sampleSpace,
      let (observations, isComplete) = MarkovKernels.observations(space)
    else { return nil }
    dimension = model.parameters.count
    self.isComplete = isComplete
    self.observations = observations
    var probabilities = observations.map { x in
      exp(logDensity.substituting(Dictionary(uniqueKeysWithValues: zip(model.variables, x.map { Expression($0) }))))
    }
    if !isComplete { probabilities.append(1 - Expression.sum(probabilities)) }
    cells = probabilities.count
    tape = try Tape(
      try probabilities.flatMap { p in [p] + (try p.gradient(by: model.parameters)) }, inputs: model.parameters)
  }

  /// The observations, or the first of them.
  private static func observations(_ space: SampleSpace) -> (values: [[Rational]], isComplete: Bool)? {
    switch space {
    case .naturals: return ((0...5).map { [Rational($0)] }, false)
    case .integers(let n): return n <= 40 ? ((0...n).map { [Rational($0)] }, true) : nil
    case .counts(let n, let k):
      var all: [[Int]] = [[]]
      for _ in 1..<k {
        all = all.flatMap { counts in (0...(n - counts.reduce(0, +))).map { counts + [$0] } }
        if all.count > 200 { return nil }
      }
      return (all.map { $0.map { Rational($0) } }, true)
    default: return nil
    }
  }

  /// Σ ∂ᵢP ∂ⱼP/P of the cells, after a kernel.
  private func information<N: LawNumber>(_ kernel: [[N]], _ x: [N], _ precision: N.Precision) -> [N] {
    let n = dimension, all = tape.evaluate(x, precision: precision), zero = N.ring(precision).zero
    var result = [N](repeating: zero, count: n * n)
    for row in kernel {
      var sums = [N](repeating: zero, count: n + 1)
      for (cell, weight) in row.enumerated() {
        for s in 0...n { sums[s] = sums[s] + weight * all[cell * (n + 1) + s] }
      }
      for i in 0..<n { for j in 0..<n { result[i * n + j] = result[i * n + j] + sums[i + 1] * sums[j + 1] / sums[0] } }
    }
    return result
  }

  /// The probability of one of three outcomes, each of which every cell may lead to.
  static func weight(of outcome: Int, from cell: Int) -> Rational {
    let weights = (0..<3).map { 1 + (cell * 5 + $0 * 3 + cell * $0) % 7 }
    return Rational(weights[outcome], weights.reduce(0, +))
  }

  /// The information of what a kernel leaves: three outcomes, each of which every cell may lead to.
  func coarse<N: LawNumber>(_ x: [N], _ precision: N.Precision) -> [N] {
    let kernel = (0..<3).map { outcome in
      (0..<cells).map { N(MarkovKernels.weight(of: outcome, from: $0), precision: precision) }
    }
    return information(kernel, x, precision)
  }

  /// The information of the sum of two observations, which is sufficient where they are statistics themselves; nil when
  /// the cells are not all observations.
  func sums<N: LawNumber>(_ x: [N], _ precision: N.Precision) -> [N]? {
    guard isComplete, cells <= 80 else { return nil }
    let n = dimension, all = tape.evaluate(x, precision: precision), zero = N.ring(precision).zero
    var found: [[Rational]: [N]] = [:]
    for a in 0..<cells {
      for b in 0..<cells {
        let place = zip(observations[a], observations[b]).map { $0 + $1 }
        let p = all[a * (n + 1)], q = all[b * (n + 1)]
        var cell = found[place] ?? [N](repeating: zero, count: n + 1)
        cell[0] = cell[0] + p * q
        for i in 1...n { cell[i] = cell[i] + p * all[b * (n + 1) + i] + all[a * (n + 1) + i] * q }
        found[place] = cell
      }
    }
    var result = [N](repeating: zero, count: n * n)
    for place in found.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let cell = found[place] else { continue }
      for i in 0..<n { for j in 0..<n { result[i * n + j] = result[i * n + j] + cell[i + 1] * cell[j + 1] / cell[0] } }
    }
    return result
  }

  /// The information of all cells, each split in two by a throw that does not depend on the parameters; nil when the
  /// cells are not all observations.
  func whole<N: LawNumber>(_ x: [N], _ precision: N.Precision) -> [N]? {
    guard isComplete else { return nil }
    var kernel: [[N]] = []
    for cell in 0..<cells {
      for share in [Rational(1, 3), Rational(2, 3)] {
        kernel.append((0..<cells).map { N($0 == cell ? share : 0, precision: precision) })
      }
    }
    return information(kernel, x, precision)
  }
}
