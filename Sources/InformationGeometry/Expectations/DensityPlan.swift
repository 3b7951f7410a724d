import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// How the range of observations is divided, and which change of variable each part gets.
///
/// Everything comes from the formula and from values of log p; nothing from the name of a family.
struct DensityPlan {
  let panels: [DensityPanel]

  private struct Center {
    var base: Anchor.Base
    var position: Double
    var isKink: Bool
    var grain: Double
    var height: Double
  }

  /// - Parameter order: of the derivatives that are integrated, for the symmetry of what comes out.
  init(_ formula: DensityFormula, at point: Point, order: Int) throws {
    let probe = DensityProbe(formula, at: point)
    if formula.model.sampleSpace == .circle {
      let anchor = Anchor(base: .constant(0), direction: .both)
      panels = [DensityPanel(map: .linear, anchor: anchor, upper: nil, scale: 1, isCircle: true)]
      return
    }
    let domain = formula.model.sampleSpace?.domain ?? .real
    let low = domain.lower?.value, high = domain.upper?.value
    let ends = (low: low?.asDouble ?? -.infinity, high: high?.asDouble ?? .infinity)
    var centers: [Center] = []
    func add(_ base: Anchor.Base, isKink: Bool) throws {
      let x = try formula.position(base, probe.ξ)
      guard x > ends.low, x < ends.high, x.isFinite else { return }
      if let same = centers.firstIndex(where: { $0.position == x }) {
        if isKink { centers[same].isKink = true }
        return
      }
      let up = try DensityProfile(probe, Anchor(base: base, direction: .up), limit: ends.high - x)
      let down = try DensityProfile(probe, Anchor(base: base, direction: .down), limit: x - ends.low)
      // A place from which log p rises is no center.
      let grain = up.grain.flatMap { a in down.grain.map { min(a, $0) } } ?? .infinity
      centers.append(
        Center(base: base, position: x, isKink: isKink, grain: grain, height: max(up.height, down.height)))
    }
    // The kinks and the centers that the formula shows.
    for root in formula.kinkRoots { try add(.expression(root), isKink: true) }
    for argument in formula.otherKinks {
      for root in try DensityPlan.roots(of: argument, formula, probe.ξ, ends) { try add(.number(root), isKink: true) }
    }
    for root in formula.centerRoots { try add(.expression(root), isKink: false) }
    try add(.constant(0), isKink: false)
    // The peaks that only values of log p show.
    var starts: [(Anchor.Base, Anchor.Direction, Double)] = []
    if let low { starts.append((.constant(low), .up, ends.high - ends.low)) }
    if let high { starts.append((.constant(high), .down, ends.high - ends.low)) }
    if starts.isEmpty {
      for center in centers { starts += [(center.base, .up, .infinity), (center.base, .down, .infinity)] }
    }
    for (base, direction, limit) in starts {
      let profile = try DensityProfile(probe, Anchor(base: base, direction: direction), limit: limit)
      for peak in profile.peaks() where peak.width < 0.2 * peak.distance {
        let x = profile.position + (direction == .up ? peak.distance : -peak.distance)
        try add(.number(x), isKink: false)
      }
    }
    let chosen = DensityPlan.chosen(centers, onLine: low == nil && high == nil)
    panels = try DensityPlan.doubled(DensityPlan.panels(chosen, low: low, high: high, probe), formula, order)
  }

  /// One panel in place of two that are mirror images of each other, or of two halves of a line.
  private static func doubled(
    _ panels: [DensityPanel], _ formula: DensityFormula, _ order: Int
  ) throws -> [DensityPanel] {
    guard let first = panels.first, let last = panels.last, panels.count <= 2, first.upper == nil, last.upper == nil,
      first.anchor.base == last.anchor.base, first.anchor.direction != .up || panels.count == 2
    else { return panels }
    // A half line alone has no mirror image in the sample space.
    if panels.count == 1, first.anchor.direction != .both { return panels }
    if case .number = first.anchor.base { return panels }
    guard try !formula.panelTape(last.anchor, order: order).parities.isEmpty else { return panels }
    var panel = last
    panel.isDoubled = true
    return [panel]
  }

  /// Kinks, and of the centers the finest ones that are not close to each other.
  private static func chosen(_ centers: [Center], onLine: Bool) -> [Center] {
    let top = centers.map(\.height).max() ?? 0
    var result = centers.filter(\.isKink)
    for center in centers.sorted(by: { $0.grain < $1.grain })
    where !center.isKink && center.grain.isFinite && center.height > top - 60 {
      let isNear = result.contains { ($0.position - center.position).magnitude <= 8 * min($0.grain, center.grain) }
      if !isNear { result.append(center) }
    }
    if result.isEmpty, onLine, let any = centers.max(by: { $0.height < $1.height }) { result = [any] }
    return result.sorted { $0.position < $1.position }
  }

  private static func panels(
    _ centers: [Center], low: Rational?, high: Rational?, _ probe: DensityProbe
  ) throws -> [DensityPanel] {
    if low == nil, high == nil, centers.count == 1, !centers[0].isKink {
      let up = try DensityProfile(probe, Anchor(base: centers[0].base, direction: .up), limit: .infinity)
      let down = try DensityProfile(probe, Anchor(base: centers[0].base, direction: .down), limit: .infinity)
      let power = min(up.tailPower, down.tailPower)
      let bulk = up.top + Double.log(up.bulk) > down.top + Double.log(down.bulk) ? up.bulk : down.bulk
      // Lines have no finer nodes at their center.
      let scale = min(bulk, 4 * centers[0].grain)
      // Equal steps in x are for one scale only.
      let isWide = max(up.reach, down.reach) > 50 * scale
      let map: DoubleExponentialMap = power < 0.15 ? .sinhSinh : power < 1.5 || isWide ? .sinh : .linear
      return [
        DensityPanel(map: map, anchor: Anchor(base: centers[0].base, direction: .both), upper: nil, scale: scale)
      ]
    }
    var points = centers.map { ($0.base, $0.position) }
    if let low { points.insert((.constant(low), low.asDouble), at: 0) }
    if let high { points.append((.constant(high), high.asDouble)) }
    var panels: [DensityPanel] = []
    if low == nil, let first = points.first { panels.append(try halfLine(first.0, .down, probe)) }
    for (a, b) in zip(points, points.dropFirst()) {
      panels.append(
        DensityPanel(
          map: .tanhSinh, anchor: Anchor(base: a.0, direction: .up), upper: Anchor(base: b.0, direction: .down),
          scale: b.1 - a.1))
    }
    if high == nil, let last = points.last { panels.append(try halfLine(last.0, .up, probe)) }
    return panels
  }

  /// A half line from a finite end.
  static func halfLine(
    _ base: Anchor.Base, _ direction: Anchor.Direction, _ probe: DensityProbe
  ) throws -> DensityPanel {
    let anchor = Anchor(base: base, direction: direction)
    let profile = try DensityProfile(probe, anchor, limit: .infinity)
    return DensityPanel(
      map: profile.tailPower < 0.15 ? .expSinh : .expLinear, anchor: anchor, upper: nil, scale: profile.bulk)
  }

  /// Sign changes of a kink's argument that is not affine.
  private static func roots(
    of argument: Expression, _ formula: DensityFormula, _ ξ: [Double], _ ends: (low: Double, high: Double)
  ) throws -> [Double] {
    let tape = try Tape([argument], inputs: [formula.variable] + formula.parameters)
    func value(_ x: Double) -> Double { tape.evaluate([x] + ξ)[0] }
    var grid: [Double] = []
    for k in -200...200 {
      let d = Double.exp2(Double(k) / 4)
      grid += [d, -d]
      if ends.low.isFinite { grid.append(ends.low + d) }
      if ends.high.isFinite { grid.append(ends.high - d) }
    }
    grid = grid.filter { $0 > ends.low && $0 < ends.high }.sorted()
    var roots: [Double] = []
    for (a, b) in zip(grid, grid.dropFirst()) {
      var (x, y) = (a, b)
      let start = value(x)
      guard start * value(y) < 0 else { continue }
      for _ in 0..<200 {
        let middle = x + (y - x) / 2
        if middle <= x || middle >= y { break }
        if value(middle) * start > 0 { x = middle } else { y = middle }
      }
      roots.append(x)
    }
    return roots
  }
}
