@preconcurrency import CFLINT
import Scalars

/// Elements as nodes of the workspace, factored for a reader.
extension CanonicalField {
  /// The element as a product of powers of irreducible sums.
  ///
  /// - Throws: the cap that was met.
  package func node(of a: CanonicalElement) throws -> NodeID {
    if let failure { throw failure }
    if a.isZero { return Arena.zero }
    if let number = a.rational { return workspace.arena.number(number) }
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
    let content = factors.content / CanonicalField.rational(a.divisor)
    var nodes = [workspace.arena.number(content), monomial(powers)]
    for (polynomial, exponent) in parts {
      nodes.append(workspace.arena.power(sumNode(polynomial), workspace.arena.integer(exponent)))
    }
    return workspace.arena.product(nodes)
  }

  /// (1 − cos u)(1 + cos u) is sin² u.
  private func takeSines(_ parts: inout [(polynomial: CanonicalElement, exponent: Int)], _ powers: inout [Int]) {
    for i in generators.indices {
      guard case .cosine(let sine) = generators[i].kind else { continue }
      let c = generator(i)
      let plus = add(c, one), minus = subtract(c, one)
      func place(_ p: CanonicalElement) -> Int? {
        parts.firstIndex { fmpz_mpoly_equal($0.polynomial.numerator, p.numerator, ring.context) != 0 }
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
    if !exponent.isEmpty { factors.append(workspace.arena.apply(.exp, workspace.arena.sum(exponent))) }
    return workspace.arena.product(factors)
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
