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

  init?(_ model: StatisticalModel) throws {
    guard let logDensity = model.logDensity, let space = model.sampleSpace,
      let (observations, isComplete) = MarkovKernels.observations(space)
    else { return nil }
    dimension = model.parameters.count
    self.isComplete = isComplete
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

  /// The information of what a kernel leaves: three outcomes, each of which every cell may lead to.
  func coarse<N: LawNumber>(_ x: [N], _ precision: N.Precision) -> [N] {
    let kernel = (0..<3).map { outcome in
      (0..<cells).map { cell -> N in
        let weights = (0..<3).map { 1 + (cell * 5 + $0 * 3 + cell * $0) % 7 }
        return N(Rational(weights[outcome], weights.reduce(0, +)), precision: precision)
      }
    }
    return information(kernel, x, precision)
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

extension StatisticalModel {
  /// The model of y for an observation x = φ(y) of the whole sample space; nil where there is no standard φ.
  func withOtherObservable() throws -> StatisticalModel? {
    guard let sampleSpace, variables.count == 1 else { return nil }
    let y = Symbol("observed")
    switch sampleSpace {
    case .realLine: return try observing(y, in: .realLine, as: sinh(y))
    case .positive: return try observing(y, in: .realLine, as: exp(y))
    case .unitInterval: return try observing(y, in: .realLine, as: 1 / (1 + exp(-Expression(y))))
    case .interval(let low?, nil): return try observing(y, in: .realLine, as: Expression(low) + exp(y))
    default: return nil
    }
  }
}
