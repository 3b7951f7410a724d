import Figures
import GeometryLaws

extension Double {
  /// The shortest decimal that reads back to the same number, without a trailing `.0`.
  var shortest: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Rows of cells as text with straight columns; the first column stands left, the others right.
enum TextTable {
  static func lines(_ rows: [[String]], leftColumns: Set<Int> = [0], indent: String = "", gap: String = "  ")
    -> [String]
  {
    let width = rows.map(\.count).max() ?? 0
    let widths = (0..<width).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      var line = indent
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        line += (column > 0 ? gap : "") + (leftColumns.contains(column) ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

/// Nested arrays of JSON from components in row-major order.
func nested(_ values: [JSONValue], dimension n: Int, rank: Int) -> JSONValue {
  guard rank > 0, !values.isEmpty else { return values.first ?? .null }
  let size = values.count / n
  return .array((0..<n).map { nested(Array(values[$0 * size..<($0 + 1) * size]), dimension: n, rank: rank - 1) })
}

extension Expression {
  /// A number as a person writes it: decimals rather than fractions where they are as short, formulas as they are.
  var forReaders: String {
    guard let value = rational else { return text(limit: 40) }
    let decimal = value.asDouble, text = value.description
    if !value.isInteger, decimal.isFinite, decimal.shortest.count <= 8, Rational(shortestDecimal: decimal) == value {
      return decimal.shortest
    }
    if text.count <= 40 { return text }
    // Digits and their number say more than a page of digits.
    return decimal.isFinite && decimal != 0 ? decimal.shortest : "\(text.prefix(12))… (\(text.count) characters)"
  }
}
