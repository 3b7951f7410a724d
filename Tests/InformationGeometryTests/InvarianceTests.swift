import InformationGeometry
import Testing

/// Nothing depends on how a family is parametrized, or on units of observation.
@Suite struct InvarianceTests {
  /// A family in nonlinear, cross-coupled parameters w, by substitution into log p: never by pulling g back.
  private func transformed(_ model: StatisticalModel) throws -> (
    model: StatisticalModel, map: [Expression], w: [Symbol]
  ) {
    let n = model.parameters.count
    let w = (0..<n).map { Symbol("w\($0)") }
    // w₁ + w₂²/7, w₂ + w₃²/7, …, wₙ + w₁³/11: a diffeomorphism near the origin, no parameter is left alone.
    let mixed = (0..<n).map { i -> Expression in
      i < n - 1 ? w[i] + w[i + 1].squared / 7 : w[i] + w[0].power(3) / 11
    }
    let map: [Expression]
    if model.chart.constraints.isEmpty {
      map = zip(model.parameters, mixed).map { symbol, e in
        switch (symbol.domain.lower, symbol.domain.upper) {
        case (nil, nil): e
        case (_?, nil): exp(e)
        default: 1 / (1 + exp(-e))
        }
      }
    } else {
      let total = 1 + Expression.sum(mixed.map { exp($0) })
      map = mixed.map { exp($0) / total }
    }
    let density = try #require(model.logDensity)
    let formula = density.substituting(Dictionary(uniqueKeysWithValues: zip(model.parameters, map)))
    let space = try #require(model.sampleSpace)
    let result = try StatisticalModel(
      model.name + " transformed", variables: model.variables, in: space, parameters: w, logDensity: formula)
    return (result, map, w)
  }

  /// Would catch anything that depends on coordinates: scalar curvature must be the same number, g and T tensors.
  ///
  /// The recognition starts anew from the transformed density; expectations are solved for, not taken over.
  @Test(arguments: Family.all.filter { !["categorical:k=5", "dirichlet:k=4"].contains($0.name) })
  func changeOfParameters(_ family: Family) throws {
    let model = try Catalogue.model(family.name)
    let original = try model.manifold().manifold
    let (changed, map, w) = try transformed(model)
    let manifold = try changed.manifold().manifold
    let n = original.dimension
    var jacobian: [Expression] = []
    for component in map { jacobian += try component.gradient(by: w) }
    var generator = SeededGenerator(seed: 201)
    for draw in 0..<3 {
      let coordinates = (0..<n).map { _ in Rational(Int(generator.uniform(-60, 60)), 100) }
      let there = try manifold.point(exactly: coordinates.map { Expression($0) })
      let substitution = Dictionary(uniqueKeysWithValues: zip(w, coordinates.map { Expression($0) }))
      let here = try original.point(exactly: Expression.substituting(substitution, in: map))
      let place = "\(family) at w = \(coordinates), draw \(draw) of seed 201"
      for alpha in [0, Rational(1, 2)] as [Rational] where n > 1 {
        let a = try original.balls(.scalarCurvature(alpha: alpha), at: here)[0]
        let b = try manifold.balls(.scalarCurvature(alpha: alpha), at: there)[0]
        let c = try manifold.withoutPromises().balls(.scalarCurvature(alpha: alpha), at: there)[0]
        #expect((a - b).vanishes(against: 1), "\(place), α = \(alpha): \(a) and \(b)")
        #expect((a - c).vanishes(against: 1), "\(place), α = \(alpha): \(a) and \(c)")
      }
      let J = try manifold.balls(jacobian, at: there)
      let g = try original.balls(.metric, at: here), changedMetric = try manifold.balls(.metric, at: there)
      let T = try original.balls(.cubicForm, at: here), changedCubic = try manifold.balls(.cubicForm, at: there)
      for a in 0..<n {
        for b in 0..<n {
          var sum = -changedMetric[a * n + b]
          for i in 0..<n { for j in 0..<n { sum += g[i * n + j] * J[i * n + a] * J[j * n + b] } }
          #expect(sum.vanishes(against: size(changedMetric)), "\(place): g")
          for c in 0..<n {
            var sum = -changedCubic[(a * n + b) * n + c]
            for i in 0..<n {
              for j in 0..<n {
                for k in 0..<n { sum += T[(i * n + j) * n + k] * J[i * n + a] * J[j * n + b] * J[k * n + c] }
              }
            }
            #expect(sum.vanishes(against: size(changedCubic) + 1e-3), "\(place): T")
          }
        }
      }
    }
  }

  /// n observations weigh n times as much: g → n g, T → n T, Γ unchanged, curvature divided by n.
  @Test(arguments: [2, 10, 1000])
  func sampleSize(_ count: Int) throws {
    let one = try Catalogue.model("categorical:k=4").manifold().manifold
    let many = try Catalogue.model("multinomial:k=4,n=\(count)").manifold().manifold
    let n = Ball.exact(Rational(count))
    var generator = SeededGenerator(seed: 202)
    for _ in 0..<5 {
      let x = generator.point(of: one.chart)
      let p = try one.point(x), q = try many.point(x)
      func compare(_ quantity: Quantity, _ factor: Ball) throws {
        for (a, b) in zip(try one.balls(quantity, at: p), try many.balls(quantity, at: q)) {
          #expect((a * factor - b).vanishes(against: max(1, abs(b.midpoint))), "\(quantity.name) at \(x), seed 202")
        }
      }
      try compare(.metric, n)
      try compare(.cubicForm, n)
      try compare(.christoffel(alpha: 0), Ball.exact(1))
      try compare(.christoffel(alpha: 1), Ball.exact(1))
      try compare(.riemann(alpha: 0), n)
      try compare(.scalarCurvature(alpha: 0), Ball.exact(1) / n)
      try compare(.sectionalCurvature(alpha: 0, u: [1, 0, 0], v: [0, 1, 1]), Ball.exact(1) / n)
    }
  }

  /// In natural parameters the exponential connection vanishes, and Γ^(α)_{ij,k} = ((1 − α)/2) T_ijk.
  @Test(arguments: Family.all.filter { !["categorical:k=5", "dirichlet:k=4"].contains($0.name) })
  func exponentialConnectionInNaturalParameters(_ family: Family) throws {
    let model = try Catalogue.model(family.name)
    let exponential = try #require(model.exponentialFamily)
    let manifold = try model.manifold().manifold
    let x = manifold.chart.coordinates, n = x.count
    // Γ^(1) transformed to θ: ∂θₐ/∂xᵏ Γᵏᵢⱼ − ∂ᵢ∂ⱼθₐ = 0, that is, θ is affine.
    var first: [Expression] = [], second: [Expression] = []
    for θ in exponential.naturalParameters {
      let gradient = try θ.gradient(by: x)
      first += gradient
      for component in gradient { second += try component.gradient(by: x) }
    }
    var generator = SeededGenerator(seed: 203)
    for _ in 0..<3 {
      let point = try manifold.point(generator.point(of: manifold.chart))
      let dθ = try manifold.balls(first, at: point), ddθ = try manifold.balls(second, at: point)
      let Γ = try manifold.balls(.christoffel(alpha: 1), at: point)
      // Where all terms vanish, their rounding is compared with one part in 10¹² of a unit.
      let scale = size(ddθ) + size(dθ) * size(Γ) + 1e-12
      for a in 0..<n {
        for i in 0..<n {
          for j in 0..<n {
            var sum = -ddθ[(a * n + i) * n + j]
            for k in 0..<n { sum += dθ[a * n + k] * Γ[(k * n + i) * n + j] }
            #expect(sum.vanishes(against: scale), "\(family) at \(point.coordinates): \(sum)")
          }
        }
      }
    }
  }
}
