import ArgumentParser
import GeometryLaws

/// Geodesics that belong together: fans, balls, grids and triangles.
struct GeodesicFigureOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "So many geodesics from --from in all directions, as long as --until says; with --ball the rays of the grid.",
      valueName: "n"))
  var fan: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The geodesic circles of these radii about --from, with rays: the ball in polar geodesic coordinates.",
      valueName: "radii"))
  var ball: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Along the geodesic to --to: geodesics at right angles to it, so far to either side, and lines at constant distance.",
      valueName: "width"))
  var grid: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A third point: the triangle with --from and --to, its sides mixture, Levi-Civita and exponential geodesics (or --alpha).",
      valueName: "point"))
  var triangle: String?

  /// What is asked for.
  enum Figure {
    case fan(Int)
    case ball(radii: [Double], rays: Int)
    case grid(width: Double)
    case triangle(String)
  }

  /// What is asked for; nil for a single curve.
  ///
  /// - Throws: `CommandFailure` for options that exclude each other.
  func figure(_ options: GeodesicOptions, isDouble: Bool) throws -> Figure? {
    let given = [("--ball", ball != nil), ("--grid", grid != nil), ("--triangle", triangle != nil)].filter(\.1)
    guard let (name, _) = given.first ?? fan.map({ _ in ("--fan", true) }) else { return nil }
    if given.count > 1 {
      throw CommandFailure.usage("\(name) and \(given[1].0) exclude each other", option: given[1].0)
    }
    if fan != nil, !given.isEmpty, ball == nil {
      throw CommandFailure.usage("\(name) and --fan exclude each other", option: "--fan")
    }
    guard isDouble else {
      throw CommandFailure.usage("\(name): fans, balls, grids and triangles are in Double", option: name)
    }
    for (option, isGiven) in [("--samples", options.samples != nil), ("--times", options.times != nil)] where isGiven {
      throw CommandFailure.usage("\(option) belongs to a single curve, not to \(name)", option: option)
    }
    let takesEnd = grid != nil || triangle != nil
    if takesEnd, options.to == nil {
      throw CommandFailure.usage("\(name) needs --to: the end of the first side", option: "--to")
    }
    if !takesEnd || triangle != nil, options.velocity != nil {
      throw CommandFailure.usage("\(name) takes no --velocity", option: "--velocity")
    }
    if !takesEnd, options.to != nil {
      throw CommandFailure.usage("\(name) is about --from alone, and takes no --to", option: "--to")
    }
    if options.until != nil, fan == nil || ball != nil {
      throw CommandFailure.usage("--until belongs to --velocity and to --fan alone", option: "--until")
    }
    if triangle == nil, fan == nil || ball != nil, !options.alpha.isEmpty, try options.alphas() != [0] {
      throw CommandFailure.usage("\(name) is about the Levi-Civita connection, and takes no --alpha", option: "--alpha")
    }
    return try figure()
  }

  private func figure() throws -> Figure {
    if let fan, !(1...720).contains(fan) {
      throw CommandFailure.usage("--fan \(fan): from 1 to 720 geodesics are possible", option: "--fan", value: "\(fan)")
    }
    if let triangle { return .triangle(triangle) }
    if let grid { return .grid(width: try GeodesicFigureOptions.positive(grid, "--grid")) }
    guard let ball else { return .fan(fan ?? 24) }
    let inner = BracketSplitter.unbracketed(BracketSplitter.trimmed(ball)) ?? ball
    let radii = try (BracketSplitter.split(inner, at: ",") ?? [inner]).map {
      try GeodesicFigureOptions.positive($0, "--ball")
    }
    guard radii.count <= 64 else { throw CommandFailure.usage("--ball: at most 64 radii", option: "--ball") }
    return .ball(radii: radii.sorted(), rays: fan ?? 12)
  }

  private static func positive(_ text: String, _ option: String) throws -> Double {
    let value = try GeodesicOptions.number(text, option)
    guard value > 0 else {
      throw CommandFailure.usage("\(option) \(text): a positive length is needed", option: option, value: text)
    }
    return value
  }
}
