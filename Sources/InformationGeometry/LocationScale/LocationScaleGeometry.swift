import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// The geometry of a density of the form f((y − m)/s)/s, y = φ(x), from moments of the scores of f.
///
///     g = s⁻²(a dm² + 2b dm ds + c ds²)      a = E u²,  b = E uv,  c = E v²      u = −ℓ′(z),  v = −1 − zℓ′(z)
///
/// Three constants give the metric, four more T and so every α-connection. They are integrated to many digits, and closed
/// forms are looked for that agree with all of them: what stands on them is identified, never proved. The metric is that of
/// the hyperbolic plane of curvature K = −1/C, C = c − b²/a, and distances are closed forms in the constants.
/// Source: Mitchell (1988), Int. Stat. Rev. 56.
public struct LocationScaleGeometry: Sendable {
  /// The model.
  public let model: StatisticalModel
  /// m, s and f.
  public let form: LocationScaleForm
  /// φ(x); nil for x itself.
  public let change: Expression?
  /// a, b, c, and E u³, E u²v, E uv², E v³.
  public let moments: [ScoreMoment]
  /// How many digits were asked of the moments.
  public let digits: Int

  /// The geometry of a model; nil when its density is not recognised as a location–scale family.
  ///
  /// - Parameter digits: of the moments, from 20 to 1000; identification needs about 60.
  /// - Throws: `GeometryError` where a moment is infinite or does not converge.
  public init?(_ model: StatisticalModel, digits: Int = 60) throws {
    precondition((20...1_000).contains(digits), "\(digits) digits are not in 20...1000")
    guard let (form, change) = model.locationScaleForm() else { return nil }
    self.model = model
    self.form = form
    self.change = change.function
    self.digits = digits
    moments = try LocationScaleGeometry.moments(form, name: model.name, digits: digits)
  }

  private static func moments(_ form: LocationScaleForm, name: String, digits: Int) throws -> [ScoreMoment] {
    let x = Symbol("x"), m = Symbol("m"), s = Symbol("s", .positive)
    let logDensity = form.standardLogDensity.substituting([form.variable: (x - m) / s]) - log(s)
    let standard = try StatisticalModel(
      name, variables: [x], in: .realLine, parameters: [m, s], logDensity: logDensity)
    let basis = ExpectationBasis(dimension: 2, order: 0)
    let point = try Point([Expression.zero, .one], in: standard.chart)
    let found = try ExpectationQuadrature(standard).moments(basis, at: point, digits: digits)
    let names = ["E[u²]", "E[u v]", "E[v²]", "E[u³]", "E[u² v]", "E[u v²]", "E[v³]"]
    let places = [[0, 0], [0, 1], [1, 1], [0, 0, 0], [0, 0, 1], [0, 1, 1], [1, 1, 1]]
    return zip(names, places).map { name, indices in
      // Odd powers of u have mean 0 for an even density.
      if form.isSymmetric, indices.filter({ $0 == 0 }).count % 2 == 1 { return ScoreMoment(name: name, digits: digits) }
      let place = basis.place(indices.map { [$0] })
      return ScoreMoment(name: name, value: found.values[place], error: found.errors[place], digits: digits)
    }
  }

  /// a, b, c as closed forms; nil where one of them was not identified.
  public var identified: (a: Expression, b: Expression, c: Expression)? {
    guard let a = moments[0].closedForm, let b = moments[1].closedForm, let c = moments[2].closedForm else {
      return nil
    }
    return (a, b, c)
  }

  /// To how many digits the least known of a, b, c agrees with its closed form.
  public var identifiedDigits: Int {
    moments.prefix(3).filter { !$0.isZeroBySymmetry }.map { $0.identifiedDigits ?? 0 }.min() ?? 0
  }

  /// C = c − b²/a = −1/K as a closed form in identified constants.
  public var hyperbolicScale: Expression? {
    identified.map { ($0.c - $0.b.squared / $0.a).readable() }
  }

  /// K = −1/C as a closed form in identified constants.
  public var gaussianCurvature: Expression? { hyperbolicScale.map { (-1 / $0).readable() } }

  /// K with its estimated error, in decimal.
  public var estimatedCurvature: Estimated<String> {
    let K = -(Ball(1, precision: BallPrecision(digits: digits)) / scaleBall)
    return LocationScaleGeometry.estimate(K)
  }

  /// C as a number with its estimated error as radius.
  private var scaleBall: Ball {
    let (a, b, c) = (moments[0].ball, moments[1].ball, moments[2].ball)
    return c - b * b / a
  }

  /// The manifold with the identified closed forms; nil where one of the seven constants was not identified.
  ///
  /// What it says is as certain as the identification: not proved.
  public func identifiedManifold() throws -> StatisticalManifold? {
    guard let (a, b, _) = identified, let C = hyperbolicScale, let mmm = moments[3].closedForm,
      let mms = moments[4].closedForm, let mss = moments[5].closedForm, let sss = moments[6].closedForm
    else { return nil }
    let constants = LocationScale(a: a, b: b, hyperbolic: C, cubic: (mmm, mms, mss, sss))
    return StatisticalManifold(
      try constants.manifold(location: form.location, scale: form.scale, in: model.chart), name: model.name,
      model: model)
  }

  static func estimate(_ ball: Ball) -> Estimated<String> {
    Estimated(
      value: ball.decimalToError, error: ExpectationQuadrature.powerOfTen(ball.roundingMagnitude),
      method: "quadrature of the standard density", evaluations: 0)
  }
}

extension LocationScaleGeometry {
  /// The Fisher–Rao distance by the isometry to the half plane, with what the errors of the constants make of it.
  ///
  ///     d = √C arcosh(1 + ((a/C)Δ² + Δs²)/(2s₀s₁))      Δ = Δm + (b/a)Δs
  ///
  /// - Throws: `GeometryError.notConverged` where the points are too near to be told apart with the digits of the constants.
  public func distance(from p: Point, to q: Point) throws -> Estimated<BigFloat> {
    if p.isSame(as: q) { return Estimated(value: .zero, error: .zero, method: Self.method, evaluations: 0) }
    let bits = Int(Double(digits) * 3.33) + 128, precision = BallPrecision(bits: bits)
    let tape = try Tape([form.location, form.scale], inputs: form.parameters)
    let first = tape.evaluate(p.enclosed(bits: bits), precision: precision)
    let second = tape.evaluate(q.enclosed(bits: bits), precision: precision)
    let (a, b) = (moments[0].ball, moments[1].ball)
    let C = scaleBall
    let ds = second[1] - first[1], dm = second[0] - first[0] + b / a * ds
    let two = Ball(2, precision: precision)
    let chord = Ball.sqrt((a / C * dm * dm + ds * ds) / (first[1] * second[1]))
    let length = Ball.sqrt(C) * two * Ball.asinh(chord / two)
    guard length.isFinite, length.relativeAccuracyBits > 40 else {
      throw GeometryError.notConverged(
        what: "the distance", reached: length.radius,
        reason: "the points are too near for constants of \(digits) digits")
    }
    let shown = BigFloatPrecision(digits: digits)
    let value = BigFloat(midpointOf: length, precision: shown)
    let error = (length - Ball(containing: value, precision: precision)).largestSize
    return Estimated(
      value: value, error: BigFloat(midpointOf: error, precision: BigFloatPrecision(bits: 64)), method: Self.method,
      evaluations: 0)
  }

  static let method = "location-scale isometry"
}

extension StatisticalModel {
  /// The geometry of a location–scale density by the moments of its scores; nil when it is not recognised as one.
  ///
  /// - Throws: as `LocationScaleGeometry.init(_:digits:)`.
  public func locationScaleGeometry(digits: Int = 60) throws -> LocationScaleGeometry? {
    try LocationScaleGeometry(self, digits: digits)
  }
}
