import Foundation
import Testing

/// Geodesics as tables, arrays and pictures.
@Suite struct GeodesicTests {
  static let ends = ["--from", "mu=-1,sigma=1/2", "--to", "mu=1,sigma=1/2"]

  @Test func jsonOfACurve() throws {
    let json = try Program.json(["geodesic", "normal"] + GeodesicTests.ends)
    let t = numbers(json["parameters"])
    #expect(t.count == 101 && t.first == 0 && t.last == 1)
    let points = try #require(json["points"] as? [[Any]])
    #expect(numbers(points.first) == [-1, 0.5] && numbers(points.last) == [1, 0.5])
    #expect((json["velocities"] as? [[Any]])?.count == 101)
    #expect(json["alpha"] as? Double == 0 && numbers(json["residual"])[0] < 1e-10)
    // Constant speed: the length is that of every velocity.
    let length = numbers(json["length"])[0]
    for (point, velocity) in zip(points, json["velocities"] as? [[Any]] ?? []) {
      let x = numbers(point), v = numbers(velocity)
      let speed = ((v[0] * v[0] + 2 * v[1] * v[1]) / (x[1] * x[1])).squareRoot()
      #expect(abs(speed - length) < 1e-12)
    }
  }

  @Test func arrivesWhereItStartedFor() throws {
    let there = try Program.json("geodesic gamma --from shape=2,rate=1 --to shape=5,rate=3 --times 0,1")
    let velocity = numbers((there["velocities"] as? [Any])?.first)
    let back = try Program.json([
      "geodesic", "gamma", "--from", "shape=2,rate=1", "--velocity", "\(velocity[0]),\(velocity[1])", "--until", "1",
      "--times", "1",
    ])
    let end = numbers(back["points"])
    #expect(abs(end[0] - 5) < 1e-8 && abs(end[1] - 3) < 1e-8)
  }

  @Test func exponentialGeodesicsAreStraightInNaturalParameters() throws {
    let json = try Program.json(["geodesic", "normal", "--alpha", "1", "--samples", "5"] + GeodesicTests.ends)
    for point in json["points"] as? [[Any]] ?? [] { #expect(abs(numbers(point)[1] - 0.5) < 1e-10) }
  }

  @Test func velocityBackwards() throws {
    let json = try Program.json(
      "geodesic normal --from mu=0,sigma=1 --velocity sigma=-1,mu=2 --until -1 --samples 3")
    #expect(numbers(json["parameters"]) == [0, -0.5, -1])
    #expect(numbers(json["velocity"]) == [2, -1])
  }

  @Test func filesOfEveryKind() throws {
    let folder = try Folder()
    let names = ["a.csv", "a.json", "a.npy", "a.vtk", "a.svg", "a.html"]
    let outcome = try Program.run(
      ["geodesic", "normal", "--samples", "11"] + GeodesicTests.ends + names.flatMap { ["-o", $0] }, in: folder.url)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("length 3.24198795790701"))
    #expect(try folder.names == Set(names + ["a.csv.meta.json", "a.npy.meta.json"]))
    let csv = try folder.text("a.csv").split(separator: "\n")
    #expect(csv.count == 12 && csv[0] == "t,mu,sigma,d_mu,d_sigma" && csv[1].hasPrefix("0,-1,0.5,"))
    let npy = [UInt8](try folder.read("a.npy"))
    #expect(
      npy.starts(with: [0x93] + "NUMPY".utf8) && String(decoding: npy[10..<128], as: UTF8.self).contains("(11, 5)"))
    #expect(npy.count == 128 + 8 * 55)
    let meta = try JSONSerialization.jsonObject(with: folder.read("a.csv.meta.json")) as? [String: Any]
    #expect(meta?["program"] as? String == "infogeo" && meta?["model"] as? String == "normal")
    #expect(try folder.text("a.svg").contains("</svg>") && folder.text("a.html").contains("</html>"))
    #expect(try folder.text("a.vtk").hasPrefix("# vtk DataFile"))
    let json = try JSONSerialization.jsonObject(with: folder.read("a.json")) as? [String: Any]
    #expect(json?["provenance"] != nil && json?["length"] != nil)
  }

  @Test func severalConnectionsAtOnce() throws {
    let folder = try Folder()
    let outcome = try Program.run(
      ["geodesic", "normal", "--alpha", "-1,0", "--alpha", "1", "--samples", "3", "-o", "fan.csv", "-o", "fan.svg"]
        + GeodesicTests.ends, in: folder.url)
    #expect(outcome.status == 0)
    let csv = try folder.text("fan.csv").split(separator: "\n")
    #expect(csv.count == 10 && csv[0] == "alpha,t,mu,sigma,d_mu,d_sigma" && csv[1].hasPrefix("-1,0,"))
    let svg = try folder.text("fan.svg")
    for label in ["α = −1 (mixture)", "α = 0 (Levi-Civita)", "α = 1 (exponential)"] { #expect(svg.contains(label)) }
  }

  @Test(arguments: [
    ("exponential", "rate=1", "rate=100"), ("dirichlet:k=3", "a=[1,1,1]", "a=[5,2,3]"),
    ("categorical:k=5", "p1=.1,p2=.2,p3=.3,p4=.2", "p1=.4,p2=.3,p3=.1,p4=.1"),
  ]) func picturesOfOtherDimensions(_ model: String, _ from: String, _ to: String) throws {
    let folder = try Folder()
    let outcome = try Program.run(
      ["geodesic", model, "--from", from, "--to", to, "-o", "a.svg", "--quiet"], in: folder.url)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try folder.text("a.svg").contains("</svg>"))
  }

  @Test func aParameterCalledLikeTheCurveParameter() throws {
    let csv = try Program.run([
      "geodesic", "--log-partition", "-log(-t)", "--parameters", "t<0", "--from", "t=-1", "--to", "t=-2", "--samples",
      "2", "--format", "csv",
    ])
    #expect(csv.status == 0 && csv.output.hasPrefix("t,t_,d_t\n0,-1,"))
  }

  @Test func leavingTheManifoldIsSaidWithWhere() throws {
    let outcome = try Program.run("geodesic gamma --from shape=2,rate=1 --velocity -100,0 --alpha 1 --format json")
    #expect(outcome.status == 69 && outcome.errorLines.count == 1 && outcome.errors.contains("t = 0.02"))
    let error = try outcome.json["error"] as? [String: Any]
    #expect(error?["kind"] as? String == "leaves-manifold")
  }

  /// Catches checks that need formulas of 65 dimensions, which take more processor time than they are given here.
  ///
  /// The reference integrates the geodesic equation by SciPy and solves for its start by Newton's method, then with 40
  /// digits by the exponential of a matrix in mpmath.
  @Test func normalsOfTenComponents() throws {
    func rows(_ entry: (Int, Int) -> String) -> String {
      "["
        + (0..<10).map { i in "[" + (0..<10).map { entry(i, $0) }.joined(separator: ",") + "]" }.joined(separator: ",")
        + "]"
    }
    let ends = [
      "--from", "mu=[0,0,0,0,0,0,0,0,0,0],Sigma=" + rows { $0 == $1 ? "1" : "0" },
      "--to", "mu=[1,1,1,1,1,1,1,1,1,1],Sigma=" + rows { $0 == $1 ? "\(20 + $0)/10" : "1/4" },
    ]
    let distance = try Program.run(["distance", "multivariate-normal:d=10", "--format", "json"] + ends, within: 5)
    #expect(abs(numbers(try distance.json["value"])[0] - 2.764746171663177) < 1e-12)
    let curve = try Program.run(
      ["geodesic", "multivariate-normal:d=10", "--times", "0,1/2,1", "--format", "json"] + ends, within: 5)
    let middle = numbers((try curve.json["points"] as? [Any])?[1])
    for (place, expected) in [
      (0, 0.33059402839785775594), (9, 0.30334734198831484001), (10, 1.5071020896992982206),
      (64, 1.7980922750968132648),
    ] { #expect(abs(middle[place] - expected) < 1e-11) }
  }
}
