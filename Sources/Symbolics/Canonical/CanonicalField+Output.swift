@preconcurrency import CFLINT
import Scalars

/// Elements as nodes of the workspace, factored for a reader.
extension CanonicalField {
  /// The element as a product of powers of irreducible sums.
  ///
  /// - Throws: the cap that was met.
  package func node(of a: CanonicalElement, isReciprocal: Bool = false) throws -> NodeID {
    if let failure { throw failure }
    if a.isZero { return Arena.zero }
    if let number = a.rational { return workspace.arena.number(number) }
    if !isReciprocal, let reciprocal = shorterReciprocal(a) {
      return workspace.arena.inverse(try node(of: reciprocal, isReciprocal: true))
    }
    let factors = factors(a)
    if let failure { throw failure }
    var powers = factors.powers.map { Int($0) }
    var parts: [(polynomial: CanonicalElement, exponent: Int)] = factors.parts
    for i in a.exponents.indices where a.exponents[i] > 0 {
      if i < ring.count {
        powers[i] -= Int(a.exponents[i])
      } else {
        parts.append((denominators[i - ring.count].polynomial, -Int(a.exponents[i])))
      }
    }
    takeSines(&parts, &powers)
    var content = factors.content / CanonicalField.rational(a.divisor)
    // A denominator has one sign wherever it occurs, that of a numerator is free.
    var sums = parts.map { part in
      (
        base: sumNode(part.polynomial), exponent: part.exponent,
        denominator: denominators.firstIndex { $0.polynomial === part.polynomial }
      )
    }
    func negate(_ i: Int) {
      sums[i].base = workspace.arena.sum([Arena.zero], minus: [sums[i].base])
      if sums[i].exponent & 1 != 0 { content = -content }
    }
    for i in sums.indices {
      let turns = sums[i].denominator.map { isTurned($0, sums[i].base) } ?? (surplusOfMinuses(sums[i].base) > 0)
      if turns { negate(i) }
    }
    // A minus sign in front goes into a sum that reads as well with it.
    if content.isNegative {
      func takes(_ i: Int, _ most: Int) -> Bool {
        guard sums[i].denominator == nil, sums[i].exponent & 1 != 0, workspace.arena.kind(sums[i].base) == .sum else {
          return false
        }
        return (-most...0).contains(surplusOfMinuses(sums[i].base))
      }
      if let i = sums.indices.first(where: { takes($0, 0) }) ?? sums.indices.first(where: { takes($0, 1) }) {
        negate(i)
      }
    }
    let powersOfSums = sums.map { workspace.arena.power($0.base, workspace.arena.integer($0.exponent)) }
    return workspace.arena.product([monomial(powers), workspace.arena.number(content)] + powersOfSums)
  }

  /// Whether a denominator of the field is written with the opposite sign: it is to be positive in the middle of things.
  private func isTurned(_ i: Int, _ node: NodeID) -> Bool {
    if let known = denominators[i].isTurned { return known }
    let sign = workspace.arena.sign(node)
    let turned: Bool
    if sign.isNonNegative || sign.isNonPositive {
      turned = sign.isNonPositive
    } else if let value = workspace.arena.valueAtHome(node) {
      turned = value < 0
    } else {
      turned = surplusOfMinuses(node) > 0
    }
    denominators[i].isTurned = turned
    return turned
  }

  /// How many more minus than plus signs a sum has; very many where it is known to be negative, and few where positive.
  private func surplusOfMinuses(_ s: NodeID) -> Int {
    guard workspace.arena.kind(s) == .sum else { return 0 }
    let sign = workspace.arena.sign(s)
    if sign.isNonNegative || sign.isNonPositive { return sign.isNonPositive ? 1_000 : -1_000 }
    var signs = 0
    let constant = workspace.arena.value(workspace.arena.operand(s, 0))
    if !constant.isZero { signs += constant.isNegative ? 1 : -1 }
    for i in stride(from: 1, to: workspace.arena.operandCount(s), by: 2) {
      signs += workspace.arena.value(workspace.arena.operand(s, i)).isNegative ? 1 : -1
    }
    return signs
  }

  /// 1/a, where that is shorter because a denominator with roots was made rational.
  private func shorterReciprocal(_ a: CanonicalElement) -> CanonicalElement? {
    guard algebraic.contains(where: { degree(a, $0) > 0 }), a.exponents.contains(where: { $0 > 0 }),
      let reciprocal = try? inverse(a)
    else { return nil }
    func size(_ a: CanonicalElement) -> Int {
      a.exponents.indices.reduce(a.termCount) { total, i in
        total + (i < ring.count ? 0 : Int(a.exponents[i]) * denominators[i - ring.count].polynomial.termCount)
      }
    }
    return size(reciprocal) < size(a) ? reciprocal : nil
  }

  /// (1 − cos u)(1 + cos u) is sin² u.
  private func takeSines(_ parts: inout [(polynomial: CanonicalElement, exponent: Int)], _ powers: inout [Int]) {
    for i in generators.indices {
      guard case .cosine(let sine) = generators[i].kind else { continue }
      let c = generator(i)
      let plus = add(c, one), minus = subtract(c, one)
      func place(_ p: CanonicalElement) -> Int? {
        parts.firstIndex { $0.polynomial.hasNumerator(of: p) }
      }
      guard let a = place(plus), let b = place(minus), (parts[a].exponent > 0) == (parts[b].exponent > 0) else {
        continue
      }
      let size = Swift.min(parts[a].exponent.magnitude, parts[b].exponent.magnitude)
      let common = parts[a].exponent > 0 ? Int(size) : -Int(size)
      parts[a].exponent -= common
      parts[b].exponent -= common
      powers[sine] += 2 * common
      // (c − 1)(c + 1) = −sin².
      if common & 1 != 0 { parts.append((constant(-1), 1)) }
      parts.removeAll { $0.exponent == 0 }
    }
  }

  /// ∏ generatorⁿ, exponentials as one.
  private func monomial(_ powers: [Int]) -> NodeID {
    var factors: [NodeID] = [], exponent: [NodeID] = []
    for (i, generator) in generators.enumerated() where powers[i] != 0 {
      switch generator.kind {
      case .exponential: exponent.append(workspace.arena.scale(generator.node, by: workspace.arena.integer(powers[i])))
      case .cosine, .sine:
        let f: Function
        if case .cosine = generator.kind { f = .cos } else { f = .sin }
        let base = workspace.arena.apply(f, generator.node)
        factors.append(workspace.arena.power(base, workspace.arena.integer(powers[i])))
      case .free, .algebraic:
        let r = workspace.arena.number(Rational(powers[i], generator.root))
        factors.append(workspace.arena.power(generator.node, r))
      }
    }
    if !exponent.isEmpty { factors.append(exponential(workspace.arena.sum(exponent))) }
    return workspace.arena.product(factors)
  }

  /// e^x, with e^(y log u) as u^y.
  private func exponential(_ x: NodeID) -> NodeID {
    var bases: [NodeID] = [], exponents: [[NodeID]] = [], rest: [NodeID] = [], gammas: [NodeID] = []
    for term in workspace.arena.terms(of: x) {
      let pairs = workspace.arena.factorPairs(term)
      // e^(n log Γ(x)) is Γ(x)ⁿ for x > 0.
      if pairs.count == 1, workspace.arena.function(pairs[0].0) == .logGamma, pairs[0].1 == Arena.one {
        let x = workspace.arena.operand(pairs[0].0, 0)
        if workspace.arena.sign(x).isPositive {
          let whole = workspace.arena.apply(.gamma, x)
          let count = term == pairs[0].0 ? Arena.one : workspace.arena.operand(term, 0)
          gammas.append(workspace.arena.power(whole, count))
          continue
        }
      }
      guard let (log, _) = pairs.first(where: { workspace.arena.function($0.0) == .log && $0.1 == Arena.one }) else {
        rest.append(term)
        continue
      }
      let base = workspace.arena.operand(log, 0)
      let exponent = workspace.arena.multiply(term, workspace.arena.inverse(log))
      if let place = bases.firstIndex(of: base) {
        exponents[place].append(exponent)
      } else {
        bases.append(base)
        exponents.append([exponent])
      }
    }
    var factors = zip(bases, exponents).map { workspace.arena.power($0, of: workspace.arena.sum($1)) }
    factors.append(workspace.arena.apply(.exp, workspace.arena.sum(rest)))
    return workspace.arena.product(factors + gammas)
  }

  /// The element as a sum of terms over its denominator: what arguments of functions are compared by.
  func expandedNode(of a: CanonicalElement) throws -> NodeID {
    if let failure { throw failure }
    var powers = [Int](repeating: 0, count: ring.count), factors: [NodeID] = []
    for i in a.exponents.indices where a.exponents[i] > 0 {
      if i < ring.count {
        powers[i] = -Int(a.exponents[i])
      } else {
        let exponent = workspace.arena.integer(-Int(a.exponents[i]))
        factors.append(workspace.arena.power(sumNode(denominators[i - ring.count].polynomial), exponent))
      }
    }
    factors.append(monomial(powers))
    factors.append(workspace.arena.number(CanonicalField.rational(a.divisor).inverse))
    let front = workspace.arena.product(factors)
    return workspace.arena.sum(workspace.arena.terms(of: sumNode(a)).map { workspace.arena.multiply($0, front) })
  }

  /// A polynomial as a sum.
  private func sumNode(_ a: CanonicalElement) -> NodeID {
    var terms: [NodeID] = []
    var powers = [UInt](repeating: 0, count: ring.count)
    for i in 0..<a.termCount {
      fmpz_mpoly_get_term_exp_ui(&powers, a.numerator, i, ring.context)
      let c = CanonicalField.rational(a.numerator.pointee.coeffs + i)
      terms.append(workspace.arena.scale(monomial(powers.map { Int($0) }), by: workspace.arena.number(c)))
    }
    return workspace.arena.sum(terms)
  }

  /// A numerator as text, the same for equal polynomials.
  func text(_ a: CanonicalElement) -> String {
    guard let raw = fmpz_mpoly_get_str_pretty(a.numerator, nil, ring.context) else { return "" }
    defer { flint_free(raw) }
    return String(cString: raw)
  }
}

extension CanonicalField {
  /// Elements as expressions of a pool; equal elements are written once.
  ///
  /// - Throws: the cap that was met.
  package func expressions(of elements: [CanonicalElement], in pool: ExpressionPool) throws -> [Expression] {
    var known: [ObjectIdentifier: NodeID] = [:]
    var nodes: [NodeID] = []
    for element in elements {
      let key = ObjectIdentifier(element)
      let node = try known[key] ?? self.node(of: element)
      known[key] = node
      nodes.append(node)
    }
    return workspace.expressions(of: nodes, in: pool)
  }

  /// The node of a symbol.
  package func coordinate(_ symbol: Symbol) -> NodeID { workspace.coordinate(symbol) }
}

extension Expression {
  /// The canonical form: over a common denominator, reduced, and factored.
  ///
  /// Functions are written in independent kernels first; what is 0 comes out as 0. The same value in the same kernels
  /// has one form.
  ///
  /// - Throws: `SymbolicsError.tooLarge` where the caps are met, `.dependentKernels`, `.divisionByZero`.
  public func simplified(limits: CanonicalLimits = .init()) throws(SymbolicsError) -> Expression {
    try Expression.simplified([self], limits: limits)[0]
  }

  /// The canonical forms of several expressions in one field.
  ///
  /// - Throws: as `simplified`.
  public static func simplified(
    _ expressions: [Expression], limits: CanonicalLimits = .init()
  ) throws(SymbolicsError) -> [Expression] {
    guard let pool = expressions.first?.pool else { return [] }
    do {
      let (field, elements) = try CanonicalField.field(of: expressions, limits: limits)
      return try field.expressions(of: elements, in: pool)
    } catch let error as SymbolicsError {
      throw error
    } catch {
      throw .unknownKernel("\(error)")
    }
  }
}
