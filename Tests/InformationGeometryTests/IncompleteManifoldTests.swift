import InformationGeometry
import Testing

/// Points between which a manifold may end: geodesics that pass near its border, and pairs that none joins.
@Suite struct IncompleteManifoldTests {
  struct Pair: Sendable {
    let from: [Double], to: [Double]
    /// nil where no geodesic joins the points.
    let distance: Double?
  }

  /// Lengths to 12 digits by shooting with the Hamiltonian 2H = p²e^(2τ)W(k) + k p_τ² + p_k²/G(k).
  ///
  /// Here k = 1/β, τ is the entropy and W = e^(−2k)/(Γ(k)Γ(2−k)). It is smooth where the metric ends, at k = 2: the curves
  /// between the last three pairs come to k = 4.3, 4.8 and 2.57.
  static let pairs: [Pair] = [
    .init(from: [0, 1, 1.5], to: [1, 2, 3], distance: 1.11707083803634),
    .init(from: [0, 1, 0.7], to: [4, 3, 0.6], distance: 1.76826407023472),
    // β falls to 0.5563 on the way.
    .init(from: [0, 1, 1], to: [0, 8, 1], distance: 1.86177157901791),
    .init(from: [0, 1, 2], to: [10, 1, 2], distance: 5.90592735456389),
    .init(from: [0, 1, 1], to: [0, 100, 1], distance: nil),
    .init(from: [0, 1, 2], to: [100, 1, 2], distance: nil),
    .init(from: [-1, 0.5, 60], to: [5, 3, 0.7], distance: nil),
  ]

  /// Catches a chart that ends before the metric does, curves near a border that are missed, and refusals that do not say where
  /// the manifold ends.
  @Test(arguments: pairs.indices) func generalizedNormal(index: Int) throws {
    let pair = Self.pairs[index], manifold = try GeodesicTests.manifold("generalized-normal")
    let p = try manifold.point(pair.from), q = try manifold.point(pair.to)
    if let expected = pair.distance {
      let found = try manifold.distance(from: p, to: q)
      #expect(abs(found.value - expected) <= 2e-12 * expected, "\(found)")
    } else {
      try expectRefusal("beta", end: "1/2", below: 0.52) { _ = try manifold.distance(from: p, to: q) }
    }
  }

  /// Catches refusals of chords that pass a hole, and chords through it: outside the unit disc, in polar coordinates.
  @Test(arguments: [0.5, 2, 2.09, 2.12, 2.5, 3]) func planeWithHole(angle: Double) throws {
    let r = Symbol("r", .greaterThan(1)), φ = Symbol("phi")
    let plane = try StatisticalManifold(
      "plane with a hole", metric: [[1, 0], [0, Expression(r).squared]], parameters: [r, φ])
    let p = try plane.point([2, 0]), q = try plane.point([2, angle]), connection = plane.connection()
    if 2 * Double.cos(angle / 2) > 1 {
      let chord = 4 * Double.sin(angle / 2)
      #expect(abs(try connection.geodesic(from: p, to: q).length - chord) <= 1e-11 * chord)
    } else {
      try expectRefusal("r", end: "1", below: 1.1) { _ = try connection.geodesic(from: p, to: q) }
    }
  }

  /// Between Student distributions, for which ν = ∞ lies at a finite distance.
  ///
  /// By multiple shooting in (μ, log σ + log(1 + κ), κ = 1/ν), where the metric is diagonal and smooth at κ = 0, with SciPy's
  /// Dormand–Prince 8(5,3) at 1e-13; I_νν ν⁴ from its asymptotic series, led to small ν by I_νν(ν) + I_νν(ν+1), which is
  /// rational. The speed varied by less than 2e-13 between the pieces.
  static let students: [Pair] = [
    // ν falls to 0.23 between the points.
    .init(
      from: [13.791472847637053, 2.9368646294639214, 167.4442074474791],
      to: [-34.10991542464483, 0.07296943532605903, 148.56709061064564], distance: 7.799298069971711),
    .init(from: [0, 1, 1e9], to: [1, 2, 5], distance: 1.2431364980036232),
    .init(from: [0, 1, 1e6], to: [1, 2, 2e6], distance: 1.1529409469685081),
    .init(from: [0, 1, 1e12], to: [3, 1, 1e4], distance: 2.5982580065573355),
  ]

  /// Catches a coordinate that is not smooth at ν = ∞: curves that start or end near it were refused.
  @Test(arguments: students.indices) func student(index: Int) throws {
    let pair = Self.students[index], manifold = try GeodesicTests.manifold("student")
    let p = try manifold.point(pair.from), q = try manifold.point(pair.to), expected = try #require(pair.distance)
    let found = try manifold.distance(from: p, to: q)
    #expect(abs(found.value - expected) <= min(found.error, 1e-10) + 4e-13, "\(found)")
  }

  /// Catches a check that does not follow a curve which begins next to ν = ∞.
  @Test func studentIsVerified() throws {
    let manifold = try GeodesicTests.manifold("student")
    let curve = try manifold.geodesic(from: manifold.point([0, 1, 1e12]), to: manifold.point([1, 2, 5]))
    let check = try manifold.connection().verification(of: curve)
    #expect(check.failure == nil && (check.endPointError ?? 1) < 1e-9 && check.speedVariation < 1e-11, "\(check)")
  }

  /// Catches geodesics that are lost, or go on, where ν becomes infinite in finite time: times from the shooting above.
  @Test(arguments: [
    ([0, 1, 500], [1, 0, 30], 0.493814089453977), ([0, 1, 5], [0, 1, 30], 0.18351594041204475),
    ([0, 1, 1e12], [1, 0, 1e6], 0.002213366732015695),
  ]) func studentLeaves(from x: [Double], velocity: [Double], time: Double) throws {
    let manifold = try GeodesicTests.manifold("student"), p = try manifold.point(x)
    let error = try #require(throws: GeometryError.self) { _ = try manifold.geodesic(from: p, velocity: velocity) }
    guard case .leavesManifold(let t, let point, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(abs(t - time) <= 1e-9 * time + 1e-11 && point[2] > 1e9, "\(error)")
    #expect(reason == "nu reaches the end ∞ of its domain, where the manifold is incomplete")
  }

  /// Catches chords that pass a hole beyond k = ∞, or are refused beside it: outside the unit disc, r = 1 + 1/k.
  @Test(arguments: [2.0943, 2.0946, 3]) func planeWithHoleAtInfinity(angle: Double) throws {
    let symbol = Symbol("k", .greaterThan(0)), k = Expression(symbol)
    let plane = try StatisticalManifold(
      "plane with a hole at infinity", metric: [[1 / (k.squared * k.squared), 0], [0, (1 + 1 / k).squared]],
      parameters: [symbol, Symbol("phi")])
    let p = try plane.point([1, 0]), q = try plane.point([1, angle]), connection = plane.connection()
    if 2 * Double.cos(angle / 2) > 1 {
      let chord = 4 * Double.sin(angle / 2), found = try connection.geodesic(from: p, to: q)
      #expect(abs(found.length - chord) <= 1e-11 * chord)
      let far = 1 / (2 * Double.cos(angle / 2) - 1), middle = found.sample(at: 0.5).coordinates[0]
      #expect(abs(middle - far) <= 1e-9 * far * far, "\(middle), not \(far)")
    } else {
      try expectRefusal("k", end: "∞", { $0[0] > 10 }) { _ = try connection.geodesic(from: p, to: q) }
    }
  }

  private func expectRefusal(
    _ name: String, end: String, below limit: Double, _ body: () throws -> Void
  ) throws {
    try expectRefusal(name, end: end, { $0.contains { $0 < limit } }, body)
  }

  private func expectRefusal(
    _ name: String, end: String, _ isNear: ([Double]) -> Bool, _ body: () throws -> Void
  ) throws {
    let error = try #require(throws: GeometryError.self) { try body() }
    guard case .leavesManifold(let t, let point, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(0 < t && t < 1 && isNear(point), "\(error)")
    #expect(reason.hasPrefix("\(name) reaches the end \(end) of its domain, where the manifold is incomplete"))
  }
}
