import Scalars
import Symbolics

/// Single components, without the rest of the tensor.
extension Manifold {
  /// Γ^(α)_{ij,k} of the first kind in canonical form.
  ///
  /// - Throws: `SymbolicsError` where there is no canonical form within the limits.
  public func christoffelSymbolOfFirstKind(
    _ i: Int, _ j: Int, _ k: Int, alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    try component(alpha, limits) { try $0.first(i, j, k) }
  }

  /// Γ^(α)ᵏᵢⱼ in canonical form.
  ///
  /// - Throws: `GeometryError.degenerateMetric`; `SymbolicsError` where there is no canonical form within the limits.
  public func christoffelSymbol(
    _ k: Int, _ i: Int, _ j: Int, alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    try component(alpha, limits) { try $0.raised(k, i, j) }
  }

  /// R^(α)_{ijkl} in canonical form.
  ///
  /// - Throws: as `christoffelSymbol`.
  public func riemannComponent(
    _ i: Int, _ j: Int, _ k: Int, _ l: Int, alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    try component(alpha, limits) { try $0.riemann(i, j, k, l) }
  }

  /// Ric^(α)_jk in canonical form.
  ///
  /// - Throws: as `christoffelSymbol`.
  public func ricciComponent(
    _ j: Int, _ k: Int, alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    try component(alpha, limits) { try $0.ricci(j, k) }
  }

  private func component(
    _ alpha: Expression, _ limits: CanonicalLimits, _ body: (ComponentChain) throws -> CanonicalElement
  ) throws -> Expression {
    // Only g is put into the field; what a component needs of its derivatives is taken when it is needed.
    let chain = try canonicalChain(
      structure == nil ? .zeroth : .first, alpha: alpha, others: structure == nil ? givenCubic : [],
      furtherDerivatives: 2, limits: limits, invertsMetric: false)
    do {
      let value = try body(ComponentChain(self, chain))
      return try chain.field.expressions(of: [value], in: pool)[0]
    } catch {
      throw chain.field.failure ?? error
    }
  }
}

/// Tensor components by their definitions, each made once.
final class ComponentChain {
  private let manifold: Manifold
  private let field: CanonicalField
  private let chain: Manifold.CanonicalChain
  private let n: Int
  private let cubic: [CanonicalElement]
  private var known: [[Int]: CanonicalElement] = [:]
  private var inverse: [CanonicalElement]?

  init(_ manifold: Manifold, _ chain: Manifold.CanonicalChain) {
    self.manifold = manifold
    self.chain = chain
    field = chain.field
    n = manifold.dimension
    cubic = manifold.structure == nil ? chain.others : chain.geometry.jets.cubic
  }

  private func once(_ key: [Int], _ make: () throws -> CanonicalElement) rethrows -> CanonicalElement {
    if let value = known[key] { return value }
    let value = try make()
    known[key] = value
    return value
  }

  private func inverse(_ i: Int, _ j: Int) throws -> CanonicalElement {
    if let inverse { return inverse[i * n + j] }
    let made =
      try chain.geometry.inverse.isEmpty
      ? chain.geometry.algebra.inverse(chain.geometry.jets.metric) : chain.geometry.inverse
    inverse = made
    return made[i * n + j]
  }

  /// ∂ₖgᵢⱼ.
  private func slope(_ k: Int, _ i: Int, _ j: Int) throws -> CanonicalElement {
    let (a, b) = (min(i, j), max(i, j))
    if manifold.structure != nil { return chain.geometry.jets.derivatives[k * n * n + a * n + b] }
    return try once([0, k, a, b]) {
      try field.derivative(chain.geometry.jets.metric[a * n + b], by: chain.coordinates[k])
    }
  }

  /// Γ^(±α)_{ij,k}.
  func first(_ i: Int, _ j: Int, _ k: Int, isDual: Bool = false) throws -> CanonicalElement {
    try once([isDual ? 2 : 1, min(i, j), max(i, j), k]) {
      let sum = field.sum([try slope(i, j, k), try slope(j, i, k)], minus: [try slope(k, i, j)])
      var result = field.scale(sum, by: Rational(1, 2))
      if !cubic.isEmpty, !chain.alpha.isZero {
        let t = field.multiply(chain.alpha, cubic[i * n * n + j * n + k])
        result = field.add(result, field.scale(t, by: Rational(isDual ? 1 : -1, 2)))
      }
      return result
    }
  }

  /// Γ^(α)ᵏᵢⱼ.
  func raised(_ k: Int, _ i: Int, _ j: Int) throws -> CanonicalElement {
    try once([3, k, min(i, j), max(i, j)]) {
      field.sum(try (0..<n).map { field.multiply(try inverse(k, $0), try first(i, j, $0)) })
    }
  }

  /// R^(α)_{ijkl} = ∂ᵢΓ_{jk,l} − ∂ⱼΓ_{ik,l} − Γ*_{il,m}Γᵐⱼₖ + Γ*_{jl,m}Γᵐᵢₖ; from T alone on dually flat manifolds.
  func riemann(_ i: Int, _ j: Int, _ k: Int, _ l: Int) throws -> CanonicalElement {
    if i == j { return field.zero }
    return try once([4, i, j, k, l]) {
      if manifold.isDuallyFlat, !cubic.isEmpty { return try flatRiemann(i, j, k, l) }
      let a = try field.derivative(try first(j, k, l), by: chain.coordinates[i])
      let b = try field.derivative(try first(i, k, l), by: chain.coordinates[j])
      var plus = [a], minus = [b]
      for m in 0..<n {
        minus.append(field.multiply(try first(i, l, m, isDual: true), try raised(m, j, k)))
        plus.append(field.multiply(try first(j, l, m, isDual: true), try raised(m, i, k)))
      }
      return field.sum(plus, minus: minus)
    }
  }

  private func flatRiemann(_ i: Int, _ j: Int, _ k: Int, _ l: Int) throws -> CanonicalElement {
    func t(_ a: Int, _ b: Int, _ c: Int) -> CanonicalElement { cubic[a * n * n + b * n + c] }
    var plus: [CanonicalElement] = [], minus: [CanonicalElement] = []
    for p in 0..<n {
      for q in 0..<n {
        let g = try inverse(p, q)
        if g.isZero { continue }
        plus.append(field.multiply(g, field.multiply(t(i, k, p), t(j, l, q))))
        minus.append(field.multiply(g, field.multiply(t(j, k, p), t(i, l, q))))
      }
    }
    let factor = field.subtract(field.one, field.multiply(chain.alpha, chain.alpha))
    return field.scale(field.multiply(factor, field.sum(plus, minus: minus)), by: Rational(1, 4))
  }

  /// Ric_jk = gⁱˡ R_{ijkl}.
  func ricci(_ j: Int, _ k: Int) throws -> CanonicalElement {
    var terms: [CanonicalElement] = []
    for i in 0..<n where i != j {
      for l in 0..<n {
        let g = try inverse(i, l)
        if !g.isZero { terms.append(field.multiply(g, try riemann(i, j, k, l))) }
      }
    }
    return field.sum(terms)
  }
}
