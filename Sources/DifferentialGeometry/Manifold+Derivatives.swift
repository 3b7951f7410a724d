import Scalars
import Symbolics

/// Covariant and Lie derivatives, Killing fields, and the tensors that need the whole curvature.
extension Manifold {
  /// ∇ₐT of the α-connection in canonical form, the index of the derivative first.
  ///
  /// - Throws: `GeometryError.degenerateMetric`; `SymbolicsError` where there is no canonical form within the limits.
  public func covariantDerivative(
    of tensor: TensorField, alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> TensorField {
    try requireChart(of: tensor)
    let components = try differentiated(tensor.components, .first, alpha, limits) { chain, t, dt in
      chain.geometry.algebra.covariantDerivative(
        of: t, derivatives: dt, upper: tensor.upperIndices, christoffel: chain.geometry.christoffel(alpha: chain.alpha))
    }
    return TensorField(
      symbol: "∇\(tensor.symbol)", indices: "_a" + tensor.indices.droppingLeadingUnderscore, rank: tensor.rank + 1,
      chart: chart, components: components)
  }

  /// The Lie derivative of a tensor along a vector field with components Xⁱ, in canonical form.
  ///
  /// - Throws: `GeometryError.invalidModel` for a wrong count; `SymbolicsError` as above.
  public func lieDerivative(
    of tensor: TensorField, along field: [Expression], limits: CanonicalLimits = .init()
  ) throws -> TensorField {
    try requireChart(of: tensor)
    guard field.count == dimension else {
      throw GeometryError.invalidModel(reason: "\(field.count) components of a vector field in dimension \(dimension)")
    }
    let n = dimension
    let components = try differentiated(tensor.components + field, .zeroth, .zero, limits) { chain, all, slopes in
      let count = tensor.components.count, width = count + n
      func slice(_ range: Range<Int>) -> [CanonicalElement] {
        (0..<n).flatMap { Array(slopes[(width * $0 + range.lowerBound)..<(width * $0 + range.upperBound)]) }
      }
      return chain.geometry.algebra.lieDerivative(
        of: Array(all[..<count]), derivatives: slice(0..<count), upper: tensor.upperIndices,
        field: Array(all[count...]), fieldDerivatives: slice(count..<width))
    }
    return TensorField(
      symbol: "L\(tensor.symbol)", indices: tensor.indices, rank: tensor.rank, chart: chart, components: components)
  }

  /// Whether the flow of a vector field keeps the metric: L_X g = 0.
  ///
  /// - Returns: the zero test of the first component of L_X g that is not 0 in canonical form, or a proof that all are.
  /// - Throws: as `lieDerivative`.
  public func killingTest(_ field: [Expression], limits: CanonicalLimits = .init()) throws -> ZeroTest {
    let change = try lieDerivative(of: metric.components, along: field, limits: limits)
    guard let component = change.components.first(where: { !$0.isZero }) else {
      return .certifiedZero(.canonicalForm(kernels: chart.coordinates.map(\.name)))
    }
    return component.zeroTest(limits: limits)
  }

  /// The Weyl tensor of the metric, C_{ijkl} stored [i][j][k][l], in n ≥ 3 dimensions; 0 for n = 3.
  ///
  /// - Throws: `GeometryError.unsupported` for n < 3, `GeometryError.degenerateMetric`; `SymbolicsError` as above.
  public func weylTensor(limits: CanonicalLimits = .init()) throws -> TensorField {
    guard dimension >= 3 else {
      throw GeometryError.unsupported(reason: "there is no Weyl tensor in dimension \(dimension): it needs 3 at least")
    }
    let components = try canonical(curvatureOrder, limits: limits) { chain in
      let geometry = chain.geometry, algebra = geometry.algebra
      let riemann = geometry.riemann(alpha: chain.field.zero)
      let ricci = algebra.ricci(riemann: riemann, inverse: geometry.inverse, isSymmetric: true)
      return algebra.weyl(
        riemann: riemann, ricci: ricci, scalar: algebra.trace(ricci, inverse: geometry.inverse),
        metric: geometry.jets.metric)
    }
    return TensorField(symbol: "C", indices: "_ijkl", rank: 4, chart: chart, components: components)
  }

  /// The sectional curvature of the plane of two vector fields, in canonical form.
  ///
  ///     K(u,v) = g(R(u,v)v, u)/(|u|²|v|² − ⟨u,v⟩²)
  ///
  /// - Throws: `GeometryError.degeneratePlane` where u and v are parallel; `SymbolicsError` as above.
  public func sectionalCurvature(
    _ u: [Expression], _ v: [Expression], alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> Expression {
    let n = dimension
    guard u.count == n, v.count == n else {
      throw GeometryError.invalidModel(reason: "vectors with \(u.count) and \(v.count) components in dimension \(n)")
    }
    let chain = try canonicalChain(curvatureOrder, alpha: alpha, others: u + v, limits: limits)
    let geometry = chain.geometry, field = chain.field
    let parts = geometry.algebra.sectional(
      riemann: geometry.riemann(alpha: chain.alpha), metric: geometry.jets.metric, plane: Array(chain.others[..<n]),
      Array(chain.others[n...]))
    _ = try field.checked(())
    guard !parts.denominator.isZero else { throw GeometryError.degeneratePlane }
    let value = field.multiply(parts.numerator, try field.inverse(parts.denominator))
    return try field.expressions(of: [value], in: pool)[0]
  }

  private func requireChart(of tensor: TensorField) throws(GeometryError) {
    guard tensor.chart.coordinates == chart.coordinates else {
      throw .invalidModel(reason: "the tensor \(tensor.symbol) is given in another chart")
    }
  }

  /// Expressions with their derivatives, stored [a][…], in the field of the metric.
  private func differentiated(
    _ expressions: [Expression], _ order: JetOrder, _ alpha: Expression, _ limits: CanonicalLimits,
    _ body: (CanonicalChain, [CanonicalElement], [CanonicalElement]) -> [CanonicalElement]
  ) throws -> [Expression] {
    let chain = try canonicalChain(order, alpha: alpha, others: expressions, furtherDerivatives: 1, limits: limits)
    var slopes: [CanonicalElement] = []
    for x in chain.coordinates { for t in chain.others { slopes.append(try chain.field.derivative(t, by: x)) } }
    return try chain.field.expressions(of: body(chain, chain.others, slopes), in: pool)
  }
}

extension String {
  /// A lower index first needs its underscore only once.
  fileprivate var droppingLeadingUnderscore: String { hasPrefix("_") ? String(dropFirst()) : self }
}
