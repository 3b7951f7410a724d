import InformationGeometry
import Testing

/// The ways to find geodesics, each by its name, against each other and against references.
@Suite("The ladder")
struct LadderTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let family: String, from: [Double], to: [Double], rungs: [GeodesicRung]
    var testDescription: String { "\(family) \(from) \(to)" }

    func points() throws -> (manifold: StatisticalManifold, p: Point, q: Point) {
      let manifold = try Catalogue.model(family).manifold()
      return (manifold, try manifold.point(from), try manifold.point(to))
    }
  }

  static let pairs: [Pair] = [
    .init(family: "normal", from: [0, 1], to: [3, 2], rungs: [.closedForm, .clairaut, .pathEnergy, .collocation]),
    .init(family: "gumbel", from: [0, 1], to: [2, 3], rungs: [.closedForm, .clairaut, .pathEnergy, .collocation]),
    .init(family: "gamma", from: [1, 1], to: [2, 2.0 / 3], rungs: [.clairaut, .pathEnergy, .collocation]),
    .init(family: "beta", from: [1, 1], to: [5, 2], rungs: [.pathEnergy, .collocation]),
    .init(family: "chi-squared", from: [1], to: [4], rungs: [.closedForm, .pathEnergy, .collocation]),
    .init(family: "inverse-gaussian", from: [1, 2], to: [2, 3], rungs: [.closedForm, .pathEnergy, .collocation]),
    .init(
      family: "categorical:k=3", from: [0.2, 0.3], to: [0.5, 0.25], rungs: [.closedForm, .pathEnergy, .collocation]),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [1, 2, 2, 0.5, 1],
      rungs: [.symmetricSpaceLift, .collocation]),
    .init(
      family: "centered-normal:d=2", from: [1, 0, 1], to: [4, 0.3, 0.5],
      rungs: [.closedForm, .symmetricSpaceLift, .collocation]),
  ]

  /// Catches a rung that finds another curve, or is another rung under its name; those that do not apply say so.
  @Test(arguments: pairs)
  func rungsAgree(_ pair: Pair) throws {
    let (manifold, p, q) = try pair.points()
    let expected = try manifold.distance(from: p, to: q)
    for rung in pair.rungs {
      let found = try manifold.geodesic(from: p, to: q, by: rung)
      #expect(abs(found.length - expected.value) <= 1e-10 * expected.value, "\(rung): \(found.length), \(expected)")
      for (x, y) in zip(found.end.coordinates, q.coordinates) { #expect(abs(x - y) <= 1e-9 * max(1, abs(y))) }
    }
    for rung in [GeodesicRung.closedForm, .symmetricSpaceLift, .clairaut] where !pair.rungs.contains(rung) {
      #expect { try manifold.geodesic(from: p, to: q, by: rung) } throws: { error in
        switch error {
        case GeometryError.unsupported, GeometryError.notConverged: true
        default: false
        }
      }
    }
  }

  /// What peers and earlier versions could not reach: values of mpmath, or of another rung.
  @Test func extremePairs() throws {
    let beta = try Catalogue.model("beta").manifold()
    let far = try beta.distance(from: beta.point([1e-9, 1e-9]), to: beta.point([1e9, 1e9]))
    #expect(abs(far.value - 35.37370873893701313128901) <= 1e-13 * far.value + far.error, "\(far)")
    let chi = try Catalogue.model("chi-squared").manifold()
    let line = try chi.distance(from: chi.point([1e-9]), to: chi.point([1e9]))
    #expect(abs(line.value - 44741.49967393308580801) <= 1e-13 * line.value + line.error, "\(line)")
    let gamma = try Catalogue.model("gamma").manifold()
    let p = try gamma.point([1e13, 1]), q = try gamma.point([2e14, 3])
    let curve = try gamma.geodesic(from: p, to: q), length = try gamma.distance(from: p, to: q)
    #expect(abs(curve.length - length.value) <= 1e-12 * length.value && curve.method == .clairaut)
  }

  /// Catches isometries that are not seen in a metric of one's own, products that are not, and factors that are mixed.
  @Test func closedFormsOfOnesOwn() throws {
    let m = Symbol("m"), s = Symbol("s", .greaterThan(2)), v = Symbol("v", .positive), w = Symbol("w")
    // IG-247: two normals side by side; a variance of its own (IG-237); a sheared half plane above s = 2.
    let t = Symbol("t", .positive), u = Symbol("u"), r = Symbol("r", .positive)
    let zero = Expression.zero
    let diagonal = try StatisticalManifold(
      "diagonal normal",
      metric: [
        [1 / t.squared, zero, zero, zero], [zero, 2 / t.squared, zero, zero], [zero, zero, 1 / r.squared, zero],
        [zero, zero, zero, 2 / r.squared],
      ], parameters: [u, t, w, r])
    let a = try diagonal.point([0, 1, 0, 1]), b = try diagonal.point([1, 1, 2, 3])
    let product = try diagonal.geodesic(from: a, to: b, by: .closedForm)
    #expect(product.method == .closedForm && abs(product.length - 2.1046762773361786409) < 4e-15)
    let many = try diagonal.distance(from: a, to: b, digits: 40)
    #expect(many.value.decimal(digits: 31) == "2.104676277336178640986721499716" && many.isBound)
    let solved = try diagonal.distance(from: a, to: b, by: .collocation)
    #expect(abs(solved.value - product.length) < 1e-11)
    let variance = try StatisticalManifold("variance", metric: [[1 / (2 * v.squared)]], parameters: [v])
    let one = try variance.distance(from: variance.point([0.7]), to: variance.point([3]), by: .closedForm)
    #expect(abs(one.value - 1.0290434707505025654) < 4e-15)
    let height = s - 2
    let shear = try StatisticalManifold(
      "shear", metric: [[3 / height.squared, 1 / height.squared], [1 / height.squared, 2 / height.squared]],
      parameters: [m, s])
    let p = try shear.point([0, 3]), q = try shear.point([4, 7])
    let closed = try shear.distance(from: p, to: q, by: .closedForm)
    #expect(closed.method == .closedForm && closed.residual < 1e-9)
    #expect(try abs(shear.distance(from: p, to: q, by: .collocation).value - closed.value) < 1e-11)
  }

  /// Catches a search that takes the nearest geodesic for the shortest: round a hill of the torus of revolution, and a
  /// geodesic with a conjugate point inside that is handed out as a distance.
  @Test func severalGeodesics() throws {
    // A bump: the metric of the plane times 1 + 40 e^(−r²), between points on either side of it.
    let x = Symbol("x"), y = Symbol("y")
    let factor = 1 + 40 * exp(-(x.squared + y.squared))
    let bump = try StatisticalManifold("bump", metric: [[factor, 0], [0, factor]], parameters: [x, y])
    let p = try bump.point([-3, 0.05]), q = try bump.point([3, 0.05])
    let across = try bump.geodesic(from: p, to: q, by: .collocation)
    let round = try bump.geodesic(from: p, to: q, by: .pathEnergy)
    let distance = try bump.distance(from: p, to: q, checks: .full)
    #expect(round.length <= across.length * (1 + 1e-9) && abs(distance.value - round.length) < 1e-8 * round.length)
    #expect(distance.verification?.isLocallyMinimizing == true)
  }
}

/// What is known of an answer by other means, and what fails.
@Suite("Verification of geodesics")
struct GeodesicVerificationTests {
  /// Every check is made and passes on sound curves.
  @Test(arguments: ["gamma", "beta", "normal", "von-mises", "multivariate-normal:d=2"])
  func soundCurves(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    let normal = family.hasPrefix("multi")
    let p = try manifold.point(normal ? [0, 0, 1, 0, 1] : [0.5, 1])
    let q = try manifold.point(normal ? [1, 2, 2, 0.5, 1] : [1.5, 2])
    let found = try manifold.distance(from: p, to: q, checks: .full)
    let check = try #require(found.verification)
    #expect(check.failure == nil && check.isLocallyMinimizing == true)
    #expect((check.endPointError ?? 1) < 1e-9 && check.speedVariation < 1e-9 && (check.reverseDifference ?? 1) < 1e-11)
    let lower = check.bounds.filter(\.isLower).map(\.value).max() ?? 0
    let upper = check.bounds.filter { !$0.isLower }.map(\.value).min() ?? .infinity
    #expect(lower > 0.8 * found.value && lower <= found.value && upper >= found.value && upper < 1.2 * found.value)
  }

  /// Catches the curve of normals from a lift with a zero lower left block, as a public program has it.
  ///
  /// It joins the points, and is no geodesic. Ours passes.
  @Test func wrongLiftFails() throws {
    let manifold = try Catalogue.model("multivariate-normal:d=1").manifold()
    let p = try manifold.point([0, 1]), q = try manifold.point([3, 4])
    // M D Mᵀ with M = [[1, 0, 0], [μ, 1, 0], [0, −μ, 1]], D = diag(1/Σ, 1, Σ).
    let μ = 3.0, d = [0.25, 1.0, 4.0], rows = [[1.0, 0, 0], [μ, 1, 0], [0, -μ, 1]]
    var g = [Double](repeating: 0, count: 9)
    for i in 0..<3 { for j in 0..<3 { for k in 0..<3 { g[i * 3 + j] += rows[i][k] * d[k] * rows[j][k] } } }
    let spectrum = try SymmetricEigendecomposition(Matrix(rows: 3, columns: 3, elements: g))
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      func entry(_ i: Int, _ j: Int) -> (Double, Double) {
        var value = 0.0, slope = 0.0
        for k in 0..<3 {
          let weight = spectrum.vectors[i, k] * spectrum.vectors[j, k], w = spectrum.values[k]
          value += weight * Double.pow(w, t)
          slope += weight * Double.pow(w, t) * Double.log(w)
        }
        return (value, slope)
      }
      let a = entry(0, 0), b = entry(1, 0)
      let mean = b.0 / a.0
      return Geodesic.Sample(
        parameter: t, coordinates: [mean, 1 / a.0], velocity: [b.1 / a.0 - mean * a.1 / a.0, -a.1 / (a.0 * a.0)])
    }
    let end = curve(1).coordinates
    #expect(abs(end[0] - 3) < 1e-12 && abs(end[1] - 4) < 1e-12, "the wrong curve joins the points too")
    let length = spectrum.values.reduce(0) { $0 + Double.log($1) * Double.log($1) }.squareRoot() / 2
    #expect(abs(length - 2.2768948) < 1e-6)
    let wrong = Geodesic(
      chart: manifold.chart, alpha: 0, method: .symmetricSpaceLift, range: 0...1, length: length, lengthError: 0,
      residual: 0, error: 0, curve: curve)
    let check = try manifold.verification(of: wrong, from: p, to: q)
    #expect(check.failure != nil && (check.endPointError ?? 0) > 1e-3 && (check.reverseDifference ?? 0) > 1e-2)
    #expect { try check.requirePassed() } throws: { error in
      if case GeometryError.notConverged(_, let reached, _) = error { reached > 1e-6 } else { false }
    }
    #expect(try manifold.geodesic(from: p, to: q, checks: .full).verification?.failure == nil)
  }

  /// A great circle that is longer than half of the sphere has a conjugate point, and is no distance.
  @Test func conjugatePoints() throws {
    let a = Symbol("a", .interval(0, 3)), b = Symbol("b")
    let sphere = try StatisticalManifold("sphere", metric: [[1, 0], [0, sin(a).squared]], parameters: [a, b])
    let p = try sphere.point([1.5, 0]), q = try sphere.point([1.5, 4])
    let long = try sphere.geodesic(from: p, to: q, by: .collocation)
    if long.length > 3.2 {
      let check = try sphere.verification(of: long, from: p, to: q)
      #expect(check.isLocallyMinimizing == false)
    }
    // On the universal cover of the sphere without its poles nothing shorter joins the points.
    #expect { try sphere.distance(from: p, to: q) } throws: { error in
      if case GeometryError.notConverged = error { true } else { false }
    }
  }
}
