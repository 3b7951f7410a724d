/// What was found when a geodesic between two points was checked by other means than those that found it.
public struct GeodesicVerification: Sendable {
  /// A number that the distance cannot be below, or above.
  public struct Bound: Sendable, Equatable {
    /// What it is, as in "Calvo and Oller" or "√Jeffreys".
    public let name: String
    /// Its value.
    public let value: Double
    /// Whether the distance is at least that; otherwise at most.
    public let isLower: Bool

    /// Makes a bound.
    public init(_ name: String, _ value: Double, isLower: Bool) {
      self.name = name
      self.value = value
      self.isLower = isLower
    }
  }

  /// How much is checked.
  public enum Extent: String, Sendable {
    /// What the methods check of themselves, the equation and the constancy of the speed: for many pairs.
    case essential
    /// And the independent integration, the way back, bounds, and conjugate points.
    case full
  }

  /// The length that was checked.
  public let length: Double
  /// The largest violation of the geodesic equation, relative to the speed squared.
  public package(set) var residual: Double
  /// (max − min)/max of the speed; 0 where it need not be constant.
  public package(set) var speedVariation: Double
  /// How far an independent integration from the start ends from the last point, relative to the length.
  ///
  /// Neighbouring geodesics part by as much as exp(length): where one integration does not hold the curve it is begun again
  /// at each of `segments` places, and this is the largest departure times segments², what an acceleration that is wrong
  /// all along would come to.
  public package(set) var endPointError: Double?
  /// In how many pieces the curve was integrated.
  public package(set) var segments: Int
  /// |d(q, p) − d(p, q)|/d(p, q), where the way back was solved for and is not another geodesic.
  public package(set) var reverseDifference: Double?
  /// Numbers that the distance must lie between.
  public package(set) var bounds: [Bound]
  /// The conjugate points of the start inside the curve: found by Jacobi fields, none where a theorem on the curvature
  /// excludes them; nil where they were not looked for.
  public package(set) var conjugatePoints: [JacobiFields.ConjugatePoint]?
  /// Whether a search from several curves, the way back and bounds found no shorter curve; nil where there was no search.
  public package(set) var survivedSearch: Bool?

  /// What is known of a length without its curve.
  package init(length: Double, residual: Double, reverseDifference: Double?, bounds: [Bound]) {
    self.init(
      length: length, residual: residual, speedVariation: 0, endPointError: nil, segments: 0,
      reverseDifference: reverseDifference, bounds: bounds, conjugatePoints: nil, survivedSearch: nil)
  }

  init(
    length: Double, residual: Double, speedVariation: Double, endPointError: Double?, segments: Int,
    reverseDifference: Double?, bounds: [Bound], conjugatePoints: [JacobiFields.ConjugatePoint]?, survivedSearch: Bool?
  ) {
    self.length = length
    self.residual = residual
    self.speedVariation = speedVariation
    self.endPointError = endPointError
    self.segments = segments
    self.reverseDifference = reverseDifference
    self.bounds = bounds
    self.conjugatePoints = conjugatePoints
    self.survivedSearch = survivedSearch
  }

  /// Whether the curve is shorter than its neighbours; nil where conjugate points were not looked for.
  ///
  /// With a conjugate point inside it is not the shortest. Without one, another geodesic may still be shorter.
  public var isLocallyMinimizing: Bool? { conjugatePoints.map(\.isEmpty) }

  /// Errors above this are failures.
  public static let tolerance = 1e-6

  /// What failed: the check, and the number that was reached; nil when nothing did.
  ///
  /// A conjugate point is no failure of a geodesic, only of a distance.
  public var failure: (check: String, reached: Double)? {
    let slack = 1e-9
    if !(residual <= Self.tolerance) { return ("the geodesic equation is not satisfied", residual) }
    if !(speedVariation <= Self.tolerance) { return ("the speed is not constant", speedVariation) }
    if let endPointError, !(endPointError <= Self.tolerance) {
      return ("an independent integration does not reach the end", endPointError)
    }
    if let reverseDifference, !(reverseDifference <= Self.tolerance) {
      return ("the way back has another length", reverseDifference)
    }
    // A curve that is not the shortest may be longer than others.
    for bound in bounds where bound.isLower || survivedSearch != false {
      if bound.isLower ? length < bound.value * (1 - slack) : length > bound.value * (1 + slack) {
        return ("the length violates the bound by \(bound.name)", bound.value)
      }
    }
    return nil
  }

  /// Refuses a curve that failed a check.
  ///
  /// - Throws: `GeometryError.notConverged` with what was reached.
  public func requirePassed() throws(GeometryError) {
    guard let failure else { return }
    throw .notConverged(what: "the verification of the geodesic", reached: failure.reached, reason: failure.check)
  }
}
