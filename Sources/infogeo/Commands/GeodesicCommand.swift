import ArgumentParser
import GeometryLaws

/// `infogeo geodesic`: geodesics of α-connections.
struct GeodesicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geodesic",
    abstract: "Geodesics between two points, with a given start and velocity, or in fans, balls, grids and triangles.",
    usage: """
      infogeo geodesic MODEL --from POINT
              (--to POINT | --velocity VECTOR --until T) [--alpha A]
              [--samples N | --times LIST] [--digits N] [--format FORM]
              [-o FILE ...]
      infogeo geodesic MODEL --from POINT
              (--fan N [--until L] | --ball RADII [--fan N]) [-o FILE ...]
      infogeo geodesic MODEL --from POINT --to POINT
              (--grid WIDTH | --triangle POINT) [-o FILE ...]
      """,
    discussion: """
      Between two points t runs from 0 to 1. Tables have the columns t, the coordinates, and the velocities as d_name; \
      .npy holds an array [samples][1 + 2n]. Pictures (.svg, .html) show the curves with ellipses of the metric. A \
      curve that leaves the domain, or a solver that does not converge, is an error (69), never a number. --digits \
      gives any number of digits, by Taylor series; --certified encloses points, velocities and the length of a geodesic \
      that is proved to exist, or says what could not be proved (69). For normals of two variables pictures show the \
      ellipses of the distributions along the curve.

      --ball, --fan, --grid and --triangle give many curves, in tables with the columns kind, line, value (what is constant: \
      an angle, a radius, a distance, α), parameter, and the coordinates; JSON also holds circumference and area, angles, and \
      the defect of Pythagoras' theorem in divergences. A ray that leaves the manifold is an error that names it (69), as is a \
      radius beyond the injectivity radius (65).

        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          -o path.csv -o path.svg
        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          --alpha -1,0,1 -o fan.svg
        infogeo geodesic gamma --from shape=2,rate=1 --velocity 1,-0.5 --until 2
        infogeo geodesic beta --from a=1,b=1 --to a=5,b=2 --times 0,1/2,1
        infogeo geodesic gamma --from shape=2,rate=1 --to shape=5,rate=1 \\
          --times 1/2 --certified
        infogeo geodesic normal --from mu=0,sigma=1 --fan 24 --until 3 -o fan.svg
        infogeo geodesic normal --from mu=0,sigma=1 --ball 0.5,1,1.5 -o ball.svg
        infogeo geodesic normal --from mu=-1,sigma=1 --to mu=1,sigma=1/2 \\
          --grid 1 -o grid.svg
        infogeo geodesic gamma --from shape=1,rate=1/3 --to shape=3,rate=1 \\
          --triangle shape=3,rate=4 -o triangle.html
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions
  @OptionGroup(title: "Curve") var options: GeodesicOptions
  @OptionGroup(title: "Many curves") var figureOptions: GeodesicFigureOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision()
    let figure = try figureOptions.figure(options, isDouble: precision == .double)
    if figure == nil { try options.check() }
    let alphas = try options.alphas(), end = try options.lastParameter()
    let choice = try modelOptions.choice()
    if choice.model == nil, let other = alphas.first(where: { !$0.isZero }) {
      throw CommandFailure.usage("--alpha \(other): --metric has the Levi-Civita connection only", option: "--alpha")
    }
    let start = try choice.point(options.from, option: "--from", precision: precision)
    if let figure {
      try output.deliver(try report(of: figure, choice, start, length: end, alphas: alphas))
      return
    }
    let request: GeodesicRequest
    if let to = options.to {
      request = .ends(start, try choice.point(to, option: "--to", precision: precision))
    } else {
      request = .velocity(start, try choice.velocity(options.velocity ?? "", option: "--velocity"), until: end)
    }
    if case .enclosures(let digits) = precision {
      try output.deliver(try enclosed(choice, start, request, alphas, digits: digits))
      return
    }
    let curves = try alphas.map { alpha -> GeodesicReport.Curve in
      if case .decimals(let digits) = precision { return try curve(choice, start, request, alpha, digits: digits) }
      let geodesic: Geodesic
      switch request {
      case .ends(let p, let q): geodesic = try choice.geodesic(from: p, to: q, alpha: alpha)
      case .velocity(let p, let v, let end):
        geodesic = try choice.geodesic(from: p, velocity: v, until: end, alpha: alpha)
      }
      return GeodesicReport.Curve(alpha: alpha, geodesic: geodesic, places: try options.places(on: geodesic))
    }
    try output.deliver(GeodesicReport(choice: choice, request: request, curves: curves))
  }

  /// A fan, a ball, a grid or a triangle.
  private func report(
    of figure: GeodesicFigureOptions.Figure, _ choice: ModelChoice, _ start: Point, length: Double, alphas: [Rational]
  ) throws -> GeodesicFigureReport {
    let end = try options.to.map { try choice.point($0, option: "--to") }
    var third: Point?
    if case .triangle(let text) = figure { third = try choice.point(text, option: "--triangle") }
    if case .fan = figure {
      guard length > 0 else {
        throw CommandFailure.usage("--until: the length of the geodesics of --fan is positive", option: "--until")
      }
      guard alphas.count == 1 else {
        throw CommandFailure.usage("--alpha: a fan belongs to one connection", option: "--alpha")
      }
    }
    return try GeodesicFigureReport(
      figure, choice, from: start, along: end.map { .ends(start, $0) }, third: third, length: length,
      alphas: options.alpha.isEmpty ? nil : alphas)
  }

  /// Curves in proved enclosures.
  private func enclosed(
    _ choice: ModelChoice, _ start: Point, _ request: GeodesicRequest, _ alphas: [Rational], digits: Int
  ) throws -> EnclosedGeodesicReport {
    guard choice.dual == nil else {
      throw CommandFailure.usage(
        "--certified: a geodesic has enclosures in the source coordinates", option: "--coordinates")
    }
    let curves = try alphas.map { alpha -> EnclosedGeodesicReport.Curve in
      let geodesic: EnclosedGeodesic
      switch request {
      case .ends(let p, let q):
        geodesic = try choice.manifold.certifiedGeodesic(from: p, to: q, alpha: alpha, digits: digits + 2)
      case .velocity(let p, _, _):
        let v = try choice.vector(options.velocity ?? "", option: "--velocity")
        geodesic = try choice.manifold.certifiedGeodesic(
          from: p, velocity: v, until: try options.exactEnd(), alpha: alpha, digits: digits + 2)
      }
      return .init(alpha: alpha, geodesic: geodesic, places: try options.places(on: geodesic))
    }
    return EnclosedGeodesicReport(choice: choice, request: request, curves: curves, digits: digits)
  }

  /// A curve to many digits.
  private func curve(
    _ choice: ModelChoice, _ start: Point, _ request: GeodesicRequest, _ alpha: Rational, digits: Int
  ) throws -> GeodesicReport.Curve {
    guard choice.dual == nil else {
      throw CommandFailure.usage(
        "--digits: a geodesic has more digits than a Double in the source coordinates only", option: "--coordinates")
    }
    let geodesic: BigFloatGeodesic
    switch request {
    case .ends(let p, let q):
      geodesic = try choice.manifold.geodesic(from: p, to: q, alpha: alpha, digits: digits + 2)
    case .velocity(let p, _, _):
      let v = try choice.vector(options.velocity ?? "", option: "--velocity")
      geodesic = try choice.manifold.geodesic(
        from: p, velocity: v, until: try options.exactEnd(), alpha: alpha, digits: digits + 2)
    }
    let places = try options.places(on: geodesic)
    let rounded = places.map { place in
      Geodesic.Sample(
        parameter: place.parameter.asDouble, coordinates: place.coordinates.map(\.asDouble),
        velocity: place.velocity.map(\.asDouble))
    }
    return GeodesicReport.Curve(
      alpha: alpha, geodesic: geodesic.rounded, places: rounded,
      decimals: GeodesicDecimals(geodesic: geodesic, places: places, digits: digits))
  }
}
