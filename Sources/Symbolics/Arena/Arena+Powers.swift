import Scalars

/// Construction of powers, with domains used conservatively: √(x²) is |x| unless x is known not to be negative.
extension Arena {
  /// a^r for a number node r.
  mutating func power(_ a: NodeID, _ r: NodeID) -> NodeID {
    if r == Arena.zero { return Arena.one }
    if r == Arena.one { return a }
    let exponent = value(r)
    switch kind(a) {
    case .number: return numberPower(a, exponent)
    case .product: return exponent.isInteger ? distribute(a, r) : rootOfProduct(a, r)
    case .function: return functionPower(a, r, exponent)
    default: return internProduct([Arena.one, a, r])
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
    return intern(.function, Int32(Function.power.rawValue), [a, b], sign: result)
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
    return internProduct([Arena.one, a, r])
  }

  /// (c Π bᵢ^eᵢ)^n for an integer n.
  private mutating func distribute(_ a: NodeID, _ n: NodeID) -> NodeID {
    let start = Int(nodes[Int(a)].start), count = operandCount(a)
    var coefficient = Arena.one
    var pairs = ContiguousArray<UInt64>()
    collect(power(operands[start], n), &coefficient, &pairs)
    for i in stride(from: 1, to: count, by: 2) {
      pairs.append(pack(operands[start + i], multiplyNumbers(operands[start + i + 1], n)))
    }
    // |x|ᵏ, √2ᵏ and the like may have become simpler.
    var settledPairs = ContiguousArray<UInt64>()
    for pair in pairs {
      let base = first(pair)
      if isNumber(base) || kind(base) == .function || kind(base) == .product {
        collect(power(base, second(pair)), &coefficient, &settledPairs)
      } else {
        settledPairs.append(pair)
      }
    }
    return product(coefficient, &settledPairs)
  }

  /// (c Π bᵢ^eᵢ)^r for a fraction r: factors known to be non-negative leave the root, even powers leave as |b|.
  private mutating func rootOfProduct(_ a: NodeID, _ r: NodeID) -> NodeID {
    let start = Int(nodes[Int(a)].start), count = operandCount(a)
    var coefficient = Arena.one
    var pairs = ContiguousArray<UInt64>()
    var rest: ContiguousArray<NodeID> = []
    let scalar = value(operands[start])
    collect(numberPower(number(scalar.magnitude), value(r)), &coefficient, &pairs)
    let restSign = scalar.isNegative ? Arena.minusOne : Arena.one
    for i in stride(from: 1, to: count, by: 2) {
      let base = operands[start + i], exponent = operands[start + i + 1]
      let even = value(exponent).isInteger && (value(exponent).asInt.map { $0 & 1 == 0 } ?? false)
      if sign(base).isNonNegative || isNumber(base) {
        collect(power(base, multiplyNumbers(exponent, r)), &coefficient, &pairs)
      } else if even {
        collect(power(apply(.abs, base), multiplyNumbers(exponent, r)), &coefficient, &pairs)
      } else if sign(base).isNonPositive, restSign == Arena.minusOne, rest.isEmpty {
        // (−b)^(er) for b ≤ 0, the minus sign being taken from the coefficient.
        rest = [base, exponent]
      } else {
        rest.append(base)
        rest.append(exponent)
      }
    }
    if rest.isEmpty, restSign == Arena.one { return product(coefficient, &pairs) }
    let inner =
      rest.count == 2 && restSign == Arena.one && rest[1] == Arena.one ? rest[0] : internProduct([restSign] + rest)
    pairs.append(pack(inner, r))
    return product(coefficient, &pairs)
  }

  // MARK: Numbers

  /// n^r for a number: computed out for integer r, otherwise split into prime factors, 8^(1/2) = 2·2^(1/2).
  private mutating func numberPower(_ a: NodeID, _ r: Rational) -> NodeID {
    let base = value(a)
    if r.isInteger {
      if base.isZero || base.isOne { return a }
      if let n = computableExponent(base, r) { return number(base.power(n)) }
      return internProduct([Arena.one, a, number(r)])
    }
    if base.isZero || base.isOne { return a }
    guard !base.isNegative else { return internProduct([Arena.one, a, number(r)]) }
    var coefficient = Rational(1)
    var pairs = ContiguousArray<UInt64>()
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
    sortPairs(&pairs)
    let front = number(coefficient)
    if pairs.isEmpty { return front }
    var parts: ContiguousArray<NodeID> = [front]
    for pair in pairs {
      parts.append(first(pair))
      parts.append(second(pair))
    }
    return internProduct(parts)
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
