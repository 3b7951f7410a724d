import Scalars

/// Construction of sums: flattened, like terms collected, numbers folded.
extension Arena {
  /// a + b.
  mutating func add(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a == Arena.zero { return b }
    if b == Arena.zero { return a }
    if isNumber(a), isNumber(b) { return addNumbers(a, b) }
    return sum([a, b])
  }

  /// a − b.
  mutating func subtract(_ a: NodeID, _ b: NodeID) -> NodeID { add(a, negate(b)) }

  /// −a.
  mutating func negate(_ a: NodeID) -> NodeID { scale(a, by: Arena.minusOne) }

  /// Σ terms.
  mutating func sum(_ terms: [NodeID]) -> NodeID {
    if terms.count == 1 { return terms[0] }
    var constant = Arena.zero
    var pairs = ContiguousArray<UInt64>()
    pairs.reserveCapacity(terms.count + 4)
    for term in terms { collect(term, times: Arena.one, &constant, &pairs) }
    return sum(constant: constant, pairs: &pairs)
  }

  /// Adds c · term to a list of (term, coefficient) pairs; sums are flattened.
  private mutating func collect(
    _ term: NodeID, times c: NodeID, _ constant: inout NodeID, _ pairs: inout ContiguousArray<UInt64>
  ) {
    switch kind(term) {
    case .number:
      constant = addNumbers(constant, multiplyNumbers(c, term))
    case .sum:
      let start = Int(nodes[Int(term)].start), end = start + operandCount(term)
      constant = addNumbers(constant, multiplyNumbers(c, operands[start]))
      var i = start + 1
      while i < end {
        pairs.append(pack(operands[i + 1], multiplyNumbers(c, operands[i])))
        i += 2
      }
    case .product:
      let start = Int(nodes[Int(term)].start), count = operandCount(term)
      let coefficient = operands[start]
      if coefficient == Arena.one { return pairs.append(pack(term, c)) }
      let inner = multiplyNumbers(c, coefficient)
      if count == 3, operands[start + 2] == Arena.one {
        let base = operands[start + 1]
        // A number times a sum joins the sum, so that a − (a + b) is −b.
        return kind(base) == .sum ? collect(base, times: inner, &constant, &pairs) : pairs.append(pack(base, inner))
      }
      var monic = ContiguousArray(operands[start..<start + count])
      monic[0] = Arena.one
      pairs.append(pack(internProduct(monic), inner))
    default:
      pairs.append(pack(term, c))
    }
  }

  /// constant + Σ coefficient · term.
  mutating func sum(constant: NodeID, pairs: inout ContiguousArray<UInt64>) -> NodeID {
    sortPairs(&pairs)
    var parts = ContiguousArray<NodeID>()
    parts.reserveCapacity(2 * pairs.count + 1)
    parts.append(constant)
    var sign = constant == Arena.zero ? Sign.zero : self.sign(constant)
    var i = 0
    while i < pairs.count {
      let term = first(pairs[i])
      var coefficient = second(pairs[i])
      i += 1
      while i < pairs.count, first(pairs[i]) == term {
        coefficient = addNumbers(coefficient, second(pairs[i]))
        i += 1
      }
      if coefficient == Arena.zero { continue }
      parts.append(coefficient)
      parts.append(term)
      sign = sign + self.sign(coefficient) * self.sign(term)
    }
    if parts.count == 1 { return constant }
    if parts.count == 3, constant == Arena.zero { return scale(parts[2], by: parts[1]) }
    return intern(.sum, 0, parts, sign: refine(sign, parts))
  }

  /// Sharpens the sign of c₀ − p·s where a bounded symbol decides it, as in 1 − p for 0 < p < 1.
  private func refine(_ sign: Sign, _ parts: ContiguousArray<NodeID>) -> Sign {
    guard parts.count == 3, kind(parts[2]) == .symbol, sign.isSuperset(of: [.mayBeNegative, .mayBePositive]) else {
      return sign
    }
    let domain = symbols[Int(nodes[Int(parts[2])].payload)].domain
    let c = value(parts[0]), slope = value(parts[1])
    let low = slope.isNegative ? domain.upper : domain.lower, high = slope.isNegative ? domain.lower : domain.upper
    var result = sign
    if let low {
      let least = c + slope * low.value
      if !least.isNegative { result.remove(.mayBeNegative) }
      if !least.isNegative, !least.isZero || !low.isIncluded { result.remove(.mayBeZero) }
    }
    if let high {
      let most = c + slope * high.value
      if most.isNegative || most.isZero { result.remove(.mayBePositive) }
      if most.isNegative || most.isZero && !high.isIncluded { result.remove(.mayBeZero) }
    }
    return result
  }

  /// c · a for a number node c.
  mutating func scale(_ a: NodeID, by c: NodeID) -> NodeID {
    if c == Arena.one { return a }
    if c == Arena.zero { return Arena.zero }
    switch kind(a) {
    case .number: return multiplyNumbers(a, c)
    case .product:
      let start = Int(nodes[Int(a)].start), count = operandCount(a)
      let coefficient = multiplyNumbers(operands[start], c)
      if coefficient == Arena.one, count == 3, operands[start + 2] == Arena.one { return operands[start + 1] }
      var parts = ContiguousArray(operands[start..<start + count])
      parts[0] = coefficient
      return internProduct(parts)
    default: return internProduct([c, a, Arena.one])
    }
  }
}
