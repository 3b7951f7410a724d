import GeometryLaws

extension DistanceResult {
  /// The distance on a location–scale family whose constants are integrated; nil for another density.
  ///
  /// - Throws: `GeometryError.notProved` where an enclosure is asked for: the constants are estimates.
  init?(locationScale model: StatisticalModel, from p: Point, to q: Point, _ precision: Precision) throws {
    let digits: Int
    switch precision {
    case .double: digits = 30
    case .decimals(let asked): digits = max(30, asked + 8)
    case .enclosures: digits = 30
    }
    guard model.locationScaleForm() != nil else { return nil }
    if case .enclosures = precision {
      throw GeometryError.notProved(
        what: "an enclosure of the distance",
        reason: "the constants of this location-scale family are integrals with estimated errors")
    }
    guard digits <= 1_000 else {
      throw GeometryError.unsupported(reason: "distances of integrated constants have at most 990 digits")
    }
    guard let geometry = try model.locationScaleGeometry(digits: digits) else { return nil }
    let found = try geometry.distance(from: p, to: q)
    self.precision = precision
    rigor = found.value.isZero ? "exact" : "estimated"
    method = found.method
    switch precision {
    case .decimals(let asked):
      value = .decimal(found.value.text(digits: asked + 2), error: found.error.twoDigits)
    default:
      let number = found.value.asDouble
      value = .rounded(Rounded(value: number, error: found.value.isZero ? 0 : found.error.asDouble + number.ulp))
    }
  }
}
