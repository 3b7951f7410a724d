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
  let basis: ExpectationBasis
  let point: Point
  let nodes: GaussLegendreNodes
  /// How the sample space is divided, unless it is a set of integers.
  let parts: [CertifiedPart]
  /// log₂ of the radius allowed for each term.
  var tolerances: [Double] = []
  var claim: (@Sendable (TailEnvelope) -> TailEnvelope)?

  private var precision: BallPrecision { nodes.precision }
  private var order: Int { basis.order }

  /// The enclosures over the whole sample space.
  ///
  /// - Throws: `GeometryError.notProved`.
  func integrals() throws -> [Ball] {
    var total = zeros
    for part in parts { total = zip(total, try integrals(part)).map { $0 + $1 } }
    return total
  }

  var zeros: [Ball] { [Ball](repeating: Ball(0, precision: precision), count: basis.terms.count) }

  /// The parts: how they are chosen decides on the time, not on the truth.
  static func parts(_ formula: DensityFormula, at point: Point) throws -> [CertifiedPart] {
    try DensityPlan(formula, at: point, order: 0).panels.flatMap { panel -> [CertifiedPart] in
      if let upper = panel.upper {
        let low = CertifiedFormula.expression(panel.anchor.base), high = CertifiedFormula.expression(upper.base)
        let unit = (high - low) / 2
        return [
          CertifiedPart(base: panel.anchor.base, isUpward: true, unit: unit, isUnbounded: false),
          CertifiedPart(base: upper.base, isUpward: false, unit: unit, isUnbounded: false),
        ]
      }
      let unit: Expression =
        panel.isCircle ? .pi : Expression(Rational(exactly: Double.exp2(Double.log2(panel.scale).rounded())) ?? 1)
      // A symmetry that saves half of the work there is not used here: it would have to be proved.
      let isWhole = panel.anchor.direction == .both || panel.isDoubled
      return [true, false].filter { isUp in isWhole || (panel.anchor.direction == .up) == isUp }
        .map { CertifiedPart(base: panel.anchor.base, isUpward: $0, unit: unit, isUnbounded: !panel.isCircle) }
    }
  }

  /// ∫|·| of each term from a few values: what tolerances are relative to.
  ///
  /// It is no part of any proof.
  func sampledScales() throws -> [Double] {
    var scales = [Double](repeating: 0, count: basis.terms.count)
    let precision = BallPrecision(bits: 64), count = 12
    for part in parts {
      let integrand = CertifiedIntegrand(
        try certified.integrand(chart(part, .linear), order: order), basis,
        inputs: try enclosed(part).map { $0.rounded(to: precision) }, precision: precision)
      for k in 0..<count {
        let u = (Double(k) + 0.5) / Double(count)
        for (place, weight) in part.isUnbounded ? [(u, 1), (1 / u, 1 / (u * u))] : [(u, 1.0)] {
          let values = integrand.values(ComplexBall(Ball(exactly: place, precision: precision)))
          for (c, value) in values.enumerated() where value.isFinite {
            scales[c] += value.real.midpoint.magnitude * weight / Double(count)
          }
        }
      }
    }
    return scales
  }

  private func chart(_ part: CertifiedPart, _ scale: CertifiedChart.Scale) -> CertifiedChart {
    CertifiedChart(base: part.base, isUpward: part.isUpward, scale: scale)
  }

  /// The enclosures over one part.
  func integrals(_ part: CertifiedPart) throws -> [Ball] {
    let inputs = try enclosed(part)
    var total = zeros
    func add(_ more: [Ball]) { total = zip(total, more).map { $0 + $1 } }
    func integrand(_ tape: Tape) -> CertifiedIntegrand {
      CertifiedIntegrand(tape, basis, inputs: inputs, precision: precision)
    }
    let linear = integrand(try certified.integrand(chart(part, .linear), order: order))
    // The logarithmic coordinate takes both ends at once where neither is plain.
    var low = 0.0, high = 0.0
    if linear.isAnalyticAtZero() {
      add(try integrals(linear, from: 0, to: 1, part))
    } else {
      low = -(try addTail(.reciprocal, part, inputs, &total))
    }
    if part.isUnbounded {
      let compact = try certified.compactified(part.base, isUpward: part.isUpward, order: order).map(integrand)
      if let compact, compact.isAnalyticAtZero() {
        add(try integrals(compact, from: 0, to: 1, part))
      } else {
        high = try addTail(.linear, part, inputs, &total)
      }
    }
    if high > 0, high < 4.5 {
      // A short way to the tail needs no other coordinate; it may end a little beyond the begin of the tail.
      let end = Double.exp(high) * (1 + 0x1p-48)
      add(try integrals(linear, from: 1, to: end, part))
      high = 0
    }
    if low < high {
      let tape = try certified.integrand(chart(part, .exponential), order: order)
      add(try integrals(integrand(tape), from: low, to: high, part))
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
    let tail = try tail(chart(part, scale), part.unit, inputs)
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
    var tail = CertifiedTail(
      try certified.tail(chart, order: order), basis, exact: [unit.substituting(replaced)] + point.exact, inputs: inputs
    )
    tail.claim = claim
    return tail
  }

  private func integrals(
    _ integrand: CertifiedIntegrand, from a: Double, to b: Double, _ part: CertifiedPart
  ) throws -> [Ball] {
    do throws(RigorousIntegration.Failure) {
      return try RigorousIntegration(nodes).integrals(of: integrand, from: a, to: b, tolerances: tolerances).map(\.real)
    } catch {
      let name = basis.name(error.component, certified.formula.parameters.map(\.name))
      throw GeometryError.notProved(
        what: "\(name) of \(certified.formula.model.name)",
        reason: error.isExhausted
          ? "the limit of evaluations was reached in an interval that \(place(part))"
          : "the integrand could not be enclosed in an interval that \(place(part)), where it may not be bounded")
    }
  }

  func notProved(_ failure: TailFailure, _ part: CertifiedPart, isAtInfinity: Bool) -> GeometryError {
    let end =
      isAtInfinity ? (part.isUpward ? "as x → ∞" : "as x → −∞") : "at the end of the interval that \(place(part))"
    return .notProved(
      what: "a bound of the expectations of \(certified.formula.model.name) \(end)", reason: failure.reason)
  }

  private func place(_ part: CertifiedPart) -> String {
    "\(part.isUpward ? "begins" : "ends") at x = \(CertifiedFormula.expression(part.base).text(limit: 40))"
  }
}
