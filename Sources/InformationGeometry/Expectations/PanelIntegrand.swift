import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// A range of observations with the change of variable for it.
struct DensityPanel: Sendable {
  let map: DoubleExponentialMap
  /// Where distances are counted from: the center of a line, the finite end of a half line, the lower end of an interval.
  let anchor: Anchor
  /// The upper end of an interval.
  let upper: Anchor?
  /// The unit of distance on lines and half lines.
  let scale: Double
}

/// p · (products of derivatives of log p) · dx/dt on a panel.
struct PanelIntegrand<S: ExpectationScalar> {
  let formula: DensityFormula
  let panel: DensityPanel
  let nodes: NodeCache<S>
  let precision: S.Precision
  private let basis: ExpectationBasis
  private let lower: Tape
  private let upper: Tape?
  private let ξ: [S]
  private let unit: S
  private let lowerBase: S
  private let upperBase: S

  init(
    _ formula: DensityFormula, _ panel: DensityPanel, _ basis: ExpectationBasis, at ξ: [S], nodes: NodeCache<S>
  ) throws {
    self.formula = formula
    self.panel = panel
    self.basis = basis
    self.nodes = nodes
    self.ξ = ξ
    precision = nodes.precision
    lower = try formula.tape(panel.anchor, order: basis.order)
    upper = try panel.upper.map { try formula.tape($0, order: basis.order) }
    lowerBase = try formula.position(panel.anchor.base, ξ, precision)
    upperBase = try panel.upper.map { try formula.position($0.base, ξ, nodes.precision) } ?? lowerBase
    unit = panel.upper == nil ? S.exactly(panel.scale, precision) : (upperBase - lowerBase).centered
  }

  /// What came out at a node.
  enum Outcome {
    case done
    /// The numbers leave the range of `Double`, or an operation is not defined.
    case outOfRange
  }

  /// Writes the terms at t.
  func terms(_ t: Double, _ out: inout [S]) -> Outcome {
    let node = nodes.node(panel.map, t)
    return terms(
      distance: (node.distance * unit).centered, weight: node.weight * unit, isFromUpperEnd: node.isFromUpperEnd, &out)
  }

  /// Writes the terms at a distance.
  func terms(distance d: S, weight: S, isFromUpperEnd: Bool = false, _ out: inout [S]) -> Outcome {
    let tape = isFromUpperEnd ? upper ?? lower : lower
    let values = S.evaluate(tape, [d] + ξ + [isFromUpperEnd ? upperBase : lowerBase], precision)
    let log = values[0].approximation
    if S.bits(precision) == 53 {
      let size = weight.approximation
      guard size > 1e-290, size < 1e290, d.approximation.magnitude > 1e-290 else { return .outOfRange }
      var largest = 1.0
      for value in values.dropFirst() { largest = max(largest, value.approximation.magnitude) }
      // −∞ beyond the support is a zero; −∞ by underflow has scores that are not finite.
      guard largest.isFinite, log < 690, !values.contains(where: { $0.approximation.isNaN }) else { return .outOfRange }
      let bound = log + 4 * Double.log(largest) + Double.log(size)
      if bound < -760 {
        for c in out.indices { out[c] = .zero }
        return .done
      }
      guard log > -690 else { return .outOfRange }
    } else if values.contains(where: { $0.binaryMagnitude.isNaN })
      || (values[0].roundingMagnitude > -24 && values[0].approximation > -1e6)
    {
      return .outOfRange
    }
    let mass = S.exp(values[0]) * weight
    for (c, factors) in basis.terms.enumerated() {
      var product = mass
      for factor in factors { product = product * values[factor] }
      out[c] = product
    }
    return .done
  }

  /// The position of the node of t.
  func position(_ t: Double) -> Double {
    let node = nodes.node(panel.map, t)
    let d = (node.distance * unit).approximation
    if node.isFromUpperEnd { return upperBase.approximation - d }
    return lowerBase.approximation + (panel.anchor.direction == .down ? -d : d)
  }

  /// Whether log p is −∞ there in `Double` with an outright zero of the density, not by underflow.
  func isOutsideSupport(_ t: Double) -> Bool {
    let node: DoubleExponentialMap.Node<Double> = panel.map.node(t, Binary64())
    return isOutsideSupport(distance: node.distance * unit.approximation, isFromUpperEnd: node.isFromUpperEnd)
  }

  /// The same at a distance.
  func isOutsideSupport(distance d: Double, isFromUpperEnd: Bool = false) -> Bool {
    let anchor = isFromUpperEnd ? panel.upper ?? panel.anchor : panel.anchor
    guard d.isFinite, let tape = try? formula.tape(anchor, order: -1) else { return false }
    let base = isFromUpperEnd ? upperBase : lowerBase
    return tape.evaluate([d] + ξ.map(\.approximation) + [base.approximation])[0] == -.infinity
  }
}
