import Foundation
import Testing

/// Fans, balls, grids and triangles from the command line, and pictures of geodesics and distances in every format.
@Suite struct GeodesicFigureTests {
  /// Catches a ball whose numbers are not those of the plane of curvature −½, and a format that is missing or empty.
  @Test func ballInEveryFormat() throws {
    let folder = try Folder()
    let names = ["a.csv", "a.json", "a.npy", "a.vtk", "a.svg", "a.html", "a.tex"]
    let outcome = try Program.run(
      ["geodesic", "normal", "--from", "mu=0,sigma=1", "--ball", "0.5,1"] + names.flatMap { ["-o", $0] }, in: folder.url
    )
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(try folder.names == Set(names + ["a.csv.meta.json", "a.npy.meta.json"]))
    let json = try JSONSerialization.jsonObject(with: folder.read("a.json")) as? [String: Any]
    let ball = try #require(json?["ball"] as? [String: Any])
    let length = try #require(ball["circumference"] as? Double), root = 2.0.squareRoot()
    #expect(abs(length - 2 * .pi * root * sinh(1 / root)) < 1e-8)
    let lines = try #require(json?["lines"] as? [[String: Any]])
    #expect(lines.count == 14 && lines.filter { $0["kind"] as? String == "circle" }.count == 2)
    let csv = try folder.text("a.csv").split(separator: "\n")
    #expect(csv[0] == "kind,line,value,parameter,mu,sigma" && csv[1].hasPrefix("ray,0,0,0,0,1"))
    #expect(try folder.text("a.svg").contains("circles of radius 0.5, 1") && folder.text("a.html").contains("</html>"))
    #expect(try folder.text("a.tex").contains("\\begin{tabular}") && folder.text("a.vtk").contains("LINES 14 "))
  }

  /// Catches options that are passed over in silence, and half of the files after a failure.
  @Test(arguments: [
    (64, "--ball 1 --to mu=1,sigma=1"), (64, "--ball 1 --grid 1 --to mu=1,sigma=1"), (64, "--grid 1"), (64, "--fan 0"),
    (64, "--triangle mu=1,sigma=2"), (64, "--ball 1 --digits 30"), (64, "--ball x"), (64, "--ball -1"),
    (64, "--fan 3 --until -1"), (64, "--ball 1 --alpha 1"), (64, "--fan 3 --samples 5"),
    (65, "--triangle mu=1 --to mu=1,sigma=1"),
    (64, "--ball 1 --fan 3 --certified"), (65, "--triangle mu=0,sigma=1 --to mu=1,sigma=1"),
    (69, "--fan 12 --alpha 1 --until 5"),
  ]) func refusals(_ status: Int, _ options: String) throws {
    let folder = try Folder()
    let outcome = try Program.run(
      ["geodesic", "normal", "--from", "mu=0,sigma=1", "-o", "a.csv", "-o", "a.svg"]
        + options.split(separator: " ").map(String.init),
      in: folder.url)
    #expect(outcome.status == Int32(status) && outcome.errorLines.count == 1, "\(options): \(outcome.errors)")
    #expect(try folder.names.isEmpty && outcome.output.isEmpty)
    if status == 69 { #expect(outcome.errors.contains("the ray at ")) }
  }

  /// Catches a right angle that is none: gammas with one mean, then with one shape.
  @Test func triangle() throws {
    let json = try Program.json([
      "geodesic", "gamma", "--from", "shape=1,rate=1/3", "--to", "shape=3,rate=1", "--triangle", "shape=3,rate=4",
    ])
    let triangle = try #require(json["triangle"] as? [String: Any])
    #expect(abs((triangle["pythagoreanAngle"] as? Double ?? 0) - .pi / 2) < 1e-9)
    #expect(abs(triangle["pythagoreanDefect"] as? Double ?? 1) < 1e-9)
    #expect((triangle["angleSum_alpha_0"] as? Double ?? 9) < .pi)
    #expect((json["lines"] as? [Any])?.count == 9)
  }

  /// Catches pictures of normals of two variables without the ellipses that the geodesic carries.
  @Test func ellipsesAreCarriedAlong() throws {
    let folder = try Folder()
    let outcome = try Program.run(
      [
        "geodesic", "multivariate-normal:d=2", "--from", "mu=[0,0],Sigma=[[1,0],[0,0.2]]", "--to",
        "mu=[4,2],Sigma=[[0.3,0.2],[0.2,1]]", "-o", "a.svg", "-o", "a.tex",
      ], in: folder.url)
    #expect(outcome.status == 0)
    let svg = try folder.text("a.svg")
    #expect(svg.contains("x₁") && svg.contains("ellipses of one standard deviation"))
  }

  /// Catches a distance that cannot be drawn or loaded.
  @Test func distanceInEveryFormat() throws {
    let folder = try Folder()
    let names = ["a.csv", "a.json", "a.npy", "a.vtk", "a.svg", "a.html", "a.tex"]
    let outcome = try Program.run(
      ["distance", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=2"] + names.flatMap { ["-o", $0] },
      in: folder.url)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try folder.names == Set(names + ["a.csv.meta.json", "a.npy.meta.json"]))
    #expect(try folder.text("a.svg").contains("</svg>"))
    let refused = try Program.run(
      [
        "distance", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=2", "--digits", "30", "-o", "b.csv", "-o",
        "b.npy",
      ],
      in: folder.url)
    let written = try folder.names
    #expect(refused.status == 64 && !written.contains("b.csv") && !written.contains("b.npy"))
  }

  /// Catches grids that lose a side.
  @Test func grid() throws {
    let json = try Program.json(
      "geodesic normal --from mu=-1,sigma=1 --to mu=1,sigma=1/2 --grid 1")
    let lines = try #require(json["lines"] as? [[String: Any]])
    #expect(lines.filter { $0["kind"] as? String == "perpendicular" }.count == 9)
    #expect(lines.filter { $0["kind"] as? String == "parallel" }.count == 9)
    #expect(lines.filter { $0["kind"] as? String == "base" }.count == 1)
  }
}
