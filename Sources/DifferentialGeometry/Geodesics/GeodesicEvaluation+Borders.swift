import NumericalMethods
import Scalars

/// The ends of the coordinates' domains, where they are at a finite distance.
extension GeodesicEvaluation {
  /// √gᵢᵢ |xᵢ − c| for the nearer end c of every coordinate's domain; infinite where there is none.
  ///
  /// It falls to 0 towards an end at a finite distance along the coordinate, where the manifold is incomplete, and does
  /// not where gᵢᵢ grows like 1/(x − c)² or faster.
  func borderDistances(_ u: UnsafePointer<Double>, into distances: UnsafeMutablePointer<Double>) {
    let n = dimension
    var x: [Double] = []
    for i in 0..<n { x.append(working.jet(i, u[i]).value) }
    let g = metric(at: x)
    for i in 0..<n {
      let gap = working.gap(i, u[i])
      distances[i] = gap.isFinite ? gap * g[i * n + i].squareRoot() : .infinity
    }
  }

  /// The refusal of two points, from u₀ to u₁, between which geodesics run into an end of a domain.
  func leaving(_ contact: BorderContact, from u0: [Double], to u1: [Double]) -> GeometryError {
    let x = contact.position.indices.map { working.jet($0, contact.position[$0]).value }, i = contact.coordinate
    let name = chart.coordinates[i].name
    let end = working.end(i, isUpper: contact.position[i] > (u0[i] + u1[i]) / 2)
    let way =
      contact.reached == 1
      ? "only a curve that goes on beyond it was found to join the points"
      : """
      geodesics to points on the way to the last one were followed to \(contact.reached.shortened) of the way, where \
      \(name) comes to \(x[i].shortened), and would touch the end at \(contact.predicted.shortened)
      """
    return .leavesManifold(
      parameter: contact.parameter, point: x, reason: "\(name) \(Self.reaching(end)); \(way)")
  }

  /// That a curve with the position u reaches an end of a domain, in words.
  func exit(at u: [Double]) -> String {
    for (i, symbol) in chart.coordinates.enumerated() where working.infinityScale(i) != nil && u[i] > -1e-6 {
      return "\(symbol.name) \(Self.reaching("∞"))"
    }
    return "the equation has no value beyond"
  }

  private static func reaching(_ end: String) -> String {
    "reaches the end \(end) of its domain, where the manifold is incomplete"
  }
}

extension Double {
  /// The nearest number of six digits.
  fileprivate var shortened: Double {
    guard isFinite, self != 0 else { return self }
    let scale = Double.exp10(5 - Double.log10(magnitude).rounded(.down))
    return scale.isFinite && scale > 0 ? (self * scale).rounded() / scale : self
  }
}
