import InformationGeometry
import Testing

/// Distances and geodesics of normal vectors: references of thirty digits and independent integration.
@Suite struct MultivariateNormalGeodesicTests {
  struct Reference: Sendable {
    let family: String, from: [Double], to: [Double], distance: Double
    var tolerance = 1e-12
  }

  static func costa(_ m: Double, _ distance: Double, tolerance: Double = 1e-12) -> Reference {
    Reference(
      family: "multivariate-normal:d=2", from: [-m, 0, 0.55, -0.45, 0.55], to: [m, 0, 0.55, 0.45, 0.55],
      distance: distance, tolerance: tolerance)
  }

  static let references: [Reference] = [
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [1, 0, 1, 0, 1], distance: 0.98025814346854719171),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [1, 0.5, 1, 0, 1], distance: 1.0907934695223518615),
    .init(family: "multivariate-normal:d=1", from: [0, 1], to: [3, 4], distance: 2.136237115331379697380314),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [1, 2, 2, 0.5, 1], distance: 2.00747465689878216700),
    costa(0, 2.3025850929940456840), costa(1, 3.67027176525214829722), costa(2, 5.260925040573, tolerance: 1e-11),
    costa(3, 6.39438535142496217514), costa(4, 7.229028311700, tolerance: 1e-11),
    costa(6, 8.408399270492, tolerance: 1e-11), costa(7, 8.854319487460, tolerance: 1e-11),
    costa(8, 9.239276975689, tolerance: 1e-11),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [2, 0, 4, 0, 1], distance: 1.63880532793848534006),
    .init(family: "wishart:d=2,nu=7", from: [1, 0, 1], to: [2, 0, 3], distance: 2.43020717461654735951),
    .init(family: "centered-normal:d=2", from: [1, 0, 1], to: [4, 0, 0.5], distance: 1.09596192214670650102),
    // What peers get wrong: N(0, 9I) to N((3, 0), 9I), N(0, I) to N((3, 0), I), N(0, I) to N(0, 4I).
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 9, 0, 9], to: [3, 0, 9, 0, 9], distance: 0.98025814346854719171),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [3, 0, 1, 0, 1], distance: 2.61240, tolerance: 2e-6),
    .init(
      family: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [0, 0, 4, 0, 4], distance: 1.38629436111989061883),
    // The first pairs of the reference data: hard, of orders 2 and 10.
    .init(
      family: "multivariate-normal:d=2",
      from: [0.5100069094814561, -1.1194719980838572, 6.061446587894276, 7.494731569754403, 9.764327589480294],
      to: [3.337034228733132, -0.523103599608207, 1.5570515667457228, -0.08710993209950763, 1.6059270991786758],
      distance: 3.17323095487314274229),
    .init(
      family: "multivariate-normal:d=2",
      from: [-0.3995452998490434, -4.976441998243137, 0.4494851705791283, -0.141103415576727, 0.2612663867037019],
      to: [6.652168730931901, 2.4958052739801864, 44.27243016766103, -28.22191730860918, 18.495489788169017],
      distance: 8.2140956783848939743),
  ]

  /// Catches a wrong distance, an error estimate that does not cover the error, and one that depends on the direction.
  @Test(arguments: references.indices)
  func distances(_ index: Int) throws {
    let r = Self.references[index], m = try GeodesicTests.manifold(r.family)
    let p = try m.point(r.from), q = try m.point(r.to)
    let d = try m.distance(from: p, to: q)
    #expect(Swift.abs(d.value - r.distance) <= r.tolerance * r.distance, "\(r.family): \(d) for \(r.distance)")
    if r.tolerance == 1e-12 { #expect(Swift.abs(d.value - r.distance) <= d.error + 1e-15 * r.distance, "\(d)") }
    #expect(try m.distance(from: q, to: p).value == d.value)
    let γ = try m.geodesic(from: p, to: q)
    #expect(Swift.abs(γ.length - d.value) <= 1e-13 * d.value)
    #expect(
      γ.method == (r.family.hasPrefix("multi") ? .symmetricSpaceLift : .closedForm) && γ.residual < 1e-8
        && γ.error < 1e-9, "\(γ.residual), \(γ.error)")
  }

  /// Where Skovgaard's equations lead from (0, x) with the velocity v, by Dormand–Prince: nothing of the lift is used.
  static func integrated(_ d: Int, from x: [Double], velocity v: [Double]) throws -> [Double] {
    let n = d + d * (d + 1) / 2
    let method = DormandPrince853(relativeTolerance: 1e-13, absoluteTolerance: 1e-14)
    return try method.solve(from: 0, to: 1, state: x + v, recording: .ends) { _, y, dy in
      func matrix(_ start: Int) -> [Double] {
        var a = [Double](repeating: 0, count: d * d), k = start + d
        for i in 0..<d {
          for j in i..<d {
            a[i * d + j] = y[k]
            a[j * d + i] = y[k]
            k += 1
          }
        }
        return a
      }
      let s = matrix(0), w = matrix(n)
      guard let factor = try? CholeskyFactorization(Matrix(rows: d, columns: d, elements: s)) else { return false }
      let p = factor.inverse.elements
      var wp = [Double](repeating: 0, count: d * d)
      for i in 0..<d { for j in 0..<d { for k in 0..<d { wp[i * d + j] += w[i * d + k] * p[k * d + j] } } }
      for i in 0..<n { dy[i] = y[n + i] }
      var place = n + d
      for i in 0..<d {
        dy[n + i] = (0..<d).reduce(0) { $0 + wp[i * d + $1] * y[n + $1] }
        for j in i..<d {
          dy[place] = (0..<d).reduce(0) { $0 + wp[i * d + $1] * w[$1 * d + j] } - y[n + i] * y[n + j]
          place += 1
        }
      }
      return true
    }.endState
  }

  /// Catches a curve that is no geodesic: integration from the initial velocity has to arrive at the other end.
  @Test(arguments: [2, 3, 5])
  func integrationArrives(_ d: Int) throws {
    let m = try GeodesicTests.manifold("multivariate-normal:d=\(d)")
    let from = MultivariateNormalTests.crooked(d)
    var to = MultivariateNormalTests.identity(d, scale: 1.5)
    for i in 0..<d { to[i] = i % 2 == 0 ? 2 : -1 }
    to[d + 1] = -0.7
    let γ = try m.geodesic(from: m.point(from), to: m.point(to))
    let end = try Self.integrated(d, from: from, velocity: γ.sample(at: 0).velocity)
    for (a, b) in zip(end, to) { #expect(Swift.abs(a - b) < 1e-10) }
    let middle = γ.sample(at: 0.5)
    let half = try Self.integrated(d, from: from, velocity: γ.sample(at: 0).velocity.map { $0 / 2 })
    for (a, b) in zip(half, middle.coordinates) { #expect(Swift.abs(a - b) < 1e-10) }
    let shot = try m.geodesic(from: m.point(from), velocity: γ.sample(at: 0).velocity)
    for (a, b) in zip(shot.end.coordinates, to) { #expect(Swift.abs(a - b) < 1e-11) }
    #expect(Swift.abs(shot.length - γ.length) < 1e-12 * γ.length)
    // The general machinery, by the structure's own equation, agrees.
    let other = try m.connection().geodesic(from: m.point(from), velocity: γ.sample(at: 0).velocity)
    for (a, b) in zip(other.end.coordinates, to) { #expect(Swift.abs(a - b) < 1e-9) }
  }

  /// Catches an error that leaves out what cancels in the pivots of nearly singular covariances.
  ///
  /// The distance of the exact doubles is by mpmath with 50 digits.
  @Test func nearlySingularCovariances() throws {
    let m = try Catalogue.model("multivariate-normal:d=2").manifold()
    let p = [2.5974575309383363, -1.6119793175292907, 360.79099572267586, 317.42686867003977, 279.29694767532936]
    let q = [0.2948166015512872, -0.8144370203656083, 14.574083863545063, -18.17787455222385, 27.028482705613975]
    let d = try m.distance(from: m.point(p), to: m.point(q))
    #expect(Swift.abs(d.value - 7.16543777761076924) <= d.error && d.error < 1e-9, "\(d)")
  }

  /// Catches velocities that lose, far from one end, the digits that cancel between B and μxᵀ: half of them or more here.
  ///
  /// Reflection of the first component exchanges the two normals, and so the velocities at the ends with their signs.
  @Test(arguments: [(300.0, 1e-8), (3000, 1e-6)])
  func velocitiesAtBothEnds(_ m: Double, _ tolerance: Double) throws {
    let manifold = try GeodesicTests.manifold("multivariate-normal:d=2")
    let p = try manifold.point([-m, 0, 0.55, -0.54, 0.55]), q = try manifold.point([m, 0, 0.55, 0.54, 0.55])
    let γ = try manifold.geodesic(from: p, to: q), signs = [1.0, -1, -1, 1, -1]
    let first = γ.sample(at: 0).velocity, last = γ.sample(at: 1).velocity
    let gap = (0..<5).map { last[$0] - signs[$0] * first[$0] }
    let g = try manifold.manifold.rounded(.metric, at: q)
    var square = 0.0
    for i in 0..<5 { for j in 0..<5 { square += g[5 * i + j].value * gap[i] * gap[j] } }
    #expect(square.squareRoot() <= tolerance * γ.length, "\(square.squareRoot()) of \(γ.length)")
  }

  /// Catches the known public error, Z = 0 instead of Z = −½μμᵀ + K: its curve fails the test that ours passes.
  @Test func zeroBlockCurveIsRefuted() throws {
    // In one dimension, from N(0, 1) to N(5, 1). G = MMᵀ with M = [[1, 0, 0], [5, 1, 0], [Z, −5, 1]] and Z = 0.
    let m = try GeodesicTests.manifold("multivariate-normal:d=1")
    let γ = try m.geodesic(from: m.point([0, 1]), to: m.point([5, 1]))
    let spectrum = try SymmetricEigendecomposition(
      Matrix(rows: 3, columns: 3, elements: [1, 5, 0, 5, 26, -5, 0, -5, 26]))
    func generator(_ i: Int, _ j: Int) -> Double {
      (0..<3).reduce(0) { sum, k in
        sum + Double.log(spectrum.values[k]) * spectrum.vectors[i, k] * spectrum.vectors[j, k]
      }
    }
    let end = try Self.integrated(1, from: [0, 1], velocity: [generator(1, 0), -generator(0, 0)])
    #expect(Swift.abs(end[0] - 5) + Swift.abs(end[1] - 1) > 0.01, "the wrong curve arrives: \(end)")
    let ours = try Self.integrated(1, from: [0, 1], velocity: γ.sample(at: 0).velocity)
    #expect(Swift.abs(ours[0] - 5) + Swift.abs(ours[1] - 1) < 1e-10)
    #expect(Swift.abs(γ.length - 3.775042) < 1e-6)
    // N(0, 1) to N(1, 1): the middle is (0.5, 1.125), not (0.55496, 1.14795).
    let middle = try m.geodesic(from: m.point([0, 1]), to: m.point([1, 1])).sample(at: 0.5).coordinates
    #expect(Swift.abs(middle[0] - 0.5) < 1e-14 && Swift.abs(middle[1] - 1.125) < 1e-14)
  }

  /// Catches digits lost where two normals are nearly or exactly the same, and numbers that are noise far away.
  @Test func nearAndFar() throws {
    let m = try GeodesicTests.manifold("multivariate-normal:d=2")
    let x = MultivariateNormalTests.crooked(2), p = try m.point(x)
    #expect(try m.distance(from: p, to: p).value == 0)
    for k in 0..<5 {
      var y = x
      y[k] += 0x1p-40
      let near = try m.distance(from: p, to: m.point(y))
      let g = try m.manifold.rounded(.metric, at: p)[6 * k].value
      #expect(Swift.abs(near.value - g.squareRoot() * 0x1p-40) < 1e-11 * near.value, "\(k): \(near)")
    }
    let far = try m.distance(from: m.point([0, 0, 1, 0, 1]), to: m.point([1e12, 0, 1, 0, 1]))
    #expect(Swift.abs(far.value - 77.172) < 1e-3)
    // Where rounding spoils the result it is an error, not a number.
    do {
      let d = try m.distance(from: m.point([0, 0, 1, 0.3, 2]), to: m.point([1e10, -3e10, 3, -0.5, 1]))
      #expect(d.error < 1e-6 * d.value)
    } catch GeometryError.notConverged {}
  }

  /// Catches a distance that is not invariant under affine maps, or breaks the triangle inequality.
  @Test func affineInvariance() throws {
    let m = try GeodesicTests.manifold("multivariate-normal:d=2")
    func point(_ μ: [Double], _ s: [Double], _ a: [Double], _ b: [Double]) throws -> Point {
      let mean = [a[0] * μ[0] + a[1] * μ[1] + b[0], a[2] * μ[0] + a[3] * μ[1] + b[1]]
      let c = [
        a[0] * s[0] + a[1] * s[1], a[0] * s[1] + a[1] * s[2], a[2] * s[0] + a[3] * s[1], a[2] * s[1] + a[3] * s[2],
      ]
      return try m.point(mean + [c[0] * a[0] + c[1] * a[1], c[0] * a[2] + c[1] * a[3], c[2] * a[2] + c[3] * a[3]])
    }
    let one = [1.0, 0, 0, 1], map = [2.0, -1, 0.5, 3], shift = [4.0, -7]
    let d = try m.distance(
      from: point([1, 2], [2, 0.5, 1], one, [0, 0]), to: point([-1, 0.5], [1, -0.3, 3], one, [0, 0]))
    let e = try m.distance(
      from: point([1, 2], [2, 0.5, 1], map, shift), to: point([-1, 0.5], [1, -0.3, 3], map, shift))
    #expect(Swift.abs(d.value - e.value) < 1e-13)
    let via = try m.point([0, 0, 1, 0, 1])
    let first = try m.distance(from: point([1, 2], [2, 0.5, 1], one, [0, 0]), to: via)
    let second = try m.distance(from: via, to: point([-1, 0.5], [1, -0.3, 3], one, [0, 0]))
    #expect(d.value < first.value + second.value)
  }

  /// Catches a workspace that keeps something of the pair before, and orders at which the method changes.
  @Test(arguments: [2, 6, 10, 11, 20])
  func workspace(_ d: Int) throws {
    let w = MultivariateNormalDistance(order: d)
    func full(_ scale: Double, _ off: Double) -> [Double] {
      (0..<d * d).map { $0 / d == $0 % d ? scale + 0.1 * Double($0 / d) : off / Double(1 + Swift.abs($0 / d - $0 % d)) }
    }
    let m0 = [Double](repeating: 0, count: d), m1 = (0..<d).map { 1 - 0.3 * Double($0) }
    let first = try w.distance(from: m0, full(1, 0.2), to: m1, full(2, -0.3))
    _ = try w.distance(from: m1, full(1, 0.1), to: m0, full(5, -0.2))
    let again = try w.distance(from: m0, full(1, 0.2), to: m1, full(2, -0.3))
    #expect(first == again && first.error < 1e-12 * first.value)
    // An independent coordinate with equal parameters adds nothing.
    let e = d + 1, other = MultivariateNormalDistance(order: e)
    func extended(_ s: [Double]) -> [Double] {
      (0..<e * e).map { k in
        let (i, j) = (k / e, k % e)
        return i < d && j < d ? s[i * d + j] : i == j ? 1 : 0
      }
    }
    let more = try other.distance(from: m0 + [3], extended(full(1, 0.2)), to: m1 + [3], extended(full(2, -0.3)))
    #expect(Swift.abs(more.value - first.value) < 1e-12 * first.value)
    #expect(throws: GeometryError.self) { try w.distance(from: m0, full(-1, 0), to: m1, full(1, 0)) }
  }
}
