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
    return product([a, b])
  }

  /// 1/a for a ≠ 0.
  mutating func inverse(_ a: NodeID) -> NodeID { power(a, Arena.minusOne) }

  /// Π factors.
  mutating func product(_ factors: [NodeID]) -> NodeID {
    var coefficient = Arena.one
    var pairs = ContiguousArray<UInt64>()
    pairs.reserveCapacity(factors.count + 4)
    for factor in factors { collect(factor, &coefficient, &pairs) }
    return product(coefficient, &pairs)
  }

  /// Products longer than this stay a factor of their own: a chain of n derivatives would take n² operands.
  private static let longestFlattened = 512

  /// Adds a factor to a list of (base, exponent) pairs; products are flattened.
  mutating func collect(_ factor: NodeID, _ coefficient: inout NodeID, _ pairs: inout ContiguousArray<UInt64>) {
    switch kind(factor) {
    case .number: coefficient = multiplyNumbers(coefficient, factor)
    case .product where operandCount(factor) <= Arena.longestFlattened:
      let start = Int(nodes[Int(factor)].start), end = start + operandCount(factor)
      coefficient = multiplyNumbers(coefficient, operands[start])
      var i = start + 1
      while i < end {
        pairs.append(pack(operands[i], operands[i + 1]))
        i += 2
      }
    default: pairs.append(pack(factor, Arena.one))
    }
  }

  /// coefficient · Π base^exponent.
  mutating func product(_ coefficient: NodeID, _ pairs: inout ContiguousArray<UInt64>) -> NodeID {
    if coefficient == Arena.zero { return Arena.zero }
    sortPairs(&pairs)
    var coefficient = coefficient
    var parts = ContiguousArray<NodeID>()
    parts.reserveCapacity(2 * pairs.count + 1)
    parts.append(coefficient)
    var settled = true
    var i = 0
    while i < pairs.count {
      let base = first(pairs[i])
      var exponent = second(pairs[i])
      i += 1
      let alone = i == pairs.count || first(pairs[i]) != base
      while i < pairs.count, first(pairs[i]) == base {
        exponent = addNumbers(exponent, second(pairs[i]))
        i += 1
      }
      if exponent == Arena.zero { continue }
      parts.append(base)
      parts.append(exponent)
      if !alone, needsSettling(base, exponent) { settled = false }
    }
    if !settled { return settle(coefficient: &coefficient, parts) }
    if parts.count == 1 { return coefficient }
    if parts.count == 3, coefficient == Arena.one, parts[2] == Arena.one { return parts[1] }
    return internProduct(parts)
  }

  /// Whether collecting exponents may have made a factor that a power rule rewrites: √2·√2, |x|·|x|, eᵘ·eᵘ.
  private func needsSettling(_ base: NodeID, _ exponent: NodeID) -> Bool {
    if isNumber(base) { return true }
    guard let function = function(base) else { return kind(base) == .product }
    return function == .abs || function == .exp
  }

  private mutating func settle(coefficient: inout NodeID, _ parts: ContiguousArray<NodeID>) -> NodeID {
    var pairs = ContiguousArray<UInt64>()
    var i = 1
    while i < parts.count {
      collect(power(parts[i], parts[i + 1]), &coefficient, &pairs)
      i += 2
    }
    sortPairs(&pairs)
    // A second pass only where a rule brought two equal bases together again.
    for j in 1..<max(pairs.count, 1) where first(pairs[j]) == first(pairs[j - 1]) {
      return product(coefficient, &pairs)
    }
    var settledParts: ContiguousArray<NodeID> = [coefficient]
    for pair in pairs {
      settledParts.append(first(pair))
      settledParts.append(second(pair))
    }
    if settledParts.count == 1 { return coefficient }
    if settledParts.count == 3, coefficient == Arena.one, settledParts[2] == Arena.one { return settledParts[1] }
    return internProduct(settledParts)
  }

  /// The product node with these operands.
  mutating func internProduct(_ parts: ContiguousArray<NodeID>) -> NodeID {
    var sign = self.sign(parts[0])
    var i = 1
    while i < parts.count {
      sign = sign * powerSign(parts[i], parts[i + 1])
      i += 2
    }
    return intern(.product, 0, parts, sign: sign)
  }

  /// The sign of base^exponent for a rational exponent.
  private func powerSign(_ base: NodeID, _ exponent: NodeID) -> Sign {
    let sign = self.sign(base)
    if exponent == Arena.one { return sign }
    let r = value(exponent)
    let keepsInteger: Sign = sign.contains(.isInteger) && r.isInteger && !r.isNegative ? .isInteger : []
    if !r.isInteger {
      // A fractional power is real only for a non-negative base.
      return sign.isNonZero ? .positive : .nonNegative
    }
    let isEven = r.numerator.asInt.map { $0 & 1 == 0 } ?? false
    var bits = sign.intersection(.unknown)
    if isEven {
      let mayBeZero = bits.contains(.mayBeZero)
      bits = .positive
      if mayBeZero, !r.isNegative { bits.insert(.mayBeZero) }
    } else if r.isNegative {
      bits.remove(.mayBeZero)
    }
    return bits.union(keepsInteger)
  }
}
