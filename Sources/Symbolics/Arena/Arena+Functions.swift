import Scalars

/// Construction of functions: exact values at special points, inverses, and the parity that a coefficient shows.
extension Arena {
  /// f(x) for a function of one argument.
  mutating func apply(_ function: Function, _ x: NodeID) -> NodeID {
    switch function {
    case .exp: return exponential(x)
    case .log: return logarithm(x)
    case .abs: return absoluteValue(x)
    case .sign, .step: return signLike(function, x)
    case .gamma: return gammaFunction(x)
    case .logGamma:
      if x == Arena.one || x == Arena.two { return Arena.zero }
    case .sin, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh, .erf:
      if x == Arena.zero { return Arena.zero }
      if leadingSignIsNegative(x) { return negate(apply(function, negate(x))) }
      if let exact = trigonometricValue(function, x) { return exact }
    case .cos, .cosh:
      if x == Arena.zero { return Arena.one }
      if leadingSignIsNegative(x) { return apply(function, negate(x)) }
      if let exact = trigonometricValue(function, x) { return exact }
    case .acos, .acosh:
      if x == Arena.one { return Arena.zero }
    case .erfc:
      if x == Arena.zero { return Arena.one }
    default: break
    }
    return intern(.function, Int32(function.rawValue), x, sign: resultSign(function, sign(x)))
  }

  /// f(x, y) for a function of two arguments.
  mutating func apply(_ function: Function, _ x: NodeID, _ y: NodeID) -> NodeID {
    switch function {
    case .power: return power(x, of: y)
    case .minimum, .maximum:
      if x == y { return x }
      if isNumber(x), isNumber(y) {
        return (value(x) < value(y)) == (function == .minimum) ? x : y
      }
      let low = function == .minimum
      let s = sign(x), t = sign(y)
      var bits: Sign = s.union(t).intersection(.unknown)
      if low ? (s.isNonNegative && t.isNonNegative) : (s.isNonNegative || t.isNonNegative) {
        bits.remove(.mayBeNegative)
      }
      if !low, s.isPositive || t.isPositive { bits = .positive }
      return intern(.function, Int32(function.rawValue), x, y, sign: bits)
    case .besselK:
      // K is even in its order.
      if leadingSignIsNegative(x) { return apply(.besselK, negate(x), y) }
      return intern(.function, Int32(function.rawValue), x, y, sign: sign(y).isPositive ? .positive : .unknown)
    default:
      let positive = function == .besselI && sign(x).isNonNegative && sign(y).isPositive
      return intern(.function, Int32(function.rawValue), x, y, sign: positive ? .positive : .unknown)
    }
  }

  /// ψ⁽ⁿ⁾(x).
  mutating func polygamma(_ n: Int, _ x: NodeID) -> NodeID {
    if n == 0, x == Arena.one { return negate(eulerGamma()) }
    var result = Sign.unknown
    if n > 0, sign(x).isPositive { result = n & 1 == 1 ? .positive : .negative }
    return intern(.function, Int32(Function.polygamma.rawValue) | Int32(n) << 8, x, sign: result)
  }

  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term.
  mutating func polygammaTail(_ n: Int, _ x: NodeID) -> NodeID {
    var result = Sign.unknown
    // ψ − log x < 0; ψ₁ − 1/x > 0, and the signs of the higher ones alternate.
    if sign(x).isPositive { result = n & 1 == 1 ? .positive : .negative }
    return intern(.function, Int32(Function.polygammaTail.rawValue) | Int32(n) << 8, x, sign: result)
  }

  /// The function with this payload applied to new arguments.
  mutating func apply(payload: Int32, _ x: NodeID, _ y: NodeID?) -> NodeID {
    guard let f = Function(rawValue: UInt8(payload & 0xFF)) else { return x }
    switch f {
    case .polygamma: return polygamma(Int(payload >> 8), x)
    case .polygammaTail: return polygammaTail(Int(payload >> 8), x)
    default: return y.map { apply(f, x, $0) } ?? apply(f, x)
    }
  }

  // MARK: Rules

  private mutating func exponential(_ x: NodeID) -> NodeID {
    if x == Arena.zero { return Arena.one }
    // e^(a + c log u) = uᶜ e^a for u > 0 and rational c.
    if let (u, c) = logarithmicTerm(x) { return power(u, c) }
    if kind(x) == .sum {
      let count = operandCount(x), start = Int(nodes[Int(x)].start)
      var factors: [NodeID] = []
      // Pairs are put aside only while no others are collected.
      var rest: [(term: NodeID, coefficient: NodeID)] = []
      for i in stride(from: 1, to: count, by: 2) {
        let coefficient = operands[start + i], term = operands[start + i + 1]
        if let (u, c) = logarithmicTerm(scale(term, by: coefficient)) {
          factors.append(power(u, c))
        } else {
          rest.append((term, coefficient))
        }
      }
      if !factors.isEmpty {
        let first = pairs.count
        for (term, coefficient) in rest { pairs.append(pack(term, coefficient)) }
        let exponent = sum(constant: operand(x, 0), from: first)
        return product(factors + [apply(.exp, exponent)])
      }
    }
    return intern(.function, Int32(Function.exp.rawValue), x, sign: .positive)
  }

  /// (u, c) when x is c·log u with a number c.
  private func logarithmicTerm(_ x: NodeID) -> (NodeID, NodeID)? {
    if function(x) == .log { return (operand(x, 0), Arena.one) }
    guard kind(x) == .product, operandCount(x) == 3, operand(x, 2) == Arena.one, function(operand(x, 1)) == .log
    else { return nil }
    return (operand(operand(x, 1), 0), operand(x, 0))
  }

  private mutating func logarithm(_ x: NodeID) -> NodeID {
    if x == Arena.one { return Arena.zero }
    switch kind(x) {
    case .number:
      let v = value(x)
      guard !v.isNegative, !v.isZero else { break }
      var terms: [NodeID] = []
      for (part, direction) in [(v.numerator, 1), (v.denominator, -1)] where !part.isOne {
        for (prime, multiplicity) in factors(of: part) {
          let leaf = intern(.function, Int32(Function.log.rawValue), number(prime), sign: .positive)
          terms.append(scale(leaf, by: integer(direction * multiplicity)))
        }
      }
      return sum(terms)
    case .product: return logarithmOfProduct(x)
    case .function:
      if function(x) == .exp { return operand(x, 0) }
      if function(x) == .gamma, sign(operand(x, 0)).isPositive { return apply(.logGamma, operand(x, 0)) }
      if function(x) == .power, sign(operand(x, 0)).isPositive {
        return multiply(operand(x, 1), logarithm(operand(x, 0)))
      }
    default: break
    }
    return intern(.function, Int32(Function.log.rawValue), x, sign: .unknown)
  }

  /// log(c Π bᵢ^eᵢ): positive factors leave as eᵢ log bᵢ, an even power leaves as eᵢ log |bᵢ|.
  private mutating func logarithmOfProduct(_ x: NodeID) -> NodeID {
    let start = Int(nodes[Int(x)].start), count = operandCount(x)
    var terms: [NodeID] = []
    var rest: [NodeID] = []
    let c = value(operands[start])
    if !c.magnitude.isOne { terms.append(logarithm(number(c.magnitude))) }
    for i in stride(from: 1, to: count, by: 2) {
      let base = operands[start + i], exponent = operands[start + i + 1]
      let r = value(exponent)
      if sign(base).isPositive || !r.isInteger {
        terms.append(scale(logarithm(base), by: exponent))
      } else if r.asInt.map({ $0 & 1 == 0 }) ?? false {
        terms.append(scale(logarithm(apply(.abs, base)), by: exponent))
      } else {
        rest.append(base)
        rest.append(exponent)
      }
    }
    if rest.isEmpty, !c.isNegative { return sum(terms) }
    let front = c.isNegative ? Arena.minusOne : Arena.one
    if rest.count == 2, let r = value(rest[1]).asInt, r != 1, front == Arena.one || r & 1 == 1 {
      // log((−b)^r) = r log(−b): the argument is positive wherever the logarithm is real.
      let base = front == Arena.one ? rest[0] : negate(rest[0])
      let leaf = intern(.function, Int32(Function.log.rawValue), base, sign: .unknown)
      return sum(terms + [scale(leaf, by: rest[1])])
    }
    let inner = rest.isEmpty ? front : rest.count == 2 && front == Arena.one ? rest[0] : internProduct(front, rest)
    return sum(terms + [intern(.function, Int32(Function.log.rawValue), inner, sign: .unknown)])
  }

  private mutating func absoluteValue(_ x: NodeID) -> NodeID {
    let s = sign(x)
    if s.isNonNegative { return x }
    if s.isNonPositive { return negate(x) }
    if kind(x) == .product {
      let start = Int(nodes[Int(x)].start), count = operandCount(x)
      let c = value(operands[start])
      if !c.isOne || count > 3 || operands[start + 2] != Arena.one {
        var factors = [number(c.magnitude)]
        for i in stride(from: 1, to: count, by: 2) {
          let base = operands[start + i], exponent = operands[start + i + 1]
          factors.append(power(absoluteValue(base), exponent))
        }
        return product(factors)
      }
    }
    return intern(.function, Int32(Function.abs.rawValue), x, sign: s.isNonZero ? .positive : .nonNegative)
  }

  private mutating func signLike(_ function: Function, _ x: NodeID) -> NodeID {
    let s = sign(x)
    if s.isPositive { return Arena.one }
    if s.isNegative { return function == .sign ? Arena.minusOne : Arena.zero }
    if x == Arena.zero { return function == .sign ? Arena.zero : number(Rational(1, 2)) }
    return intern(
      .function, Int32(function.rawValue), x, sign: function == .sign ? .unknown : .nonNegative)
  }

  private mutating func gammaFunction(_ x: NodeID) -> NodeID {
    if isNumber(x), let n = value(x).asInt, n >= 1, n <= 171 {
      var factorial = Rational(1)
      for k in 1..<max(n, 1) { factorial *= Rational(k) }
      return number(factorial)
    }
    if isNumber(x), value(x) == Rational(1, 2) { return squareRoot(pi()) }
    // Through the logarithm, so that ratios of gamma functions do not overflow.
    if sign(x).isPositive { return apply(.exp, apply(.logGamma, x)) }
    return intern(.function, Int32(Function.gamma.rawValue), x, sign: .unknown)
  }

  /// Whether x shows a minus sign in front: a negative number, or a product with a negative coefficient.
  func leadingSignIsNegative(_ x: NodeID) -> Bool {
    switch kind(x) {
    case .number: value(x).isNegative
    case .product: value(operand(x, 0)).isNegative
    default: false
    }
  }

  /// sin, cos, tan at multiples of π/6 and π/4 within a turn.
  private mutating func trigonometricValue(_ function: Function, _ x: NodeID) -> NodeID? {
    guard function == .sin || function == .cos || function == .tan else { return nil }
    let p = pi()
    let turns: Rational
    if x == p {
      turns = 1
    } else if kind(x) == .product, operandCount(x) == 3, operand(x, 1) == p, operand(x, 2) == Arena.one {
      turns = value(operand(x, 0))
    } else {
      return nil
    }
    guard let twelfths = (turns * 12).asInt.map({ (($0 % 24) + 24) % 24 }) else { return nil }
    func sine(_ k: Int, _ arena: inout Arena) -> NodeID? {
      let reduced = k % 12, negative = k >= 12
      let folded = reduced > 6 ? 12 - reduced : reduced
      let result: NodeID
      switch folded {
      case 0: result = Arena.zero
      case 2: result = arena.number(Rational(1, 2))
      case 3: result = arena.power(Arena.two, arena.number(Rational(-1, 2)))
      case 4: result = arena.scale(arena.squareRoot(arena.integer(3)), by: arena.number(Rational(1, 2)))
      case 6: result = Arena.one
      default: return nil
      }
      return negative ? arena.negate(result) : result
    }
    guard let s = sine(twelfths, &self), let c = sine((twelfths + 6) % 24, &self) else { return nil }
    switch function {
    case .sin: return s
    case .cos: return c
    default: return c == Arena.zero ? nil : multiply(s, inverse(c))
    }
  }

  private func resultSign(_ function: Function, _ x: Sign) -> Sign {
    switch function {
    case .exp, .cosh: .positive
    case .sinh, .tanh, .asinh, .atan, .erf, .asin, .atanh: x.intersection(.unknown)
    case .erfc: .positive
    case .acos, .acosh: .nonNegative
    default: .unknown
    }
  }
}
