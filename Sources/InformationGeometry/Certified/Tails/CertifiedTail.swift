import DifferentialGeometry
import Scalars
import Symbolics

/// A tail of an integrand in its coordinate, and the search for a begin from which it is proved to be small enough.
struct CertifiedTail {
  let tape: Tape
  let basis: ExpectationBasis
  /// The unit and the parameters.
  let exact: [Expression]
  let inputs: [Ball]
  /// Changes what is claimed of a tail before it is compared with what is proved; for tests of the comparison.
  var claim: (@Sendable (TailEnvelope) -> TailEnvelope)?
  private let evaluator: BallTape

  init(_ tape: Tape, _ basis: ExpectationBasis, exact: [Expression], inputs: [Ball]) {
    self.tape = tape
    self.basis = basis
    self.exact = exact
    self.inputs = inputs.map { $0.rounded(to: Self.precision) }
    evaluator = BallTape(tape, precision: Self.precision)
  }

  /// The precision of bounds, which need few digits.
  static let precision = BallPrecision(bits: 128)

  /// log W at a point.
  func logWeight(at y: Ball) -> Ball { evaluator.evaluate([y] + inputs)[0] }

  /// L, y L′ and the factors on a whole tail.
  func values(_ context: TailContext) -> [TailExpansion] {
    let constants = zip(exact, inputs).map {
      TailExpansion(TailCoefficient($0, $1.rounded(to: context.precision)), context)
    }
    return tape.evaluate([TailExpansion.variable(context)] + constants, precision: context)
  }

  /// A begin of the tail: X = eᵀ, or the integer X.
  enum Start {
    case exponential(Double)
    case integer(Int)

    func ball(_ precision: BallPrecision) -> Ball {
      switch self {
      case .exponential(let t): Ball.exp(Ball(exactly: t, precision: precision))
      case .integer(let n): Ball(Rational(n), precision: precision)
      }
    }
  }

  /// log₂ of the largest expected ratio of a tail to its tolerance; infinite where that is not known, NaN where nothing is.
  func excess(_ y: Ball, _ tolerances: [Double]) -> Double {
    let values = evaluator.evaluate([y] + inputs)
    // Far out log W may be a difference of large numbers of which nothing is left.
    guard values.allSatisfy(\.isFinite), values[0].radius < 1 else { return .infinity }
    let log2 = 1.4426950408889634
    let base = values[0].midpoint * log2 + y.binaryMagnitude
    let slope = -1 - values[1].midpoint
    guard slope > 0 else { return .infinity }
    var worst = -Double.infinity
    for c in 0..<basis.terms.count {
      var size = base - Double.log2(slope)
      for factor in basis.terms[c] { size += values[factor + 1].binaryMagnitude }
      worst = max(worst, size - tolerances[c])
    }
    return worst
  }

  /// The envelopes from a begin on: what is claimed, after it has been compared with what is proved.
  ///
  /// - Parameter radius: how far from the real axis they hold as well.
  func envelopes(_ start: Ball, radius: Ball? = nil) throws(TailFailure) -> [TailEnvelope] {
    let proof = try TailProof(self, start: start, radius: radius)
    var result: [TailEnvelope] = []
    for c in 0..<basis.terms.count {
      let proved = try proof.envelope(c)
      let claimed = claim?(proved) ?? proved
      guard claimed.covers(proved) else {
        throw TailFailure(reason: "the claimed bound of the tail is smaller than the proved one")
      }
      result.append(claimed)
    }
    return result
  }

  /// The bounds from a begin on.
  ///
  /// - Parameter isSum: whether the tail is a sum over integers.
  func bounds(_ start: Start, isSum: Bool) throws(TailFailure) -> [Ball] {
    let envelopes = try envelopes(start.ball(Self.precision))
    var result: [Ball] = []
    for envelope in envelopes {
      do throws(TailFailure) { result.append(try isSum ? envelope.sum() : envelope.integral()) } catch {
        throw TailFailure(reason: error.reason, isTooEarly: true)
      }
    }
    return result
  }

  /// A begin from which all tails are below their tolerances, with the bounds.
  ///
  /// - Parameters:
  ///   - tolerances: log₂ of the bounds that are wanted.
  ///   - mostLog: log₂ of the largest begin.
  func search(_ tolerances: [Double], mostLog: Double, isSum: Bool) throws(TailFailure) -> (Start, [Ball]) {
    let precision = Self.precision
    func start(_ k: Double) -> Start {
      isSum ? .integer(Int(Double.exp2(k).rounded(.up))) : .exponential(k * 0.6931471805599453)
    }
    func isSmall(_ k: Double) -> Bool { excess(start(k).ball(precision), tolerances) < -1 }
    // The begin by values at points; it is proved afterwards.
    var high = 2.0
    while high < mostLog, !isSmall(high) { high *= 1.5 }
    guard high < mostLog || isSmall(min(high, mostLog)) else { throw refusal(min(high, mostLog), start, isSum) }
    high = min(high, mostLog)
    var low = high > 2 ? high / 1.5 : high
    while high - low > 0.02 * high {
      let middle = (low + high) / 2
      if isSmall(middle) { high = middle } else { low = middle }
    }
    var k = high, failure = TailFailure(reason: "")
    for _ in 0..<24 where k <= mostLog {
      do throws(TailFailure) {
        let found = try bounds(start(k), isSum: isSum)
        if zip(found, tolerances).allSatisfy({ $0.binaryMagnitude <= $1 }) { return (start(k), found) }
        failure = TailFailure(reason: "the bound stays above \(Double.exp2(tolerances.max() ?? 0))")
        k = k * 1.02 + 0.1
      } catch {
        failure = error
        guard error.isTooEarly else { throw error }
        k = k * 1.1 + 0.5
      }
    }
    throw failure
  }

  /// Why there is no begin: what is proved from the last one on that can be evaluated.
  private func refusal(_ last: Double, _ start: (Double) -> Start, _ isSum: Bool) -> TailFailure {
    var k = last
    while k > 3, !(logWeight(at: start(k).ball(Self.precision)).radius < 1) { k /= 1.5 }
    do throws(TailFailure) { _ = try bounds(start(k), isSum: isSum) } catch { return error }
    return TailFailure(
      reason: k < last
        ? "the formula cannot be evaluated far enough out"
        : "the integrand falls off too slowly for the accuracy that is asked for")
  }
}
