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
  /// Whether this is a whole circle: distances run from −π to π, and equal steps are all there is to it.
  var isCircle = false
  /// Whether it stands for its mirror image as well.
  var isDoubled = false
}

/// What the terms of a panel are made of, for any precision.
struct PanelContext: Sendable {
  let formula: DensityFormula
  let panel: DensityPanel
  let basis: ExpectationBasis
  let point: Point
  let lower: DensityFormula.PanelTape
  let upper: DensityFormula.PanelTape?
  /// For each expectation whether it vanishes because the panel stands for its mirror image as well.
  let vanishes: [Bool]

  init(_ formula: DensityFormula, _ panel: DensityPanel, _ basis: ExpectationBasis, at point: Point) throws {
    self.formula = formula
    self.panel = panel
    self.basis = basis
    self.point = point
    lower = try formula.panelTape(panel.anchor, order: basis.order)
    upper = try panel.upper.map { try formula.panelTape($0, order: basis.order) }
    let parities = lower.parities
    vanishes = basis.terms.map { factors in
      panel.isDoubled && factors.reduce(1) { $0 * parities[$1] } < 0
    }
  }
}

/// Some nodes of a block.
struct NodePlace: Sendable {
  let level: Int
  let isUpper: Bool
  let block: Int
  let range: Range<Int>
}
