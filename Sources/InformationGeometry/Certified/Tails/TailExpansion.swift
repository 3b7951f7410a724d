import Scalars
import Symbolics

/// Σ cᵢ mᵢ + m B: a function on a whole tail, as exact terms by falling size and a rest that is enclosed.
///
/// For every y ≥ X (and, beside the real axis, every |ζ| ≤ r) the function is the sum of the terms and the monomial of the rest
/// times a number of B. Formulas are evaluated on it like on any number; what cannot be had is a failure with its reason.
struct TailExpansion: Sendable {
  struct Term: Sendable {
    let monomial: TailMonomial
    let coefficient: TailCoefficient
  }

  struct Remainder: Sendable {
    let monomial: TailMonomial
    let ball: ComplexBall
  }

  private(set) var terms: [Term] = []
  private(set) var remainder: Remainder?
  private(set) var failure: TailFailure?
  let context: TailContext?

  /// How many terms are kept exactly.
  private static let mostTerms = 8

  private init(_ context: TailContext?) { self.context = context }

  init(failure: TailFailure) {
    context = nil
    self.failure = failure
  }

  init(_ coefficient: TailCoefficient, _ context: TailContext) {
    self.context = context
    if !coefficient.isZero { terms = [Term(monomial: .one, coefficient: coefficient)] }
  }

  /// Exact terms and rests, in any order.
  init(terms: [Term], remainders: [Remainder], _ context: TailContext) throws(TailFailure) {
    self.context = context
    var sorted: [Term] = []
    for term in terms where !term.coefficient.isZero {
      var place = sorted.count
      var isMerged = false
      for (i, other) in sorted.enumerated() {
        let ratio = term.monomial / other.monomial
        if ratio.isOne {
          let sum = other.coefficient + term.coefficient
          sorted.remove(at: i)
          if !sum.isZero { sorted.insert(Term(monomial: other.monomial, coefficient: sum), at: i) }
          isMerged = true
          break
        }
        if try ratio.growth() > 0 {
          place = i
          break
        }
      }
      if !isMerged { sorted.insert(term, at: place) }
    }
    var rests = remainders
    while sorted.count > Self.mostTerms, let last = sorted.popLast() {
      rests.append(Remainder(monomial: last.monomial, ball: ComplexBall(last.coefficient.ball)))
    }
    self.terms = sorted
    for rest in rests { remainder = try Self.sum(remainder, rest, context) }
  }

  /// The variable y, or y + ζ.
  static func variable(_ context: TailContext) -> TailExpansion {
    var result = TailExpansion(context)
    let one = TailCoefficient(1, context.precision)
    result.terms = [Term(monomial: TailMonomial(power: one), coefficient: one)]
    if let radius = context.radius {
      result.remainder = Remainder(monomial: .one, ball: .disc(radius: radius.rounded(to: context.precision)))
    }
    return result
  }

  /// A function that lies in a ball throughout.
  static func bounded(_ ball: ComplexBall, _ context: TailContext) throws(TailFailure) -> TailExpansion {
    guard ball.isFinite else { throw TailFailure(reason: "a function is not defined on the tail", isTooEarly: true) }
    return try TailExpansion(terms: [], remainders: [Remainder(monomial: .one, ball: ball)], context)
  }

  private static func sum(
    _ a: Remainder?, _ b: Remainder, _ context: TailContext
  ) throws(TailFailure) -> Remainder {
    guard b.ball.isFinite else { throw TailFailure(reason: "a function is not defined on the tail", isTooEarly: true) }
    guard let a else { return b }
    let ratio = b.monomial / a.monomial
    if try ratio.growth() > 0 {
      let part = ComplexBall(try ratio.inverse.range(context))
      return Remainder(monomial: b.monomial, ball: b.ball + a.ball * part)
    }
    return Remainder(monomial: a.monomial, ball: a.ball + b.ball * ComplexBall(try ratio.range(context)))
  }

  // MARK: What it says

  /// The constant that it is.
  var constant: TailCoefficient? {
    guard failure == nil, remainder == nil, let context else { return nil }
    if terms.isEmpty { return TailCoefficient(0, context.precision) }
    return terms.count == 1 && terms[0].monomial.isOne ? terms[0].coefficient : nil
  }

  /// One monomial times what it is multiplied by.
  func envelope() throws(TailFailure) -> (monomial: TailMonomial, ball: ComplexBall) {
    if let failure { throw failure }
    guard let context else { return (.one, .zero) }
    var total = remainder
    for term in terms {
      total = try Self.sum(total, Remainder(monomial: term.monomial, ball: ComplexBall(term.coefficient.ball)), context)
    }
    guard let total else { return (.one, ComplexBall(0, precision: context.precision)) }
    return (total.monomial, total.ball)
  }

  /// All values on the tail, when they are bounded.
  func range() throws(TailFailure) -> ComplexBall {
    let (monomial, ball) = try envelope()
    guard let context else { return ball }
    return ball * ComplexBall(try monomial.range(context))
  }

  /// A bound from above of the real part on the tail; nil when there is none.
  func upperBound() throws(TailFailure) -> Ball? {
    let (monomial, ball) = try envelope()
    guard let context else { return ball.real }
    if try monomial.growth() > 0 {
      // It falls to −∞ from its value at X.
      guard ball.real.isNegative else { return nil }
      _ = try monomial.inverse.range(context)
      return ball.real * monomial.value(context)
    }
    return (ball * ComplexBall(try monomial.range(context))).real
  }

  /// The leading term and the rest in units of it, which must be smaller than 1.
  func leading() throws(TailFailure) -> (term: Term, rest: TailExpansion, size: Ball) {
    if let failure { throw failure }
    guard let context, let lead = terms.first else { throw TailFailure(reason: "a leading term that is not known") }
    guard let sign = lead.coefficient.sign, sign != 0 else {
      throw TailFailure(reason: "the sign of a leading term is not known")
    }
    let inverse = lead.coefficient.inverse
    let rest = try TailExpansion(
      terms: terms.dropFirst().map {
        Term(monomial: $0.monomial / lead.monomial, coefficient: $0.coefficient * inverse)
      },
      remainders: remainder.map {
        [Remainder(monomial: $0.monomial / lead.monomial, ball: $0.ball * ComplexBall(inverse.ball))]
      } ?? [], context)
    let size = try rest.range().absoluteValue.largestSize
    guard (size - Ball(1, precision: context.precision)).isNegative else {
      throw TailFailure(reason: "the leading term does not dominate", isTooEarly: true)
    }
    return (lead, rest, size)
  }

  // MARK: Building

  /// The result of an operation, or the first failure.
  static func attempt(
    _ operands: [TailExpansion], _ body: (TailContext) throws(TailFailure) -> TailExpansion
  ) -> TailExpansion {
    for operand in operands where operand.failure != nil { return operand }
    guard let context = operands.lazy.compactMap(\.context).first else { return .zero }
    do { return try body(context) } catch { return TailExpansion(failure: error) }
  }

  func map(
    _ monomial: TailMonomial, _ coefficient: TailCoefficient, _ context: TailContext
  ) throws(TailFailure) -> TailExpansion {
    try TailExpansion(
      terms: terms.map { Term(monomial: $0.monomial * monomial, coefficient: $0.coefficient * coefficient) },
      remainders: remainder.map {
        [Remainder(monomial: $0.monomial * monomial, ball: $0.ball * ComplexBall(coefficient.ball))]
      } ?? [], context)
  }

  /// Times a number of a ball that may depend on y.
  func scaled(_ ball: ComplexBall, _ context: TailContext) throws(TailFailure) -> TailExpansion {
    let (monomial, own) = try envelope()
    return try TailExpansion(terms: [], remainders: [Remainder(monomial: monomial, ball: own * ball)], context)
  }
}

extension TailExpansion: AdditiveArithmetic {
  static var zero: TailExpansion { TailExpansion(nil) }

  static func == (a: Self, b: Self) -> Bool {
    let difference = a - b
    return difference.failure == nil && difference.terms.isEmpty && difference.remainder == nil
  }

  static func + (a: Self, b: Self) -> Self {
    attempt([a, b]) { context throws(TailFailure) in
      try TailExpansion(
        terms: a.terms + b.terms, remainders: [a.remainder, b.remainder].compactMap { $0 }, context)
    }
  }

  static func - (a: Self, b: Self) -> Self { a + -b }

  static prefix func - (a: Self) -> Self {
    attempt([a]) { context throws(TailFailure) in try a.map(.one, TailCoefficient(-1, context.precision), context) }
  }

  static func * (a: Self, b: Self) -> Self {
    attempt([a, b]) { context throws(TailFailure) in
      var terms: [Term] = [], rests: [Remainder] = []
      for s in a.terms {
        for t in b.terms {
          terms.append(Term(monomial: s.monomial * t.monomial, coefficient: s.coefficient * t.coefficient))
        }
      }
      for (x, y) in [(a, b), (b, a)] {
        guard let rest = y.remainder else { continue }
        for s in x.terms {
          rests.append(
            Remainder(monomial: s.monomial * rest.monomial, ball: ComplexBall(s.coefficient.ball) * rest.ball))
        }
      }
      if let s = a.remainder, let t = b.remainder {
        rests.append(Remainder(monomial: s.monomial * t.monomial, ball: s.ball * t.ball))
      }
      return try TailExpansion(terms: terms, remainders: rests, context)
    }
  }

  static func / (a: Self, b: Self) -> Self {
    guard let context = b.context ?? a.context else { return b.failure == nil ? .zero : b }
    return a * b.power(TailCoefficient(-1, context.precision))
  }
}
