import Foundation
import Testing

/// `--variable "x, y"` and `--unnormalized`.
@Suite struct SeveralVariablesTests {
  private func numbers(_ value: Any?) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(numbers) }
    return (value as? Double).map { [$0] } ?? (value as? String).flatMap(Double.init).map { [$0] } ?? []
  }

  /// A recognised family has its closed form, another is integrated, and both say so.
  @Test func densitiesOfTwoVariables() throws {
    let exponentials = try Program.json([
      "metric", "--density", "a*b*exp(-a*x - b*y)", "--variable", "x, y", "--support", "positive", "--parameters",
      "a>0, b>0", "--at", "a=1/2,b=2",
    ])
    #expect(exponentials["method"] as? String == "closed form")
    #expect(numbers(exponentials["value"]) == [4, 0, 0, 0.25])
    let student = try Program.json([
      "metric", "--density", "(1 + (x^2+y^2)/(3*s^2))^(-5/2)/(2*pi*s^2)", "--variable", "x,y", "--support",
      "real, real",
      "--parameters", "s>0", "--at", "s=2",
    ])
    #expect(student["rigor"] as? String == "estimated" && student["method"] as? String == "tensor quadrature")
    #expect(abs(numbers(student["value"])[0] - 3.0 / 7) <= numbers(student["error"])[0])
    let steps = try Program.json([
      "metric", "--log-density", "k*log(a) - a - lgamma(k+1) - (x-k)^2/2 - log(2*pi)/2", "--variable",
      "k, x", "--support", "naturals, real", "--parameters", "a>0", "--at", "a=4",
    ])
    #expect(abs(numbers(steps["value"])[0] - 0.25) < 1e-10)
  }

  /// A mass function known up to its normalizer, to 30 digits: reference by mpmath.
  @Test func unnormalized() throws {
    let json = try Program.json([
      "metric", "--log-density", "x*log(a) - b*lgamma(x+1)", "--unnormalized", "--support", "naturals", "--parameters",
      "a>0,b>0", "--at", "a=3,b=1/2", "--digits", "30",
    ])
    let value = try #require(((json["value"] as? [Any])?.first as? [Any])?.first as? String)
    #expect(value.hasPrefix("1.9931158151476024068389969849"))
    #expect(json["method"] as? String == "lattice sum")
  }

  static let refusals: [([String], String)] = [
    (["--variable", "x, x", "--support", "real"], "--variable names x twice"),
    (["--variable", "x, s", "--support", "real"], "s is both a variable and a parameter"),
    (["--variable", "x, 2y", "--support", "real"], "“2y” is not a name"),
    (["--variable", "x, y", "--support", "real, real, real"], "is no set for x, y"),
    (["--variable", "x, y", "--support", "real, nowhere"], "is no set for x, y"),
    (["--variable", "x, y"], "needs --support"),
    (["--variable", "x, y", "--support", "real"], "integrates to"),
  ]

  @Test(arguments: refusals)
  func refused(_ options: [String], _ reason: String) throws {
    let outcome = try Program.run(
      ["metric", "--density", "exp(-(x^2 + s*x^2)/2)", "--parameters", "s>0", "--at", "s=1"] + options)
    #expect(outcome.status != 0 && outcome.status != 70 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(reason) || (reason == "integrates to" && outcome.errors.contains("infinite")))
  }

  @Test func unnormalizedModels() throws {
    let outcome = try Program.run(["metric", "normal", "--unnormalized", "--at", "mu=0,sigma=1"])
    #expect(outcome.status == 64 && outcome.errors.contains("--unnormalized belongs to --density"))
  }
}
