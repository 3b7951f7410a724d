import Figures
import GeometryLaws

/// A file that is to be written.
struct OutputFile {
  let path: String
  let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
}

/// What a command found out, in every form in which it can be given.
protocol Report {
  /// The command.
  var command: String { get }
  /// The forms that can be printed.
  var formats: [OutputFormat] { get }
  /// The endings of files that can be written.
  var endings: [String] { get }
  /// What is printed beside files.
  var summary: String { get }
  /// The result in a form, with a line break at its end.
  func print(_ format: OutputFormat) throws -> String
  /// The files that belong to a path.
  func files(_ path: String, _ ending: String) throws -> [OutputFile]
  /// Whether a path without a known ending is a folder for everything.
  var writesFolders: Bool { get }
  /// The files of a folder.
  func folderFiles(_ folder: String) throws -> [OutputFile]
}

extension Report {
  var summary: String { "" }
  var writesFolders: Bool { false }
  func folderFiles(_ folder: String) throws -> [OutputFile] { [] }
}

extension Provenance {
  /// How the running command makes its result.
  static func current(model: String, details: JSONObject = JSONObject()) -> Provenance {
    Provenance(
      program: "infogeo", version: Program.version, command: Program.commandLine, model: model, details: details)
  }
}

extension OutputFile {
  /// A JSON document with its provenance inside.
  static func json(_ path: String, _ value: JSONValue, _ provenance: Provenance) -> OutputFile {
    guard case .object(var object) = value else { return OutputFile(path, value.text(.pretty) + "\n") }
    object["provenance"] = provenance.json
    return OutputFile(path, JSONValue.object(object).text(.pretty) + "\n")
  }

  /// A table with its provenance beside it.
  static func csv(_ path: String, _ table: Table, _ provenance: Provenance) -> [OutputFile] {
    [OutputFile(path, table.csv), .metadata(beside: path, provenance)]
  }

  /// An array with its provenance beside it.
  static func npy(_ path: String, _ array: NPYArray, _ provenance: Provenance) -> [OutputFile] {
    [OutputFile(path, array.bytes), .metadata(beside: path, provenance)]
  }

  /// The provenance beside a file of data.
  static func metadata(beside path: String, _ provenance: Provenance) -> OutputFile {
    OutputFile(Provenance.path(beside: path), provenance.json.text(.pretty) + "\n")
  }

  /// A LaTeX document of its own around formulas.
  static func document(_ path: String, title: String, _ body: String, _ provenance: Provenance) -> OutputFile {
    OutputFile(path, LaTeXDocument.text(title: title, body: body, provenance: provenance.line))
  }
}
