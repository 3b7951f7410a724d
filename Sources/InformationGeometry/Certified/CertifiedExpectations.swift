import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// Enclosures of the expectations that the jets of g and T are sums of, with what is checked of the model.
struct CertifiedExpectations: Sendable {
  let quadrature: ExpectationQuadrature
  let certified: CertifiedFormula
  private let nodes = RuleCache()
  private let plans = PlanCache()
  /// Changes what is claimed of tails, for tests that it is compared with what is proved.
  var claim: (@Sendable (TailEnvelope) -> TailEnvelope)?

  init(_ model: StatisticalModel) throws(GeometryError) {
    quadrature = try ExpectationQuadrature(model)
    certified = CertifiedFormula(try quadrature.formula)
  }

  var model: StatisticalModel { quadrature.model }

  /// The expectations that a quantity needs: of g alone no third moments are asked for, which may be infinite.
  func basis(_ quantity: Quantity) -> ExpectationBasis {
    let n = model.parameters.count
    switch quantity {
    case .metric, .inverseMetric, .sharp: return ExpectationBasis(dimension: n, order: 0, hasCubicForm: false)
    case .cubicForm: return ExpectationBasis(dimension: n, order: 0)
    case .christoffel, .christoffelFirstKind: return ExpectationBasis(dimension: n, order: 1)
    case .riemann, .ricci, .scalarCurvature, .sectionalCurvature: return ExpectationBasis(dimension: n, order: 2)
    }
  }

  /// The enclosures, in the order of the basis.
  ///
  /// - Parameter bits: wanted relative to ∫|·|.
  /// - Throws: `GeometryError`.
  func enclosures(_ basis: ExpectationBasis, at point: Point, bits: Int) throws -> [Ball] {
    try checkKinks(basis.order)
    let isDiscrete = model.sampleSpace?.isDiscrete == true
    var integration = CertifiedIntegration(
      certified: certified, basis: basis, point: point, nodes: nodes[BallPrecision(bits: bits + 48)],
      parts: isDiscrete ? [] : try plans.parts(quadrature.formula, at: point), claim: claim)
    let scales = try scales(integration)
    integration.tolerances = scales.map { ($0 > 0 ? Double.log2($0) : 0) - Double(bits) - 6 }
    let found =
      isDiscrete
      ? try CertifiedSummation(integration: integration).sums() : try integration.integrals()
    try check(found, basis, at: point)
    return found
  }

  /// ∫|·| of each term, roughly, for tolerances only.
  private func scales(_ integration: CertifiedIntegration) throws -> [Double] {
    let sampled = try integration.sampledScales()
    if let mass = sampled.first, mass > 0.25, mass < 4 { return sampled }
    let estimated = try? quadrature.moments(integration.basis, at: integration.point, tolerance: 1e-3)
    return estimated?.absolute ?? sampled.map { _ in 1 }
  }

  /// The mass must be 1 and the identities must hold, as far as the enclosures tell: an enclosure that misses is a disproof.
  private func check(_ values: [Ball], _ basis: ExpectationBasis, at point: Point) throws {
    let place = quadrature.place(point), mass = values[basis.place()]
    guard values.allSatisfy(\.isFinite) else {
      throw GeometryError.notProved(
        what: "the expectations of \(model.name) at \(place)", reason: "their enclosures are not bounded")
    }
    guard mass.contains(Rational(1)) else {
      let excess = mass - Ball(1, precision: mass.precision)
      throw quadrature.improper(
        excess.upper.magnitude > 1e-6 ? mass.decimal(digits: 20) : "1 + (\(excess.decimal(digits: 6)))", at: place)
    }
    for (places, name) in basis.identities(model.parameters.map(\.name)) {
      let sum = places.reduce(Ball.zero) { $0 + values[$1] }
      guard sum.containsZero else {
        throw quadrature.irregular(name, sum.decimal(digits: 20), at: place, isScore: places.count == 1)
      }
    }
  }

  /// Refuses derivatives of g where p or a derivative of log p jumps at a place that moves with the parameters.
  ///
  /// d/dθ ∫ f dx = ∫ ∂f/∂θ dx + (jump of f at the kink)·(dκ/dθ): the expectations are the derivatives of g when the jumps are
  /// zero, and that they are is decided by the formulas on either side.
  private func checkKinks(_ order: Int) throws {
    guard order > 0, model.sampleSpace?.isDiscrete != true else { return }
    let formula = try quadrature.formula, parameters = Set(formula.parameters)
    func refuse(_ place: String) -> GeometryError {
      .notProved(
        what: "that the derivatives of the metric of \(model.name) are expectations",
        reason: "the formula has a kink at \(place), which moves with the parameters, and may jump there")
    }
    for argument in formula.otherKinks where !parameters.isDisjoint(with: argument.symbols) {
      throw refuse("\(argument.text(limit: 60)) = 0")
    }
    for root in formula.kinkRoots where !parameters.isDisjoint(with: root.symbols) {
      let above = try atKink(root, isUpward: true, order: order - 1)
      let below = try atKink(root, isUpward: false, order: order - 1)
      for (a, b) in zip(above, below) where a != b {
        let jump: Expression = a - b
        guard jump.tidied().isZero else { throw refuse("x = \(root.text(limit: 60))") }
      }
    }
  }

  /// ℓ and its derivatives up to an order less one, on one side of a kink.
  private func atKink(_ root: Expression, isUpward: Bool, order: Int) throws -> [Expression] {
    let chart = CertifiedChart(base: .expression(root), isUpward: isUpward, scale: .linear)
    return Expression.substituting(
      [certified.variable(chart): .zero], in: try certified.outputs(chart, order: order))
  }
}

/// The division of the sample space for the last point.
private final class PlanCache: Sendable {
  private let last = Mutex<(point: [Expression], parts: [CertifiedPart])>(([], []))

  func parts(_ formula: DensityFormula, at point: Point) throws -> [CertifiedPart] {
    let known = last.withLock { $0.point == point.exact ? $0.parts : [] }
    if !known.isEmpty { return known }
    let parts = try CertifiedIntegration.parts(formula, at: point)
    last.withLock { $0 = (point.exact, parts) }
    return parts
  }
}

/// Gauss–Legendre rules of several precisions.
private final class RuleCache: Sendable {
  private let known = Mutex<[BallPrecision: GaussLegendreNodes]>([:])

  subscript(precision: BallPrecision) -> GaussLegendreNodes {
    known.withLock { known in
      if let nodes = known[precision] { return nodes }
      let nodes = GaussLegendreNodes(precision)
      known[precision] = nodes
      return nodes
    }
  }
}
