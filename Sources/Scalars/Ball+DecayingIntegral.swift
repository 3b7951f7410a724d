import CFLINT
import RealModule

/// ∫₀^∞ e^{−E(u)} du for the exponents of the incomplete gamma and beta functions and of K_ν, enclosed.
///
/// E is convex and increases from E(0) = 0. The part up to where E exceeds the precision is Arb's rigorous integral (Johansson,
/// Numerical integration in arbitrary-precision ball arithmetic, 2018); the rest is at most e^{−E(A)}/E′(A).
enum DecayingExponent {
  /// αu + β(e^{su} − 1 − su) + γ(cosh u − 1) with α, β, γ ≥ 0 and s = ±1.
  case exponential(linear: Ball, rest: Ball, sign: Int, even: Ball)
  /// σu + β(ρ(e⁻ᵘ − 1 + u) + w − log(1 + w)) with w = ρ(1 − e⁻ᵘ), which is (σ + βρ)u − β log(1 + w), for σ, σ + βρ ≥ 0 and
  /// ρ > 0; for β < 0 it is not convex, but E′ > σ + βρ.
  case logarithmic(slope: Ball, power: Ball, ratio: Ball)
}

extension DecayingExponent {
  /// The integral at a precision; the parameters have enough bits for what cancels inside.
  func integral(_ precision: BallPrecision) -> Ball {
    let bits = precision.bits, working = bits + 30 + guardBits
    let goal = Double(bits + 20) * 0.6931471805599453
    guard let end = endPoint(goal) else { return .indeterminate(precision) }
    let exact = Ball(exactly: end, precision: BallPrecision(bits: working))
    var context = DecayingContext(exponent: self)
    defer { context.clear() }
    var result = acb_struct(), low = acb_struct(), high = acb_struct(), tolerance = mag_struct()
    acb_init(&result)
    acb_init(&low)
    acb_init(&high)
    mag_init(&tolerance)
    defer {
      acb_clear(&result)
      acb_clear(&low)
      acb_clear(&high)
      mag_clear(&tolerance)
    }
    acb_set_d(&high, end)
    mag_set_ui_2exp_si(&tolerance, 1, Int(Double.log2(end / goal)) - bits - 4)
    // The work is bounded: what these limits do not reach has a wide enclosure.
    var options = acb_calc_integrate_opt_struct()
    acb_calc_integrate_opt_init(&options)
    options.eval_limit = 80 * bits
    withUnsafeMutablePointer(to: &context) { context in
      _ = acb_calc_integrate(&result, decayingIntegrand, context, &low, &high, bits + 4, &tolerance, &options, working)
    }
    let body = Ball(bits: working) { acb_get_real($0, &result) }
    let tail = Ball.exp(-value(exact)) / slope(exact)
    return body.widened(by: tail).rounded(to: precision)
  }

  /// The bits that terms of the size of the parameters lose to each other.
  private var guardBits: Int {
    switch self {
    case .exponential(let linear, let rest, _, let even): max(linear.sizeBits, rest.sizeBits, even.sizeBits, 0) + 10
    case .logarithmic(let slope, let power, let ratio):
      max(slope.sizeBits, power.sizeBits, 0) + abs(ratio.sizeBits) + 10
    }
  }

  /// E(u) for a real u > 0.
  private func value(_ u: Ball) -> Ball {
    switch self {
    case .exponential(let linear, let rest, let sign, let even):
      let s = sign < 0 ? -u : u, half = Ball.sinh(u.scaled(byPowerOfTwo: -1))
      return linear * u + rest * (Ball.expMinusOne(s) - s) + even * (half * half).scaled(byPowerOfTwo: 1)
    case .logarithmic(let slope, let power, let ratio):
      return (slope + power * ratio) * u - power * Ball.log(onePlus: -ratio * Ball.expMinusOne(-u))
    }
  }

  /// A lower bound of E′ from u on.
  private func slope(_ u: Ball) -> Ball {
    switch self {
    case .exponential(let linear, let rest, let sign, let even):
      let growth = Ball.expMinusOne(sign < 0 ? -u : u)
      return linear + rest * (sign < 0 ? -growth : growth) + even * Ball.sinh(u)
    case .logarithmic(let slope, let power, let ratio):
      // α − βρe⁻ᵘ/(1 + w) with α = σ + βρ rises for β > 0, and is above α for β < 0.
      let linear = slope + power * ratio
      if !power.isPositive { return linear }
      let w = -ratio * Ball.expMinusOne(-u)
      return linear - power * ratio * Ball.exp(-u) / (w + Ball(1, precision: u.precision))
    }
  }

  /// A point where E is at least the goal and not much more.
  private func endPoint(_ goal: Double) -> Double? {
    let precision = BallPrecision(bits: 64 + guardBits)
    func isEnough(_ u: Double) -> Bool { value(Ball(exactly: u, precision: precision)).lower >= goal }
    var high = 1.0
    while !isEnough(high) {
      high *= 2
      if high > 1e300 { return nil }
    }
    while high > 1e-300, isEnough(high / 2) { high /= 2 }
    return high
  }
}

extension Ball {
  /// An exponent of two above the size; 0 for zero.
  var sizeBits: Int {
    let size = withMutableArb { arf_is_zero(arb_mid_ptr($0)) != 0 ? 0 : arf_abs_bound_lt_2exp_si(arb_mid_ptr($0)) }
    return Swift.min(Swift.max(size, -100_000), 100_000)
  }
}

/// What the integrand needs from call to call.
private struct DecayingContext {
  let exponent: DecayingExponent
  let scratch: UnsafeMutablePointer<acb_struct>

  init(exponent: DecayingExponent) {
    self.exponent = exponent
    scratch = .allocate(capacity: 2)
    acb_init(scratch)
    acb_init(scratch + 1)
  }

  func clear() {
    acb_clear(scratch)
    acb_clear(scratch + 1)
    scratch.deallocate()
  }
}

/// e^{−E(u)} for complex u; with an order it must be analytic on all of the ball.
private func decayingIntegrand(
  _ result: UnsafeMutablePointer<acb_struct>?, _ u: UnsafePointer<acb_struct>?, _ parameter: UnsafeMutableRawPointer?,
  _ order: Int, _ bits: Int
) -> Int32 {
  guard let result, let u, let context = parameter?.assumingMemoryBound(to: DecayingContext.self) else { return 0 }
  let s = context.pointee.scratch, t = s + 1
  switch context.pointee.exponent {
  case .exponential(let linear, let rest, let sign, let even):
    acb_set(t, u)
    if sign < 0 { acb_neg(t, t) }
    exponentialRest(s, t, bits)
    rest.withArb { acb_mul_arb(s, s, $0, bits) }
    linear.withArb { acb_addmul_arb(s, u, $0, bits) }
    acb_mul_2exp_si(t, u, -1)
    acb_sinh(t, t, bits)
    acb_mul(t, t, t, bits)
    acb_mul_2exp_si(t, t, 1)
    even.withArb { acb_addmul_arb(s, t, $0, bits) }
  case .logarithmic(let slope, let power, let ratio):
    acb_neg(t, u)
    exponentialRest(s, t, bits)
    acb_expm1(t, t, bits)
    acb_neg(t, t)
    ratio.withArb {
      acb_mul_arb(s, s, $0, bits)
      acb_mul_arb(t, t, $0, bits)
    }
    logarithmicRest(result, t, order != 0, bits)
    acb_add(s, s, result, bits)
    power.withArb { acb_mul_arb(s, s, $0, bits) }
    slope.withArb { acb_addmul_arb(s, u, $0, bits) }
  }
  acb_neg(s, s)
  acb_exp(result, s, bits)
  return 0
}

// Where a ball is wide, a difference like eᵘ − 1 − u counts its radius twice; series do not.

/// eᵘ − 1 − u.
private func exponentialRest(
  _ result: UnsafeMutablePointer<acb_struct>, _ u: UnsafePointer<acb_struct>, _ bits: Int
) {
  let size = sizeBound(u)
  guard size < 0.5 else {
    acb_expm1(result, u, bits)
    acb_sub(result, result, u, bits)
    return
  }
  // u²/2 (1 + u/3 (1 + u/4 (…))), with a rest of 2|u|ⁿ⁺¹/(n+1)! at most.
  var count = 3, rest = 2 * size * size * size / 6
  while rest > 0, Double.log2(rest) > 2 * Double.log2(size) - Double(bits), count < bits {
    count += 1
    rest *= size / Double(count)
  }
  acb_one(result)
  for k in stride(from: count - 1, through: 3, by: -1) {
    acb_mul(result, result, u, bits)
    acb_div_si(result, result, k, bits)
    acb_add_ui(result, result, 1, bits)
  }
  acb_mul(result, result, u, bits)
  acb_mul(result, result, u, bits)
  acb_mul_2exp_si(result, result, -1)
  addError(result, rest)
}

/// w − log(1 + w).
private func logarithmicRest(
  _ result: UnsafeMutablePointer<acb_struct>, _ w: UnsafePointer<acb_struct>, _ isAnalytic: Bool, _ bits: Int
) {
  let size = sizeBound(w)
  guard size < 0.125 else {
    acb_add_ui(result, w, 1, bits)
    acb_log_analytic(result, result, isAnalytic ? 1 : 0, bits)
    acb_sub(result, w, result, bits)
    return
  }
  // w² (1/2 − w/3 + w²/4 − …), with a rest of 2|w|ⁿ⁺¹/(n+1) at most.
  var count = 2, rest = 2 * size * size * size / 3
  while rest > 0, Double.log2(rest) > 2 * Double.log2(size) - Double(bits), count < bits {
    count += 1
    rest *= size
  }
  acb_zero(result)
  for k in stride(from: count, through: 2, by: -1) {
    acb_mul(result, result, w, bits)
    acb_neg(result, result)
    addReciprocal(result, k, bits)
  }
  acb_mul(result, result, w, bits)
  acb_mul(result, result, w, bits)
  addError(result, rest)
}

/// An upper bound of |u|.
private func sizeBound(_ u: UnsafePointer<acb_struct>) -> Double {
  var bound = mag_struct()
  mag_init(&bound)
  defer { mag_clear(&bound) }
  acb_get_mag(&bound, u)
  return mag_get_d(&bound).nextUp
}

private func addError(_ result: UnsafeMutablePointer<acb_struct>, _ error: Double) {
  var bound = mag_struct()
  mag_init(&bound)
  defer { mag_clear(&bound) }
  mag_set_d(&bound, error + .leastNormalMagnitude)
  acb_add_error_mag(result, &bound)
}

private func addReciprocal(_ result: UnsafeMutablePointer<acb_struct>, _ k: Int, _ bits: Int) {
  var term = arb_struct()
  arb_init(&term)
  defer { arb_clear(&term) }
  withUnsafeMutablePointer(to: &term) {
    arb_set_si($0, k)
    arb_inv($0, $0, bits)
  }
  acb_add_arb(result, result, &term, bits)
}
