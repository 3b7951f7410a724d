import InformationGeometry
import Testing

/// A density that is none must be refused: its metric would be wrong without a word.
@Suite struct NormalizationTests {
  static func model(_ text: String, _ space: SampleSpace, _ parameters: [Symbol]) throws -> StatisticalModel {
    let x = Symbol("x", space.domain)
    let density = try Expression(parsing: text, symbols: [x] + parameters)
    return try StatisticalModel("custom", of: x, in: space, parameters: parameters, logDensity: log(density))
  }

  static let s = Symbol("s", .positive), m = Symbol("m"), p = Symbol("p", .unitInterval)

  /// Catches a check that refuses densities.
  @Test func densitiesPass() throws {
    _ = try Self.model("exp(-(x - m)^2/(2*s^2))/(s*sqrt(2*pi))", .realLine, [Self.m, Self.s])
    _ = try Self.model("s*exp(-s*x)", .positive, [Self.s])
    _ = try Self.model("s^x*exp(-s)/factorial(x)", .naturals, [Self.s])
    _ = try Self.model("binomial(1000, x)*p^x*(1 - p)^(1000 - x)", .integers(through: 1000), [Self.p])
    _ = try Self.model("s*x^(s - 1)", .unitInterval, [Self.s])
    _ = try Self.model("p*(1 - p)^x", .naturals, [Self.p])
  }

  /// Catches a forgotten or wrong constant.
  @Test func othersAreRefused() throws {
    for (text, space, parameters) in [
      ("exp(-(x - m)^2/(2*s^2))/s", SampleSpace.realLine, [Self.m, Self.s]),
      ("exp(-s*x)", .positive, [Self.s]), ("2*s*exp(-s*x)", .positive, [Self.s]),
      ("s^x/factorial(x)", .naturals, [Self.s]), ("p^x*(1 - p)^(10 - x)", .integers(through: 10), [Self.p]),
      ("s*x^(s + 1)", .unitInterval, [Self.s]), ("p*(1 - p)^x", .integers(through: 30), [Self.p]),
    ] {
      #expect(throws: GeometryError.self, "\(text)") { try Self.model(text, space, parameters) }
    }
  }

  /// Catches a metric of a text density that differs from the catalogue's.
  @Test func textAndCatalogueAgree() throws {
    let written = try Self.model("exp(-(x - m)^2/(2*s^2))/(s*sqrt(2*pi))", .realLine, [Self.m, Self.s]).manifold()
    let known = try Catalogue.model("normal").manifold()
    let a = try written.manifold.rounded(.christoffel(alpha: 1), at: written.point([0.5, 2])).map(\.value)
    let b = try known.manifold.rounded(.christoffel(alpha: 1), at: known.point([0.5, 2])).map(\.value)
    #expect(a == b)
  }
}
