import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// The nodes of a panel that are counted from one end, with room for what is computed at them.
struct NodeGroup: Sendable {
  private let context: PanelContext
  private let isUpper: Bool
  private let tape: Tape
  /// In units of the range: those of the coarser level first, then the others.
  private let distances: [Double], logarithms: [Double]
  /// dx/dt times the step of the finer level.
  private let weights: [Double]
  /// How many nodes belong to the coarser level, too.
  private let coarseCount: Int
  private var inputs: [Double], outputs: [Double], products: [Double]
  private let slots: [Int]

  /// How many nodes there are.
  var count: Int { distances.count }

  /// The nodes of the last level of a pilot; nil where they do not fit a `Double`.
  static func groups(_ pilot: PanelPilot) -> [NodeGroup]? {
    let run = pilot.integration, levels = pilot.outcome.changes.count
    let panel = run.context.panel
    let step = panel.isCircle ? 0.125 : run.map.firstStep / 2, fine = step * Double.exp2(-Double(levels))
    let table = run.nodes[run.map, PanelPilot.precision, step: step, offset: pilot.offset]
    var result: [NodeGroup] = []
    // The ends of an interval have formulas of their own.
    for sides in panel.upper == nil ? [run.sides] : run.sides.map({ [$0] }) {
      var distances: [Double] = [], logarithms: [Double] = [], weights: [Double] = []
      var coarseCount = 0
      for level in 0...levels {
        for place in run.places(level, table, pilot.range) where sides.contains(place.isUpper) {
          let block = table.block(level, isUpper: place.isUpper, place.block)
          for i in place.range {
            let isDoubled = panel.isDoubled && !(run.map.isLine && block.t(i) == 0)
            let weight = block.weights.load(i, PanelPilot.precision).midpoint * (isDoubled ? 2 : 1)
            distances.append(block.distances.load(i, PanelPilot.precision).midpoint)
            if block.logarithms.count > 0 { logarithms.append(block.logarithms.load(i, PanelPilot.precision).midpoint) }
            weights.append(weight * fine)
            if level < levels { coarseCount += 1 }
          }
        }
      }
      guard (weights + distances).allSatisfy({ $0.isFinite && ($0 == 0 || $0.magnitude > 1e-290) }) else { return nil }
      result.append(
        NodeGroup(
          run.context, isUpper: panel.upper != nil && sides == [true], distances, logarithms, weights,
          coarseCount))
    }
    return result
  }

  /// Integers, each of weight one.
  init(integers: Range<Int>, _ context: PanelContext) {
    self.init(
      context, isUpper: false, integers.map(Double.init), [], [Double](repeating: 1, count: integers.count),
      integers.count)
  }

  private init(
    _ context: PanelContext, isUpper: Bool, _ distances: [Double], _ logarithms: [Double], _ weights: [Double],
    _ coarseCount: Int
  ) {
    self.coarseCount = coarseCount
    self.context = context
    self.isUpper = isUpper
    // Rows of whole vectors: the rest has no weight.
    let padding = (8 - distances.count % 8) % 8
    func padded(_ x: [Double], _ last: Double) -> [Double] { x + [Double](repeating: last, count: padding) }
    self.distances = padded(distances, distances.last ?? 1)
    self.logarithms = logarithms.isEmpty ? [] : padded(logarithms, logarithms.last ?? 0)
    self.weights = padded(weights, 0)
    tape = isUpper ? context.upper?.tape ?? context.lower.tape : context.lower.tape
    let n = self.distances.count
    inputs = [Double](repeating: 0, count: tape.inputs.count * n)
    outputs = [Double](repeating: 0, count: tape.outputCount * n)
    var next = 0
    let parents = Set(context.basis.steps.map(\.parent))
    slots = context.basis.terms.indices.map { c in
      guard parents.contains(c) || c == 0 else { return -1 }
      next += 1
      return next - 1
    }
    products = [Double](repeating: 0, count: max(next, 1) * n)
  }

  /// Adds the terms at the nodes to sums; false where something is not finite.
  mutating func add(_ basis: ExpectationBasis, _ ξ: [Double], to sums: inout PassSums) -> Bool {
    let n = count, panel = context.panel, formula = context.formula
    guard let lower = try? formula.position(panel.anchor.base, ξ) else { return false }
    var base = lower, unit = panel.isCircle ? 2 * Double.pi : panel.scale
    if let end = panel.upper {
      guard let position = try? formula.position(end.base, ξ) else { return false }
      unit = position - lower
      if isUpper { base = position }
    }
    let logUnit = Double.log(unit)
    for i in 0..<n { inputs[i] = distances[i] * unit }
    if !logarithms.isEmpty { for i in 0..<n { inputs[n + i] = logarithms[i] + logUnit } }
    for (k, value) in (ξ + [base]).enumerated() {
      let start = (2 + k) * n
      if inputs[start] != value { for i in start..<start + n { inputs[i] = value } }
    }
    outputs.withUnsafeMutableBufferPointer { y in
      inputs.withUnsafeBufferPointer { x in
        if let y = y.baseAddress { tape.evaluateBatch(count: n, x.baseAddress, stride: n, into: y, stride: n) }
      }
    }
    return outputs.withUnsafeBufferPointer { y in
      products.withUnsafeMutableBufferPointer { products in
        guard let y = y.baseAddress, let products = products.baseAddress else { return false }
        return NodeGroup.add(
          y, products, weights, coarseCount, unit, n, basis.steps, slots, context.vanishes, &sums)
      }
    }
  }

  /// The sums of all products.
  private static func add(
    _ y: UnsafePointer<Double>, _ products: UnsafeMutablePointer<Double>, _ weights: [Double], _ split: Int,
    _ unit: Double, _ n: Int, _ steps: [ExpectationBasis.Step], _ slots: [Int], _ vanishes: [Bool],
    _ sums: inout PassSums
  ) -> Bool {
    // The nodes of the coarser level come first; there each has twice the weight.
    for i in 0..<n { products[i] = y[i] * weights[i] * unit }
    for c in steps.indices {
      let step = steps[c]
      let parent = products + (step.parent < 0 ? 0 : slots[step.parent] * n)
      let factor = y + step.factor * n
      if step.parent >= 0, slots[c] > 0 {
        let product = products + slots[c] * n
        for i in 0..<n { product[i] = parent[i] * factor[i] }
      }
      if vanishes[c] { continue }
      let whole = step.parent < 0
      let first = sum(parent, whole ? nil : factor, 0, split), second = sum(parent, whole ? nil : factor, split, n)
      guard first.value.isFinite, second.value.isFinite else { return false }
      sums.fine[c] += first.value + second.value
      sums.coarse[c] += 2 * first.value
      sums.absolute[c] += first.size + second.size
    }
    return true
  }

  /// Σ aᵢbᵢ and Σ |aᵢbᵢ|, four at a time.
  @inline(__always)
  private static func sum(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>?, _ start: Int, _ end: Int
  ) -> (value: Double, size: Double) {
    var value = SIMD4<Double>.zero, size = SIMD4<Double>.zero
    var i = start
    while i + 4 <= end {
      var term = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD4<Double>.self)
      if let b { term *= UnsafeRawPointer(b + i).loadUnaligned(as: SIMD4<Double>.self) }
      value += term
      size += term.replacing(with: -term, where: term .< 0)
      i += 4
    }
    var total = value.sum(), absolute = size.sum()
    while i < end {
      let term = b.map { a[i] * $0[i] } ?? a[i]
      total += term
      absolute += term.magnitude
      i += 1
    }
    return (total, absolute)
  }

  /// Takes the largest scores where the density is not negligible.
  func enlarge(_ scores: inout [Double]) {
    let n = count
    var largest = 0.0
    for i in 0..<n { largest = max(largest, products[i].magnitude) }
    for i in 0..<n where products[i].magnitude > 1e-9 * largest {
      for k in scores.indices { scores[k] = max(scores[k], outputs[(1 + k) * n + i].magnitude) }
    }
  }
}
