import RealModule

extension Double {
  /// The modified Bessel function of the first kind I_ν(x).
  ///
  /// x ≥ 0, or any x for an integer order; I₋ᵥ(x) = Iᵥ(x) + (2/π) sin(νπ) Kᵥ(x). The relative error is below 4·10⁻¹⁵ for
  /// 0 ≤ ν < 60 and below 8·10⁻¹⁶·(ν + x + |log Iᵥ|) beyond; a negative order has the error of the larger term. Infinity on
  /// overflow, NaN outside the domain. Source: the ascending, Hankel and Debye series; the Wronskian between them.
  public static func besselI(_ order: Double, _ x: Double) -> Double {
    guard order.isFinite, !x.isNaN else { return .nan }
    let isInteger = order == order.rounded()
    if x < 0 {
      guard isInteger else { return .nan }
      return order.remainder(dividingBy: 2) == 0 ? besselI(order, -x) : -besselI(order, -x)
    }
    if order >= 0 || isInteger { return besselIOfNonnegative(abs(order), x) }
    let regular = besselIOfNonnegative(-order, x)
    // sin(−πν), of the exact distance to the nearest even number.
    let reflected = 2 / .pi * sin(.pi * (-order).remainder(dividingBy: 2)) * besselKOfNonnegative(-order, x)
    return regular == .infinity ? regular : regular + reflected
  }

  /// The modified Bessel function of the second kind K_ν(x), even in its order.
  ///
  /// x > 0; K_ν(0) = ∞; NaN for x < 0. The relative error is below 2·10⁻¹⁴ for |ν| < 60 and below
  /// 8·10⁻¹⁶·(|ν| + x + |log Kᵥ|) beyond. Infinity on overflow. Source: GSL, the ascending and the Debye series.
  public static func besselK(_ order: Double, _ x: Double) -> Double {
    guard order.isFinite, x >= 0 else { return .nan }
    return besselKOfNonnegative(abs(order), x)
  }
}

/// From order 60 on the Debye series are exact to 10⁻¹⁷, but their exponent is a difference of order x.
private func isDebye(_ order: Double, _ x: Double) -> Bool { order >= 60 && (x < 4 * order || order > 1000) }

private func besselIOfNonnegative(_ order: Double, _ x: Double) -> Double {
  if x == 0 { return order == 0 ? 1 : 0 }
  if x == .infinity { return x }
  if x <= 30 || 0.25 * x * x <= 10 * (order + 1) { return besselIAscending(order, x) }
  if order * order <= 2 * x { return timesExponential(besselIHankel(order, x), x) }
  if isDebye(order, x) { return debyeBessel(order, x).first }
  // I (K₊ + r K) = 1/x with r = I₊/I: no term is negative.
  let k = besselKScaled(order, x), kNext = besselKScaled(order + 1, x)
  return timesExponential(1 / (x * (kNext + besselIRatio(order, x) * k)), x)
}

private func besselKOfNonnegative(_ order: Double, _ x: Double) -> Double {
  if x == 0 { return .infinity }
  if x == .infinity { return 0 }
  let t = 0.25 * x * x
  if (order >= 20 && t <= order / 4) || (order >= 5 && t <= 1e-5) { return besselKAscending(order, x) }
  if isDebye(order, x) { return debyeBessel(order, x).second }
  // ½Γ(ν)(2/x)^ν, where the next term is below 10⁻¹⁵: GSL loses digits here.
  if order >= 1, x <= 1e-8 { return 0.5 * Double.gamma(order) * Double.pow(x / 2, -order) }
  return timesExponential(besselKScaled(order, x), -x)
}

/// value · eˣ, without overflow or underflow on the way.
private func timesExponential(_ value: Double, _ x: Double) -> Double {
  if abs(x) < 700 { return value * Double.exp(x) }
  let half = Double.exp(x / 2)
  return value * half * half
}

/// (x/2)^ν/Γ(ν+1) Σ (x²/4)ᵏ/(k! (ν+1)…(ν+k)): all terms are positive.
private func besselIAscending(_ order: Double, _ x: Double) -> Double {
  let t = 0.25 * x * x
  var term = 1.0, sum = 0.0, k = 1.0
  while term > 0x1p-56 * sum {
    sum += term
    term *= t / (k * (order + k))
    k += 1
  }
  if order <= 170 { return Double.pow(x / 2, order) / Double.gamma(order + 1) * sum }
  return Double.exp(order * Double.log(x / 2) - Double.logGamma(order + 1)) * sum
}

/// ½Γ(ν)(2/x)^ν Σ (−x²/4)ᵏ/(k! (ν−1)…(ν−k)), where the terms from k = ν − 1 on and the multiple of I_ν are negligible.
private func besselKAscending(_ order: Double, _ x: Double) -> Double {
  let t = 0.25 * x * x
  var term = 1.0, sum = 0.0, k = 1.0
  while abs(term) > 0x1p-56 * sum, k < order {
    sum += term
    term *= -t / (k * (order - k))
    k += 1
  }
  if order <= 170 { return 0.5 * Double.gamma(order) * sum * Double.pow(x / 2, -order) }
  return 0.5 * Double.exp(Double.logGamma(order) - order * Double.log(x / 2)) * sum
}

/// e⁻ˣ I_ν(x) by Hankel's series, for x ≥ 30 and ν² ≤ 2x.
private func besselIHankel(_ order: Double, _ x: Double) -> Double {
  let μ = 4 * order * order
  var term = 1.0, sum = 0.0, k = 1.0
  while abs(term) > 0x1p-56 * abs(sum) {
    sum += term
    let odd = 2 * k - 1
    term *= (odd * odd - μ) / (8 * x * k)
    k += 1
  }
  return sum / (Double.sqrt(2 * .pi) * x.squareRoot())
}

/// I_{ν+1}(x)/I_ν(x) by its continued fraction 1/(2(ν+1)/x + 1/(2(ν+2)/x + …)), from the tail.
private func besselIRatio(_ order: Double, _ x: Double) -> Double {
  // The n-th convergent is exact once n is well past x: the ratio of tails then falls like (x/2n)².
  var ratio = 0.0
  for k in stride(from: (x + 40).rounded(), to: 0, by: -1) { ratio = 1 / (2 * (order + k) / x + ratio) }
  return ratio
}
