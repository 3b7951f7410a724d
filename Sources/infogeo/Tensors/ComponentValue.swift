import Figures
import GeometryLaws

/// One number of a result, with what is known of its error.
enum ComponentValue: Equatable {
  /// A `Double` with a proved bound of its error.
  case rounded(Rounded)
  /// A decimal with a bound of its error, "0" when it is exact.
  case decimal(String, error: String)
  /// Decimals between which the number lies.
  case enclosure(lower: String, upper: String)

  /// Whether the number is exactly what is printed.
  var isExact: Bool {
    switch self {
    case .rounded(let number): number.isExact
    case .decimal(_, let error): error == "0"
    case .enclosure(let lower, let upper): lower == upper
    }
  }

  /// Whether the number is zero, or counts as zero.
  var isZero: Bool {
    switch self {
    case .rounded(let number): number.value == 0
    case .decimal(let text, _): text == "0"
    case .enclosure(let lower, let upper): lower == "0" && upper == "0"
    }
  }

  var json: JSONValue {
    switch self {
    case .rounded(let number): .number(number.value)
    case .decimal(let text, _): .string(text)
    case .enclosure(let lower, let upper): ["lower": .string(lower), "upper": .string(upper)]
    }
  }

  var errorJSON: JSONValue {
    switch self {
    case .rounded(let number): .number(number.error)
    case .decimal(_, let error): .string(error)
    case .enclosure: .null
    }
  }

  /// The number for a reader.
  var text: String {
    switch self {
    case .rounded(let number): number.value.shortest
    case .decimal(let text, _): text
    case .enclosure(let lower, let upper): lower == upper ? lower : "[\(lower), \(upper)]"
    }
  }

  /// The bound of the error for a reader.
  var errorText: String {
    switch self {
    case .rounded(let number): number.error.shortest
    case .decimal(_, let error): error
    case .enclosure: ""
    }
  }

  var latex: String {
    switch self {
    case .enclosure(let lower, let upper) where lower != upper:
      "[\(ComponentValue.latex(lower)),\\,\(ComponentValue.latex(upper))]"
    default: ComponentValue.latex(text)
    }
  }

  /// A decimal with its power of ten set as such.
  private static func latex(_ decimal: String) -> String {
    let parts = decimal.split(separator: "e")
    guard parts.count == 2 else { return decimal }
    let power = parts[1].hasPrefix("+") ? String(parts[1].dropFirst()) : String(parts[1])
    return "\(parts[0])\\cdot 10^{\(power)}"
  }
}

extension ComponentValue {
  /// A sharp ball as text.
  init(_ ball: Ball, digits: Int, isEnclosing: Bool) {
    let shown = ball.decimal(digits: digits)
    if ball.containsZero, !ball.isExact {
      // "0e-50" says that the number lies within 10⁻⁵⁰ of zero.
      let bound = "1" + (shown.hasPrefix("0e") ? String(shown.dropFirst()) : "e0")
      self = isEnclosing ? .enclosure(lower: "-" + bound, upper: bound) : .decimal("0", error: bound)
      return
    }
    guard let decimal = DecimalText(shown) else {
      self = isEnclosing ? .enclosure(lower: "-inf", upper: "inf") : .decimal("nan", error: "inf")
      return
    }
    if ball.isExact, let value = Rational(decimal.text), ball.contains(value) {
      self = isEnclosing ? .enclosure(lower: decimal.text, upper: decimal.text) : .decimal(decimal.text, error: "0")
      return
    }
    self =
      isEnclosing
      ? .enclosure(lower: decimal.moved(up: false).text, upper: decimal.moved(up: true).text)
      : .decimal(decimal.text, error: "1e\(decimal.lastPlace)")
  }
}
