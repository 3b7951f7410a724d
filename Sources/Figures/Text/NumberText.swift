/// How numbers become text in files that programs read: the shortest decimal that reads back to the same bits.
enum NumberText {
  /// The shortest decimal that round-trips, without a trailing `.0`; `NaN`, `inf` and `-inf` for what is not finite.
  ///
  /// Negative zero keeps its point (`-0.0`), because readers take `-0` for an integer and lose the sign.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    let text = value.description
    guard text.hasSuffix(".0"), value != 0 || value.sign == .plus else { return text }
    return String(text.dropLast(2))
  }

  /// What a text turned out to be when it was read as a decimal number.
  enum Reading: Equatable {
    case number(Double)
    case missing
    case beyondDouble
    case notANumber
  }

  /// Reads a cell: a decimal number (`.5`, `5.`, `-1e3`, `inf`, `Infinity`), or a mark for a missing value.
  ///
  /// Hexadecimal, digit separators and locale-specific forms are not numbers. A finite decimal that overflows is
  /// reported rather than read as infinite.
  static func read(_ text: String) -> Reading {
    if isMissing(text) { return .missing }
    let bytes = Array(text.utf8)
    if isDecimal(bytes[...]) {
      guard let value = Double(text) else { return .notANumber }
      return value.isFinite ? .number(value) : .beyondDouble
    }
    guard bytes.count <= 9 else { return .notANumber }
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .number(.infinity)
    case "-inf", "-infinity": return .number(-.infinity)
    default: return .notANumber
    }
  }

  /// Whether a cell says that there is no value: empty, `NA`, `NaN`, `null` (in any case) or `?`.
  static func isMissing(_ text: String) -> Bool {
    guard text.utf8.count <= 4 else { return false }
    if text.isEmpty || text == "?" { return true }
    switch text.lowercased() {
    case "na", "nan", "null": return true
    default: return false
    }
  }

  /// Whether the bytes are an optional sign, digits with at most one point among them, and an optional exponent.
  static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    skipSign(&rest)
    let whole = skipDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = skipDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    skipSign(&rest)
    return skipDigits(&rest) > 0 && rest.isEmpty
  }

  private static func skipSign(_ bytes: inout ArraySlice<UInt8>) {
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
  }

  private static func skipDigits(_ bytes: inout ArraySlice<UInt8>) -> Int {
    let start = bytes.startIndex
    while let byte = bytes.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { bytes.removeFirst() }
    return bytes.startIndex - start
  }
}
