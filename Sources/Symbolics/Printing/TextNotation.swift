import Scalars

/// Plain text that the parser reads back: `-(x - mu)^2/(2*sigma^2)`, or with the signs of Unicode `−(x − μ)²/(2·σ²)`.
struct TextNotation: LineNotation {
  /// How the names of symbols are spelled in Unicode; nil for plain text.
  var spelling: [String: String]?

  private var isUnicode: Bool { spelling != nil }
  var minus: String { isUnicode ? "−" : "-" }
  var times: String { isUnicode ? "·" : "*" }

  func number(_ value: Rational) -> Piece {
    Piece(text: value.description, tightness: value.isInteger ? .atom : .product)
  }

  func symbol(_ name: String) -> Piece { Piece(text: spelling?[name] ?? name, tightness: .atom) }

  func constant(isPi: Bool) -> Piece { Piece(text: isPi ? (isUnicode ? "π" : "pi") : "euler", tightness: .atom) }

  func power(_ base: Piece, _ exponent: Rational) -> Piece {
    if exponent == Rational(1, 2) {
      return Piece(text: (isUnicode ? "√" : "sqrt") + "(\(base.text))", tightness: .atom)
    }
    let shown = exponent.isInteger ? exponent.description : "(\(exponent))"
    let raised = isUnicode && exponent.isInteger ? UnicodeSpelling.superscript(shown) : "^" + shown
    return Piece(text: bracketed(base, below: .atom) + raised, tightness: .power)
  }

  func power(_ base: Piece, _ exponent: Piece) -> Piece {
    Piece(text: bracketed(base, below: .atom) + "^" + bracketed(exponent, below: .atom), tightness: .power)
  }

  func function(_ f: Function, order: Int, _ arguments: [Piece]) -> Piece {
    let list = arguments.map(\.text).joined(separator: ", ")
    let name: String
    switch f {
    case .polygamma where isUnicode: name = UnicodeSpelling.polygamma(order)
    case .polygamma:
      return Piece(text: order == 0 ? "digamma(\(list))" : "polygamma(\(order), \(list))", tightness: .atom)
    case .gamma where isUnicode: name = "Γ"
    case .logGamma where isUnicode: name = "logΓ"
    default: name = f.name
    }
    return Piece(text: "\(name)(\(list))", tightness: .atom)
  }
}

extension Expression: CustomStringConvertible {
  /// Plain text that `Expression(parsing:)` reads back, the same on every run; very long ones are abridged.
  public var description: String { text(limit: 1_000_000) }

  /// Plain text; a subexpression of more than `limit` characters is replaced by a note of its size.
  public func text(limit: Int = 1_000_000) -> String {
    pool.withArena { $0.print([id], in: TextNotation(), limit: limit)[0] }
  }

  /// Text with Greek letters, superscripts and the signs of mathematics: `−(x − μ)²/(2·σ²)`.
  ///
  /// `Expression(parsing:)` reads it back when it is given the symbols that occur.
  public func unicode(limit: Int = 1_000_000) -> String {
    let notation = TextNotation(spelling: UnicodeSpelling.names(symbols.map(\.name)))
    return pool.withArena { $0.print([id], in: notation, limit: limit)[0] }
  }

  /// LaTeX for a formula in mathematical mode.
  public func latex(limit: Int = 1_000_000) -> String {
    pool.withArena { $0.print([id], in: LaTeXNotation(), limit: limit)[0] }
  }
}
