/// A zero of a continuous function between two points of opposite signs, by Brent's method.
///
/// Inverse quadratic interpolation and secants, safeguarded by bisection (R. Brent, *Algorithms for Minimization
/// without Derivatives*, 1973, chapter 4): never more than about (log₂ of the interval over the tolerance)² steps.
public struct BrentRootFinder: Equatable, Sendable {
  /// A zero with its enclosure.
  public struct Root: Equatable, Sendable {
    /// The zero: the end of the last bracket with the smaller |f|.
    public let value: Double
    /// The distance to the other end of the last bracket: f changes its sign within.
    public let uncertainty: Double
    /// f at `value`.
    public let residual: Double
    /// How often f was evaluated.
    public let evaluations: Int
  }

  /// The uncertainty that is accepted, absolute; 4ε|x| is added in any case.
  public var tolerance: Double
  /// How often f may be evaluated.
  public var maximumEvaluations: Int

  /// A method with the given tolerance; 0 asks for the last digits.
  public init(tolerance: Double = 0, maximumEvaluations: Int = 1000) {
    precondition(tolerance >= 0, "tolerance \(tolerance)")
    self.tolerance = tolerance
    self.maximumEvaluations = maximumEvaluations
  }

  /// A zero of f in [lower, upper].
  ///
  /// - Throws: `notBracketed` when f has one sign at both ends, `nonFinite` where f is NaN, `notConverged` when the
  ///   evaluations are used up.
  public func root(
    from lower: Double, to upper: Double, of f: (Double) -> Double
  ) throws(NumericalError) -> Root {
    var a = lower
    var b = upper
    var fa = try value(f, a)
    var fb = try value(f, b)
    guard fa == 0 || fb == 0 || (fa < 0) != (fb < 0) else { throw .notBracketed(atLower: fa, atUpper: fb) }
    // The zero lies between b, the best point, and c; a is the previous b.
    var c = a
    var fc = fa
    var step = b - a
    var previousStep = step
    var evaluations = 2
    while true {
      if abs(fc) < abs(fb) {
        (a, b, c) = (b, c, b)
        (fa, fb, fc) = (fb, fc, fb)
      }
      let smallest = 2 * b.ulp + 0.5 * tolerance
      let half = 0.5 * (c - b)
      if abs(half) <= smallest || fb == 0 {
        let uncertainty = fb == 0 ? 0 : abs(c - b)
        return Root(value: b, uncertainty: uncertainty, residual: fb, evaluations: evaluations)
      }
      guard evaluations < maximumEvaluations else {
        throw .notConverged(reached: abs(c - b), reason: "\(evaluations) evaluations in Brent's method")
      }
      if abs(previousStep) >= smallest, abs(fa) > abs(fb) {
        let candidate = interpolatedStep(a, b, c, fa, fb, fc)
        if 2 * abs(candidate) < min(3 * abs(half) - smallest, abs(previousStep)),
          (candidate > 0) == (half > 0)
        {
          previousStep = step
          step = candidate
        } else {
          step = half
          previousStep = half
        }
      } else {
        step = half
        previousStep = half
      }
      a = b
      fa = fb
      b += abs(step) > smallest ? step : (half > 0 ? smallest : -smallest)
      fb = try value(f, b)
      evaluations += 1
      if (fb < 0) == (fc < 0) {
        c = a
        fc = fa
        step = b - a
        previousStep = step
      }
    }
  }

  /// The step from b to the zero of the parabola x(f) through three points, or of the secant through two.
  private func interpolatedStep(
    _ a: Double, _ b: Double, _ c: Double, _ fa: Double, _ fb: Double, _ fc: Double
  ) -> Double {
    let s = fb / fa
    if a == c { return s * (c - b) / (s - 1) }
    let q = fa / fc
    let r = fb / fc
    let numerator = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
    let denominator = (q - 1) * (r - 1) * (s - 1)
    return -numerator / denominator
  }

  private func value(_ f: (Double) -> Double, _ x: Double) throws(NumericalError) -> Double {
    let y = f(x)
    guard !y.isNaN else { throw .nonFinite(at: x) }
    return y
  }
}
