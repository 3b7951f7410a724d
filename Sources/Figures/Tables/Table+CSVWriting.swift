extension Table {
  /// The table as CSV: a header line, commas, LF, and numbers that read back to the same bits.
  ///
  /// Numbers that are not finite are written `NaN`, `inf` and `-inf`.
  public var csv: String {
    let count = rowCount, width = columns.count
    guard width > 0 else { return "" }
    var text = ""
    func write(_ cell: String, column: Int) {
      if column > 0 { text.append(",") }
      text.append(Table.quoted(cell, isFirst: column == 0, isOnly: width == 1))
    }
    for (index, column) in columns.enumerated() { write(column.name, column: index) }
    text.append("\n")
    for row in 0..<count {
      for (index, column) in columns.enumerated() {
        switch column.values {
        case .numbers(let numbers):
          if index > 0 { text.append(",") }
          text.append(NumberText.shortest(numbers[row]))
        case .texts(let texts): write(texts[row], column: index)
        }
      }
      text.append("\n")
    }
    return text
  }

  /// The cell in quotation marks if a reader would otherwise take it for something else.
  ///
  /// It works on bytes: to `Character`, a quotation mark under an accent is not a quotation mark.
  private static func quoted(_ cell: String, isFirst: Bool, isOnly: Bool) -> String {
    let bytes = cell.utf8
    let special = bytes.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "\""), 10, 13: true
      default: false
      }
    }
    let isComment = isFirst && (bytes.first == UInt8(ascii: "#") || bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let isSpaced = bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ")
    guard special || isComment || isSpaced || isOnly && bytes.isEmpty else { return cell }
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { result.append(byte) }
      result.append(byte)
    }
    result.append(UInt8(ascii: "\""))
    return String(decoding: result, as: UTF8.self)
  }
}
