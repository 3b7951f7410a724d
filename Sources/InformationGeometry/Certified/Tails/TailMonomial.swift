import Scalars

/// exp(Σ cᵢ y^αᵢ Lᵝⁱ) Lʲ with L = log y: the scale that tails are measured on.
///
/// yᵃ is exp(a L).
struct TailMonomial: Sendable {
  /// c y^α Lᵝ with (α, β) > (0, 0).
  struct Exponent: Sendable {
    let power: Rational
    let logPower: Int
    let coefficient: TailCoefficient

    func isLarger(than other: Exponent) -> Bool {
      power == other.power ? logPower > other.logPower : power > other.power
    }
  }

  /// By falling size.
  private(set) var exponents: [Exponent] = []
  private(set) var logPower = 0

  /// 1.
  static let one = TailMonomial()

  private init(exponents: [Exponent] = [], logPower: Int = 0) {
    self.exponents = exponents
    self.logPower = logPower
  }

  /// yᵃ Lʲ.
  init(power: TailCoefficient, logPower: Int = 0) {
    if !power.isZero { exponents = [Exponent(power: 0, logPower: 1, coefficient: power)] }
    self.logPower = logPower
  }

  /// exp(c y^α Lᵝ).
  init(exponentialOf coefficient: TailCoefficient, power: Rational, logPower: Int) {
    if !coefficient.isZero { exponents = [Exponent(power: power, logPower: logPower, coefficient: coefficient)] }
  }

  var isOne: Bool { exponents.isEmpty && logPower == 0 }

  /// (a, j) when it is yᵃ Lʲ with a rational a.
  var algebraic: (power: Rational, logPower: Int)? {
    guard let only = exponents.first else { return (0, logPower) }
    guard exponents.count == 1, only.power.isZero, only.logPower == 1, let a = only.coefficient.rational else {
      return nil
    }
    return (a, logPower)
  }

  static func * (a: Self, b: Self) -> Self {
    var merged = a.exponents
    for exponent in b.exponents {
      if let i = merged.firstIndex(where: { $0.power == exponent.power && $0.logPower == exponent.logPower }) {
        let sum = merged[i].coefficient + exponent.coefficient
        if sum.isZero {
          merged.remove(at: i)
        } else {
          merged[i] = Exponent(power: exponent.power, logPower: exponent.logPower, coefficient: sum)
        }
      } else {
        merged.insert(exponent, at: merged.firstIndex { exponent.isLarger(than: $0) } ?? merged.count)
      }
    }
    return Self(exponents: merged, logPower: a.logPower + b.logPower)
  }

  static func / (a: Self, b: Self) -> Self { a * b.inverse }

  var inverse: Self {
    Self(
      exponents: exponents.map { Exponent(power: $0.power, logPower: $0.logPower, coefficient: -$0.coefficient) },
      logPower: -logPower)
  }

  /// mʸ; nil when that is none.
  func power(_ y: TailCoefficient) -> Self? {
    guard let j = (Rational(logPower) * (y.rational ?? 1)).asInt, logPower == 0 || y.rational != nil else { return nil }
    if y.isZero { return .one }
    return Self(
      exponents: exponents.map { Exponent(power: $0.power, logPower: $0.logPower, coefficient: $0.coefficient * y) },
      logPower: j)
  }

  /// 1, 0 or −1 as it grows, is 1, or vanishes.
  ///
  /// - Throws: when the sign of a constant is not known.
  func growth() throws(TailFailure) -> Int {
    guard let first = exponents.first else { return logPower.signum() }
    guard let sign = first.coefficient.sign else {
      throw TailFailure(reason: "the sign of the constant \(first.coefficient.expression.text(limit: 60)) is not known")
    }
    return sign
  }

  /// The value at the begin of the tail.
  func value(_ context: TailContext) -> Ball {
    var exponent = Ball(0, precision: context.precision)
    for e in exponents {
      let power =
        e.power.isZero
        ? Ball(1, precision: context.precision)
        : Ball.exp(Ball(e.power, precision: context.precision) * context.logStart)
      exponent += e.coefficient.ball * power * Ball.pow(context.logStart, e.logPower)
    }
    return Ball.exp(exponent) * Ball.pow(context.logStart, logPower)
  }

  /// y (log m)′ as a sum of c y^α Lᵝ, by falling size.
  func rate(_ precision: BallPrecision) -> [Exponent] {
    var result: [Exponent] = []
    func add(_ power: Rational, _ logPower: Int, _ c: TailCoefficient) {
      if c.isZero { return }
      if let i = result.firstIndex(where: { $0.power == power && $0.logPower == logPower }) {
        let sum = result[i].coefficient + c
        result.remove(at: i)
        if sum.isZero { return }
        add(power, logPower, sum)
      } else {
        let exponent = Exponent(power: power, logPower: logPower, coefficient: c)
        result.insert(exponent, at: result.firstIndex { exponent.isLarger(than: $0) } ?? result.count)
      }
    }
    for e in exponents {
      add(e.power, e.logPower, e.coefficient * TailCoefficient(e.power, precision))
      add(e.power, e.logPower - 1, e.coefficient * TailCoefficient(Rational(e.logPower), precision))
    }
    add(0, -1, TailCoefficient(Rational(logPower), precision))
    return result
  }

  /// [0, sup m] over the tail, for a monomial that falls, or is 1.
  ///
  /// It falls from X on when its logarithmic derivative is negative: when the leading term of that is, and exceeds the sum of
  /// the others, which themselves fall relative to it.
  func range(_ context: TailContext) throws(TailFailure) -> Ball {
    if isOne { return Ball(1, precision: context.precision) }
    guard try growth() < 0 else { throw TailFailure(reason: "a term that grows") }
    let parts = rate(context.precision)
    guard let lead = parts.first, lead.coefficient.sign == -1 else { throw TailFailure(reason: "a term that may grow") }
    var others = Ball(0, precision: context.precision)
    for part in parts.dropFirst() {
      let α = part.power - lead.power, β = part.logPower - lead.logPower
      // y^α Lᵝ falls from X on when α + β/L ≤ 0 there: α < 0, or α = 0 and β < 0, by the order of the parts.
      if β > 0 {
        let slope =
          Ball(α, precision: context.precision) * context.logStart + Ball(Rational(β), precision: context.precision)
        guard slope.isNegative else { throw TailFailure(reason: "the tail begins too early", isTooEarly: true) }
      }
      let ratio = Ball.exp(Ball(α, precision: context.precision) * context.logStart) * Ball.pow(context.logStart, β)
      // What is negative only helps.
      if part.coefficient.sign != -1 { others += Ball.absoluteValue(part.coefficient.ball) * ratio }
    }
    guard (lead.coefficient.ball + others).isNegative else {
      throw TailFailure(reason: "the tail begins too early", isTooEarly: true)
    }
    return value(context).union(Ball(0, precision: context.precision))
  }
}
