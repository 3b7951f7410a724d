import RealModule

extension DoubleDouble {
  /// A constant that a ball encloses.
  init(_ ball: Ball) {
    let high = ball.midpoint
    self.init(high, (ball - Ball(exactly: high, precision: ball.precision)).midpoint)
  }

  /// e^self as a `Double`, to one unit in the last place or so; ∞ and 0 beyond the range.
  var exponential: Double { exponential(times: 1) }

  /// e^self · factor, where the product may stay in the range when the power does not.
  func exponential(times factor: Double) -> Double {
    if abs(high) < 690 { return Double.exp(high) * (factor * (1 + low)) }
    let part = high / 3, third = Double.exp(part), rest = high.addingProduct(-3, part)
    return third * (factor * (1 + (low + rest))) * third * third
  }

  /// log self, for self > 0.
  var logarithm: DoubleDouble {
    guard high.isFinite, high > 0 else { return DoubleDouble(Double.log(high)) }
    if high > 0.9921875, high < 1.0078125 { return (self - 1).logarithmOfOnePlus }
    let exponent = Int(high.exponent)
    let m = scaled(-exponent)
    // m · c is within 2⁻⁷ of 1 for one of the constants.
    let index = min(Int((m.high - 1) * Double(Self.count)), Self.count - 1)
    let entry = Self.table[index]
    let rest = (m * entry.factor - 1).logarithmOfOnePlus
    return Self.logarithmOf2 * Double(exponent) + entry.logarithm + rest
  }

  /// log(1 + self), for self > −1, with as many correct digits when self is small.
  var logarithmOfOnePlus: DoubleDouble {
    if abs(high) > 0.0078125 { return (self + 1).logarithm }
    // 2 artanh(u/(2 + u)).
    let t = self / (self + 2), square = t * t
    var sum = DoubleDouble(0)
    for reciprocal in Self.oddReciprocals { sum = sum * square + reciprocal }
    return t * sum * 2
  }

  private static let count = 128

  /// Factors near 1/m of eight bits for m in the parts of [1, 2), and −log of the factors.
  private static let table: [(factor: Double, logarithm: DoubleDouble)] = (0..<count).map { i in
    let center = 1 + (Double(i) + 0.5) / Double(count)
    let factor = (1024 / center).rounded() / 1024
    return (factor, DoubleDouble(-Ball.log(Ball(exactly: factor, precision: BallPrecision(bits: 160)))))
  }

  /// log 2.
  static let logarithmOf2 = DoubleDouble(Ball.log(Ball(2, precision: BallPrecision(bits: 160))))

  /// 1/(2k + 1), from the last one that matters to 1.
  private static let oddReciprocals: [DoubleDouble] = (0...8).reversed().map { k in
    DoubleDouble(1) / DoubleDouble(Double(2 * k + 1))
  }

  /// ½ log 2π.
  static let halfLogarithmOf2Pi = DoubleDouble(
    Ball.log(Ball.pi(BallPrecision(bits: 160)).scaled(byPowerOfTwo: 1)).scaled(byPowerOfTwo: -1))
}

/// log Γ(x) − (x − ½) log x + x − ½ log 2π = 1/(12x) − 1/(360x³) + …, for x ≥ 25, to 10⁻¹⁹.
func stirlingCorrection(_ x: Double) -> Double {
  let w = 1 / x, u = w * w
  var sum = -691.0 / 360360
  sum = sum * u + 1.0 / 1188
  sum = sum * u - 1.0 / 1680
  sum = sum * u + 1.0 / 1260
  sum = sum * u - 1.0 / 360
  sum = sum * u + 1.0 / 12
  return sum * w
}
