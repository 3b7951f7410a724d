/// The oscillating Bessel functions, rounded from Arb's enclosures: some microseconds each. All others have files of their
/// own.
extension Double: SpecialFunctionScalar {
  /// The Bessel function J_ν(x), for x ≥ 0, or any x for an integer ν; NaN outside.
  ///
  /// The nearest number; NaN for orders above 20000 and x between ν/2 and ν²/100, which Arb does not decide.
  public static func besselJ(_ order: Double, _ x: Double) -> Double {
    isBelowRange(order, x) ? 0 : Enclosed.besselJ(order, x)
  }

  /// The Bessel function Y_ν(x), for x > 0; −∞ at 0, NaN outside.
  ///
  /// The nearest number; NaN for orders above 20000 and x between ν/2 and ν²/100, which Arb does not decide.
  public static func besselY(_ order: Double, _ x: Double) -> Double {
    isBelowRange(order, x) ? -.infinity : Enclosed.besselY(order, x)
  }

  /// Whether J_ν(x) is below and |Y_ν(x)| above every number: with x = ν/cosh α the factor is exp ±ν(α − tanh α), and
  /// α − tanh α > 0.45 for x ≤ ν/2.
  private static func isBelowRange(_ order: Double, _ x: Double) -> Bool {
    order > 2000 && order < .infinity && x > 0 && x <= order / 2
  }
}

extension Double: EnclosedScalar {
  var isWhole: Bool { self == rounded() }
  var isEven: Bool { remainder(dividingBy: 2) == 0 }

  static func nearest(_ name: StaticString, _ arguments: [Double], _ f: ([Ball]) -> Ball) -> Double {
    var bits = 80
    for _ in 0..<3 {
      let precision = BallPrecision(bits: bits)
      let ball = f(arguments.map { Ball(exactly: $0, precision: precision) })
      if let result = ball.roundedToDouble { return result }
      // The functions raise the precision themselves before they give up.
      guard ball.isFinite else { return .nan }
      bits = 2 * bits + 64
    }
    return .nan
  }

  static func special(_ value: Double, _ arguments: [Double]) -> Double { value }
}
