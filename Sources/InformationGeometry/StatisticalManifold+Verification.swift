import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

extension StatisticalManifold {
  /// Whether it is known that exactly one geodesic joins any two points, so that it is the shortest curve.
  var hasUniqueGeodesics: Bool { dimension == 1 || isometry?.isConvex == true || model?.hasUniqueGeodesics == true }

  /// Whether a theorem says of the whole domain that the metric is positive definite, as one on its curvature does.
  var isDefiniteEverywhere: Bool { model?.hasUniqueGeodesics == true }

  /// Checks of a geodesic between two points, and whether it passed.
  ///
  /// The residual of the equation, the constancy of the speed; with `.full` an independent integration, the way back,
  /// bounds of the distance, conjugate points, and a search for shorter geodesics from other starts where more than one may
  /// join the points.
  ///
  /// - Throws: what the checks need and do not find; a check that fails is in the result.
  public func verification(
    of geodesic: Geodesic, from p: Point, to q: Point, extent: GeodesicVerification.Extent = .full
  ) throws -> GeodesicVerification {
    let connection = connection(alpha: Rational(exactly: geodesic.alpha) ?? 0)
    // Where a theorem excludes conjugate points, no Jacobi fields are solved for.
    let excludesConjugatePoints = geodesic.alpha == 0 && hasUniqueGeodesics
    var result = try connection.verification(
      of: geodesic, extent: extent, seeksConjugatePoints: !excludesConjugatePoints)
    guard extent == .full, geodesic.length > 0, geodesic.alpha == 0 else { return result }
    if excludesConjugatePoints { result.conjugatePoints = [] }
    result.bounds = bounds(from: p, to: q)
    let isOnly = hasUniqueGeodesics || model?.geodesicSolver != nil
    // Lengths of other curves: where several geodesics join the points, they tell of the distance, not of this one.
    var others = isOnly ? [] : result.bounds.filter { !$0.isLower }.map(\.value)
    if let back = try? distance(from: q, to: p, checks: nil) {
      let difference = (back.value - geodesic.length).magnitude / geodesic.length
      if isOnly || difference <= GeodesicVerification.tolerance {
        result.reverseDifference = difference
      } else {
        others.append(back.value)
      }
    }
    if !isOnly, dimension <= 6 {
      if let found = try? searched(from: p, to: q) { others.append(found.length) }
    }
    if let least = others.min() { result.survivedSearch = least >= geodesic.length * (1 - 1e-9) }
    return result
  }

  /// What a search by path energy finds, on the surface that holds a shortest curve where one is known.
  private func searched(from p: Point, to q: Point) throws -> Geodesic {
    if let on = try onSurface(p, try nearest(q, to: p)) { return try on.surface.searched(from: on.p, to: on.q) }
    return try connection().geodesicByPathEnergy(
      from: p, to: q, starts: starts(from: p, to: q), isUnique: hasUniqueGeodesics)
  }

  /// Numbers that the distance lies between, each of them proved up to rounding.
  ///
  /// Below 2 arccos ∫√(pq): densities map to the sphere of radius 2 in L² by 2√p without a change of lengths. Above
  /// √(KL + reverse KL) on a dually flat manifold, and the length of the straight line of the chart. A family with a method
  /// of its own knows these and others without formulas of its natural parameters.
  public func bounds(from p: Point, to q: Point) -> [GeodesicVerification.Bound] {
    var result: [GeodesicVerification.Bound] = []
    if let solver = model?.geodesicSolver {
      result += (try? solver.bounds(from: p, to: q)) ?? []
    } else if let model, model.exponentialFamily != nil {
      if let hellinger = try? model.divergence(.squaredHellinger, from: p, to: q), hellinger.value > 0 {
        let angle = 4 * Double.asin(min(1, (hellinger.value / 2).squareRoot()))
        if angle.isFinite { result.append(.init("Hellinger", angle, isLower: true)) }
      }
      if model.exponentialFamily?.order == dimension,
        let jeffreys = try? model.divergence(.jeffreys, from: p, to: q), jeffreys.value.isFinite
      {
        result.append(.init("√Jeffreys", jeffreys.value.squareRoot(), isLower: false))
      }
    }
    if let straight = straightLength(from: p, to: q) {
      result.append(.init("the straight line", straight, isLower: false))
    }
    return result
  }

  /// The length of the line between two points of the chart, rounded up by the error of the rule; nil where the line leaves
  /// the chart.
  private func straightLength(from p: Point, to q: Point) -> Double? {
    // The rounded coordinates of points that are near each other have few digits of their difference.
    let v = zip(q.enclosed(bits: 256), p.enclosed(bits: 256)).map { ($0 - $1).midpoint }
    func speed(_ t: Double) -> Double {
      let x = zip(p.coordinates, v).map { $0 + t * $1 }
      guard manifold.chart.contains(x), let square = try? manifold.metric.innerProduct(v, v, at: x) else { return .nan }
      return square.squareRoot()
    }
    func simpson(_ count: Int) -> Double {
      var total = 0.0
      for k in 0...count {
        total += speed(Double(k) / Double(count)) * (k == 0 || k == count ? 1 : k % 2 == 1 ? 4 : 2)
      }
      return total / Double(3 * count)
    }
    let coarse = simpson(32), fine = simpson(64)
    guard fine.isFinite else { return nil }
    return fine + (fine - coarse).magnitude
  }

  /// A geodesic with the checks asked for.
  ///
  /// - Throws: `GeometryError.notConverged` for one that failed.
  func checked(
    _ geodesic: Geodesic, from p: Point, to q: Point, _ extent: GeodesicVerification.Extent?
  ) throws -> Geodesic {
    guard let extent else { return geodesic }
    var result = geodesic
    let verification = try verification(of: geodesic, from: p, to: q, extent: extent)
    try verification.requirePassed()
    result.verification = verification
    return result
  }

  /// The shortest geodesic that is found where one was found already that may not be it.
  ///
  /// - Throws: `GeometryError.notConverged` where there is a conjugate point inside, and no better curve.
  func shortest(_ geodesic: Geodesic, from p: Point, to q: Point) throws -> Geodesic {
    if curvatureAllowsNoConjugatePoint(of: geodesic) { return geodesic }
    guard let fields = try? connection().jacobiFields(along: geodesic),
      let first = try? fields.conjugatePoints(intervals: 48).first, first.parameter < 1 - 1e-6
    else { return geodesic }
    if let other = try? connection().geodesicByPathEnergy(
      from: p, to: q, starts: starts(from: p, to: q), isUnique: hasUniqueGeodesics),
      other.length < geodesic.length * (1 - 1e-9)
    {
      let better = try connection().jacobiFields(along: other).conjugatePoints()
      if better.allSatisfy({ $0.parameter >= 1 - 1e-6 }) { return other }
    }
    throw GeometryError.notConverged(
      what: "the distance", reached: geodesic.length,
      reason: "the geodesic found has a conjugate point at t = \(first.parameter), so that it is not the shortest curve"
    )
  }

  /// Whether a surface is so little curved along a geodesic of length L that Sturm's comparison allows no conjugate point:
  /// K < π²/L², with room to spare for K between the places where it is found.
  private func curvatureAllowsNoConjugatePoint(of geodesic: Geodesic) -> Bool {
    guard dimension == 2, let tape = try? manifold.tape([.scalarCurvature(alpha: 0)]) else { return false }
    let places = geodesic.samples(17).map(\.coordinates)
    var values = tape.evaluateBatch([places.map { $0[0] }, places.map { $0[1] }])[0].map { $0 / 2 }
    let mayCancel = try? connection().losesDigits(at: places)
    if mayCancel != false {
      let precision = BigFloatPrecision(bits: 256)
      values = places.map { place in
        tape.evaluate(place.map { BigFloat(exactly: $0).rounded(to: precision) }, precision: precision)[0].asDouble / 2
      }
    }
    let limit = 0.5 * .pi * .pi / (geodesic.length * geodesic.length)
    return zip(values, values.dropFirst()).allSatisfy { max($0, $1) + ($0 - $1).magnitude < limit }
  }
}
