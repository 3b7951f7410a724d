import ArgumentParser
import Figures
import Foundation
import GeometryLaws

/// The forms of a result on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, latex
  /// Text with Greek letters, superscripts and the signs of mathematics.
  case unicode
  case swift, c, python, julia, coq

  /// The forms that numbers and formulas both have.
  static let data: [OutputFormat] = [.text, .json, .csv, .latex]
  /// The languages that formulas are exported to.
  static let code: [OutputFormat] = [.swift, .c, .python, .julia, .coq]

  /// The language, when the form is one.
  var language: CodeLanguage? { CodeLanguage(rawValue: rawValue) }

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
      "The form on standard output; text when no file is asked for.", valueName: "form"))
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "A file to write, whose ending says the format: .csv, .json, .npy, .vtk, .svg, .html or .tex, as far as the command has it. May be repeated.",
      valueName: "file"))
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
    let (pending, folders) = try requested(of: report)
    let printed = try textToPrint(report)
    try write(pending, folders)
    try StandardOutput.write(printed)
  }

  /// Endings that are formats of files, so that no folder is meant by them.
  private static let fileEndings: Set<String> = [
    "csv", "json", "npy", "vtk", "svg", "html", "tex", "v", "pdf", "png", "txt",
  ]

  /// The files that the paths stand for, and the folders among the paths.
  private func requested(of report: some Report) throws -> (files: [OutputFile], folders: [String]) {
    var pending: [OutputFile] = []
    var folders: [String] = []
    for path in files {
      let ending = FileOutput.ending(of: path)
      if report.endings.contains(ending) {
        pending += try report.files(path, ending)
      } else if report.writesFolders, !path.isEmpty, !OutputOptions.fileEndings.contains(ending) {
        folders.append(path)
        pending += try report.folderFiles(path)
      } else {
        let known = report.endings.map { "." + $0 }.joined(separator: ", ")
        throw CommandFailure.usage(
          "\(path.isEmpty ? "-o" : path): \(report.command) writes files ending in \(known)", option: "-o", value: path)
      }
    }
    if let twice = Dictionary(grouping: pending, by: \.path).first(where: { $0.value.count > 1 }) {
      throw CommandFailure.usage("-o names \(twice.key) twice", option: "-o", value: twice.key)
    }
    return (pending, folders)
  }

  /// Writes all files or none; a folder that was made for them goes when they cannot be written.
  private func write(_ pending: [OutputFile], _ folders: [String]) throws {
    guard !pending.isEmpty else { return }
    var made: [String] = []
    do {
      for folder in folders {
        let isNew = access(folder, F_OK) != 0
        try FileOutput.makeFolder(folder)
        if isNew { made.append(folder) }
      }
      try FileOutput.write(pending.map { ($0.path, $0.bytes) })
    } catch {
      for folder in made { rmdir(folder) }
      throw error
    }
    if StandardError.isTerminal, !quiet {
      for file in pending { StandardError.write("infogeo: wrote \(file.path)") }
    }
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
