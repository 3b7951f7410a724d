import Scalars

/// What a manifold may offer to the solvers: Levi-Civita geodesics by a method of its own.
///
/// Asked before the general methods. An answer is verified by whoever gives it: one that fails its checks is an error.
public protocol GeodesicSolving: Sendable {
  /// What the method is called.
  var method: Geodesic.Method { get }

  /// The geodesic with γ(0) = p and γ(1) = q.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func geodesic(from p: Point, to q: Point) throws -> Geodesic

  /// The geodesic with γ(0) = p and γ̇(0) = v, from 0 to `end`; nil where the general method is to be used.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func geodesic(from p: Point, velocity v: [Double], until end: Double) throws -> Geodesic?

  /// The length of the geodesic between two points with an estimate of its error and its residual, without the curve.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func distance(from p: Point, to q: Point) throws -> (length: Rounded, residual: Double)

  /// An enclosure of the distance by a closed form, with so many bits of work; nil where there is none.
  ///
  /// Only where it is proved that no shorter curve joins the points.
  func enclosedDistance(from p: Point, to q: Point, bits: Int) throws -> Ball?

  /// An enclosure of the length of a geodesic that is proved to join the points, whether it is proved to be the shortest
  /// and why; nil where the general method is to be used.
  ///
  /// - Throws: `GeometryError.notProved` with what could not be proved.
  func provedDistance(
    from p: Point, to q: Point, digits: Int
  ) throws -> (length: Ball, isMinimizing: Bool, evidence: String)?

  /// The length of the geodesic to so many digits; nil where the general method is to be used.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func distance(from p: Point, to q: Point, digits: Int) throws -> Estimated<BigFloat>?

  /// γ̇(0) of the geodesic with γ(0) = p and γ(1) = q, with so many bits; nil where the general method is to be used.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func startingVelocity(from p: Point, to q: Point, bits: Int) throws -> [BigFloat]?

  /// Numbers that the distance lies between, found without the geodesic.
  func bounds(from p: Point, to q: Point) throws -> [GeodesicVerification.Bound]
}

extension GeodesicSolving {
  /// No method of its own.
  public func provedDistance(
    from p: Point, to q: Point, digits: Int
  ) throws -> (length: Ball, isMinimizing: Bool, evidence: String)? { nil }
  /// No closed form.
  public func enclosedDistance(from p: Point, to q: Point, bits: Int) throws -> Ball? { nil }
  /// None.
  public func bounds(from p: Point, to q: Point) throws -> [GeodesicVerification.Bound] { [] }
  /// No method of its own.
  public func distance(from p: Point, to q: Point, digits: Int) throws -> Estimated<BigFloat>? { nil }
  /// No method of its own.
  public func startingVelocity(from p: Point, to q: Point, bits: Int) throws -> [BigFloat]? { nil }
}
