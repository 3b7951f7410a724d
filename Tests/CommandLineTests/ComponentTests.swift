import Foundation
import Testing

/// Formulas without a point, and single components of them.
@Suite struct ComponentTests {
  /// Names and numbers from 0 mean the same; with a point the number belongs to the formula.
  @Test(arguments: [
    ("christoffel normal", "mu,mu,sigma", "0,0,1", "-1/sigma"), ("metric normal", "sigma,sigma", "1,1", "2/sigma^2"),
    ("amari-chentsov normal", "mu,mu,sigma", "0,0,1", "2/sigma^3"),
    ("curvature normal --kind riemann", "mu,sigma,sigma,mu", "0,1,1,0", "-1/sigma^4"),
    ("curvature normal --kind ricci", "sigma,sigma", "1,1", "-1/sigma^2"),
    ("christoffel normal --kind first --alpha 1", "mu,mu,sigma", "0,0,1", "0"),
  ])
  func namesAndNumbers(_ line: String, _ names: String, _ numbers: String, _ formula: String) throws {
    for component in [names, numbers] {
      let json = try Program.json("\(line) --component \(component)")
      #expect(json["value"] as? String == formula && json["rigor"] as? String == "exact")
      let text = try Program.run("\(line) --component \(component)")
      #expect(text.status == 0 && text.output.hasSuffix("= \(formula)\n"), "\(text.output)")
    }
    let point = try Program.json("\(line) --component \(numbers) --at mu=0,sigma=1")
    let expected = formula.replacingOccurrences(of: "sigma", with: "1")
    let values = ["-1/1": -1.0, "2/1^2": 2, "2/1^3": 2, "-1/1^4": -1, "-1/1^2": -1, "0": 0]
    #expect(point["value"] as? Double == values[expected])
  }

  /// Numbers count from 0, and the message says so.
  @Test(arguments: [
    "christoffel normal --component 1,1,2 --at mu=0,sigma=1", "christoffel normal --component 1,1,2",
    "metric normal --component 2,1", "describe normal --component 0,2",
  ])
  func countFromZero(_ line: String) throws {
    let run = try Program.run(line)
    #expect(run.status == 64 && run.output.isEmpty && run.errorLines.count == 1)
    #expect(run.errors.contains("numbers count from 0, as in JSON: mu is 0"), "\(run.errors)")
  }

  /// One component of a tensor with 6561 of them, and a description of it, in less time than the tensor takes.
  @Test func theRestIsNotComputed() throws {
    let model = "multivariate-normal:d=4"
    let words = ["curvature", model, "--kind", "riemann", "--component", "mu1,S11,mu1,S11"]
    let run = try Program.run(words, within: 20)
    #expect(run.status == 0 && run.output.contains("where Δ"))
    let all = try Program.run("describe \(model) --component 0,4,0,4")
    #expect(all.status == 0 && all.output.contains("R_{mu1 S11 mu1 S11}"))
  }

  /// Whole tensors without a point, in every form; what belongs to a point is refused.
  @Test func withoutAPoint() throws {
    let gamma = "R = (shape*polygamma(2, shape) + polygamma(1, shape))/(2*(shape*polygamma(1, shape) - 1)^2)"
    #expect(try Program.run("curvature gamma").output.contains(gamma))
    #expect(try Program.run("curvature normal --kind sectional").output.contains("K = -1/2"))
    #expect(try Program.run("metric gamma --format c").output.contains("void fisher_metric(double shape"))
    #expect(try Program.run("metric beta --format unicode").output.contains("ψ⁽¹⁾(a) − ψ⁽¹⁾(a + b)"))
    let csv = try Program.run("amari-chentsov normal --format csv").output
    #expect(csv.hasPrefix("i,j,k,value\n") && csv.contains("mu,mu,sigma,2/sigma^3"))
    for line in ["metric normal --digits 5", "curvature normal --certified", "metric normal --coordinates natural"] {
      let run = try Program.run(line)
      #expect(run.status == 64 && run.errors.contains("--at"), "\(run.errors)")
    }
  }

  /// Formulas of one's own that cannot be differentiated, or not within memory: an error after a moment's work.
  @Test(arguments: [
    String(repeating: "exp(", count: 240) + "t" + String(repeating: ")", count: 240),
    String(repeating: "sin(t + ", count: 120) + "t" + String(repeating: ")", count: 120),
    (1...6_000).map { "(t+\($0))" }.joined(separator: "*"), (1...6_000).map { "(t+\($0))" }.joined(separator: "/"),
    "t" + String(repeating: "+t", count: 49_000), String(repeating: "-", count: 50_000) + "t",
    String(repeating: "(", count: 40_000) + "t" + String(repeating: ")", count: 40_000), "frobnicate(t)", "abs(t",
  ])
  func hugeFormulas(_ formula: String) throws {
    for words in [["describe"], ["metric", "--at", "t=1"]] {
      let outcome = try Program.run(words + ["--log-partition", formula, "--parameters", "t>0"], within: 40)
      #expect(!outcome.wasSignalled && [0, 64, 65].contains(outcome.status), "\(outcome.errors.prefix(300))")
      #expect(outcome.status == 0 || outcome.errors.count < 700 && outcome.errorLines.count == 1)
    }
  }
}
