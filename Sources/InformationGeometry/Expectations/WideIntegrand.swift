import DifferentialGeometry
import NumericalMethods
import Scalars

/// The terms of a panel with more bits and a wider range, where the usual numbers do not suffice.
///
/// Far in a tail log p may be a difference of numbers that agree in all digits of a `Double`, and exponentials leave its
/// range; there the bits are doubled until the terms are known.
struct WideIntegrand {
  private let formula: DensityFormula
  private let panel: DensityPanel
  private let basis: ExpectationBasis
  private let point: Point
  private let first: NodeCache<Ball>

  init(
    _ formula: DensityFormula, _ panel: DensityPanel, _ basis: ExpectationBasis, at point: Point,
    _ nodes: NodeCache<Ball>
  ) {
    self.formula = formula
    self.panel = panel
    self.basis = basis
    self.point = point
    first = nodes
  }

  /// Writes the terms at t, with more bits than those given; false when they are not defined.
  func terms(_ t: Double, _ bits: Int, _ out: inout [Ball]) throws -> Bool {
    try climb(bits) { $0.terms(t, &out) == .done }
  }

  /// The same at a distance, with weight 1.
  func terms(distance: Double, _ bits: Int, _ out: inout [Ball]) throws -> Bool {
    try climb(bits) { integrand in
      let d = Ball(exactly: distance, precision: integrand.precision)
      return integrand.terms(distance: d, weight: Ball(1, precision: integrand.precision), &out) == .done
    }
  }

  private func climb(_ bits: Int, _ attempt: (PanelIntegrand<Ball>) -> Bool) throws -> Bool {
    var nodes = first
    var tried = 0
    while tried < 4 {
      if nodes.precision.bits > bits {
        let ξ = Ball.coordinates(of: point, nodes.precision)
        if attempt(try PanelIntegrand(formula, panel, basis, at: ξ, nodes: nodes)) { return true }
        tried += 1
      }
      nodes = NodeCache(BallPrecision(bits: nodes.precision.bits * 2))
    }
    return false
  }
}
