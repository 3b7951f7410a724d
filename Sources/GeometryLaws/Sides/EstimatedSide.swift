import InformationGeometry
import NaturalGradients

/// The geometry of a density by quadrature, as balls whose radii are estimates of errors.
final class EstimatedSide {
  let jets: Jets<Estimated<String>>
  private let dimension: Int
  private let derivatives: Int
  private let digits: Int

  /// Integrates; as many derivatives as the density has scores for.
  init(_ model: StatisticalModel, at place: Point, order: Int, digits: Int) throws {
    self.digits = digits
    let quadrature = try ExpectationQuadrature(model)
    dimension = model.chart.dimension
    do {
      jets = try quadrature.jets(order: order, at: place, digits: digits)
      derivatives = order
    } catch GeometryError.unsupported where order > 0 {
      // A score that jumps has no derivatives that are expectations; g and T it has.
      jets = try quadrature.jets(order: 0, at: place, digits: digits)
      derivatives = 0
    }
  }

  /// The numbers with their estimated errors as radii.
  func balls(_ precision: BallPrecision) -> Jets<Ball> {
    func ball(_ number: Estimated<String>) -> Ball { Self.ball(number, digits: digits, precision) }
    var numbers = Jets(metric: jets.metric.map(ball))
    numbers.derivatives = jets.derivatives.map(ball)
    numbers.cubic = jets.cubic.map(ball)
    numbers.second = jets.second.map(ball)
    numbers.cubicDerivatives = jets.cubicDerivatives.map(ball)
    return numbers
  }

  /// A number with its estimated error as the radius.
  static func ball(_ number: Estimated<String>, digits: Int, _ precision: BallPrecision) -> Ball {
    guard let value = Rational(number.value), let error = Rational(number.error) else {
      return .indeterminate(precision)
    }
    // The text itself is rounded, to five digits more than were asked for.
    let rounding = value * Rational(10).power(-digits - 4)
    return Ball(value, precision: precision).widened(by: Ball(error, precision: precision))
      .widened(by: Ball(rounding, precision: precision))
  }

  /// What follows from them.
  func geometry(_ precision: BallPrecision) throws -> LocalGeometry<Ball> {
    LocalGeometry(
      try JetGeometry(BallRing(precision), dimension: dimension, jets: balls(precision), isDuallyFlat: false),
      precision: precision, derivatives: derivatives, isEstimated: true)
  }
}

/// The sides that have to be integrated at one place, each once.
struct EstimatedSides {
  private let setting: LawSetting
  let digits: Int
  private var known: [String: Result<EstimatedSide?, any Error>] = [:]
  private var metrics: [DensityMetric: Result<[Ball]?, any Error>] = [:]

  init(_ setting: LawSetting, digits: Int) {
    self.setting = setting
    self.digits = digits
  }

  /// Curvature needs fourth moments, which many parameters have too many of.
  private var order: Int { setting.problem.chart.dimension <= 3 ? 2 : 1 }

  /// The density in the chart of the model.
  mutating func own() throws -> EstimatedSide? {
    try side("own") { setting, order, digits in
      try setting.problem.model.map { try EstimatedSide($0, at: setting.point, order: order, digits: digits) }
    }
  }

  /// The density with its parameters replaced.
  mutating func transformed() throws -> EstimatedSide? {
    try side("new") { setting, order, digits in
      guard let model = setting.problem.model, let change = try setting.pointwiseChange() else { return nil }
      return try EstimatedSide(
        model.substitutingDensity(change), at: Point(setting.place, in: change.target), order: order, digits: digits)
    }
  }

  /// The density of another observable.
  mutating func observed() throws -> EstimatedSide? {
    try side("observed") { setting, order, digits in
      guard let model = setting.problem.model, let other = OtherObservable(model) else { return nil }
      return try EstimatedSide(other.model(of: model), at: setting.point, order: min(order, 1), digits: digits)
    }
  }

  /// The density of an observation that was split at random by a coin that looks at it: (x, c) with c = 0 or 1.
  mutating func split() throws -> EstimatedSide? {
    try side("split") { setting, _, digits in
      guard let model = setting.problem.model, let joint = try LawProblem.split(model, setting.observations) else {
        return nil
      }
      return try EstimatedSide(joint, at: setting.point, order: 0, digits: digits)
    }
  }

  /// Densities whose Sobolev metrics are compared.
  enum DensityMetric { case own, transformed, observed }

  /// ∫ ∂ᵢp (1 − ℓ²Δ)∂ⱼp dx, of about the unit ℓ of the observations; nil where there is no such density.
  ///
  /// In the chart of the model by its closed form, where there is one, and by quadrature otherwise.
  mutating func sobolevMetric(
    _ which: DensityMetric, isDouble: Bool, _ precision: BallPrecision
  ) throws -> [Ball]? {
    if let found = metrics[which] { return try found.get() }
    let setting = setting, digits = digits
    let made = Result { () throws -> [Ball]? in
      guard let model = setting.problem.model, let unit = setting.observationUnit else { return nil }
      let metric: ModelMetric, point: Point
      switch which {
      case .own:
        if let claimed = setting.problem.claims.sobolevMetric {
          return try Tape(claimed(Expression(unit)), inputs: model.parameters).evaluate(
            setting.point.enclosed(bits: precision.bits), precision: precision)
        }
        metric = try .sobolev(model, order: 1, lengthScale: unit)
        point = setting.point
        if metric.isClosedForm { return try metric.enclosure(of: .metric, at: point, bits: precision.bits) }
      case .transformed:
        guard let change = try setting.pointwiseChange() else { return nil }
        metric = try .integratedSobolev(model.substitutingDensity(change), order: 1, lengthScale: unit)
        point = try Point(setting.place, in: change.target)
      case .observed:
        guard let other = OtherObservable(model) else { return nil }
        metric = try .integratedSobolev(other.model(of: model), order: 1, lengthScale: unit)
        point = setting.point
      }
      if isDouble {
        return try metric.estimated(.metric, at: point, tolerance: 1e-10).map {
          Ball(exactly: $0.value, precision: precision).widened(by: Ball(exactly: $0.error, precision: precision))
        }
      }
      return try metric.estimated(.metric, at: point, digits: digits).map {
        EstimatedSide.ball($0, digits: digits, precision)
      }
    }
    metrics[which] = made
    return try made.get()
  }

  private mutating func side(
    _ key: String, _ make: (LawSetting, Int, Int) throws -> EstimatedSide?
  ) throws -> EstimatedSide? {
    if let known = known[key] { return try known.get() }
    let made = Result { try make(setting, order, digits) }
    known[key] = made
    return try made.get()
  }
}
