import DifferentialGeometry
import Scalars
import StatisticalModels

/// Expectations of a mass function in `Double` by adding up 0, 1, 2, … until what is left is negligible.
///
/// Blocks double in size, so that of a tail that falls like a geometric series, or faster, less is left than the last
/// block held. Mass and identities are added up along; what does not pass is computed in the slow way. Rounding is measured
/// once, against many bits, where this is made.
struct SummationPass: Sendable {
  let basis: ExpectationBasis
  private let context: PanelContext
  private let target: Double
  private let identities: [[Int]]
  private let last: Int?
  private var rounding: [Double]
  private var groups: [NodeGroup] = []

  private static let first = 64, most = 1 << 15

  /// A way to add up; nil where it does not agree with what was found with many bits.
  init?(
    _ formula: DensityFormula, _ found: Moments<Double>, _ basis: ExpectationBasis, at point: Point, target: Double
  ) {
    let panel = DensityPanel(
      map: .linear, anchor: Anchor(base: .constant(0), direction: .both), upper: nil, scale: 1)
    guard let space = formula.model.sampleSpace, space.isDiscrete,
      let context = try? PanelContext(formula, panel, basis, at: point)
    else { return nil }
    self.basis = basis
    self.context = context
    self.target = target
    last = space.domain.upper.flatMap { $0.value.asInt }
    identities = basis.identities(point.coordinates.indices.map { "\($0)" }).map(\.places)
    rounding = [Double](repeating: 1e-15, count: basis.terms.count)
    guard let here = moments(at: point.coordinates, target: target) else { return nil }
    for c in rounding.indices where found.absolute[c] > 0 {
      rounding[c] = 4 * ((here.values[c] - found.values[c]).magnitude / found.absolute[c] + 1e-15)
      guard rounding[c] < Double.exp2(target - 1) else { return nil }
    }
  }

  /// The expectations at a point; nil where this way does not do.
  mutating func moments(at point: [Double], target: Double) -> Moments<Double>? {
    guard target >= self.target else { return nil }
    let count = basis.terms.count, negligible = Double.exp2(target - 3)
    var total = PassSums(count), before = [Double](repeating: .infinity, count: count)
    var k = 0, start = 0
    while true {
      let end = min(start == 0 ? Self.first : 2 * start, (last ?? .max - 1) + 1)
      if k == groups.count { groups.append(NodeGroup(integers: start..<end, context)) }
      var part = PassSums(count)
      guard groups[k].add(basis, point, to: &part) else { return nil }
      var isDone = start > 0
      for c in 0..<count {
        total.fine[c] += part.fine[c]
        total.absolute[c] += part.absolute[c]
        if part.absolute[c] > min(before[c] / 4, negligible * total.absolute[c]), part.absolute[c] > 0 {
          isDone = false
        }
      }
      let isComplete = last.map { end > $0 } ?? false
      if isDone || isComplete {
        return total.moments(
          basis, identities, target: target, method: "direct summation", evaluations: end
        ) { (isComplete ? 0 : part.absolute[$0]) + rounding[$0] * total.absolute[$0] }
      }
      guard end < Self.most else { return nil }
      before = part.absolute
      start = end
      k += 1
    }
  }
}
