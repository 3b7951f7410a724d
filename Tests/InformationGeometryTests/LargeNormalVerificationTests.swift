import InformationGeometry
import Testing

/// Checks of geodesics between normal vectors of many components, which are products of matrices and no formulas.
@Suite struct LargeNormalVerificationTests {
  /// Catches bounds in closed form that are not those of the divergences, far and near (by 10⁻⁷ of the way).
  @Test(arguments: ["multivariate-normal:d=2", "centered-normal:d=2", "wishart:d=2,nu=7"], [1, 1e-7])
  func boundsOfDivergences(_ family: String, _ part: Double) throws {
    let m = try GeodesicTests.manifold(family), model = try #require(m.model), hasMean = family.hasPrefix("multi")
    let a = MultivariateNormalTests.crooked(2, hasMean: hasMean)
    var b = MultivariateNormalTests.identity(2, hasMean: hasMean, scale: 3)
    if hasMean { b[1] = 2 }
    let p = try m.point(a), q = try m.point(zip(a, b).map { $0 + part * ($1 - $0) })
    let bounds = m.bounds(from: p, to: q)
    let hellinger = try model.divergence(.squaredHellinger, from: p, to: q).value
    let jeffreys = try model.divergence(.jeffreys, from: p, to: q).value
    for (name, expected) in [
      ("Hellinger", 4 * Double.asin((hellinger / 2).squareRoot())), ("√Jeffreys", jeffreys.squareRoot()),
    ] {
      let found = try #require(bounds.first { $0.name == name }).value
      #expect(Swift.abs(found - expected) < 1e-13 * expected / part.squareRoot(), "\(name) \(found) for \(expected)")
    }
  }

  /// Catches a lower bound that has lost its digits: √g(Δ, Δ) bounds the distance of such a pair to a part of its size.
  @Test(arguments: [1e-4, 1e-8, 1e-12])
  func boundsOfNearPairs(_ part: Double) throws {
    let m = try GeodesicTests.manifold("multivariate-normal:d=2")
    let p = try m.point([0, 0, 1, 0, 1]), q = try m.point([part, 0, 1, 3 * part, 1])
    let size = 10.0.squareRoot() * part
    for bound in m.bounds(from: p, to: q) {
      #expect(Swift.abs(bound.value - size) < (1e-12 + 10 * part) * size, "\(bound) for \(size)")
    }
    #expect(try m.distance(from: p, to: q, checks: .full).verification?.failure == nil)
  }

  /// Catches checks of 65 and 55 dimensions that are left out, or that fail.
  @Test(arguments: ["multivariate-normal:d=10", "centered-normal:d=10", "wishart:d=10,nu=12"])
  func allChecks(_ family: String) throws {
    let m = try GeodesicTests.manifold(family), hasMean = family.hasPrefix("multi")
    let p = try m.point(MultivariateNormalTests.identity(10, hasMean: hasMean))
    let q = try m.point(MultivariateNormalTests.crooked(10, hasMean: hasMean))
    let checks = try #require(try m.distance(from: p, to: q, checks: .full).verification)
    #expect(try #require(checks.endPointError) < 1e-11 && checks.residual < 1e-8 && checks.speedVariation < 1e-11)
    #expect(try #require(checks.reverseDifference) < 1e-13)
    #expect(Set(checks.bounds.map(\.name)).isSuperset(of: ["Hellinger", "√Jeffreys", "the straight line"]))
    let end = try m.geodesic(from: p, to: q).sample(at: 0).velocity
    let length = try m.manifold.metric.length(of: end, at: p.coordinates)
    #expect(Swift.abs(length - checks.length) < 1e-13 * checks.length)
  }

  /// Catches a check that passes whatever the curve is: one with a wrong velocity, and one with a bent path.
  @Test func aWrongCurveFails() throws {
    let m = try GeodesicTests.manifold("multivariate-normal:d=4")
    let p = try m.point(MultivariateNormalTests.identity(4)), q = try m.point(MultivariateNormalTests.crooked(4))
    let γ = try m.geodesic(from: p, to: q)
    let bent = Geodesic(
      chart: γ.chart, alpha: 0, method: γ.method, range: γ.range, length: γ.length, lengthError: 0, residual: 0,
      error: 0
    ) { t in
      let place = γ.sample(at: t)
      var x = place.coordinates, v = place.velocity
      x[0] += 1e-3 * t * (1 - t)
      v[0] += 1e-3 * (1 - 2 * t)
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: v)
    }
    #expect(try m.verification(of: γ, from: p, to: q).failure == nil)
    #expect(try m.verification(of: bent, from: p, to: q).failure != nil)
  }
}
