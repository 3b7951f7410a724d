import Scalars

/// A Taylor polynomial of a curve over an interval or a disc, expanded at the middle.
struct PolynomialPiece {
  /// What a number of the piece differs from a center by, at most.
  struct Range {
    let center: Ball
    let radius: Ball

    var real: Ball { center.widened(by: radius) }
    var complex: ComplexBall { ComplexBall(center) + ComplexBall.disc(radius: radius) }
    var largest: Ball { (Ball.absoluteValue(center) + radius).largestSize }
  }

  /// The middle, from where the polynomial was expanded before.
  let middle: Ball
  /// Half the width.
  let half: Ball
  /// For every coordinate the coefficients at the middle.
  let coefficients: [[Ball]]

  init(_ coefficients: [[Ball]], middle: Ball, half: Ball) {
    self.middle = middle
    self.half = half
    self.coefficients = coefficients.map { c in
      // Horner's scheme again and again.
      var b = c
      for i in 0..<c.count { for k in (i..<c.count - 1).reversed() { b[k] += middle * b[k + 1] } }
      return b
    }
  }

  /// The same polynomial with the middle moved by an offset.
  func moved(by offset: Ball, half: Ball) -> PolynomialPiece {
    let moved = PolynomialPiece(coefficients, middle: offset, half: half)
    return PolynomialPiece(middle: middle + offset, half: half, expanded: moved.coefficients)
  }

  private init(middle: Ball, half: Ball, expanded: [[Ball]]) {
    self.middle = middle
    self.half = half
    coefficients = expanded
  }

  /// The two halves.
  var halves: [PolynomialPiece] {
    let quarter = half.scaled(byPowerOfTwo: -1)
    return [moved(by: -quarter, half: quarter), moved(by: quarter, half: quarter)]
  }

  /// x, x′ and x″ at the middle plus s.
  func state(at s: Ball) -> (x: [Ball], v: [Ball], a: [Ball]) {
    var x: [Ball] = [], v: [Ball] = [], a: [Ball] = []
    for c in coefficients {
      // Half the second derivative by the same scheme.
      var value = Ball.zero, first = Ball.zero, second = Ball.zero
      for k in c.indices.reversed() {
        second = second * s + first
        first = first * s + value
        value = value * s + c[k]
      }
      x.append(value)
      v.append(first)
      a.append(second.scaled(byPowerOfTwo: 1))
    }
    return (x, v, a)
  }

  /// x, x′ and x″ wherever the parameter is at most a radius from the middle, in the complex plane too.
  func ranges(radius: Ball) -> (x: [Range], v: [Range], a: [Range]) {
    var x: [Range] = [], v: [Range] = [], a: [Range] = []
    for c in coefficients {
      let sizes = c.map { Ball.absoluteValue($0) }
      var value = Ball.zero, first = Ball.zero, second = Ball.zero
      for k in sizes.indices.reversed() {
        second = second * radius + first
        first = first * radius + value
        value = value * radius + sizes[k]
      }
      x.append(Range(center: c[0], radius: (value - sizes[0]).largestSize))
      v.append(Range(center: c[1], radius: (first - sizes[1]).largestSize))
      let twice = c[2].scaled(byPowerOfTwo: 1)
      a.append(Range(center: twice, radius: (second.scaled(byPowerOfTwo: 1) - Ball.absoluteValue(twice)).largestSize))
    }
    return (x, v, a)
  }

  /// The same numbers with fewer bits.
  func rounded(to precision: BallPrecision) -> PolynomialPiece {
    PolynomialPiece(
      middle: middle.rounded(to: precision), half: half.rounded(to: precision),
      expanded: coefficients.map { $0.map { $0.rounded(to: precision) } })
  }
}
