import InformationGeometry
import Testing

/// What every statistical manifold satisfies, at random points, in balls of 256 bits.
///
/// A law holds when its residual contains zero and is known to 10⁻⁵⁰ of the terms it is a difference of: no tolerance
/// is chosen, and no cancellation can hide a violation.
@Suite struct TensorLawTests {
  private static let alphas: [Rational] = [0, Rational(1, 3), 1, -2]

  private func forEachDraw(_ family: Family, seed: UInt64, _ body: (Manifold, Point, String) throws -> Void) throws {
    let manifold = try family.manifold()
    var generator = SeededGenerator(seed: seed)
    for draw in 0..<family.draws {
      let x = generator.point(of: manifold.chart)
      try body(manifold, manifold.point(x), "\(family) at \(x), draw \(draw) of seed \(seed)")
    }
  }

  /// Would catch a metric that is not symmetric or not positive definite, and a wrong inverse.
  @Test(arguments: Family.all)
  func metricIsPositiveDefinite(_ family: Family) throws {
    try forEachDraw(family, seed: 101) { manifold, point, place in
      let n = manifold.dimension
      var g = try manifold.balls(.metric, at: point)
      let inverse = try manifold.balls(.inverseMetric, at: point)
      for i in 0..<n {
        for j in 0..<n {
          #expect(g[i * n + j] == g[j * n + i], "\(place)")
          #expect(inverse[i * n + j].overlaps(inverse[j * n + i]), "\(place)")
          var sum = Ball.exact(i == j ? -1 : 0), scale = 0.0
          for k in 0..<n {
            sum += g[i * n + k] * inverse[k * n + j]
            scale = max(scale, abs((g[i * n + k] * inverse[k * n + j]).midpoint))
          }
          #expect(sum.vanishes(against: scale), "\(place): g g⁻¹ − 1 = \(sum)")
        }
      }
      // Gauss elimination without exchange: all pivots of a positive definite matrix are positive.
      for k in 0..<n {
        #expect(g[k * n + k].isPositive, "\(place): pivot \(k)")
        for i in (k + 1)..<max(n, k + 1) {
          let factor = g[i * n + k] / g[k * n + k]
          for j in 0..<n { g[i * n + j] -= factor * g[k * n + j] }
        }
      }
    }
  }

  /// Would catch a T that is not totally symmetric, and connections that are not dual to each other.
  @Test(arguments: Family.all)
  func connectionsAreDual(_ family: Family) throws {
    try forEachDraw(family, seed: 102) { manifold, point, place in
      let n = manifold.dimension
      let T = try manifold.balls(.cubicForm, at: point)
      var derivatives: [Expression] = []
      for symbol in manifold.chart.coordinates {
        derivatives += try manifold.metricComponents.map { try $0.derivative(by: symbol) }
      }
      let dg = try manifold.balls(derivatives, at: point)
      for alpha in TensorLawTests.alphas {
        let Γ = try manifold.balls(.christoffelFirstKind(alpha: alpha), at: point)
        let dual = try manifold.balls(.christoffelFirstKind(alpha: -alpha), at: point)
        let scale = max(size(Γ), size(dual), size(dg))
        for i in 0..<n {
          for j in 0..<n {
            for k in 0..<n {
              func at(_ tensor: [Ball], _ a: Int, _ b: Int, _ c: Int) -> Ball { tensor[(a * n + b) * n + c] }
              // ∂ₖgᵢⱼ = Γ^(α)_{ki,j} + Γ^(−α)_{kj,i}; at α = 0 this is metric compatibility.
              let residual = at(dg, k, i, j) - at(Γ, k, i, j) - at(dual, k, j, i)
              #expect(residual.vanishes(against: scale), "\(place), α = \(alpha): duality \(residual)")
              #expect(at(Γ, i, j, k).overlaps(at(Γ, j, i, k)), "\(place): torsion")
              #expect(at(T, i, j, k) == at(T, j, i, k) && at(T, i, j, k) == at(T, i, k, j), "\(place): T")
              // Γ^(α) − Γ^(−α) = −α T.
              let difference = at(Γ, i, j, k) - at(dual, i, j, k) + Ball.exact(alpha) * at(T, i, j, k)
              #expect(difference.vanishes(against: scale), "\(place), α = \(alpha): T")
            }
          }
        }
      }
    }
  }

  /// Would catch index or sign errors in the Riemann tensor, and a dually flat shortcut that is wrong.
  @Test(arguments: Family.all.filter { $0.name != "dirichlet:k=4" })
  func riemannTensor(_ family: Family) throws {
    try forEachDraw(family, seed: 103) { manifold, point, place in
      let n = manifold.dimension, general = try manifold.withoutPromises()
      let base = try general.balls(.riemann(alpha: 0), at: point)
      for alpha in TensorLawTests.alphas {
        let R = try general.balls(.riemann(alpha: alpha), at: point)
        let dual = try general.balls(.riemann(alpha: -alpha), at: point)
        let short = try manifold.balls(.riemann(alpha: alpha), at: point)
        let factor = Ball.exact(1 - alpha * alpha)
        // Terms of the general route are larger than what is left of them: the radius says by how much.
        let scale = max(size(base), size(R)) * 1e12 + 1e-30
        for i in 0..<n {
          for j in 0..<n {
            for k in 0..<n {
              for l in 0..<n {
                func at(_ tensor: [Ball], _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Ball {
                  tensor[((a * n + b) * n + c) * n + d]
                }
                let r = at(R, i, j, k, l)
                #expect((r + at(R, j, i, k, l)).vanishes(against: scale), "\(place), α = \(alpha): Rijkl = −Rjikl")
                #expect((r + at(dual, i, j, l, k)).vanishes(against: scale), "\(place), α = \(alpha): R = −R*")
                let cycle = r + at(R, j, k, i, l) + at(R, k, i, j, l)
                #expect(cycle.vanishes(against: scale), "\(place), α = \(alpha): first Bianchi identity")
                #expect((r - at(short, i, j, k, l)).vanishes(against: scale), "\(place), α = \(alpha): third cumulants")
                #expect((r - factor * at(base, i, j, k, l)).vanishes(against: scale), "\(place), α = \(alpha): 1 − α²")
                let pair = at(base, i, j, k, l) - at(base, k, l, i, j)
                #expect(pair.vanishes(against: scale), "\(place): Rijkl = Rklij")
              }
            }
          }
        }
      }
    }
  }

  /// Would catch contractions over the wrong indices: R = gʲᵏ Ric_jk, R = 2K on surfaces, K by any two vectors.
  @Test(arguments: Family.surfaces)
  func scalarIsTwiceGaussian(_ family: Family) throws {
    try forEachDraw(family, seed: 104) { manifold, point, place in
      for alpha in TensorLawTests.alphas {
        let R = try manifold.balls(.scalarCurvature(alpha: alpha), at: point)[0]
        let K = try manifold.balls(.sectionalCurvature(alpha: alpha, u: [1, 0], v: [0, 1]), at: point)[0]
        let other = try manifold.balls(
          .sectionalCurvature(alpha: alpha, u: [2, Expression(Rational(-1, 3))], v: [1, 5]), at: point)[0]
        #expect((R - Ball.exact(2) * K).vanishes(against: 1), "\(place), α = \(alpha)")
        #expect((K - other).vanishes(against: 1), "\(place), α = \(alpha)")
        let Ric = try manifold.balls(.ricci(alpha: alpha), at: point)
        let g = try manifold.balls(.metric, at: point)
        for c in 0..<4 { #expect((Ric[c] - K * g[c]).vanishes(against: size(g)), "\(place): Ric = K g") }
      }
    }
  }
}
