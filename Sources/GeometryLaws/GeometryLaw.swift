import InformationGeometry

/// A law of information geometry as a value: what it says, what it needs, and how far a manifold is from it.
public struct GeometryLaw: Sendable, Identifiable {
  /// What a law needs beside a metric at a point.
  public enum Need: String, Sendable, CaseIterable {
    /// A density, or a log-partition function, to derive the other side from.
    case density
    /// A full exponential family.
    case exponentialFamily = "exponential family"
    /// A change of parameters.
    case transition = "change of parameters"
    /// A second point, and geodesics between them.
    case geodesics
    /// Observations that are counted.
    case discreteObservations = "discrete observations"
    /// Observations that are measured by one real number.
    case continuousObservations = "continuous observations"
    /// Two parameters or more.
    case twoParameters = "two parameters"
    /// Three parameters or more.
    case threeParameters = "three parameters"
  }

  /// The name, in camel case.
  public let name: String
  /// The law in Unicode.
  public let statement: String
  /// What it needs beside a metric.
  public let needs: Set<Need>
  /// How the residual is measured and scaled.
  public let residual: String
  /// Where it is found.
  public let source: String
  let kind: Kind

  /// How a law is measured.
  enum Kind: Sendable {
    /// At one place, in any kind of number.
    case pointwise(LawBody)
    /// Between places, by what the library offers to its users.
    case global(@Sendable (GlobalCase) throws -> Measurement?)
  }

  /// The name.
  public var id: String { name }

  /// Whether the law can be measured at one place to any number of digits.
  public var isPointwise: Bool { if case .pointwise = kind { true } else { false } }

  static let framed = "largest component in units of √gᵢᵢ, by the largest component of either side"

  init(
    _ name: String, _ statement: String, needs: Set<Need> = [], residual: String = GeometryLaw.framed, source: String,
    _ body: LawBody
  ) {
    self.name = name
    self.statement = statement
    self.needs = needs
    self.residual = residual
    self.source = source
    kind = .pointwise(body)
  }

  init(
    _ name: String, _ statement: String, needs: Set<Need>, residual: String, source: String,
    global: @escaping @Sendable (GlobalCase) throws -> Measurement?
  ) {
    self.name = name
    self.statement = statement
    self.needs = needs
    self.residual = residual
    self.source = source
    kind = .global(global)
  }
}

extension GeometryLaw {
  /// How a law does.
  public struct Outcome: Sendable {
    /// How it is decided.
    public enum Verdict: String, Sendable {
      /// Both sides agree to the digits that were asked for.
      case holds
      /// An enclosure of the difference contains zero and is narrower than the bound.
      case proved
      /// The difference is larger than the tolerance.
      case broken
      /// An enclosure of the difference does not contain zero.
      case disproved
      /// More digits do not bring more agreement.
      case stagnant
      /// Not decided with the bits that were tried.
      case undecided
    }

    /// The law.
    public let law: GeometryLaw
    /// The difference of both sides by their size; in `Double` in units of rounding.
    public let residual: Double
    /// What is accepted.
    public let tolerance: Double
    /// How it is decided.
    public let verdict: Verdict
    /// What was measured beside the residual.
    public internal(set) var note: String

    /// Whether the law holds as far as was asked.
    public var holds: Bool { verdict == .holds || verdict == .proved }
  }

  /// What is accepted as zero by `check(_:at:)`: far below the digits of a `Double`, far above the bits that are carried.
  public static let tolerance = 1e-40

  /// The outcome at a point in balls; nil where the law does not apply.
  ///
  /// A law under a change of parameters is tried with one that is drawn.
  ///
  /// - Throws: `GeometryError` where a side cannot be calculated.
  public func check(_ manifold: StatisticalManifold, at point: Point) throws -> Outcome? {
    try InvarianceReport(of: manifold, at: point, laws: [self], arithmetic: .certified(digits: 40)).outcomes.first
  }

  /// The outcomes at a point of all laws that apply and can be measured there.
  ///
  /// - Throws: `GeometryError` where a side cannot be calculated.
  public static func report(on manifold: StatisticalManifold, at point: Point) throws -> [Outcome] {
    try InvarianceReport(
      of: manifold, at: point, laws: all.filter(\.isPointwise), arithmetic: .certified(digits: 40)
    ).outcomes
  }
}

/// What came of a law between places.
struct Measurement: Sendable {
  /// The difference by the size of what is compared.
  var residual: Double
  /// What is accepted, with the errors that both sides state.
  var tolerance: Double
  /// Whether the difference is proved not to be zero.
  var isDisproved = false
  /// What was measured beside it.
  var note = ""
}
