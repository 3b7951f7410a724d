import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A Fisher–Rao distance between proved bounds.
public struct CertifiedDistance: Sendable, CustomStringConvertible {
  /// A ball that contains the length of a geodesic that is proved to join the points.
  public let enclosure: Ball
  /// Whether it is proved that no curve between the points is shorter, so that the length is the distance.
  public let isMinimizing: Bool
  /// How it was found.
  public let method: Geodesic.Method
  /// Why no curve is shorter, or what is missing for a proof.
  public let evidence: String

  /// The enclosure and what is proved.
  public var description: String {
    "\(enclosure) (\(method.rawValue), \(isMinimizing ? "proved" : "not proved") to be the shortest: \(evidence))"
  }
}

extension StatisticalManifold {
  /// The Fisher–Rao distance between proved bounds of so many digits.
  ///
  /// Closed forms in balls, each of which is the least length: families of one parameter; families whose image in the
  /// hyperbolic plane or the sphere contains the shortest curves between its points; normals with equal means, with
  /// equal covariances or of one variable; centered normals and Wishart matrices. Points that are the same: 0.
  ///
  /// Other normals: the geodesic is enclosed on the symmetric space above them, and for two variables proved to be the
  /// shortest by a search of the fibre. Gamma, inverse gamma, beta and Dirichlet families, which are Hadamard manifolds: bounds
  /// by the energy and the defect of one curve (`EnergyBounds`). All other families with an analytic
  /// metric: the length of a geodesic that is
  /// proved to exist; whether it is the shortest is proved where curvature says so (`Minimality`).
  ///
  /// - Throws: `GeometryError.notProved` with what could not be proved; `GeometryError.notConverged`.
  public func certifiedDistance(from p: Point, to q: Point, digits: Int = 17) throws -> CertifiedDistance {
    precondition((1...200_000).contains(digits), "\(digits) digits are not in 1...200000")
    if p.isSame(as: q) {
      let zero = Ball(0, precision: BallPrecision(digits: digits))
      return CertifiedDistance(
        enclosure: zero, isMinimizing: true, method: .closedForm, evidence: "the points are the same")
    }
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    if let ball = try closedFormDistance(from: p, to: q, digits: digits) {
      let minimality = closedFormMinimality
      return CertifiedDistance(
        enclosure: ball, isMinimizing: minimality.isProved, method: .closedForm, evidence: minimality.evidence)
    }
    if let found = try model?.geodesicSolver?.provedDistance(from: p, to: q, digits: digits) {
      return CertifiedDistance(
        enclosure: found.length, isMinimizing: found.isMinimizing, method: .symmetricSpaceLift,
        evidence: found.evidence)
    }
    if let reason = model?.nonpositiveCurvature, dimension <= DefectFormulas.mostCoordinates {
      let length = try manifold.enclosedHadamardDistance(from: p, to: q, digits: digits) {
        try geodesic(from: p, to: q, digits: $0)
      }
      return CertifiedDistance(enclosure: length, isMinimizing: true, method: .curveEnergy, evidence: reason)
    }
    let curve = try certifiedGeodesic(from: p, to: q, alpha: 0, digits: digits, most: ProofBudget.short)
    guard let length = curve.length else {
      throw GeometryError.notProved(what: "the length of the geodesic", reason: "its speed is not constant")
    }
    let minimality = minimality(ofLength: length)
    return CertifiedDistance(
      enclosure: length, isMinimizing: minimality.isProved, method: curve.method, evidence: minimality.evidence)
  }
}
