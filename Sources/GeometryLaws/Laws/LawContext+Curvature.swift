import InformationGeometry

/// Laws of curvature within one chart; Γ is differentiated, also where a short cut would do.
extension LawContext {
  private var alphas: [Rational] { original.hasCubic ? [-1, Rational(-2, 3), 0, Rational(1, 5), 1] : [0] }

  /// The curvature from derivatives of Γ, without promises.
  private var general: LocalGeometry<N>? {
    guard dimension >= 2, original.derivatives >= 2 else { return nil }
    return original.geometry.isDuallyFlat ? withoutPromises : original
  }

  private func framed(_ side: LocalGeometry<N>, _ alpha: Rational) -> [N] {
    side.framed(side.riemann(alpha: alpha), upper: [Bool](repeating: false, count: 4))
  }

  /// R_ijkl + R_jkil + R_kijl = 0.
  func firstBianchi() -> Discrepancy<N>? {
    guard let side = general else { return nil }
    let n = dimension
    func place(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Int { ((i * n + j) * n + k) * n + l }
    var a: [N] = [], b: [N] = [], terms = [one]
    for alpha in alphas {
      let r = framed(side, alpha)
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
      terms += r
    }
    return Discrepancy(a, b, terms: terms)
  }

  /// R_ijkl = −R_jikl for every α; R_ijkl = −R_ijlk = R_klij for the metric.
  func riemannSymmetries() -> Discrepancy<N>? {
    guard let side = general else { return nil }
    let n = dimension
    var a: [N] = [], b: [N] = [], terms = [one]
    for alpha in alphas {
      let r = framed(side, alpha)
      for index in r.indices {
        let l = index % n, k = index / n % n, j = index / (n * n) % n, i = index / (n * n * n)
        a.append(r[index])
        b.append(-r[((j * n + i) * n + k) * n + l])
        if alpha.isZero {
          a += [r[index], r[index]]
          b += [-r[((i * n + j) * n + l) * n + k], r[((k * n + l) * n + i) * n + j]]
        }
      }
      terms += r
    }
    return Discrepancy(a, b, terms: terms)
  }

  /// R^(α)_ijkl = −R^(−α)_ijlk.
  func curvaturesAreDual() -> Discrepancy<N>? {
    guard let side = general, side.hasCubic else { return nil }
    let n = dimension
    var a: [N] = [], b: [N] = []
    for alpha in alphas {
      let r = framed(side, alpha), s = framed(side, -alpha)
      a += r
      for index in r.indices {
        let l = index % n, k = index / n % n
        b.append(-s[index - l - k * n + l * n + k])
      }
    }
    return Discrepancy(a, b, terms: [one])
  }

  /// R^(α)_ijkl = (1 − α²)/4 · gᵐⁿ(T_ikm T_jln − T_jkm T_iln) for a full exponential family.
  func curvatureFromThirdCumulants() -> Discrepancy<N>? {
    guard let side = general, side.hasCubic, problem.manifold?.manifold.isDuallyFlat == true else { return nil }
    var left: [N] = [], right: [N] = []
    let lower = [Bool](repeating: false, count: 4)
    let short = original.geometry.algebra.riemannOfDuallyFlat(
      cubic: original.cubic, mixed: original.geometry.algebra.raised(original.cubic, inverse: original.inverse))
    for alpha in alphas {
      let factor = number(1 - alpha * alpha)
      left += side.framed(short.map { factor * $0 }, upper: lower)
      right += framed(side, alpha)
    }
    return Discrepancy(left, right, terms: [one])
  }

  /// R = 2K on a surface, for whatever basis of the plane.
  func scalarIsTwiceGaussian() throws -> Discrepancy<N>? {
    guard dimension == 2, let side = general else { return nil }
    let R = side.scalarCurvature(alpha: 0)
    var left: [N] = [], right: [N] = []
    for (u, v) in [([1, 0], [0, 1]), ([2, 1], [-1, 3])] as [([Rational], [Rational])] {
      let scaled = { (x: [Rational]) in zip(x, side.lengths).map { self.number($0) / $1 } }
      let parts = side.geometry.algebra.sectional(
        riemann: side.riemann(alpha: 0), metric: side.metric, plane: scaled(u), scaled(v))
      left.append(R)
      right.append(number(2) * parts.numerator / parts.denominator)
    }
    return Discrepancy(left, right, terms: [one])
  }
}
