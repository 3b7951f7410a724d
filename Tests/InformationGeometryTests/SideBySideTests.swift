import InformationGeometry
import Testing

/// Distances of many pairs at once: the same numbers as one by one.
@Suite("Pairs side by side")
struct SideBySideTests {
  /// Catches lanes that disturb each other, a mesh of the wrong pair, and a pair that is lost on the way to the ladder:
  /// easy and wide pairs, one point twice, points a part in 10⁹ apart, all in one run.
  @Test(arguments: ["gamma", "beta", "dirichlet:k=3", "negative-binomial:r=5/2", "inverse-gamma", "student:nu=5"])
  func sameAsOneByOne(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var random = SeededGenerator(seed: 2024)
    func point(_ low: Double, _ high: Double) throws -> Point {
      try manifold.point(
        manifold.chart.coordinates.map { symbol in
          switch (symbol.domain.lower, symbol.domain.upper) {
          case (nil, nil): random.uniform(low, high)
          case (_?, nil): Double.exp(random.uniform(low, high))
          default: random.uniform(0.05, 0.95)
          }
        })
    }
    var starts: [Point] = [], ends: [Point] = []
    for k in 0..<11 {
      starts.append(try k < 7 ? point(-0.7, 1.6) : point(-3, 5.3))
      ends.append(try k < 7 ? point(-0.7, 1.6) : point(-3, 5.3))
    }
    starts.append(starts[0])
    ends.append(starts[0])
    starts.insert(starts[1], at: 3)
    var near = starts[1].coordinates
    near[0] *= 1 + 1e-9
    ends.insert(try manifold.point(near), at: 3)
    let found = try manifold.distances(from: starts, to: ends)
    for (k, (p, q)) in zip(starts, ends).enumerated() {
      let many = try found[k].get(), one = try manifold.distance(from: p, to: q)
      #expect(
        abs(many.value - one.value) <= many.error + one.error, "\(p.coordinates), \(q.coordinates): \(many), \(one)")
      #expect(many.error <= 1e-9 * many.value && many.residual <= 1e-9, "\(many)")
      // What is solved for is verified in the same way.
      #expect((many.verification == nil) == (one.verification == nil) && many.verification?.failure == nil)
    }
    #expect(try found[3].get().value > 0 && found[12].get().value == 0)
    #expect(try abs(found[3].get().value / manifold.distance(from: starts[3], to: ends[3]).value - 1) < 1e-12)
  }

  /// Catches side-by-side solutions that are all refused in silence, so that arrays are as slow as loops.
  @Test(arguments: ["gamma", "beta", "dirichlet:k=3"])
  func solvesEasyPairs(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold(), n = manifold.dimension
    var random = SeededGenerator(seed: 5)
    let points = try (0..<24).map { _ in
      try manifold.point((0..<n).map { _ in Double.exp(random.uniform(-0.7, 1.6)) })
    }
    let curves = try manifold.connection().geodesics(from: Array(points[..<12]), to: Array(points[12...]))
    #expect(curves.allSatisfy { $0 != nil })
    for (k, curve) in curves.enumerated() {
      guard let curve else { continue }
      // By an independent integration.
      let check = try manifold.connection().verification(of: curve, seeksConjugatePoints: false)
      #expect(check.failure == nil && (check.endPointError ?? 1) < 1e-9, "\(check)")
      #expect(curve.end.coordinates == points[12 + k].coordinates)
    }
  }

  /// Catches an unordered list of pairs of a matrix, and a wrong one where the number of pairs is large.
  @Test func placesOfPairs() throws {
    let manifold = try Catalogue.model("exponential").manifold()
    let points = try (0..<40).map { try manifold.point([Double.exp(Double($0 * $0) / 100)]) }
    let matrix = try manifold.distanceMatrix(points)
    for i in 0..<40 {
      for j in 0..<40 { #expect(abs(matrix[i, j] - abs(Double(i * i - j * j)) / 100) < 1e-13) }
    }
  }

  /// Catches closed forms of a matrix that are not those of the pairs: without their curves, from one point to itself too.
  @Test(arguments: ["normal", "categorical:k=4", "multivariate-normal:d=2"])
  func closedFormsOfAMatrix(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var random = SeededGenerator(seed: 77)
    var points = try (0..<9).map { _ in try manifold.point(random.point(of: manifold.chart)) }
    points.append(points[4])
    let matrix = try manifold.distanceMatrix(points)
    for i in 0..<10 {
      for j in 0..<i {
        let one = try manifold.distance(from: points[j], to: points[i])
        #expect(abs(matrix[i, j] - one.value) <= one.error + matrix.errors[10 * i + j], "\(i), \(j)")
      }
    }
    #expect(matrix[4, 9] == 0)
  }
}
