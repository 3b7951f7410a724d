/// A formula that does not parse, and where.
public struct FormulaError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let reason: String
  /// The formula.
  public let text: String
  /// The place, in characters from 0.
  public let position: Int

  init(_ reason: String, in text: String, at position: Int) {
    self.reason = reason
    self.text = text
    self.position = Swift.min(Swift.max(position, 0), text.count)
  }

  /// One line: the reason, the column, and the formula with ‸ at the place.
  public var description: String { "\(reason) at column \(position + 1): \(marked)" }

  /// Three lines: the reason, the formula, and a caret below the place.
  public var caretDescription: String {
    let (excerpt, offset) = excerpt
    return "\(reason) at column \(position + 1)\n  \(excerpt)\n  \(String(repeating: " ", count: offset))^"
  }

  private var marked: String {
    let (excerpt, offset) = excerpt
    return String(excerpt.prefix(offset)) + "‸" + String(excerpt.dropFirst(offset))
  }

  /// At most sixty characters of the formula around the place, and the place in them; line breaks become spaces.
  private var excerpt: (String, Int) {
    let characters = Array(text)
    let start = Swift.max(0, position - 30), end = Swift.min(characters.count, position + 30)
    let head = start > 0 ? "…" : "", tail = end < characters.count ? "…" : ""
    let middle = String(characters[start..<end].map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return (head + middle + tail, position - start + head.count)
  }
}
