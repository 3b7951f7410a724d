import Testing

@testable import StatisticalModels

/// Distances of normals of many components, where Newton's equation is solved by conjugate gradients.
@Suite struct LargeNormalTests {
  private struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Uniform in −1 … 1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-52 - 1
    }
  }

  /// A matrix near the identity, and a covariance AᵀDA with variances over four powers of e.
  private static func covariance(_ d: Int, _ draws: inout Draws) -> [Double] {
    var a = [Double](repeating: 0, count: d * d)
    for k in a.indices { a[k] = (k / d == k % d ? 1 : 0) + 0.4 * draws.next() }
    let variances = (0..<d).map { _ in Double.exp(2 * draws.next()) }
    return congruent(a, (0..<d * d).map { $0 / d == $0 % d ? variances[$0 / d] : 0 }, d)
  }

  /// ASAᵀ.
  private static func congruent(_ a: [Double], _ s: [Double], _ d: Int) -> [Double] {
    var half = s, result = s
    for i in 0..<d {
      for j in 0..<d { half[i * d + j] = (0..<d).reduce(0) { $0 + a[i * d + $1] * s[$1 * d + j] } }
    }
    for i in 0..<d {
      for j in 0...i {
        result[i * d + j] = (0..<d).reduce(0) { $0 + half[i * d + $1] * a[j * d + $1] }
        result[j * d + i] = result[i * d + j]
      }
    }
    return result
  }

  /// Catches a Hessian or a preconditioner that is wrong, and a minimum that is none: independent blocks of five components
  /// with equal means in all but one, hidden by an affine map, have d² = Σ dᵢ² (they are fixed by changes of sign), and
  /// the parts are found by the other method (seed 7).
  @Test(arguments: [15, 30])
  func independentBlocks(_ d: Int) throws {
    let part = 5
    var draws = Draws(seed: 7)
    var ends: [(mean: [Double], covariance: [Double])] = []
    var squares = 0.0
    let small = MultivariateNormalDistance(order: part), large = MultivariateNormalDistance(order: d)
    let blocks = (0..<d / part).map { k in
      let mean = (0..<part).map { _ in 2 * draws.next() }
      return (0..<2).map { side in
        (mean: mean.map { k == 1 && side == 1 ? -$0 : $0 }, covariance: Self.covariance(part, &draws))
      }
    }
    for block in blocks {
      let found = try small.distance(
        from: block[0].mean, block[0].covariance, to: block[1].mean, block[1].covariance)
      squares += found.value * found.value
    }
    var map = [Double](repeating: 0, count: d * d)
    for k in map.indices { map[k] = (k / d == k % d ? 1 : 0) + draws.next() / Double(d) }
    for side in 0..<2 {
      let mean = blocks.flatMap { $0[side].mean }
      var covariance = [Double](repeating: 0, count: d * d)
      for (k, block) in blocks.enumerated() {
        for i in 0..<part {
          for j in 0..<part {
            covariance[(k * part + i) * d + k * part + j] = block[side].covariance[i * part + j]
          }
        }
      }
      let moved = (0..<d).map { i in (0..<d).reduce(0) { $0 + map[i * d + $1] * mean[$1] } }
      ends.append((moved, Self.congruent(map, covariance, d)))
    }
    let found = try large.distance(from: ends[0].mean, ends[0].covariance, to: ends[1].mean, ends[1].covariance)
    let expected = squares.squareRoot()
    #expect(Swift.abs(found.value - expected) < 1e-11 * expected, "\(found.value) for \(expected)")
    #expect(found.error < 1e-10 * expected)
  }

  /// Catches a stop before the curve is horizontal, and lengths beyond their bounds (seed 8).
  @Test func fiftyComponents() throws {
    let d = 50
    var draws = Draws(seed: 8)
    func normal() -> ([Double], [Double]) { ((0..<d).map { _ in 2 * draws.next() }, Self.covariance(d, &draws)) }
    let (m0, s0) = normal(), (m1, s1) = normal()
    let pair = try NormalPair.ordered(d, m0, s0, m1, s1).pair
    let solution = try NormalDistanceSolution(pair, SymmetricSpaceLift(order: d), tolerance: 1e-24)
    let bounds = NormalBounds(pair)
    #expect(solution.residual < 1e-11, "\(solution.residual)")
    #expect(bounds.lower < solution.distance && solution.distance < bounds.upper)
    #expect(solution.distance < solution.explicitLength)
  }
}
