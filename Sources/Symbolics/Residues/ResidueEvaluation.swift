import Scalars

/// One sweep over an arena, children before parents.
struct ResidueEvaluation {
  private let point: ResiduePoint
  private var known: [NodeID: Residue] = [:]
  /// e^t is drawn as a twelfth power, so that its rational powers with denominators up to 4, and 6, exist.
  private static let exponentialPower = 12

  init(_ point: ResiduePoint) { self.point = point }

  mutating func evaluate(_ arena: borrowing Arena, _ roots: [NodeID]) throws(ResiduePoint.Failure) -> [Residue] {
    for id in arena.reachable(from: roots) { known[id] = try value(arena, id) }
    return roots.map { known[$0] ?? .zero }
  }

  private func value(_ arena: borrowing Arena, _ id: NodeID) throws(ResiduePoint.Failure) -> Residue {
    let start = Int(arena.nodes[Int(id)].start), count = arena.operandCount(id)
    switch arena.kind(id) {
    case .number: return try number(arena.value(id))
    case .constant: return square(point.draw("constant \(arena.nodes[Int(id)].payload)"))
    case .symbol:
      let symbol = arena.symbols[Int(arena.nodes[Int(id)].payload)]
      if let given = point.values[symbol] { return given }
      let drawn = square(point.draw("symbol " + symbol.name))
      return arena.sign(id).isNegative ? -drawn : drawn
    case .sum:
      var total = at(arena.operands[start])
      for i in stride(from: start + 1, to: start + count, by: 2) {
        total = total + at(arena.operands[i]) * at(arena.operands[i + 1])
      }
      return total
    case .product:
      var total = at(arena.operands[start])
      for i in stride(from: start + 1, to: start + count, by: 2) {
        total = try total * power(at(arena.operands[i]), arena.value(arena.operands[i + 1]))
      }
      return total
    case .function: return try function(arena, id)
    }
  }

  private func at(_ id: NodeID) -> Residue { known[id] ?? .zero }
  private func square(_ a: Residue) -> Residue { a * a }

  private func number(_ r: Rational) throws(ResiduePoint.Failure) -> Residue {
    guard let residue = Residue(r) else { throw .divisionByZero("the denominator of \(r)") }
    return residue
  }

  /// bʳ for r = n or n/2.
  private func power(_ base: Residue, _ exponent: Rational) throws(ResiduePoint.Failure) -> Residue {
    guard let twice = (exponent * 2).asInt else { throw .notRepresentable("the power \(exponent)") }
    var root = base
    if twice & 1 == 1 {
      guard let found = base.squareRoot else { throw .notASquare("the base of a power \(exponent)") }
      root = found
    }
    guard let result = root.power(twice & 1 == 1 ? twice : twice / 2) else {
      throw .divisionByZero("the base of a power \(exponent)")
    }
    return result
  }

  private func quotient(_ a: Residue, _ b: Residue) throws(ResiduePoint.Failure) -> Residue {
    guard let inverse = b.inverse else { throw .divisionByZero("a denominator") }
    return a * inverse
  }

  // MARK: Functions

  private func function(_ arena: borrowing Arena, _ id: NodeID) throws(ResiduePoint.Failure) -> Residue {
    let x = at(arena.operand(id, 0))
    guard let function = arena.function(id) else { throw .notRepresentable("an unknown function") }
    switch function {
    case .exp: return try exponential(arena, arena.operand(id, 0), times: .one)
    case .power:
      // xʸ = e^(y log x), with the constant part of y as a power of x itself.
      return try exponential(arena, arena.operand(id, 1), times: point.draw("log", x), base: x)
    case .sin, .cos, .tan: return try circular(function, x)
    case .sinh, .cosh, .tanh:
      let e = try exponential(arena, arena.operand(id, 0), times: .one), inverse = try quotient(.one, e)
      let half = try number(Rational(1, 2))
      switch function {
      case .sinh: return (e - inverse) * half
      case .cosh: return (e + inverse) * half
      default: return try quotient(e - inverse, e + inverse)
      }
    case .abs:
      // The root of x² that is a square: x or −x.
      return x.squareRoot == nil ? -x : x
    case .erfc: return .one - odd("erf", x)
    case .asin, .atan, .asinh, .atanh, .erf: return odd(function.name, x)
    case .polygamma: return point.draw("polygamma \(arena.polygammaOrder(id))", x)
    case .polygammaTail:
      let n = arena.polygammaOrder(id), whole = point.draw("polygamma \(n)", x)
      if n == 0 { return whole - point.draw("log", x) }
      let factorial = (1..<max(n, 2)).reduce(Residue.one) { $1 < n ? $0 * Residue($1) : $0 }
      let lead = try power(x, Rational(-n)) * factorial
      return n & 1 == 1 ? whole - lead : whole + lead
    case .besselI, .besselK: return point.draw(function.name, x, at(arena.operand(id, 1)))
    case .log, .acos, .acosh, .gamma, .logGamma: return point.draw(function.name, x)
    case .sign, .step, .minimum, .maximum: throw .notRepresentable(function.name)
    }
  }

  /// An odd function of its residue.
  private func odd(_ label: String, _ x: Residue) -> Residue {
    let (size, isNegative) = split(x)
    if size.isZero { return .zero }
    let drawn = point.draw(label, size)
    return isNegative ? -drawn : drawn
  }

  /// x as ± the smaller of the representatives of x and −x.
  private func split(_ x: Residue) -> (size: Residue, isNegative: Bool) {
    x.value <= Residue.modulus / 2 ? (x, false) : (-x, true)
  }

  private func circular(_ function: Function, _ x: Residue) throws(ResiduePoint.Failure) -> Residue {
    let (size, isNegative) = split(x)
    let t = size.isZero ? Residue.zero : isNegative ? -point.draw("half angle", size) : point.draw("half angle", size)
    let two = Residue(2), sum = Residue.one + t * t, difference = Residue.one - t * t
    switch function {
    case .sin: return try quotient(two * t, sum)
    case .cos: return try quotient(difference, sum)
    default: return try quotient(two * t, difference)
    }
  }

  /// e^(factor · exponent), term by term; a constant term c gives baseᶜ where a base is given.
  private func exponential(
    _ arena: borrowing Arena, _ exponent: NodeID, times factor: Residue, base: Residue? = nil
  ) throws(ResiduePoint.Failure) -> Residue {
    var result = Residue.one
    func multiply(_ coefficient: Rational, _ term: Residue) throws(ResiduePoint.Failure) {
      guard let whole = (coefficient * Rational(ResidueEvaluation.exponentialPower)).asInt else {
        throw .notRepresentable("an exponential with the coefficient \(coefficient)")
      }
      let (size, isNegative) = split(term)
      guard let power = point.draw("exp", size).power(isNegative ? -whole : whole) else {
        throw .divisionByZero("an exponential")
      }
      result = result * power
    }
    func multiply(constant: Rational) throws(ResiduePoint.Failure) {
      if constant.isZero { return }
      if let base { result = try result * power(base, constant) } else { try multiply(constant, factor) }
    }
    switch arena.kind(exponent) {
    case .number: try multiply(constant: arena.value(exponent))
    case .sum:
      try multiply(constant: arena.value(arena.operand(exponent, 0)))
      for i in stride(from: 1, to: arena.operandCount(exponent), by: 2) {
        try multiply(arena.value(arena.operand(exponent, i)), factor * at(arena.operand(exponent, i + 1)))
      }
    case .product:
      let c = arena.value(arena.operand(exponent, 0))
      let monic = try quotient(at(exponent), number(c))
      try multiply(c, factor * monic)
    default: try multiply(1, factor * at(exponent))
    }
    return result
  }
}
