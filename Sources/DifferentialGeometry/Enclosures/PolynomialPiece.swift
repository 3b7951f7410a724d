import Scalars

/// A Taylor polynomial of a curve over an interval or a disc, expanded at the middle.
struct PolynomialPiece {
  /// x, x′ and x″ of every coordinate, in the parameter less that of the middle.
  private let x: [BallPolynomial], v: [BallPolynomial], a: [BallPolynomial]
  /// Half the width.
  let half: Ball

  init(_ x: [BallPolynomial], half: Ball) {
    self.x = x
    self.half = half
    v = x.map(\.derivative)
    a = v.map(\.derivative)
  }

  /// All of a panel.
  init(_ panel: TaylorRun.Panel, precision: BallPrecision) {
    let half = Ball(containing: panel.width, precision: precision).scaled(byPowerOfTwo: -1)
    self.init(PolynomialPiece.polynomials(panel, precision).map { $0.shifted(by: half) }, half: half)
  }

  /// The state of a panel at a distance from its start.
  static func state(_ panel: TaylorRun.Panel, at s: Ball, precision: BallPrecision) -> (x: [Ball], v: [Ball]) {
    let x = polynomials(panel, precision)
    return (x.map { $0.value(at: s) }, x.map { $0.derivative.value(at: s) })
  }

  private static func polynomials(_ panel: TaylorRun.Panel, _ precision: BallPrecision) -> [BallPolynomial] {
    panel.coefficients.map { c in
      BallPolynomial(c.map { Ball(containing: $0, precision: precision) }, precision: precision)
    }
  }

  /// The two halves.
  var halves: [PolynomialPiece] {
    let quarter = half.scaled(byPowerOfTwo: -1)
    return [-quarter, quarter].map { offset in PolynomialPiece(x.map { $0.shifted(by: offset) }, half: quarter) }
  }

  /// x at the middle, for messages.
  var place: [Double] { x.map { $0[0].midpoint } }

  /// x, x′ and x″ at the middle plus s.
  func state(at s: Ball) -> (x: [Ball], v: [Ball], a: [Ball]) {
    (x.map { $0.value(at: s) }, v.map { $0.value(at: s) }, a.map { $0.value(at: s) })
  }

  /// Enclosures of x and x′ over the whole interval.
  var ranges: [Ball] { (x + v).map { $0[0].widened(by: $0.spread(radius: half)) } }

  /// Enclosures of x and x′, and bounds of |x″|, wherever the parameter is at most a radius from a complex center.
  func values(around center: ComplexBall, radius: Ball) -> (state: [ComplexBall], second: [Ball]) {
    let far = center.absoluteValue + radius
    let speeds = v.map { $0.majorant(radius: far) }, second = a.map { $0.majorant(radius: far) }
    func discs(_ values: [BallPolynomial], _ slopes: [Ball]) -> [ComplexBall] {
      zip(values, slopes).map { $0.value(at: center) + ComplexBall.disc(radius: ($1 * radius).largestSize) }
    }
    return (discs(x, speeds) + discs(v, second), second)
  }

  /// Enclosures of x, x′ and x″ over a rectangle around the middle; real ones over a real interval.
  func jet(at z: ComplexBall) -> [ComplexBall] {
    let polynomials = x + v + a
    guard !z.isReal else {
      let t = z.real, center = t.center, radius = (t - center).largestSize, far = t.largestSize
      return polynomials.map {
        ComplexBall($0.value(at: center).widened(by: $0.derivative.majorant(radius: far) * radius))
      }
    }
    let center = ComplexBall(z.real.center, z.imaginary.center)
    let radius = (z - center).absoluteValue.largestSize, far = center.absoluteValue + radius
    return polynomials.map {
      $0.value(at: center) + ComplexBall.disc(radius: ($0.derivative.majorant(radius: far) * radius).largestSize)
    }
  }

  /// The same numbers with fewer bits.
  func rounded(to precision: BallPrecision) -> PolynomialPiece {
    PolynomialPiece(x.map { $0.rounded(to: precision) }, half: half.rounded(to: precision))
  }
}
