import DifferentialGeometry
import Symbolics
import Testing

@testable import StatisticalModels

/// What the library derives from a density without an integral, against integrals of the density itself.
///
/// Only log p is taken from the model, and the scores as its symbolic derivatives.
@Suite struct ExpectationTests {
  /// Would catch a density that is not normalized, wrong expectation parameters, a wrong metric or cubic tensor.
  ///
  /// The tolerance is relative to √(gᵢᵢ) and the like; the quadrature is good to 4e-13 in the worst case.
  @Test(arguments: ModelCase.all)
  func momentsAreExpectations(_ test: ModelCase) throws {
    let model = try Catalogue.model(test.name)
    let family = try #require(model.exponentialFamily)
    let manifold = try #require(try model.closedFormManifold())
    let logDensity = try #require(model.logDensity), space = try #require(model.sampleSpace)
    let n = model.parameters.count, order = family.order
    let scores = try logDensity.gradient(by: model.parameters)
    let tape = try Tape([logDensity] + scores + family.statistics, inputs: model.variables + model.parameters)
    let η = try Tape(family.expectationParameters, inputs: model.parameters)
    let g = try Tape(manifold.metricComponents, inputs: model.parameters)
    let cubic = try Tape(manifold.cubicComponents, inputs: model.parameters)
    for ξ in test.points {
      #expect(model.chart.contains(ξ))
      let count = 1 + n + order + n * n + n * n * n + order
      let moments = test.integral(count, over: space, at: ξ) { x in
        let values = tape.evaluate(x + ξ)
        let p = exponential(values[0])
        if p == 0 { return [Double](repeating: 0, count: count) }
        let s = values[1...n].map { $0 }, t = values[(n + 1)...].map { $0 }
        var result = [p] + s.map { p * $0 } + t.map { p * $0 }
        for i in 0..<n { for j in 0..<n { result.append(p * s[i] * s[j]) } }
        for i in 0..<n { for j in 0..<n { for k in 0..<n { result.append(p * s[i] * s[j] * s[k]) } } }
        return result + t.map { p * $0 * $0 }
      }
      let place = "\(test.name) at \(ξ)"
      #expect(abs(moments[0] - 1) < 1e-12, "\(place): mass \(moments[0])")
      let metric = g.evaluate(ξ), T = cubic.evaluate(ξ), expectation = η.evaluate(ξ)
      let width = (0..<n).map { metric[$0 * n + $0].squareRoot() }
      for i in 0..<n { #expect(abs(moments[1 + i]) < 1e-11 * width[i], "\(place): E[s] = \(moments[1 + i])") }
      for a in 0..<order {
        let second = moments[count - order + a]
        #expect(
          abs(moments[1 + n + a] - expectation[a]) < 1e-11 * second.squareRoot(),
          "\(place): E[t] = \(moments[1 + n + a]), η = \(expectation[a])")
      }
      let squares = 1 + n + order, cubes = squares + n * n
      for i in 0..<n {
        for j in 0..<n {
          let m = moments[squares + i * n + j]
          #expect(abs(m - metric[i * n + j]) < 1e-11 * width[i] * width[j], "\(place): E[ss] = \(m)")
          for k in 0..<n {
            let m = moments[cubes + (i * n + j) * n + k], expected = T[(i * n + j) * n + k]
            // Skewed densities have third moments far above the product of deviations.
            let scale = max(width[i] * width[j] * width[k], abs(expected))
            #expect(abs(m - expected) < 1e-11 * scale, "\(place): E[sss] = \(m), not \(expected)")
          }
        }
      }
    }
  }

  /// Would catch a wrong split of log p: log h + θ·t − ψ must be log p at any observation.
  @Test(arguments: ModelCase.all)
  func splitIsTheDensity(_ test: ModelCase) throws {
    let model = try Catalogue.model(test.name)
    let family = try #require(model.exponentialFamily), logDensity = try #require(model.logDensity)
    var sum = family.logCarrier - family.logPartition
    for (θ, t) in zip(family.naturalParameters, family.statistics) { sum += θ * t }
    let tape = try Tape([logDensity, sum], inputs: model.variables + model.parameters)
    let width = model.variables.count
    for ξ in test.points {
      for k in 1...9 {
        // Observations that lie in every sample space of that dimension.
        let x: [Double] =
          switch model.sampleSpace {
          case .simplex: (0..<width).map { Double(k + $0) / Double(10 * width + 10) }
          case .unitInterval: [Double(k) / 10]
          case .interval: [1.5 + Double(k) / 3]
          case .integers, .counts: (0..<width).map { $0 == k % width ? 1 : 0 }
          default: [Double(k)]
          }
        let values = tape.evaluate(x + ξ)
        #expect(values[0].isFinite)
        // Expanded squares cancel where the mass is narrow: (x − μ)²/(2σ²) against x²/(2σ²).
        let size = ξ.map { abs($0) }.max().map { $0 * $0 / (ξ[n(ξ)] * ξ[n(ξ)]) } ?? 1
        #expect(abs(values[0] - values[1]) < 1e-12 * max(1, abs(values[0]), size), "\(test.name) at \(ξ), x = \(x)")
      }
    }
  }

  private func n(_ ξ: [Double]) -> Int { ξ.count - 1 }

  /// The statistics come in the customary order, which the command line promises.
  @Test(arguments: [
    ("normal", ["x", "x^2"]), ("lognormal", ["log(x)", "log(x)^2"]), ("gamma", ["log(x)", "x"]),
    ("beta", ["log(x)", "log(1 - x)"]), ("inverse-gaussian", ["x", "1/x"]), ("poisson", ["x"]),
    ("binomial:n=5", ["x"]), ("geometric", ["x"]), ("exponential", ["x"]), ("categorical:k=3", ["x1", "x2"]),
    ("dirichlet:k=3", ["log(x1)", "log(x2)", "log(1 - x1 - x2)"]),
  ])
  func statistics(_ name: String, _ expected: [String]) throws {
    let family = try #require(try Catalogue.model(name).exponentialFamily)
    #expect(family.statistics.map(\.description) == expected)
    #expect(family.order == expected.count)
  }
}
