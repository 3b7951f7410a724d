import InformationGeometry

extension ModelMetric {
  /// The Wasserstein (Otto) metric of the densities of a model: the cost of moving mass.
  ///
  ///     gᵢⱼ = ∫ ∂ᵢF ∂ⱼF / p dx = E[φᵢ φⱼ],   ∂ₓ(p φᵢ) = −∂ᵢp
  ///
  /// in one variable, with F the distribution function and φᵢ the velocity of the mass. Location–scale families m + s z have
  /// φ = (1, z) and [[1, E z], [E z, E z²]]; normals of several variables dμ·dμ + ½ tr(L dΣ) with LΣ + ΣL = dΣ (Bures).
  ///
  /// Closed form: normals of up to three variables, and exponential families whose φᵢ are affine in x and whose statistics have
  /// the mean and the mean square. Otherwise by quadrature, where a φᵢ is not affine with at most ten digits.
  /// Source: Otto (2001); Takatsu (2011); Li & Montúfar (2018).
  ///
  /// - Throws: `GeometryError.unsupported` for discrete models, with the reason, and for several variables other than normal ones.
  public static func wasserstein(_ model: StatisticalModel) throws -> ModelMetric {
    let name = "Wasserstein metric"
    try requireDensity(model, name)
    guard model.sampleSpace != .circle else {
      throw GeometryError.unsupported(
        reason: "\(model.name): the \(name) is for densities on the line, not on a circle")
    }
    if let gaussian = GaussianComponents(model), gaussian.components.count == 1,
      let component = gaussian.components.first, component.weight == .one
    {
      return ModelMetric(name, model, .closed(try bures(component, gaussian.dimension, model.chart)))
    }
    guard model.variables.count == 1, let x = model.variables.first else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name): in several variables the \(name) needs the solution of a differential equation; it is known for normal distributions"
      )
    }
    guard let velocities = try affineVelocities(model, x) else {
      return ModelMetric(name, model, .estimated(try TransportIntegrals(model, name: name)))
    }
    if let metric = try closed(velocities, model) { return ModelMetric(name, model, .closed(metric)) }
    let formulas = velocities.map { $0.offset + $0.slope * x }
    let components = formulas.indices.flatMap { i in formulas[i...].map { formulas[i] * $0 } }
    return ModelMetric(name, model, .estimated(ExpectationGram(model, components: components)))
  }

  // MARK: Affine velocities

  /// φ = offset + slope·x.
  private struct Velocity {
    let offset: Expression
    let slope: Expression
  }

  /// The φᵢ where all of them are affine in x: the solutions of sᵢ + φ′ + φ ∂ₓ log p = 0 that are found from it and its derivative.
  private static func affineVelocities(_ model: StatisticalModel, _ x: Symbol) throws -> [Velocity]? {
    guard let ℓ = model.logDensity else { return nil }
    let u = try ℓ.derivative(by: x), du = try u.derivative(by: x)
    let ends = [model.sampleSpace?.domain.lower?.value, model.sampleSpace?.domain.upper?.value].compactMap { $0 }
    var result: [Velocity] = []
    for parameter in model.parameters {
      let s = try ℓ.derivative(by: parameter), ds = try s.derivative(by: x)
      // a u + b(1 + x u) = −s, a u′ + b(u + x u′) = −s′.
      let second = 1 + x * u, third = u + x * du
      let determinant = (u * third - du * second).canonicalOrTidied
      guard !determinant.isZero else { return nil }
      let a = ((ds * second - s * third) / determinant).canonicalOrTidied
      let b = ((s * du - ds * u) / determinant).canonicalOrTidied
      guard !a.symbols.contains(x), !b.symbols.contains(x) else { return nil }
      // No mass may cross an end.
      for end in ends where !(a + b * Expression(end)).canonicalOrTidied.isZero { return nil }
      result.append(Velocity(offset: a, slope: b))
    }
    return result
  }

  /// E[φᵢφⱼ] where E x and E x² are known; nil where they are not.
  private static func closed(_ velocities: [Velocity], _ model: StatisticalModel) throws -> Manifold? {
    guard let family = model.exponentialFamily, let x = model.variables.first else { return nil }
    func expectation(of power: Expression) -> Expression? {
      guard let place = family.statistics.firstIndex(of: power) else { return nil }
      return family.expectationParameters[place]
    }
    var first = expectation(of: Expression(x)), square = expectation(of: x.squared)
    let isScale = velocities.allSatisfy { $0.offset.isZero }
    if isScale, first == nil { first = .zero }
    if square == nil, let known = try meanSquare(family, model, x) { square = known }
    guard let first, let square else { return nil }
    var metric: [Expression] = []
    for v in velocities {
      for w in velocities {
        let linear = v.offset * w.slope + v.slope * w.offset
        metric.append((v.offset * w.offset + linear * first + v.slope * w.slope * square).canonicalOrTidied)
      }
    }
    return try Manifold(chart: model.chart, metric: metric)
  }

  /// E x² = (E x)² + Var x where x is the only statistic: its variance is ∂η/∂θ.
  private static func meanSquare(
    _ family: ExponentialFamily, _ model: StatisticalModel, _ x: Symbol
  ) throws -> Expression? {
    guard family.order == 1, model.parameters.count == 1, family.statistics == [Expression(x)] else { return nil }
    let ξ = model.parameters[0], η = family.expectationParameters[0], θ = family.naturalParameters[0]
    return η.squared + (try η.derivative(by: ξ)) / (try θ.derivative(by: ξ))
  }

  // MARK: Normal distributions

  /// dμ·dμ + ½ tr(L dΣ): in the entries of Σ the inverse metric is polynomial, (df)♯ = 2(EΣ + ΣE) with E = ∂f/∂Σ.
  private static func bures(
    _ component: GaussianComponents.Component, _ d: Int, _ chart: Chart
  ) throws -> Manifold {
    let x = chart.coordinates, n = x.count
    let places = (0..<d).flatMap { i in (i..<d).map { (i, $0) } }
    let V = component.covariance
    // The metric of Σ in its own entries, inverted once.
    var cometric: [Expression] = []
    for (i, j) in places {
      for (k, l) in places {
        // The differential of Σ_ij (i < j counts for both places) has E = ½(e_ij + e_ji).
        var terms: [Expression] = []
        for (a, b) in [(k, l), (l, k)] {
          if b == j { terms.append(V[i * d + a]) }
          if a == i { terms.append(V[b * d + j]) }
        }
        cometric.append(Expression.sum(terms).tidied())
      }
    }
    guard let metric = GaussianComponents.inverse(cometric, places.count) else {
      throw GeometryError.unsupported(reason: "a covariance matrix without an inverse")
    }
    let dm = try component.mean.map { try $0.gradient(by: x) }
    let dV = try places.map { try V[$0.0 * d + $0.1].gradient(by: x) }
    var result = [Expression](repeating: .zero, count: n * n)
    for i in 0..<n {
      for j in i..<n {
        var terms = (0..<d).map { dm[$0][i] * dm[$0][j] }
        for a in places.indices {
          for b in places.indices where !dV[a][i].isZero && !dV[b][j].isZero {
            terms.append(metric[a * places.count + b] * dV[a][i] * dV[b][j])
          }
        }
        result[i * n + j] = Expression.sum(terms).canonicalOrTidied
        result[j * n + i] = result[i * n + j]
      }
    }
    return try Manifold(chart: chart, metric: result)
  }
}
