import InformationGeometry

/// Whether the geometry of a model survives a change of parameters, law by law.
///
/// One side is the geometry that the library (or a claim) gives in the chart of the model. The other side comes from the
/// density with its parameters replaced, read and differentiated anew; it is never pulled back.
public struct InvarianceReport: Sendable {
  /// The numbers that residuals are measured with.
  public enum Arithmetic: Sendable, Equatable {
    /// `Double`: residuals in units of rounding, 2⁻⁵³. What cancellation spoils is decided in balls.
    case double
    /// MPFR: both sides agree to so many digits, and to more with more digits.
    case digits(Int)
    /// Arb: the difference is proved to be less than 10⁻ᴺ of the sides, or proved not to be zero.
    case certified(digits: Int)
  }

  /// A law that was not measured.
  public struct Omission: Sendable {
    /// The law.
    public let law: GeometryLaw
    /// Why not.
    public let reason: String
  }

  /// The name of the model.
  public let model: String
  /// The point in the chart of the model.
  public let point: Point
  /// The change of parameters; nil where there is no density to put it into.
  public var change: ChartTransition? { try? setting.pointwiseChange() }
  /// The point in the new chart.
  public var newPoint: Point? { change.flatMap { try? Point(setting.place, in: $0.target) } }
  private let setting: LawSetting
  /// The numbers.
  public let arithmetic: Arithmetic
  /// The laws that were measured.
  public let outcomes: [GeometryLaw.Outcome]
  /// The laws that do not apply, or that have nothing to be measured with here.
  public let omissions: [Omission]

  /// Whether every law that was measured holds.
  public var holds: Bool { outcomes.allSatisfy(\.holds) }

  /// Measures laws at a point under a change of parameters.
  ///
  /// - Parameters:
  ///   - manifold: the model.
  ///   - claims: a geometry of one's own that is to be tested in place of the library's.
  ///   - change: the change of parameters.
  ///   - point: a point in the chart of the model.
  ///   - laws: which laws; those that do not apply are left out.
  /// - Throws: `GeometryError.invalidModel` for a change that cannot be inverted at the point, and where a side cannot be
  ///   calculated.
  public init(
    of manifold: StatisticalManifold, claiming claims: GeometryClaims = GeometryClaims(), under change: ChartTransition,
    at point: Point, laws: [GeometryLaw] = GeometryLaw.all, arithmetic: Arithmetic = .double
  ) throws {
    try self.init(
      LawProblem(manifold, claims: claims, under: change), under: change, at: point, laws: laws, arithmetic: arithmetic)
  }

  /// Measures laws of a model whose geometry has no closed form: both sides are integrated, and the residuals contain
  /// what the quadratures state as their errors.
  ///
  /// - Throws: as the other initializer.
  public init(
    of manifold: EstimatedManifold, under change: ChartTransition, at point: Point,
    laws: [GeometryLaw] = GeometryLaw.all, arithmetic: Arithmetic = .double
  ) throws {
    try self.init(
      LawProblem(estimating: manifold.model, under: change), under: change, at: point, laws: laws,
      arithmetic: arithmetic)
  }

  private init(
    _ problem: LawProblem, under change: ChartTransition, at point: Point, laws: [GeometryLaw], arithmetic: Arithmetic
  ) throws {
    let place = try change.targetPoint(point, bits: InvarianceReport.bits(arithmetic) * 2 + 512)
    let scales = problem.scales(at: point)
    let setting = LawSetting(
      problem: problem, change: change, place: place.exact, other: InvarianceReport.neighbour(place, change),
      constants: point.exact + scales.map { Expression($0) }, point: try change.sourcePoint(place))
    self.init(setting, laws: laws, arithmetic: arithmetic)
  }

  /// Measures laws at a point under a change of parameters that is drawn.
  ///
  /// - Throws: as the other initializer.
  public init(
    of manifold: StatisticalManifold, claiming claims: GeometryClaims = GeometryClaims(), at point: Point,
    seed: UInt64 = 1, laws: [GeometryLaw] = GeometryLaw.all, arithmetic: Arithmetic = .double
  ) throws {
    var draws = SeededDraws(seed: seed)
    self.init(
      LawSetting(drawnFor: try LawProblem(manifold, claims: claims), at: point, &draws), laws: laws,
      arithmetic: arithmetic)
  }

  /// The same for a model whose geometry has no closed form.
  ///
  /// - Throws: as the other initializer.
  public init(
    of manifold: EstimatedManifold, at point: Point, seed: UInt64 = 1, laws: [GeometryLaw] = GeometryLaw.all,
    arithmetic: Arithmetic = .double
  ) throws {
    var draws = SeededDraws(seed: seed)
    self.init(
      LawSetting(drawnFor: try LawProblem(estimating: manifold.model), at: point, &draws), laws: laws,
      arithmetic: arithmetic)
  }

  /// Measures laws to a number of digits.
  ///
  /// - Throws: as the other initializer.
  public init(
    of manifold: StatisticalManifold, under change: ChartTransition, at point: Point, digits: Int
  ) throws {
    try self.init(of: manifold, under: change, at: point, arithmetic: .digits(digits))
  }

  init(_ setting: LawSetting, laws: [GeometryLaw], arithmetic: Arithmetic) {
    var run = LawRun(setting: setting, arithmetic: arithmetic)
    for law in laws { run.measure(law) }
    model = setting.problem.name
    point = setting.point
    self.setting = setting
    self.arithmetic = arithmetic
    outcomes = run.outcomes
    omissions = run.omissions
  }

  /// The bits that an arithmetic begins with.
  static func bits(_ arithmetic: Arithmetic) -> Int {
    switch arithmetic {
    case .double: 128
    case .digits(let digits), .certified(let digits): Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 64
    }
  }

  /// A second place of the new chart near the first, where everything is defined.
  static func neighbour(_ place: Point, _ change: ChartTransition) -> [Expression]? {
    let x = place.coordinates
    var size = 0.25
    for _ in 0..<20 {
      let near = x.enumerated().map { i, w -> Rational in
        let step = size * max(w.magnitude, 0.25) * (i % 2 == 0 ? 1 : -0.75)
        return Rational(exactly: Double(Float(w + step))) ?? 0
      }
      if let point = try? Point(near.map { Expression($0) }, in: change.target),
        (try? change.sourcePoint(point)) != nil
      {
        return point.exact
      }
      size /= 2
    }
    return nil
  }
}
