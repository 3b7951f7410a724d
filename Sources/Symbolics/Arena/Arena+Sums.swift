import Scalars

/// Construction of sums: flattened, like terms collected, numbers folded.
extension Arena {
  /// a + b.
  mutating func add(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a == Arena.zero { return b }
    if b == Arena.zero { return a }
    if isNumber(a), isNumber(b) { return addNumbers(a, b) }
    let start = pairs.count
    var constant = Arena.zero
    collect(term: a, times: Arena.one, &constant)
    collect(term: b, times: Arena.one, &constant)
    return sum(constant: constant, from: start)
  }

  /// a − b.
  mutating func subtract(_ a: NodeID, _ b: NodeID) -> NodeID {
    if b == Arena.zero { return a }
    if a == Arena.zero { return negate(b) }
    if isNumber(a), isNumber(b) { return addNumbers(a, multiplyNumbers(b, Arena.minusOne)) }
    let start = pairs.count
    var constant = Arena.zero
    collect(term: a, times: Arena.one, &constant)
    collect(term: b, times: Arena.minusOne, &constant)
    return sum(constant: constant, from: start)
  }

  /// −a.
  mutating func negate(_ a: NodeID) -> NodeID { scale(a, by: Arena.minusOne) }

  /// Σ terms − Σ subtracted.
  mutating func sum(_ terms: [NodeID], minus subtracted: [NodeID] = []) -> NodeID {
    if terms.count == 1, subtracted.isEmpty { return terms[0] }
    if terms.isEmpty, subtracted.count == 1 { return negate(subtracted[0]) }
    let start = pairs.count
    var constant = Arena.zero
    for term in terms { collect(term: term, times: Arena.one, &constant) }
    for term in subtracted { collect(term: term, times: Arena.minusOne, &constant) }
    return sum(constant: constant, from: start)
  }

  /// A sum whose terms come one by one; nothing else may be collected between them but what is finished at once.
  struct RunningSum {
    let start: Int
    var constant = Arena.zero
    /// The only term so far, which stays as it is when no other comes.
    var only = Arena.none
    var coefficient = Arena.one
    var isLong = false

    init(_ start: Int) { self.start = start }
  }

  /// Adds c · term.
  mutating func add(_ term: NodeID, times c: NodeID, to total: inout RunningSum) {
    if total.only == Arena.none {
      total.only = term
      total.coefficient = c
      return
    }
    if !total.isLong {
      total.isLong = true
      collect(term: total.only, times: total.coefficient, &total.constant)
    }
    collect(term: term, times: c, &total.constant)
  }

  /// The node of a running sum.
  mutating func finished(_ total: RunningSum) -> NodeID {
    if total.isLong { return sum(constant: total.constant, from: total.start) }
    return total.only == Arena.none ? Arena.zero : scale(total.only, by: total.coefficient)
  }

  /// Adds c · term to the (term, coefficient) pairs; sums are flattened.
  mutating func collect(term: NodeID, times c: NodeID, _ constant: inout NodeID) {
    let node = nodes[Int(term)], start = Int(node.start), end = start + Int(node.count)
    switch node.kind {
    case .number:
      constant = addNumbers(constant, multiplyNumbers(c, term))
    case .sum:
      constant = addNumbers(constant, multiplyNumbers(c, operands[start]))
      var i = start + 1
      while i < end {
        pairs.append(pack(operands[i + 1], multiplyNumbers(c, operands[i])))
        i += 2
      }
    case .product:
      let coefficient = operands[start]
      if coefficient == Arena.one { return pairs.append(pack(term, c)) }
      let inner = multiplyNumbers(c, coefficient)
      if end == start + 3, operands[start + 2] == Arena.one {
        let base = operands[start + 1]
        // A number times a sum joins the sum, so that a − (a + b) is −b.
        return kind(base) == .sum ? collect(term: base, times: inner, &constant) : pairs.append(pack(base, inner))
      }
      pairs.append(pack(product(Arena.one, timesFactorsOf: node), inner))
    default:
      pairs.append(pack(term, c))
    }
  }

  /// constant + Σ coefficient · term over the pairs from `start` on, which are taken away.
  mutating func sum(constant: NodeID, from start: Int) -> NodeID {
    pairs.sort(from: start)
    let first = operands.count
    operands.append(constant)
    var sign = constant == Arena.zero ? Sign.zero : self.sign(constant)
    var i = start
    while i < pairs.count {
      let term = Symbolics.first(pairs[i])
      var coefficient = second(pairs[i])
      i += 1
      while i < pairs.count, Symbolics.first(pairs[i]) == term {
        coefficient = addNumbers(coefficient, second(pairs[i]))
        i += 1
      }
      if coefficient == Arena.zero { continue }
      operands.append(coefficient)
      operands.append(term)
      sign = sign + self.sign(coefficient) * self.sign(term)
    }
    pairs.truncate(to: start)
    let count = operands.count - first
    if count == 1 || count == 3 && constant == Arena.zero {
      let (coefficient, term) = count == 1 ? (Arena.one, constant) : (operands[first + 1], operands[first + 2])
      operands.truncate(to: first)
      return scale(term, by: coefficient)
    }
    if count == 3 { sign = refine(sign, constant, operands[first + 1], operands[first + 2]) }
    return intern(.sum, 0, from: first, sign: sign)
  }

  /// Sharpens the sign of c₀ + c₁s where a bounded symbol decides it, as in 1 − p for 0 < p < 1.
  private func refine(_ sign: Sign, _ constant: NodeID, _ coefficient: NodeID, _ term: NodeID) -> Sign {
    guard kind(term) == .symbol, sign.isSuperset(of: [.mayBeNegative, .mayBePositive]) else { return sign }
    let domain = symbols[Int(nodes[Int(term)].payload)].domain
    let c = value(constant), slope = value(coefficient)
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
      let node = nodes[Int(a)], start = Int(node.start)
      let coefficient = multiplyNumbers(operands[start], c)
      if coefficient == Arena.one, node.count == 3, operands[start + 2] == Arena.one { return operands[start + 1] }
      return product(coefficient, timesFactorsOf: node)
    default: return internProduct(c, a, Arena.one)
    }
  }
}
