import Foundation

/// What is wrong with a table or with the file it comes from, and where.
public struct TableError: Error, Sendable, Equatable {
  /// The kind of fault.
  public enum Problem: Sendable, Equatable {
    /// The file could not be read, for this reason.
    case unreadable(String)
    /// The file holds more bytes than allowed.
    case tooManyBytes(limit: Int)
    /// The header names more columns than allowed.
    case tooManyColumns(limit: Int)
    /// The bytes are not UTF-8 text.
    case notText
    /// There is no header line.
    case noHeader
    /// The header line holds numbers only: it is a row of data.
    case numericHeader
    /// A column of the header has no name; positions count from one.
    case unnamedColumn(position: Int)
    /// Two columns have the same name.
    case duplicateColumn(first: Int, second: Int)
    /// A row has more or fewer cells than the header.
    case raggedRow(found: Int, expected: Int)
    /// A quotation mark is opened and never closed.
    case unterminatedQuote
    /// A quotation mark inside a cell that does not begin with one.
    case strayQuote
    /// Text after the closing quotation mark of a cell.
    case textAfterQuote
    /// A cell that should be a number and is not.
    case notANumber
    /// A number larger than `Double` can hold.
    case beyondDouble
    /// A cell that should hold a value and is empty or marked as missing.
    case missingValue
    /// No column has this name.
    case unknownColumn(known: [String])
    /// There is no row.
    case noRows
  }

  /// What is wrong.
  public let problem: Problem
  /// The file, or another name for where the table comes from.
  public var source: String?
  /// The line of the file, from one.
  public let line: Int?
  /// The row of the table, from one; for tables that come from no file.
  public let row: Int?
  /// The name of the column.
  public let column: String?
  /// The text that was refused.
  public let text: String?

  init(
    _ problem: Problem, source: String? = nil, line: Int? = nil, row: Int? = nil, column: String? = nil,
    text: String? = nil
  ) {
    self.problem = problem
    self.source = source
    self.line = line
    self.row = row
    self.column = column
    self.text = text
  }
}

extension TableError: CustomStringConvertible, LocalizedError {
  /// One line of English: where, and what.
  public var description: String {
    var place: [String] = []
    if let source { place.append(source) }
    if let line { place.append("line \(line)") } else if let row { place.append("row \(row)") }
    if let column { place.append("column \(column.excerpt)") }
    return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
  }

  /// One line of English: where, and what.
  public var errorDescription: String? { description }

  /// What is wrong, without the place.
  public var message: String {
    let quoted = (text ?? "").excerpt
    switch problem {
    case .unreadable(let reason): return reason
    case .tooManyBytes(let limit): return "the file is larger than \(limit) bytes, the limit for a table"
    case .tooManyColumns(let limit): return "the header names more than \(limit) columns, the limit for a table"
    case .notText: return "the file is not UTF-8 text" + (text.map { " (" + $0 + ")" } ?? "")
    case .noHeader: return "there is no header line naming the columns"
    case .numericHeader:
      return "the first line holds only numbers (\(quoted)), but it must name the columns"
    case .unnamedColumn(let position): return "column \(position) of the header has no name"
    case .duplicateColumn(let first, let second):
      return "columns \(first) and \(second) of the header are both named \(quoted)"
    case .raggedRow(let found, let expected):
      return "\(TableError.count(found, "cell")) where the header names \(TableError.count(expected, "column"))"
    case .unterminatedQuote: return "the quotation mark opened here is never closed (\(quoted))"
    case .strayQuote: return "a quotation mark inside a cell that is not quoted (\(quoted))"
    case .textAfterQuote: return "text after a closing quotation mark (\(quoted))"
    case .notANumber: return "\(quoted) is not a number" + hint
    case .beyondDouble: return "\(quoted) is larger than a Double can hold"
    case .missingValue: return text.map { $0.isEmpty } ?? true ? "a value is missing" : "a value is missing (\(quoted))"
    case .unknownColumn(let known):
      let names = known.prefix(20).map(\.excerpt).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
      return "there is no such column" + (known.isEmpty ? "" : "; the table has \(names)")
    case .noRows: return "there are no rows of data"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// A decimal comma is the one mistake worth a word of advice.
  private var hint: String {
    guard let text, text.contains(","), !text.contains(".") else { return "" }
    let pointed = text.replacing(",", with: ".", maxReplacements: 1)
    return NumberText.isDecimal(Array(pointed.utf8)[...]) ? "; write a decimal point, not a comma" : ""
  }
}
