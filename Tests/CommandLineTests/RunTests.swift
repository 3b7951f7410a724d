import Foundation
import Testing

/// Scripts: what is refused, and that a script runs where the library for scripts has been built.
@Suite struct RunTests {
  static let isBuilt: Bool = {
    guard let path = Program.path else { return false }
    let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
    return [folder, folder.deletingLastPathComponent().appendingPathComponent("release")].contains {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("libInfoGeoScripting.so").path)
        || FileManager.default.fileExists(atPath: $0.appendingPathComponent("libInfoGeoScripting.dylib").path)
    }
  }()

  @Test func scriptsThatAreNone() throws {
    let folder = try Folder()
    try folder.write("print(1)", to: "script.txt")
    for (words, status) in [(["run"], 64), (["run", "none.swift"], 65), (["run", "script.txt"], 65)]
      as [([String], Int32)]
    {
      let outcome = try Program.run(words, in: folder.url)
      #expect(outcome.status == status && outcome.errorLines.count == 1 && outcome.output.isEmpty)
    }
  }

  @Test func withoutAnInterpreter() throws {
    let folder = try Folder()
    try folder.write("print(1)", to: "script.swift")
    let outcome = try Program.run(["run", "script.swift"], in: folder.url, environment: ["PATH": "/nonexistent"])
    #expect(outcome.status == 65 && outcome.errors.contains("swift.org"))
  }

  @Test(.enabled(if: isBuilt, "swift build -c release --product InfoGeoScripting makes the library for scripts"))
  func argumentsAndStatusArePassedThrough() throws {
    let folder = try Folder()
    try folder.write(
      """
      import Foundation
      import GeometryLaws
      let gamma = try Catalogue.model("gamma").manifold()
      print(CommandLine.arguments.dropFirst().joined(separator: "|"), gamma.dimension)
      exit(7)
      """, to: "script.swift")
    let outcome = try Program.run(["run", "script.swift", "a b", "--flag", "--", "-x"], in: folder.url)
    #expect(outcome.status == 7, "\(outcome.errors)")
    #expect(outcome.output == "a b|--flag|--|-x 2\n")
  }
}
