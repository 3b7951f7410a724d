import NaturalGradients
import Testing

@Suite struct OnlineNaturalGradientTests {
  static let parameters = [Symbol("a"), Symbol("b"), Symbol("c")]
  static let inputs = [Symbol("u"), Symbol("v")]

  /// A curve with normal noise in two statistics.
  static func normalModel() throws -> FormulaModel {
    let (a, b, c) = (parameters[0], parameters[1], parameters[2]), (u, v) = (inputs[0], inputs[1])
    return try FormulaModel(
      mean: [a * sin(b * u) + c * v, exp(a * v / 2) + b * u], parameters: parameters, inputs: inputs,
      law: .normal(covariance: Matrix(rows: 2, columns: 2, elements: [0.5, 0.2, 0.2, 0.8])))
  }

  /// Three classes with softmax scores.
  static func classModel() throws -> FormulaModel {
    let (a, b, c) = (parameters[0], parameters[1], parameters[2]), (u, v) = (inputs[0], inputs[1])
    let first = exp(a * u + b), second = exp(c * v - b * u), total = 1 + first + second
    return try FormulaModel(
      mean: [first / total, second / total], parameters: parameters, inputs: inputs, law: .categorical)
  }

  static func run(
    _ model: FormulaModel, isCategorical: Bool, fading: Double
  ) throws -> (gap: Double, covarianceGap: Double) {
    let P = Matrix(rows: 3, columns: 3, elements: [1, 0.2, 0, 0.2, 0.7, 0.1, 0, 0.1, 0.9])
    let start = [0.4, -0.3, 0.2]
    var online = try OnlineNaturalGradient(
      model, parameters: start, covariance: P, rate: fading == 0 ? .harmonic : .constant(fading))
    var filter = try ExtendedKalmanFilter(model, parameters: start, covariance: P, fading: fading)
    var draws = SeededDraws(seed: 17), gap = 0.0
    for _ in 0..<200 {
      let input = [draws.uniform(-1, 1), draws.uniform(-1, 1)]
      var statistics = [draws.uniform(-1, 1), draws.uniform(0, 2)]
      if isCategorical {
        let k = Int(draws.uniform() * 3)
        statistics = [k == 0 ? 1 : 0, k == 1 ? 1 : 0]
      }
      try online.observe(statistics, at: input)
      try filter.observe(statistics, at: input)
      for (x, y) in zip(online.parameters, filter.parameters) { gap = max(gap, abs(x - y)) }
    }
    // P⁻¹ = J/γ.
    let γ = fading == 0 ? 1 / 201.0 : fading
    let identity = filter.covariance * ((1 / γ) * online.information)
    return (gap, (identity - .identity(3)).largestMagnitude)
  }

  /// The equality with the extended Kalman filter: catches a rate that is off by one, F at the new instead of the old parameters, or a
  /// wrong gain, each of which is visible in the first digits.
  @Test(arguments: [0, 0.05]) func isTheExtendedKalmanFilter(fading: Double) throws {
    let normal = try Self.run(Self.normalModel(), isCategorical: false, fading: fading)
    #expect(normal.gap < 1e-9 && normal.covarianceGap < 1e-9, "\(normal)")
    let classes = try Self.run(Self.classModel(), isCategorical: true, fading: fading)
    #expect(classes.gap < 1e-9 && classes.covarianceGap < 1e-9, "\(classes)")
  }

  /// For a linear model with normal noise the filter is the posterior, in closed form: an independent check of both.
  @Test func linearModelGivesThePosterior() throws {
    let (a, b) = (Self.parameters[0], Self.parameters[1]), u = Self.inputs[0]
    let model = try FormulaModel(
      mean: [a + b * u], parameters: [a, b], inputs: [u], law: .normal(covariance: Matrix(diagonal: [0.25])))
    var online = try OnlineNaturalGradient(model, parameters: [0, 0], covariance: .identity(2))
    var precision = Matrix.identity(2), right = [0.0, 0]
    var draws = SeededDraws(seed: 3)
    for _ in 0..<50 {
      let x = draws.uniform(-2, 2), y = 1 - x + draws.uniform(-1, 1)
      try online.observe([y], at: [x])
      precision = precision + 4 * Matrix(rows: 2, columns: 2, elements: [1, x, x, x * x])
      right = [right[0] + 4 * y, right[1] + 4 * x * y]
    }
    let exact = try CholeskyFactorization(precision).solve(right)
    for (x, y) in zip(online.parameters, exact) { #expect(abs(x - y) < 1e-12) }
  }

  /// The recursion of Amari, Park and Fukumizu differs from the inverse of (1 − ε)G + εssᵀ by O(ε²): the ratio is 4 when ε is halved;
  /// the exact form is that inverse.
  @Test func inverseFisherRecursion() throws {
    let start = Matrix(rows: 2, columns: 2, elements: [2, 0.3, 0.3, 1]), s = [0.7, -1.2]
    var errors: [Double] = []
    for ε in [0.02, 0.01] {
      let G = try CholeskyFactorization(start).inverse
      let outer = Matrix(rows: 2, columns: 2, elements: [s[0] * s[0], s[0] * s[1], s[0] * s[1], s[1] * s[1]])
      let truth = try CholeskyFactorization((1 - ε) * G + ε * outer).inverse
      var first = try InverseFisherRecursion(inverse: start, form: .firstOrder)
      var exact = try InverseFisherRecursion(inverse: start)
      try first.update(s, rate: ε)
      try exact.update(s, rate: ε)
      errors.append((first.inverse - truth).largestMagnitude)
      #expect((exact.inverse - truth).largestMagnitude < 1e-15)
    }
    #expect(abs(errors[0] / errors[1] - 4) < 0.15, "\(errors)")
    var wild = try InverseFisherRecursion(inverse: start, form: .firstOrder)
    #expect(throws: GeometryError.self) { try wild.update([10, 10], rate: 0.5) }
    #expect(wild.inverse == start)
  }

  /// Amari's efficiency: over many runs t·Cov(θ_t) is g⁻¹ within sampling error, in two families.
  ///
  /// Catches a step by the
  /// plain gradient, or with the metric of another chart.
  @Test(arguments: ["gamma", "normal"]) func onlineEstimationIsEfficient(name: String) throws {
    let model = try Catalogue.model(name), truth = try model.manifold().point(name == "gamma" ? [2, 1] : [0, 2])
    let runs = 300, length = 400, delay = 60.0
    let sampler = try Sampler(model, at: truth)
    var draws = SeededDraws(seed: 12), sums = [0.0, 0], squares = Matrix(rows: 2, columns: 2)
    for _ in 0..<runs {
      var estimator = try OnlineEstimator(model, from: truth, delay: delay)
      for _ in 0..<length { try estimator.observe(sampler.draw(using: &draws)) }
      let gap = zip(estimator.parameters, truth.coordinates).map { $0 - $1 }
      for i in 0..<2 {
        sums[i] += gap[i]
        for j in 0..<2 { squares[i, j] += gap[i] * gap[j] }
      }
    }
    let g = try model.manifold().manifold.metricComponents
    let metric = try Tape(g, inputs: model.parameters).evaluate(truth.coordinates)
    let bound = try CholeskyFactorization(Matrix(rows: 2, columns: 2, elements: metric)).inverse
    for i in 0..<2 {
      let mean = sums[i] / Double(runs)
      // e_T = Σ g⁻¹s/(T + t₀) to first order: the covariance is T/(T + t₀)² g⁻¹.
      let total = Double(length) + delay
      let scaled = total * total / Double(length) * (squares[i, i] / Double(runs) - mean * mean)
      // A variance over 300 runs has a standard error of 8 %.
      #expect(abs(scaled / bound[i, i] - 1) < 0.35, "\(name): \(scaled) beside \(bound[i, i])")
    }
  }

  @Test func badInputLeavesTheStateUnchanged() throws {
    let model = try Self.classModel()
    #expect(throws: GeometryError.self) { try OnlineNaturalGradient(model, parameters: [0], covariance: .identity(3)) }
    #expect(throws: GeometryError.self) {
      try OnlineNaturalGradient(model, parameters: [0, 0, 0], covariance: .identity(2))
    }
    #expect(throws: GeometryError.self) {
      try OnlineNaturalGradient(model, parameters: [0, 0, 0], covariance: .identity(3), rate: .constant(1))
    }
    var online = try OnlineNaturalGradient(model, parameters: [0, 0, 0], covariance: .identity(3))
    #expect(throws: GeometryError.self) { try online.observe([1], at: [0, 0]) }
    #expect(throws: GeometryError.self) { try online.observe([1, .nan], at: [0, 0]) }
    #expect(throws: GeometryError.self) { try online.observe([1, 0], at: [0]) }
    #expect(throws: GeometryError.self) { try online.observe([1, 0], at: [1e300, 0]) }
    #expect(online.count == 0 && online.parameters == [0, 0, 0])
  }
}
