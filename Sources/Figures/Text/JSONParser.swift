import Foundation

/// Text that is not JSON: where, and why.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible, LocalizedError {
  /// What is wrong.
  public let message: String
  /// The line, from one.
  public let line: Int
  /// The column, from one, counted in bytes.
  public let column: Int

  /// Where, and what.
  public var description: String { "line \(line), column \(column): \(message)" }
  /// Where, and what.
  public var errorDescription: String? { description }
}

extension JSONValue {
  /// Reads one JSON value, strictly after RFC 8259.
  ///
  /// Refused are trailing commas and text, comments, leading zeros, bare `NaN`, unpaired surrogates, two members of
  /// one name, and numbers that overflow. Whole numbers that fit become `integer`, others `number`.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - keepingNumberText: Whether every number becomes a `literal`, so that no digit of it is lost.
  ///   - maximumDepth: How deeply arrays and objects may be nested.
  public init(parsing text: String, keepingNumberText: Bool = false, maximumDepth: Int = 256) throws(JSONError) {
    var parser = JSONParser(Array(text.utf8), keepsNumberText: keepingNumberText)
    self = try parser.document(maximumDepth)
  }

  /// Reads one JSON value from bytes of UTF-8; see ``init(parsing:keepingNumberText:maximumDepth:)``.
  public init(
    parsing bytes: [UInt8], keepingNumberText: Bool = false, maximumDepth: Int = 256
  ) throws(JSONError) {
    var parser = JSONParser(bytes, keepsNumberText: keepingNumberText)
    self = try parser.document(maximumDepth)
  }
}

/// A recursive-descent parser over bytes, whose recursion is bounded.
struct JSONParser {
  let bytes: [UInt8]
  let keepsNumberText: Bool
  var position = 0

  init(_ bytes: [UInt8], keepsNumberText: Bool = false) {
    self.bytes = bytes
    self.keepsNumberText = keepsNumberText
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document(_ depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    let value = try value(depth)
    skipSpace()
    guard position == bytes.count else { throw error("text after the value") }
    return value
  }

  private mutating func value(_ depth: Int) throws(JSONError) -> JSONValue {
    guard let byte else { throw error("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
    guard depth > 0 else { throw error("nested too deeply") }
    position += 1
    var object = JSONObject()
    var keys: Set<[UInt8]> = []
    skipSpace()
    if take("}") { return .object(object) }
    while true {
      skipSpace()
      let start = position
      guard byte == UInt8(ascii: "\"") else { throw error("a name in quotation marks is expected") }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        position = start
        throw error("a second member named \(key.excerpt)")
      }
      skipSpace()
      guard take(":") else { throw error("a colon is expected") }
      skipSpace()
      object.append(key, try value(depth - 1))
      skipSpace()
      if take("}") { return .object(object) }
      guard take(",") else { throw error("a comma or a closing brace is expected") }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
    guard depth > 0 else { throw error("nested too deeply") }
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value(depth - 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("a comma or a closing bracket is expected") }
    }
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw error("a value is expected")
  }

  mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// An error at the present position.
  func error(_ message: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(message: message, line: line, column: before.count - start + 1)
  }
}
