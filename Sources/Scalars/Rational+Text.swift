import CMPFR

extension Rational: LosslessStringConvertible, CustomStringConvertible, Codable {
  /// Reads "3", "-3/7", "0.125", "1e-3" or "2.5e10", exactly.
  ///
  /// Nil for any other text, for a zero denominator, for an exponent beyond ±10000 and for a text of more than 20000
  /// characters, so that input from outside cannot ask for a number of unbounded size.
  public init?(_ text: String) {
    guard text.utf8.count <= 20_000 else { return nil }
    self.init(parsing: text)
  }

  /// "p/q", or "p" for an integer.
  public var description: String {
    switch storage {
    case .small(let p, let q): return q == 1 ? "\(p)" : "\(p)/\(q)"
    case .big(let big):
      // Sign, slash and the closing zero are on top of the digits.
      let capacity = big.withParts { p, q in __gmpz_sizeinbase(p, 10) + __gmpz_sizeinbase(q, 10) + 3 }
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        guard let start = buffer.baseAddress else { return "" }
        withMPQ { _ = __gmpq_get_str(start, 10, $0) }
        return String(cString: start)
      }
    }
  }

  /// Reads the text that `encode(to:)` writes.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a text that is not a rational number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Rational(parsing: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a rational number")
    }
    self = value
  }

  /// Writes `description`: a text keeps every digit in any format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Rational {
  /// The parser, without a limit of length: the size of the result is bounded by the text and the exponent's limit.
  fileprivate init?(parsing text: String) {
    let bytes = Array(text.utf8)
    var reader = DecimalReader(bytes: bytes[...])
    let negative = reader.takeSign()
    guard let value = reader.takeNumber(), reader.bytes.isEmpty else { return nil }
    self = negative ? -value : value
  }
}

/// Reads an unsigned fraction or decimal from ASCII bytes.
private struct DecimalReader {
  var bytes: ArraySlice<UInt8>

  /// Whether a minus was there; a plus is passed over.
  mutating func takeSign() -> Bool {
    guard let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
    bytes.removeFirst()
    return sign == UInt8(ascii: "-")
  }

  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: wanted) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func takeDigits() -> ArraySlice<UInt8> {
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    bytes = bytes[digits.endIndex...]
    return digits
  }

  mutating func takeNumber() -> Rational? {
    let whole = takeDigits()
    if take("/") {
      let below = takeDigits()
      guard !whole.isEmpty, !below.isEmpty else { return nil }
      let divisor = Self.integer(below)
      return divisor.isZero ? nil : Self.integer(whole) / divisor
    }
    let fraction = take(".") ? takeDigits() : []
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    guard let exponent = takeExponent() else { return nil }
    let digits = Self.integer(whole + fraction)
    return digits.isZero ? 0 : digits * Rational(10).power(exponent - fraction.count)
  }

  /// 0 without an exponent; nil for one that is empty or beyond ±10000.
  private mutating func takeExponent() -> Int? {
    guard take("e") || take("E") else { return 0 }
    let negative = takeSign()
    let digits = takeDigits()
    guard !digits.isEmpty, let size = Self.integer(digits).asInt, size <= 10_000 else { return nil }
    return negative ? -size : size
  }

  private static func integer(_ digits: ArraySlice<UInt8>) -> Rational {
    // Eighteen digits always fit an Int.
    if digits.count <= 18 { return Rational(digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }) }
    let text = digits.map { CChar($0) } + [0]
    return Rational.fromMPQ { result in
      text.withUnsafeBufferPointer { _ = __gmpz_set_str(&result.pointee._mp_num, $0.baseAddress, 10) }
    }
  }
}
