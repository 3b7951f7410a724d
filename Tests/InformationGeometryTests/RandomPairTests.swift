import InformationGeometry
import Testing

/// Random pairs, easy and wide, solved and checked, or refused.
///
/// `make pairs` does the same with ten thousand a family.
@Suite("Random pairs")
struct RandomPairTests {
  /// Catches an answer that an independent integration, the way back or a bound contradicts.
  @Test(arguments: [
    "normal", "gamma", "beta", "dirichlet:k=3", "inverse-gaussian", "weibull", "von-mises", "student:nu=5",
    "negative-binomial:r=5/2", "categorical:k=4", "multivariate-normal:d=2", "multivariate-normal:d=3",
  ])
  func noneIsSilentlyWrong(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    for seed in 0..<4 {
      var random = SeededGenerator(seed: UInt64(7919 * seed + 1))
      var points: [Point] = []
      for _ in 0..<2 {
        if family.hasPrefix("multi") || family.hasPrefix("categorical") {
          points.append(try manifold.point(random.point(of: manifold.chart)))
        } else {
          // Parameters from 0.05 to 200, or 0.5 to 5.
          let low = seed % 2 == 0 ? -3.0 : -0.7, high = seed % 2 == 0 ? 5.3 : 1.6
          points.append(
            try manifold.point(
              manifold.chart.coordinates.map { symbol in
                switch (symbol.domain.lower, symbol.domain.upper) {
                case (nil, nil): random.uniform(-1.5, 1.5)
                case (_?, nil): Double.exp(random.uniform(low, high))
                default: random.uniform(0.01, 0.99)
                }
              }))
        }
      }
      let (p, q) = (points[0], points[1])
      let distance = try manifold.distance(from: p, to: q), curve = try manifold.geodesic(from: p, to: q)
      let check = try manifold.connection().verification(of: curve, seeksConjugatePoints: false)
      #expect(
        check.failure == nil,
        "seed \(seed): \(String(describing: check.failure)) from \(p.coordinates) to \(q.coordinates)")
      #expect((check.endPointError ?? 1) < 1e-8, "seed \(seed)")
      #expect(abs(curve.length - distance.value) <= 1e-9 * distance.value, "seed \(seed)")
      let back = try manifold.distance(from: q, to: p)
      #expect(abs(back.value - distance.value) <= 1e-10 * distance.value + back.error + distance.error, "seed \(seed)")
      for bound in manifold.bounds(from: p, to: q) {
        let slack = 1e-9 * distance.value
        #expect(
          bound.isLower ? bound.value <= distance.value + slack : bound.value >= distance.value - slack,
          "seed \(seed): \(bound), \(distance)")
      }
    }
  }

  /// Sums of squares over independent parts, maps of the sample space, and other parameters: to 10⁻¹⁰ in `Double`, to 40
  /// digits beyond.
  @Test func invariance() throws {
    let precision = BigFloatPrecision(digits: 60), tolerance = BigFloat.pow(BigFloat(10, precision: precision), -40)
    // gamma by shape and mean.
    let x = Symbol("x", .positive), k = Symbol("k", .positive), m = Symbol("m", .positive)
    let byMean = try StatisticalModel(
      "gamma by its mean", of: x, in: .positive, parameters: [k, m],
      logDensity: k * log(k / m) - logGamma(k) + (k - 1) * log(x) - k * x / m
    ).manifold()
    let gamma = try Catalogue.model("gamma").manifold()
    let p = try gamma.point(exactly: [1, 1]), q = try gamma.point(exactly: [2, Expression(Rational(2, 3))])
    let a = try byMean.point(exactly: [1, 1]), b = try byMean.point(exactly: [2, 3])
    let d = try gamma.distance(from: p, to: q, digits: 42).value,
      e = try byMean.distance(from: a, to: b, digits: 42).value
    #expect((d / e - 1).magnitude < tolerance, "\(d), \(e)")
    #expect(try abs(gamma.distance(from: p, to: q).value / byMean.distance(from: a, to: b).value - 1) < 1e-10)
    // Normal vectors under an affine map: by (2, 1; 1/2, 3) and a shift.
    let normals = try Catalogue.model("multivariate-normal:d=2").manifold()
    func moved(_ x: [Rational]) -> [Expression] {
      let (a, b, c, d) = (Rational(2), Rational(1), Rational(1, 2), Rational(3))
      let (s, t, u) = (x[2], x[3], x[4])
      return [
        a * x[0] + b * x[1] + 5, c * x[0] + d * x[1] - 7, a * a * s + 2 * a * b * t + b * b * u,
        a * c * s + (a * d + b * c) * t + b * d * u, c * c * s + 2 * c * d * t + d * d * u,
      ].map { Expression($0) }
    }
    let from: [Rational] = [0, 0, 1, 0, 1], to: [Rational] = [1, 2, 2, Rational(1, 2), 1]
    let n0 = try normals.point(exactly: from.map { Expression($0) }),
      n1 = try normals.point(exactly: to.map { Expression($0) })
    let m0 = try normals.point(exactly: moved(from)), m1 = try normals.point(exactly: moved(to))
    let here = try normals.distance(from: n0, to: n1, digits: 42).value
    let there = try normals.distance(from: m0, to: m1, digits: 42).value
    #expect((here / there - 1).magnitude < tolerance)
    #expect(try abs(normals.distance(from: n0, to: n1).value / normals.distance(from: m0, to: m1).value - 1) < 1e-10)
    // A gamma beside a variance: d² adds up.
    let s = Symbol("s", .positive)
    let g = gamma.manifold.metricComponents, zero = Expression.zero, half = 2 / s.squared
    let both = try StatisticalManifold(
      "gamma and scale", metric: [[g[0], g[1], zero], [g[2], g[3], zero], [zero, zero, half]],
      parameters: gamma.chart.coordinates + [s])
    let whole = try both.distance(
      from: both.point(exactly: [1, 1, 1]), to: both.point(exactly: [2, Expression(Rational(2, 3)), 3]), digits: 42)
    let scale = BigFloat.sqrt(BigFloat(2, precision: precision)) * BigFloat.log(BigFloat(3, precision: precision))
    let expected = BigFloat.sqrt(d * d + scale * scale)
    #expect((whole.value / expected - 1).magnitude < tolerance, "\(whole), \(expected)")
  }

  /// d(p, r) ≤ d(p, q) + d(q, r), with equality where q lies on the geodesic.
  @Test(arguments: ["gamma", "beta", "inverse-gaussian", "multivariate-normal:d=2"])
  func triangle(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold(), isNormal = family.hasPrefix("multi")
    let p = try manifold.point(isNormal ? [0, 0, 1, 0, 1] : [0.7, 1]),
      r = try manifold.point(isNormal ? [1, 2, 2, 0.5, 1] : [4, 2])
    let whole = try manifold.distance(from: p, to: r).value
    let between = try manifold.point(manifold.geodesic(from: p, to: r).sample(at: 0.3).coordinates)
    let first = try manifold.distance(from: p, to: between).value,
      second = try manifold.distance(from: between, to: r).value
    #expect(abs(first - 0.3 * whole) < 1e-10 * whole && abs(first + second - whole) < 1e-10 * whole)
    let aside = try manifold.point(isNormal ? [1, 0, 1, 0.2, 2] : [2, 0.3])
    #expect(try manifold.distance(from: p, to: aside).value + manifold.distance(from: aside, to: r).value >= whole)
  }

  /// The same from both ends, and the sum of the parts at a place between: to 40 digits.
  @Test(arguments: [
    ("gamma", [0.7, 1], [4, 2]), ("beta", [0.7, 1], [4, 2]), ("weibull", [0.7, 1], [4, 2]),
    ("multivariate-normal:d=2", [0, 0, 1, 0, 1], [1, 2, 2, 0.5, 1]),
  ])
  func manyDigits(_ family: String, _ a: [Double], _ b: [Double]) throws {
    let manifold = try Catalogue.model(family).manifold(), precision = BigFloatPrecision(digits: 60)
    let p = try manifold.point(a), q = try manifold.point(b)
    let there = try manifold.distance(from: p, to: q, digits: 44).value.rounded(to: precision)
    let back = try manifold.distance(from: q, to: p, digits: 44).value.rounded(to: precision)
    let tolerance = BigFloat.pow(BigFloat(10, precision: precision), -40)
    #expect((back / there - 1).magnitude < tolerance, "\(there), \(back)")
    let curve = try manifold.geodesic(from: p, to: q, digits: 46)
    let place = try curve.sample(at: BigFloat(Rational(1, 4), precision: precision)).coordinates.map {
      Expression(try #require(Rational($0.decimal(digits: 50))))
    }
    let between = try manifold.point(exactly: place)
    let first = try manifold.distance(from: p, to: between, digits: 44).value.rounded(to: precision)
    let second = try manifold.distance(from: between, to: q, digits: 44).value.rounded(to: precision)
    #expect(((first + second) / there - 1).magnitude < tolerance, "\(first), \(second), \(there)")
    #expect((first * 4 / there - 1).magnitude < tolerance, "\(first), \(there)")
  }
}
