import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Integration of all expectations over the panels of a plan.
struct DensityIntegration<S: ExpectationScalar> {
  let formula: DensityFormula
  let basis: ExpectationBasis
  let point: Point
  let nodes: NodeCache<S>
  /// Nodes for numbers of wider range, and for the check of rounding.
  let wideNodes: NodeCache<Ball>
  /// log₂ of the relative accuracy asked for.
  let target: Double

  /// The sum over all panels.
  ///
  /// - Throws: `GeometryError`, when an expectation is infinite or the density is not defined somewhere.
  func moments(_ plan: DensityPlan) throws -> Moments<S> {
    var total = Moments<S>(count: basis.terms.count)
    for panel in plan.panels { total.add(try moments(panel, depth: 0)) }
    return total
  }

  func moments(_ panel: DensityPanel, depth: Int) throws -> Moments<S> {
    let ξ = S.coordinates(of: point, nodes.precision)
    let integrand = try PanelIntegrand(formula, panel, basis, at: ξ, nodes: nodes)
    let wide = WideIntegrand(formula, panel, basis, at: point, wideNodes)
    var wideTerms = [Ball](repeating: .zero, count: basis.terms.count)
    var dear = 0
    let trusted = S.bits(nodes.precision) == 53 ? try trustedRange(integrand, wide) : -Double.infinity...Double.infinity
    let rule = TrapezoidalRule<S>(
      map: panel.map, count: basis.terms.count, target: target, precision: nodes.precision,
      levels: 9 + Int(Double.log2(Double(S.bits(nodes.precision)) / 53).rounded(.up)))
    let result: TrapezoidalRule<S>.Result
    do {
      result = try rule.integrate { t, out in
        if trusted.contains(t), integrand.terms(t, &out) == .done { return }
        if integrand.isOutsideSupport(t) {
          for c in out.indices { out[c] = .zero }
          return
        }
        dear += 1
        guard try wide.terms(t, S.bits(nodes.precision), &wideTerms) else {
          throw GeometryError.notFinite(
            what: "log p of \(formula.model.name) or a derivative of it, at x = \(integrand.position(t)),",
            at: point.coordinates)
        }
        for c in out.indices { out[c] = S.nearest(wideTerms[c], nodes.precision) }
      }
    } catch let divergence as TrapezoidalRule<S>.Divergence {
      throw refusal(divergence, panel)
    }
    // A panel on which rounding stands in the way is not divided: more bits are what it needs.
    guard result.isConverged || result.isStagnant || depth >= 4 else {
      var total = Moments<S>(count: basis.terms.count)
      for part in try halves(panel, at: integrand.position(result.middle)) {
        total.add(try moments(part, depth: depth + 1))
      }
      total.evaluations += result.evaluations
      return total
    }
    var moments = Moments<S>(count: basis.terms.count)
    for (c, component) in result.components.enumerated() {
      moments.values[c] = component.value.centered
      moments.absolute[c] = component.absolute
      moments.errors[c] =
        component.absolute > 0 ? Double.log2(component.absolute) + component.relativeError : -.infinity
    }
    moments.evaluations = result.evaluations + dear
    moments.methods = ["\(panel.map.name) quadrature"]
    if S.bits(nodes.precision) == 53 { try addRounding(result, integrand, wide, trusted, &moments) }
    return moments
  }

  /// The t for which the formula keeps its digits in `Double`: beyond, log p may be a difference of large numbers.
  private func trustedRange(_ integrand: PanelIntegrand<S>, _ wide: WideIntegrand) throws -> ClosedRange<Double> {
    var near = [S](repeating: .zero, count: basis.terms.count), exact = [Ball](repeating: .zero, count: near.count)
    var ends: [Double] = []
    for side in [-1.0, 1.0] {
      var reached = -1.0
      var largest = -Double.infinity
      while reached < integrand.panel.map.farthest {
        let t = side * (reached + 1)
        guard integrand.terms(t, &near) == .done, try wide.terms(t, 53, &exact) else { break }
        let size = exact[0].binaryMagnitude
        largest = max(largest, size)
        let error = (Ball(exactly: near[0].approximation, precision: wideNodes.precision) - exact[0]).binaryMagnitude
        if error > size - 24, error > largest - 60 { break }
        reached += 1
        if size < largest - 60 { reached = .infinity }
      }
      ends.append(side * reached)
    }
    // When not even the center is right, nothing is.
    return ends[0] <= 0 && ends[1] >= 0 ? ends[0]...ends[1] : .infinity ... .infinity
  }

  /// Measures rounding where the terms are largest: `Double` against many bits, nodes and formula included.
  private func addRounding(
    _ result: TrapezoidalRule<S>.Result, _ integrand: PanelIntegrand<S>, _ wide: WideIntegrand,
    _ trusted: ClosedRange<Double>, _ moments: inout Moments<S>
  ) throws {
    let count = basis.terms.count
    var near = [S](repeating: .zero, count: count), exact = [Ball](repeating: .zero, count: count)
    var differences = [Double](repeating: 0, count: count)
    var samples = 0.0
    let length = result.range.upperBound - result.range.lowerBound
    let spread = (1...6).map { result.range.lowerBound + length * (Double($0) - 0.4) / 6.2 }
    for t in result.largest + spread where trusted.contains(t) {
      guard integrand.terms(t, &near) == .done, try wide.terms(t, 53, &exact) else { continue }
      samples += 1
      for c in 0..<count {
        differences[c] +=
          (Ball(exactly: near[c].approximation, precision: wideNodes.precision) - exact[c]).midpoint.magnitude
      }
    }
    guard samples > 0 else { return }
    for c in 0..<count where differences[c] > 0 {
      moments.errors[c] = Moments<S>.sum(moments.errors[c], Double.log2(differences[c] / samples * length))
    }
  }

  private func halves(_ panel: DensityPanel, at x: Double) throws -> [DensityPanel] {
    let probe = DensityProbe(formula, at: point)
    let middle = Anchor.Base.number(x)
    let position = try formula.position(panel.anchor.base, probe.ξ, Binary64())
    func interval(_ a: Anchor.Base, _ b: Anchor.Base) -> DensityPanel {
      DensityPanel(
        map: .tanhSinh, anchor: Anchor(base: a, direction: .up), upper: Anchor(base: b, direction: .down), scale: 1)
    }
    if let upper = panel.upper { return [interval(panel.anchor.base, middle), interval(middle, upper.base)] }
    switch panel.anchor.direction {
    case .both:
      return [try DensityPlan.halfLine(middle, .down, probe), try DensityPlan.halfLine(middle, .up, probe)]
    case .up:
      guard x > position else { return [panel] }
      return [interval(panel.anchor.base, middle), try DensityPlan.halfLine(middle, .up, probe)]
    case .down:
      guard x < position else { return [panel] }
      return [try DensityPlan.halfLine(middle, .down, probe), interval(middle, panel.anchor.base)]
    }
  }

  private func refusal(_ divergence: TrapezoidalRule<S>.Divergence, _ panel: DensityPanel) -> GeometryError {
    let names = formula.parameters.map(\.name)
    let place: String
    if panel.map == .tanhSinh {
      place = "at an end of the sample space or at a kink"
    } else if panel.anchor.direction == .both {
      place = divergence.isUpper ? "as x → ∞" : "as x → −∞"
    } else if divergence.isUpper {
      place = panel.anchor.direction == .up ? "as x → ∞" : "as x → −∞"
    } else {
      place = "at the end of the sample space or at a kink"
    }
    let what = basis.name(divergence.component, names)
    return .unsupported(
      reason:
        "\(formula.model.name): \(what) \(divergence.isFalling ? "converges too slowly to be computed, or is infinite" : "is infinite") at \(point.coordinates): the integrand does not fall off \(place)"
    )
  }
}
