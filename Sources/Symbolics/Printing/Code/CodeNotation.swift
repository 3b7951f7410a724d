import Scalars

/// Formulas in Swift, C99, Python or Julia, in double precision.
struct CodeNotation: LineNotation {
  let language: CodeLanguage
  let names: CodeNames

  var one: String { literal(1) }

  func number(_ value: Rational) -> Piece {
    if value.isInteger { return Piece(text: literal(value), tightness: .atom) }
    return Piece(text: "\(literal(value.numerator))/\(literal(value.denominator))", tightness: .product)
  }

  /// An integer; beyond 2⁵³ the nearest number of double precision.
  private func literal(_ value: Rational) -> String {
    guard let n = value.asInt, n.magnitude <= 1 << 53 else { return "\(value.asDouble)" }
    // Integers would be divided as integers.
    return language == .swift || language == .c ? "\(n).0" : "\(n)"
  }

  /// The nearest number of double precision, so that it reads back as the same.
  func decimal(_ value: Double) -> String {
    guard value == value.rounded(), value.magnitude <= 9_007_199_254_740_992 else { return "\(value)" }
    return literal(Rational(Int(value)))
  }

  func symbol(_ name: String) -> Piece { Piece(text: names[name], tightness: .atom) }

  func constant(isPi: Bool) -> Piece {
    Piece(text: isPi ? "3.141592653589793" : "0.5772156649015329", tightness: .atom)
  }

  func power(_ base: Piece, _ exponent: Rational) -> Piece {
    if exponent == Rational(1, 2) { return Piece(text: "\(squareRoot)(\(base.text))", tightness: .atom) }
    let isShort = base.text.count <= 12 && base.tightness == .atom
    switch language {
    case .swift, .c:
      if exponent == 2, isShort { return Piece(text: "\(base.text)*\(base.text)", tightness: .product) }
      return Piece(text: "pow(\(base.text), \(number(exponent).text))", tightness: .atom)
    default:
      let shown = exponent.isInteger ? number(exponent).text : "(\(number(exponent).text))"
      return Piece(text: bracketed(base, below: .atom) + raise + shown, tightness: .power)
    }
  }

  func power(_ base: Piece, _ exponent: Piece) -> Piece {
    switch language {
    case .swift, .c: Piece(text: "pow(\(base.text), \(exponent.text))", tightness: .atom)
    default: Piece(text: bracketed(base, below: .atom) + raise + bracketed(exponent, below: .atom), tightness: .power)
    }
  }

  func function(_ f: Function, order: Int, _ arguments: [Piece]) -> Piece {
    let list = arguments.map(\.text)
    // What has no counterpart was refused before anything is printed.
    let spelling = CodeFunctions.spelling(of: f, order: order, in: language) ?? CodeFunctions.Spelling(f.name)
    return Piece(text: "\(spelling.name)(\((spelling.leading + list).joined(separator: ", ")))", tightness: .atom)
  }

  /// The name of the square root.
  var squareRoot: String { language == .python ? "np.sqrt" : "sqrt" }

  private var raise: String { language == .python ? "**" : "^" }
}
