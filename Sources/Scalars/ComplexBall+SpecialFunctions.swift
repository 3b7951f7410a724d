import CFLINT

/// By Arb. All are analytic where they are finite: what has a cut is indeterminate on it.
extension ComplexBall {
  /// π.
  public static func pi(_ precision: BallPrecision) -> ComplexBall { ComplexBall(Ball.pi(precision)) }
  /// Euler's constant γ.
  public static func eulerGamma(_ precision: BallPrecision) -> ComplexBall { ComplexBall(Ball.eulerGamma(precision)) }

  /// Γ(z); indeterminate at the poles.
  public static func gamma(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_gamma) }

  /// log Γ(z), continued from the positive axis; indeterminate on the cut (−∞, 0].
  public static func logGamma(_ z: ComplexBall) -> ComplexBall {
    z.meetsNegativeAxis ? .indeterminate(z.precision) : complexUnary(z, acb_lgamma)
  }

  /// The polygamma function ψ⁽ⁿ⁾(z), n ≥ 0, with digamma for n = 0; indeterminate at the poles.
  public static func polygamma(_ n: Int, _ z: ComplexBall) -> ComplexBall {
    if let wide = wide(n, z, polygamma, { Ball.polygamma($0, $1) }) { return wide }
    if n == 0 { return complexUnary(z, acb_digamma) }
    guard n > 0, z.isFinite else { return .indeterminate(z.precision) }
    let order = ComplexBall(Rational(n), precision: z.precision)
    return complexBinary(order, z) { acb_polygamma($0, $1, $2, $3) }
  }

  /// ψ⁽ⁿ⁾(z) less its leading asymptotic term, log z or (−1)ⁿ⁺¹ (n−1)!/zⁿ; indeterminate on the cut (−∞, 0].
  public static func polygammaTail(_ n: Int, _ z: ComplexBall) -> ComplexBall {
    guard n >= 0, z.isFinite, !z.meetsNegativeAxis else { return .indeterminate(z.precision) }
    if let wide = wide(n, z, polygammaTail, { Ball.polygammaTail($0, $1) }) { return wide }
    if z.isReal { return ComplexBall(Ball.polygammaTail(n, z.real)) }
    if n == 0 { return polygamma(0, z) - log(z) }
    let leading = ComplexBall(Ball.gamma(Ball(Rational(n), precision: z.precision))) / pow(z, n)
    return polygamma(n, z) + (n.isMultiple(of: 2) ? leading : -leading)
  }

  /// The error function.
  public static func erf(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_hypgeom_erf) }
  /// 1 − erf z, without cancellation.
  public static func erfc(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_hypgeom_erfc) }

  /// The modified Bessel function I_ν(z); indeterminate on the cut (−∞, 0] unless ν is exactly an integer.
  public static func besselI(_ order: ComplexBall, _ z: ComplexBall) -> ComplexBall {
    if z.meetsNegativeAxis, !order.isExactInteger { return .indeterminate(max(order.precision, z.precision)) }
    return complexBinary(order, z) { acb_hypgeom_bessel_i($0, $1, $2, $3) }
  }

  /// The modified Bessel function K_ν(z); indeterminate on the cut (−∞, 0].
  public static func besselK(_ order: ComplexBall, _ z: ComplexBall) -> ComplexBall {
    if z.meetsNegativeAxis { return .indeterminate(max(order.precision, z.precision)) }
    return complexBinary(order, z) { acb_hypgeom_bessel_k($0, $1, $2, $3) }
  }

  /// The Bessel function J_ν(z); indeterminate on the cut (−∞, 0] unless ν is exactly an integer.
  public static func besselJ(_ order: ComplexBall, _ z: ComplexBall) -> ComplexBall {
    if z.meetsNegativeAxis, !order.isExactInteger { return .indeterminate(max(order.precision, z.precision)) }
    return complexBinary(order, z) { acb_hypgeom_bessel_j($0, $1, $2, $3) }
  }

  /// The Bessel function Y_ν(z); indeterminate on the cut (−∞, 0].
  public static func besselY(_ order: ComplexBall, _ z: ComplexBall) -> ComplexBall {
    if z.meetsNegativeAxis { return .indeterminate(max(order.precision, z.precision)) }
    return complexBinary(order, z) { acb_hypgeom_bessel_y($0, $1, $2, $3) }
  }

  /// Riemann's ζ(s); indeterminate at 1.
  public static func zeta(_ s: ComplexBall) -> ComplexBall { complexUnary(s, acb_zeta) }

  private var isExactInteger: Bool { isReal && isExact && containsInteger }

  /// Whether a number of (−∞, 0] is in it.
  private var meetsNegativeAxis: Bool { imaginary.containsZero && !real.isPositive }
}

/// A formula on complex arguments: what is defined by cases on the real line is continued analytically.
extension ComplexBall: Scalar {
  /// |z| where z is real; elsewhere what |x| continues to.
  public static func absoluteValue(_ z: ComplexBall) -> ComplexBall {
    byCases(z, Ball.absoluteValue, analyticAbsoluteValue)
  }
  /// The sign where z is real; elsewhere what it continues to.
  public static func sign(_ z: ComplexBall) -> ComplexBall { byCases(z, Ball.sign, analyticSign) }
  /// The step function where z is real; elsewhere what it continues to.
  public static func step(_ z: ComplexBall) -> ComplexBall { byCases(z, Ball.step, analyticStep) }

  /// The smaller of two real numbers; elsewhere what min continues to.
  public static func minimum(_ a: ComplexBall, _ b: ComplexBall) -> ComplexBall {
    a.isReal && b.isReal ? ComplexBall(Ball.minimum(a.real, b.real)) : analyticMinimum(a, b)
  }

  /// The larger of two real numbers; elsewhere what max continues to.
  public static func maximum(_ a: ComplexBall, _ b: ComplexBall) -> ComplexBall {
    a.isReal && b.isReal ? ComplexBall(Ball.maximum(a.real, b.real)) : analyticMaximum(a, b)
  }

  private static func byCases(
    _ z: ComplexBall, _ real: (Ball) -> Ball, _ analytic: (ComplexBall) -> ComplexBall
  ) -> ComplexBall {
    z.isReal ? ComplexBall(real(z.real)) : analytic(z)
  }
}
