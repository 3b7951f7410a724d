import ArgumentParser

/// `infogeo run`: a Swift script on the library.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Interpret a Swift script that uses the library.",
    usage: "infogeo run SCRIPT.swift [ARGUMENT ...]",
    discussion: """
      The script imports GeometryLaws (the mathematics) and Figures (tables and plots) and runs at once, against the \
      release build of the library. What follows the script is passed on to it, and its exit status is passed back.

        infogeo run Docs/Examples/readme.swift
        infogeo run study.swift data.csv --verbose

      A script to begin with:

        import GeometryLaws
        let gamma = try Catalogue.model("gamma").manifold()
        print(gamma.metric, try gamma.scalarCurvature)
      """)

  @Argument(help: ArgumentHelp("The script, a file that ends in .swift.", valueName: "script"))
  var script: String

  @Argument(
    parsing: .captureForPassthrough, help: ArgumentHelp("What the script is given.", valueName: "argument"))
  var arguments: [String] = []

  func run() throws {
    let runner = try ScriptRunner(script: script, arguments: arguments)
    try runner.execute()
  }
}
