import GeometryLaws
import Testing

/// The geometry of a model of one's own, in somebody else's test suite.
@Suite struct GeometryTests {
  /// Normal distributions by mean and variance.
  let manifold: StatisticalManifold
  /// What a well-known library has for them: stored as variances, differentiated as standard deviations.
  let claims: GeometryClaims

  init() throws {
    let x = Symbol("x"), m = Symbol("m"), v = Symbol("v", .positive)
    manifold = try StatisticalModel(
      "measurement", of: x, in: .realLine, parameters: [m, v],
      logDensity: -(x - m).squared / (2 * v) - log(v) / 2 - log(2 * .pi) / 2
    ).manifold()
    claims = GeometryClaims(metric: [1 / v, .zero, .zero, 2 / v])
  }

  /// All laws at one place, at random points and under random changes of parameters.
  @Test func geometryIsInvariant() throws { try requireLaws(of: manifold, trials: 5, seed: 7) }

  /// A planted wrong geometry is found, and the line that is printed with it, compiled here as it was printed, finds it
  /// again.
  @Test func failuresReplay() throws {
    let error = #expect(throws: BrokenLaws.self) {
      try requireLaws(
        of: manifold, claiming: claims, trials: 5, seed: 7, laws: [.metricIsTensor, .divergenceToSecondOrder])
    }
    let lines: [(line: String, replay: () throws -> Void)] = [
      (
        "try requireLaws(of: manifold, claiming: claims, trials: 1, seed: 7, laws: [.metricIsTensor])",
        { try requireLaws(of: manifold, claiming: claims, trials: 1, seed: 7, laws: [.metricIsTensor]) }
      ),
      (
        "try requireLaws(of: manifold, claiming: claims, trials: 1, seed: 7, laws: [.divergenceToSecondOrder])",
        { try requireLaws(of: manifold, claiming: claims, trials: 1, seed: 7, laws: [.divergenceToSecondOrder]) }
      ),
    ]
    let failures = try #require(error?.trials.failures)
    #expect(failures.count == lines.count)
    for (line, replay) in lines {
      let failure = try #require(failures.first { $0.replay == line }, "\(failures)")
      let again = try #require(#expect(throws: BrokenLaws.self) { try replay() }?.trials.failures.first)
      #expect(again.description == failure.description)
      #expect(again.point.coordinates == failure.point.coordinates)
      #expect(again.outcome.residual == failure.outcome.residual)
    }
  }
}
