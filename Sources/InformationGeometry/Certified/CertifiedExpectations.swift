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
  /// Changes what is claimed of tails, for tests that it is compared with what is proved.
  var claim: (@Sendable (TailEnvelope) -> TailEnvelope)?

  init(_ model: StatisticalModel) throws(GeometryError) {
    quadrature = try ExpectationQuadrature(model)
    certified = CertifiedFormula(quadrature.formula)
  }

  var model: StatisticalModel { quadrature.model }

  /// The terms that a quantity needs: of g alone no third moments are asked for, which may be infinite.
  func terms(_ quantity: Quantity) -> CertifiedTerms {
    let n = model.parameters.count
    switch quantity {
    case .metric, .inverseMetric, .sharp:
      let basis = ExpectationBasis(dimension: n, order: 0)
      return CertifiedTerms(basis, places: basis.terms.indices.filter { basis.terms[$0].count <= 2 })
    case .cubicForm:
      let basis = ExpectationBasis(dimension: n, order: 0)
      return CertifiedTerms(basis, places: Array(basis.terms.indices))
    case .christoffel, .christoffelFirstKind:
      let basis = ExpectationBasis(dimension: n, order: 1)
      return CertifiedTerms(basis, places: Array(basis.terms.indices))
    case .riemann, .ricci, .scalarCurvature, .sectionalCurvature:
      let basis = ExpectationBasis(dimension: n, order: 2)
      return CertifiedTerms(basis, places: Array(basis.terms.indices))
    }
  }

  /// The enclosures, in the order of the basis; what was not asked for is indeterminate.
  ///
  /// - Parameter bits: wanted relative to ∫|·|.
  /// - Throws: `GeometryError`.
  func enclosures(_ terms: CertifiedTerms, at point: Point, bits: Int) throws -> [Ball] {
    try checkKinks(terms.basis.order)
    let scales = (try? quadrature.moments(terms.basis, at: point, tolerance: 1e-3))?.absolute
    let tolerances = terms.places.map { place -> Double in
      let scale = scales?[place] ?? 1
      return (scale > 0 ? Double.log2(scale) : 0) - Double(bits) - 6
    }
    let integration = CertifiedIntegration(
      certified: certified, terms: terms, point: point, nodes: nodes[BallPrecision(bits: bits + 48)],
      tolerances: tolerances, claim: claim)
    let found =
      model.sampleSpace?.isDiscrete == true
      ? try CertifiedSummation(integration: integration).sums() : try integration.integrals()
    var result = [Ball](
      repeating: .indeterminate(integration.nodes.precision), count: terms.basis.terms.count)
    for (place, value) in zip(terms.places, found) { result[place] = value }
    try check(result, terms, at: point)
    return result
  }

  /// The mass must be 1 and the identities must hold, as far as the enclosures tell: an enclosure that misses is a disproof.
  private func check(_ values: [Ball], _ terms: CertifiedTerms, at point: Point) throws {
    let place = quadrature.place(point), mass = values[terms.basis.place()]
    guard mass.contains(Rational(1)) else {
      let excess = mass - Ball(1, precision: mass.precision)
      throw quadrature.improper(
        excess.upper.magnitude > 1e-6 ? mass.decimal(digits: 20) : "1 + (\(excess.decimal(digits: 6)))", at: place)
    }
    for (places, name) in terms.basis.identities(model.parameters.map(\.name)) {
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
    let formula = quadrature.formula, parameters = Set(formula.parameters)
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
