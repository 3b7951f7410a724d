/// Splits the bytes of a CSV file into records and cells, after RFC 4180, keeping count of lines.
///
/// Lines end in LF, CRLF or CR. Lines that are blank or begin with `#` lie between records and are passed over.
/// Spaces around a cell do not belong to it; within quotation marks everything does.
struct CSVScanner {
  private let bytes: [UInt8]
  private var separator: UInt8 = 0
  private var position: Int
  /// The line of the next byte, from one.
  private(set) var line = 1
  /// The line on which the last record began.
  private(set) var recordLine = 1

  init(_ bytes: [UInt8], separator: UInt8?) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    skipNonRecords()
    self.separator = separator ?? detectSeparator()
  }

  /// Reads one record, handing each cell over with its position; the number of cells, or zero at the end of the file.
  mutating func nextRecord(_ take: (Int, String) throws(TableError) -> Void) throws(TableError) -> Int {
    skipNonRecords()
    recordLine = line
    guard position < bytes.count else { return 0 }
    var count = 0
    while true {
      try take(count, try cell())
      count += 1
      guard position < bytes.count else { return count }
      if bytes[position] == separator {
        position += 1
      } else {
        endLine()
        return count
      }
    }
  }
}

extension CSVScanner {
  private mutating func cell() throws(TableError) -> String {
    skipSpaces()
    guard position < bytes.count, bytes[position] == Byte.quote else { return try plainCell() }
    return try quotedCell()
  }

  private mutating func plainCell() throws(TableError) -> String {
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) {
      if bytes[position] == Byte.quote {
        throw TableError(.strayQuote, line: line, text: excerpt(from: start))
      }
      position += 1
    }
    var end = position
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return try text(bytes[start..<end], line)
  }

  private mutating func quotedCell() throws(TableError) -> String {
    let opening = line, start = position
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Byte.quote else { return try closedCell(content, opening) }
      }
      if Byte.endsLine(byte, at: position, in: bytes) { line += 1 }
      content.append(byte)
      position += 1
    }
    position = start
    throw TableError(.unterminatedQuote, line: opening, text: excerpt(from: start))
  }

  private mutating func closedCell(_ content: [UInt8], _ opening: Int) throws(TableError) -> String {
    let end = position
    skipSpaces()
    if position < bytes.count, !isEnd(bytes[position]) {
      throw TableError(.textAfterQuote, line: line, text: excerpt(from: end))
    }
    return try text(content[...], opening)
  }

  private func text(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(TableError) -> String {
    guard !bytes.contains(0) else { throw TableError(.notText, line: line, text: "it holds a zero byte") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TableError(.notText, line: line, text: "save it in that encoding")
    }
    return text
  }

  /// What stands on the line from a position on, for a message.
  private func excerpt(from start: Int) -> String {
    let end = bytes[start...].prefix(200).prefix { $0 != Byte.lineFeed && $0 != Byte.carriageReturn }
    return String(decoding: end, as: UTF8.self)
  }
}

extension CSVScanner {
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab && separator != Byte.tab
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private mutating func endLine() {
    if bytes[position] == Byte.carriageReturn, position + 1 < bytes.count, bytes[position + 1] == Byte.lineFeed {
      position += 1
    }
    position += 1
    line += 1
  }

  /// Passes over blank lines and lines of comment.
  private mutating func skipNonRecords() {
    while position < bytes.count {
      var end = position
      if bytes[position] == Byte.hash {
        while end < bytes.count, bytes[end] != Byte.lineFeed, bytes[end] != Byte.carriageReturn { end += 1 }
      } else {
        while end < bytes.count, isSpace(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] != Byte.lineFeed, bytes[end] != Byte.carriageReturn { return }
      }
      position = end
      if position < bytes.count { endLine() }
    }
  }

  /// The one of comma, semicolon and tab that occurs most on the header line outside quotation marks.
  private func detectSeparator() -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes[position...] {
      if byte == Byte.quote { quoted.toggle() }
      if quoted { continue }
      if byte == Byte.lineFeed || byte == Byte.carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    var best = UInt8(ascii: ",")
    for candidate in [UInt8(ascii: ";"), Byte.tab] where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }
}

/// The bytes that matter to the grammar.
private enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether a byte is the last of its line: LF, or a CR that no LF follows.
  static func endsLine(_ byte: UInt8, at position: Int, in bytes: [UInt8]) -> Bool {
    byte == lineFeed || byte == carriageReturn && !(position + 1 < bytes.count && bytes[position + 1] == lineFeed)
  }
}
