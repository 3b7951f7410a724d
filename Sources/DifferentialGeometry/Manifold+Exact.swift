import Scalars
import Symbolics

/// Exact components, and how they are written.
public struct ExactComponents: Sendable {
  /// The components in row-major order.
  public let components: [Expression]
  /// The cap that was met, or the kernels that have no canonical form; nil for canonical forms.
  ///
  /// With an obstacle the components are right, and as differentiation and elimination leave them.
  public let obstacle: SymbolicsError?

  /// Makes components with what is known of their form.
  public init(components: [Expression], obstacle: SymbolicsError?) {
    self.components = components
    self.obstacle = obstacle
  }

  /// Whether the components are reduced and factored, with 0 written as 0.
  public var areCanonical: Bool { obstacle == nil }
}

/// Exact tensors: expressions in the coordinates, in canonical form where there is one within the caps.
extension Manifold {
  /// How much of the metric and the cubic form is differentiated.
  enum JetOrder: Int, Sendable {
    case zeroth, first, second
  }

  var pool: ExpressionPool { metricComponents[0].pool }

  /// The jets of g and T as nodes of the pool; call with the ring of the locked pool.
  func jets(_ order: JetOrder, _ ring: ExpressionRing, _ metric: [NodeID], _ cubic: [NodeID]) throws -> Jets<NodeID> {
    var jets = Jets<NodeID>(metric: metric)
    guard order != .zeroth else { return jets }
    let x = chart.coordinates
    if let structure {
      jets = try structure.jets(at: coordinateNodes, in: ring, withFirst: true)
    } else {
      for symbol in x {
        for g in metric { jets.derivatives.append(try ring.derivative(g, by: symbol)) }
      }
      jets.cubic = cubic
    }
    guard order == .second else { return jets }
    for a in x {
      for g in jets.derivatives { jets.second.append(try ring.derivative(g, by: a)) }
      for t in jets.cubic { jets.cubicDerivatives.append(try ring.derivative(t, by: a)) }
    }
    return jets
  }

  /// gⁱʲ of the structure, where there is one.
  func structuredInverse(_ ring: ExpressionRing) -> [NodeID]? {
    structure?.inverseMetric(at: coordinateNodes, in: ring)
  }

  /// Runs the chain of tensor algebra on expressions.
  func withExactGeometry(
    _ order: JetOrder, alpha: Expression? = nil, tidy: Bool = true,
    _ body: (JetGeometry<ExpressionRing>, NodeID) throws -> [NodeID]
  ) throws -> [Expression] {
    let pool = self.pool
    let metric = pool.nodes(of: metricComponents), cubic = pool.nodes(of: givenCubic)
    let inverse = pool.nodes(of: knownInverse)
    let a = pool.nodes(of: [alpha ?? .zero])[0]
    let nodes = try pool.withRing(tidies: tidy) { ring in
      let jets = try jets(order, ring, metric, cubic)
      let geometry = try JetGeometry(
        ring, dimension: dimension, jets: jets, inverse: structuredInverse(ring) ?? inverse,
        isDuallyFlat: isDuallyFlat)
      let result = try body(geometry, a)
      return tidy ? result.map { ring.tidied($0) } : result
    }
    return pool.expressions(of: nodes)
  }

  /// The components of a tensor in canonical form, or unsimplified and labelled so.
  ///
  /// - Parameter limits: the caps.
  /// - Throws: `GeometryError.degenerateMetric`; `GeometryError.degeneratePlane` for a sectional curvature.
  public func exactComponents(of quantity: Quantity, limits: CanonicalLimits = .init()) throws -> ExactComponents {
    switch quantity {
    case .metric: try exact("metric", .zeroth, .zero, limits, { $0.geometry.jets.metric }) { g, _ in g.jets.metric }
    case .inverseMetric: try exact("inverse", .zeroth, .zero, limits, { $0.geometry.inverse }) { g, _ in g.inverse }
    case .cubicForm: try exactCubicForm(limits)
    case .christoffelFirstKind(let alpha): try exactFirstKind(Expression(alpha), limits)
    case .christoffel(let alpha): try exactChristoffel(Expression(alpha), limits)
    case .riemann(let alpha): try exactRiemann(Expression(alpha), limits)
    case .ricci(let alpha): try exactRicci(Expression(alpha), limits)
    case .scalarCurvature(let alpha): try exactScalar(Expression(alpha), limits)
    case .sectionalCurvature(let alpha, let u, let v):
      try ExactComponents(
        components: [sectionalCurvature(u, v, alpha: Expression(alpha), limits: limits)], obstacle: nil)
    case .sharp: try ExactComponents(components: components([quantity]), obstacle: nil)
    }
  }

  private func exactCubicForm(_ limits: CanonicalLimits) throws -> ExactComponents {
    let count = dimension * dimension * dimension
    if structure == nil, givenCubic.isEmpty {
      return ExactComponents(components: [Expression](repeating: .zero, count: count), obstacle: nil)
    }
    return try exact("cubic", .first, .zero, limits, { $0.geometry.jets.cubic }) { g, _ in g.jets.cubic }
  }

  private func exactFirstKind(_ alpha: Expression, _ limits: CanonicalLimits) throws -> ExactComponents {
    try exact("first kind", .first, alpha, limits, { $0.geometry.firstKind(alpha: $0.alpha) }) {
      $0.firstKind(alpha: $1)
    }
  }

  private func exactChristoffel(_ alpha: Expression, _ limits: CanonicalLimits) throws -> ExactComponents {
    // With an algebra behind it Γ is known without raising an index.
    try exact("christoffel", structure == nil ? .first : .zeroth, alpha, limits) { chain in
      guard let structure else { return chain.geometry.christoffel(alpha: chain.alpha) }
      return try structure.christoffelSymbols(at: chain.point, alpha: chain.alpha, in: chain.field)
    } or: { geometry, a in
      guard let structure else { return geometry.christoffel(alpha: a) }
      return try structure.christoffelSymbols(at: coordinateNodes, alpha: a, in: geometry.algebra.ring)
    }
  }

  private func exactRiemann(_ alpha: Expression, _ limits: CanonicalLimits) throws -> ExactComponents {
    try exact("riemann", curvatureOrder, alpha, limits) { chain in
      try curved(chain.geometry, at: chain.point).riemann(alpha: chain.alpha)
    } or: { geometry, a in
      try curved(geometry, at: coordinateNodes).riemann(alpha: a)
    }
  }

  private func exactRicci(_ alpha: Expression, _ limits: CanonicalLimits) throws -> ExactComponents {
    try exact("ricci", structure == nil ? curvatureOrder : .zeroth, alpha, limits) { chain in
      try curved(chain.geometry, at: chain.point).ricci(alpha: chain.alpha)
    } or: { geometry, a in
      try curved(geometry, at: coordinateNodes).ricci(alpha: a)
    }
  }

  private func exactScalar(_ alpha: Expression, _ limits: CanonicalLimits) throws -> ExactComponents {
    try exact("scalar", structure == nil ? curvatureOrder : .zeroth, alpha, limits) { chain in
      [try curved(chain.geometry, at: chain.point).scalar(alpha: chain.alpha)]
    } or: { geometry, a in
      [try curved(geometry, at: coordinateNodes).scalar(alpha: a)]
    }
  }

  /// The geometry with Tᵏᵢⱼ from the algebra behind it, where there is one: curvature needs no T_ijk then.
  private func curved<Ring: CoefficientRing>(
    _ geometry: JetGeometry<Ring>, at point: [Ring.Element]
  ) throws -> JetGeometry<Ring> {
    guard let structure else { return geometry }
    var result = geometry
    result.raisedCubic = try structure.mixedCubicForm(at: point, in: geometry.algebra.ring)
    return result
  }

  /// Components in canonical form, or as differentiation and elimination leave them where there is none within limits.
  private func exact(
    _ name: String, _ order: JetOrder, _ alpha: Expression, _ limits: CanonicalLimits,
    _ canonical: (CanonicalChain) throws -> [CanonicalElement],
    or unsimplified: (JetGeometry<ExpressionRing>, NodeID) throws -> [NodeID]
  ) throws -> ExactComponents {
    try memory.value("\(name) \(alpha) \(limits.terms) \(limits.effort) \(limits.coefficientBits)") {
      do {
        let components = try self.canonical(order, alpha: alpha, limits: limits, canonical)
        return ExactComponents(components: components, obstacle: nil)
      } catch let error as SymbolicsError {
        if case .divisionByZero = error { throw error }
        let components = try withExactGeometry(order, alpha: alpha, tidy: false, unsimplified)
        return ExactComponents(components: components, obstacle: error)
      }
    }
  }

  // MARK: Components alone

  /// gⁱʲ, stored [i][j], simplified where there is a canonical form within the caps; `exactComponents(of:)` says so.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func inverseMetric() throws -> [Expression] { try exactComponents(of: .inverseMetric).components }

  /// The Christoffel symbols of the α-connection of the second kind, Γᵏᵢⱼ stored [k][i][j].
  ///
  /// - Parameter alpha: α, which may be a symbol.
  /// - Throws: `GeometryError.degenerateMetric`.
  public func christoffelSymbols(alpha: Expression = .zero) throws -> [Expression] {
    try exactChristoffel(alpha, .init()).components
  }

  /// The Christoffel symbols of the α-connection of the first kind, Γ_{ij,k} stored [i][j][k].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func christoffelSymbolsOfFirstKind(alpha: Expression = .zero) throws -> [Expression] {
    try exactFirstKind(alpha, .init()).components
  }

  /// The Riemann tensor of the α-connection, R_{ijkl} = g(R(∂ᵢ,∂ⱼ)∂ₖ,∂ₗ) stored [i][j][k][l].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func riemannTensor(alpha: Expression = .zero) throws -> [Expression] {
    try exactRiemann(alpha, .init()).components
  }

  /// The Ricci tensor of the α-connection, Ric_ij stored [i][j].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func ricciTensor(alpha: Expression = .zero) throws -> [Expression] {
    try exactRicci(alpha, .init()).components
  }

  /// The scalar curvature of the α-connection; on a surface twice the Gaussian curvature.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func scalarCurvature(alpha: Expression = .zero) throws -> Expression {
    try exactScalar(alpha, .init()).components[0]
  }

  /// Curvature needs second derivatives only where the manifold is not dually flat.
  var curvatureOrder: JetOrder { isDuallyFlat ? .first : .second }
}
