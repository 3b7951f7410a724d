import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Integration of all expectations over the panels of a plan.
struct DensityIntegration: Sendable {
  let formula: DensityFormula
  let basis: ExpectationBasis
  let point: Point
  let nodes: NodeTables
  let monitor: QuadratureMonitor
  let threads: Int
  /// log₂ of the relative accuracy asked for.
  let target: Double

  /// Runs of few bits over the panels of a plan; a panel on which the rule does not converge is divided.
  ///
  /// - Throws: `GeometryError`, when an expectation is infinite or the density is not defined somewhere.
  func pilots(_ plan: DensityPlan) throws -> [PanelPilot] {
    try plan.panels.flatMap { try pilots($0, depth: 0) }
  }

  func pilots(_ panel: DensityPanel, depth: Int) throws -> [PanelPilot] {
    let context = try PanelContext(formula, panel, basis, at: point)
    let pilot: PanelPilot
    do {
      pilot = try PanelPilot(
        PanelIntegration(context, nodes: nodes, monitor: monitor, threads: threads), target: target)
    } catch let divergence as PanelScan.Divergence {
      throw refusal(divergence, panel)
    }
    // A panel on which rounding stands in the way is not divided: more bits are what it needs.
    if pilot.outcome.isConverged || pilot.outcome.isStagnant || depth >= 4 || panel.isCircle { return [pilot] }
    return try halves(panel, at: position(pilot.middle, in: panel)).flatMap { try pilots($0, depth: depth + 1) }
  }

  /// The integrals of few digits, which the pilots have found.
  static func moments(_ pilots: [PanelPilot], _ basis: ExpectationBasis) -> Moments<Ball> {
    var total = Moments<Ball>(count: basis.terms.count)
    for pilot in pilots { total.add(moments(pilot.outcome, pilot.integration.context)) }
    return total
  }

  /// The integrals with as many bits as are asked for, one full pass over each panel.
  ///
  /// Where a pilot converges too slowly for few digits no pass finds many: what the pilots have found says so.
  func moments(_ pilots: [PanelPilot], _ precision: BallPrecision) throws -> Moments<Ball> {
    guard pilots.allSatisfy({ $0.outcome.isConverged || $0.outcome.isStagnant }) else {
      return DensityIntegration.moments(pilots, basis)
    }
    var total = Moments<Ball>(count: basis.terms.count)
    for pilot in pilots {
      let run = PanelIntegration(pilot.integration, monitor: monitor, threads: threads)
      total.add(DensityIntegration.moments(try outcome(pilot, run, precision), run.context))
    }
    return total
  }

  private func outcome(
    _ pilot: PanelPilot, _ run: PanelIntegration, _ precision: BallPrecision
  ) throws -> PanelOutcome {
    let table = nodes[run.map, precision, step: pilot.firstStep, offset: pilot.offset]
    var comparison = LevelComparison(
      target: target, precision: precision, absolute: pilot.outcome.absolute, truncation: pilot.truncation)
    var step = pilot.firstStep
    let length = pilot.range.upperBound - pilot.range.lowerBound
    monitor.expect(Int(4 * length / step * Double(run.sides.count) / 2))
    var total = [Ball](repeating: Ball(0, precision: precision), count: basis.terms.count)
    for level in 0..<10 {
      if level > 0 { step /= 2 }
      if level > 2 { monitor.expect(Int(length / step / 2)) }
      for (c, sum) in try run.sums(level, table, pilot.range).enumerated() { total[c] = total[c] + sum }
      let h = Ball(exactly: step, precision: precision)
      comparison.add(total.map { $0 * h }, step: step)
      if comparison.outcome.isConverged || comparison.outcome.isStagnant { break }
    }
    return comparison.outcome
  }

  private static func moments(_ outcome: PanelOutcome, _ context: PanelContext) -> Moments<Ball> {
    var moments = Moments<Ball>(count: outcome.values.count)
    for c in outcome.values.indices {
      moments.values[c] = outcome.values[c].center
      moments.absolute[c] = outcome.absolute[c]
      moments.errors[c] =
        outcome.absolute[c] > 0 ? Double.log2(outcome.absolute[c]) + outcome.relativeErrors[c] : -.infinity
    }
    moments.methods = ["\(context.panel.map.name) quadrature"]
    return moments
  }

  /// The observation at t.
  private func position(_ t: Double, in panel: DensityPanel) throws -> Double {
    let node: DoubleExponentialMap.Node<Double> = panel.map.node(t, Binary64())
    let lower = try formula.position(panel.anchor.base, point.coordinates)
    guard let end = panel.upper else {
      let d = node.distance * panel.scale
      return lower + (panel.anchor.direction == .down ? -d : d)
    }
    let upper = try formula.position(end.base, point.coordinates), d = node.distance * (upper - lower)
    return node.isFromUpperEnd ? upper - d : lower + d
  }

  private func halves(_ panel: DensityPanel, at x: Double) throws -> [DensityPanel] {
    let probe = DensityProbe(formula, at: point)
    let middle = Anchor.Base.number(x)
    let position = try formula.position(panel.anchor.base, probe.ξ)
    func interval(_ a: Anchor.Base, _ b: Anchor.Base) -> DensityPanel {
      DensityPanel(
        map: .tanhSinh, anchor: Anchor(base: a, direction: .up), upper: Anchor(base: b, direction: .down), scale: 1,
        isDoubled: panel.isDoubled)
    }
    func halfLine(_ base: Anchor.Base, _ direction: Anchor.Direction) throws -> DensityPanel {
      var half = try DensityPlan.halfLine(base, direction, probe)
      half.isDoubled = panel.isDoubled
      return half
    }
    if let upper = panel.upper { return [interval(panel.anchor.base, middle), interval(middle, upper.base)] }
    switch panel.anchor.direction {
    case .both:
      // The parts of a line that is its own mirror image meet at the center and are each other's.
      if panel.isDoubled { return [try halfLine(panel.anchor.base, .up)] }
      return [try halfLine(middle, .down), try halfLine(middle, .up)]
    case .up:
      guard x > position else { return [panel] }
      return [interval(panel.anchor.base, middle), try halfLine(middle, .up)]
    case .down:
      guard x < position else { return [panel] }
      return [try halfLine(middle, .down), interval(middle, panel.anchor.base)]
    }
  }

  private func refusal(_ divergence: PanelScan.Divergence, _ panel: DensityPanel) -> GeometryError {
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
