import RealModule

extension Double {
  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term, without cancellation, for x > 0.
  ///
  ///     n = 0: ψ(x) − log x        n ≥ 1: ψ⁽ⁿ⁾(x) − (−1)ⁿ⁺¹ (n−1)!/xⁿ
  ///
  /// The Fisher metric of the gamma family in its shape k is ψ′(k) − 1/k = 1/(2k²) + …, which has no correct digit left
  /// at k = 10¹⁶ when it is subtracted. Relative error below 8·10⁻¹⁶ for n ≤ 1, 1.2·10⁻¹⁵ for n = 2, 1.6·10⁻¹⁵ for n = 3 and
  /// 4·10⁻¹⁵ for n ≤ 170.
  /// NaN for x ≤ 0 and for n < 0.
  public static func polygammaTail(_ n: Int, _ x: Double) -> Double {
    guard x > 0, n >= 0 else { return .nan }
    let w = 1 / x
    // The steps from x to x + 1 are combined exactly, as in 1/x² − 1/x + 1/(x+1) = 1/(x²(x+1)).
    switch n {
    case 0:
      if x >= 1 { return digammaTailFromOne(w) }
      return digammaPastOne(x) - w - log(x)
    case 1:
      if x >= 1 { return trigammaTailFromOne(w) }
      let v = 1 / (x + 1)
      return w * w * v + trigammaTailFromOne(v)
    case 2:
      if x >= 1 { return -tetragammaTailFromOne(w) }
      let v = 1 / (x + 1)
      return -((3 * x + 2) * (v * v) * w * w * w + tetragammaTailFromOne(v))
    case 3:
      if x >= 1 { return pentagammaTailFromOne(w) }
      let v = 1 / (x + 1)
      return ((12 * x + 16) * x + 6) * (v * v * v) * (w * w) * (w * w) + pentagammaTailFromOne(v)
    default:
      let size = shiftedPolygamma(n, x, tail: true)
      return n.isMultiple(of: 2) ? -size : size
    }
  }
}

// The tails at 1/w ≥ 1, up to sign.

@inline(__always)
private func digammaTailFromOne(_ w: Double) -> Double { -w * (0.5 + w * digammaRest(w * w)) }

@inline(__always)
private func trigammaTailFromOne(_ w: Double) -> Double { w * w * (0.5 + w * trigammaRest(w * w)) }

@inline(__always)
private func tetragammaTailFromOne(_ w: Double) -> Double { w * w * (w * (1 + w * tetragammaRest(w * w))) }

@inline(__always)
private func pentagammaTailFromOne(_ w: Double) -> Double { (w * w) * (w * w) * (3 + w * pentagammaRest(w * w)) }
