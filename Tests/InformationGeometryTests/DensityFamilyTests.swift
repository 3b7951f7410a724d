import InformationGeometry
import Testing

/// Families of the catalogue without a closed metric: their density is all there is.
@Suite struct DensityFamilyTests {
  struct Reference: Sendable { let family: String, point: [Double], metric: [String] }

  static let references: [Reference] = [
    // I_rr = ψ₁(r) − E ψ₁(r + x), by an integral that needs no sum.
    Reference(
      family: "negative-binomial", point: [4, 0.25],
      metric: ["0.204739979181138567232077897494", "-4", "-4", "85.3333333333333333333333333333"]),
    // Sums of 3000 terms with 60 digits, by mpmath.
    Reference(
      family: "conway-maxwell-poisson", point: [2, 0.125],
      metric: [
        "511.9780713313343377034136736064", "-5694.1060962579680831138336872059",
        "-5694.1060962579680831138336872059", "63359.899238966491457112411226863",
      ]),
    // One component is the normal family.
    Reference(family: "gaussian-mixture:k=1", point: [0.5, 2], metric: ["0.25", "0", "0", "0.5"]),
  ]

  /// Catches a density that is not the family's, and digits that are not right.
  @Test(arguments: references.indices)
  func metrics(_ index: Int) throws {
    let r = Self.references[index], model = try Catalogue.model(r.family)
    let found = try model.estimatedManifold().quadrature.metric(at: Point(r.point, in: model.chart), digits: 25)
    for (value, text) in zip(found, r.metric) {
      let a = try #require(Rational(value.value)), b = try #require(Rational(text))
      #expect((a - b).magnitude <= Rational(10).power(-25) * Swift.max(1, b.magnitude), "\(r.family): \(value)")
    }
  }

  /// Catches a mixture whose weights or components are taken in another order.
  @Test func mixtureOfOneKind() throws {
    let model = try Catalogue.model("gaussian-mixture:k=3")
    #expect(model.parameters.map(\.name) == ["w1", "w2", "mu1", "mu2", "mu3", "sigma1", "sigma2", "sigma3"])
    let tape = try Tape([try #require(model.logDensity)], inputs: model.variables + model.parameters)
    let ξ = [0.2, 0.3, -1, 0, 2, 0.5, 1, 3], x = 0.7
    var p = 0.0
    for (w, (m, s)) in zip([0.2, 0.3, 0.5], zip([-1.0, 0, 2], [0.5, 1.0, 3])) {
      p += w * Double.exp(-(x - m) * (x - m) / (2 * s * s)) / (s * (2 * Double.pi).squareRoot())
    }
    #expect(Swift.abs(tape.evaluate([x] + ξ)[0] - Double.log(p)) < 1e-14)
    #expect(throws: GeometryError.self) { try Point([0.6, 0.5, -1, 0, 2, 0.5, 1, 3], in: model.chart) }
    #expect(throws: GeometryError.self) { try model.manifold() }
  }
}
