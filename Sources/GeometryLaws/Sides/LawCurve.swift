import InformationGeometry

/// A length with what is stated of its error.
struct LawLength: Sendable {
  let value: BigFloat
  /// Absolute.
  let error: Double

  init(_ value: BigFloat, error: Double) {
    self.value = value
    self.error = error
  }

  /// The length of a curve.
  init(_ curve: LawCurve) { self.init(curve.length, error: curve.lengthError) }
}

/// A geodesic in `Double` or to many digits, as laws look at it.
struct LawCurve: Sendable {
  let length: BigFloat
  /// The stated error of the length.
  let lengthError: Double
  /// The stated error of places, as a distance.
  let error: Double
  /// xⁱ and dxⁱ/dt at t between 0 and 1.
  let sample: @Sendable (Rational) -> (x: [BigFloat], v: [BigFloat])

  init(_ curve: Geodesic) {
    length = BigFloat(exactly: curve.length)
    lengthError = curve.lengthError
    error = curve.error + curve.residual * curve.length
    sample = { t in
      let place = curve.sample(at: t.asDouble)
      return (place.coordinates.map { BigFloat(exactly: $0) }, place.velocity.map { BigFloat(exactly: $0) })
    }
  }

  init(_ curve: BigFloatGeodesic) {
    length = curve.length.value
    lengthError = curve.length.error.asDouble
    error = curve.error.asDouble
    sample = { t in
      let place = curve.sample(at: BigFloat(t, precision: curve.precision))
      return (place.coordinates, place.velocity)
    }
  }
}

/// How far two sides are apart, and what is accepted.
extension GlobalCase {
  /// What digits leave: five fewer than were asked for; in `Double` the rounding of formulas that laws at one place accept.
  private var floor: Double { digits.map { Double.pow(10, Double(5 - $0)) } ?? LawRun.acceptedUnits * 0x1p-53 }

  /// Two lengths that should be the same.
  func compared(_ a: LawLength, _ b: LawLength) -> Measurement {
    let size = max(a.value.asDouble, b.value.asDouble, .leastNormalMagnitude)
    return Measurement(
      residual: (a.value - b.value).magnitude.asDouble / size, tolerance: tolerance((a.error + b.error) / size))
  }

  /// A number that may not exceed another one.
  func exceeding(_ a: LawLength, _ b: LawLength) -> Measurement {
    let size = max(a.value.asDouble, .leastNormalMagnitude), excess = a.value - b.value
    return Measurement(
      residual: excess.signum > 0 ? excess.asDouble / size : 0, tolerance: tolerance((a.error + b.error) / size))
  }

  /// Distances of places that should be the same, by the length of a curve.
  func measured(_ gaps: [BigFloat], by whole: LawCurve, slack: Double, _ curves: LawCurve...) -> Measurement {
    let size = max(whole.length.asDouble, .leastNormalMagnitude)
    let worst = gaps.map(\.asDouble).max() ?? 0
    let errors = curves.reduce(0) { $0 + $1.error + $1.lengthError }
    return Measurement(
      residual: worst / size, tolerance: tolerance(slack * errors / size) + (digits == nil ? 1e-10 : 0))
  }

  /// With digits what was asked for counts, not what a side states.
  private func tolerance(_ stated: Double) -> Double { digits == nil ? stated + floor : floor }

  /// The length of a vector at a place of the chart of the model.
  func length(of v: [BigFloat], at x: [BigFloat]) throws -> BigFloat {
    let g = try manifold.manifold.tape([.metric]).evaluate(x.map { $0.rounded(to: precision) }, precision: precision)
    let n = v.count
    var total = BigFloat(0, precision: precision)
    for i in 0..<n { for j in 0..<n { total = total + g[i * n + j] * v[i] * v[j] } }
    return total.signum > 0 ? BigFloat.sqrt(total) : BigFloat(0, precision: precision)
  }

  /// The length of the way between two places that are close to each other.
  func length(at x: [BigFloat], from a: [BigFloat], to b: [BigFloat]) throws -> BigFloat {
    try length(of: zip(a, b).map { $1 - $0 }, at: x)
  }
}
