import GeometryLaws

extension GeodesicOptions {
  /// The places along a curve with proved enclosures; 11 when nothing else is asked for.
  func places(on geodesic: EnclosedGeodesic) throws -> [EnclosedGeodesic.Sample] {
    guard let times else { return try geodesic.samples(samples ?? 11) }
    let precision = geodesic.end.precision
    return try (BracketSplitter.split(times, at: ",") ?? [times]).map { text in
      let t = try Tape([try GeodesicOptions.formula(text, "--times")], inputs: [])
        .evaluate([Ball](), precision: precision)[0]
      let zero = Ball(0, precision: precision), end = geodesic.end
      guard !(t - Ball.maximum(end, zero)).isPositive, !(t - Ball.minimum(end, zero)).isNegative else {
        throw CommandFailure.usage(
          "--times: t = \(text) lies outside of 0 … \(end.midpoint.shortest)", option: "--times", value: text)
      }
      return try geodesic.sample(at: t)
    }
  }
}
