import Testing

/// `infogeo natural-gradient`.
@Suite struct NaturalGradientTests {
  /// f = E_{N(a,b²)}[−log p(μ,σ)] has the natural gradient (μ − a, (σ/2)(1 − (b² + (μ−a)²)/σ²)).
  @Test func normal() throws {
    let result = try Program.run([
      "natural-gradient", "normal", "--at", "mu=3,sigma=2", "--objective", "log(sigma) + (4 + (mu-1)^2)/(2*sigma^2)",
      "--format", "json",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("\"value\":[2,-1]"), "\(result.output)")
  }

  /// Catches digits that are not there: ∂₁(shape/rate) with the inverse of the trigamma metric is (0, −1) exactly.
  @Test func digits() throws {
    let result = try Program.run([
      "natural-gradient", "gamma", "--at", "shape=2,rate=1", "--objective", "shape/rate", "--certified", "--digits",
      "30",
      "--format", "json",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("\"certified\""), "\(result.output)")
  }

  /// Catches a derivative that does not exist and passes for 0, and names that are not parameters.
  @Test(arguments: ["sqrt(mu)", "log(mu)", "1/mu", "foo*mu", "mu +"])
  func badObjectives(_ text: String) throws {
    let result = try Program.run(["natural-gradient", "normal", "--at", "mu=0,sigma=1", "--objective", text])
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("infogeo: --objective:"), "\(result.errors)")
  }
}
