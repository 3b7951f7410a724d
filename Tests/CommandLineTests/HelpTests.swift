import Foundation
import Testing

/// What a new user sees first.
@Suite struct HelpTests {
  static let commands = [
    "families", "describe", "metric", "christoffel", "amari-chentsov", "curvature", "geodesic", "distance",
    "divergence", "invariance", "fit",
    "run",
  ]

  @Test func theRootListsEveryCommand() throws {
    for words in [[], ["--help"], ["help"]] {
      let outcome = try Program.run(words)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      for command in HelpTests.commands {
        #expect(outcome.output.contains("\n  \(command) "), "\(command) in \(words)")
      }
    }
  }

  @Test(arguments: commands) func everyCommandTeaches(_ command: String) throws {
    let help = try Program.run(["help", command])
    #expect(help.status == 0 && help.errors.isEmpty)
    #expect(help.output == (try Program.run([command, "--help"])).output)
    #expect(help.output.contains("USAGE: infogeo \(command)"))
    let examples = help.output.split(separator: "\n").filter { $0.hasPrefix("  infogeo \(command)") }
    #expect(examples.count >= 2, "examples of \(command)")
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// The examples of the help pages run as they stand.
  @Test(arguments: commands.filter { $0 != "run" }) func examplesRun(_ command: String) throws {
    let folder = try Folder()
    for (name, path) in [("iris.csv", DataSets.iris), ("aircraft.csv", DataSets.aircraft)] {
      try FileManager.default.copyItem(atPath: path, toPath: folder.url.appendingPathComponent(name).path)
    }
    try Data("species,shape,rate\na,1,2\nb,3,0.5\n".utf8)
      .write(to: folder.url.appendingPathComponent("shapes.csv"))
    let help = try Program.run(["help", command]).output.replacing("\\\n", with: " ")
    for line in help.split(separator: "\n") where line.hasPrefix("  infogeo \(command)") {
      let outcome = try Program.run(words(String(line)), in: folder.url)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }

  /// The words of a line of a shell, with double quotation marks; the first one, the program, is left out.
  private func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character == " ", !isQuoted {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return Array(words.dropFirst())
  }

  @Test func versionAndCompletions() throws {
    let version = try Program.run("--version")
    #expect(version.status == 0 && version.output.contains("."))
    for shell in ["bash", "zsh", "fish"] {
      let script = try Program.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.output.contains("amari-chentsov"))
    }
  }

  @Test func familiesListsTheCatalogue() throws {
    let json = try Program.json("families")
    let families = try #require(json["families"] as? [[String: Any]])
    let names = families.compactMap { $0["name"] as? String }
    for name in ["normal", "lognormal", "gamma", "beta", "dirichlet", "categorical", "poisson", "inverse-gaussian"] {
      #expect(names.contains(name))
    }
    for family in families {
      let usage = try #require(family["usage"] as? String)
      let outcome = try Program.run(["describe", usage])
      #expect(outcome.status == 0, "describe \(usage): \(outcome.errors)")
    }
  }
}
