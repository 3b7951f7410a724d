import InformationGeometry

/// Laws between places: distances and geodesics, in `Double` or to many digits.
extension GeometryLaw {
  static let betweenPoints: [GeometryLaw] = [
    .distancesAreInvariant, .geodesicImagesAgree, .flowLinesAgree, .speedIsConstant, .exponentialUndoesLogarithm,
    .distanceIsSymmetric, .reversedGeodesicIsTheSame, .triangleInequality, .copiesScaleDistances,
    .productDistancesAdd, .jeffreysBoundsDistance, .alphaDivergencesAreInvariant, .pythagoras,
  ]

  private static let stated =
    "by the distance; the tolerance is what both sides state as their errors, and five digits less than were asked for"

  /// Both charts have the same distances.
  public static let distancesAreInvariant = GeometryLaw(
    "distancesAreInvariant", "d̃(w₁, w₂) = d(f(w₁), f(w₂))", needs: [.density, .transition, .geodesics],
    residual: stated, source: "do Carmo (1992), ch. 7, §2"
  ) { at in
    guard let there = try at.newCurve() else { return nil }
    return at.compared(try at.distance(), LawLength(there))
  }

  /// A geodesic of one chart is one of the other.
  public static let geodesicImagesAgree = GeometryLaw(
    "geodesicImagesAgree", "f(γ̃(t)) = γ(t)", needs: [.density, .transition, .geodesics],
    residual: "the distance of both places, by that of the ends", source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    guard let there = try at.newCurve(), let change = at.change else { return nil }
    let here = try at.curve()
    let map = try Tape(change.sourceCoordinates, inputs: change.target.coordinates)
    let places = try [Rational(1, 4), Rational(1, 2), Rational(3, 4)].map { t in
      try at.length(
        at: here.sample(t).x, from: here.sample(t).x, to: map.evaluate(there.sample(t).x, precision: at.precision))
    }
    return at.measured(places, by: here, slack: 4, here, there)
  }

  /// Curves of steepest descent are the same for as long as they are followed.
  public static let flowLinesAgree = GeometryLaw(
    "flowLinesAgree", "f(w(t)) = ξ(t) along ξ̇ = −g⁻¹dL and ẇ = −g̃⁻¹dL̃",
    needs: [.density, .transition, .geodesics], residual: "the distance of both ends, by the length of the way",
    source: "Amari (1998), Neural Computation 10"
  ) { at in try at.flowMeasurement() }

  /// A geodesic has one speed.
  public static let speedIsConstant = GeometryLaw(
    "speedIsConstant", "√g(γ̇, γ̇) is the length of the curve at every t", needs: [.geodesics], residual: "by the length",
    source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    let curve = try at.curve()
    let gaps = try (0...8).map { k in
      let place = curve.sample(Rational(k, 8))
      return (try at.length(of: place.v, at: place.x) - curve.length).magnitude
    }
    return at.measured(gaps, by: curve, slack: 16, curve)
  }

  /// The geodesic with the velocity of the one to q arrives at q.
  public static let exponentialUndoesLogarithm = GeometryLaw(
    "exponentialUndoesLogarithm", "exp_p(log_p q) = q", needs: [.geodesics],
    residual: "the distance from q, by that of p", source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    let curve = try at.curve(), target = curve.sample(1).x
    let shot = try at.shot(curve.sample(0).v)
    return at.measured(
      [try at.length(at: target, from: target, to: shot.sample(1).x)], by: curve, slack: 64, curve, shot)
  }

  /// There and back is as far.
  public static let distanceIsSymmetric = GeometryLaw(
    "distanceIsSymmetric", "d(p, q) = d(q, p)", needs: [.geodesics], residual: stated,
    source: "do Carmo (1992), ch. 7, §2"
  ) { at in at.compared(try at.distance(), try at.distance(from: at.q, to: at.p)) }

  /// The way back is the way there.
  public static let reversedGeodesicIsTheSame = GeometryLaw(
    "reversedGeodesicIsTheSame", "γ_qp(t) = γ_pq(1 − t)", needs: [.geodesics],
    residual: "the distance of both places, by that of the ends", source: "do Carmo (1992), ch. 3, §2"
  ) { at in
    let there = try at.curve(), back = try at.curve(from: at.q, to: at.p)
    let gaps = try [Rational(1, 4), Rational(1, 2), Rational(3, 4)].map { t in
      let x = there.sample(t).x
      return try at.length(at: x, from: x, to: back.sample(1 - t).x)
    }
    return at.measured(gaps, by: there, slack: 4, there, back)
  }

  /// No detour is shorter.
  public static let triangleInequality = GeometryLaw(
    "triangleInequality", "d(p, q) ≤ d(p, r) + d(r, q)", needs: [.geodesics], residual: "the excess, by d(p, q)",
    source: "do Carmo (1992), ch. 7, §2"
  ) { at in
    let direct = try at.distance()
    let first = try at.distance(from: at.p, to: at.r), second = try at.distance(from: at.r, to: at.q)
    return at.exceeding(direct, LawLength(first.value + second.value, error: first.error + second.error))
  }

  /// Three observations are √3 times as far apart.
  public static let copiesScaleDistances = GeometryLaw(
    "copiesScaleDistances", "three observations: d → √3 d", needs: [.density, .geodesics], residual: stated,
    source: "Amari & Nagaoka (2000), §2.2"
  ) { at in
    guard let copies = try at.copies(3) else { return nil }
    let root = BigFloat.sqrt(BigFloat(3, precision: at.precision)), one = try at.distance()
    return at.compared(
      LawLength(one.value * root, error: 2 * one.error),
      LawLength(try at.curve(from: at.p, to: at.q, of: ("copies", copies))))
  }

  /// The squares of distances of independent observations add up.
  public static let productDistancesAdd = GeometryLaw(
    "productDistancesAdd", "d((p, λ), (q, μ))² = d(p, q)² + log²(μ/λ) beside a waiting time",
    needs: [.density, .geodesics], residual: stated, source: "do Carmo (1992), ch. 6, ex. 1"
  ) { at in
    guard let (product, from, to, ratio) = try at.product() else { return nil }
    let one = try at.distance(), other = BigFloat.log(BigFloat(ratio, precision: at.precision))
    return at.compared(
      LawLength(BigFloat.sqrt(one.value * one.value + other * other), error: one.error),
      LawLength(try at.curve(from: from, to: to, of: ("product", product))))
  }

  /// On a dually flat manifold KL + reverse KL is at least the square of the distance.
  public static let jeffreysBoundsDistance = GeometryLaw(
    "jeffreysBoundsDistance", "d(p, q)² ≤ KL(p ‖ q) + KL(q ‖ p)", needs: [.exponentialFamily, .geodesics],
    residual: "the excess, by d²", source: "Amari & Nagaoka (2000), §3.4"
  ) { at in
    guard let model = at.manifold.model, let family = model.exponentialFamily,
      family.order == at.manifold.dimension
    else { return nil }
    let d = try at.distance(), digits = at.digits ?? 17
    guard let J = try model.divergenceResult(.jeffreys, from: at.p, to: at.q, digits: digits).value else { return nil }
    return at.exceeding(
      LawLength(d.value * d.value, error: 2 * d.error * d.value.asDouble),
      LawLength(BigFloat(midpointOf: J, precision: at.precision), error: 0))
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
}
