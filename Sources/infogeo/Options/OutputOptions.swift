import ArgumentParser
import Figures

/// The forms of a result on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, latex

  /// Whether a command line, even one that does not parse, asks for JSON.
  static func isJSON(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      if word == "--format=json" { return true }
      if word == "--format", index + 1 < words.count, words[index + 1] == "json" { return true }
    }
    return false
  }
}

/// Where a result goes, and in what form.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form on standard output: text, json, csv or latex.",
      discussion: "With -o, nothing but a summary is printed unless a form is asked for.", valueName: "form"))
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "A file to write; its ending says the format. May be repeated.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "No summaries, warnings or notes.")
  var quiet = false

  /// Writes the files that were asked for, all or none, and then prints.
  func deliver(_ report: some Report) throws {
    let format = format ?? .text
    guard report.formats.contains(format) else {
      let known = report.formats.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure.usage(
        "--format \(format.rawValue): \(report.command) prints \(known)", option: "--format", value: format.rawValue)
    }
    var pending: [OutputFile] = []
    for path in files {
      let ending = FileOutput.ending(of: path)
      guard report.endings.contains(ending) else {
        let known = report.endings.map { "." + $0 }.joined(separator: ", ")
        throw CommandFailure.usage(
          "\(path): \(report.command) writes files ending in \(known)", option: "-o", value: path)
      }
      pending += try report.files(path, ending)
    }
    let printed = try textToPrint(report)
    if !pending.isEmpty {
      try FileOutput.write(pending.map { ($0.path, $0.bytes) })
      if StandardError.isTerminal, !quiet {
        for file in pending { StandardError.write("infogeo: wrote \(file.path)") }
      }
    }
    try StandardOutput.write(printed)
  }

  private func textToPrint(_ report: some Report) throws -> String {
    if let format { return try report.print(format) }
    if files.isEmpty { return try report.print(.text) }
    return quiet ? "" : report.summary
  }

  /// A note for the person who waits: on a terminal only, and not with --quiet.
  func note(_ text: String) {
    if !quiet { StandardError.write("infogeo: " + text) }
  }
}
