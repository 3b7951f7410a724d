import RealModule

extension Double {
  /// The polygamma function ψ⁽ⁿ⁾(x), n ≥ 0; n = 0 is digamma.
  ///
  /// For n ≤ 3 it is `digamma`, `trigamma`, `tetragamma`, `pentagamma`, to a few units in the last place. From n = 4 to
  /// n = 170 the relative error on x > 0 is below 4·10⁻¹⁵; beyond that the factorial overflows and it is about
  /// 10⁻¹⁶·n log n. Negative x by reflection: the error is (n + 8)·2·10⁻¹⁶ of the larger reflected term. NaN at the poles
  /// 0, −1, −2, …, for n < 0, and for x < 0 with n > 150.
  public static func polygamma(_ n: Int, _ x: Double) -> Double {
    switch n {
    case 0: return digamma(x)
    case 1: return trigamma(x)
    case 2: return tetragamma(x)
    case 3: return pentagamma(x)
    case ..<0: return .nan
    default:
      guard x > 0 else { return reflectedPolygamma(n, x) }
      let size = shiftedPolygamma(n, x, tail: false)
      return n.isMultiple(of: 2) ? -size : size
    }
  }

  /// Digamma, ψ(x) = d log Γ(x)/dx.
  ///
  /// On x > 0 the relative error is below 6·10⁻¹⁶, next to the zero x = 1.4616… too. Negative x by reflection: the error
  /// is below 2·10⁻¹⁵ of the larger of |ψ(1 − x)| and |π cot πx|. NaN at the poles 0, −1, −2, ….
  public static func digamma(_ x: Double) -> Double {
    if x >= 2 {
      let w = 1 / x, u = w * w
      return log(x) - (0.5 * w + u * digammaRest(u))
    }
    if x >= 1 { return digammaPastOne(x - 1) }
    if x > 0 { return digammaPastOne(x) - 1 / x }
    return reflectedPolygamma(0, x)
  }

  /// Trigamma, ψ′(x): the Fisher information of the logarithm of a gamma variable.
  ///
  /// On x > 0 the relative error is below 5·10⁻¹⁶; negative x by reflection, to (n + 8)·2·10⁻¹⁶ of the larger term; NaN at
  /// the poles.
  public static func trigamma(_ x: Double) -> Double {
    if x >= 1 { return trigammaFromOne(1 / x) }
    if x > 0 {
      let w = 1 / x
      return w * w + trigammaFromOne(1 / (x + 1))
    }
    return reflectedPolygamma(1, x)
  }

  /// Tetragamma, ψ″(x), negative on x > 0.
  ///
  /// On x > 0 the relative error is below 7·10⁻¹⁶; negative x by reflection, to (n + 8)·2·10⁻¹⁶ of the larger term; NaN at
  /// the poles.
  public static func tetragamma(_ x: Double) -> Double {
    if x >= 1 { return -tetragammaFromOne(1 / x) }
    if x > 0 {
      let w = 1 / x
      return -(2 * w * w * w + tetragammaFromOne(1 / (x + 1)))
    }
    return reflectedPolygamma(2, x)
  }

  /// Pentagamma, ψ‴(x).
  ///
  /// On x > 0 the relative error is below 10⁻¹⁵; negative x by reflection, to (n + 8)·2·10⁻¹⁶ of the larger term; NaN at
  /// the poles.
  public static func pentagamma(_ x: Double) -> Double {
    if x >= 1 { return pentagammaFromOne(1 / x) }
    if x > 0 {
      let w = 1 / x
      return 6 * (w * w) * (w * w) + pentagammaFromOne(1 / (x + 1))
    }
    return reflectedPolygamma(3, x)
  }
}

/// ψ(1 + z) for z in [0, 1], with the factor that vanishes at the zero taken out.
@inline(__always)
func digammaPastOne(_ z: Double) -> Double {
  ((z - digammaZeroLessOne.high) - digammaZeroLessOne.low) * digammaNearZero(z)
}

// ψ′, −ψ″ and ψ‴ of x = 1/w ≥ 1; the largest part is added last.

@inline(__always)
private func trigammaFromOne(_ w: Double) -> Double { w + w * w * (0.5 + w * trigammaRest(w * w)) }

@inline(__always)
private func tetragammaFromOne(_ w: Double) -> Double { w * w * (1 + w * (1 + w * tetragammaRest(w * w))) }

@inline(__always)
private func pentagammaFromOne(_ w: Double) -> Double { w * w * (w * (2 + w * (3 + w * pentagammaRest(w * w)))) }
