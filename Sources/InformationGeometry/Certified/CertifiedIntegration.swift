import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// A half line or an interval that ends at a base: x = base ± w·u.
struct CertifiedPart {
  let base: Anchor.Base
  let isUpward: Bool
  /// w.
  let unit: Expression
  /// Whether u runs to infinity, or ends at 1.
  let isUnbounded: Bool
}

/// Enclosures of all expectations over the sample space, part by part.
struct CertifiedIntegration {
  let certified: CertifiedFormula
  let terms: CertifiedTerms
  let point: Point
  let nodes: GaussLegendreNodes
  /// log₂ of the radius allowed for each term.
  let tolerances: [Double]
  var claim: (@Sendable (TailEnvelope) -> TailEnvelope)?

  private var precision: BallPrecision { nodes.precision }
  private var order: Int { terms.basis.order }

  /// The enclosures over the whole sample space.
  ///
  /// - Throws: `GeometryError.notProved`.
  func integrals() throws -> [Ball] {
    var total = zeros
    for part in try parts() { total = zip(total, try integrals(part)).map { $0 + $1 } }
    return total
  }

  var zeros: [Ball] { [Ball](repeating: Ball(0, precision: precision), count: terms.count) }

  /// The parts: how they are chosen decides on the time, not on the truth.
  private func parts() throws -> [CertifiedPart] {
    try DensityPlan(certified.formula, at: point, order: order).panels.flatMap { panel -> [CertifiedPart] in
      if let upper = panel.upper {
        let low = CertifiedFormula.expression(panel.anchor.base), high = CertifiedFormula.expression(upper.base)
        let unit = (high - low) / 2
        return [
          CertifiedPart(base: panel.anchor.base, isUpward: true, unit: unit, isUnbounded: false),
          CertifiedPart(base: upper.base, isUpward: false, unit: unit, isUnbounded: false),
        ]
      }
      let unit = Expression(Rational(exactly: Double.exp2(Double.log2(panel.scale).rounded())) ?? 1)
      return [true, false].filter { isUp in panel.anchor.direction == .both || (panel.anchor.direction == .up) == isUp }
        .map { CertifiedPart(base: panel.anchor.base, isUpward: $0, unit: unit, isUnbounded: true) }
    }
  }

  /// The enclosures over one part.
  func integrals(_ part: CertifiedPart) throws -> [Ball] {
    let inputs = try enclosed(part)
    var total = zeros
    func add(_ more: [Ball]) { total = zip(total, more).map { $0 + $1 } }
    func chart(_ scale: CertifiedChart.Scale) -> CertifiedChart {
      CertifiedChart(base: part.base, isUpward: part.isUpward, scale: scale)
    }
    func integrand(_ scale: CertifiedChart.Scale) throws -> CertifiedIntegrand {
      CertifiedIntegrand(
        try certified.integrand(chart(scale), order: order), terms, inputs: inputs, precision: precision)
    }
    let linear = try integrand(.linear)
    // The logarithmic coordinate takes both ends at once where neither is plain.
    var low = 0.0, high = 0.0
    if linear.isAnalyticAtZero() {
      add(try integrals(linear, from: 0, to: 1, part))
    } else {
      low = -(try addTail(.reciprocal, part, inputs, &total))
    }
    if part.isUnbounded { high = try addTail(.linear, part, inputs, &total) }
    if low == 0, high > 0, high < 4.5 {
      // A short way to the tail needs no other coordinate, but ends where the tail begins: at eᵀ, not at a Double.
      let end = Double.exp(high).nextUp
      add(try integrals(linear, from: 1, to: end, part))
    } else if low < high {
      add(try integrals(try integrand(.exponential), from: low, to: high, part))
    }
    return total
  }

  /// The unit and the parameters.
  private func enclosed(_ part: CertifiedPart) throws -> [Ball] {
    let ξ = point.enclosed(bits: precision.bits)
    return try Tape([part.unit], inputs: certified.formula.parameters).evaluate(ξ, precision: precision) + ξ
  }

  /// Adds the bounds of a tail to the radii; the logarithm of its begin.
  private func addTail(
    _ scale: CertifiedChart.Scale, _ part: CertifiedPart, _ inputs: [Ball], _ total: inout [Ball]
  ) throws -> Double {
    let chart = CertifiedChart(base: part.base, isUpward: part.isUpward, scale: scale)
    let tail = try tail(chart, part.unit, inputs)
    do throws(TailFailure) {
      let (start, bounds) = try tail.search(tolerances, mostLog: 200_000, isSum: false)
      for c in total.indices { total[c] = total[c].widened(by: bounds[c]) }
      guard case .exponential(let t) = start else { return 0 }
      return t
    } catch {
      throw notProved(error, part, isAtInfinity: scale == .linear)
    }
  }

  /// A tail of this integrand.
  func tail(_ chart: CertifiedChart, _ unit: Expression, _ inputs: [Ball]) throws -> CertifiedTail {
    var replaced: [Symbol: Expression] = [:]
    for (symbol, value) in zip(certified.formula.parameters, point.exact) { replaced[symbol] = value }
    return CertifiedTail(
      tape: try certified.tail(chart, order: order), terms: terms, exact: [unit.substituting(replaced)] + point.exact,
      inputs: inputs.map { $0.rounded(to: BallPrecision(bits: 128)) }, claim: claim)
  }

  private func integrals(
    _ integrand: CertifiedIntegrand, from a: Double, to b: Double, _ part: CertifiedPart
  ) throws -> [Ball] {
    do throws(RigorousIntegration.Failure) {
      return try RigorousIntegration(nodes).integrals(of: integrand, from: a, to: b, tolerances: tolerances).map(\.real)
    } catch {
      let name = terms.basis.name(terms.places[error.component], certified.formula.parameters.map(\.name))
      throw GeometryError.notProved(
        what: "\(name) of \(certified.formula.model.name)",
        reason: error.isExhausted
          ? "the limit of evaluations was reached in an interval that \(place(part))"
          : "the integrand could not be enclosed in an interval that \(place(part)), where it may not be bounded")
    }
  }

  func notProved(_ failure: TailFailure, _ part: CertifiedPart, isAtInfinity: Bool) -> GeometryError {
    let end = isAtInfinity ? (part.isUpward ? "as x → ∞" : "as x → −∞") : "at the end of the interval that \(place(part))"
    return .notProved(
      what: "a bound of the expectations of \(certified.formula.model.name) \(end)", reason: failure.reason)
  }

  private func place(_ part: CertifiedPart) -> String {
    "\(part.isUpward ? "begins" : "ends") at x = \(CertifiedFormula.expression(part.base).text(limit: 40))"
  }
}
