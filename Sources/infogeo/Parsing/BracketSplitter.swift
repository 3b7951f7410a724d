import GeometryLaws

/// Cuts texts at separators that stand outside of brackets.
enum BracketSplitter {
  /// The parts between separators at depth 0, trimmed; nil when brackets do not match.
  static func split(_ text: some StringProtocol, at separator: Character) -> [String]? {
    var parts: [String] = [""]
    var open: [Character] = []
    for character in text {
      switch character {
      case "(", "[": open.append(character)
      case ")": guard open.popLast() == "(" else { return nil }
      case "]": guard open.popLast() == "[" else { return nil }
      default: break
      }
      if character == separator, open.isEmpty {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return open.isEmpty ? parts.map(trimmed) : nil
  }

  /// The text without white space around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var part = Substring(text)
    while part.first?.isWhitespace ?? false { part.removeFirst() }
    while part.last?.isWhitespace ?? false { part.removeLast() }
    return String(part)
  }

  /// What stands in the square brackets around a text; nil without such brackets.
  static func unbracketed(_ text: String) -> String? {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2 else { return nil }
    let inner = String(text.dropFirst().dropLast())
    return split(inner, at: ",") == nil ? nil : inner
  }
}

/// A name as formulas write it: a letter or `_`, then letters, digits, `_` or primes.
enum NameRules {
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_", text.count <= 64 else { return false }
    return text.dropFirst().allSatisfy {
      $0.isLetter || $0 == "_" || $0 == "'" || $0 == "′" || ($0.isASCII && $0.isNumber)
    }
  }

  /// "did you mean …?" for a name that is one slip away from others; nil when none is.
  static func suggestion(for name: String, among known: [String]) -> String? {
    let near = known.filter { Expression.isNearName($0, name) }
    return near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"
  }
}
