import CFLINT
import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// The terms p · (products of derivatives of log p) · dx/dt of a panel, block by block, at one precision.
///
/// All expectations share p, its derivatives and the nodes; a product is an earlier product times one factor, and sums are
/// dot products. One thread at a time: make one for each thread.
final class PanelEvaluator {
  let context: PanelContext
  let precision: BallPrecision
  private let lower: BallColumns
  private let upper: BallColumns?
  /// The unit of distance, its logarithm and the positions of the ends.
  private let unit: Ball, logUnit: Ball
  let lowerBase: Ball, upperBase: Ball
  /// Products by expectation, where others follow from them; E[1] first.
  private let products: BallRow
  private let slots: [Int]
  private let scratch = BallRow(count: 2)
  private static var room: Int { NodeBlock.count }

  init(_ context: PanelContext, _ precision: BallPrecision) throws {
    self.context = context
    self.precision = precision
    let formula = context.formula, panel = context.panel
    let ξ = context.point.enclosed(bits: precision.bits)
    let base = try formula.position(panel.anchor.base, ξ, precision)
    lowerBase = base
    let end = try panel.upper.map { try formula.position($0.base, ξ, precision) }
    upperBase = end ?? base
    if panel.isCircle {
      unit = (Ball.pi(precision) * Ball(2, precision: precision)).center
    } else {
      unit = panel.upper == nil ? Ball(exactly: panel.scale, precision: precision) : ((end ?? base) - base).center
    }
    logUnit = Ball.log(unit).center
    let room = PanelEvaluator.room
    func made(_ tape: Tape, _ base: Ball) -> BallColumns {
      var varying = [Bool](repeating: false, count: tape.inputs.count)
      (varying[0], varying[1]) = (true, true)
      let columns = BallColumns(tape, varying: varying, precision: precision, capacity: room)
      columns.setUniform(ξ + [base])
      return columns
    }
    lower = made(context.lower.tape, lowerBase)
    upper = context.upper.map { made($0.tape, end ?? base) }
    let parents = Set(context.basis.steps.map(\.parent)).filter { $0 >= 0 }
    var next = 0
    slots = context.basis.terms.indices.map { c in
      guard parents.contains(c) || c == context.basis.place() else { return -1 }
      next += 1
      return next - 1
    }
    products = BallRow(count: next * PanelEvaluator.room)
  }

  private func columns(_ place: NodePlace) -> BallColumns { place.isUpper ? upper ?? lower : lower }

  /// Computes p and its derivatives at the nodes of a place.
  func evaluate(_ place: NodePlace, _ table: NodeTable) {
    let block = table.block(place.level, isUpper: place.isUpper, place.block), columns = columns(place)
    let d = columns.input(0), ℓ = columns.input(1), first = place.range.lowerBound, bits = precision.bits
    unit.withArb { unit in
      for i in place.range {
        arb_mul(d + (i - first), block.distances.values + i, unit, bits)
        mag_zero(arb_rad_ptr(d + (i - first)))
      }
    }
    if block.logarithms.count > 0 {
      logUnit.withArb { logUnit in
        for i in place.range { arb_add(ℓ + (i - first), block.logarithms.values + i, logUnit, bits) }
      }
    }
    columns.evaluate(place.range.count, isEquidistant: table.map == .linear)
  }

  /// The nodes, counted from the first of the place, at which something is not finite; where p is 0 the terms are set to 0.
  func troubles(_ place: NodePlace) -> [Int] {
    let columns = columns(place), outputs = columns.outputCount
    var result: [Int] = []
    let density = columns.output(0)
    for i in 0..<place.range.count {
      var isFinite = true
      for k in 0..<outputs {
        let (values, stride) = columns.output(k)
        if arb_is_finite(values + i * stride) == 0 { isFinite = false }
      }
      if isFinite { continue }
      if arb_is_zero(density.values + i * density.stride) != 0 {
        for k in 1..<outputs where columns.output(k).stride == 1 { arb_zero(columns.output(k).values + i) }
      } else {
        result.append(i)
      }
    }
    return result
  }

  /// Puts outputs that were computed elsewhere in the place of those at a node.
  func replace(_ place: NodePlace, _ i: Int, by values: [Ball]) {
    for (k, value) in values.enumerated() {
      let (column, stride) = columns(place).output(k)
      if stride == 1 { value.withArb { arb_set(column + i, $0) } }
    }
  }

  /// The outputs at a node.
  func outputs(_ place: NodePlace, _ i: Int) -> [Ball] {
    let columns = columns(place)
    return (0..<columns.outputCount).map { k in
      let (column, stride) = columns.output(k)
      return .fromArb(precision) { arb_set($0, column + i * stride) }
    }
  }

  /// How many bits of p are right at a node.
  func accuracy(_ place: NodePlace, _ i: Int) -> Int {
    let (column, stride) = columns(place).output(0)
    return arb_rel_accuracy_bits(column + i * stride)
  }

  /// Adds the terms of the last evaluation to sums.
  func add(_ place: NodePlace, _ table: NodeTable, to sums: UnsafeMutablePointer<arb_struct>) {
    let n = place.range.count, columns = columns(place), bits = precision.bits
    weigh(place, table)
    let one = scratch.values
    arb_one(one)
    for (c, step) in context.basis.steps.enumerated() {
      guard step.parent >= 0 else {
        arb_dot(sums + c, sums + c, 0, products.values, 1, one, 0, n, bits)
        continue
      }
      let parent = products.values + slots[step.parent] * PanelEvaluator.room
      let factor = columns.output(step.factor)
      if slots[c] >= 0 { multiply(slots[c], parent, factor, n) }
      if context.vanishes[c] || columns.isZero(step.factor) { continue }
      arb_dot(sums + c, sums + c, 0, parent, 1, factor.values, factor.stride, n, bits)
    }
  }

  /// log₂ of bounds of the terms of the last evaluation, [node][expectation]; −∞ for 0.
  func magnitudes(_ place: NodePlace, _ table: NodeTable) -> [[Double]] {
    let n = place.range.count, columns = columns(place), bits = precision.bits
    weigh(place, table)
    var result = [[Double]](repeating: [Double](repeating: -.infinity, count: slots.count), count: n)
    for (c, step) in context.basis.steps.enumerated() {
      if step.parent >= 0 {
        let parent = products.values + slots[step.parent] * PanelEvaluator.room
        let factor = columns.output(step.factor)
        if slots[c] >= 0 { multiply(slots[c], parent, factor, n) }
        if context.vanishes[c] { continue }
        for i in 0..<n {
          arb_mul(scratch.values + 1, parent + i, factor.values + i * factor.stride, bits)
          result[i][c] = PanelEvaluator.magnitude(scratch.values + 1)
        }
      } else {
        for i in 0..<n { result[i][c] = PanelEvaluator.magnitude(products.values + i) }
      }
    }
    return result
  }

  /// log₂ of a bound of |x|; −∞ for 0.
  static func magnitude(_ x: UnsafeMutablePointer<arb_struct>) -> Double {
    if arb_is_zero(x) != 0 { return -.infinity }
    if arb_is_finite(x) == 0 { return .infinity }
    var bound = mag_struct()
    mag_init(&bound)
    defer { mag_clear(&bound) }
    arb_get_mag(&bound, x)
    return mag_get_d_log2_approx(&bound)
  }

  /// p · dx/dt, the first of the products.
  private func weigh(_ place: NodePlace, _ table: NodeTable) {
    let block = table.block(place.level, isUpper: place.isUpper, place.block), bits = precision.bits
    let density = columns(place).output(0), first = place.range.lowerBound
    unit.withArb { unit in
      let isMirrored = context.panel.isDoubled, isLine = table.map.isLine
      for i in place.range {
        let w = products.values + (i - first)
        arb_mul(w, density.values + (i - first) * density.stride, block.weights.values + i, bits)
        arb_mul(w, w, unit, bits)
        // The center of a line is its own mirror image.
        if isMirrored, !(isLine && block.t(i) == 0) { arb_mul_2exp_si(w, w, 1) }
      }
    }
  }

  private func multiply(
    _ slot: Int, _ parent: UnsafeMutablePointer<arb_struct>,
    _ factor: (values: UnsafeMutablePointer<arb_struct>, stride: Int), _ n: Int
  ) {
    let product = products.values + slot * PanelEvaluator.room
    for i in 0..<n { arb_mul(product + i, parent + i, factor.values + i * factor.stride, precision.bits) }
  }

  /// The observation at a node.
  func position(_ place: NodePlace, _ i: Int, _ table: NodeTable) -> Double {
    let block = table.block(place.level, isUpper: place.isUpper, place.block)
    let d = (block.distances.load(place.range.lowerBound + i, precision) * unit).midpoint
    if place.isUpper, context.panel.upper != nil { return upperBase.midpoint - d }
    return lowerBase.midpoint + (context.panel.anchor.direction == .down ? -d : d)
  }
}
