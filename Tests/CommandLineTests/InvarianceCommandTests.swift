import Foundation
import GeometryLaws
import Testing

/// `divergence`, `invariance` and `--coordinates` on the command line.
@Suite struct InvarianceCommandTests {
  /// Catches a wrong argument order, kind or unit of `divergence`: values of the manual's oracles.
  @Test(arguments: [
    ("normal --from mu=1,sigma=2 --to mu=5,sigma=1", 8.8068528194400546905827678785418),
    ("normal --from mu=0,sigma=1 --to mu=3,sigma=1 --kind chernoff", 1.125),
    ("normal --from mu=0,sigma=1 --to mu=3,sigma=2 --kind hellinger", 0.4296880434424688571705812033758),
    (
      "multivariate-normal:d=3 --from mu=[1,2,3],Sigma=[[2,0,0],[0,4,0],[0,0,5]] --to mu=[1,-2,-3],Sigma=[[1,0,0],[0,5,0],[0,0,2]]",
      11.056852819440054690582767878542
    ),
    ("poisson --from rate=2 --to rate=5 --kind chernoff", 0.339675490123603043216401276031),
    ("normal --from theta1=0,theta2=-1/2 --to theta1=1,theta2=-1/2 --coordinates natural", 0.5),
  ])
  func divergence(_ line: String, _ expected: Double) throws {
    let json = try Program.json("divergence " + line)
    let value = try #require(json["value"] as? Double)
    #expect((value - expected).magnitude <= 1e-15 * max(1, expected), "\(value)")
    if line.contains("poisson") {
      #expect(((json["weight"] as? Double ?? 0) - 0.46208483535484087338).magnitude < 1e-16)
    }
  }

  /// Catches infinite values that are not said to be, and enclosures that are none.
  @Test func divergenceForms() throws {
    let infinite = try Program.json("divergence normal --from mu=0,sigma=1 --to mu=0,sigma=2 --kind alpha=3")
    #expect(infinite["value"] as? String == "inf")
    let certified = try Program.json(
      "divergence gamma --from shape=1,rate=1 --to shape=2,rate=3 --certified --digits 30")
    #expect(certified["rigor"] as? String == "certified")
    #expect((certified["value"] as? [String: Any])?["lower"] is String)
    #expect(try Program.run("divergence cauchy --from mu=0,gamma=1 --to mu=1,gamma=2 --certified").status == 69)
    #expect(try Program.run("divergence normal --from mu=0,sigma=1 --to mu=0,sigma=2 --kind renyi").status == 64)
  }

  /// Catches results in other coordinates than they say: g in θ is the inverse of g in η.
  @Test func coordinates() throws {
    let natural = try Program.json("metric normal --coordinates natural --at theta1=1/4,theta2=-1/2")
    #expect(natural["coordinates"] as? [String] == ["theta1", "theta2"])
    #expect(numbers(natural["value"]) == [1, 0.5, 0.5, 2.25])
    let mean = try Program.json("metric normal --coordinates expectation --at eta1=1/4,eta2=17/16")
    for (a, b) in zip(numbers(mean["value"]), [1.125, -0.25, -0.25, 0.5]) { #expect((a - b).magnitude < 1e-15) }
    let distance = try Program.json(
      "distance gamma --coordinates natural --from theta1=1,theta2=-1 --to theta1=2,theta2=-2/3")
    #expect(((distance["value"] as? Double ?? 0) - 1.36947416379441974).magnitude < 1e-10)
    #expect(try Program.run("metric cauchy --coordinates natural --at theta1=1,theta2=1").status == 65)
    #expect(try Program.run("metric normal --coordinates natural --at theta1=1,theta2=1").status == 65)
  }

  /// Catches a report that hides a law, and an exit status that hides a refusal.
  @Test func invariance() throws {
    let words = [
      "invariance", "normal", "--at", "mu=0.5,sigma=2", "--substitute", "mu = m, sigma = exp(s)", "--parameters",
      "m, s",
    ]
    let json = try Program.json(words)
    let laws = try #require(json["laws"] as? [[String: Any]])
    #expect(
      laws.count >= 38
        && laws.allSatisfy { $0["holds"] as? Bool == true && $0["residual"] != nil && $0["tolerance"] != nil })
    #expect(json["holds"] as? Bool == true)
    func status(_ substitute: String, _ parameters: String, at point: String = "mu=0.5,sigma=2") throws -> (
      Int32, String
    ) {
      let outcome = try Program.run(
        ["invariance", "normal", "--at", point, "--substitute", substitute, "--parameters", parameters])
      return (outcome.status, outcome.errors)
    }
    let singular = try status("mu = m^3, sigma = exp(s)", "m, s", at: "mu=0,sigma=2")
    #expect(singular.0 == 65 && singular.1.contains("determinant"))
    let leaving = try status("mu = m, sigma = -exp(s)", "m, s")
    #expect(leaving.0 == 65 && leaving.1.contains("sigma"))
    let dimension = try status("mu = m + t, sigma = exp(s)", "m, s, t")
    #expect(dimension.0 == 65 && dimension.1.contains("dimension"))
    #expect(try status("mu = m, sgma = exp(s)", "m, s").0 == 65)
    #expect(try Program.run("invariance gamma --trials 3 --seed 4").status == 0)
    #expect(try Program.run("invariance gamma --trials 3 --at shape=1,rate=1").status == 64)
  }

  /// Catches a picture that shows one chart only, and one that is not written whole.
  @Test(arguments: ["svg", "html"]) func figures(_ ending: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("charts.\(ending)")
    let outcome = try Program.run([
      "invariance", "normal", "--at", "mu=0.5,sigma=2", "--substitute", "mu = m, sigma = exp(s)", "--parameters",
      "m, s", "-o", file.path,
    ])
    #expect(outcome.status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("in the parameters of the model") && text.contains("in the new parameters"))
    // Ten geodesics with three circles each, in both charts.
    #expect(text.components(separatedBy: "<ellipse").count > 60 || text.components(separatedBy: "<path").count > 60)
  }

  /// Catches models by quadrature that the command refuses or measures without an estimate of its error.
  @Test func invarianceByQuadrature() throws {
    let json = try Program.json([
      "invariance", "negative-binomial", "--at", "r=2,p=0.4", "--substitute", "r = exp(u), p = 1/(1+exp(-v-u/4))",
      "--parameters", "u, v",
    ])
    let laws = try #require(json["laws"] as? [[String: Any]])
    #expect(laws.count >= 15 && json["holds"] as? Bool == true)
    let metric = try #require(laws.first { $0["law"] as? String == "metricIsTensor" })
    #expect((metric["note"] as? String)?.contains("estimated") == true)
  }

  /// Catches trials on the command line that are not those of a test suite: the line of a replay names both.
  @Test func trialsAreThoseOfTheLibrary() throws {
    let json = try Program.json("invariance beta --trials 1 --seed 42")
    let laws = try #require(json["laws"] as? [[String: Any]])
    let trials = try InvarianceTrials(of: Catalogue.model("beta").manifold(), count: 1, seed: 42)
    #expect(laws.count == trials.summaries.count)
    for (law, summary) in zip(laws, trials.summaries) {
      #expect(law["law"] as? String == summary.law.name && law["residual"] as? Double == summary.worst)
    }
  }

  /// Catches a law that the manual does not have, or has with another statement.
  @Test func theManualHasEveryLaw() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manual = try String(contentsOf: root.appendingPathComponent("Docs/Laws.md"), encoding: .utf8)
    for law in GeometryLaw.all {
      let statement = law.statement.replacingOccurrences(of: "|", with: "∣")
      #expect(manual.contains("| `\(law.name)` | \(statement) | \(law.source) |"), "\(law.name)")
    }
    #expect(manual.contains("has \(GeometryLaw.all.count) laws"))
  }
}
