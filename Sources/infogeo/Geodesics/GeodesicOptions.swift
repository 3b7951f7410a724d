import ArgumentParser
import GeometryLaws

/// Which geodesic, and where on it.
struct GeodesicOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the geodesic starts, like mu=0,sigma=1.", valueName: "point"))
  var from: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where it ends, with the curve parameter t = 1.", valueName: "point"))
  var to: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Instead of --to: the velocity at the start, like mu=1,sigma=-2 or [1,-2].", valueName: "vector")
  )
  var velocity: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("With --velocity: the last t, 1 when it is not given; negative runs backwards.", valueName: "t"))
  var until: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The α-connection: 0 Levi-Civita, 1 exponential, -1 mixture. A list (-1,0,1) gives several curves.",
      valueName: "a"))
  var alpha: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many places along the curve, the ends among them; 101 when it is not given.", valueName: "n"))
  var samples: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The places along the curve, by their t: 0,0.25,1/2.", valueName: "list"))
  var times: String?

  /// The connections that are asked for.
  func alphas() throws -> [Rational] {
    let texts = alpha.flatMap { BracketSplitter.split($0, at: ",") ?? [$0] }
    let values = try texts.map(AlphaOptions.value)
    guard values.count <= 64 else { throw CommandFailure.usage("--alpha: at most 64 connections", option: "--alpha") }
    if let repeated = values.enumerated().first(where: { values[..<$0.offset].contains($0.element) }) {
      throw CommandFailure.usage("--alpha names \(repeated.element) twice", option: "--alpha")
    }
    return values.isEmpty ? [0] : values
  }

  /// The end of the curve parameter for a given velocity.
  func lastParameter() throws -> Double {
    guard let until else { return 1 }
    let end = try GeodesicOptions.number(until, "--until")
    guard end != 0 else {
      throw CommandFailure.usage("--until 0: the geodesic would be a point", option: "--until", value: until)
    }
    return end
  }

  /// The end of the curve parameter for a given velocity, exactly.
  func exactEnd() throws -> Expression {
    _ = try lastParameter()
    return try until.map { try GeodesicOptions.formula($0, "--until") } ?? 1
  }

  /// What contradicts itself in the options.
  func check() throws {
    switch (to, velocity) {
    case (nil, nil):
      throw CommandFailure.usage(
        "the geodesic needs an end: --to POINT, or --velocity VECTOR and --until T", option: "--to")
    case (_?, _?): throw CommandFailure.usage("--to and --velocity exclude each other", option: "--velocity")
    case (_?, nil) where until != nil:
      throw CommandFailure.usage(
        "--until belongs to --velocity; with --to the parameter runs from 0 to 1", option: "--until")
    default: break
    }
    if let samples {
      guard times == nil else {
        throw CommandFailure.usage("--samples and --times exclude each other", option: "--times")
      }
      guard (2...1_000_000).contains(samples) else {
        throw CommandFailure.usage(
          "--samples \(samples): from 2 to 1000000 places are possible", option: "--samples", value: "\(samples)")
      }
    }
  }

  /// The places along a curve.
  func places(on geodesic: Geodesic) throws -> [Geodesic.Sample] {
    guard let times else {
      let samples = geodesic.samples(samples ?? 101)
      // A curve that runs backwards is listed from its start.
      return geodesic.range.upperBound <= 0 ? samples.reversed() : samples
    }
    let range = geodesic.range
    return try (BracketSplitter.split(times, at: ",") ?? [times]).map { text in
      let t = try GeodesicOptions.number(text, "--times")
      guard range.contains(t) else {
        throw CommandFailure.usage(
          "--times: t = \(t.shortest) lies outside of \(range.lowerBound.shortest) … \(range.upperBound.shortest)",
          option: "--times", value: text)
      }
      return geodesic.sample(at: t)
    }
  }

  /// The places along a curve of many digits.
  func places(on geodesic: BigFloatGeodesic) throws -> [BigFloatGeodesic.Sample] {
    guard let times else {
      let samples = geodesic.samples(samples ?? 101)
      return geodesic.range.upperBound.signum <= 0 ? samples.reversed() : samples
    }
    let range = geodesic.range, bits = BallPrecision(bits: geodesic.precision.bits)
    return try (BracketSplitter.split(times, at: ",") ?? [times]).map { text in
      let formula = try GeodesicOptions.formula(text, "--times")
      let ball = try Tape([formula], inputs: []).evaluate([Ball](), precision: bits)[0]
      let t = BigFloat(midpointOf: ball, precision: geodesic.precision)
      guard range.contains(t) else {
        throw CommandFailure.usage(
          "--times: t = \(text) lies outside of \(range.lowerBound.text(digits: 17)) … \(range.upperBound.text(digits: 17))",
          option: "--times", value: text)
      }
      return geodesic.sample(at: t)
    }
  }

  static func number(_ text: String, _ option: String) throws -> Double {
    try Tape([try formula(text, option)], inputs: []).constantValues()[0]
  }

  /// A finite number, exactly.
  static func formula(_ text: String, _ option: String) throws -> Expression {
    guard let formula = try? Expression(parsing: text, symbols: []), let tape = try? Tape([formula], inputs: []) else {
      throw CommandFailure.usage("\(option) “\(text)”: a number is needed", option: option, value: text)
    }
    guard tape.constantValues()[0].isFinite else {
      throw CommandFailure.usage("\(option) “\(text)”: a finite number is needed", option: option, value: text)
    }
    return formula
  }
}
