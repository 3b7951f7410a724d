import ArgumentParser
import GeometryLaws

/// `infogeo geodesic`: geodesics of α-connections.
struct GeodesicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geodesic",
    abstract: "A geodesic between two points, or with a given start and velocity.",
    usage: """
      infogeo geodesic MODEL --from POINT
              (--to POINT | --velocity VECTOR --until T) [--alpha A]
              [--samples N | --times LIST] [--digits N] [--format FORM]
              [-o FILE ...]
      """,
    discussion: """
      Between two points t runs from 0 to 1. Tables have the columns t, the coordinates, and the velocities as d_name; \
      .npy holds an array [samples][1 + 2n]. Pictures (.svg, .html) show the curves with ellipses of the metric. A \
      curve that leaves the domain, or a solver that does not converge, is an error (69), never a number. --digits \
      gives any number of digits, by Taylor series; --certified encloses points, velocities and the length of a geodesic \
      that is proved to exist, or says what could not be proved (69).

        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          -o path.csv -o path.svg
        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          --alpha -1,0,1 -o fan.svg
        infogeo geodesic gamma --from shape=2,rate=1 --velocity 1,-0.5 --until 2
        infogeo geodesic beta --from a=1,b=1 --to a=5,b=2 --times 0,1/2,1
        infogeo geodesic gamma --from shape=2,rate=1 --to shape=5,rate=1 --times 1/2 --certified
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions
  @OptionGroup(title: "Curve") var options: GeodesicOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try options.check()
    let precision = try precisionOptions.precision()
    let alphas = try options.alphas(), end = try options.lastParameter()
    let choice = try modelOptions.choice()
    if choice.model == nil, let other = alphas.first(where: { !$0.isZero }) {
      throw CommandFailure.usage("--alpha \(other): --metric has the Levi-Civita connection only", option: "--alpha")
    }
    let start = try choice.point(options.from, option: "--from", precision: precision)
    let request: GeodesicReport.Request
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

  /// Curves in proved enclosures.
  private func enclosed(
    _ choice: ModelChoice, _ start: Point, _ request: GeodesicReport.Request, _ alphas: [Rational], digits: Int
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
    _ choice: ModelChoice, _ start: Point, _ request: GeodesicReport.Request, _ alpha: Rational, digits: Int
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
