import Foundation

@testable import Figures

/// Figures of the kind that the library is used for: every test of drawing runs over all of them.
///
/// With `FIGURES_GALLERY=folder` in the environment they are also written there, to be looked at.
enum Gallery {
  static let figures: [(name: String, figure: Figure)] = [
    ("busy", Figure([busy])), ("loglog", Figure([convergence])), ("tiny", Figure([tiny])),
    ("fan", Figure([fan])), ("panels", panels), ("map", Figure([map])), ("flow", Figure([flow])),
    ("groups", Figure([groups])), ("extremes", extremes), ("many", Figure([many])), ("long", Figure([long])),
  ]

  /// A geodesic of the normal manifold between two points (μ, σ), for α = 0, 1 or −1.
  static func geodesic(_ p: (Double, Double), _ q: (Double, Double), alpha: Int) -> (x: [Double], y: [Double]) {
    let ts = (0...60).map { Double($0) / 60 }
    switch alpha {
    case 0:
      let r2 = 2.0.squareRoot()
      let x0 = p.0 / r2, x1 = q.0 / r2
      guard abs(x1 - x0) > 1e-9 else { return (ts.map { _ in p.0 }, ts.map { p.1 * pow(q.1 / p.1, $0) }) }
      let c = (x1 * x1 + q.1 * q.1 - x0 * x0 - p.1 * p.1) / (2 * (x1 - x0))
      let r = ((x0 - c) * (x0 - c) + p.1 * p.1).squareRoot()
      let a = atan2(p.1, x0 - c), b = atan2(q.1, x1 - c)
      return (ts.map { r2 * (c + r * cos(a + $0 * (b - a))) }, ts.map { r * sin(a + $0 * (b - a)) })
    case 1:
      let a = (p.0 / (p.1 * p.1), 1 / (p.1 * p.1)), b = (q.0 / (q.1 * q.1), 1 / (q.1 * q.1))
      let line = ts.map { (a.0 + $0 * (b.0 - a.0), a.1 + $0 * (b.1 - a.1)) }
      return (line.map { $0.0 / $0.1 }, line.map { 1 / $0.1.squareRoot() })
    default:
      let a = (p.0, p.0 * p.0 + p.1 * p.1), b = (q.0, q.0 * q.0 + q.1 * q.1)
      let line = ts.map { (a.0 + $0 * (b.0 - a.0), a.1 + $0 * (b.1 - a.1)) }
      return (line.map(\.0), line.map { ($0.1 - $0.0 * $0.0).squareRoot() })
    }
  }

  static var busy: Plot {
    var plot = Plot(
      title: "α-geodesics of the normal manifold",
      subtitle: "Five pairs of distributions; ellipses of Fisher radius 0.12",
      caption: "Chart (μ, σ); closed forms in Double; residual below 10⁻¹⁴.", x: Axis("mean μ", unit: "mm"),
      y: Axis("standard deviation σ", unit: "mm", from: 0))
    let pairs: [(p: (Double, Double), q: (Double, Double), name: String)] = [
      ((-2, 0.5), (2, 0.5), "setosa"), ((-2, 1), (1, 2), "versicolor"), ((0, 0.4), (2, 1.5), "virginica"),
      ((-1, 0.3), (-1.5, 2.2), "control"), ((0.5, 0.6), (2.5, 2), "treated"),
    ]
    for x in stride(from: -2.0, through: 2.4, by: 1.1) {
      for y in [0.45, 0.95, 1.45, 1.95] {
        plot.ellipse(center: (x, y), metric: [1 / (y * y), 0, 2 / (y * y)], radius: 0.12)
      }
    }
    for (alpha, name) in [(0, "α = 0, Levi-Civita"), (1, "α = 1, exponential"), (-1, "α = −1, mixture")] {
      for pair in pairs {
        let line = geodesic(pair.p, pair.q, alpha: alpha)
        plot.curve(line.x, line.y, label: name)
      }
    }
    plot.points(pairs.map(\.p.0), pairs.map(\.p.1), label: "fitted", marker: .circle, color: .ink)
    plot.points(pairs.map(\.q.0), pairs.map(\.q.1), label: "target", marker: .square, color: .ink, filled: false)
    for pair in pairs { plot.text(pair.name, at: pair.p) }
    return plot
  }

  static var convergence: Plot {
    var plot = Plot(
      title: "Error of the quadrature", x: Axis("evaluations", scale: .log),
      y: Axis("relative error", scale: .log))
    let n = (3...12).map { pow(2, Double($0)) }
    plot.curve(n, n.map { 1 / ($0 * $0) }, label: "trapezoid, n⁻²")
    plot.points(n, n.map { 1.1 / ($0 * $0) }, label: "trapezoid, n⁻²")
    plot.curve(n, n.map { 3 / pow($0, 4) }, label: "Simpson, n⁻⁴")
    plot.points(n, n.map { 2.7 / pow($0, 4) }, label: "Simpson, n⁻⁴")
    let doubleExponential = n.map { max(1e-16, exp(-$0 / log($0) * 1.3)) }
    plot.curve(n, doubleExponential, label: "double exponential")
    plot.points(n, doubleExponential, label: "double exponential")
    plot.horizontalLine(at: 2.2e-16, label: "unit roundoff")
    return plot
  }

  static var tiny: Plot {
    var plot = Plot(title: "A tiny range", x: Axis("iteration"), y: Axis("curvature ratio R/R₀"))
    let xs = (0...40).map(Double.init)
    plot.curve(xs, xs.map { 1.000001 + 1e-6 * (1 - exp(-$0 / 8)) }, label: "estimate")
    plot.band(
      xs, from: xs.map { 1.000001 + 0.9e-6 * (1 - exp(-$0 / 8)) },
      to: xs.map { 1.000001 + 1.1e-6 * (1 - exp(-$0 / 8)) },
      label: "enclosure", color: .blue)
    return plot
  }

  static var fan: Plot {
    var plot = Plot(
      title: "A fan of geodesics in the half-plane", x: Axis("x = μ/√2", from: -3, to: 3),
      y: Axis("y = σ", from: 0, to: 3), aspect: .equal)
    for index in 0..<16 {
      let angle = 2 * .pi * (Double(index) + 0.5) / 16
      var xs: [Double] = [], ys: [Double] = []
      let c = tan(angle), r = 1 / abs(cos(angle))
      let start = atan2(1, -c), sign = cos(angle) > 0 ? -1.0 : 1.0
      for step in 0...80 {
        let phi = start + sign * Double(step) / 80 * (sign > 0 ? .pi - start : start)
        xs.append(c + r * cos(phi))
        ys.append(r * sin(phi))
      }
      plot.curve(xs, ys, color: .blue, width: 1.2)
    }
    for radius in [0.5, 1.0, 1.5] {
      let turns = (0...120).map { 2 * Double.pi * Double($0) / 120 }
      plot.curve(
        turns.map { sinh(radius) * cos($0) }, turns.map { cosh(radius) + sinh(radius) * sin($0) },
        label: "balls, d = ½, 1, 3⁄2", color: .vermilion, dash: .dashed, width: 1.2)
    }
    plot.points([0], [1], color: .ink)
    plot.text("i", at: (0, 1))
    return plot
  }

  static var panels: Figure {
    var first = fan, second = convergence, third = tiny, fourth = busy
    first.width = 420
    second.width = 420
    third.width = 420
    fourth.width = 420
    fourth.caption = ""
    return Figure(
      [first, second, third, fourth], title: "Four plots in one figure",
      caption:
        "(a) Geodesics through i and balls about it. (b) Convergence. (c) A sequence that settles. (d) Geodesics.")
  }

  static var map: Plot {
    let xs = GridFunction.coordinates(0.1...10, count: 70, scale: .log),
      ys = GridFunction.coordinates(0.1...10, count: 60, scale: .log)
    let field = GridFunction(xs: xs, ys: ys) { x, y in log10(x * y) * exp(-pow(log10(x / y), 2)) }
    var plot = Plot(
      title: "Scalar curvature", x: Axis("shape κ", scale: .log), y: Axis("rate β", unit: "1/h", scale: .log),
      aspect: .equal)
    plot.heatMap(field, title: "R", colors: .diverging)
    plot.contours(field, levels: [-1, -0.5, 0.5, 1], label: "R = ±½, ±1", color: .ink, width: 1)
    plot.contours(field, levels: [0], label: "R = 0", color: .ink, dash: .dashed, width: 1.4)
    return plot
  }

  static var flow: Plot {
    var plot = Plot(title: "Natural gradient of a loss", x: Axis("μ"), y: Axis("σ"))
    let xs = GridFunction.coordinates(-2...2, count: 81), ys = GridFunction.coordinates(0.3...3, count: 61)
    let loss = GridFunction(xs: xs, ys: ys) { μ, σ in (μ - 0.5) * (μ - 0.5) + (σ - 1) * (σ - 1) - 0.3 * μ * σ }
    plot.contours(loss, levels: [-0.2, 0, 0.4, 1, 2, 4, 7], label: "loss", color: .gray, width: 0.9)
    let grid = xs.enumerated().filter { $0.offset % 10 == 5 }.map(\.element)
    let rows = ys.enumerated().filter { $0.offset % 10 == 5 }.map(\.element)
    let points = grid.flatMap { x in rows.map { (x, $0) } }
    plot.arrows(
      points.map(\.0), points.map(\.1), points.map { -$0.1 * $0.1 * (2 * ($0.0 - 0.5) - 0.3 * $0.1) },
      points.map { -$0.1 * $0.1 / 2 * (2 * ($0.1 - 1) - 0.3 * $0.0) }, scale: 0.06, label: "−♯dL", color: .green)
    var (μ, σ) = (-1.8, 2.6), path = [(μ, σ)]
    for _ in 0..<60 {
      let (a, b) = (2 * (μ - 0.5) - 0.3 * σ, 2 * (σ - 1) - 0.3 * μ)
      (μ, σ) = (μ - 0.06 * σ * σ * a, σ - 0.03 * σ * σ * b)
      path.append((μ, σ))
    }
    plot.curve(path.map(\.0), path.map(\.1), label: "natural gradient", smooth: true)
    plot.points(path.map(\.0), path.map(\.1), label: "natural gradient", size: 4)
    plot.text("start", at: path[0])
    plot.text("minimum", at: (μ, σ))
    return plot
  }

  static var groups: Plot {
    var random = SplitMix(seed: 5)
    var plot = Plot(title: "Iris", x: Axis("sepal length", unit: "cm"), y: Axis("sepal width", unit: "cm"))
    for (name, x, y, c) in [
      ("setosa", 5.0, 3.4, [0.12, 0.10, 0.14]), ("versicolor", 5.9, 2.8, [0.27, 0.09, 0.10]),
      ("virginica", 6.6, 3.0, [0.40, 0.09, 0.10]),
    ] {
      let l = c[0].squareRoot(), m = c[1] / l, k = (c[2] - m * m).squareRoot()
      var xs: [Double] = [], ys: [Double] = []
      for _ in 0..<50 {
        let r = (-2 * log(Double.random(in: 1e-9..<1, using: &random))).squareRoot()
        let φ = Double.random(in: 0..<2 * .pi, using: &random)
        xs.append(x + l * r * cos(φ))
        ys.append(y + m * r * cos(φ) + k * r * sin(φ))
      }
      plot.points(xs, ys, label: name, size: 5)
      plot.ellipse(center: (x, y), covariance: c, radius: 2, label: name, width: 1.4)
      plot.text(name, at: (x, y), placement: .center)
    }
    return plot
  }

  static var extremes: Figure {
    func plot(_ title: String, _ xs: [Double], _ ys: [Double], _ x: Axis = Axis("x"), _ y: Axis = Axis("y")) -> Plot {
      var plot = Plot(title: title, x: x, y: y, width: 330, height: 240)
      plot.curve(xs, ys, label: "f")
      plot.points(xs, ys, label: "f")
      return plot
    }
    let log = Axis("x", scale: .log), logY = Axis("y", scale: .log)
    let huge: [Double] = [-1.7e308, 0, 1.7e308]
    return Figure(
      [
        plot("Nothing", [], []), plot("One point", [3], [4]), plot("A constant", [1, 2, 3], [7, 7, 7]),
        plot("1e−300 to 1e300", [1e-300, 1, 1e300], [1e-300, 1, 1e300], log, logY),
        plot("Largest doubles", huge, huge),
        plot("Smallest doubles", [0, 1, 2].map { $0 * .leastNonzeroMagnitude }, [1, 2, 3].map { $0 * 0x1p-1030 }),
        plot("Gaps", [1, 2, .nan, 3, 4, .infinity, 5], [1, 3, 2, .nan, 2, 2, 1]),
        plot("Not positive", [-1, 0, -3], [1, -1, 2], log, logY),
        plot("Half a decade", [2, 3, 5], [1.2, 1.5, 2.2], log, logY),
        plot("Two decades", [0.3, 3, 30], [20, 300, 1500], log, logY),
        plot("Far from zero", [1e15, 1e15 + 2, 1e15 + 4], [1e-8 + 1e-14, 1e-8 + 2e-14, 1e-8 + 3e-14]),
        plot("Thousands", [0, 100_000, 250_000], [-4000, 0, 2000]),
      ], columns: 3)
  }

  static var many: Plot {
    var plot = Plot(title: "More series than colours", x: Axis("t"), y: Axis("θ"))
    let ts = (0...50).map { Double($0) / 10 }
    for k in 1...19 { plot.curve(ts, ts.map { sin($0 + Double(k) / 4) * Double(k) }, label: "component \(k)") }
    return plot
  }

  static var long: Plot {
    var plot = Plot(
      title:
        "A title that is far too long to stand on one line of a plot and therefore has to be broken somewhere & <b>",
      subtitle: "\"Quoted\" & <escaped>; e^{iπ} = −1; 日本語; عربى",
      x: Axis(
        "a horizontal axis with a title as long as this one, which is longer than the frame it stands under",
        unit: "kg·m²/s²"),
      y: Axis("another long title that must not be cut at the ends of the frame", unit: "µV"), width: 420)
    plot.curve(
      [0, 1], [0, 123456], label: "a label that says more about this curve than anyone would like to read & <i>")
    plot.points([1], [123456], label: "b")
    plot.text("text at the corner", at: (1, 123456))
    plot.text("and at the other", at: (0, 0))
    return plot
  }
}

extension Gallery {
  /// A page with a bit of everything.
  static var page: HTMLPage {
    var page = HTMLPage(
      title: "Fisher–Rao geometry of three flowers",
      provenance: Provenance(
        program: "infogeo", version: "1.0", command: "infogeo fit normal iris.csv --by species -o report",
        model: "normal", seed: 5, tolerance: 1e-10, details: ["chart": ["mu", "sigma"], "residual": 3.2e-15]))
    page.paragraph("Each group is one normal distribution; a distance is the length of the shortest path between two.")
    page.heading("Groups")
    page.figure(groups, caption: "Fitted groups with ellipses of two standard deviations.")
    page.table(
      Table([
        Column("species", ["setosa", "versicolor", "virginica"]), Column("count", [50, 50, 50]),
        Column("μ", [5.006, 5.936, 6.588]), Column("σ", [0.348946987377739, 0.5109833, 0.6294887]),
        Column("standard error", [0.0493, 0.0722641, .nan]), Column("p", [1.2e-9, 0.03, 4e-300]),
      ]), caption: "Maximum likelihood, standard errors from the Fisher information.", digits: 5)
    page.heading("Geodesics")
    page.figure(busy)
    page.figure(map, caption: "A map and its contours.")
    page.figure(panels)
    page.code("infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2\n0.9624236501192069 <exact>")
    return page
  }
}
