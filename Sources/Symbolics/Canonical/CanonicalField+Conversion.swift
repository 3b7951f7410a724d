@preconcurrency import CFLINT
import Scalars

/// Expressions as elements and back.
extension CanonicalField {
  /// The element of a node of the workspace, in whatever functions it is written.
  ///
  /// - Throws: `SymbolicsError.unknownKernel` for a kernel that the field was not made for, and caps.
  package func element(of node: NodeID) throws -> CanonicalElement {
    if workspace.arena.isNumber(node) { return constant(workspace.arena.value(node)) }
    return try element(ofNormal: try workspace.normalized([node])[0])
  }

  /// The element of a normalized node.
  func element(ofNormal root: NodeID) throws -> CanonicalElement {
    if let known = elements[root] { return known }
    for id in visible(from: root) where elements[id] == nil { elements[id] = try converted(id) }
    guard let result = elements[root] else { throw SymbolicsError.unknownKernel(workspace.text(root)) }
    return try checked(result)
  }

  /// Nodes below a root outside the arguments of functions, children before parents.
  private func visible(from root: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = [], stack = [root]
    while let id = stack.popLast() {
      guard elements[id] == nil, seen.insert(id).inserted else { continue }
      let first = workspace.arena.kind(id) == .sum ? 2 : 1
      switch workspace.arena.kind(id) {
      case .sum, .product:
        for i in stride(from: first, to: workspace.arena.operandCount(id), by: 2) {
          stack.append(workspace.arena.operand(id, i))
        }
      default: break
      }
    }
    return seen.sorted()
  }

  private func known(_ id: NodeID) throws -> CanonicalElement {
    guard let result = elements[id] else { throw SymbolicsError.unknownKernel(workspace.text(id)) }
    return result
  }

  private func converted(_ id: NodeID) throws -> CanonicalElement {
    let count = workspace.arena.operandCount(id)
    func operand(_ i: Int) -> NodeID { workspace.arena.operand(id, i) }
    switch workspace.arena.kind(id) {
    case .number: return constant(workspace.arena.value(id))
    case .symbol, .constant: return try kernel(id)
    case .sum:
      guard count / 2 <= limits.terms else {
        throw SymbolicsError.tooLarge(what: "the canonical form", limit: limits.terms)
      }
      var terms = [constant(workspace.arena.value(operand(0)))]
      for i in stride(from: 1, to: count, by: 2) {
        let c = workspace.arena.value(operand(i)), term = try known(operand(i + 1))
        terms.append(c.isOne ? term : scale(term, by: c))
      }
      return sum(terms)
    case .product:
      var result = constant(workspace.arena.value(operand(0)))
      for i in stride(from: 1, to: count, by: 2) {
        result = multiply(result, try power(operand(i), workspace.arena.value(operand(i + 1))))
        if let failure { throw failure }
      }
      return result
    case .function:
      switch workspace.arena.function(id) {
      case .exp:
        guard let parts = exponents[id] else { return try exponential(of: operand(0)) }
        return parts.reduce(one) { multiply($0, generator($1.place, power: $1.count)) }
      case .sin, .cos:
        guard let parts = angles[operand(0)] else { throw SymbolicsError.unknownKernel(workspace.text(id)) }
        let turned = circle(parts)
        return workspace.arena.function(id) == .cos ? turned.cosine : turned.sine
      default: return try kernel(id)
      }
    }
  }

  /// An exponential that was not among those the field was made for, where it is a product of powers of them.
  private func exponential(of argument: NodeID) throws -> CanonicalElement {
    if argument == Arena.zero { return one }
    throw SymbolicsError.unknownKernel("exp(\(workspace.text(argument)))")
  }

  private func kernel(_ id: NodeID) throws -> CanonicalElement {
    guard let place = places[id] else { throw SymbolicsError.unknownKernel(workspace.text(id)) }
    return workspace.arena.function(id) == .abs ? generator(place) : generator(place, power: generators[place].root)
  }

  /// base^r.
  private func power(_ base: NodeID, _ r: Rational) throws -> CanonicalElement {
    if let n = r.asInt {
      // Symbols need no inverse to be sought.
      if let place = places[base], algebraic.isEmpty || !algebraic.contains(place), n.magnitude <= 1 << 20 {
        return generator(place, power: n * generators[place].root)
      }
      return try power(try known(base), n)
    }
    guard let place = radicalPlaces[base], let n = (r * Rational(generators[place].root)).asInt,
      n.magnitude <= 1 << 20
    else { throw SymbolicsError.unknownKernel("a power \(r) of \(workspace.text(base))") }
    if case .algebraic(let value) = generators[place].kind {
      let root = generators[place].root
      let whole = n >= 0 ? n / root : -((-n + root - 1) / root)
      return multiply(try power(value, whole), generator(place, power: n - whole * root))
    }
    return generator(place, power: n)
  }

  /// Cosine and sine of Σ nᵢ θᵢ by the addition theorem.
  private func circle(_ parts: [(place: Int, count: Int)]) -> (cosine: CanonicalElement, sine: CanonicalElement) {
    func product(
      _ a: (cosine: CanonicalElement, sine: CanonicalElement), _ b: (cosine: CanonicalElement, sine: CanonicalElement)
    ) -> (cosine: CanonicalElement, sine: CanonicalElement) {
      (
        subtract(multiply(a.cosine, b.cosine), multiply(a.sine, b.sine)),
        add(multiply(a.cosine, b.sine), multiply(a.sine, b.cosine))
      )
    }
    var total = (cosine: one, sine: zero)
    for (place, count) in parts {
      let sine = generator(place + 1)
      var square = (cosine: generator(place), sine: count < 0 ? negate(sine) : sine), n = count.magnitude
      while n > 0, failure == nil {
        if n & 1 == 1 { total = product(total, square) }
        n >>= 1
        if n > 0 { square = product(square, square) }
      }
    }
    return total
  }
}
