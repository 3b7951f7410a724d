import GeometryLaws
import Testing

/// Deliberately wrong geometries, as they occur in libraries and in scripts: each is found by the laws that are named.
@Suite struct MutationTests {
  struct Mutation: Sendable, CustomTestStringConvertible {
    let name: String
    let model: String
    /// Laws that have to find it.
    let laws: Set<String>
    let claims: @Sendable (StatisticalManifold) throws -> GeometryClaims
    var testDescription: String { name }
  }

  static let all: [Mutation] = [
    // Fisher's metric of the normal family is (dμ² + 2dσ²)/σ²; a half plane with dμ² + dσ² is another space.
    Mutation(
      name: "the normal metric without its factor 2", model: "normal",
      laws: [
        "divergenceToSecondOrder", "metricIsTensor", "observableDoesNotMatter", "volumeIsInvariant",
        "productsAreBlockDiagonal", "sufficientKernelsLoseNothing", "sobolevMetricSeesObservable",
        "densityMetricSeesObservable",
      ]
    ) { manifold in
      let σ = Expression(manifold.chart.coordinates[1])
      return GeometryClaims(metric: [1 / σ.squared, .zero, .zero, 1 / σ.squared])
    },
    // Stored as variances, differentiated as standard deviations: as in a library for manifold statistics.
    Mutation(
      name: "tangents of σ where the coordinate is the variance", model: "variance",
      laws: ["divergenceToSecondOrder", "metricIsTensor", "scalarCurvatureIsInvariant"]
    ) { manifold in
      let v = Expression(manifold.chart.coordinates[1])
      return GeometryClaims(metric: [1 / v, .zero, .zero, 2 / v])
    },
    // Euclidean means and affine-invariant covariances: as in the same library.
    Mutation(
      name: "the product metric on the multivariate normal", model: "multivariate-normal:d=2",
      laws: ["divergenceToSecondOrder", "metricIsTensor"]
    ) { manifold in
      var metric = manifold.manifold.metricComponents
      for i in 0..<2 { for j in 0..<2 { metric[i * 5 + j] = i == j ? .one : .zero } }
      return GeometryClaims(metric: metric)
    },
    Mutation(
      name: "Γ carried over like a tensor, without second derivatives", model: "variance",
      laws: ["leviCivitaTransforms", "leviCivitaIsMetric", "hessianTraceIsInvariant", "densitiesAreInvariant"]
    ) { manifold in
      // Γ of (μ, σ) with two factors ∂σ/∂v and one ∂v/∂σ, and nothing else.
      let v = Expression(manifold.chart.coordinates[1]), σ = sqrt(v), slope = 1 / (2 * σ)
      var claims = GeometryClaims()
      let mixed = -1 / σ * slope
      claims.christoffelSymbols = [.zero, mixed, mixed, .zero, 1 / (2 * σ) / slope, .zero, .zero, -1 / σ * slope]
      return claims
    },
    Mutation(
      name: "indices of Γ in the order i, j, k", model: "normal",
      laws: ["leviCivitaTransforms", "leviCivitaIsMetric", "connectionsAverage"]
    ) { manifold in
      let Γ = try manifold.connection().christoffelSymbols.components
      var claims = GeometryClaims()
      claims.christoffelSymbols = (0..<8).map { place in
        let (i, j, k) = (place / 4, place / 2 % 2, place % 2)
        return Γ[(k * 2 + i) * 2 + j]
      }
      return claims
    },
    Mutation(
      name: "ψ₁(shape + 1) for ψ₁(shape)", model: "gamma",
      laws: ["divergenceToSecondOrder", "metricIsTensor", "dualFlatness", "curvatureFromThirdCumulants"]
    ) { manifold in
      let a = Expression(manifold.chart.coordinates[0]), b = Expression(manifold.chart.coordinates[1])
      return GeometryClaims(metric: [polygamma(1, a + 1), -1 / b, -1 / b, a / b.squared])
    },
    Mutation(
      name: "the Euclidean gradient passed as the natural one", model: "gamma",
      laws: [
        "naturalGradientIsVector", "naturalGradientStepIsSecondOrder", "overparametrizedGradient", "improperPointsFail",
      ]
    ) { _ in
      var claims = GeometryClaims()
      claims.naturalGradient = { $0 }
      return claims
    },
    Mutation(
      name: "an antisymmetric Amari–Chentsov tensor", model: "normal",
      laws: ["cubicFormIsSymmetric", "connectionsAreDual", "divergenceToThirdOrder"]
    ) { manifold in
      var claims = GeometryClaims(), T = manifold.amariChentsovTensor.components
      T[1] = -T[1]
      claims.amariChentsovTensor = T
      return claims
    },
    Mutation(
      name: "√categories for √n in the multinomial metric", model: "multinomial:k=3,n=10",
      laws: [
        "sufficientKernelsLoseNothing", "sufficientStatisticsLoseNothing", "divergenceToSecondOrder", "metricIsTensor",
      ]
    ) { manifold in
      GeometryClaims(metric: manifold.manifold.metricComponents.map { $0 * Expression(Rational(3, 10)) })
    },
    Mutation(
      name: "α with the other sign", model: "gamma",
      laws: ["dualFlatness", "divergenceToThirdOrder", "cubicFormIsTensor"]
    ) { manifold in
      var claims = GeometryClaims()
      claims.amariChentsovTensor = manifold.amariChentsovTensor.components.map { -$0 }
      return claims
    },
  ]

  /// Wrong Sobolev geometries.
  static let sobolev: [Mutation] = [
    Mutation(name: "the kernel of H¹ for that of H²", model: "normal", laws: ["kernelReproduces"]) { _ in
      var claims = GeometryClaims()
      claims.sobolevKernel = { exp(-$0) / 2 }
      return claims
    },
    Mutation(
      name: "a kernel with the other sign", model: "gamma", laws: ["kernelReproduces", "sampledMetricGrows"]
    ) { _ in
      var claims = GeometryClaims()
      claims.sobolevKernel = { -(1 + $0) * exp(-$0) / 4 }
      return claims
    },
    Mutation(
      name: "∂p/∂σ where the coordinate is the variance", model: "variance",
      laws: ["sobolevMetricIsTensor", "sobolevGradientIsVector"]
    ) { manifold in
      let model = try #require(manifold.model), p = exp(try #require(model.logDensity))
      let v = model.parameters[1], slopes = try p.gradient(by: model.parameters)
      var claims = GeometryClaims()
      claims.densityDerivatives = [slopes[0], slopes[1] * 2 * sqrt(v)]
      return claims
    },
    // diag(1, 3/2)/(4√π σ³) + ℓ² diag(3, 15/2)/(8√π σ⁵) is the right one.
    Mutation(
      name: "the H¹ metric of normal densities with 9/2 for 15/2", model: "normal", laws: ["densityMetricIsTensor"]
    ) { manifold in
      let σ = Expression(manifold.chart.coordinates[1])
      var claims = GeometryClaims()
      claims.sobolevMetric = { length in
        let first = 1 / (4 * sqrt(Expression.pi) * σ.power(3)),
          second = length.squared / (8 * sqrt(Expression.pi) * σ.power(5))
        return [
          first + 3 * second, .zero, .zero, Expression(Rational(3, 2)) * first + Expression(Rational(9, 2)) * second,
        ]
      }
      return claims
    },
  ]

  /// Wrong geometries that laws between places have to find.
  static let global: [Mutation] = [
    Mutation(
      name: "the normal metric without its factor 2", model: "normal",
      laws: [
        "distancesAreInvariant", "geodesicImagesAgree", "flowLinesAgree", "copiesScaleDistances", "productDistancesAdd",
      ], claims: all[0].claims),
    // Information that is less than what is left of it in bins.
    Mutation(
      name: "a quarter of the gamma metric", model: "gamma",
      laws: ["kernelsLoseInformation", "distancesAreInvariant", "copiesScaleDistances", "flowLinesAgree"]
    ) { manifold in GeometryClaims(metric: manifold.manifold.metricComponents.map { $0 / 4 }) },
    Mutation(
      name: "a third of the multivariate normal metric", model: "multivariate-normal:d=2",
      laws: ["kernelsLoseInformation", "sufficientKernelsLoseNothing"]
    ) { manifold in GeometryClaims(metric: manifold.manifold.metricComponents.map { $0 / 3 }) },
    // Distances that are too long for the divergences of the family.
    Mutation(
      name: "four times the gamma metric", model: "gamma", laws: ["jeffreysBoundsDistance", "distancesAreInvariant"]
    ) { manifold in GeometryClaims(metric: manifold.manifold.metricComponents.map { $0 * 4 }) },
    Mutation(
      name: "indices of Γ in the order i, j, k, in three dimensions", model: "dirichlet:k=3",
      laws: ["secondBianchi", "leviCivitaIsMetric"]
    ) { manifold in
      let Γ = try manifold.connection().christoffelSymbols.components
      var claims = GeometryClaims()
      claims.christoffelSymbols = (0..<27).map { place in
        let (i, j, k) = (place / 9, place / 3 % 3, place % 3)
        return Γ[(k * 3 + i) * 3 + j]
      }
      return claims
    },
  ]

  static func manifold(_ name: String) throws -> StatisticalManifold {
    guard name == "variance" else { return try Catalogue.model(name).manifold() }
    let x = Symbol("x"), μ = Symbol("mu"), v = Symbol("v", .positive)
    return try StatisticalModel(
      "normal by its variance", of: x, in: .realLine, parameters: [μ, v],
      logDensity: -(x - μ).squared / (2 * v) - log(v) / 2 - log(2 * .pi) / 2
    ).manifold()
  }

  /// Catches laws that cannot fail: every wrong geometry breaks each of the laws that are named for it, in `Double`.
  @Test(arguments: all + sobolev + global)
  func isFound(_ mutation: Mutation) throws {
    let manifold = try Self.manifold(mutation.model)
    let trials = try InvarianceTrials(
      of: manifold, claiming: try mutation.claims(manifold), count: 2, seed: 11,
      laws: GeometryLaw.all.filter { mutation.laws.contains($0.name) })
    #expect(Set(trials.failures.map(\.outcome.law.name)) == mutation.laws, "\(mutation.name)")
    // The right geometry breaks none of them.
    #expect(throws: Never.self) {
      try requireLaws(
        of: manifold, trials: 2, seed: 11, laws: GeometryLaw.all.filter { mutation.laws.contains($0.name) })
    }
  }

  /// Catches a certified arithmetic that cannot disprove: the difference is proved not to be zero.
  @Test func isDisproved() throws {
    let mutation = Self.all[0], manifold = try Self.manifold(mutation.model)
    let report = try InvarianceReport(
      of: manifold, claiming: mutation.claims(manifold), at: manifold.point([0.5, 2]), laws: [.metricIsTensor],
      arithmetic: .certified(digits: 30))
    #expect(report.outcomes.map(\.verdict) == [.disproved])
  }

  /// Catches agreement that does not grow with the precision: a metric that is wrong in its thirtieth or fortieth digit.
  @Test(arguments: [30, 40]) func smallDifferencesAreFoundByMoreDigits(_ place: Int) throws {
    let manifold = try Catalogue.model("gamma").manifold()
    let metric = manifold.manifold.metricComponents
    let wrong = GeometryClaims(metric: [
      metric[0] * Expression(1 + Rational(10).power(-place)), metric[1], metric[2], metric[3],
    ])
    func verdict(_ arithmetic: InvarianceReport.Arithmetic) throws -> GeometryLaw.Outcome.Verdict? {
      try InvarianceReport(
        of: manifold, claiming: wrong, at: manifold.point([2, 3]), laws: [.metricIsTensor], arithmetic: arithmetic
      ).outcomes.first?.verdict
    }
    #expect(try verdict(.double) == .holds)
    // Far below what was asked for, and a failure all the same: twice the bits bring no better agreement.
    #expect(try verdict(.digits(place - 10)) == .stagnant)
    #expect(try verdict(.digits(60)) == .broken)
    #expect(try verdict(.certified(digits: place - 10)) == .disproved)
  }
}
