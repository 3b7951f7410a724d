/// A notation on one line: sums, products and quotients by signs between their parts.
protocol LineNotation: Notation {
  /// The sign before a first term.
  var leadingMinus: String { get }
  /// The sign between two terms.
  var minus: String { get }
  var times: String { get }
  var slash: String { get }
  /// An empty numerator.
  var one: String { get }
}

extension LineNotation {
  var leadingMinus: String { minus }
  var minus: String { "-" }
  var times: String { "*" }
  var slash: String { "/" }
  var one: String { "1" }

  func sum(_ terms: [(isNegative: Bool, piece: Piece)]) -> Piece {
    var text = ""
    for (i, term) in terms.enumerated() {
      let body = bracketed(term.piece, below: .product)
      text += i == 0 ? (term.isNegative ? leadingMinus : "") + body : (term.isNegative ? " \(minus) " : " + ") + body
    }
    return Piece(text: text, tightness: .sum)
  }

  func quotient(_ numerator: [Piece], _ denominator: [Piece]) -> Piece {
    if denominator.isEmpty, numerator.count == 1 { return numerator[0] }
    let top = numerator.isEmpty ? one : join(numerator)
    if denominator.isEmpty { return Piece(text: top, tightness: .product) }
    let bottom = denominator.count == 1 ? bracketed(denominator[0], below: .power) : "(\(join(denominator)))"
    return Piece(text: top + slash + bottom, tightness: .product)
  }

  func negative(_ piece: Piece) -> Piece {
    // Where a language lets the minus sign of a product bind tighter than the product, that is to the same effect.
    Piece(text: leadingMinus + bracketed(piece, below: .product), tightness: .negation)
  }

  func join(_ factors: [Piece]) -> String {
    factors.map { bracketed($0, below: .product) }.joined(separator: times)
  }

  func bracketed(_ piece: Piece, below limit: Piece.Tightness) -> String {
    piece.tightness < limit || (limit == .power && piece.tightness == .product) ? "(\(piece.text))" : piece.text
  }
}
