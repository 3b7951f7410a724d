import Scalars
import Symbolics

/// One integration of the geodesic equation by Taylor series, in the coordinates of the chart.
///
/// Every step goes as far as the decay of the coefficients allows for the asked local error. Between the places the
/// curve is a polynomial. That the curve stays in the domain is checked along all of it, not at the ends of steps only.
final class TaylorRun {
  /// One step: the polynomials of the coordinates in t − start.
  struct Panel: Sendable {
    let start: BigFloat
    let width: BigFloat
    /// The coefficients of every coordinate.
    let coefficients: [[BigFloat]]

    /// Position, velocity and acceleration at a place.
    func state(at t: BigFloat) -> (x: [BigFloat], v: [BigFloat], a: [BigFloat]) {
      let s = t - start
      var x: [BigFloat] = [], v: [BigFloat] = [], a: [BigFloat] = []
      for c in coefficients {
        let zero = c[0] - c[0]
        var value = zero, first = zero, second = zero
        for k in c.indices.reversed() {
          value = value * s + c[k]
          if k > 0 { first = first * s + c[k] * BigFloat(k) }
          if k > 1 { second = second * s + c[k] * BigFloat(k * (k - 1)) }
        }
        x.append(value)
        v.append(first)
        a.append(second)
      }
      return (x, v, a)
    }
  }

  private(set) var panels: [Panel] = []
  /// ∫|v| dt.
  private(set) var length: BigFloat
  let equation: SeriesEquation
  let precision: BigFloatPrecision
  /// log₂ of the local error, in units of length.
  private let tolerance: Double
  private let series: SeriesTape
  private let order: Int
  private var time: BigFloat
  private let end: BigFloat
  private let budget = WorkBudget.now
  private let stepCost: Int

  /// More steps than any geodesic of use needs.
  private static let mostSteps = 20_000

  /// Integrates from 0 to an end > 0.
  ///
  /// - Parameters:
  ///   - bits: of the local error.
  ///   - extraOrder: how far the order differs from the usual, for a second integration.
  ///   - spare: bits that the formulas may lose by cancellation.
  /// - Throws: `GeometryError.leavesManifold` naming the parameter, `GeometryError.notConverged`, `NotAnalytic`.
  init(
    _ equation: SeriesEquation, from x: [BigFloat], velocity v: [BigFloat], until end: BigFloat, bits: Int,
    extraOrder: Int = 0, spare: Int = 0
  ) throws {
    self.equation = equation
    precision = BigFloatPrecision(bits: bits + 40 + spare)
    tolerance = -Double(bits)
    let order = SeriesTape.suitableOrder(for: equation.tape, bits: bits) + extraOrder
    self.order = order
    stepCost = WorkBudget.cost(of: equation.tape, bits: precision.bits, order: order)
    series = try SeriesTape(equation.tape, order: order, precision: precision)
    time = .zero.rounded(to: precision)
    length = time
    self.end = end.rounded(to: precision)
    let precision = self.precision
    var state = (x: x.map { $0.rounded(to: precision) }, v: v.map { $0.rounded(to: precision) })
    while time < self.end {
      guard panels.count < Self.mostSteps else {
        throw GeometryError.notConverged(
          what: "the geodesic", reached: time.asDouble, reason: "\(panels.count) steps did not reach the end")
      }
      guard budget?.spend(stepCost) ?? true else {
        throw GeometryError.notConverged(
          what: "the geodesic", reached: time.asDouble, reason: "\(panels.count) steps were all it could take")
      }
      state = try step(state.x, state.v)
    }
  }

  /// The last place.
  var last: (x: [BigFloat], v: [BigFloat]) {
    guard let panel = panels.last else { return ([], []) }
    let place = panel.state(at: panel.start + panel.width)
    return (place.x, place.v)
  }

  /// The state at a parameter.
  func state(at t: BigFloat) -> (x: [BigFloat], v: [BigFloat], a: [BigFloat]) { Self.state(panels, at: t) }

  static func state(_ panels: [Panel], at t: BigFloat) -> (x: [BigFloat], v: [BigFloat], a: [BigFloat]) {
    var low = 0, high = panels.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if panels[middle].start <= t { low = middle } else { high = middle - 1 }
    }
    return panels[low].state(at: t)
  }

  private func step(_ x: [BigFloat], _ v: [BigFloat]) throws -> (x: [BigFloat], v: [BigFloat]) {
    let n = equation.dimension
    var c = (0..<n).map { [x[$0], v[$0]] }
    series.restart()
    for k in 0...order {
      for i in 0..<n {
        series.setInput(i, coefficient: k, to: c[i][k])
        series.setInput(n + i, coefficient: k, to: c[i][k + 1] * BigFloat(k + 1))
      }
      series.advance()
      for i in 0..<n { c[i].append(series.output(i, coefficient: k) / BigFloat((k + 1) * (k + 2))) }
    }
    guard c.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw atBorder(x, "the equation has no value there") }
    let rest = end - time
    var h = stepLength(c, equation.weights(x), rest)
    let isLast = !(h < rest)
    if isLast { h = rest }
    // Near a border where the equation is singular the steps shrink to nothing.
    if !isLast, h.binaryMagnitude < max(time.binaryMagnitude, -1e6) - Double(precision.bits) / 2 {
      throw atBorder(x, nil)
    }
    let panel = Panel(start: time, width: h, coefficients: c)
    try checkBorders(panel)
    panels.append(panel)
    addLength(h)
    time = isLast ? end : time + h
    let place = panel.state(at: panel.start + h)
    return (place.x, place.v)
  }

  /// How far the last coefficients stay below the local error.
  private func stepLength(_ c: [[BigFloat]], _ weights: [Double], _ rest: BigFloat) -> BigFloat {
    let top = order + 2
    var best = Double.infinity
    for k in (top - 3)...top {
      var size = -Double.infinity
      for i in c.indices { size = max(size, c[i][k].binaryMagnitude + weights[i]) }
      best = min(best, (tolerance - size) / Double(k))
    }
    // Coefficients of |v|² decay like those of v.
    let first = series.output(equation.dimension, coefficient: 0).binaryMagnitude
    if first.isFinite, !equation.alpha.isZero {
      for k in (order - 1)...order {
        let size = series.output(equation.dimension, coefficient: k).binaryMagnitude - first
        best = min(best, (tolerance - size) / Double(k))
      }
    }
    guard best.isFinite else { return rest }
    let whole = best.rounded(.down)
    return BigFloat(rounding: Double.exp2(best - whole), precision: BigFloatPrecision(bits: 24))
      .rounded(to: precision).scaled(byPowerOfTwo: Int(max(min(whole, 1e15), -1e15)))
  }

  /// ∫|v| over a step: √ of the series of |v|², term by term.
  private func addLength(_ h: BigFloat) {
    let n = equation.dimension
    let square = (0...order).map { series.output(n, coefficient: $0) }
    guard square[0] > 0 else { return }
    var root = [BigFloat.sqrt(square[0])]
    if equation.alpha.isZero {
      length += root[0] * h
      return
    }
    let double = root[0].scaled(byPowerOfTwo: 1)
    for k in 1...order {
      var total = square[k]
      for j in 1..<max(k, 1) { total -= root[j] * root[k - j] }
      root.append(total / double)
    }
    var total = BigFloat.zero.rounded(to: precision)
    for k in (0...order).reversed() { total = total * h + root[k] / BigFloat(k + 1) }
    length += total * h
  }
}

extension TaylorRun {
  /// Refuses a step that may touch a border.
  private func checkBorders(_ panel: Panel) throws {
    let n = equation.dimension, h = panel.width
    for (b, border) in equation.borders.enumerated() {
      let output = n + 1 + b
      let first = series.output(output, coefficient: 0)
      guard first > 0 else { throw atBorder(panel.coefficients.map { $0[0] }, nil) }
      // In units of the distance at the start and of the step.
      var terms: [Double] = [], power = h / first
      for k in 1...order {
        terms.append((series.output(output, coefficient: k) * power).asDouble)
        power *= h
      }
      guard let place = Self.firstZero(terms) else { continue }
      let t = time + h * BigFloat(rounding: place, precision: precision)
      throw GeometryError.leavesManifold(
        parameter: t.asDouble, point: panel.state(at: t).x.map(\.asDouble), reason: border.reason)
    }
  }

  /// The first s in [0, 1] where 1 + Σ cₖsᵏ may vanish; nil when it is positive on all of it.
  static func firstZero(_ terms: [Double]) -> Double? {
    guard terms.allSatisfy(\.isFinite) else { return 0 }
    if terms.reduce(0, { $0 + $1.magnitude }) < 0.999 { return nil }
    var s = 0.0, evaluations = 0
    while s < 1 {
      let top = min(1, s + 0.25)
      var p = 0.0, slope = 0.0, bend = 0.0
      for k in terms.indices.reversed() {
        slope = slope * s + p
        p = p * s + terms[k]
        bend = bend * top + (k > 0 ? terms[k].magnitude * Double((k + 1) * k) : 0)
      }
      slope = slope * s + p
      p = 1 + p * s
      evaluations += 1
      guard p > 1e-12, evaluations < 4000 else { return polishedZero(terms, near: s) }
      // p stays positive at least as long as p + p′δ − ½ max|p″| δ² does.
      let reach = bend > 0 ? (slope + (slope * slope + 2 * bend * p).squareRoot()) / bend : slope < 0 ? -p / slope : 1
      s += min(reach * 0.99, 0.25)
    }
    return nil
  }

  /// A zero, of any multiplicity, by Newton's method on p/p′; s where that leads nowhere.
  private static func polishedZero(_ terms: [Double], near s: Double) -> Double {
    var x = s
    for _ in 0..<60 {
      var p = 0.0, first = 0.0, second = 0.0
      for c in terms.reversed() + [1] {
        second = second * x + 2 * first
        first = first * x + p
        p = p * x + c
      }
      let step = p * first / (first * first - p * second)
      guard step.isFinite else { break }
      x -= step
      if step.magnitude < 1e-15 { break }
    }
    return x >= s && x - s < 0.01 ? min(x, 1) : s
  }

  /// The error where the curve ends at a border, or runs off to infinity.
  private func atBorder(_ x: [BigFloat], _ reason: String?) -> GeometryError {
    let n = equation.dimension
    var nearest: (Double, SeriesEquation.Border)?
    for (b, border) in equation.borders.enumerated() {
      let distance = series.output(n + 1 + b, coefficient: 0).asDouble
      if distance.isFinite, distance < (nearest?.0 ?? 1e-6) { nearest = (distance, border) }
    }
    let text: String
    if let border = nearest?.1 {
      text = border.reason
    } else if let far = x.indices.max(by: { x[$0].magnitude < x[$1].magnitude }) {
      text = reason ?? "\(equation.chart.coordinates[far].name) grows without bound, or the equation is singular"
    } else {
      text = reason ?? "the equation is singular"
    }
    return .leavesManifold(parameter: time.asDouble, point: x.map(\.asDouble), reason: text)
  }
}
