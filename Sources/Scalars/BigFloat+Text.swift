import CMPFR

extension BigFloat: CustomStringConvertible {
  /// The number nearest to a decimal: "-12.5", "1e-300", "3/7", "0x1.8p+3", "nan", "inf"; nil for any other text.
  ///
  /// Exponents may be of any size; beyond the range the number is 0 or ±∞.
  public init?(_ text: String, precision: BigFloatPrecision) {
    var reader = FloatReader(text)
    guard let parsed = reader.read() else { return nil }
    switch parsed {
    case .digits(let digits, let exponent, 10):
      // In a form that does not depend on the locale: an integer and an exponent.
      self = .fromMPFR(precision) { _ = mpfr_strtofr($0, "\(digits)e\(exponent)", nil, 10, MPFR_RNDN) }
    case .digits(let digits, let exponent, _):
      // Rounded first: a number that carries a precision becomes 0 or ±∞ beyond the range.
      self = BigFloat(hexadecimalDigits: digits).rounded(to: precision).scaled(byPowerOfTwo: exponent)
    case .fraction(let value): self.init(value, precision: precision)
    case .special(let value): self = value.rounded(to: precision)
    }
  }

  /// The number that a hexadecimal text is, exactly, as `hexadecimal` writes it; it carries no precision.
  ///
  /// nil for any other text, and for a number beyond the range of exponents.
  public init?(hexadecimal text: String) {
    var reader = FloatReader(text)
    switch reader.read() {
    case .digits(let digits, let exponent, 16):
      let integer = BigFloat(hexadecimalDigits: digits)
      guard let size = integer.exponent else {
        self = integer
        return
      }
      guard abs(size + exponent) < (1 << 30) - 2, abs(exponent) < 1 << 31 else { return nil }
      self = integer.scaled(byPowerOfTwo: exponent)
    case .special(let value): self = value
    default: return nil
    }
  }

  /// ±hhh as an exact integer.
  private init(hexadecimalDigits digits: String) {
    self = BigFloat(carriedBits: 0, room: max(4 * digits.utf8.count, 1)) {
      _ = mpfr_strtofr($0, digits, nil, 16, MPFR_RNDN)
    }.trimmed()
  }

  /// The shortest decimal that reads back as this number at its precision; all digits of an exact number.
  public var description: String {
    if !isFinite { return specialText }
    if let precision {
      let least = Int(Double(carriedBits - 1) * 0.30102999566398114)
      for count in [least, least + 1] where count > 0 {
        let digits = decimalDigits(count)
        if BigFloat(digits.scientific, precision: precision) == self { return digits.trimmed.text }
      }
      return decimalDigits(0).trimmed.text
    }
    // m · 2ᵉ has no more digits than m · 5⁻ᵉ or m · 2ᵉ; huge exponents are left in powers of two.
    guard isRegular else { return isSignMinus ? "-0" : "0" }
    let low = mpfrExponent - significandBits
    if mpfrExponent > 4096 || low < -4096 { return hexadecimal }
    return decimalDigits(Int(Double(significandBits + abs(low)) * 0.8) + 3).trimmed.text
  }

  /// So many significant decimal digits, correctly rounded: "3.1416", "0.00012500", "1.2500e-300".
  ///
  /// Between 10⁻⁵ and 10ⁿ without an exponent. "nan", "inf" and "-inf" for what is no number.
  public func decimal(digits: Int) -> String {
    precondition((1...10_000_000).contains(digits), "\(digits) digits are not in 1...10000000")
    return isFinite ? decimalDigits(digits).text : specialText
  }

  /// So many significant decimal digits, correctly rounded, with an exponent always: "1.2500e-4".
  public func scientific(digits: Int) -> String {
    precondition((1...10_000_000).contains(digits), "\(digits) digits are not in 1...10000000")
    return isFinite ? decimalDigits(digits).scientific : specialText
  }

  /// The number exactly, as "0xc.8p+0" for 12.5.
  ///
  /// Reading it back loses nothing but the precision.
  public var hexadecimal: String {
    if !isFinite { return specialText }
    if isZero { return isSignMinus ? "-0x0p+0" : "0x0p+0" }
    let digits = digits(0, base: 16).trimmed
    let fraction = digits.digits.dropFirst()
    let exponent = 4 * (digits.exponent - 1)
    return
      "\(digits.sign)0x\(digits.digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  private var specialText: String { isNaN ? "nan" : isSignMinus ? "-inf" : "inf" }

  private func decimalDigits(_ count: Int) -> FloatDigits { digits(count, base: 10) }

  /// So many digits, correctly rounded; with a count of 0 as many as make the number readable again.
  private func digits(_ count: Int, base: Int32) -> FloatDigits {
    if isZero {
      return FloatDigits(
        sign: isSignMinus ? "-" : "", digits: String(repeating: "0", count: max(count, 1)), exponent: 1)
    }
    var exponent = 0
    guard let characters = withMPFR({ mpfr_get_str(nil, &exponent, base, count, $0, MPFR_RNDN) }) else {
      return FloatDigits(sign: "", digits: "0", exponent: 1)
    }
    defer { mpfr_free_str(characters) }
    var text = String(cString: characters)
    let sign = text.hasPrefix("-") ? "-" : ""
    if !sign.isEmpty { text.removeFirst() }
    return FloatDigits(sign: sign, digits: text, exponent: exponent)
  }
}

extension BigFloat: Codable {
  private enum Key: String, CodingKey { case value, bits }

  /// Reads what `encode(to:)` writes.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a text that is no number or a precision out of range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let text = try container.decode(String.self, forKey: .value)
    guard let value = BigFloat(hexadecimal: text) else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "\"\(text)\" is not a hexadecimal number")
    }
    guard let bits = try container.decodeIfPresent(Int.self, forKey: .bits) else {
      self = value
      return
    }
    guard (2...10_000_000).contains(bits) else {
      throw DecodingError.dataCorruptedError(
        forKey: .bits, in: container, debugDescription: "a precision of \(bits) bits is not in 2...10000000")
    }
    self = value.rounded(to: BigFloatPrecision(bits: bits))
  }

  /// Writes the exact number in hexadecimal and, unless it is an exact one, its bits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(hexadecimal, forKey: .value)
    try container.encodeIfPresent(precision?.bits, forKey: .bits)
  }
}
