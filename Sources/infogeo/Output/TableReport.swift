import Figures

/// A report that is a text for people, a JSON object and one table.
protocol TableReport: Report {
  var text: String { get }
  var json: JSONValue { get }
  var table: Table { get }
  /// How the result was made.
  var provenance: Provenance { get }
}

extension TableReport {
  var formats: [OutputFormat] { [.text, .json, .csv] }
  var endings: [String] { ["csv", "json"] }

  func print(_ format: OutputFormat) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: table.csv
    default: text
    }
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    ending == "json" ? [.json(path, json, provenance)] : OutputFile.csv(path, table, provenance)
  }
}

/// A report that is LaTeX besides.
protocol TypesetReport: TableReport {
  /// The title of a LaTeX document.
  var title: String { get }
  var latex: String { get }
}

extension TypesetReport {
  var formats: [OutputFormat] { OutputFormat.data }

  func print(_ format: OutputFormat) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: table.csv
    case .latex: latex
    default: text
    }
  }
}
