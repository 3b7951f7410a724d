import Scalars

/// Rewrites functions in few and independent ones: tan, sinh, erfc, min and the like in terms of others, arguments in
/// one form, roots and logarithms of factored arguments, gamma and Bessel functions at one representative of each class.
struct KernelNormalization {
  /// First images: simple rules only.
  private var simple: [NodeID: NodeID] = [:]
  /// Images in which classes are resolved as well.
  private var full: [NodeID: NodeID] = [:]
  var gammaClasses = GammaClasses()
  var besselClasses = BesselClasses()

  /// The images of nodes.
  ///
  /// Classes get their representatives from all nodes of the first call.
  mutating func normalize(_ nodes: [NodeID], in workspace: CanonicalWorkspace) throws(SymbolicsError) -> [NodeID] {
    var images: [NodeID] = []
    for node in nodes { images.append(try simplified(node, workspace)) }
    gammaClasses.enter(workspace.arena.reachable(from: images), in: &workspace.arena)
    besselClasses.enter(workspace.arena.reachable(from: images), in: &workspace.arena)
    var result: [NodeID] = []
    for image in images { result.append(try resolved(image, workspace)) }
    return result
  }

  // MARK: Simple rules

  private mutating func simplified(_ root: NodeID, _ workspace: CanonicalWorkspace) throws(SymbolicsError) -> NodeID {
    if let known = simple[root] { return known }
    for id in workspace.arena.reachable(from: [root]) where simple[id] == nil {
      let image: NodeID
      if workspace.arena.kind(id) == .function {
        image = try function(id, workspace)
      } else if workspace.arena.kind(id) == .product {
        image = try product(id, workspace)
      } else {
        image = workspace.arena.rebuild(id) { simple[$0] ?? $0 }
      }
      simple[id] = image
    }
    return simple[root] ?? root
  }

  /// A product whose roots are taken of factored sums.
  private func product(_ id: NodeID, _ workspace: CanonicalWorkspace) throws(SymbolicsError) -> NodeID {
    var factors = [workspace.arena.operand(id, 0)]
    for i in stride(from: 1, to: workspace.arena.operandCount(id), by: 2) {
      let exponent = workspace.arena.operand(id, i + 1)
      var base = simple[workspace.arena.operand(id, i)] ?? workspace.arena.operand(id, i)
      if !workspace.arena.value(exponent).isInteger, workspace.arena.kind(base) == .sum {
        base = try workspace.factored(try fullImage(base, workspace))
      }
      // A zero among the other factors must not hide the pole.
      if base == Arena.zero, workspace.arena.value(exponent).isNegative { throw .divisionByZero(what: "a denominator") }
      factors.append(workspace.arena.power(base, exponent))
    }
    return workspace.arena.product(factors)
  }

  /// What nested fields see has no classes left.
  private func fullImage(_ node: NodeID, _ workspace: CanonicalWorkspace) throws(SymbolicsError) -> NodeID {
    var inner = KernelNormalization()
    return try inner.normalize([node], in: workspace)[0]
  }

  private func function(_ id: NodeID, _ workspace: CanonicalWorkspace) throws(SymbolicsError) -> NodeID {
    guard let f = workspace.arena.function(id) else { return id }
    var arguments: [NodeID] = []
    for i in 0..<workspace.arena.operandCount(id) {
      let operand = workspace.arena.operand(id, i)
      let argument = simple[operand] ?? operand
      if workspace.arena.kind(argument).isCompound {
        try workspace.visit(workspace.arena.reachable(from: [argument]).count)
      }
      let wide = workspace.arena.normalArgument(argument)
      arguments.append(
        workspace.arena.isPolynomial(wide) ? wide : try workspace.expanded(try fullImage(wide, workspace)))
    }
    let x = arguments[0]
    if f == .log, workspace.arena.kind(x) == .sum {
      return workspace.arena.apply(.log, try workspace.factored(try fullImage(x, workspace)))
    }
    return workspace.arena.inKernels(f, payload: workspace.arena.nodes[Int(id)].payload, x, arguments.last ?? x)
  }

  // MARK: Classes

  private mutating func resolved(_ root: NodeID, _ workspace: CanonicalWorkspace) throws(SymbolicsError) -> NodeID {
    if gammaClasses.isEmpty, besselClasses.isEmpty { return root }
    if let known = full[root] { return known }
    for id in workspace.arena.reachable(from: [root]) where full[id] == nil {
      let rebuilt = workspace.arena.rebuild(id) { full[$0] ?? $0 }
      let image = gammaClasses.image(of: rebuilt, in: &workspace.arena)
      full[id] = besselClasses.image(of: image, in: &workspace.arena)
    }
    return full[root] ?? root
  }
}

extension Arena {
  /// An argument multiplied out where that is small, so that equal arguments are one node.
  mutating func normalArgument(_ id: NodeID) -> NodeID {
    guard kind(id).isCompound else { return id }
    return expanded(id, limit: 200) ?? id
  }

  /// Whether an argument is a sum of monomials in symbols and functions, so that multiplying out has made it unique:
  /// no powers of sums, and no sines and roots whose squares are something else.
  func isPolynomial(_ id: NodeID) -> Bool {
    func isMonomial(_ term: NodeID) -> Bool {
      factorPairs(term).allSatisfy { base, exponent in
        switch kind(base) {
        case .sum, .product: false
        case .function where function(base) == .sin || function(base) == .abs: exponent == Arena.one
        default: true
        }
      }
    }
    guard kind(id) == .sum else { return isMonomial(id) }
    return stride(from: 1, to: operandCount(id), by: 2).allSatisfy { isMonomial(operand(id, $0 + 1)) }
  }

  /// A function in terms of exp, log, sin, cos, erf, asin, atan, abs, polygamma and Bessel functions.
  mutating func inKernels(_ f: Function, payload: Int32, _ x: NodeID, _ y: NodeID) -> NodeID {
    let half = number(Rational(1, 2))
    switch f {
    case .sin, .cos: return circular(f, x)
    case .tan: return multiply(circular(.sin, x), inverse(circular(.cos, x)))
    case .sinh, .cosh, .tanh:
      let up = apply(.exp, x), down = apply(.exp, negate(x))
      switch f {
      case .sinh: return multiply(half, subtract(up, down))
      case .cosh: return multiply(half, add(up, down))
      default: return multiply(subtract(up, down), inverse(add(up, down)))
      }
    case .asinh: return apply(.log, add(x, squareRoot(add(power(x, Arena.two), Arena.one))))
    case .acosh:
      return apply(.log, add(x, multiply(squareRoot(subtract(x, Arena.one)), squareRoot(add(x, Arena.one)))))
    case .atanh:
      return scale(
        subtract(apply(.log, add(Arena.one, x)), apply(.log, subtract(Arena.one, x))), by: half)
    case .acos: return subtract(scale(pi(), by: half), apply(.asin, x))
    case .erfc: return subtract(Arena.one, apply(.erf, x))
    case .sign: return signOf(x)
    case .step: return scale(add(Arena.one, signOf(x)), by: half)
    case .minimum, .maximum:
      let distance = apply(.abs, normalArgument(subtract(x, y))), total = add(x, y)
      return scale(f == .minimum ? subtract(total, distance) : add(total, distance), by: half)
    case .power:
      // x^y = e^(y log x) where x is known to be positive.
      return sign(x).isPositive ? apply(.exp, normalArgument(multiply(y, apply(.log, x)))) : power(x, of: y)
    case .polygammaTail:
      let n = Int(payload >> 8), whole = polygamma(n, x)
      if n == 0 { return subtract(whole, apply(.log, x)) }
      // ψ⁽ⁿ⁾(x) ~ (−1)ⁿ⁻¹ (n − 1)!/xⁿ.
      var factorial = Rational(n & 1 == 1 ? 1 : -1)
      for k in 1..<Swift.max(n, 2) where k < n { factorial *= Rational(k) }
      return subtract(whole, scale(power(x, integer(-n)), by: number(factorial)))
    default: return apply(payload: payload, x, operandPair(f) ? y : nil)
    }
  }

  private func operandPair(_ f: Function) -> Bool { f.argumentCount == 2 }

  /// |x|/x: the sign of x ≠ 0.
  private mutating func signOf(_ x: NodeID) -> NodeID {
    let known = apply(.sign, x)
    return function(known) == .sign ? multiply(apply(.abs, x), inverse(x)) : known
  }

  /// sin and cos with multiples of π/12 split off the argument by the addition theorem.
  mutating func circular(_ f: Function, _ x: NodeID) -> NodeID {
    guard kind(x) == .sum else { return apply(f, x) }
    let p = pi()
    var shift: NodeID?, rest = [operand(x, 0)]
    for i in stride(from: 1, to: operandCount(x), by: 2) {
      let coefficient = operand(x, i), term = operand(x, i + 1)
      if term == p, (value(coefficient) * 12).isInteger {
        shift = scale(p, by: coefficient)
      } else {
        rest.append(scale(term, by: coefficient))
      }
    }
    guard let shift else { return apply(f, x) }
    let s = apply(.sin, shift), c = apply(.cos, shift)
    guard function(s) == nil, function(c) == nil else { return apply(f, x) }
    let a = sum(rest)
    let sine = apply(.sin, a), cosine = apply(.cos, a)
    return f == .sin
      ? add(multiply(sine, c), multiply(cosine, s)) : subtract(multiply(cosine, c), multiply(sine, s))
  }
}
