/// How a JSON document is laid out.
public enum JSONLayout: Sendable {
  /// On one line, without spaces.
  case compact
  /// Indented by two spaces; arrays of plain values, and whatever else is short, stay on one line.
  case pretty
}

extension JSONValue {
  /// The document as text; the same value always gives the same text.
  public func text(_ layout: JSONLayout = .compact) -> String {
    var text = ""
    switch layout {
    case .compact: writeLine(to: &text)
    case .pretty: writePretty(to: &text, indent: "")
    }
    return text
  }

  /// On one line, with the given signs between elements and after names.
  private func writeLine(to text: inout String, comma: String = ",", colon: String = ":") {
    switch self {
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += comma }
        JSONValue.write(member.key, to: &text)
        text += colon
        member.value.writeLine(to: &text, comma: comma, colon: colon)
      }
      text += "}"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += comma }
        element.writeLine(to: &text, comma: comma, colon: colon)
      }
      text += "]"
    case .string(let string): JSONValue.write(string, to: &text)
    case .number(let value): text += JSONValue.text(of: value)
    case .integer(let value): text += String(value)
    case .bool(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .literal(let number):
      if JSONParser.isNumber(number) { text += number } else { JSONValue.write(number, to: &text) }
    }
  }

  private func writePretty(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .object(let object) where !object.members.isEmpty && !isShort:
      text += "{\n"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += ",\n" }
        text += inner
        JSONValue.write(member.key, to: &text)
        text += ": "
        member.value.writePretty(to: &text, indent: inner)
      }
      text += "\n" + indent + "}"
    case .array(let elements) where !(elements.allSatisfy(\.isPlain) || isShort):
      text += "[\n"
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ",\n" }
        text += inner
        element.writePretty(to: &text, indent: inner)
      }
      text += "\n" + indent + "]"
    default: writeLine(to: &text, comma: ", ", colon: ": ")
    }
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  /// Whether everything, nested at most twice, fits on a line of eighty characters.
  private var isShort: Bool { shortLength(depth: 3, budget: 80) != nil }

  /// The length of the compact text, or `nil` once it is over budget or nested too deeply.
  private func shortLength(depth: Int, budget: Int) -> Int? {
    guard depth > 0, budget >= 0 else { return nil }
    var length = 2
    switch self {
    case .object(let object):
      for member in object.members {
        length += member.key.utf8.count + 6
        guard let part = member.value.shortLength(depth: depth - 1, budget: budget - length) else { return nil }
        length += part
      }
    case .array(let elements):
      for element in elements {
        guard let part = element.shortLength(depth: depth - 1, budget: budget - length) else { return nil }
        length += part + 2
      }
    case .string(let string): length += string.utf8.count
    case .literal(let string): length = string.utf8.count
    default:
      var text = ""
      writeLine(to: &text)
      length = text.utf8.count
    }
    return length <= budget ? length : nil
  }

  /// A number as JSON: its shortest decimal, or a string when it is not finite.
  private static func text(of value: Double) -> String {
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value > 0 ? "\"Infinity\"" : "\"-Infinity\"" }
    return NumberText.shortest(value)
  }

  /// A string in quotation marks, with everything escaped that JSON, or a `<script>` around it, could trip over.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
