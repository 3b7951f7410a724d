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

  /// gᵢⱼ in canonical form.
  ///
  /// - Throws: `SymbolicsError` where there is no canonical form within the limits.
  public func metricComponent(_ i: Int, _ j: Int, limits: CanonicalLimits = .init()) throws -> Expression {
    try component(.zero, limits) { $0.metric(i, j) }
  }

  /// gⁱʲ in canonical form.
  ///
  /// - Throws: as `christoffelSymbol`.
  public func inverseMetricComponent(_ i: Int, _ j: Int, limits: CanonicalLimits = .init()) throws -> Expression {
    try component(.zero, limits) { try $0.inverse(i, j) }
  }

  /// T_ijk in canonical form.
  ///
  /// - Throws: `SymbolicsError` where there is no canonical form within the limits.
  public func cubicFormComponent(
    _ i: Int, _ j: Int, _ k: Int, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    try component(.zero, limits) { try $0.cubic(i, j, k) }
  }

  /// One component of a tensor in canonical form, without the rest of it.
  ///
  /// - Parameter indices: in the order in which the tensor is stored, from 0.
  /// - Throws: `GeometryError.degenerateMetric`; `SymbolicsError` where there is no canonical form within the limits.
  public func exactComponent(
    of quantity: Quantity, _ indices: [Int], limits: CanonicalLimits = .init()
  ) throws -> Expression {
    precondition(indices.count == quantity.rank, "\(indices.count) indices for a tensor with \(quantity.rank)")
    for i in indices { precondition((0..<dimension).contains(i), "index \(i) in dimension \(dimension)") }
    let p = indices
    switch quantity {
    case .metric: return try metricComponent(p[0], p[1], limits: limits)
    case .inverseMetric: return try inverseMetricComponent(p[0], p[1], limits: limits)
    case .cubicForm: return try cubicFormComponent(p[0], p[1], p[2], limits: limits)
    case .christoffelFirstKind(let alpha):
      return try christoffelSymbolOfFirstKind(p[0], p[1], p[2], alpha: Expression(alpha), limits: limits)
    case .christoffel(let alpha):
      return try christoffelSymbol(p[0], p[1], p[2], alpha: Expression(alpha), limits: limits)
    case .riemann(let alpha):
      return try riemannComponent(p[0], p[1], p[2], p[3], alpha: Expression(alpha), limits: limits)
    case .ricci(let alpha): return try ricciComponent(p[0], p[1], alpha: Expression(alpha), limits: limits)
    case .scalarCurvature, .sectionalCurvature, .sharp:
      let place = p.reduce(0) { $0 * dimension + $1 }
      return try exactComponents(of: quantity, limits: limits).components[place]
    }
  }

  private func component(
    _ alpha: Expression, _ limits: CanonicalLimits, _ body: (ComponentChain) throws -> CanonicalElement
  ) throws -> Expression {
    // Only g is put into the field; what a component needs of its derivatives is taken when it is needed.
    let chain = try canonicalChain(
      .zeroth, alpha: alpha, others: givenCubic, furtherDerivatives: structure == nil ? 2 : 0, limits: limits,
      invertsMetric: false)
    do {
      let value = try body(ComponentChain(self, chain))
      return try chain.field.expressions(of: [value], in: pool)[0]
    } catch {
      throw chain.field.failure ?? error
    }
  }
}

/// Tensor components by their definitions, each made once.
///
/// With an algebra behind the manifold Γᵏᵢⱼ is known for one pair (i, j), and everything else follows from it.
final class ComponentChain {
  private let manifold: Manifold
  private let field: CanonicalField
  private let chain: Manifold.CanonicalChain
  private let n: Int
  private var known: [[Int]: CanonicalElement] = [:]
  private var columns: [[Int]: [CanonicalElement]] = [:]
  private var inverse: [CanonicalElement]?

  init(_ manifold: Manifold, _ chain: Manifold.CanonicalChain) {
    self.manifold = manifold
    self.chain = chain
    field = chain.field
    n = manifold.dimension
  }

  private var hasCubic: Bool { manifold.structure != nil || !chain.others.isEmpty }

  private func once(_ key: [Int], _ make: () throws -> CanonicalElement) rethrows -> CanonicalElement {
    if let value = known[key] { return value }
    let value = try make()
    known[key] = value
    return value
  }

  func metric(_ i: Int, _ j: Int) -> CanonicalElement { chain.geometry.jets.metric[i * n + j] }

  func inverse(_ i: Int, _ j: Int) throws -> CanonicalElement {
    if let inverse { return inverse[i * n + j] }
    let made =
      try chain.geometry.inverse.isEmpty
      ? chain.geometry.algebra.inverse(chain.geometry.jets.metric) : chain.geometry.inverse
    inverse = made
    return made[i * n + j]
  }

  /// T_ijk.
  func cubic(_ i: Int, _ j: Int, _ k: Int) throws -> CanonicalElement {
    if manifold.structure == nil {
      return chain.others.isEmpty ? field.zero : chain.others[i * n * n + j * n + k]
    }
    return try once([0] + [i, j, k].sorted()) { lowered(try mixed(i, j), k) }
  }

  /// Σ g_{kl} vˡ.
  private func lowered(_ v: [CanonicalElement], _ k: Int) -> CanonicalElement {
    field.sum((0..<n).map { field.multiply(metric(k, $0), v[$0]) })
  }

  /// Tᵏᵢⱼ for all k.
  private func mixed(_ i: Int, _ j: Int) throws -> [CanonicalElement] {
    let key = [0, min(i, j), max(i, j)]
    if let column = columns[key] { return column }
    let column: [CanonicalElement]
    if manifold.structure != nil {
      let up = try structured(i, j, field.negate(field.one), 1), down = try structured(i, j, field.one, 2)
      column = zip(up, down).map { field.subtract($0, $1) }
    } else {
      column = try (0..<n).map { k in
        field.sum(try (0..<n).map { field.multiply(try inverse(k, $0), try cubic(i, j, $0)) })
      }
    }
    columns[key] = column
    return column
  }

  /// Γ^(α)ᵏᵢⱼ for all k by the algebra behind the manifold.
  private func structured(_ i: Int, _ j: Int, _ alpha: CanonicalElement, _ mark: Int) throws -> [CanonicalElement] {
    let key = [mark, min(i, j), max(i, j)]
    if let column = columns[key] { return column }
    guard let structure = manifold.structure else { return [] }
    let column = try structure.christoffel(i, j, at: chain.point, alpha: alpha, in: field)
    columns[key] = column
    return column
  }

  /// ∂ₖgᵢⱼ.
  private func slope(_ k: Int, _ i: Int, _ j: Int) throws -> CanonicalElement {
    let (a, b) = (min(i, j), max(i, j))
    return try once([6, k, a, b]) { try field.derivative(metric(a, b), by: chain.coordinates[k]) }
  }

  /// Γ^(±α)_{ij,k}.
  func first(_ i: Int, _ j: Int, _ k: Int, isDual: Bool = false) throws -> CanonicalElement {
    try once([isDual ? 2 : 1, min(i, j), max(i, j), k]) {
      if manifold.structure != nil {
        let alpha = isDual ? field.negate(chain.alpha) : chain.alpha
        return lowered(try structured(i, j, alpha, isDual ? 4 : 3), k)
      }
      let sum = field.sum([try slope(i, j, k), try slope(j, i, k)], minus: [try slope(k, i, j)])
      var result = field.scale(sum, by: Rational(1, 2))
      if hasCubic, !chain.alpha.isZero {
        let t = field.multiply(chain.alpha, try cubic(i, j, k))
        result = field.add(result, field.scale(t, by: Rational(isDual ? 1 : -1, 2)))
      }
      return result
    }
  }

  /// Γ^(α)ᵏᵢⱼ.
  func raised(_ k: Int, _ i: Int, _ j: Int) throws -> CanonicalElement {
    if manifold.structure != nil { return try structured(i, j, chain.alpha, 3)[k] }
    return try once([3, k, min(i, j), max(i, j)]) {
      field.sum(try (0..<n).map { field.multiply(try inverse(k, $0), try first(i, j, $0)) })
    }
  }

  /// R^(α)_{ijkl} = ∂ᵢΓ_{jk,l} − ∂ⱼΓ_{ik,l} − Γ*_{il,m}Γᵐⱼₖ + Γ*_{jl,m}Γᵐᵢₖ; from T alone on dually flat manifolds.
  func riemann(_ i: Int, _ j: Int, _ k: Int, _ l: Int) throws -> CanonicalElement {
    if i == j { return field.zero }
    return try once([4, i, j, k, l]) {
      if manifold.isDuallyFlat, hasCubic { return try flatRiemann(i, j, k, l) }
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

  /// (1 − α²)/4.
  private var flatFactor: CanonicalElement {
    field.scale(field.subtract(field.one, field.multiply(chain.alpha, chain.alpha)), by: Rational(1, 4))
  }

  /// ¼ (1 − α²) g_{lp} (Tᵐᵢₖ Tᵖⱼₘ − Tᵐⱼₖ Tᵖᵢₘ).
  private func flatRiemann(_ i: Int, _ j: Int, _ k: Int, _ l: Int) throws -> CanonicalElement {
    let a = try mixed(i, k), b = try mixed(j, k)
    let raised = try (0..<n).map { p -> CanonicalElement in
      if metric(l, p).isZero { return field.zero }
      var plus: [CanonicalElement] = [], minus: [CanonicalElement] = []
      for m in 0..<n {
        if !a[m].isZero { plus.append(field.multiply(a[m], try mixed(j, m)[p])) }
        if !b[m].isZero { minus.append(field.multiply(b[m], try mixed(i, m)[p])) }
      }
      return field.sum(plus, minus: minus)
    }
    return field.multiply(flatFactor, lowered(raised, l))
  }

  /// Ric_jk = gⁱˡ R_{ijkl}; ¼ (1 − α²) (Tᵐᵢₖ Tⁱⱼₘ − Tᵐⱼₖ Tⁱᵢₘ) on dually flat manifolds.
  func ricci(_ j: Int, _ k: Int) throws -> CanonicalElement {
    if manifold.isDuallyFlat, hasCubic {
      var plus: [CanonicalElement] = [], minus: [CanonicalElement] = []
      let column = try mixed(j, k)
      for m in 0..<n {
        for i in 0..<n { plus.append(field.multiply(try mixed(i, k)[m], try mixed(j, m)[i])) }
        if column[m].isZero { continue }
        for i in 0..<n { minus.append(field.multiply(column[m], try mixed(i, m)[i])) }
      }
      return field.multiply(flatFactor, field.sum(plus, minus: minus))
    }
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
