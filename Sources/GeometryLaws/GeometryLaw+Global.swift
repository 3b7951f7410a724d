import InformationGeometry

/// Laws between places: distances, geodesics, divergences.
extension GeometryLaw {
  static let betweenPoints: [GeometryLaw] = [
    .distancesAreInvariant, .geodesicImagesAgree, .speedIsConstant, .exponentialUndoesLogarithm, .distanceIsSymmetric,
    .triangleInequality, .jeffreysBoundsDistance, .alphaDivergencesAreInvariant, .pythagoras,
  ]

  private static let stated = "by the distance; the tolerance is what both sides state as their errors"

  /// Both charts have the same distances.
  public static let distancesAreInvariant = GeometryLaw(
    "distancesAreInvariant", "d̃(w₁, w₂) = d(f(w₁), f(w₂))", needs: [.density, .transition, .geodesics],
    residual: stated,
    source: "do Carmo (1992), ch. 7, §2"
  ) { at in
    guard let new = try at.newManifold(), let a = at.newP, let b = at.newQ else { return nil }
    if let digits = at.digits {
      return compared(
        try at.distance(digits: digits),
        try new.distance(from: a, to: b, digits: digits),
        digits)
    }
    let here = try at.distance(), there = try new.distance(from: a, to: b)
    return compared(here.value, there.value, errors: here.error + there.error)
  }

  /// A geodesic of one chart is one of the other.
  public static let geodesicImagesAgree = GeometryLaw(
    "geodesicImagesAgree", "f(γ̃(t)) = γ(t)", needs: [.density, .transition, .geodesics],
    residual: "the distance of both places, by that of the ends", source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    guard at.digits == nil, let new = try at.newManifold(), let change = at.change, let a = at.newP, let b = at.newQ
    else { return nil }
    let here = try at.geodesic(), there = try new.geodesic(from: a, to: b)
    let map = try Tape(change.sourceCoordinates, inputs: change.target.coordinates)
    let metric = try at.manifold.manifold.tape([.metric])
    var worst = 0.0
    for t in [0.25, 0.5, 0.75] {
      let x = here.sample(at: t).coordinates, y = map.evaluate(there.sample(at: t).coordinates)
      worst = max(worst, length(metric, at: x, zip(x, y).map { $1 - $0 }))
    }
    let size = max(here.length, .leastNormalMagnitude)
    return Measurement(residual: worst / size, tolerance: 4 * (here.error + there.error) / size + 1e-10)
  }

  /// A geodesic has one speed.
  public static let speedIsConstant = GeometryLaw(
    "speedIsConstant", "√g(γ̇, γ̇) is the length of the curve at every t", needs: [.geodesics], residual: "by the length",
    source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    guard at.digits == nil else { return nil }
    let curve = try at.geodesic(), metric = try at.manifold.manifold.tape([.metric])
    var worst = 0.0
    for sample in curve.samples(9) {
      worst = max(worst, (length(metric, at: sample.coordinates, sample.velocity) - curve.length).magnitude)
    }
    let size = max(curve.length, .leastNormalMagnitude)
    return Measurement(
      residual: worst / size, tolerance: 16 * (curve.lengthError + curve.error) / size + 4 * curve.residual + 1e-10)
  }

  /// The geodesic with the velocity of the one to q arrives at q.
  public static let exponentialUndoesLogarithm = GeometryLaw(
    "exponentialUndoesLogarithm", "exp_p(log_p q) = q", needs: [.geodesics],
    residual: "the distance from q, by that of p", source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    guard at.digits == nil else { return nil }
    let curve = try at.geodesic()
    let shot = try at.manifold.geodesic(from: at.p, velocity: curve.sample(at: 0).velocity, until: 1)
    let end = shot.end.coordinates, target = curve.end.coordinates
    let gap = length(try at.manifold.manifold.tape([.metric]), at: target, zip(end, target).map { $0 - $1 })
    let size = max(curve.length, .leastNormalMagnitude)
    return Measurement(residual: gap / size, tolerance: 16 * (curve.error + shot.error) / size + 1e-8)
  }

  /// There and back is as far.
  public static let distanceIsSymmetric = GeometryLaw(
    "distanceIsSymmetric", "d(p, q) = d(q, p)", needs: [.geodesics], residual: stated,
    source: "do Carmo (1992), ch. 7, §2"
  ) { at in
    if let digits = at.digits {
      return compared(
        try at.distance(digits: digits),
        try at.manifold.distance(from: at.q, to: at.p, digits: digits), digits)
    }
    let a = try at.distance(), b = try at.manifold.distance(from: at.q, to: at.p)
    return compared(a.value, b.value, errors: a.error + b.error)
  }

  /// No detour is shorter.
  public static let triangleInequality = GeometryLaw(
    "triangleInequality", "d(p, q) ≤ d(p, r) + d(r, q)", needs: [.geodesics], residual: "the excess, by d(p, q)",
    source: "do Carmo (1992), ch. 7, §2"
  ) { at in
    guard at.digits == nil else { return nil }
    let direct = try at.distance()
    let first = try at.manifold.distance(from: at.p, to: at.r), second = try at.manifold.distance(from: at.r, to: at.q)
    let size = max(direct.value, .leastNormalMagnitude)
    return Measurement(
      residual: max(0, direct.value - first.value - second.value) / size,
      tolerance: (direct.error + first.error + second.error) / size + 1e-14)
  }

  /// On a dually flat manifold KL + reverse KL is at least the square of the distance.
  public static let jeffreysBoundsDistance = GeometryLaw(
    "jeffreysBoundsDistance", "d(p, q)² ≤ KL(p ‖ q) + KL(q ‖ p)", needs: [.exponentialFamily, .geodesics],
    residual: "the excess, by d²", source: "Amari & Nagaoka (2000), §3.4"
  ) { at in
    guard at.digits == nil, let model = at.manifold.model, let family = model.exponentialFamily,
      family.order == at.manifold.dimension
    else { return nil }
    let d = try at.distance()
    let J = try model.divergence(.jeffreys, from: at.p, to: at.q)
    let square = max(d.value * d.value, .leastNormalMagnitude)
    return Measurement(
      residual: max(0, square - J.value) / square,
      tolerance: 2 * d.error / max(d.value, .leastNormalMagnitude) + J.error / square + 1e-14)
  }

  /// Hellinger, Bhattacharyya, Chernoff and α-divergences are numbers; the log-partition function of the other side is
  /// that of the density in new coordinates.
  public static let alphaDivergencesAreInvariant = GeometryLaw(
    "alphaDivergencesAreInvariant", "Hellinger, Bhattacharyya, Chernoff and α-divergences are the same in both charts",
    needs: [.density, .transition, .exponentialFamily], residual: "by the divergence",
    source: "Amari & Nagaoka (2000), §3.2"
  ) { at in
    guard let model = at.manifold.model, let family = model.exponentialFamily, family.order == model.chart.dimension,
      model.chart.dimension <= 3, let new = try at.newModel, new.exponentialFamily?.order == new.chart.dimension,
      let a = at.newP, let b = at.newQ
    else { return nil }
    let digits = at.digits ?? 17
    var worst = 0.0, isDisproved = false
    for kind in [.squaredHellinger, .bhattacharyya, .alpha(Rational(1, 3)), .chernoff] as [DivergenceKind] {
      let here = try model.divergenceResult(kind, from: at.p, to: at.q, digits: digits)
      let there = try new.divergenceResult(kind, from: a, to: b, digits: digits)
      guard let x = here.value, let y = there.value else { return nil }
      let gap = x - y
      isDisproved = isDisproved || here.isProved && there.isProved && gap.isProvedNonzero
      worst = max(worst, Double.exp2(gap.largestMagnitude - x.largestMagnitude))
    }
    return Measurement(residual: worst, tolerance: Double.pow(10, Double(1 - digits)), isDisproved: isDisproved)
  }

  /// Where a mixture geodesic meets an exponential one at a right angle, divergences add up.
  public static let pythagoras = GeometryLaw(
    "pythagoras", "KL(p ‖ r) = KL(p ‖ q) + KL(q ‖ r) for η_p − η_q ⟂ θ_r − θ_q",
    needs: [.exponentialFamily, .twoParameters],
    residual: "by KL(p ‖ r)", source: "Amari & Nagaoka (2000), §3.4, theorem 3.8"
  ) { at in
    guard let model = at.manifold.model, let family = model.exponentialFamily, family.order == model.chart.dimension,
      (2...3).contains(model.chart.dimension)
    else { return nil }
    let digits = at.digits ?? 17
    return try PythagoreanTriangle(at.manifold, right: at.p, toward: at.q, digits: digits)?.measurement()
  }

  private static func compared(_ a: Double, _ b: Double, errors: Double) -> Measurement {
    let size = max(a, b, .leastNormalMagnitude)
    return Measurement(residual: (a - b).magnitude / size, tolerance: errors / size + 4e-16)
  }

  /// To many digits both sides have to agree to five fewer.
  private static func compared(_ a: BigFloatDistance, _ b: BigFloatDistance, _ digits: Int) -> Measurement {
    let gap = ((a.value - b.value) / a.value).magnitude.asDouble
    return Measurement(residual: gap, tolerance: Double.pow(10, Double(5 - digits)))
  }

  private static func length(_ metric: Tape, at x: [Double], _ v: [Double]) -> Double {
    let g = metric.evaluate(x), n = v.count
    var total = 0.0
    for i in 0..<n { for j in 0..<n { total += g[i * n + j] * v[i] * v[j] } }
    return total.squareRoot()
  }
}

/// Three points p, q, r with η_p − η_q = u and θ_r − θ_q = v, u·v = 0.
struct PythagoreanTriangle {
  let model: StatisticalModel
  let p: Point, q: Point, r: Point
  let digits: Int

  /// A triangle with its right angle at q, one leg along a short mixture geodesic; nil when none fits into the domain.
  init?(_ manifold: StatisticalManifold, right q: Point, toward other: Point, digits: Int) throws {
    guard let model = manifold.model else { return nil }
    let n = manifold.dimension, bits = 4 * digits + 128
    let mean = try manifold.expectation(), natural = try manifold.natural()
    func exact(_ balls: [Ball]) -> [Rational] {
      balls.map { BigFloat(midpointOf: $0, precision: BigFloatPrecision(bits: bits)).asRational ?? 0 }
    }
    let η = mean.enclosure(of: q, bits: bits), θ = natural.enclosure(of: q, bits: bits)
    let toward = mean.enclosure(of: other, bits: bits)
    var scale = Rational(1, 4)
    for _ in 0..<12 {
      // u points to the other point, and v is at a right angle to it.
      let u = exact(zip(toward, η).map { $0 - $1 }).map { $0 * scale }
      var v = [Rational](repeating: 0, count: n)
      let size = exact(θ).map { Rational(exactly: $0.asDouble.magnitude) ?? 1 }
      let unit = (u[0].isZero ? Rational(1) : (size[1] + Rational(1, 8)) / u[0]) * scale / 2
      v[0] = -u[1] * unit
      v[1] = u[0] * unit
      let ηp = zip(exact(η), u).map { Expression($0 + $1) }, θr = zip(exact(θ), v).map { Expression($0 + $1) }
      if let p = try? mean.sourcePoint(ηp, bits: bits), let r = try? natural.sourcePoint(θr, bits: bits) {
        self.model = model
        self.p = p
        self.q = q
        self.r = r
        self.digits = digits
        return
      }
      scale = scale / 4
    }
    return nil
  }

  func measurement() throws -> Measurement? {
    func divergence(_ a: Point, _ b: Point) throws -> Ball? {
      try model.divergenceResult(.kullbackLeibler, from: a, to: b, digits: digits + 10).value
    }
    guard let whole = try divergence(p, r), let first = try divergence(p, q), let second = try divergence(q, r) else {
      return nil
    }
    // The points themselves are rounded, so that a difference is no disproof.
    let gap = whole - first - second
    return Measurement(
      residual: Double.exp2(gap.largestMagnitude - whole.largestMagnitude),
      tolerance: Double.pow(10, Double(2 - digits)))
  }
}
