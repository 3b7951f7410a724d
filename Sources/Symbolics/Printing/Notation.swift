import Scalars

/// A printed piece of a formula and how tightly it holds together.
struct Piece {
  /// What a piece is, from loosest to tightest.
  enum Tightness: Int, Comparable {
    case sum, negation, product, power, atom
    static func < (a: Tightness, b: Tightness) -> Bool { a.rawValue < b.rawValue }
  }

  var text: String
  var tightness: Tightness
}

/// How formulas are written in one language: the printer walks the expression, a notation only spells.
protocol Notation {
  func number(_ value: Rational) -> Piece
  func symbol(_ name: String) -> Piece
  func constant(isPi: Bool) -> Piece
  /// Terms with their signs; the first may be negative.
  func sum(_ terms: [(isNegative: Bool, piece: Piece)]) -> Piece
  /// Numerator and denominator factors, neither holding a sign; both may be empty.
  func quotient(_ numerator: [Piece], _ denominator: [Piece]) -> Piece
  func negative(_ piece: Piece) -> Piece
  /// base^exponent for a positive rational exponent other than 1.
  func power(_ base: Piece, _ exponent: Rational) -> Piece
  func power(_ base: Piece, _ exponent: Piece) -> Piece
  func function(_ f: Function, order: Int, _ arguments: [Piece]) -> Piece
  /// e^(Σ cₖtₖ) by its terms, where a notation writes it in another way than as a function; nil otherwise.
  func exponential(_ terms: [(coefficient: Rational, piece: Piece)]) -> Piece?
}

extension Notation {
  func exponential(_ terms: [(coefficient: Rational, piece: Piece)]) -> Piece? { nil }
}

extension Arena {
  /// Expressions as text: a piece longer than `limit` characters is replaced by a note of its size.
  func print(_ roots: [NodeID], in notation: some Notation, limit: Int) -> [String] {
    let order = StructuralOrder(self, roots: roots)
    var pieces: [NodeID: Piece] = [:]
    // A chain of n functions has n²/2 letters in its pieces: nesting that is only deep is abridged as well.
    var written = 0
    for id in order.nodes {
      var piece = piece(id, order, pieces, notation)
      written += piece.text.utf8.count
      if piece.text.utf8.count > limit || written / (50 * max(roots.count, 1)) > limit {
        written = 0
        piece = Piece(text: "⟨\(reachable(from: [id]).count) subexpressions⟩", tightness: .atom)
      }
      pieces[id] = piece
    }
    return roots.map { pieces[$0]?.text ?? "" }
  }

  private func piece(
    _ id: NodeID, _ order: StructuralOrder, _ pieces: [NodeID: Piece], _ notation: some Notation
  ) -> Piece {
    let node = nodes[Int(id)]
    switch node.kind {
    case .number: return signed(value(id), notation)
    case .symbol: return notation.symbol(symbols[Int(node.payload)].name)
    case .constant: return notation.constant(isPi: node.payload == 0)
    case .sum:
      var terms: [(degree: Rational, isNegative: Bool, piece: Piece)] = []
      for (term, coefficient) in order.orderedPairs(of: id) {
        let c = value(coefficient)
        terms.append(
          (degree(term), c.isNegative, monomial(c.magnitude, factors(term, order), pieces, notation)))
      }
      // Higher degrees first; among equals the structural order is kept.
      var sorted = terms.enumerated().sorted { a, b in
        a.element.degree != b.element.degree ? a.element.degree > b.element.degree : a.offset < b.offset
      }.map { (isNegative: $0.element.isNegative, piece: $0.element.piece) }
      let constant = value(operand(id, 0))
      if !constant.isZero { sorted.append((constant.isNegative, notation.number(constant.magnitude))) }
      if sorted[0].isNegative, let lead = sorted.firstIndex(where: { !$0.isNegative }) {
        sorted.insert(sorted.remove(at: lead), at: 0)
      }
      return notation.sum(sorted)
    case .product:
      let c = value(operand(id, 0))
      let body = monomial(c.magnitude, order.orderedPairs(of: id), pieces, notation)
      return c.isNegative ? notation.negative(body) : body
    case .function:
      guard let f = function(id) else { return notation.number(0) }
      let arguments = (0..<operandCount(id)).map { pieces[operand(id, $0)] ?? notation.number(0) }
      if f == .power { return notation.power(arguments[0], arguments[1]) }
      if f == .exp, let piece = exponential(operand(id, 0), order, pieces, notation) { return piece }
      return notation.function(f, order: Int(node.payload >> 8), arguments)
    }
  }

  /// The exponential of a sum or product, when the notation has a way of its own for it.
  private func exponential(
    _ exponent: NodeID, _ order: StructuralOrder, _ pieces: [NodeID: Piece], _ notation: some Notation
  ) -> Piece? {
    var terms: [(coefficient: Rational, piece: Piece)] = []
    switch kind(exponent) {
    case .sum:
      for (term, coefficient) in order.orderedPairs(of: exponent) {
        terms.append((value(coefficient), monomial(1, factors(term, order), pieces, notation)))
      }
      let constant = value(operand(exponent, 0))
      if !constant.isZero { terms.append((constant, notation.number(1))) }
    case .product:
      let body = monomial(1, order.orderedPairs(of: exponent), pieces, notation)
      terms.append((value(operand(exponent, 0)), body))
    case .number: terms.append((value(exponent), notation.number(1)))
    default: terms.append((1, pieces[exponent] ?? notation.number(0)))
    }
    return notation.exponential(terms)
  }

  private func signed(_ value: Rational, _ notation: some Notation) -> Piece {
    value.isNegative ? notation.negative(notation.number(value.magnitude)) : notation.number(value)
  }

  /// The factors of a monic term.
  private func factors(_ term: NodeID, _ order: StructuralOrder) -> [(NodeID, NodeID)] {
    kind(term) == .product ? order.orderedPairs(of: term) : [(term, Arena.one)]
  }

  private func monomial(
    _ coefficient: Rational, _ factors: [(NodeID, NodeID)], _ pieces: [NodeID: Piece], _ notation: some Notation
  ) -> Piece {
    var numerator: [Piece] = [], denominator: [Piece] = []
    if !coefficient.numerator.isOne { numerator.append(notation.number(coefficient.numerator)) }
    if !coefficient.denominator.isOne { denominator.append(notation.number(coefficient.denominator)) }
    for (base, exponent) in factors {
      guard let piece = pieces[base] else { continue }
      let r = value(exponent)
      let power = r.magnitude.isOne ? piece : notation.power(piece, r.magnitude)
      if r.isNegative { denominator.append(power) } else { numerator.append(power) }
    }
    return notation.quotient(numerator, denominator)
  }

  /// The total degree of a term in its symbols, for display.
  private func degree(_ term: NodeID) -> Rational {
    switch kind(term) {
    case .symbol: return 1
    case .product:
      var total = Rational(0)
      for i in stride(from: 1, to: operandCount(term), by: 2) where kind(operand(term, i)) == .symbol {
        total += value(operand(term, i + 1))
      }
      return total
    default: return 0
    }
  }
}
