extension JSONParser {
  /// Whether a text is a number as JSON writes them.
  static func isNumber(_ text: String) -> Bool {
    var parser = JSONParser(Array(text.utf8))
    return !text.isEmpty && parser.position == 0 && parser.skipNumber() && parser.position == parser.bytes.count
  }

  mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    guard skipNumber() else { throw error("this is not a number") }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if keepsNumberText { return .literal(text) }
    if text != "-0", let integer = Int(text) { return .integer(integer) }
    guard let value = Double(text), value.isFinite else {
      position = start
      throw error("\(text.excerpt) is larger than a Double can hold")
    }
    return .number(value)
  }

  /// Moves past a number; `false` where there is none.
  private mutating func skipNumber() -> Bool {
    _ = take("-")
    let whole = position
    guard skipDigits() else { return false }
    if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 { return false }
    if take("."), !skipDigits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      return skipDigits()
    }
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while let byte, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    return position > start
  }

  mutating func string() throws(JSONError) -> String {
    let opening = position
    position += 1
    var content: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        if let text = String(validating: content, as: UTF8.self) { return text }
        position = opening
        throw error("the string is not UTF-8")
      case UInt8(ascii: "\\"): try escape(into: &content)
      case ..<0x20: throw error("a control character inside a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    position = opening
    throw error("the string is never closed")
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    position += 1
    guard let byte else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(Character(try escapedScalar())).utf8)
    default:
      position -= 2
      throw error("an unknown escape in a string")
    }
  }

  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, take("\\"), take("u") {
      let second = try fourHexDigits()
      if 0xDC00...0xDFFF ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw error("half of a surrogate pair")
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are expected")
      }
      value = value << 4 + UInt32(digit)
      position += 1
    }
    return value
  }
}
