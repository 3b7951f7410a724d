import Scalars

/// Proved bounds of how far a solution of the geodesic equation can drift from one Taylor polynomial.
///
/// With y = (x, v), the drift e = y − ȳ and the defect δ = x̄″ − a(x̄, x̄′) of the polynomial
///
///     |e|′ ≤ A|e| + (0, |δ|)      |e(t + w)| ≤ exp(wA) (|e(t)| + w (0, |δ|))
///
/// component by component, as long as the solution stays in a tube around the polynomial where A bounds the derivatives
/// of the equation. The tube is complex: the bounds hold for complex start values too, which Cauchy's estimates need.
/// Source: Walter (1970), Differential and Integral Inequalities, for the comparison.
struct PanelGrowth: Sendable {
  /// log₂ of the radius of the tube, in the units.
  static let tube = -10

  /// The units of e: powers of two near the coordinates' and the velocities' own sizes.
  let units: [Ball]
  /// exp(wA) in the units, piece by piece, and w.
  let factors: [[Ball]], widths: [Ball]
  /// A bound of |δ| on the panel.
  let defect: [Ball]
  /// Where δ is analytic, and how large.
  let cover: AnalyticCover

  /// The drift at the end from that at the start, and the largest on the way in units of the tube's radius.
  func advanced(_ start: [Ball], isDriven: Bool) -> (end: [Ball], largest: Ball) {
    var e = zip(start, units).map { $0 / $1 }
    let n = e.count
    for (factor, width) in zip(factors, widths) {
      var pushed = e
      if isDriven { for i in defect.indices { pushed[n / 2 + i] += width * defect[i] / units[n / 2 + i] } }
      e = (0..<n).map { i in
        var total = Ball.zero
        for j in 0..<n { total += factor[i * n + j] * pushed[j] }
        return total.largestSize
      }
    }
    // The factors are at least 1 on the diagonal: the drift at the end is the largest.
    let largest = e.reduce(Ball.zero) { Ball.maximum($0, $1) }
    return (zip(e, units).map { $0 * $1 }, largest.scaled(byPowerOfTwo: -PanelGrowth.tube))
  }
}

/// A division of a panel into pieces, each with an ellipse where the equation is analytic along the polynomial and along
/// all polynomials near to it.
indirect enum AnalyticCover: Sendable {
  /// log₂ of how near, in the units.
  static let slack = -30

  /// A piece: half the sum of the half axes of its ellipse in half widths, and bounds of |x̄″| + |a| there.
  case whole(ratio: Rational, bounds: [Ball])
  case halves(AnalyticCover, AnalyticCover)
}
