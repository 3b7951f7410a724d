import Scalars

/// Powers of a variable taken out of expressions: what is left may be regular where the variable vanishes.
extension Expression {
  /// The expressions as vᵏ · rest for v > 0, with rational k; nil when an exponential or a logarithm of v stands in the way.
  ///
  /// 1 + 1/v² is v⁻² (v² + 1): sums take out their lowest power.
  package static func separated(
    _ roots: [Expression], from v: Symbol
  ) -> [(power: Rational, rest: Expression)]? {
    guard let pool = roots.first?.pool else { return [] }
    let ids = pool.adopt(roots)
    let parts = pool.withArena { arena in
      let symbol = arena.symbol(v)
      return arena.separated(ids, from: symbol)
    }
    return parts?.map { (power: $0.power, rest: Expression(pool, $0.rest)) }
  }
}

extension Arena {
  /// A node as a power of v times a rest.
  typealias Separated = (power: Rational, rest: NodeID)

  /// The roots as powers of v times rests, for v > 0.
  fileprivate mutating func separated(_ roots: [NodeID], from v: NodeID) -> [Separated]? {
    var known: [NodeID: Separated] = [:]
    var dependent: Set<NodeID> = [v]
    for id in reachable(from: roots) {
      if (0..<operandCount(id)).contains(where: { dependent.contains(operand(id, $0)) }) { dependent.insert(id) }
      if id == v {
        known[id] = (1, Arena.one)
      } else if !dependent.contains(id) {
        known[id] = (0, id)
      } else if let parts = separated(id, v, known) {
        known[id] = parts
      } else {
        return nil
      }
    }
    return roots.map { known[$0] ?? (0, $0) }
  }

  private mutating func separated(_ id: NodeID, _ v: NodeID, _ known: [NodeID: Separated]) -> Separated? {
    switch kind(id) {
    case .sum: return separated(sum: id, v, known)
    case .product:
      var power = Rational(0)
      var factors = [operand(id, 0)]
      for i in stride(from: 1, to: operandCount(id), by: 2) {
        guard let base = known[operand(id, i)] else { return nil }
        power += base.power * value(operand(id, i + 1))
        factors.append(self.power(base.rest, operand(id, i + 1)))
      }
      return (power, product(factors))
    case .function: return separated(function: id, v, known)
    default: return nil
    }
  }

  private mutating func separated(sum id: NodeID, _ v: NodeID, _ known: [NodeID: Separated]) -> Separated? {
    var parts: [(coefficient: NodeID, part: Separated)] = []
    if operand(id, 0) != Arena.zero { parts.append((operand(id, 0), (0, Arena.one))) }
    for i in stride(from: 1, to: operandCount(id), by: 2) {
      guard let part = known[operand(id, i + 1)] else { return nil }
      parts.append((operand(id, i), part))
    }
    let lowest = parts.reduce(parts[0].part.power) { Swift.min($0, $1.part.power) }
    var terms: [NodeID] = []
    for (coefficient, part) in parts {
      terms.append(scale(multiply(power(v, number(part.power - lowest)), part.rest), by: coefficient))
    }
    return (lowest, sum(terms))
  }

  private mutating func separated(function id: NodeID, _ v: NodeID, _ known: [NodeID: Separated]) -> Separated? {
    guard let function = function(id), let x = known[operand(id, 0)] else { return nil }
    let isDouble = operandCount(id) == 2
    switch function {
    case .abs: return (x.power, apply(.abs, x.rest))
    case .sign, .step: return (0, apply(function, x.rest))
    case .log, .power:
      guard x.power.isZero else { return nil }
    default:
      guard !x.power.isNegative else { return nil }
    }
    let argument = multiply(power(v, number(x.power)), x.rest)
    guard isDouble else { return (0, apply(payload: nodes[Int(id)].payload, argument, nil)) }
    guard let y = known[operand(id, 1)], !y.power.isNegative else { return nil }
    let second = multiply(power(v, number(y.power)), y.rest)
    return (0, apply(payload: nodes[Int(id)].payload, argument, second))
  }
}
