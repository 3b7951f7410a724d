import ArgumentParser
import GeometryLaws

extension DualCoordinates.Kind: ExpressibleByArgument {}

/// Points and results in natural or expectation coordinates.
extension ModelChoice {
  /// The same model in other coordinates.
  ///
  /// - Throws: `GeometryError.unsupported` for a model that is no full exponential family.
  func inCoordinates(_ kind: DualCoordinates.Kind) throws -> ModelChoice {
    guard let closedForm, closedForm.model != nil else {
      throw CommandFailure(
        .data, kind: "unsupported",
        "--coordinates \(kind.rawValue): \(name == "custom" ? "this model" : name) is not known as an exponential family"
      )
    }
    return ModelChoice(self, dual: try DualCoordinates(kind, of: closedForm))
  }

  /// A point that was read, in the source coordinates of the model.
  ///
  /// - Throws: `CommandFailure` where an enclosure is asked for and the coordinates are inverted by Newton's method.
  func sourcePoint(_ point: Point, _ precision: Precision = .double) throws -> Point {
    guard let dual else { return point }
    if case .enclosures = precision, dual.transition.targetCoordinates == nil {
      throw CommandFailure(
        .notConverged, kind: "not-proved",
        "--certified: the \(dual.kind.rawValue) coordinates of \(name) have no inverse in closed form, and the point is known to many digits only"
      )
    }
    return try dual.sourcePoint(point.exact, bits: max(2_048, 8 * precision.digits))
  }

  /// The geodesic between two points that were read.
  func geodesic(from p: Point, to q: Point, alpha: Rational) throws -> Geodesic {
    if let estimated = try estimated { return try estimated.geodesic(from: p, to: q, alpha: alpha, checks: .full) }
    return shown(try manifold.geodesic(from: try sourcePoint(p), to: try sourcePoint(q), alpha: alpha, checks: .full))
  }

  /// The geodesic with a start and a velocity that were read.
  func geodesic(from p: Point, velocity: [Double], until end: Double, alpha: Rational) throws -> Geodesic {
    if let estimated = try estimated {
      return try estimated.geodesic(from: p, velocity: velocity, until: end, alpha: alpha)
    }
    let start = try sourcePoint(p)
    let v = try dual?.sourceVelocity(velocity, at: start) ?? velocity
    return shown(try manifold.geodesic(from: start, velocity: v, until: end, alpha: alpha))
  }

  /// A place given in source coordinates, in those that are shown.
  func shownCoordinates(_ x: [Double]) -> [Double] {
    dual?.transformed(x, velocity: [Double](repeating: 0, count: x.count)).coordinates ?? x
  }

  private func shown(_ geodesic: Geodesic) -> Geodesic { dual.map { geodesic.transformed(to: $0) } ?? geodesic }
}

extension ModelOptions {
  /// The model of a command that has its results in source coordinates only.
  func sourceChoice(_ command: String) throws -> ModelChoice {
    if let coordinates {
      throw CommandFailure.usage(
        "--coordinates \(coordinates.rawValue): \(command) works in the source coordinates", option: "--coordinates")
    }
    return try choice()
  }
}
