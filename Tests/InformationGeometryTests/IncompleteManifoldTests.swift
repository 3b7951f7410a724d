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

  private func expectRefusal(
    _ name: String, end: String, below limit: Double, _ body: () throws -> Void
  ) throws {
    let error = try #require(throws: GeometryError.self) { try body() }
    guard case .leavesManifold(let t, let point, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(0 < t && t < 1 && point.contains { $0 < limit })
    #expect(reason.hasPrefix("\(name) reaches the end \(end) of its domain, where the manifold is incomplete"))
  }
}
