import Scalars

/// Differentiation, with a memo for each variable; the graph is swept with an explicit stack.
extension Arena {
  /// ∂root/∂variable.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative`, for a Bessel function by its order.
  mutating func derivative(_ root: NodeID, by variable: NodeID) throws(SymbolicsError) -> NodeID {
    let mask = nodes[Int(variable)].symbolMask
    if nodes[Int(root)].symbolMask & mask == 0 { return Arena.zero }
    var memo = derivatives.removeValue(forKey: variable) ?? []
    defer { derivatives[variable] = memo }
    if memo.count < nodes.count {
      memo.append(contentsOf: repeatElement(Arena.none, count: nodes.count - memo.count))
    }
    if memo[Int(root)] != Arena.none { return memo[Int(root)] }
    var stack = [root]
    while let id = stack.last {
      if memo[Int(id)] != Arena.none {
        stack.removeLast()
        continue
      }
      let node = nodes[Int(id)]
      if node.symbolMask & mask == 0 || node.kind == .number || node.kind == .constant || node.kind == .symbol {
        memo[Int(id)] = id == variable ? Arena.one : Arena.zero
        stack.removeLast()
        continue
      }
      let start = Int(node.start), count = Int(node.count)
      var isReady = true
      for i in start..<start + count {
        let child = operands[i]
        if nodes[Int(child)].symbolMask & mask != 0, memo[Int(child)] == Arena.none {
          stack.append(child)
          isReady = false
        }
      }
      if !isReady { continue }
      stack.removeLast()
      let result: NodeID
      switch node.kind {
      case .sum: result = sumDerivative(start, count, mask, memo)
      case .product: result = productDerivative(start, count, mask, memo)
      default: result = try functionDerivative(id, start, count, mask, memo)
      }
      memo[Int(id)] = result
    }
    return memo[Int(root)]
  }

  private mutating func sumDerivative(
    _ start: Int, _ count: Int, _ mask: UInt64, _ memo: ContiguousArray<NodeID>
  ) -> NodeID {
    var terms: [NodeID] = []
    for i in stride(from: start + 1, to: start + count, by: 2) {
      let term = operands[i + 1]
      if nodes[Int(term)].symbolMask & mask == 0 { continue }
      let d = memo[Int(term)]
      if d != Arena.zero { terms.append(scale(d, by: operands[i])) }
    }
    return terms.isEmpty ? Arena.zero : sum(terms)
  }

  private mutating func productDerivative(
    _ start: Int, _ count: Int, _ mask: UInt64, _ memo: ContiguousArray<NodeID>
  ) -> NodeID {
    var terms: [NodeID] = []
    for i in stride(from: start + 1, to: start + count, by: 2) {
      let base = operands[i]
      if nodes[Int(base)].symbolMask & mask == 0 { continue }
      let d = memo[Int(base)]
      if d == Arena.zero { continue }
      let exponent = operands[i + 1]
      var coefficient = multiplyNumbers(operands[start], exponent)
      var pairs = ContiguousArray<UInt64>()
      pairs.reserveCapacity(count / 2 + 4)
      for k in stride(from: start + 1, to: start + count, by: 2) {
        let e = k == i ? addNumbers(operands[k + 1], Arena.minusOne) : operands[k + 1]
        if e != Arena.zero { pairs.append(pack(operands[k], e)) }
      }
      collect(d, &coefficient, &pairs)
      terms.append(product(coefficient, &pairs))
    }
    return terms.isEmpty ? Arena.zero : sum(terms)
  }

  private mutating func functionDerivative(
    _ id: NodeID, _ start: Int, _ count: Int, _ mask: UInt64, _ memo: ContiguousArray<NodeID>
  ) throws(SymbolicsError) -> NodeID {
    var terms: [NodeID] = []
    for i in 0..<count {
      let argument = operands[start + i]
      if nodes[Int(argument)].symbolMask & mask == 0 { continue }
      let inner = memo[Int(argument)]
      if inner == Arena.zero { continue }
      terms.append(multiply(try partial(id, i), inner))
    }
    return terms.isEmpty ? Arena.zero : sum(terms)
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
