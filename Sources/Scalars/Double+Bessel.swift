import RealModule

extension Double {
  /// The modified Bessel function of the first kind I_ν(x).
  ///
  /// x ≥ 0, or any x for an integer order; I₋ᵥ(x) = Iᵥ(x) + (2/π) sin(νπ) Kᵥ(x). The relative error is below 4·10⁻¹⁵ for
  /// ν ≥ 0; a negative order has the error of the larger term. Infinity on overflow, NaN outside the domain. Source: the
  /// ascending, Hankel's and Debye's series; the Wronskian between them.
  public static func besselI(_ order: Double, _ x: Double) -> Double { besselI(order, x, scaled: false) }

  /// e⁻ˣ I_ν(x), for x ≥ 0: it does not overflow.
  ///
  /// The relative error is that of `besselI`.
  public static func scaledBesselI(_ order: Double, _ x: Double) -> Double {
    x < 0 ? .nan : besselI(order, x, scaled: true)
  }

  /// The modified Bessel function of the second kind K_ν(x), even in its order.
  ///
  /// x > 0; K_ν(0) = ∞; NaN for x < 0. The relative error is below 4·10⁻¹⁵. Infinity on overflow. Source: Temme's series,
  /// Steed's continued fraction and the recurrence in the order; Debye's series.
  public static func besselK(_ order: Double, _ x: Double) -> Double { besselK(order, x, scaled: false) }

  /// eˣ K_ν(x), for x > 0: it does not underflow.
  ///
  /// The relative error is that of `besselK`.
  public static func scaledBesselK(_ order: Double, _ x: Double) -> Double { besselK(order, x, scaled: true) }

  /// I_{ν+1}(x)/I_ν(x), for ν > −1 and x ≥ 0, without overflow: the mean resultant length of von Mises for ν = 0.
  ///
  /// The relative error is below 10⁻¹⁵. Source: the continued fraction, whose tail is Debye's series.
  public static func besselIRatio(_ order: Double, _ x: Double) -> Double {
    guard order.isFinite, order > -1, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return x == 0 ? 0 : 1 }
    let steps = Swift.max(0, (60 - order).rounded(.up))
    var ratio = debyeIRatio(order + steps, x)
    // ν + 1 is exact at ν near −1 only in the first step.
    for k in stride(from: steps, to: 0, by: -1) { ratio = 1 / (2 * (order + k) / x + ratio) }
    return ratio
  }

  /// K_{ν+1}(x)/K_ν(x), for x > 0, without underflow.
  ///
  /// The relative error is below 2·10⁻¹⁵; for ν ≤ −1 it is the reciprocal at −ν − 1.
  public static func besselKRatio(_ order: Double, _ x: Double) -> Double {
    guard order.isFinite, x > 0 else { return .nan }
    if x == .infinity { return 1 }
    if order < -0.5 { return 1 / kRatio(-1 - order, x) }
    return kRatio(order, x)
  }

  /// The ratio for ν ≥ −½.
  private static func kRatio(_ order: Double, _ x: Double) -> Double {
    if order >= 60 { return debyeKRatio(order, x) }
    let start = order - order.rounded()
    var ratio = temmeK(start, x).ratio
    var μ = start
    while μ < order - 0.5 {
      μ += 1
      ratio = 1 / ratio + 2 * μ / x
    }
    return ratio
  }

  private static func besselI(_ order: Double, _ x: Double, scaled: Bool) -> Double {
    guard order.isFinite, !x.isNaN else { return .nan }
    let isInteger = order == order.rounded()
    if x < 0 {
      guard isInteger else { return .nan }
      return order.remainder(dividingBy: 2) == 0 ? besselI(order, -x) : -besselI(order, -x)
    }
    if order >= 0 || isInteger { return besselIOfNonnegative(abs(order), x, scaled: scaled) }
    let regular = besselIOfNonnegative(-order, x, scaled: scaled)
    // sin(−πν), of the exact distance to the nearest even number.
    let sine = sinOfPi(-order), second = besselK(order, x, scaled: scaled)
    let reflected = 2 / .pi * sine * (scaled ? second * Double.exp(-2 * x) : second)
    return regular == .infinity ? regular : regular + reflected
  }

  private static func besselK(_ order: Double, _ x: Double, scaled: Bool) -> Double {
    guard order.isFinite, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return x == 0 ? .infinity : 0 }
    let order = abs(order)
    if order >= 60 { return debyeBessel(order, x, scaled: scaled).second }
    let value = scaledKPair(order, x).value
    return scaled ? value : timesExponential(value, -x)
  }
}

/// sin πx, of the exact distance to the nearest even number.
func sinOfPi(_ x: Double) -> Double {
  let r = x.remainder(dividingBy: 2)
  return abs(r) > 0.5 ? Double.sin(.pi * ((r > 0 ? 1 : -1) - r)) : Double.sin(.pi * r)
}

/// eˣ K_ν(x) and eˣ K_{ν+1}(x) for 0 ≤ ν < 60, by the recurrence from |ν| ≤ ½.
private func scaledKPair(_ order: Double, _ x: Double) -> (value: Double, next: Double) {
  let start = order - order.rounded()
  let first = temmeK(start, x)
  var value = first.value, next = first.value * first.ratio
  var μ = start
  while μ < order - 0.5 {
    μ += 1
    (value, next) = (next, value + 2 * μ / x * next)
  }
  return (value, next)
}

private func besselIOfNonnegative(_ order: Double, _ x: Double, scaled: Bool) -> Double {
  if x == 0 { return order == 0 ? 1 : 0 }
  if x == .infinity { return scaled ? 0 : x }
  if order >= 60 { return debyeBessel(order, x, scaled: scaled).first }
  if x <= 30 {
    let value = besselIAscending(order, x)
    return scaled ? value * Double.exp(-x) : value
  }
  let value: Double
  if order * order <= 2 * x {
    value = besselIHankel(order, x)
  } else {
    // I (K₊ + r K) = 1/x with r = I₊/I: no term is negative.
    let k = scaledKPair(order, x)
    value = 1 / (x * (k.next + Double.besselIRatio(order, x) * k.value))
  }
  return scaled ? value : timesExponential(value, x)
}

/// value · eˣ, without overflow or underflow on the way.
private func timesExponential(_ value: Double, _ x: Double) -> Double {
  if abs(x) < 700 { return value * Double.exp(x) }
  let half = Double.exp(x / 2)
  return value * half * half
}

/// (x/2)^ν/Γ(ν+1) Σ (x²/4)ᵏ/(k! (ν+1)…(ν+k)), for x ≤ 30 and ν < 60: all terms are positive.
private func besselIAscending(_ order: Double, _ x: Double) -> Double {
  let t = 0.25 * x * x
  var term = 1.0, sum = 0.0, k = 1.0
  while term > 0x1p-56 * sum {
    sum += term
    term *= t / (k * (order + k))
    k += 1
  }
  return Double.pow(x / 2, order) / Double.gamma(order + 1) * sum
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
