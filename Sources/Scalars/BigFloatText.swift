/// The digits of a number, ± 0.d₁d₂d₃… · baseᵉ, on their way to text.
struct FloatDigits {
  var sign: String
  var digits: String
  var exponent: Int

  /// Without zeros at the end.
  var trimmed: FloatDigits {
    let kept = digits.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
    return FloatDigits(sign: sign, digits: String(digits.prefix(max(kept, 1))), exponent: exponent)
  }

  /// d.ddd…e±k.
  var scientific: String {
    let rest = digits.dropFirst(), power = exponent - 1
    return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(power < 0 ? "" : "+")\(power)"
  }

  /// Without an exponent where that needs no filling beyond 10⁻⁵ or the last digit.
  var text: String {
    let count = digits.utf8.count
    if exponent > max(count, 21) || exponent < -4 { return scientific }
    if exponent <= 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent))\(digits)" }
    if exponent >= count { return "\(sign)\(digits)\(String(repeating: "0", count: exponent - count))" }
    return "\(sign)\(digits.prefix(exponent)).\(digits.dropFirst(exponent))"
  }
}

/// Reads a number from text; MPFR's own reader takes more than we want and depends on the locale.
struct FloatReader {
  enum Parsed {
    /// ±digits · 10^exponent, or · 2^exponent in base 16.
    case digits(String, exponent: Int, base: Int)
    case fraction(Rational)
    case special(BigFloat)
  }

  private var bytes: ArraySlice<UInt8>
  private let text: String

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)[...]
  }

  mutating func read() -> Parsed? {
    if bytes.contains(UInt8(ascii: "/")) { return Rational(text).map { .fraction($0) } }
    let negative = take("-")
    if !negative { _ = take("+") }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "nan": return negative ? nil : .special(.nan)
    case "inf", "infinity", "∞": return .special(negative ? -.infinity : .infinity)
    default: break
    }
    let isHexadecimal = bytes.starts(with: "0x".utf8) || bytes.starts(with: "0X".utf8)
    if isHexadecimal { bytes = bytes.dropFirst(2) }
    let whole = takeDigits(isHexadecimal)
    let fraction = take(".") ? takeDigits(isHexadecimal) : []
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    guard let exponent = takeExponent(isHexadecimal), bytes.isEmpty else { return nil }
    let digits = (negative ? "-" : "") + String(decoding: whole + fraction, as: UTF8.self)
    return .digits(
      digits, exponent: exponent - fraction.count * (isHexadecimal ? 4 : 1), base: isHexadecimal ? 16 : 10)
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: wanted) else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func takeDigits(_ isHexadecimal: Bool) -> ArraySlice<UInt8> {
    let digits = bytes.prefix { byte in
      let letter = byte | 0x20
      return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (isHexadecimal && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter))
    }
    bytes = bytes[digits.endIndex...]
    return digits
  }

  /// 0 without an exponent; one that no number needs is cut to ±10¹⁵.
  private mutating func takeExponent(_ isHexadecimal: Bool) -> Int? {
    guard isHexadecimal ? take("p") || take("P") : take("e") || take("E") else { return 0 }
    let negative = take("-")
    if !negative { _ = take("+") }
    let digits = takeDigits(false)
    guard !digits.isEmpty else { return nil }
    let size = digits.reduce(0) { min(10 * $0 + Int($1 - UInt8(ascii: "0")), 1_000_000_000_000_000) }
    return negative ? -size : size
  }
}
