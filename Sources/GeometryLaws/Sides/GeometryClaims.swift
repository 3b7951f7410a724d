import InformationGeometry

/// What somebody else says of the geometry of a model, in its own chart, to be held against the laws.
///
/// What is nil is taken from the library. Claims are how laws are tested themselves: a wrong claim has to break one.
public struct GeometryClaims: Sendable {
  /// gᵢⱼ, stored [i][j].
  public var metric: [Expression]?
  /// T_ijk, stored [i][j][k].
  public var amariChentsovTensor: [Expression]?
  /// Γᵏᵢⱼ of the Levi-Civita connection, stored [k][i][j].
  public var christoffelSymbols: [Expression]?
  /// The natural gradient of the objective of the laws, as a function of its differential ω: gⁱʲωⱼ is the right one.
  public var naturalGradient: (@Sendable (_ differential: [Expression]) -> [Expression])?
  /// ∂ᵢp as functions of the observation and the parameters.
  public var densityDerivatives: [Expression]?
  /// The kernel of H²(ℝ), the Green's function of (1 − Δ)², as a function of the distance.
  public var sobolevKernel: (@Sendable (_ distance: Expression) -> Expression)?
  /// ∫ ∂ᵢp (1 − ℓ²Δ)∂ⱼp dx as functions of ℓ, stored [i][j].
  public var sobolevMetric: (@Sendable (_ lengthScale: Expression) -> [Expression])?

  /// Whether nothing is claimed.
  var isEmpty: Bool {
    metric == nil && amariChentsovTensor == nil && christoffelSymbols == nil && naturalGradient == nil
      && densityDerivatives == nil && sobolevKernel == nil && sobolevMetric == nil
  }

  /// Claims nothing.
  public init() {}

  /// Claims a metric.
  public init(metric: [Expression]) { self.metric = metric }

  /// The manifold with what is claimed of it.
  func applied(to known: Manifold) throws -> Manifold {
    if metric == nil, amariChentsovTensor == nil { return known }
    return try Manifold(
      chart: known.chart, metric: metric ?? known.metricComponents,
      cubic: amariChentsovTensor ?? known.cubicComponents)
  }
}
