/// What mathematics or data refuse, with the parameter, its value and the reason.
public enum GeometryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A coordinate lies outside the domain.
  case outsideDomain(parameter: String, value: String, requirement: String)
  /// A model, a metric or a request is not sound in itself.
  case invalidModel(reason: String)
  /// A name that is not known here.
  case unknown(kind: String, name: String, hint: String)
  /// The metric has no inverse, or is not positive definite, at a point.
  case degenerateMetric(at: [Double], reason: String)
  /// Two vectors that span no plane.
  case degeneratePlane
  /// A solver did not reach the asked accuracy: what it reached, and why it stopped.
  case notConverged(what: String, reached: Double, reason: String)
  /// A geodesic that leaves the manifold.
  case leavesManifold(parameter: Double, point: [Double], reason: String)
  /// A quantity that has no finite value at a point.
  case notFinite(what: String, at: [Double])
  /// A statement that a certificate needs and that could not be proved; it may still be true.
  case notProved(what: String, reason: String)
  /// Something the library cannot do for this model.
  case unsupported(reason: String)

  /// Whether a method has found that there is no geodesic to look for.
  package var saysThatNoGeodesicJoinsThePoints: Bool {
    if case .notConverged(_, _, GeometryError.noGeodesic) = self { true } else { false }
  }

  /// The reason given where no geodesic joins two points.
  package static let noGeodesic = "no geodesic joins the points"

  /// One line for a person.
  public var description: String {
    switch self {
    case .outsideDomain(let parameter, let value, let requirement):
      "\(parameter) = \(value): \(parameter) must \(requirement)"
    case .invalidModel(let reason): reason
    case .unknown(let kind, let name, let hint): "unknown \(kind) \(name)\(hint.isEmpty ? "" : ": \(hint)")"
    case .degenerateMetric(let point, let reason): "the metric at \(point) \(reason)"
    case .degeneratePlane: "the two vectors are parallel and span no plane: there is no sectional curvature"
    case .notConverged(let what, let reached, let reason): "\(what) did not converge: reached \(reached), \(reason)"
    case .leavesManifold(let t, let point, let reason):
      "the geodesic leaves the manifold at t = \(t), near \(point): \(reason)"
    case .notFinite(let what, let point): "\(what) is not finite at \(point)"
    case .notProved(let what, let reason): "not proved: \(what): \(reason)"
    case .unsupported(let reason): reason
    }
  }
}
