import InformationGeometry
import Testing

/// Families of directions against integrals over the angle from their mean direction.
@Suite struct DirectionTests {
  /// E and Var of t = m·x, whose density on (−1, 1) is ∝ e^(κt)(1 − t²)^((d−3)/2).
  private func moments(_ d: Int, _ κ: Double) throws -> (mean: Double, variance: Double) {
    let method = Quadrature(relativeTolerance: 1e-12, absoluteTolerance: 1e-15, maximumIntervals: 1_000)
    func integral(_ f: @escaping (Double) -> Double) throws -> Double {
      try method.integral(from: 0, to: Double.pi) { angle in
        let t = Double.cos(angle)
        return f(t) * Double.exp(κ * (t - 1)) * Double.pow(Double.sin(angle), d - 2)
      }.value
    }
    let mass = try integral { _ in 1 }, mean = try integral { $0 } / mass
    return (mean, try integral { ($0 - mean) * ($0 - mean) } / mass)
  }

  /// Catches a wrong Bessel order or a wrong chart: g = (A/κ)(1 − mmᵀ) + A′mmᵀ in the coordinates κm.
  @Test(arguments: [4, 5, 8], [0.3, 2.5, 40])
  func naturalCoordinates(_ d: Int, _ κ: Double) throws {
    let weights = (1...d).map { Double($0) }
    let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let m = weights.map { $0 / norm }
    let manifold = try Catalogue.model("von-mises-fisher:d=\(d)").manifold()
    let g = try manifold.manifold.rounded(.metric, at: manifold.point(m.map { κ * $0 }))
    let (mean, variance) = try moments(d, κ)
    for i in 0..<d {
      for j in 0..<d {
        let expected = mean / κ * ((i == j ? 1 : 0) - m[i] * m[j]) + variance * m[i] * m[j]
        #expect(Swift.abs(g[i * d + j].value - expected) < 1e-10 * (1 + mean / κ), "d = \(d), κ = \(κ), \(i)\(j)")
      }
    }
  }

  /// Catches a wrong factor of the sphere, and cancellation at small and large concentrations.
  @Test(arguments: [1e-6, 0.3, 2.5, 40, 1e8])
  func polarCoordinates(_ κ: Double) throws {
    let manifold = try Catalogue.model("von-mises-fisher:d=3").manifold(), θ = 0.8
    let g = try manifold.manifold.rounded(.metric, at: manifold.point([θ, 0.3, κ])).map(\.value)
    // coth κ − 1/κ and its derivative by their series where the formulas cancel.
    let A = κ < 1e-3 ? κ / 3 : 1 / Double.tanh(κ) - 1 / κ
    let csch = κ > 300 ? 0 : 1 / Double.sinh(κ)
    let slope = κ < 1e-3 ? 1.0 / 3 : 1 / (κ * κ) - csch * csch
    let sine = Double.sin(θ), expected = [κ * A, 0, 0, 0, κ * A * sine * sine, 0, 0, 0, slope]
    for (value, known) in zip(g, expected) { #expect(Swift.abs(value - known) <= 1e-11 * known, "\(value), \(known)") }
  }

  /// Catches coordinates outside the chart that are computed with.
  @Test func refusals() throws {
    let manifold = try Catalogue.model("von-mises-fisher:d=3").manifold()
    #expect(throws: GeometryError.self) { try manifold.point([3.2, 0, 1]) }
    #expect(throws: GeometryError.self) { try manifold.point([1, 0, -1]) }
    #expect(throws: GeometryError.self) { try Catalogue.model("von-mises-fisher:d=4").manifold().point([0, 0, 0, 0]) }
    #expect(throws: GeometryError.self) { try Catalogue.model("von-mises-fisher:d=2") }
  }
}
