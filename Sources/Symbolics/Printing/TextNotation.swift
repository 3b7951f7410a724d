import Scalars

/// Plain text that the parser reads back: `-(x - mu)^2/(2*sigma^2)`, or with the signs of Unicode `−(x − μ)²/(2·σ²)`.
struct TextNotation: Notation {
  /// How the names of symbols are spelled in Unicode; nil for plain text.
  var spelling: [String: String]?

  private var isUnicode: Bool { spelling != nil }
  private var minus: String { isUnicode ? "−" : "-" }

  func number(_ value: Rational) -> Piece {
    Piece(text: value.description, tightness: value.isInteger ? .atom : .product)
  }

  func symbol(_ name: String) -> Piece { Piece(text: spelling?[name] ?? name, tightness: .atom) }

  func constant(isPi: Bool) -> Piece { Piece(text: isPi ? (isUnicode ? "π" : "pi") : "euler", tightness: .atom) }

  func sum(_ terms: [(isNegative: Bool, piece: Piece)]) -> Piece {
    var text = ""
    for (i, term) in terms.enumerated() {
      let body = bracketed(term.piece, below: .product)
      text += i == 0 ? (term.isNegative ? minus : "") + body : (term.isNegative ? " \(minus) " : " + ") + body
    }
    return Piece(text: text, tightness: .sum)
  }

  func quotient(_ numerator: [Piece], _ denominator: [Piece]) -> Piece {
    if denominator.isEmpty, numerator.count == 1 { return numerator[0] }
    let top = numerator.isEmpty ? "1" : join(numerator)
    if denominator.isEmpty { return Piece(text: top, tightness: .product) }
    let bottom = denominator.count == 1 ? bracketed(denominator[0], below: .power) : "(\(join(denominator)))"
    return Piece(text: top + "/" + bottom, tightness: .product)
  }

  func negative(_ piece: Piece) -> Piece {
    Piece(text: minus + bracketed(piece, below: .product), tightness: .negation)
  }

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

  private func join(_ factors: [Piece]) -> String {
    factors.map { bracketed($0, below: .product) }.joined(separator: isUnicode ? "·" : "*")
  }

  private func bracketed(_ piece: Piece, below limit: Piece.Tightness) -> String {
    piece.tightness < limit || (limit == .power && piece.tightness == .product) ? "(\(piece.text))" : piece.text
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
