import NumericalMethods

extension Manifold {
  /// The geodesic equation from tables; nil where the metric depends on more than one coordinate.
  var radialEquation: RadialEquation? {
    memory.value("radial equation") { RadialForm(self).map { [RadialEquation($0, chart: chart)] } ?? [] }.first
  }
}

extension AffineConnection {
  /// Beyond this, relative, what the formulas of accelerations lose by cancellation shows in the length.
  private static let largestCancellation = 3e-14

  /// Whether formulas in `Double` lose so much at one of some points, by cancellation, that tables are to be used instead.
  package func losesDigits(at points: [[Double]]) throws -> Bool { try tables(at: points) != nil }

  /// The equation from tables where formulas in `Double` lose too much at one of some points; nil elsewhere.
  private func tables(at points: [[Double]]) throws -> RadialEquation? {
    guard alpha.isZero, let radial = manifold.radialEquation else { return nil }
    let lost = radial.cancellation(in: try equation, at: points)
    return lost > AffineConnection.largestCancellation ? radial : nil
  }

  /// The equation for numbers near some points: formulas, or tables where those cancel.
  func evaluation(near points: [[Double]]) throws -> any GeodesicEvaluation {
    if let tables = try tables(at: points) { return tables }
    return try equation
  }

  /// The geodesic in `Double` by collocation: with the formulas, or with tables where those cancel.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func geodesicInDouble(from p: Point, to q: Point, tolerance: Double) throws -> Geodesic {
    let equation = try self.equation
    func tabulated(_ radial: RadialEquation) throws -> Geodesic {
      let near = radial.near(p, q)
      return try near.geodesic(from: p, to: q, alpha: alpha, tolerance: tolerance, solving: near.problem())
    }
    if let radial = try tables(at: [p.coordinates, q.coordinates]) {
      do { return try tabulated(radial) } catch let error as GeometryError {
        if case .leavesManifold = error, radial.reachesInfinity { throw error }
      }
    }
    let bent = alpha.isZero ? manifold.radialEquation : nil
    do {
      let found = try equation.geodesic(
        from: p, to: q, alpha: alpha, tolerance: tolerance, solving: equation.problem(many: manyPoints))
      // Between its ends a curve may have gone where formulas cancel.
      guard let bent, bent.reachesInfinity, found.lengthError > tolerance * found.length,
        let other = try? tabulated(bent), other.lengthError < found.lengthError
      else { return found }
      return other
    } catch let failure as GeometryError {
      guard let bent else { throw failure }
      switch failure {
      case .leavesManifold where bent.reachesInfinity, .notConverged: break
      default: throw failure
      }
      do { return try tabulated(bent) } catch let error as GeometryError {
        if case .leavesManifold = error, bent.reachesInfinity { throw error }
        throw failure
      }
    }
  }
}
