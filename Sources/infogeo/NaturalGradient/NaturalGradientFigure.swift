import Figures
import GeometryLaws

/// Gradient and natural gradient side by side: fields and flows in two charts, and descents by the number of steps.
struct NaturalGradientFigure {
  let choice: ModelChoice
  let space: GradientSpace
  let metric: any DescentSpace
  let objective: Objective
  let point: Point
  /// Whether the metric is a formula, so that flows can be had that take thousands of places.
  let isClosedForm: Bool
  /// Whether it can be had at some hundred places.
  let isQuick: Bool

  /// A descent with its name.
  struct Run {
    let label: String
    let run: DescentRun
    let names: [String]

    /// One row a step.
    var table: Table {
      let steps = run.steps
      var columns = [Column("step", steps.indices.map { Double($0) })]
      for (i, name) in names.enumerated() { columns.append(Column(name, steps.map { $0.coordinates[i] })) }
      columns += [
        Column("objective", steps.map(\.value)), Column("gradient norm", steps.map(\.gradientNorm)),
        Column("rate", steps.map(\.rate)), Column("shortened", steps.map { Double($0.shortenings) }),
      ]
      return Table(columns)
    }
  }

  private static let until = 8.0

  /// What the legend says of it.
  private var natural: String {
    switch space {
    case .fisher: choice.model == nil ? "gradient in the metric" : "natural gradient"
    case .l2: "L² gradient"
    case .wasserstein: "Wasserstein gradient"
    case .sobolev: "Sobolev gradient"
    }
  }

  /// The descents that are compared.
  ///
  /// - Throws: `GeometryError` for a start without a gradient.
  func runs() throws -> [Run] {
    let method = NaturalGradientDescent(tolerance: 1e-10, maximumSteps: isQuick ? 60 : 12)
    let names = choice.coordinateNames
    return [
      Run(
        label: "gradient",
        run: try method.minimize(objective, on: EuclideanSpace(metric.chart), from: point.coordinates),
        names: names),
      Run(label: natural, run: try method.minimize(objective, on: metric, from: point.coordinates), names: names),
    ]
  }

  /// - Throws: as `runs`.
  func figure() throws -> Figure {
    var plots: [Plot] = []
    if choice.chart.dimension == 2, isClosedForm {
      let first = try chartPlot(metric, objective, from: point.coordinates, mapped: nil)
      plots.append(first.plot)
      if let transition = try otherChart() {
        let other = try ReparameterizedSpace(metric, in: transition)
        let start = try transition.targetPoint(point).coordinates
        let pulled = other.objective(objective)
        plots.append(try chartPlot(other, pulled, from: start, mapped: (first.natural, transition)).plot)
      }
    }
    plots.append(try convergencePlot())
    if case .sobolev(let s, let length) = space, s > Rational(1, 2) { plots.append(try kernelPlot(s, length)) }
    return Figure(
      plots, columns: 2,
      title:
        "\(choice.model == nil ? "Gradient in the metric" : space.title) and gradient of components\(choice.family.isEmpty ? "" : ", \(choice.name)")",
      caption: plots.count > 2
        ? "Flows from the same point, each until t = \(Self.until.significant(2)). The dots are the flow of the natural gradient in the first chart, mapped to the second: natural flows coincide, flows of components do not."
        : "")
  }

  // MARK: Charts

  /// A chart without borders, or a sheared one where there are none.
  private func otherChart() throws -> ChartTransition? {
    var symbols: [Symbol] = [], replacements: [Symbol: Expression] = [:], isOther = false
    for symbol in metric.chart.coordinates {
      if symbol.domain.lower?.value == 0, symbol.domain.upper == nil {
        let new = Symbol("log " + symbol.name)
        symbols.append(new)
        replacements[symbol] = exp(new)
        isOther = true
      } else if symbol.domain.lower?.value == 0, symbol.domain.upper?.value == 1 {
        let new = Symbol("logit " + symbol.name)
        symbols.append(new)
        replacements[symbol] = 1 / (1 + exp(-new))
        isOther = true
      } else {
        symbols.append(symbol)
      }
    }
    if !isOther {
      // Curved coordinates where nothing suggests others.
      guard metric.chart.coordinates.allSatisfy({ $0.domain == .real }) else { return nil }
      let x = metric.chart.coordinates, new = Symbol(x[1].name + " − " + x[0].name + "²/4")
      symbols = [x[0], new]
      replacements[x[1]] = new + x[0].squared / 4
    }
    return try metric.chart.transition(to: symbols, where: replacements)
  }

  /// The fields and the flows in one chart.
  private func chartPlot(
    _ space: any DescentSpace, _ objective: Objective, from start: [Double],
    mapped: (flow: [[Double]], transition: ChartTransition)?
  ) throws -> (plot: Plot, natural: [[Double]]) {
    let plain = flow(objective, EuclideanSpace(space.chart), start), steep = flow(objective, space, start)
    let range = (0..<2).map { bounds((plain + steep).map { [$0[0], $0[1]] }, $0) }
    var plot = Plot(
      title: mapped == nil ? "in the parameters of the model" : "in other parameters",
      x: Axis(Self.title(space.chart.coordinates[0])), y: Axis(Self.title(space.chart.coordinates[1])), width: 480)
    let size = 9
    for isNatural in [false, true] {
      var xs: [Double] = [], ys: [Double] = [], us: [Double] = [], vs: [Double] = []
      for a in 0..<size {
        for b in 0..<size {
          var x: [Double] = []
          for (side, place) in zip(range, [a, b]) {
            let fraction: Double = (Double(place) + 0.5) / Double(size)
            x.append(side.low + (side.high - side.low) * fraction)
          }
          guard space.chart.contains(x), let ω = try? objective.evaluate(at: x).differential,
            let v = isNatural ? try? space.naturalGradient(of: ω, at: x, by: MetricSolve.exact).vector : ω
          else { continue }
          // Directions in the units of the plot, of one length.
          let across = v[0] / (range[0].high - range[0].low), up = v[1] / (range[1].high - range[1].low)
          let length = Double.hypot(across, up)
          guard length > 0, length.isFinite else { continue }
          let scale = 0.42 / Double(size) / length
          xs.append(x[0])
          ys.append(x[1])
          us.append(-v[0] * scale)
          vs.append(-v[1] * scale)
        }
      }
      plot.arrows(
        xs, ys, us, vs, label: isNatural ? natural : "gradient", color: isNatural ? .blue : .vermilion, width: 0.8)
    }
    plot.curve(plain.map { $0[0] }, plain.map { $0[1] }, label: "gradient", color: .vermilion, width: 2)
    plot.curve(steep.map { $0[0] }, steep.map { $0[1] }, label: natural, color: .blue, width: 2)
    if let mapped {
      var xs: [Double] = [], ys: [Double] = []
      for (k, x) in mapped.flow.enumerated() where k % 15 == 0 {
        guard let p = try? Point(x, in: mapped.transition.source),
          let w = try? mapped.transition.targetPoint(p, bits: 128)
        else { continue }
        xs.append(w.coordinates[0])
        ys.append(w.coordinates[1])
      }
      plot.points(xs, ys, label: "mapped from the first chart", marker: .circle, color: .ink, size: 4, filled: false)
    }
    plot.points([start[0]], [start[1]], marker: .circle, color: .ink, size: 6)
    return (plot, steep)
  }

  /// Places on a flow; as far as it goes.
  private func flow(_ objective: Objective, _ space: some DescentSpace, _ start: [Double]) -> [[Double]] {
    guard
      let flow = try? GradientFlow(of: objective, on: space, from: start, until: Self.until, tolerance: 1e-6)
    else { return [start] }
    let end = flow.range.upperBound
    // Close steps where flows are fast, at the beginning.
    return (0...240).map { flow.coordinates(at: end * Double.pow(Double($0) / 240, 4)) }
  }

  private func bounds(_ places: [[Double]], _ i: Int) -> (low: Double, high: Double) {
    let values = places.map { $0[i] }.filter(\.isFinite)
    let low = values.min() ?? 0, high = values.max() ?? 1
    let pad = Swift.max(0.25 * (high - low), 0.1 * Swift.max(low.magnitude, high.magnitude, 0.5))
    return (low - pad, high + pad)
  }

  private static func title(_ symbol: Symbol) -> String {
    let parts = symbol.name.split(separator: " ").map { AxisNames.title(String($0)) }
    return parts.joined(separator: " ")
  }

  // MARK: Steps and kernels

  private func convergencePlot() throws -> Plot {
    let runs = try runs(), best = runs.flatMap { $0.run.steps.map(\.value) }.min() ?? 0
    var plot = Plot(
      title: "steps of both, halved until the objective falls", x: Axis("step"),
      y: Axis("objective above the least value found", scale: .log), width: 480)
    for run in runs {
      // What is left of a difference at the level of rounding says no more than that the end is reached.
      let above = run.run.steps.map { step in
        let rounding = 4 * Swift.max(step.value.magnitude, best.magnitude, 1e-3).ulp
        return (value: Swift.max(step.value - best, rounding), isEnd: step.value - best <= rounding)
      }
      let count = (above.firstIndex { $0.isEnd } ?? above.count - 1) + 1
      let steps = (0..<count).map { Double($0) }, values = above[..<count].map(\.value)
      let color: Color = run.label == "gradient" ? .vermilion : .blue
      plot.curve(steps, values, label: run.label, color: color)
      plot.points([steps[count - 1]], [values[count - 1]], marker: .circle, color: color, size: 5)
    }
    return plot
  }

  /// The reproducing kernels of the space and of its neighbours.
  private func kernelPlot(_ s: Rational, _ length: Rational) throws -> Plot {
    var plot = Plot(
      title: "kernels of (1 − ℓ²Δ)ˢ, ℓ = \(length)", x: Axis("distance"), y: Axis("K / K(0)"), width: 480)
    let distances = (0...120).map { 6 * length.asDouble * Double($0) / 120 }
    for order in [s, s + 1, s + 2] {
      let kernel = try SobolevSpace(on: .euclidean(1), order: order, lengthScale: length).reproducingKernel()
      let top = try kernel.value([0], [0])
      plot.curve(distances, try distances.map { try kernel.value([0], [$0]) / top }, label: "s = \(order)")
    }
    return plot
  }
}
