import InformationGeometry

/// Laws of curvature.
extension GeometryLaw {
  /// The first Bianchi identity of every α-connection.
  public static let firstBianchi = GeometryLaw(
    name: "firstBianchi", statement: "R_ijkl + R_jkil + R_kijl = 0", source: "do Carmo (1992), ch. 4, prop. 2.4"
  ) { manifold, point in
    let n = manifold.dimension
    func place(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Int { ((i * n + j) * n + k) * n + l }
    var worst = 0.0
    for alpha in alphas {
      let r = try general(manifold).enclosure(of: .riemann(alpha: alpha), at: point, bits: bits)
      var a: [Ball] = [], b: [Ball] = []
      for i in 0..<n {
        for j in 0..<n {
          for k in 0..<n {
            for l in 0..<n {
              a.append(r[place(i, j, k, l)] + r[place(j, k, i, l)])
              b.append(-r[place(k, i, j, l)])
            }
          }
        }
      }
      worst = max(worst, bounded(a, b, against: r))
    }
    return worst
  }

  /// The curvatures of dual connections are adjoint.
  public static let curvaturesAreDual = GeometryLaw(
    name: "curvaturesAreDual", statement: "R^(α)_ijkl = −R^(−α)_ijlk", source: "Amari & Nagaoka (2000), §3.1"
  ) { manifold, point in
    let n = manifold.dimension, space = try general(manifold)
    var worst = 0.0
    for alpha in alphas {
      let r = try space.enclosure(of: .riemann(alpha: alpha), at: point, bits: bits)
      let s = try space.enclosure(of: .riemann(alpha: -alpha), at: point, bits: bits)
      var b: [Ball] = []
      for index in r.indices {
        let l = index % n, k = index / n % n
        b.append(-s[index - l - k * n + l * n + k])
      }
      worst = max(worst, bounded(r, b, against: s))
    }
    return worst
  }

  /// On a dually flat manifold curvature follows from g and T; the other side is calculated with derivatives of Γ.
  public static let curvatureFromThirdCumulants = GeometryLaw(
    name: "curvatureFromThirdCumulants", statement: "R^(α)_ijkl = (1 − α²)/4 · gᵐⁿ(T_ikm T_jln − T_jkm T_iln)",
    source: "Amari & Nagaoka (2000), §3.3"
  ) { manifold, point in
    guard manifold.manifold.isDuallyFlat else { return nil }
    let space = try general(manifold)
    let scale = try manifold.manifold.enclosure(of: .riemann(alpha: 0), at: point, bits: bits)
    var worst = 0.0
    for alpha in alphas {
      let short = try manifold.manifold.enclosure(of: .riemann(alpha: alpha), at: point, bits: bits)
      let long = try space.enclosure(of: .riemann(alpha: alpha), at: point, bits: bits)
      worst = max(worst, bounded(short, long, against: scale))
    }
    return worst
  }

  /// On a surface R is twice the sectional curvature, of whatever basis of the plane.
  public static let scalarIsTwiceGaussian = GeometryLaw(
    name: "scalarIsTwiceGaussian", statement: "R = 2K for n = 2", source: "do Carmo (1992), ch. 4, §4"
  ) { manifold, point in
    guard manifold.dimension == 2 else { return nil }
    let space = try general(manifold)
    let r = try space.enclosure(of: .scalarCurvature(alpha: 0), at: point, bits: bits)[0]
    var worst = 0.0
    for (u, v) in [([1, 0], [0, 1]), ([2, 1], [-1, 3])] as [([Expression], [Expression])] {
      let k = try space.enclosure(of: .sectionalCurvature(alpha: 0, u: u, v: v), at: point, bits: bits)[0]
      worst = max(worst, residual([r], [k + k]))
    }
    return worst
  }

  /// The same manifold without the short cut of a dually flat one.
  private static func general(_ manifold: StatisticalManifold) throws -> Manifold {
    let known = manifold.manifold
    return try Manifold(chart: known.chart, metric: known.metricComponents, cubic: known.cubicComponents)
  }

  /// The largest |aᵢ − bᵢ| by the largest component of what both are made of; 0 − 0 is no difference.
  private static func bounded(_ a: [Ball], _ b: [Ball], against scale: [Ball]) -> Double {
    var difference = 0.0, size = 0.0
    for (x, y) in zip(a, b) { difference = max(difference, Ball.absoluteValue(x - y).upper) }
    for x in scale { size = max(size, Ball.absoluteValue(x).upper) }
    // A flat space is compared with the bits that were carried.
    return size > 1e-100 ? difference / size : difference
  }
}
