import DifferentialGeometry

extension StatisticalManifold {
  /// The distance with all checks of its curve; where the curve is beyond `Double`, with those of its length.
  func fullyCheckedDistance(from p: Point, to q: Point, tolerance: Double) throws -> Distance {
    let target = try nearest(q, to: p)
    if try isSolvedByCurves(p, target) {
      let curve = try geodesic(from: p, to: target, tolerance: tolerance, checks: .full)
      return try sharpened(Distance(curve), from: p, to: target, tolerance)
    }
    var found = try plainDistance(from: p, to: q, tolerance: tolerance, checks: nil)
    let isLong = found.method == .clairaut && hasUniqueGeodesics && found.value > Self.longestLedCurve
    if try isLong || hasNoCurveInDouble(from: p, to: target) {
      return try checkedByLength(found, from: p, to: target, tolerance)
    }
    var curve: Geodesic
    do {
      curve = try geodesic(from: p, to: target, tolerance: tolerance, checks: .full)
    } catch let error as GeometryError {
      // On a line the length is an integral, which needs no curve.
      guard case .notConverged = error, dimension == 1 else { throw error }
      return try checkedByLength(found, from: p, to: target, tolerance)
    }
    if curve.verification?.survivedSearch == false {
      curve = try checked(
        try connection().geodesicByPathEnergy(
          from: p, to: target, starts: starts(from: p, to: target), isUnique: hasUniqueGeodesics), from: p, to: target,
        .full)
      found = Distance(curve)
      guard curve.verification?.survivedSearch != false else {
        throw GeometryError.notConverged(
          what: "the distance", reached: curve.length, reason: "from the other end a shorter curve was found")
      }
    } else if found.value < curve.length * (1 - 1e-9) {
      curve = try checked(try shortest(curve, from: p, to: target), from: p, to: target, .full)
    }
    guard curve.verification?.isLocallyMinimizing != false else {
      throw GeometryError.notConverged(
        what: "the distance", reached: curve.length, reason: "the geodesic has a conjugate point inside")
    }
    found.verification = curve.verification
    return found
  }

  /// Whether the curve itself tells the distance: only one geodesic joins the points, nothing else is more exact, and
  /// `Double` has enough digits of their difference.
  private func isSolvedByCurves(_ p: Point, _ q: Point) throws -> Bool {
    guard hasUniqueGeodesics, isometry == nil, model?.geodesicSolver == nil, dimension > 1,
      !manifold.hasCyclicCoordinate
    else { return false }
    return try factors == nil && !areNear(p, q)
  }

  /// The length with more digits where that of a curve in `Double` has few.
  ///
  /// - Throws: `GeometryError.notConverged` where the two are not the same length.
  private func sharpened(
    _ distance: Distance, from p: Point, to q: Point, _ tolerance: Double
  ) throws -> Distance {
    guard distance.error > 1e-11 * distance.value,
      var found = try? plainDistance(from: p, to: q, tolerance: tolerance, checks: nil)
    else { return distance }
    let gap = (found.value - distance.value).magnitude
    guard gap <= GeodesicVerification.tolerance * distance.value else {
      throw GeometryError.notConverged(
        what: "the distance", reached: gap, reason: "a solution with more digits has another length")
    }
    found.verification = distance.verification
    return found
  }

  /// A distance with what can be told of a length without its curve: the way back, and bounds.
  private func checkedByLength(
    _ distance: Distance, from p: Point, to q: Point, _ tolerance: Double
  ) throws -> Distance {
    let back = try plainDistance(from: q, to: p, tolerance: tolerance, checks: nil)
    var result = distance
    let verification = GeodesicVerification(
      length: distance.value, residual: distance.residual,
      reverseDifference: (back.value - distance.value).magnitude / distance.value, bounds: bounds(from: p, to: q))
    try verification.requirePassed()
    result.verification = verification
    return result
  }

  /// Whether the points are so far apart that `Double` has no room for the curve that their distance is the length of.
  private func hasNoCurveInDouble(from p: Point, to q: Point) throws -> Bool {
    if let solver = model?.geodesicSolver { return (try? solver.geodesic(from: p, to: q)) == nil }
    guard isometry != nil else { return false }
    return (try? geodesicInDouble(from: p, to: q, tolerance: 1e-11)) == nil
  }
}
