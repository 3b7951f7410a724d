/// A decimal number as digits and a power of ten, for bounds that are rounded outward digit by digit.
struct DecimalText: Equatable {
  private var isNegative: Bool
  /// The digits, the first of them not zero; empty for zero.
  private var digits: [UInt8]
  /// The number is 0.d₁d₂d₃… · 10^exponent.
  private var exponent: Int

  /// Reads "-1.25e-7"; nil for anything else.
  init?(_ text: String) {
    var rest = Substring(text)
    isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    var power = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let value = Int(rest[rest.index(after: mark)...]) else { return nil }
      power = value
      rest = rest[..<mark]
    }
    digits = []
    var before: Int?
    for byte in rest.utf8 {
      if byte == UInt8(ascii: "."), before == nil {
        before = digits.count
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(byte - UInt8(ascii: "0"))
      } else {
        return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    exponent = (before ?? digits.count) + power
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }

  /// The power of ten of the last digit.
  var lastPlace: Int { exponent - digits.count }

  /// One unit of the last place further up, or down.
  func moved(up: Bool) -> DecimalText {
    var result = self
    if up != isNegative { result.grow() } else { result.shrink() }
    return result
  }

  private mutating func grow() {
    var i = digits.count - 1
    while i >= 0, digits[i] == 9 {
      digits[i] = 0
      i -= 1
    }
    if i >= 0 {
      digits[i] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  private mutating func shrink() {
    var i = digits.count - 1
    while i >= 0, digits[i] == 0 {
      digits[i] = 9
      i -= 1
    }
    if i >= 0 { digits[i] -= 1 }
    if digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
  }

  /// The shortest way to write the number: plain up to some zeros, with a power of ten beyond.
  var text: String {
    var shown = digits
    while shown.last == 0 { shown.removeLast() }
    guard !shown.isEmpty else { return "0" }
    let letters = shown.map { String($0) }
    let sign = isNegative ? "-" : ""
    if exponent > 0, exponent <= max(21, shown.count) {
      let whole = letters.prefix(exponent).joined() + String(repeating: "0", count: max(0, exponent - letters.count))
      let fraction = letters.dropFirst(exponent).joined()
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
    if exponent <= 0, exponent > -6 {
      return sign + "0." + String(repeating: "0", count: -exponent) + letters.joined()
    }
    let fraction = letters.dropFirst().joined()
    return sign + letters[0] + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent - 1)"
  }
}
