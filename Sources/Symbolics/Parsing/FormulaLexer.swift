import Scalars

/// The words of a formula.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(Rational)
    case name(String)
    case symbol(Character)
    case end
  }

  let kind: Kind
  let position: Int

  /// How the token is named in an error.
  var shown: String {
    switch kind {
    case .number(let value): "the number \(value)"
    case .name(let name): "“\(name)”"
    case .symbol(let character): "“\(character)”"
    case .end: "the end"
    }
  }
}

/// Splits a formula into words; `**` is read as `^`.
struct FormulaLexer {
  static let longestText = 100_000

  static func tokens(of text: String) throws(FormulaError) -> [FormulaToken] {
    guard text.utf8.count <= longestText else {
      throw FormulaError("a formula has at most \(longestText) bytes", in: text, at: 0)
    }
    let characters = Array(text)
    var tokens: [FormulaToken] = []
    var i = 0
    while i < characters.count {
      let c = characters[i]
      if c.isWhitespace {
        i += 1
      } else if isDigit(c) || (c == "." && i + 1 < characters.count && isDigit(characters[i + 1])) {
        let end = numberEnd(characters, i)
        let word = String(characters[i..<end])
        guard let value = Rational(word) else {
          throw FormulaError("the number \(word.prefix(40)) is too large to be read exactly", in: text, at: i)
        }
        tokens.append(FormulaToken(kind: .number(value), position: i))
        i = end
      } else if isNameStart(c) {
        var end = i + 1
        while end < characters.count, isNamePart(characters[end]) { end += 1 }
        end = orderEnd(characters, end)
        tokens.append(FormulaToken(kind: .name(String(characters[i..<end])), position: i))
        i = end
      } else if c == "*", i + 1 < characters.count, characters[i + 1] == "*" {
        tokens.append(FormulaToken(kind: .symbol("^"), position: i))
        i += 2
      } else if UnicodeSpelling.plain(c) != nil {
        let end = try superscript(characters, i, text, &tokens)
        i = end
      } else if let plain = spelling[c] {
        tokens.append(FormulaToken(kind: .symbol(plain), position: i))
        i += 1
      } else {
        throw FormulaError("unexpected character “\(c)”", in: text, at: i)
      }
    }
    tokens.append(FormulaToken(kind: .end, position: characters.count))
    return tokens
  }

  private static let spelling: [Character: Character] = [
    "+": "+", "-": "-", "−": "-", "*": "*", "·": "*", "×": "*", "/": "/", "^": "^", "(": "(", ")": ")", ",": ",",
    "[": "[", "]": "]", "√": "√",
  ]

  /// A whole number in superscript becomes `^` and the number.
  ///
  /// What follows is no further power, since x²^3 would be read as x^(2^3).
  private static func superscript(
    _ characters: [Character], _ start: Int, _ text: String, _ tokens: inout [FormulaToken]
  ) throws(FormulaError) -> Int {
    var end = start, word = ""
    while end < characters.count, let plain = UnicodeSpelling.plain(characters[end]) {
      word.append(plain)
      end += 1
    }
    guard let value = Int(word) else {
      throw FormulaError("the exponent “\(String(characters[start..<end]))” is no whole number", in: text, at: start)
    }
    var next = end
    while next < characters.count, characters[next].isWhitespace { next += 1 }
    if next < characters.count {
      let isStar = characters[next] == "*" && next + 1 < characters.count && characters[next + 1] == "*"
      if isStar || characters[next] == "^" || UnicodeSpelling.plain(characters[next]) != nil {
        throw FormulaError("a power of a power needs brackets", in: text, at: next)
      }
    }
    tokens.append(FormulaToken(kind: .symbol("^"), position: start))
    tokens.append(FormulaToken(kind: .number(Rational(value)), position: start))
    return end
  }

  /// The end of a name that may have an order in superscript brackets behind it, as in ψ⁽¹⁾.
  private static func orderEnd(_ characters: [Character], _ start: Int) -> Int {
    guard start < characters.count, characters[start] == "⁽" else { return start }
    var end = start + 1
    while end < characters.count, let plain = UnicodeSpelling.plain(characters[end]), plain != "(" {
      end += 1
      if plain == ")" { return end }
    }
    return start
  }

  private static func isDigit(_ c: Character) -> Bool { c.isASCII && c.isNumber }

  /// Letters of any script, and the underscore; superscripts and symbols are none.
  static func isNameStart(_ c: Character) -> Bool { c.isLetter || c == "_" }
  static func isNamePart(_ c: Character) -> Bool {
    c.isLetter || c == "_" || isDigit(c) || c == "'" || c == "′" || UnicodeSpelling.isSubscript(c)
  }

  private static func numberEnd(_ characters: [Character], _ start: Int) -> Int {
    var i = start
    while i < characters.count, isDigit(characters[i]) { i += 1 }
    if i < characters.count, characters[i] == "." {
      i += 1
      while i < characters.count, isDigit(characters[i]) { i += 1 }
    }
    if i < characters.count, characters[i] == "e" || characters[i] == "E" {
      var j = i + 1
      if j < characters.count, characters[j] == "+" || characters[j] == "-" { j += 1 }
      if j < characters.count, isDigit(characters[j]) {
        while j < characters.count, isDigit(characters[j]) { j += 1 }
        return j
      }
    }
    return i
  }
}
