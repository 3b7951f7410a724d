import Scalars

/// Construction of powers, with domains used conservatively: √(x²) is |x| unless x is known not to be negative.
extension Arena {
  /// a^r for a number node r.
  mutating func power(_ a: NodeID, _ r: NodeID) -> NodeID {
    if r == Arena.zero { return Arena.one }
    if r == Arena.one { return a }
    switch kind(a) {
    case .number: return numberPower(a, value(r))
    case .product: return sign(r).contains(.isInteger) ? distribute(a, r) : rootOfProduct(a, r)
    case .function: return functionPower(a, r, value(r))
    default: return internProduct(Arena.one, a, r)
    }
  }

  /// a^b for any exponent; b rational takes the other road.
  mutating func power(_ a: NodeID, of b: NodeID) -> NodeID {
    if isNumber(b) { return power(a, b) }
    if a == Arena.one { return Arena.one }
    if function(a) == .exp { return apply(.exp, multiply(operand(a, 0), b)) }
    let base = sign(a), exponent = sign(b)
    var result = Sign.unknown
    if base.isPositive { result = .positive } else if base.isNonNegative { result = .nonNegative }
    if base.contains(.isInteger), exponent.contains(.isInteger), exponent.isNonNegative { result.insert(.isInteger) }
    return intern(.function, Int32(Function.power.rawValue), a, b, sign: result)
  }

  /// √a.
  mutating func squareRoot(_ a: NodeID) -> NodeID { power(a, number(Rational(1, 2))) }

  private mutating func functionPower(_ a: NodeID, _ r: NodeID, _ exponent: Rational) -> NodeID {
    switch function(a) {
    case .exp: return apply(.exp, scale(operand(a, 0), by: r))
    case .abs:
      if exponent.isInteger, let n = exponent.asInt, n & 1 == 0 { return power(operand(a, 0), r) }
    case .power:
      // (x^y)^r = x^(ry) holds for every real power of a positive x, and for integer r.
      if exponent.isInteger || sign(operand(a, 0)).isPositive {
        return power(operand(a, 0), of: scale(operand(a, 1), by: r))
      }
    default: break
    }
    return internProduct(Arena.one, a, r)
  }

  /// (c Π bᵢ^eᵢ)^n for an integer n.
  private mutating func distribute(_ a: NodeID, _ n: NodeID) -> NodeID {
    let first = Int(nodes[Int(a)].start), end = first + operandCount(a)
    let start = pairs.count
    var coefficient = Arena.one
    collect(factor: power(operands[first], n), &coefficient)
    for i in stride(from: first + 1, to: end, by: 2) {
      let base = operands[i], exponent = multiplyNumbers(operands[i + 1], n)
      // |x|ᵏ, √2ᵏ and the like may become simpler.
      switch kind(base) {
      case .number, .function, .product: collect(factor: power(base, exponent), &coefficient)
      default: pairs.append(pack(base, exponent))
      }
    }
    return product(coefficient, from: start)
  }

  /// (c Π bᵢ^eᵢ)^r for a fraction r: factors known to be non-negative leave the root, even powers leave as |b|.
  private mutating func rootOfProduct(_ a: NodeID, _ r: NodeID) -> NodeID {
    let first = Int(nodes[Int(a)].start), end = first + operandCount(a)
    let start = pairs.count
    var coefficient = Arena.one
    var rest: [NodeID] = []
    let scalar = value(operands[first])
    collect(factor: numberPower(number(scalar.magnitude), value(r)), &coefficient)
    let restSign = scalar.isNegative ? Arena.minusOne : Arena.one
    for i in stride(from: first + 1, to: end, by: 2) {
      let base = operands[i], exponent = operands[i + 1]
      let even = value(exponent).isInteger && (value(exponent).asInt.map { $0 & 1 == 0 } ?? false)
      if sign(base).isNonNegative || isNumber(base) {
        collect(factor: power(base, multiplyNumbers(exponent, r)), &coefficient)
      } else if even {
        collect(factor: power(apply(.abs, base), multiplyNumbers(exponent, r)), &coefficient)
      } else if sign(base).isNonPositive, restSign == Arena.minusOne, rest.isEmpty {
        // (−b)^(er) for b ≤ 0, the minus sign being taken from the coefficient.
        rest = [base, exponent]
      } else {
        rest.append(base)
        rest.append(exponent)
      }
    }
    if rest.isEmpty, restSign == Arena.one { return product(coefficient, from: start) }
    let inner =
      rest.count == 2 && restSign == Arena.one && rest[1] == Arena.one ? rest[0] : internProduct(restSign, rest)
    pairs.append(pack(inner, r))
    return product(coefficient, from: start)
  }

  // MARK: Numbers

  /// n^r for a number: computed out for integer r, otherwise split into prime factors, 8^(1/2) = 2·2^(1/2).
  private mutating func numberPower(_ a: NodeID, _ r: Rational) -> NodeID {
    let base = value(a)
    if base.isZero, r.isNegative { return undefined() }
    if r.isInteger {
      if base.isZero || base.isOne { return a }
      if let n = computableExponent(base, r) { return number(base.power(n)) }
      return internProduct(Arena.one, a, number(r))
    }
    if base.isZero || base.isOne { return a }
    guard !base.isNegative else { return internProduct(Arena.one, a, number(r)) }
    var coefficient = Rational(1)
    let start = pairs.count
    for (part, direction) in [(base.numerator, Rational(1)), (base.denominator, Rational(-1))] where !part.isOne {
      for (prime, multiplicity) in factors(of: part) {
        let exponent = Rational(multiplicity) * r * direction
        let whole = exponent.floor
        if let n = computableExponent(prime, whole) {
          coefficient *= prime.power(n)
          let fraction = exponent - whole
          if !fraction.isZero { pairs.append(pack(number(prime), number(fraction))) }
        } else {
          pairs.append(pack(number(prime), number(exponent)))
        }
      }
    }
    pairs.sort(from: start)
    let front = number(coefficient)
    if pairs.count == start { return front }
    let first = operands.count
    operands.append(front)
    for i in start..<pairs.count {
      operands.append(Symbolics.first(pairs[i]))
      operands.append(second(pairs[i]))
    }
    pairs.truncate(to: start)
    return internProduct(from: first)
  }

  /// The prime factors up to 2¹⁰ of a positive integer, and what is left; a number beyond 64 bits is left whole.
  func factors(of n: Rational) -> [(Rational, Int)] {
    guard var rest = n.asInt else { return [(n, 1)] }
    var result: [(Rational, Int)] = []
    var divisor = 2
    while divisor <= 1024, divisor * divisor <= rest {
      var multiplicity = 0
      while rest % divisor == 0 {
        rest /= divisor
        multiplicity += 1
      }
      if multiplicity > 0 { result.append((Rational(divisor), multiplicity)) }
      divisor += divisor == 2 ? 1 : 2
    }
    if rest > 1 { result.append((Rational(rest), 1)) }
    return result
  }
}
