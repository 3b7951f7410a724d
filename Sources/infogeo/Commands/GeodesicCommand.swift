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
              [--samples N | --times LIST] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      Between two points t runs from 0 to 1. Tables have the columns t, the coordinates, and the velocities as d_name; \
      .npy holds an array [samples][1 + 2n]. Pictures (.svg, .html) show the curves with ellipses of the metric. A \
      curve that leaves the domain, or a solver that does not converge, is an error (69), never a number.

        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          -o path.csv -o path.svg
        infogeo geodesic normal --from mu=-1,sigma=1/2 --to mu=1,sigma=1/2 \\
          --alpha -1,0,1 -o fan.svg
        infogeo geodesic gamma --from shape=2,rate=1 --velocity 1,-0.5 --until 2
        infogeo geodesic beta --from a=1,b=1 --to a=5,b=2 --times 0,1/2,1
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions
  @OptionGroup(title: "Curve") var options: GeodesicOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try options.check()
    let alphas = try options.alphas(), end = try options.lastParameter()
    let choice = try modelOptions.choice()
    if choice.model == nil, let other = alphas.first(where: { !$0.isZero }) {
      throw CommandFailure.usage("--alpha \(other): --metric has the Levi-Civita connection only", option: "--alpha")
    }
    let start = try choice.point(options.from, option: "--from")
    let request: GeodesicReport.Request
    if let to = options.to {
      request = .ends(start, try choice.point(to, option: "--to"))
    } else {
      request = .velocity(start, try choice.velocity(options.velocity ?? "", option: "--velocity"), until: end)
    }
    let curves = try alphas.map { alpha -> GeodesicReport.Curve in
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
}
