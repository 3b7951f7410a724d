import InformationGeometry

/// A law of information geometry as a value: what it says, and how far a manifold is from it at a point.
///
/// Both sides are calculated in balls, so that a residual is a proved bound and tolerances need not allow for rounding.
public struct GeometryLaw: Sendable {
  /// The name, in camel case.
  public let name: String
  /// The law in Unicode.
  public let statement: String
  /// Where it is found.
  public let source: String
  /// The residual by the size of what is compared; nil where the law does not apply.
  let measure: @Sendable (StatisticalManifold, Point) throws -> Double?

  /// What is accepted as zero: far below the digits of a `Double`, far above the bits that are carried.
  public static let tolerance = 1e-40
  /// The bits that both sides are calculated with.
  static let bits = 512

  /// How a law does at a point.
  public struct Outcome: Sendable {
    /// The law.
    public let law: GeometryLaw
    /// A bound of the difference of both sides, by their size.
    public let residual: Double
    /// Whether the residual is below the tolerance.
    public var holds: Bool { residual <= GeometryLaw.tolerance }
  }

  /// The outcome at a point; nil where the law does not apply.
  ///
  /// - Throws: `GeometryError` where a side cannot be calculated.
  public func check(_ manifold: StatisticalManifold, at point: Point) throws -> Outcome? {
    try measure(manifold, point).map { Outcome(law: self, residual: $0) }
  }
}

extension GeometryLaw {
  /// All laws, in the order of the theory.
  public static let all: [GeometryLaw] = [
    .metricIsPositiveDefinite, .cubicFormIsSymmetric, .connectionsAreDual, .connectionsAverage, .firstBianchi,
    .curvaturesAreDual, .curvatureFromThirdCumulants, .scalarIsTwiceGaussian,
  ]

  /// The outcomes of all laws that apply at a point.
  ///
  /// - Throws: `GeometryError` where a side cannot be calculated.
  public static func report(on manifold: StatisticalManifold, at point: Point) throws -> [Outcome] {
    try all.compactMap { try $0.check(manifold, at: point) }
  }
}

/// The largest |aᵢ − bᵢ| by the largest |aᵢ| or |bᵢ|, bounded from above.
func residual(_ a: [Ball], _ b: [Ball]) -> Double {
  var difference = 0.0, size = 0.0
  for (x, y) in zip(a, b) {
    let d = Ball.absoluteValue(x - y)
    guard d.isFinite else { return .infinity }
    difference = max(difference, d.upper)
    size = max(size, Ball.absoluteValue(x).upper, Ball.absoluteValue(y).upper)
  }
  return size > 0 ? difference / size : 0
}
