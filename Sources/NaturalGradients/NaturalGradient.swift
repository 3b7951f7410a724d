import InformationGeometry

extension StatisticalManifold {
  /// The natural gradient of a function of the parameters: the steepest ascent in the Fisher metric.
  ///
  ///     grad f = (df)♯,   (grad f)ⁱ = gⁱʲ ∂ⱼf
  ///
  /// Coordinates: those of the chart. Properties: it transforms as a vector, so that it does not depend on the
  /// parameterization. Accuracy: each component has a proved bound of its error. Source: Amari (1998).
  ///
  /// Proved: NaturalGradient.natgrad_covariant.
  ///
  /// - Parameters:
  ///   - objective: a formula in the parameters.
  ///   - point: where.
  /// - Throws: `SymbolicsError` for a derivative without closed form, `GeometryError` where the metric is degenerate.
  public func naturalGradient(of objective: Expression, at point: Point) throws -> TangentVector {
    try metric.sharp(try manifold.differential(of: objective, at: point))
  }
}
