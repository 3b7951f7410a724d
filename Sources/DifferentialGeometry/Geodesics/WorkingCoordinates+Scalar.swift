import Scalars
import Symbolics

/// Steps in the coordinates without borders, seen from the coordinates x of the chart, in any number type.
extension WorkingCoordinates {
  /// The interval of coordinate i has an end.
  package func isBounded(_ i: Int) -> Bool { domains[i].lower != nil || domains[i].upper != nil }

  /// dx/du at x.
  package func slope<S: Scalar>(_ i: Int, at x: S, precision: S.Precision) -> S {
    let one = S(1, precision: precision)
    switch ends(i, precision) as (S?, S?) {
    case (nil, nil): return one
    case (let low?, nil): return x - low
    case (nil, let high?): return high - x
    case (let low?, let high?): return (x - low) * (high - x) / (high - low)
    }
  }

  /// φ(φ⁻¹(x) + δ): inside the interval however large δ is, as far as the precision reaches.
  package func moved<S: Scalar>(_ i: Int, from x: S, by δ: S, precision: S.Precision) -> S {
    switch ends(i, precision) as (S?, S?) {
    case (nil, nil): return x + δ
    case (let low?, nil): return low + (x - low) * S.exp(δ)
    case (nil, let high?): return high - (high - x) * S.exp(-δ)
    case (let low?, let high?):
      let odds = (x - low) / (high - x) * S.exp(δ)
      return low + (high - low) * odds / (S(1, precision: precision) + odds)
    }
  }

  /// u of x as a `Double`, for judging how far out a coordinate is.
  package func logarithmicPlace(_ i: Int, of x: Ball) -> Double {
    switch ends(i, x.precision) as (Ball?, Ball?) {
    case (nil, nil): return x.midpoint
    case (let low?, nil): return Ball.log(x - low).midpoint
    case (nil, let high?): return -Ball.log(high - x).midpoint
    case (let low?, let high?): return Ball.log((x - low) / (high - x)).midpoint
    }
  }

  /// Where coordinate i starts: the middle of its interval, one from its only end, or zero.
  package func middle<S: Scalar>(_ i: Int, precision: S.Precision) -> S {
    let one = S(1, precision: precision)
    switch ends(i, precision) as (S?, S?) {
    case (nil, nil): return one - one
    case (let low?, nil): return low + one
    case (nil, let high?): return high - one
    case (let low?, let high?): return (low + high) / S(2, precision: precision)
    }
  }

  private func ends<S: Scalar>(_ i: Int, _ precision: S.Precision) -> (S?, S?) {
    (
      domains[i].lower.map { S($0.value, precision: precision) },
      domains[i].upper.map { S($0.value, precision: precision) }
    )
  }
}
