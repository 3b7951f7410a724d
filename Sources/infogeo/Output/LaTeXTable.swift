import Figures
import GeometryLaws

/// A table in LaTeX, in pieces that fit a page.
enum LaTeXTable {
  private static let rowsOfAPage = 44

  /// As many digits as the columns leave room for, up to eight; a file of data has all.
  static func text(_ table: Table) -> String {
    let count = table.columns.count, digits = count <= 6 ? 8 : count <= 8 ? 6 : count <= 12 ? 4 : 3
    let size = count <= 8 ? "footnotesize" : count <= 12 ? "scriptsize" : "tiny"
    let columns = table.columns.map { column -> [String] in
      if case .texts(let texts) = column.values { return texts.map(LaTeXDocument.escaped) }
      return ((try? table.optionalNumbers(column.name)) ?? []).map { $0.map { number($0, digits) } ?? "--" }
    }
    let head = table.names.map { "\\texttt{\(LaTeXDocument.escaped($0))}" }.joined(separator: " & ") + " \\\\ \\hline\n"
    let form = table.columns.map { column -> String in if case .texts = column.values { "l" } else { "r" } }.joined()
    var text = ""
    for first in stride(from: 0, to: table.rowCount, by: rowsOfAPage) {
      text += "\\begin{center}\\\(size)\n\\begin{tabular}{\(form)}\n" + head
      for row in first..<min(first + rowsOfAPage, table.rowCount) {
        text += columns.map { $0[row] }.joined(separator: " & ") + " \\\\\n"
      }
      text += "\\end{tabular}\n\\end{center}\n"
    }
    return text
  }

  /// 1.5e-7 as 1.5 · 10⁻⁷.
  private static func number(_ x: Double, _ digits: Int) -> String {
    guard x.isFinite else { return "--" }
    let parts = x.significant(digits).split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return "$\(parts[0])$" }
    return "$\(parts[0]) \\cdot 10^{\(power)}$"
  }
}
