import Scalars

/// A curve of polynomials that meet exactly, from one point to another, near a numerical solution.
///
/// Every polynomial of the solution gets a linear function so that it ends where the next one starts. The functions are
/// known as balls; the curve is the one with the true coefficients.
struct JoinedCurve {
  let pieces: [PolynomialPiece]
  /// Where two pieces meet, and by how much the velocity jumps there.
  let corners: [(x: [Ball], jump: [Ball])]
  /// The width of the parameter interval.
  let duration: Ball

  /// - Precondition: the panels are those of a curve that runs forward.
  /// - Throws: `GeometryError.notProved` without panels, which join nothing.
  init(
    _ panels: [TaylorRun.Panel], from p: [Ball], to q: [Ball], precision: BallPrecision
  ) throws(GeometryError) {
    guard !panels.isEmpty else {
      throw .notProved(what: "bounds of the distance", reason: "the curve near the geodesic has no polynomials")
    }
    var pieces: [PolynomialPiece] = [], corners: [(x: [Ball], jump: [Ball])] = [], last: [Ball] = []
    // Widths are dyadic numbers of a few bits: their sum is exact.
    var duration = Ball(0, precision: BallPrecision(bits: 4 * precision.bits))
    for (k, panel) in panels.enumerated() {
      let width = Ball(containing: panel.width, precision: precision)
      let start = k == 0 ? p : panel.coefficients.map { Ball(containing: $0[0], precision: precision) }
      let end =
        k + 1 < panels.count
        ? panels[k + 1].coefficients.map { Ball(containing: $0[0], precision: precision) } : q
      let polynomials = panel.coefficients.enumerated().map { i, coefficients in
        var c = coefficients.map { Ball(containing: $0, precision: precision) }
        c[0] = start[i]
        let reached = BallPolynomial(c, precision: precision).value(at: width)
        c[1] += (end[i] - reached) / width
        return BallPolynomial(c, precision: precision)
      }
      let slopes = polynomials.map(\.derivative)
      if k > 0 {
        let jump = slopes.enumerated().map { i, slope in slope[0] - last[i] }
        corners.append((start, jump))
      }
      last = slopes.map { $0.value(at: width) }
      let half = width.scaled(byPowerOfTwo: -1)
      pieces.append(PolynomialPiece(polynomials.map { $0.shifted(by: half) }, half: half))
      duration += Ball(containing: panel.width, precision: duration.precision)
    }
    self.pieces = pieces
    self.corners = corners
    self.duration = duration
  }
}
