import Scalars

/// Construction of products and rational powers: flattened, equal bases collected, numbers folded.
extension Arena {
  /// a · b.
  mutating func multiply(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a == Arena.zero || b == Arena.zero { return Arena.zero }
    if a == Arena.one { return b }
    if b == Arena.one { return a }
    if isNumber(a) { return scale(b, by: a) }
    if isNumber(b) { return scale(a, by: b) }
    let start = pairs.count
    var coefficient = Arena.one
    collect(factor: a, &coefficient)
    collect(factor: b, &coefficient)
    return product(coefficient, from: start)
  }

  /// 1/a for a ≠ 0.
  mutating func inverse(_ a: NodeID) -> NodeID { power(a, Arena.minusOne) }

  /// Π factors.
  mutating func product(_ factors: [NodeID]) -> NodeID {
    let start = pairs.count
    var coefficient = Arena.one
    for factor in factors { collect(factor: factor, &coefficient) }
    return product(coefficient, from: start)
  }

  /// Products longer than this stay a factor of their own: a chain of n derivatives would take n² operands.
  private static let longestFlattened = 512

  /// Adds a factor to the (base, exponent) pairs; products are flattened.
  mutating func collect(factor: NodeID, _ coefficient: inout NodeID) {
    let node = nodes[Int(factor)]
    switch node.kind {
    case .number: coefficient = multiplyNumbers(coefficient, factor)
    case .product where Int(node.count) <= Arena.longestFlattened:
      let start = Int(node.start), end = start + Int(node.count)
      coefficient = multiplyNumbers(coefficient, operands[start])
      var i = start + 1
      while i < end {
        pairs.append(pack(operands[i], operands[i + 1]))
        i += 2
      }
    default: pairs.append(pack(factor, Arena.one))
    }
  }

  /// coefficient · Π base^exponent over the pairs from `start` on, which are taken away.
  mutating func product(_ coefficient: NodeID, from start: Int) -> NodeID {
    if coefficient == Arena.zero {
      pairs.truncate(to: start)
      return Arena.zero
    }
    pairs.sort(from: start)
    let first = operands.count
    operands.append(coefficient)
    var settled = true
    var i = start
    while i < pairs.count {
      let base = Symbolics.first(pairs[i])
      var exponent = second(pairs[i])
      i += 1
      let alone = i == pairs.count || Symbolics.first(pairs[i]) != base
      while i < pairs.count, Symbolics.first(pairs[i]) == base {
        exponent = addNumbers(exponent, second(pairs[i]))
        i += 1
      }
      if exponent == Arena.zero { continue }
      operands.append(base)
      operands.append(exponent)
      if !alone, needsSettling(base, exponent) { settled = false }
    }
    pairs.truncate(to: start)
    return settled ? finishedProduct(from: first) : settledProduct(from: first)
  }

  /// The node for the operands from `first` on, which is no product when there is nothing to multiply.
  private mutating func finishedProduct(from first: Int) -> NodeID {
    let count = operands.count - first, coefficient = operands[first]
    if count == 1 || count == 3 && coefficient == Arena.one && operands[first + 2] == Arena.one {
      let only = operands[operands.count == first + 1 ? first : first + 1]
      operands.truncate(to: first)
      return only
    }
    return internProduct(from: first)
  }

  /// Whether collecting exponents may have made a factor that a power rule rewrites: √2·√2, |x|·|x|, eᵘ·eᵘ.
  private func needsSettling(_ base: NodeID, _ exponent: NodeID) -> Bool {
    if isNumber(base) { return true }
    guard let function = function(base) else { return kind(base) == .product }
    return function == .abs || function == .exp
  }

  /// The product of the operands from `first` on, each power constructed anew.
  private mutating func settledProduct(from first: Int) -> NodeID {
    var parts: [NodeID] = []
    for i in first..<operands.count { parts.append(operands[i]) }
    operands.truncate(to: first)
    let start = pairs.count
    var coefficient = parts[0]
    for i in stride(from: 1, to: parts.count, by: 2) { collect(factor: power(parts[i], parts[i + 1]), &coefficient) }
    pairs.sort(from: start)
    // A second pass only where a rule brought two equal bases together again.
    for j in start + 1..<max(pairs.count, start + 1) where Symbolics.first(pairs[j]) == Symbolics.first(pairs[j - 1]) {
      return product(coefficient, from: start)
    }
    // The powers have left operands of their own.
    let last = operands.count
    operands.append(coefficient)
    for j in start..<pairs.count {
      operands.append(Symbolics.first(pairs[j]))
      operands.append(second(pairs[j]))
    }
    pairs.truncate(to: start)
    return finishedProduct(from: last)
  }

  /// The product node c · base^exponent.
  mutating func internProduct(_ c: NodeID, _ base: NodeID, _ exponent: NodeID) -> NodeID {
    let first = operands.count
    operands.append(c)
    operands.append(base)
    operands.append(exponent)
    return internProduct(from: first)
  }

  /// The product node with a coefficient and (base, exponent) after (base, exponent), in ascending order.
  mutating func internProduct(_ coefficient: NodeID, _ factors: [NodeID]) -> NodeID {
    let first = operands.count
    operands.append(coefficient)
    for part in factors { operands.append(part) }
    return internProduct(from: first)
  }

  /// The product node with the factors of another one and this coefficient.
  mutating func product(_ coefficient: NodeID, timesFactorsOf node: Node) -> NodeID {
    let first = operands.count, start = Int(node.start)
    operands.append(coefficient)
    for i in start + 1..<start + Int(node.count) { operands.append(operands[i]) }
    return internProduct(from: first)
  }

  /// The product node with the operands from `first` on.
  mutating func internProduct(from first: Int) -> NodeID {
    var sign = self.sign(operands[first])
    var i = first + 1
    while i < operands.count {
      sign = sign * powerSign(operands[i], operands[i + 1])
      i += 2
    }
    return intern(.product, 0, from: first, sign: sign)
  }

  /// The sign of base^exponent for a rational exponent.
  private func powerSign(_ base: NodeID, _ exponent: NodeID) -> Sign {
    let sign = self.sign(base)
    if exponent == Arena.one { return sign }
    let isNegative: Bool, isEven: Bool
    if exponent <= Arena.lastInteger {
      isNegative = exponent < Arena.zero
      isEven = (exponent ^ Arena.zero) & 1 == 0
    } else {
      let r = value(exponent)
      // A fractional power is real only for a non-negative base.
      guard r.isInteger else { return sign.isNonZero ? .positive : .nonNegative }
      isNegative = r.isNegative
      isEven = r.asInt.map { $0 & 1 == 0 } ?? false
    }
    var bits = sign.intersection(.unknown)
    if isEven {
      bits = bits.contains(.mayBeZero) && !isNegative ? .nonNegative : .positive
    } else if isNegative {
      bits.remove(.mayBeZero)
    }
    return sign.contains(.isInteger) && !isNegative ? bits.union(.isInteger) : bits
  }
}
