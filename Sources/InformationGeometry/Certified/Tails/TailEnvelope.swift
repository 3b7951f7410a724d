import Scalars

/// A bound of an integrand on a tail: |F(y)| ≤ height · (y/X)^(−rate) for all y ≥ X.
struct TailEnvelope: Sendable {
  /// X.
  let start: Ball
  var height: Ball
  var rate: Ball

  /// ∫ of the bound over the tail.
  ///
  /// - Throws: when it is infinite.
  func integral() throws(TailFailure) -> Ball {
    let excess = rate - Ball(1, precision: rate.precision)
    guard excess.isPositive else {
      throw TailFailure(
        reason:
          "from \(start.decimal(digits: 4)) on the integrand is only proved to fall off like y^(−\(rate.decimal(digits: 4)))"
      )
    }
    return (start * height / excess).largestSize
  }

  /// Σ of the bound over X, X + 1, …: its first term and the integral.
  func sum() throws(TailFailure) -> Ball { try (height + integral()).largestSize }

  /// Whether this bound is no smaller than another one anywhere: what is claimed against what is proved.
  func covers(_ proved: TailEnvelope) -> Bool {
    start == proved.start && !(proved.height - height).isPositive && (height - proved.height).isFinite
      && !(rate - proved.rate).isPositive && !(height - proved.height).isNegative
  }
}

/// The proof of envelopes for a tail from the formula alone.
///
/// With F = W q₁…q_k, |qᵢ| ≤ |Bᵢ| mᵢ on the tail by `TailExpansion` and y (log W Πmᵢ)′ ≤ −ϱ there,
///
///     |F(y)| ≤ Π|Bᵢ| · W(X) Πmᵢ(X) · (y/X)^(−ϱ)
///
/// With a radius the bound is one of |F(y + ζ)| for all complex |ζ| ≤ r, and F is analytic there: the factors are enclosed on the
/// discs, and W(y + ζ) = W(y) exp(∫ L′) with L = log W.
struct TailProof {
  private let basis: ExpectationBasis
  private let context: TailContext
  /// W(X).
  private let weight: Ball
  /// y L′.
  private let slope: TailExpansion
  /// A bound of |W(y + ζ)/W(y)|.
  private let deviation: Ball
  /// Bounds of the factors by their places among the outputs.
  private let bounds: [Int: (monomial: TailMonomial, size: Ball)]

  /// - Throws: when a factor has no bound.
  init(_ tail: CertifiedTail, start: Ball, radius: Ball? = nil) throws(TailFailure) {
    basis = tail.basis
    context = TailContext(start: start)
    weight = Ball.exp(tail.logWeight(at: context.start))
    guard weight.isFinite else { throw TailFailure(reason: "the density is not defined at the begin of the tail") }
    let real = tail.values(context)
    slope = real[1]
    let around = TailContext(start: start, radius: radius)
    let values = radius == nil ? real : tail.values(around)
    var bounds: [Int: (monomial: TailMonomial, size: Ball)] = [:]
    let terms = tail.basis.terms
    for factor in Set(terms.joined()) {
      let (monomial, ball) = try values[factor + 1].envelope()
      bounds[factor] = (monomial, ball.absoluteValue.largestSize)
    }
    self.bounds = bounds
    guard let radius else {
      deviation = Ball(1, precision: context.precision)
      return
    }
    // L itself must be analytic there, not only what its derivative is written as.
    if let failure = values[0].failure { throw failure }
    let derivative = try (values[1] / TailExpansion.variable(around)).range().absoluteValue.largestSize
    deviation = Ball.exp(derivative * radius.rounded(to: context.precision)).largestSize
  }

  /// The envelope of a term.
  func envelope(_ c: Int) throws(TailFailure) -> TailEnvelope {
    var height = weight * deviation
    var total = slope
    for factor in basis.terms[c] {
      guard let (monomial, size) = bounds[factor] else { throw TailFailure(reason: "a factor without a bound") }
      height *= size * monomial.value(context)
      total = total + (try TailExpansion(rateOf: monomial, context))
    }
    guard let bound = try total.upperBound() else {
      throw TailFailure(reason: "the integrand is not proved to fall off", isTooEarly: true)
    }
    return TailEnvelope(start: context.start, height: height.largestSize, rate: -bound.largestValue)
  }
}

extension TailExpansion {
  /// y (log m)′.
  init(rateOf monomial: TailMonomial, _ context: TailContext) throws(TailFailure) {
    try self.init(
      terms: monomial.rate(context.precision).map {
        Term(
          monomial: TailMonomial(power: TailCoefficient($0.power, context.precision), logPower: $0.logPower),
          coefficient: $0.coefficient)
      }, remainders: [], context)
  }
}

extension Ball {
  /// The largest number in it, or just above, as an exact ball.
  var largestValue: Ball {
    // |x + c| = x + c for a c that makes it positive.
    let size = largestSize
    return (self + size).largestSize - size
  }
}
