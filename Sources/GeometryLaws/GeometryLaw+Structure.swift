import InformationGeometry

/// Laws of the metric, the cubic form and the connections.
extension GeometryLaw {
  /// The values of α that laws for every α are tried with.
  static let alphas: [Rational] = [-1, Rational(-2, 3), 0, Rational(1, 5), 1]

  /// The pivots of g are positive.
  public static let metricIsPositiveDefinite = GeometryLaw(
    name: "metricIsPositiveDefinite", statement: "g(v, v) > 0 for v ≠ 0", source: "Amari & Nagaoka (2000), §2.2"
  ) { manifold, point in
    do { try manifold.manifold.requirePositiveDefinite(at: point) } catch { return .infinity }
    return 0
  }

  /// T does not change when its indices are exchanged.
  public static let cubicFormIsSymmetric = GeometryLaw(
    name: "cubicFormIsSymmetric", statement: "T_ijk = T_jik = T_ikj", source: "Amari & Nagaoka (2000), §2.3"
  ) { manifold, point in
    let n = manifold.dimension
    let t = try manifold.manifold.enclosure(of: .cubicForm, at: point, bits: bits)
    var a: [Ball] = [], b: [Ball] = []
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          let value = t[(i * n + j) * n + k]
          a += [value, value]
          b += [t[(j * n + i) * n + k], t[(i * n + k) * n + j]]
        }
      }
    }
    return residual(a, b)
  }

  /// ∇^(α) and ∇^(−α) are dual; ∂g comes from the formula of g itself.
  public static let connectionsAreDual = GeometryLaw(
    name: "connectionsAreDual", statement: "∂ₖgᵢⱼ = Γ^(α)_{ki,j} + Γ^(−α)_{kj,i}",
    source: "Amari & Nagaoka (2000), §3.1"
  ) { manifold, point in
    let n = manifold.dimension, x = manifold.chart.coordinates
    let derivatives = try x.flatMap { symbol in
      try manifold.manifold.metricComponents.map { try $0.derivative(by: symbol) }
    }
    let left = try Tape(derivatives, inputs: x).evaluate(
      point.enclosed(bits: bits), precision: BallPrecision(bits: bits))
    var worst = 0.0
    for alpha in alphas {
      let a = try manifold.manifold.enclosure(of: .christoffelFirstKind(alpha: alpha), at: point, bits: bits)
      let b = try manifold.manifold.enclosure(of: .christoffelFirstKind(alpha: -alpha), at: point, bits: bits)
      var right: [Ball] = []
      for k in 0..<n {
        for i in 0..<n {
          for j in 0..<n { right.append(a[(k * n + i) * n + j] + b[(k * n + j) * n + i]) }
        }
      }
      worst = max(worst, residual(left, right))
    }
    return worst
  }

  /// The Levi-Civita connection lies in the middle.
  public static let connectionsAverage = GeometryLaw(
    name: "connectionsAverage", statement: "½(Γ^(α) + Γ^(−α)) = Γ^(0)", source: "Amari & Nagaoka (2000), §3.1"
  ) { manifold, point in
    let middle = try manifold.manifold.enclosure(of: .christoffel(alpha: 0), at: point, bits: bits)
    let half = Ball(Rational(1, 2), precision: BallPrecision(bits: bits))
    var worst = 0.0
    for alpha in alphas where !alpha.isZero {
      let a = try manifold.manifold.enclosure(of: .christoffel(alpha: alpha), at: point, bits: bits)
      let b = try manifold.manifold.enclosure(of: .christoffel(alpha: -alpha), at: point, bits: bits)
      worst = max(worst, residual(middle, zip(a, b).map { half * ($0 + $1) }))
    }
    return worst
  }
}
