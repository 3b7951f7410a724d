import Scalars
import Symbolics

/// Exact tensors: expressions in the coordinates.
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

  /// gⁱʲ, stored [i][j].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func inverseMetric() throws -> [Expression] {
    try memory.value("inverse") { try exact(.zeroth, { $0.geometry.inverse }, or: { geometry, _ in geometry.inverse }) }
  }

  /// The Christoffel symbols of the α-connection of the second kind, Γᵏᵢⱼ stored [k][i][j].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func christoffelSymbols(alpha: Expression = .zero) throws -> [Expression] {
    try memory.value("christoffel \(alpha)") {
      try exact(.first, alpha: alpha, { $0.geometry.christoffel(alpha: $0.alpha) }) { $0.christoffel(alpha: $1) }
    }
  }

  /// The Christoffel symbols of the α-connection of the first kind, Γ_{ij,k} stored [i][j][k].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func christoffelSymbolsOfFirstKind(alpha: Expression = .zero) throws -> [Expression] {
    try memory.value("first kind \(alpha)") {
      try exact(.first, alpha: alpha, { $0.geometry.firstKind(alpha: $0.alpha) }) { $0.firstKind(alpha: $1) }
    }
  }

  /// The Riemann tensor of the α-connection, R_{ijkl} = g(R(∂ᵢ,∂ⱼ)∂ₖ,∂ₗ) stored [i][j][k][l].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func riemannTensor(alpha: Expression = .zero) throws -> [Expression] {
    try memory.value("riemann \(alpha)") {
      try exact(curvatureOrder, alpha: alpha, { $0.geometry.riemann(alpha: $0.alpha) }) { $0.riemann(alpha: $1) }
    }
  }

  /// The Ricci tensor of the α-connection, Ric_ij stored [i][j].
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func ricciTensor(alpha: Expression = .zero) throws -> [Expression] {
    try memory.value("ricci \(alpha)") {
      try exact(curvatureOrder, alpha: alpha, { $0.geometry.ricci(alpha: $0.alpha) }) { $0.ricci(alpha: $1) }
    }
  }

  /// The scalar curvature of the α-connection; on a surface twice the Gaussian curvature.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func scalarCurvature(alpha: Expression = .zero) throws -> Expression {
    try memory.value("scalar \(alpha)") {
      try exact(curvatureOrder, alpha: alpha, { [$0.geometry.scalar(alpha: $0.alpha)] }) { [$0.scalar(alpha: $1)] }
    }[0]
  }

  /// Components in canonical form, or as differentiation and elimination leave them where there is none within limits.
  private func exact(
    _ order: JetOrder, alpha: Expression = .zero, _ canonical: (CanonicalChain) throws -> [CanonicalElement],
    or unsimplified: (JetGeometry<ExpressionRing>, NodeID) -> [NodeID]
  ) throws -> [Expression] {
    do {
      return try self.canonical(order, alpha: alpha, canonical)
    } catch let error as SymbolicsError {
      if case .divisionByZero = error { throw error }
      return try withExactGeometry(order, alpha: alpha, tidy: dimension <= Manifold.largestTidied, unsimplified)
    }
  }

  /// Curvature needs second derivatives only where the manifold is not dually flat.
  var curvatureOrder: JetOrder { isDuallyFlat ? .first : .second }
}

extension JetGeometry {
  /// The Ricci tensor of the α-connection.
  public func ricci(alpha: Ring.Element) -> [Ring.Element] {
    algebra.ricci(riemann: riemann(alpha: alpha), inverse: inverse)
  }

  /// The scalar curvature of the α-connection.
  public func scalar(alpha: Ring.Element) -> Ring.Element {
    algebra.trace(ricci(alpha: alpha), inverse: inverse)
  }
}
