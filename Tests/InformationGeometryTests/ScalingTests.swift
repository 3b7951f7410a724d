import InformationGeometry
import Testing

@Suite struct ScalingTests {
  /// Catches a wrong unit on an axis.
  @Test(arguments: [
    ("normal", [1, 1]), ("gamma", [0, -1]), ("exponential", [-1]), ("inverse-gaussian", [1, 1]), ("rayleigh", [1]),
    ("half-normal", [1]),
  ])
  func exponents(_ family: String, _ powers: [Int]) throws {
    #expect(try Catalogue.model(family).scalingExponents == powers)
  }

  @Test(arguments: ["lognormal", "poisson", "beta", "chi-squared", "pareto:scale=2", "categorical:k=3"])
  func none(_ family: String) throws { #expect(try Catalogue.model(family).scalingExponents == nil) }
}
