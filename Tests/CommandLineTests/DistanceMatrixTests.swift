import Figures
import Foundation
import Testing

/// `infogeo distance --points`: all distances between the rows of a file.
@Suite struct DistanceMatrixTests {
  /// A new folder with a file of points; it is removed in the end.
  private func with(_ text: String, _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("points-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appendingPathComponent("points.csv"))
    try body(folder)
  }

  private static let points = "name,sigma,mu\na,1,0\nb,2,0\nc,1,\"1e0\"\n"

  /// Catches columns taken by their place, labels lost, and a matrix that disagrees with single distances.
  @Test func matrix() throws {
    try with(Self.points) { folder in
      let run = try Program.run(
        [
          "distance", "normal", "--points", "points.csv", "--label", "name", "-o", "m.csv", "-o", "m.npy", "--format",
          "json",
        ],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let json = try run.json
      let value = try #require(json["value"] as? [[Double]])
      // d = √2 arccosh(1 + …): √2·log 2 along σ.
      #expect(abs(value[0][1] - 0.980_258_143_468_547_2) < 1e-15 && value[1][0] == value[0][1] && value[1][1] == 0)
      let single = try Program.run(
        ["distance", "normal", "--from", "mu=0,sigma=2", "--to", "mu=1,sigma=1", "--format", "json"])
      #expect(try #require(single.json["value"] as? Double) == value[1][2])
      #expect(json["labels"] as? [String] == ["a", "b", "c"])
      #expect(json["rigor"] as? String == "floating")
      let table = try Table(contentsOf: folder.appendingPathComponent("m.csv").path)
      #expect(table.names == ["point", "a", "b", "c"])
      #expect(try table.numbers("c") == [value[2][0], value[2][1], 0])
      let array = try #require(NPYArray(bytes: Array(Data(contentsOf: folder.appendingPathComponent("m.npy")))))
      #expect(array.shape == [3, 3] && array.values == value.flatMap { $0 })
    }
  }

  /// Catches a picture without its names, cells that run into each other, and a request that is dropped: a matrix is no curve.
  @Test func pictures() throws {
    try with(Self.points) { folder in
      let run = try Program.run(
        ["distance", "normal", "--points", "points.csv", "--label", "name", "-o", "m.svg", "-o", "m.html"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let svg = try String(contentsOf: folder.appendingPathComponent("m.svg"), encoding: .utf8)
      let page = try String(contentsOf: folder.appendingPathComponent("m.html"), encoding: .utf8)
      for name in ["a", "b", "c"] { #expect(svg.contains(">\(name)</text>") && page.contains(">\(name)</text>")) }
      // Four distances and 0: as many colours, besides the bar.
      #expect(svg.contains("distance") && page.contains("<table"))
      let refused = try Program.run(["distance", "normal", "--points", "points.csv", "-o", "m.vtk"], in: folder)
      #expect(refused.status == 64 && refused.errors.contains(".svg"), "\(refused.errors)")
    }
  }

  /// Catches bad files that are passed over: no column of a coordinate, a cell without a number, a point outside the
  /// domain (each with its line), options that do not go together.
  @Test(arguments: [
    ("mu,s\n0,1\n", [], Int32(65), "no such column"), ("mu,sigma\n0,1\n1,x\n", [], 65, "line 3"),
    ("mu,sigma\n0,1\n1,-1\n", [], 65, "line 3: sigma = -1"), ("mu,sigma\n", [], 65, "no rows"),
    ("mu,sigma\n0,1\n", ["--digits", "20"], 64, "--digits"), ("mu,sigma\n0,1\n", ["--from", "mu=0"], 64, "exclude"),
    ("mu,sigma\n0,1\n", ["--label", "who"], 65, "who"),
  ])
  func badFiles(_ text: String, _ options: [String], _ status: Int32, _ words: String) throws {
    try with(text) { folder in
      let run = try Program.run(["distance", "normal", "--points", "points.csv"] + options, in: folder)
      #expect(run.status == status && run.output.isEmpty)
      #expect(run.errorLines.count == 1 && run.errors.contains(words), "\(run.errors)")
    }
  }

  /// Catches a matrix that is lost for one pair, and a pair that is lost without a word.
  @Test func keepGoing() throws {
    try with("x,y\n-3,1\n-2.5,1.5\n3,1\n") { folder in
      let model = ["distance", "--metric", "[[(x^2-1)/y^2,0],[0,(x^2-1)/y^2]]", "--parameters", "x,y>0"]
      let stopped = try Program.run(model + ["--points", "points.csv"], in: folder)
      #expect(
        stopped.status == 69 && stopped.errors.contains("points.csv, line 2 to points.csv, line 4"), "\(stopped.errors)"
      )
      let kept = try Program.run(model + ["--points", "points.csv", "--keep-going", "--format", "json"], in: folder)
      #expect(kept.status == 0 && kept.errors.contains("2 pairs have no distance"), "\(kept.errors)")
      #expect((try kept.json["failures"] as? [Any])?.count == 2)
    }
  }
}
