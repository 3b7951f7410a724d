import Scalars

/// Differentiation, with a memo for each variable; the graph is swept with an explicit stack.
extension Arena {
  /// A symbol to differentiate by.
  private struct Variable {
    let node: NodeID
    let index: Int
    let mask: UInt64
  }

  /// How many operands one derivative may add: products of n factors have derivatives of n² operands.
  private static let longestDerivative = 1 << 23

  /// ∂root/∂variable.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative`, for a Bessel function by its order; `.tooLarge`.
  mutating func derivative(_ root: NodeID, by variable: NodeID) throws(SymbolicsError) -> NodeID {
    let x = Variable(
      node: variable, index: Int(nodes[Int(variable)].payload), mask: nodes[Int(variable)].symbolMask)
    if let known = knownDerivative(root, x) { return known }
    let place = Int(root - variable), missing = place + 1 - derivatives[x.index].count
    if missing > 0 { derivatives[x.index].append(contentsOf: repeatElement(Arena.none, count: missing)) }
    let bottom = pending.count, lowestPair = pairs.count, mostOperands = operands.count + Arena.longestDerivative
    defer {
      pending.truncate(to: bottom)
      pairs.truncate(to: lowestPair)
    }
    pending.append(root)
    while pending.count > bottom {
      let top = pending.count, id = pending[top - 1]
      if knownDerivative(id, x) != nil {
        pending.truncate(to: top - 1)
        continue
      }
      let node = nodes[Int(id)], start = Int(node.start), end = start + Int(node.count)
      for i in start..<end where knownDerivative(operands[i], x) == nil { pending.append(operands[i]) }
      if pending.count > top { continue }
      pending.truncate(to: top - 1)
      let result: NodeID
      switch node.kind {
      case .sum: result = sumDerivative(start, end, x)
      case .product: result = try productDerivative(start, end, x, mostOperands)
      default: result = try functionDerivative(id, start, end, x)
      }
      guard operands.count <= mostOperands else { throw Arena.tooLongDerivative }
      derivatives[x.index][Int(id - variable)] = result
    }
    return derivatives[x.index][place]
  }

  /// The derivative of a node where it is 0, 1 or in the memo.
  @inline(__always)
  private func knownDerivative(_ id: NodeID, _ x: Variable) -> NodeID? {
    // What is older than the variable does not depend on it.
    if id <= x.node { return id == x.node ? Arena.one : Arena.zero }
    let node = nodes[Int(id)]
    if node.symbolMask & x.mask == 0 || node.kind == .symbol { return Arena.zero }
    let place = Int(id - x.node)
    guard place < derivatives[x.index].count else { return nil }
    let known = derivatives[x.index][place]
    return known == Arena.none ? nil : known
  }

  private mutating func sumDerivative(_ start: Int, _ end: Int, _ x: Variable) -> NodeID {
    var total = RunningSum(pairs.count)
    for i in stride(from: start + 1, to: end, by: 2) {
      let d = knownDerivative(operands[i + 1], x) ?? Arena.zero
      if d != Arena.zero { add(d, times: operands[i], to: &total) }
    }
    return finished(total)
  }

  private static let tooLongDerivative = SymbolicsError.tooLarge(
    what: "a derivative, written with its operands,", limit: longestDerivative)

  private mutating func productDerivative(
    _ start: Int, _ end: Int, _ x: Variable, _ mostOperands: Int
  ) throws(SymbolicsError) -> NodeID {
    var total = RunningSum(pairs.count)
    for i in stride(from: start + 1, to: end, by: 2) {
      let d = knownDerivative(operands[i], x) ?? Arena.zero
      if d == Arena.zero { continue }
      guard operands.count <= mostOperands else { throw Arena.tooLongDerivative }
      var coefficient = multiplyNumbers(operands[start], operands[i + 1])
      let first = pairs.count
      for k in stride(from: start + 1, to: end, by: 2) {
        let e = k == i ? addNumbers(operands[k + 1], Arena.minusOne) : operands[k + 1]
        if e != Arena.zero { pairs.append(pack(operands[k], e)) }
      }
      collect(factor: d, &coefficient)
      add(product(coefficient, from: first), times: Arena.one, to: &total)
    }
    return finished(total)
  }

  private mutating func functionDerivative(
    _ id: NodeID, _ start: Int, _ end: Int, _ x: Variable
  ) throws(SymbolicsError) -> NodeID {
    var total = RunningSum(pairs.count)
    for i in start..<end {
      let inner = knownDerivative(operands[i], x) ?? Arena.zero
      if inner == Arena.zero { continue }
      add(multiply(try partial(id, i - start), inner), times: Arena.one, to: &total)
    }
    return finished(total)
  }

  /// The derivative of a function node by its i-th argument.
  private mutating func partial(_ id: NodeID, _ i: Int) throws(SymbolicsError) -> NodeID {
    guard let f = function(id) else { return Arena.zero }
    let x = operand(id, 0)
    switch f {
    case .exp: return id
    case .log: return inverse(x)
    case .sin: return apply(.cos, x)
    case .cos: return negate(apply(.sin, x))
    case .tan: return add(Arena.one, power(id, Arena.two))
    case .asin: return power(subtract(Arena.one, power(x, Arena.two)), number(Rational(-1, 2)))
    case .acos: return negate(power(subtract(Arena.one, power(x, Arena.two)), number(Rational(-1, 2))))
    case .atan: return inverse(add(Arena.one, power(x, Arena.two)))
    case .sinh: return apply(.cosh, x)
    case .cosh: return apply(.sinh, x)
    case .tanh: return subtract(Arena.one, power(id, Arena.two))
    case .asinh: return power(add(Arena.one, power(x, Arena.two)), number(Rational(-1, 2)))
    case .acosh: return power(subtract(power(x, Arena.two), Arena.one), number(Rational(-1, 2)))
    case .atanh: return inverse(subtract(Arena.one, power(x, Arena.two)))
    case .abs: return apply(.sign, x)
    case .sign, .step: return Arena.zero
    case .gamma: return multiply(id, polygamma(0, x))
    case .logGamma: return polygamma(0, x)
    case .polygamma: return polygamma(polygammaOrder(id) + 1, x)
    case .polygammaTail: return polygammaTail(polygammaOrder(id) + 1, x)
    case .erf, .erfc:
      let front = scale(power(pi(), number(Rational(-1, 2))), by: integer(f == .erf ? 2 : -2))
      return multiply(front, apply(.exp, negate(power(x, Arena.two))))
    case .minimum, .maximum:
      let difference = f == .minimum ? subtract(operand(id, 1), x) : subtract(x, operand(id, 1))
      return apply(.step, i == 0 ? difference : negate(difference))
    case .power:
      let y = operand(id, 1)
      if i == 0 { return product([y, id, inverse(x)]) }
      return multiply(id, apply(.log, x))
    case .besselI, .besselK:
      guard i == 1 else {
        throw .noClosedDerivative(function: f.name, argument: "its order")
      }
      return besselDerivative(f, order: x, operand(id, 1), id)
    }
  }

  /// I′ᵥ = Iᵥ₋₁ − (v/x) Iᵥ = Iᵥ₊₁ + (v/x) Iᵥ and the like for K, so that {f₀, f₁} is closed under differentiation.
  private mutating func besselDerivative(_ f: Function, order v: NodeID, _ x: NodeID, _ id: NodeID) -> NodeID {
    let down = isNumber(v) && value(v) >= 1
    let neighbour = apply(f, add(v, down ? Arena.minusOne : Arena.one), x)
    let ratio = product([v, inverse(x), id])
    if f == .besselI { return down ? subtract(neighbour, ratio) : add(neighbour, ratio) }
    return down ? negate(add(neighbour, ratio)) : subtract(ratio, neighbour)
  }
}
