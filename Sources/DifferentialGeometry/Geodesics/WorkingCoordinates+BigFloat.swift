import Scalars
import Symbolics

/// The maps in any number of bits.
extension WorkingCoordinates {
  /// φ(u) and its first three derivatives.
  struct Place {
    let value: BigFloat, first: BigFloat, second: BigFloat, third: BigFloat
  }

  func place(_ i: Int, _ u: BigFloat, _ precision: BigFloatPrecision) -> Place {
    let one = BigFloat(1, precision: precision), zero = BigFloat.zero.rounded(to: precision)
    if let low = domains[i].lower?.value, let scale = infinityScale(i) {
      let s = BigFloat(rounding: scale, precision: precision)
      let d = BigFloat.expMinusOne(-u), e = one + d, slope = s * e / (d * d)
      return Place(
        value: BigFloat(low, precision: precision) + s / d, first: slope, second: slope * (e + one) / d,
        third: slope * (e * e + e * BigFloat(4) + one) / (d * d))
    }
    switch (domains[i].lower?.value, domains[i].upper?.value) {
    case (nil, nil): return Place(value: u, first: one, second: zero, third: zero)
    case (let low?, nil):
      let e = BigFloat.exp(u)
      return Place(value: BigFloat(low, precision: precision) + e, first: e, second: e, third: e)
    case (nil, let high?):
      let e = BigFloat.exp(-u)
      return Place(value: BigFloat(high, precision: precision) - e, first: e, second: -e, third: e)
    case (let low?, let high?):
      // With s = 1/(1 + e⁻ᵘ) and r = 1 − s: s′ = sr, s″ = sr(r − s), s‴ = sr(1 − 6sr).
      let e = BigFloat.exp(-u.magnitude), big = one / (one + e), small = e * big
      let (s, r) = u < 0 ? (small, big) : (big, small)
      let w = BigFloat(high - low, precision: precision), slope = s * r
      let value = s < r ? BigFloat(low, precision: precision) + w * s : BigFloat(high, precision: precision) - w * r
      return Place(
        value: value, first: w * slope, second: w * slope * (r - s), third: w * slope * (one - slope * BigFloat(6)))
    }
  }

  /// u with φ(u) = x.
  func flattened(_ x: [BigFloat], _ precision: BigFloatPrecision) -> [BigFloat] {
    x.enumerated().map { i, x in
      if let low = domains[i].lower?.value, let scale = infinityScale(i) {
        let s = BigFloat(rounding: scale, precision: precision)
        return -BigFloat.log(onePlus: s / (x - BigFloat(low, precision: precision)))
      }
      switch (domains[i].lower?.value, domains[i].upper?.value) {
      case (nil, nil): return x
      case (let low?, nil): return BigFloat.log(x - BigFloat(low, precision: precision))
      case (nil, let high?): return -BigFloat.log(BigFloat(high, precision: precision) - x)
      case (let low?, let high?):
        return BigFloat.log((x - BigFloat(low, precision: precision)) / (BigFloat(high, precision: precision) - x))
      }
    }
  }
}
