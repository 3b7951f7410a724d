import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

extension StatisticalManifold {
  /// The Levi-Civita geodesic with γ(0) = p and γ(1) = q by one way, which is not replaced by another.
  ///
  /// - Throws: `GeometryError.unsupported` where the way does not lead to this manifold's geodesics;
  ///   `GeometryError.notConverged` with what was reached.
  public func geodesic(
    from p: Point, to q: Point, by rung: GeodesicRung, checks: GeodesicVerification.Extent? = nil
  ) throws -> Geodesic {
    let q = try nearest(q, to: p)
    if let still = connection().atRest(p, q, digits: 17) { return still.rounded }
    return try checked(try unchecked(from: p, to: q, by: rung), from: p, to: q, checks)
  }

  /// The length of the geodesic by one way.
  ///
  /// - Throws: as `geodesic(from:to:by:checks:)`.
  public func distance(
    from p: Point, to q: Point, by rung: GeodesicRung, checks: GeodesicVerification.Extent? = nil
  ) throws -> Distance {
    Distance(try geodesic(from: p, to: q, by: rung, checks: checks))
  }

  private func unchecked(from p: Point, to q: Point, by rung: GeodesicRung) throws -> Geodesic {
    switch rung {
    case .closedForm:
      if let found = try closedFormGeodesic(from: p, to: q) { return found }
      throw GeometryError.unsupported(reason: "\(name): no closed form of the geodesic between these points is known")
    case .symmetricSpaceLift:
      guard let solver = model?.geodesicSolver, solver.method != .greatCircle else {
        throw GeometryError.unsupported(reason: "\(name) has no lift to a symmetric space")
      }
      return try solver.geodesic(from: p, to: q)
    case .clairaut:
      if let on = try onSurface(p, q) {
        return on.lifted(try on.surface.geodesic(from: on.p, to: on.q, by: rung), from: p, to: q)
      }
      guard let found = try manifold.clairautDistance(from: p, to: q, digits: 19) else {
        throw GeometryError.unsupported(reason: "\(name) is no surface with a cyclic coordinate")
      }
      return try clairautGeodesic(found, from: p, to: q)
    case .pathEnergy:
      return try connection().geodesicByPathEnergy(
        from: p, to: q, starts: starts(from: p, to: q), isUnique: hasUniqueGeodesics)
    case .collocation:
      do { return try connection().geodesic(from: p, to: q, isometry: nil) } catch GeometryError.notConverged {
        return try connection().geodesicByCollocation(from: p, to: q)
      }
    }
  }

  /// In closed form; nil where none is known.
  func closedFormGeodesic(from p: Point, to q: Point) throws -> Geodesic? {
    if let isometry { return try connection().geodesic(from: p, to: q, isometry: isometry) }
    if dimension == 1 { return try connection().geodesicByLineIntegral(from: p, to: q) }
    if let factors = try factors { return try factors.geodesic(from: p, to: q, by: .closedForm) }
    if let solver = model?.geodesicSolver, try solver.enclosedDistance(from: p, to: q, bits: 64) != nil {
      return try solver.geodesic(from: p, to: q)
    }
    return nil
  }

  /// Neighbouring geodesics part like exp(length): longer curves are not led from their start.
  static let longestLedCurve = 150.0

  private func requireLedCurve(of length: Double) throws(GeometryError) {
    guard length < Self.longestLedCurve else {
      throw .notConverged(
        what: "the curve", reached: length, reason: "its length is known, but it is too long to be led from its start")
    }
  }

  /// The curve that Clairaut's quadrature found the length and the starting velocity of.
  private func clairautGeodesic(
    _ found: (distance: Estimated<BigFloat>, velocity: [BigFloat]), from p: Point, to q: Point
  ) throws -> Geodesic {
    let length = found.distance.value.asDouble
    try requireLedCurve(of: length)
    let led = try connection().geodesic(
      from: p, to: q, ledBy: found.velocity.map(\.asDouble), method: .clairaut)
    if let led, (led.length - length).magnitude <= 1e-9 * length { return led }
    let curve = try connection().geodesic(
      from: p, to: q, digits: 16, method: .clairaut, startingVelocity: { found.velocity })
    return curve.rounded
  }

  /// The rungs below the closed forms, in turn, for α = 0.
  ///
  /// - Parameter failure: why the collocation in `Double` was not enough.
  func lowerRungs(from p: Point, to q: Point, after failure: GeometryError) throws -> Geodesic {
    if dimension == 1 { return try connection().geodesicByLineIntegral(from: p, to: q) }
    if manifold.hasCyclicCoordinate {
      let found: (distance: Estimated<BigFloat>, velocity: [BigFloat])?
      do { found = try manifold.clairautDistance(from: p, to: q, digits: 19) } catch let error as GeometryError {
        if error.saysThatNoGeodesicJoinsThePoints { throw error }
        found = nil
      }
      if let found {
        // Other ways to a curve that is too long take many times as long, and lead nowhere.
        try requireLedCurve(of: found.distance.value.asDouble)
        if let curve = try? clairautGeodesic(found, from: p, to: q) { return curve }
      }
    }
    do {
      return try connection().geodesicByPathEnergy(
        from: p, to: q, starts: starts(from: p, to: q), isUnique: hasUniqueGeodesics)
    } catch GeometryError.notConverged { throw failure }
  }

  /// The e- and the m-geodesic, to start a search from.
  ///
  /// For a full exponential family they are straight in natural and in expectation coordinates; for other models, the
  /// geodesics of ∇^(1) and ∇^(−1) where collocation finds them.
  func starts(from p: Point, to q: Point) throws -> [PathStart] {
    if model?.exponentialFamily?.order == dimension {
      return DualCoordinates.Kind.allCases.compactMap { kind in
        guard let dual = try? DualCoordinates(kind, of: self) else { return nil }
        let a = dual.enclosure(of: p, bits: 192).map(\.midpoint), b = dual.enclosure(of: q, bits: 192).map(\.midpoint)
        guard (a + b).allSatisfy(\.isFinite) else { return nil }
        return PathStart("straight in \(kind.rawValue) coordinates") { t in
          let exact = zip(a, b).compactMap { Rational(exactly: $0 + t * ($1 - $0)) }.map { Expression($0) }
          return exact.count == a.count ? try? dual.sourcePoint(exact, bits: 128).coordinates : nil
        }
      }
    }
    guard !manifold.cubicComponents.isEmpty, dimension > 1 else { return [] }
    return [Rational(1), Rational(-1)].compactMap { alpha in
      guard let curve = try? connection(alpha: alpha).geodesic(from: p, to: q) else { return nil }
      return PathStart("the geodesic with α = \(alpha)") { curve.sample(at: $0).coordinates }
    }
  }
}
