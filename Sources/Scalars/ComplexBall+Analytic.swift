import CFLINT

/// Functions that are analytic at every point of their argument, or indeterminate.
///
/// Integration and continuation rest on this: a value alone does not say that a function is analytic there. The functions that
/// are defined on the real line by cases, such as |x|, are continued from either side of their kink.
extension ComplexBall {
  /// The principal logarithm; indeterminate on the cut (−∞, 0].
  public static func analyticLog(_ z: ComplexBall) -> ComplexBall { z.map { acb_log_analytic($0, $1, 1, z.bits) } }

  /// The principal √z; indeterminate on the cut (−∞, 0].
  public static func analyticSqrt(_ z: ComplexBall) -> ComplexBall { z.map { acb_sqrt_analytic($0, $1, 1, z.bits) } }

  /// The principal zʷ; indeterminate on the cut (−∞, 0] unless w is exactly an integer, and at 0 for w < 0.
  public static func analyticPow(_ z: ComplexBall, _ w: ComplexBall) -> ComplexBall {
    complexBinary(z, w) { acb_pow_analytic($0, $1, $2, 1, $3) }
  }

  /// z for Re z > 0, −z for Re z < 0: what |x| continues to.
  public static func analyticAbsoluteValue(_ z: ComplexBall) -> ComplexBall {
    z.map { acb_real_abs($0, $1, 1, z.bits) }
  }

  /// 1 for Re z > 0, −1 for Re z < 0.
  public static func analyticSign(_ z: ComplexBall) -> ComplexBall { z.map { acb_real_sgn($0, $1, 1, z.bits) } }

  /// 1 for Re z > 0, 0 for Re z < 0.
  public static func analyticStep(_ z: ComplexBall) -> ComplexBall { z.map { acb_real_heaviside($0, $1, 1, z.bits) } }

  /// The one with the smaller real part.
  public static func analyticMinimum(_ a: ComplexBall, _ b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_real_min($0, $1, $2, 1, $3) }
  }

  /// The one with the larger real part.
  public static func analyticMaximum(_ a: ComplexBall, _ b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_real_max($0, $1, $2, 1, $3) }
  }

  /// arcsin z; indeterminate where |Re z| ≥ 1, which has the cuts.
  public static func analyticAsin(_ z: ComplexBall) -> ComplexBall {
    z.isInsideUnitStrip(\.real) ? asin(z) : .indeterminate(z.precision)
  }

  /// arccos z; indeterminate where |Re z| ≥ 1, which has the cuts.
  public static func analyticAcos(_ z: ComplexBall) -> ComplexBall {
    z.isInsideUnitStrip(\.real) ? acos(z) : .indeterminate(z.precision)
  }

  /// artanh z; indeterminate where |Re z| ≥ 1, which has the cuts.
  public static func analyticAtanh(_ z: ComplexBall) -> ComplexBall {
    z.isInsideUnitStrip(\.real) ? atanh(z) : .indeterminate(z.precision)
  }

  /// arctan z; indeterminate where |Im z| ≥ 1, which has the cuts.
  public static func analyticAtan(_ z: ComplexBall) -> ComplexBall {
    z.isInsideUnitStrip(\.imaginary) ? atan(z) : .indeterminate(z.precision)
  }

  /// arsinh z; indeterminate where |Im z| ≥ 1, which has the cuts.
  public static func analyticAsinh(_ z: ComplexBall) -> ComplexBall {
    z.isInsideUnitStrip(\.imaginary) ? asinh(z) : .indeterminate(z.precision)
  }

  /// arcosh z; indeterminate where Re z ≤ 1, which has the cut.
  public static func analyticAcosh(_ z: ComplexBall) -> ComplexBall {
    (z.real - Ball(1, precision: z.precision)).isPositive ? acosh(z) : .indeterminate(z.precision)
  }

  private func isInsideUnitStrip(_ part: (ComplexBall) -> Ball) -> Bool {
    let size = Ball.absoluteValue(part(self))
    return (Ball(1, precision: precision) - size).isPositive
  }
}
