import InformationGeometry

/// E[sᵢsⱼ] and E[sᵢsⱼsₖ] by adaptive quadrature, or summation, of products of scores: nothing but the density is used.
struct FamilyScores {
  let model: StatisticalModel
  private let tape: Tape

  init(_ model: StatisticalModel) throws {
    self.model = model
    guard let logDensity = model.logDensity else { throw GeometryError.unsupported(reason: "no density") }
    tape = try Tape(
      [logDensity] + logDensity.gradient(by: model.parameters), inputs: model.variables + model.parameters)
  }

  /// The expectation of a product of scores at a point, with the places where the integrand is not smooth.
  func expectation(of indices: [Int], at point: [Double], kinks: [Double]) throws -> Double {
    let integrand: (Double) -> Double = { x in
      let values = tape.evaluate([x] + point)
      let p = Double.exp(values[0])
      return p == 0 ? 0 : indices.reduce(p) { $0 * values[1 + $1] }
    }
    if model.sampleSpace?.isDiscrete == true { return (0..<400).reduce(0) { $0 + integrand(Double($1)) } }
    let ends: (Double, Double)
    switch model.sampleSpace {
    case .positive: ends = (0, .infinity)
    case .circle: ends = (0, 2 * .pi)
    default: ends = (-.infinity, .infinity)
    }
    let method = Quadrature(relativeTolerance: 1e-11, absoluteTolerance: 1e-13, maximumIntervals: 4_000)
    let places = [ends.0] + kinks + [ends.1]
    return try zip(places, places.dropFirst()).reduce(0) { sum, piece in
      try sum + method.integral(from: piece.0, to: piece.1, of: integrand).value
    }
  }
}
