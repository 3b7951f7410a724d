import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Whether a geodesic that is proved to exist is proved to be the shortest curve between its ends, and why.
///
/// *One dimension*: every curve between the points covers the same interval.
/// *Complete, simply connected, nowhere positive curvature*: two points are joined by one geodesic, the shortest curve
/// (Cartan–Hadamard).
/// *Surfaces, simply connected, nowhere positive curvature*, complete or not: a shorter curve would bound with the geodesic
/// a disc; the shortest curve in the disc turns away from the geodesic wherever it turns, and the Gauss–Bonnet sum of what lies between
/// the two is below 2π, which is absurd.
/// *Surfaces of constant curvature K on a simply connected chart*: the developing map to the space form keeps lengths,
/// and there the image is a shortest curve, for K > 0 as long as it is no longer than π/√K.
///
/// Source: do Carmo (1992), Riemannian Geometry, chapters 7 and 8; Bridson & Haefliger (1999), II.4.
struct Minimality {
  let isProved: Bool
  let evidence: String

  static func proved(_ evidence: String) -> Minimality { Minimality(isProved: true, evidence: evidence) }
  static func unproved(_ evidence: String) -> Minimality { Minimality(isProved: false, evidence: evidence) }
}

extension StatisticalManifold {
  /// What is known of a length in closed form.
  var closedFormMinimality: Minimality {
    guard let isometry else {
      return .proved("a totally geodesic part, on which some projection of the whole family does not increase lengths")
    }
    guard isometry.isConvex else { return .unproved("the image may not contain the shortest curve") }
    switch isometry.space {
    case .line: return .proved("one dimension: every curve between the points covers the same interval")
    case .hyperbolicPlane: return .proved("isometric to a convex part of the hyperbolic plane")
    case .sphere: return .proved("isometric to a part of a sphere, and less than half a great circle")
    }
  }

  /// What is known of an enclosed geodesic with a length.
  func minimality(ofLength length: Ball) -> Minimality {
    if dimension == 1 { return .proved("one dimension: every curve between the points covers the same interval") }
    if let reason = model?.nonpositiveCurvature { return .proved(reason) }
    guard dimension == 2, chart.constraints.isEmpty, model?.periods.isEmpty ?? true else {
      return .unproved("curvature may be positive, or a shorter curve may go another way")
    }
    // Intervals for both coordinates: the chart is simply connected.
    guard let scalar = try? manifold.scalarCurvature().tidied(), let value = scalar.rational else {
      return .unproved("the sign of the curvature is not proved")
    }
    guard value > 0 else { return .proved("a simply connected surface of constant curvature \(value / 2)") }
    let half = Ball.pi(length.precision) / Ball.sqrt(Ball(value / 2, precision: length.precision))
    return (half - length).isPositive
      ? .proved("a simply connected surface of constant curvature \(value / 2), and shorter than half a great circle")
      : .unproved("longer than half a great circle")
  }
}
