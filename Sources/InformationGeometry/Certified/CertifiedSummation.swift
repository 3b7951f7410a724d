import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Enclosures of all expectations of a distribution on 0, 1, 2, ….
///
/// Terms are added up to N. What is left is bounded, where that bound is small enough; otherwise, with a = N − ½ and any r,
///
///     Σ_{k≥N} F(k) = ∫ₐ^∞ F dx + 2 ∫₀ʳ Im F(a + iy)/(e^(2πy) + 1) dy + E
///     |E| ≤ 2 ∫ₐ^∞ |F(x + ir)| dx/(e^(2πr) − 1)
///
/// for F real on the real axis, analytic for Re z ≥ a, |Im z| ≤ r, and falling off there: the sum is the contour integral of
/// F(z) π cot πz, of which −iπ or iπ gives the first term. The strip is enclosed by `TailExpansion`.
/// Source: Abel–Plana, cut off at a finite height (Olver 1974, §8.3).
struct CertifiedSummation {
  let integration: CertifiedIntegration
  /// How many terms are added at most.
  static let most = 50_000

  private var basis: ExpectationBasis { integration.basis }
  private var precision: BallPrecision { integration.nodes.precision }
  private var name: String { integration.certified.formula.model.name }
  private static let chart = CertifiedChart(base: .constant(0), isUpward: true, scale: .linear)

  /// The enclosures over all integers.
  ///
  /// - Throws: `GeometryError.notProved`.
  func sums() throws -> [Ball] {
    let domain = integration.certified.formula.model.sampleSpace?.domain ?? .naturals
    let inputs = [Ball(1, precision: precision)] + integration.point.enclosed(bits: precision.bits)
    let integrand = CertifiedIntegrand(
      try integration.certified.integrand(Self.chart, order: basis.order), basis, inputs: inputs,
      precision: precision)
    if let last = domain.upper?.value {
      guard let n = last.asInt, n < Self.most else {
        throw GeometryError.notProved(what: "the sums of \(name)", reason: "there are more than \(Self.most) terms")
      }
      return try added(integrand, through: n)
    }
    let tail = try integration.tail(Self.chart, .one, inputs)
    let found = Result { () throws(TailFailure) in
      try tail.search(integration.tolerances, mostLog: Double.log2(Double(Self.most)), isSum: true)
    }
    switch found {
    case .success((.integer(let n), let bounds)):
      return zip(try added(integrand, through: n - 1), bounds).map { $0.widened(by: $1) }
    case .success: return integration.zeros
    case .failure(let failure):
      let (n, height, errors) = try strip(tail, failure)
      return try slow(integrand, from: n, height: height, errors)
    }
  }

  /// Σ of the terms 0, …, last.
  private func added(_ integrand: CertifiedIntegrand, through last: Int) throws -> [Ball] {
    var total = integration.zeros
    for k in 0...Swift.max(last, 0) where k <= last {
      let values = integrand.values(ComplexBall(Rational(k), precision: precision))
      guard values.allSatisfy({ $0.isFinite && $0.imaginary.containsZero }) else {
        throw GeometryError.notFinite(
          what: "log p of \(name) or a derivative of it, at x = \(k),", at: integration.point.coordinates)
      }
      for c in total.indices { total[c] += values[c].real }
    }
    return total
  }

  /// Where the contour begins, its height, and bounds of E.
  private func strip(
    _ tail: CertifiedTail, _ first: TailFailure
  ) throws -> (begin: Int, height: Double, errors: [Ball]) {
    let target = -(integration.tolerances.min() ?? 0)
    // e^(−2πr) is below the tolerance.
    let r = ((target + 20) * 0.1103178).rounded(.up)
    var n = Int(4 * r) + 8
    while n < Self.most {
      let start = Ball(Rational(2 * n - 1, 2), precision: BallPrecision(bits: 128))
      let errors = Result { () throws(TailFailure) in
        try strip(tail, start, radius: Ball(exactly: r, precision: start.precision))
      }
      switch errors {
      case .success(let errors)
      where zip(errors, integration.tolerances).allSatisfy({ $0.isFinite && $0.binaryMagnitude <= $1 }):
        return (n, r, errors)
      // On discs that are small beside their distance from 0 the bounds are sharper.
      default: n *= 2
      }
    }
    throw GeometryError.notProved(what: "a bound of the sums of \(name) over large x", reason: first.reason)
  }

  /// Bounds of E.
  private func strip(_ tail: CertifiedTail, _ start: Ball, radius: Ball) throws(TailFailure) -> [Ball] {
    let one = Ball(1, precision: start.precision)
    let height = Ball.exp(Ball.pi(start.precision) * radius.scaled(byPowerOfTwo: 1)) - one
    let two = one.scaled(byPowerOfTwo: 1)
    var result: [Ball] = []
    for envelope in try tail.envelopes(start, radius: radius) { result.append(try envelope.integral() * two / height) }
    return result
  }

  /// The sum as partial sum, integral and contour.
  private func slow(
    _ integrand: CertifiedIntegrand, from n: Int, height r: Double, _ errors: [Ball]
  ) throws -> [Ball] {
    let start = Rational(2 * n - 1, 2)
    var total = try added(integrand, through: n - 1)
    let rest = try integration.integrals(
      CertifiedPart(base: .constant(start), isUpward: true, unit: Expression(Rational(n)), isUnbounded: true))
    let a = ComplexBall(start, precision: precision), i = ComplexBall.imaginaryUnit(precision)
    let one = ComplexBall(1, precision: precision), turn = ComplexBall.pi(precision).scaled(byPowerOfTwo: 1)
    let contour = RigorousFunctions(basis.terms.count, precision: precision) { y, _ in
      let divisor = ComplexBall.exp(turn * y) + one
      // Off the real axis every value is analytic or indeterminate.
      return integrand.values(a + i * y).map { $0 / divisor }
    }
    let side: [ComplexBall]
    do throws(RigorousIntegration.Failure) {
      side = try RigorousIntegration(integration.nodes).integrals(
        of: contour, from: 0, to: r, tolerances: integration.tolerances)
    } catch {
      throw GeometryError.notProved(
        what: "the sums of \(name)", reason: "the terms could not be continued into the complex plane at x = \(start)")
    }
    for c in total.indices {
      total[c] = (total[c] + rest[c] + side[c].imaginary.scaled(byPowerOfTwo: 1)).widened(by: errors[c])
    }
    return total
  }
}
