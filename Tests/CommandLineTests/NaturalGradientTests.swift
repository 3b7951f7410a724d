import Foundation
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

  /// Catches digits that are not there, and a metric that is inverted where it should be solved with: for shape/rate the
  /// trigamma function cancels, and the solution is (0, −1) exactly.
  @Test func digits() throws {
    func line(_ objective: String) -> String {
      "natural-gradient gamma --at shape=2,rate=1 --certified --digits 30 --format json --objective \(objective)"
    }
    let exact = try Program.run(line("shape/rate"))
    #expect(exact.status == 0)
    #expect(
      exact.output.contains(#""value":[{"lower":"0","upper":"0"},{"lower":"-1","upper":"-1"}]"#), "\(exact.output)")
    let certified = try Program.run(line("shape*rate"))
    #expect(certified.status == 0)
    #expect(certified.output.contains("\"rigor\":\"certified\""), "\(certified.output)")
  }

  /// Catches a derivative that does not exist and passes for 0, and names that are not parameters.
  @Test(arguments: ["sqrt(mu)", "log(mu)", "1/mu", "foo*mu", "mu +"])
  func badObjectives(_ text: String) throws {
    let result = try Program.run(["natural-gradient", "normal", "--at", "mu=0,sigma=1", "--objective", text])
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("infogeo: --objective:"), "\(result.errors)")
  }

  /// The other spaces, where f = mu has (df)♯ = (1/g_μμ, 0): catches a metric taken for another one.
  @Test(arguments: [
    ("l2", 7.089815403622064), ("wasserstein", 1), ("sobolev:s=1", 2.8359261614488256),
    ("sobolev:s=1,length=1/2", 5.15622938445241),
  ])
  func spaces(_ space: String, _ known: Double) throws {
    let result = try Program.run([
      "natural-gradient", "normal", "--at", "mu=0,sigma=1", "--objective", "mu", "--space", space, "--format", "json",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\"space\":\"\(space)\""), "\(result.output)")
    let start = try #require(result.output.range(of: "\"value\":[")?.upperBound)
    let value = try #require(Double(result.output[start...].prefix { $0 != "," && $0 != "]" }))
    #expect((value - known).magnitude < 1e-14 * known, "\(value)")
  }

  /// Digits, enclosures and their refusal where integrals are estimated.
  @Test func spacesToManyDigits() throws {
    func run(_ model: String, _ at: String, _ space: String, _ more: [String]) throws -> Program.Outcome {
      try Program.run(
        ["natural-gradient", model, "--at", at, "--objective", "mu", "--space", space, "--format", "json"] + more)
    }
    let normal = try run("normal", "mu=0,sigma=1", "l2", ["--digits", "30"])
    // 4√π.
    #expect(normal.output.contains("7.08981540362206410919266993336"), "\(normal.output)")
    let proved = try run("normal", "mu=0,sigma=1", "sobolev:s=1/3", ["--certified"])
    #expect(proved.status == 0 && proved.output.contains("\"lower\""), "\(proved.errors)")
    // ∫(∂_μ p)² of Cauchy's is 1/(4πγ³).
    let cauchy = try run("cauchy", "mu=0,gamma=1", "l2", ["--digits", "20"])
    #expect(cauchy.output.contains("12.5663706143591729538"), "\(cauchy.output)")
    let refused = try run("cauchy", "mu=0,gamma=1", "l2", ["--certified"])
    #expect(refused.status == 69 && refused.errors.contains("estimated"), "\(refused.errors)")
  }

  /// Counts have no derivative by the observation and no transport: refused with the reason.
  @Test(arguments: ["sobolev:s=1", "wasserstein", "l2"])
  func countsAreRefused(_ space: String) throws {
    let result = try Program.run([
      "natural-gradient", "poisson", "--at", "rate=2", "--objective", "rate", "--space", space,
    ])
    #expect(result.status == 65 && result.output.isEmpty && result.errors.contains("continuum"), "\(result.errors)")
  }

  /// Spaces that are none.
  @Test(arguments: [
    "sobolev", "sobolev:1", "sobolev:s=1,s=2", "sobolev:s=x", "sobolev:s=1,length=0", "h1", "fisher:s=1", "",
  ])
  func badSpaces(_ space: String) throws {
    let result = try Program.run([
      "natural-gradient", "normal", "--at", "mu=0,sigma=1", "--objective", "mu", "--space", space,
    ])
    #expect(result.status == 64 && result.output.isEmpty && result.errors.contains("--space"), "\(result.errors)")
  }

  /// Figures in two charts for a closed form, steps alone where the metric is estimated, kernels for Sobolev spaces.
  @Test(arguments: [("normal", "fisher", "log σ"), ("normal", "sobolev:s=1", "kernels"), ("logistic", "l2", "step")])
  func figures(_ model: String, _ space: String, _ content: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "natural-gradient-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scale = model == "normal" ? "sigma" : "s"
    let result = try Program.run(
      [
        "natural-gradient", model, "--at", "mu=3,\(scale)=1", "--objective", "log(\(scale)) + (4+mu^2)/(2*\(scale)^2)",
        "--space", space, "-o", "flow.svg", "-o", "flow.html",
      ], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let svg = try String(contentsOf: folder.appending(path: "flow.svg"), encoding: .utf8)
    #expect(svg.contains(content) && svg.contains("gradient"))
    #expect(try String(contentsOf: folder.appending(path: "flow.html"), encoding: .utf8).contains("<table"))
  }
}
