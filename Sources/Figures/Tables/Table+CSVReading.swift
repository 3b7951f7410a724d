extension Table {
  /// How a CSV file is written, and how much of it is accepted.
  public struct CSVFormat: Sendable {
    /// The mark between cells.
    public enum Separator: Sendable {
      /// Comma, semicolon or tab: whichever occurs most in the header line.
      case detected
      /// A comma.
      case comma
      /// A semicolon.
      case semicolon
      /// A tabulator.
      case tab

      var byte: UInt8? {
        switch self {
        case .detected: nil
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
      }
    }

    /// The mark between cells.
    public var separator: Separator
    /// The largest file that is read.
    public var maximumBytes: Int
    /// The widest header that is read.
    public var maximumColumns: Int

    /// The separator detected from the header, files up to 256 MiB, up to 10,000 columns.
    public init(
      separator: Separator = .detected, maximumBytes: Int = 256 << 20, maximumColumns: Int = 10_000
    ) {
      self.separator = separator
      self.maximumBytes = maximumBytes
      self.maximumColumns = maximumColumns
    }
  }

  /// Reads a CSV file.
  public init(contentsOf path: String, format: CSVFormat = CSVFormat()) throws(TableError) {
    let bytes: [UInt8]?
    do {
      bytes = try FileInput.bytes(of: path, limit: format.maximumBytes)
    } catch {
      throw TableError(.unreadable(error.reason), source: path)
    }
    guard let bytes else { throw TableError(.tooManyBytes(limit: format.maximumBytes), source: path) }
    try self.init(csv: bytes, format: format, source: path)
  }

  /// Reads CSV from a text.
  public init(csv: String, format: CSVFormat = CSVFormat(), source: String? = nil) throws(TableError) {
    try self.init(csv: Array(csv.utf8), format: format, source: source)
  }

  /// Reads CSV from bytes of UTF-8, with or without a byte-order mark.
  ///
  /// The first line that is neither blank nor a comment (`#` as its first character) names the columns. Cells stay
  /// text until numbers are asked for; every cell knows its line, for the messages of errors.
  public init(csv bytes: [UInt8], format: CSVFormat = CSVFormat(), source: String? = nil) throws(TableError) {
    do {
      self = try Table.parse(bytes, format, source)
    } catch {
      var located = error
      located.source = source
      throw located
    }
  }

  private static func parse(_ bytes: [UInt8], _ format: CSVFormat, _ source: String?) throws(TableError) -> Table {
    if bytes.count > format.maximumBytes { throw TableError(.tooManyBytes(limit: format.maximumBytes)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableError(.notText, line: 1, text: "it looks like UTF-16; save it as UTF-8")
    }
    var scanner = CSVScanner(bytes, separator: format.separator.byte)
    var names: [String] = []
    let limit = format.maximumColumns
    let count = try scanner.nextRecord { (_, name) throws(TableError) in
      names.append(name)
      if names.count > limit { throw TableError(.tooManyColumns(limit: limit)) }
    }
    try check(names, line: scanner.recordLine)

    var cells = [[String]](repeating: [], count: count)
    var lines: [Int] = []
    while true {
      let found = try scanner.nextRecord { (column, text) throws(TableError) in
        if column < count { cells[column].append(text) }
      }
      if found == 0 { break }
      guard found == count else {
        throw TableError(.raggedRow(found: found, expected: count), line: scanner.recordLine)
      }
      lines.append(scanner.recordLine)
    }
    return Table(names.indices.map { Column(names[$0], cells[$0]) }, source: source, lines: lines)
  }

  private static func check(_ names: [String], line: Int) throws(TableError) {
    guard !names.isEmpty else { throw TableError(.noHeader) }
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard !name.allSatisfy(\.isWhitespace) else {
        throw TableError(.unnamedColumn(position: index + 1), line: line)
      }
      if let first = positions.updateValue(index + 1, forKey: name) {
        throw TableError(.duplicateColumn(first: first, second: index + 1), line: line, text: name)
      }
    }
    if names.allSatisfy({ NumberText.isDecimal(Array($0.utf8)[...]) }) {
      throw TableError(.numericHeader, line: line, text: names.prefix(4).joined(separator: ", "))
    }
  }
}
