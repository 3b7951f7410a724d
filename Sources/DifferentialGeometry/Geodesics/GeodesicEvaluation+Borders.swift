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

  /// The refusal of two points between which geodesics run into an end of a domain.
  func leaving(_ contact: BorderContact) -> GeometryError {
    let x = contact.position.indices.map { working.jet($0, contact.position[$0]).value }, i = contact.coordinate
    let name = chart.coordinates[i].name, end = working.end(i, contact.position[i])
    return .leavesManifold(
      parameter: contact.parameter, point: x,
      reason: """
        \(name) reaches the end \(end) of its domain, where the manifold is incomplete; geodesics to points on the way to the \
        last one were followed to \(contact.reached.shortened) of the way, where \(name) comes to \(x[i].shortened), and would \
        touch the end at \(contact.predicted.shortened)
        """)
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
