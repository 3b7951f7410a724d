import InformationGeometry

extension ModelMetric {
  /// The Sobolev metric of the densities of a model.
  ///
  ///     Gᵢⱼ = ∫ ∂ᵢp (1 − ℓ²Δ)ˢ ∂ⱼp dx
  ///
  /// −Δ ≥ 0 acts on the observed variables; s = 0 is L². Densities on part of the line are continued by zero.
  ///
  /// Closed form: one Gaussian in one variable for any s (formulas for whole and half-integer s, balls for the others); sums of
  /// Gaussians in up to four variables for whole s ≥ 0. Otherwise one variable, by quadrature: derivatives for whole s ≥ 0; for
  /// the others, with the least whole m ≥ s, the kernel K of (1 − ℓ²Δ)^(s−m) between derivatives up to the m-th.
  ///
  /// Where ∂ᵢp is not in Hˢ, as when it jumps and s ≥ 1/2, the metric is infinite, and refused.
  ///
  /// - Parameters:
  ///   - order: s, any rational number.
  ///   - lengthScale: ℓ > 0, in the unit of the observations.
  /// - Throws: `GeometryError.unsupported` for discrete models, with the reason, and for what is infinite or not computed;
  ///   `GeometryError.outsideDomain` for a length that is not positive.
  public static func sobolev(
    _ model: StatisticalModel, order s: Rational, lengthScale ℓ: Rational = 1
  ) throws -> ModelMetric {
    guard ℓ > 0 else {
      throw GeometryError.outsideDomain(parameter: "length", value: "\(ℓ)", requirement: "be positive")
    }
    let name = s.isZero ? "L² metric" : "Sobolev metric of order \(s)\(ℓ == 1 ? "" : ", length \(ℓ)")"
    try requireDensity(model, name)
    if let components = GaussianComponents(model), let source = try closed(components, model.chart, s, ℓ) {
      return ModelMetric(name, model, source)
    }
    return ModelMetric(name, model, .estimated(try SobolevIntegrals(model, order: s, lengthScale: ℓ, name: name)))
  }

  /// The same metric by quadrature of the density, also where there is a closed form: the other side of a comparison.
  ///
  /// - Throws: as `sobolev(_:order:lengthScale:)`.
  package static func integratedSobolev(
    _ model: StatisticalModel, order s: Rational, lengthScale ℓ: Rational
  ) throws -> ModelMetric {
    let name = "Sobolev metric of order \(s), length \(ℓ), by quadrature"
    try requireDensity(model, name)
    return ModelMetric(name, model, .estimated(try SobolevIntegrals(model, order: s, lengthScale: ℓ, name: name)))
  }

  /// The L² metric of the densities, ∫ ∂ᵢp ∂ⱼp dx.
  ///
  /// - Throws: as `sobolev(_:order:lengthScale:)`.
  public static func l2(_ model: StatisticalModel) throws -> ModelMetric { try sobolev(model, order: 0) }

  private static func closed(
    _ components: GaussianComponents, _ chart: Chart, _ s: Rational, _ ℓ: Rational
  ) throws -> Source? {
    let isSingle = components.components.count == 1 && components.components[0].weight == .one
    if isSingle, components.dimension == 1, let gaussian = components.components.first {
      let v = Symbol("variance of the Gaussian", .positive), moments = FourierMoments(order: s, lengthScale: ℓ)
      let mean = gaussian.mean[0], variance = gaussian.covariance[0]
      guard let formulas = try moments.formulas(3, at: v) else {
        return .enclosed(try MomentGeometry(chart, mean: mean, variance: variance, moments: moments))
      }
      let I = formulas[1...].map { $0.substituting([v: variance]) }
      let metric = try MomentGeometry.metric(chart, mean: mean, variance: variance, I).map(moments.simplified)
      return .closed(try Manifold(chart: chart, metric: metric))
    }
    guard s >= 0, s <= 8, let order = s.asInt else { return nil }
    let product = GaussianInnerProduct(components: components, order: order, lengthScale: ℓ)
    return .closed(try Manifold(chart: chart, metric: try product.metric(in: chart)))
  }

  /// Refuses models whose observations are no points of a line or of a space with a Laplacian and transport.
  static func requireDensity(_ model: StatisticalModel, _ name: String) throws(GeometryError) {
    guard let space = model.sampleSpace, model.logDensity != nil else {
      throw .unsupported(reason: "\(model.name): the \(name) is taken from a density in closed form, and there is none")
    }
    let hasCounts: Bool
    if case .product(let parts) = space {
      hasCounts = parts.contains(where: \.isDiscrete)
    } else {
      hasCounts = space.isDiscrete
    }
    guard !hasCounts else {
      throw .unsupported(
        reason:
          "\(model.name): the \(name) needs densities on a continuum, and its observations are \(space.summary): counts have no derivative by the observation and no transport along a line"
      )
    }
  }
}
