/// A drawing in SVG, built element by element.
struct SVGCanvas {
  /// The text so far.
  private(set) var text = ""
  private var open: [String] = []

  /// An attribute and its value, which is escaped.
  typealias Attribute = (name: String, value: String)

  /// An element without content.
  mutating func element(_ name: String, _ attributes: [Attribute]) {
    start(name, attributes, end: "/>\n")
  }

  /// An element that contains text, and nothing else.
  mutating func element(_ name: String, _ attributes: [Attribute], text content: String) {
    start(name, attributes, end: ">")
    text += XMLText.escaped(content) + "</\(name)>\n"
  }

  /// Opens an element.
  mutating func begin(_ name: String, _ attributes: [Attribute] = []) {
    start(name, attributes, end: ">\n")
    open.append(name)
  }

  /// Closes the element opened last.
  mutating func end() {
    if let name = open.popLast() { text += "</\(name)>\n" }
  }

  /// Adds markup that is known to be well formed.
  mutating func raw(_ markup: String) { text += markup }

  private mutating func start(_ name: String, _ attributes: [Attribute], end: String) {
    text += "<" + name
    for attribute in attributes { text += " \(attribute.name)=\"\(XMLText.escaped(attribute.value))\"" }
    text += end
  }
}

/// Text and numbers as XML wants them.
enum XMLText {
  /// The text with markup escaped; characters that XML cannot hold become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A coordinate with two decimals at most; what is not finite cannot be drawn and must not come this far.
  static func number(_ value: Double) -> String {
    precondition(value.isFinite, "a coordinate of a drawing is \(value)")
    let hundredths = Int((min(1e7, max(-1e7, value)) * 100).rounded())
    let magnitude = hundredths.magnitude
    let whole = (hundredths < 0 ? "-" : "") + String(magnitude / 100)
    let rest = magnitude % 100
    if rest == 0 { return whole }
    return whole + (rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  /// A line through points as path data.
  static func path(_ points: [XY], closed: Bool = false) -> String {
    guard let first = points.first else { return "" }
    var data = "M" + number(first.x) + " " + number(first.y)
    var previous = data.dropFirst()
    var separator = "L"
    for point in points.dropFirst() {
      let pair = number(point.x) + " " + number(point.y)
      if pair == previous { continue }
      data += separator + pair
      previous = pair[...]
      separator = " "
    }
    if separator == "L" { data += "h0" }
    return closed ? data + "Z" : data
  }
}
