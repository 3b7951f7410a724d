import Scalars

/// Gamma and polygamma functions at arguments that differ by integers, or add up to one, as functions of one argument.
///
///     ψ⁽ⁿ⁾(x + 1) = ψ⁽ⁿ⁾(x) + (−1)ⁿ n!/xⁿ⁺¹        ψ⁽ⁿ⁾(1 − x) = (−1)ⁿ (ψ⁽ⁿ⁾(x) + π dⁿ/dxⁿ cot πx)
///
/// Source: DLMF 5.5, 5.15.
struct GammaClasses {
  /// An argument without its integer part.
  private struct Key: Hashable {
    let variable: NodeID
    let fraction: Rational
  }

  /// The least integer part in each class.
  private var least: [Key: Rational] = [:]
  /// Classes that are written in terms of the class of 1 − x.
  private var reflected: Set<Key> = []
  /// Longer shifts are left as they are.
  private static let longestShift = 256

  var isEmpty: Bool { least.isEmpty }

  private func isMember(_ id: NodeID, _ arena: borrowing Arena) -> Bool {
    switch arena.function(id) {
    case .gamma, .logGamma, .polygamma: true
    default: false
    }
  }

  private func split(_ x: NodeID, _ arena: inout Arena) -> (key: Key, whole: Rational) {
    let constant = arena.isNumber(x) ? arena.value(x) : arena.kind(x) == .sum ? arena.value(arena.operand(x, 0)) : 0
    let rest = arena.isNumber(x) ? Arena.zero : arena.subtract(x, arena.number(constant))
    // Numbers are brought to 0 < x ≤ 1, others to a constant in 0 ..< 1.
    var whole = constant.floor
    if rest == Arena.zero, constant.isInteger { whole -= 1 }
    return (Key(variable: rest, fraction: constant - whole), whole)
  }

  /// Takes the arguments that occur into account.
  mutating func enter(_ nodes: [NodeID], in arena: inout Arena) {
    for id in nodes where isMember(id, arena) {
      let (key, whole) = split(arena.operand(id, 0), &arena)
      if key.variable == Arena.zero {
        least[key] = 0
      } else if let known = least[key] {
        least[key] = Swift.min(known, whole)
      } else {
        least[key] = whole
      }
    }
    for key in least.keys where !reflected.contains(key) && key.variable != Arena.zero {
      let opposite = self.opposite(key, &arena)
      // Of a pair the class whose variable shows a minus sign gives way.
      if arena.leadingSignIsNegative(firstTerm(key.variable, arena)), least[opposite] != nil { reflected.insert(key) }
    }
  }

  private func firstTerm(_ id: NodeID, _ arena: borrowing Arena) -> NodeID {
    arena.kind(id) == .sum && arena.value(arena.operand(id, 1)).isNegative ? Arena.minusOne : id
  }

  private func opposite(_ key: Key, _ arena: inout Arena) -> Key {
    Key(variable: arena.negate(key.variable), fraction: key.fraction.isZero ? 0 : 1 - key.fraction)
  }

  /// A function of an argument of a class in terms of that of the representative.
  func image(of id: NodeID, in arena: inout Arena) -> NodeID {
    guard isMember(id, arena), let f = arena.function(id) else { return id }
    let x = arena.operand(id, 0), n = f == .polygamma ? arena.polygammaOrder(id) : -1
    let (key, whole) = split(x, &arena)
    if reflected.contains(key) {
      let mirror = arena.normalArgument(arena.subtract(Arena.one, x))
      let other = image(of: arena.apply(payload: arena.nodes[Int(id)].payload, mirror, nil), in: &arena)
      return reflection(f, n, mirror, other, &arena)
    }
    if let halves = duplicated(f, n, key, x, &arena) { return halves }
    guard let start = least[key], let steps = (whole - start).asInt, steps.magnitude <= GammaClasses.longestShift
    else { return id }
    if steps == 0 { return arena.specialValue(id) ?? id }
    let base = arena.add(key.variable, arena.number(key.fraction + start))
    let value = arena.apply(payload: arena.nodes[Int(id)].payload, base, nil)
    var terms = [arena.specialValue(value) ?? value]
    // Upwards from the representative: x = base + steps; downwards for numbers below it.
    let range = steps > 0 ? 0..<steps : steps..<0
    for k in range {
      let at = arena.add(base, arena.integer(k))
      var term: NodeID
      switch f {
      case .polygamma: term = arena.shiftTerm(order: n, at)
      case .logGamma: term = arena.apply(.log, arena.apply(.abs, at))
      default: term = at
      }
      if steps < 0 { term = f == .gamma ? arena.inverse(term) : arena.negate(term) }
      terms.append(term)
    }
    return f == .gamma ? arena.product(terms) : arena.sum(terms)
  }

  /// f(2z) by f(z) and f(z + ½), where functions of z or z + ½ occur.
  ///
  ///     log Γ(2z) = log Γ(z) + log Γ(z + ½) + (2z − 1) log 2 − ½ log π      Source: DLMF 5.5.5.
  private func duplicated(
    _ f: Function, _ n: Int, _ key: Key, _ x: NodeID, _ arena: inout Arena
  ) -> NodeID? {
    if key.variable == Arena.zero { return nil }
    let half = arena.number(Rational(1, 2))
    let variable = arena.normalArgument(arena.scale(key.variable, by: half))
    let fractions = [key.fraction / 2, (key.fraction + 1) / 2]
    guard fractions.contains(where: { least[Key(variable: variable, fraction: $0)] != nil }) else { return nil }
    let z = arena.normalArgument(arena.scale(x, by: half)), next = arena.add(z, half)
    let payload = Int32(f.rawValue) | Int32(Swift.max(n, 0)) << 8
    let low = image(of: arena.apply(payload: payload, z, nil), in: &arena)
    let high = image(of: arena.apply(payload: payload, next, nil), in: &arena)
    let logTwo = arena.apply(.log, Arena.two)
    switch f {
    case .polygamma:
      let mean = arena.scale(arena.add(low, high), by: arena.number(Rational(1, 2).power(n + 1)))
      return n == 0 ? arena.add(mean, logTwo) : mean
    default:
      // Γ(2z) = 2^(2z−1) Γ(z) Γ(z + ½)/√π.
      let exponent = arena.multiply(arena.subtract(x, Arena.one), logTwo)
      let logPi = arena.scale(arena.apply(.log, arena.pi()), by: half)
      if f == .logGamma { return arena.sum([low, high, exponent], minus: [logPi]) }
      return arena.product([low, high, arena.apply(.exp, arena.normalArgument(arena.subtract(exponent, logPi)))])
    }
  }

  /// f(1 − z) by f(z).
  private func reflection(_ f: Function, _ n: Int, _ z: NodeID, _ value: NodeID, _ arena: inout Arena) -> NodeID {
    let turned = arena.multiply(arena.pi(), z)
    let angle = arena.normalArgument(turned)
    let sine = arena.circular(.sin, angle)
    switch f {
    case .gamma: return arena.product([arena.pi(), arena.inverse(sine), arena.inverse(value)])
    case .logGamma:
      let size = arena.apply(.abs, sine), logPi = arena.apply(.log, arena.pi())
      return arena.sum([logPi], minus: [arena.apply(.log, size), value])
    default:
      // dᵏ cot = polynomials in cot: d/dz P(cot πz) = −π (1 + cot²) P′(cot πz).
      let cotangent = arena.multiply(arena.circular(.cos, angle), arena.inverse(sine))
      var coefficients: [Rational] = [0, 1]
      for _ in 0..<n {
        var next = [Rational](repeating: 0, count: coefficients.count + 1)
        for (k, c) in coefficients.enumerated() where k > 0 {
          next[k - 1] -= c * Rational(k)
          next[k + 1] -= c * Rational(k)
        }
        coefficients = next
      }
      var terms: [NodeID] = []
      for (k, c) in coefficients.enumerated() where !c.isZero {
        terms.append(arena.scale(arena.power(cotangent, arena.integer(k)), by: arena.number(c)))
      }
      let slope = arena.multiply(arena.power(arena.pi(), arena.integer(n + 1)), arena.sum(terms))
      let total = arena.add(value, slope)
      return n & 1 == 1 ? arena.negate(total) : total
    }
  }
}

extension Arena {
  /// (−1)ⁿ n!/xⁿ⁺¹.
  fileprivate mutating func shiftTerm(order n: Int, _ x: NodeID) -> NodeID {
    var factorial = Rational(n & 1 == 1 ? -1 : 1)
    for k in 1..<(n + 1) { factorial *= Rational(k) }
    return scale(power(x, integer(-n - 1)), by: number(factorial))
  }

  /// The values at 1 and ½ that are known: ψ, and ψ⁽ⁿ⁾ for odd n by ζ(n + 1).
  ///
  /// Source: DLMF 5.4, 5.15, 25.6.2.
  fileprivate mutating func specialValue(_ id: NodeID) -> NodeID? {
    let x = operand(id, 0)
    guard isNumber(x) else { return nil }
    let isHalf = value(x) == Rational(1, 2)
    guard isHalf || x == Arena.one else { return nil }
    let half = number(Rational(1, 2))
    switch function(id) {
    case .logGamma: return isHalf ? scale(apply(.log, pi()), by: half) : Arena.zero
    case .gamma: return isHalf ? squareRoot(pi()) : Arena.one
    case .polygamma:
      let n = polygammaOrder(id)
      if n == 0 {
        let gamma = negate(eulerGamma())
        return isHalf ? subtract(gamma, scale(apply(.log, Arena.two), by: Arena.two)) : gamma
      }
      guard n & 1 == 1, n < 64 else { return nil }
      // ψ⁽ⁿ⁾(1) = n! ζ(n + 1) = |Bₘ| (2π)ᵐ/(2m) with m = n + 1.
      let m = n + 1
      var c = Arena.bernoulli(m).magnitude * Rational(2).power(m) / Rational(2 * m)
      if isHalf { c *= Rational(2).power(m) - 1 }
      return scale(power(pi(), integer(m)), by: number(c))
    default: return nil
    }
  }

  /// Bₘ by the recurrence Σ (m+1 over k) Bₖ = 0.
  private static func bernoulli(_ m: Int) -> Rational {
    var values: [Rational] = [1]
    for n in 1...Swift.max(m, 1) {
      var binomial = Rational(1), total = Rational(0)
      for k in 0..<n {
        total += binomial * values[k]
        binomial = binomial * Rational(n + 1 - k) / Rational(k + 1)
      }
      values.append(-total / Rational(n + 1))
    }
    return values[m]
  }
}
