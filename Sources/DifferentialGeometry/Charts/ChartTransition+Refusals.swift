import Scalars
import Symbolics

/// Why a change of coordinates does not reach a point.
extension ChartTransition {
  /// The bound that is violated, a determinant that is zero everywhere, or how near a search came.
  ///
  /// - Parameter nearest: the nearest w of a search, its image, and the Jacobian.
  func notFound(
    _ point: Point, _ nearest: (w: [Double], image: [Double], jacobian: Tape)?
  ) -> GeometryError {
    let n = dimension, names = target.coordinates.map(\.name).joined(separator: ", ")
    for (i, symbol) in source.coordinates.enumerated() {
      let gap = (sourceCoordinates[i] - point.exact[i]).tidied()
      guard gap.isKnownPositive || (-gap).isKnownPositive else { continue }
      return .invalidModel(
        reason:
          "no \(names) was found with \(sourceNamed(point.coordinates)): \(symbol.name) = \(sourceCoordinates[i].text(limit: 60)) is \(gap.isKnownPositive ? "larger" : "smaller") than \(point.coordinates[i]) everywhere"
      )
    }
    if n <= 4, let J = try? jacobian(), let pool = J.first?.pool {
      let nodes = pool.nodes(of: J)
      let determinant = pool.expressions(of: [pool.withRing { TensorAlgebra($0, dimension: n).determinant(nodes) }])[0]
      if (try? determinant.simplified())?.isZero == true {
        return .invalidModel(
          reason: "the substitution cannot be inverted anywhere: the determinant of its Jacobian is 0")
      }
    }
    guard let nearest else {
      return .invalidModel(reason: "no \(names) was found with \(sourceNamed(point.coordinates))")
    }
    let precision = BallPrecision(bits: 256)
    let J = nearest.jacobian.evaluate(nearest.w.map { Ball(exactly: $0, precision: precision) }, precision: precision)
    let determinant = ChartTransition.determinant(J, n, precision).midpoint
    return .invalidModel(
      reason:
        "no \(names) was found with \(sourceNamed(point.coordinates)); a search came to \(sourceNamed(nearest.image)), where the determinant of the Jacobian is \(determinant)"
    )
  }
}
