import NaturalGradients
import Testing

/// Steepest descent on manifolds: exact steps, the dual coordinates, line search, trust region, transport, refusals.
@Suite struct DescentTests {
  private static let normal: StatisticalManifold? = try? Catalogue.model("normal").manifold()
  private let normal: StatisticalManifold

  init() throws { normal = try #require(Self.normal) }

  /// E_{N(a,b²)}[−log p] up to a constant.
  private func crossEntropy(_ a: Rational, _ b: Rational) throws -> Objective {
    let μ = Expression(normal.chart.coordinates[0]), σ = Expression(normal.chart.coordinates[1])
    let square = (μ - Expression(a)).squared + Expression(b * b)
    return try Objective(log(σ) + square / (2 * σ.squared), in: normal.chart)
  }

  /// Catches a wrong index, sign or factor: g⁻¹∇f = (μ − a, (σ/2)(1 − (b² + (μ − a)²)/σ²)), by every way of solving.
  @Test(arguments: [MetricSolve.exact, .damped(1e-13), .pseudoInverse(relativeCutOff: 1e-14)])
  func closedForm(_ solve: MetricSolve) throws {
    let x = [1.0 / 3, 1.4], f = try crossEntropy(1, 2)
    let known = [-0.66666666666666666666666666666667, -0.88730158730158730158730158730159]
    let ω = try f.evaluate(at: x).differential
    for space in [FisherSpace(normal) as any DescentSpace, normal.manifold] {
      let found = try space.naturalGradient(of: ω, at: x, by: solve)
      #expect(found.rank == 2)
      for (a, b) in zip(found.vector, known) { #expect((a - b).magnitude < (solve == .exact ? 2e-15 : 1e-11)) }
    }
  }

  /// Catches jets that are not the derivatives, against the exact differential.
  @Test func jets() throws {
    let exact = try crossEntropy(1, 2)
    let jets = Objective(dimension: 2) { x in
      Jet.log(x[1]) + ((x[0] - 1) * (x[0] - 1) + 4) / (2 * x[1] * x[1])
    }
    for x in [[0.3, 1.4], [-2, 0.1], [5, 30]] {
      let a = try exact.evaluate(at: x), b = try jets.evaluate(at: x)
      #expect((a.value - b.value).magnitude <= 1e-14 * a.value.magnitude)
      for (p, q) in zip(a.differential, b.differential) { #expect((p - q).magnitude <= 1e-13 * (1 + p.magnitude)) }
      #expect(try jets.value(at: x) == b.value)
    }
  }

  /// On an exponential family the natural gradient in θ is ∂f/∂η, and in η it is ∂f/∂θ: catches an identity used the wrong way
  /// round, against a solve with the metric.
  @Test(arguments: ["normal", "gamma", "beta", "inverse-gaussian", "multivariate-normal:d=2", "categorical:k=4"])
  func dualCoordinates(_ name: String) throws {
    let manifold = try Catalogue.model(name).manifold(), space = FisherSpace(manifold)
    let θ = try #require(space.natural), η = try #require(space.expectation)
    let x: [Double] =
      switch name {
      case "multivariate-normal:d=2": [0.3, -1, 2, 0.4, 0.7]
      case "categorical:k=4": [0.1, 0.3, 0.2]
      default: [1.3, 0.7]
      }
    let ω = x.indices.map { Double.sin(Double($0) + 0.4) }
    let v = try space.naturalGradient(of: ω, at: x, by: .exact).vector
    let solved = try manifold.manifold.naturalGradient(of: ω, at: x, by: .exact).vector
    let byη = try η.differential(of: ω, at: x), byθ = try θ.differential(of: ω, at: x)
    let inθ = θ.transformed(x, velocity: solved).velocity, inη = η.transformed(x, velocity: solved).velocity
    for (found, expected) in [(v, solved), (byη, inθ), (byθ, inη)] {
      let scale = expected.map(\.magnitude).max() ?? 0
      for (a, b) in zip(found, expected) { #expect((a - b).magnitude <= 1e-12 * scale) }
    }
  }

  /// One step of length one reaches a conjugate target exactly: KL(p ‖ q) in θ.
  @Test(arguments: [("normal", [0.3, 2.0], [-1.5, 0.4]), ("gamma", [2.0, 3.0], [7.5, 0.5])])
  func conjugateTarget(_ name: String, _ start: [Double], _ target: [Double]) throws {
    let model = try Catalogue.model(name), manifold = try model.manifold(),
      family = try #require(model.exponentialFamily)
    let q = Dictionary(
      uniqueKeysWithValues: zip(model.parameters, target.map { Expression(Rational(exactly: $0) ?? 0) }))
    var kl = family.logPartition.substituting(q) - family.logPartition
    for (θ, η) in zip(family.naturalParameters, family.expectationParameters) { kl = kl + (θ - θ.substituting(q)) * η }
    let f = try Objective(kl, in: manifold.chart)
    let method = NaturalGradientDescent(steps: .fixed(1), retraction: .natural, maximumSteps: 1)
    let run = try method.minimize(f, on: manifold, from: manifold.point(start))
    for (a, b) in zip(run.coordinates, target) {
      #expect((a - b).magnitude <= 1e-14 * Swift.max(1, b.magnitude), "\(run.coordinates)")
    }
  }

  /// One step of length one in η is the maximum-likelihood estimate.
  @Test(arguments: ["poisson", "normal", "gamma", "exponential"])
  func oneStepLikelihood(_ name: String) throws {
    let model = try Catalogue.model(name), manifold = try model.manifold()
    let data = [1.0, 4, 2, 2, 7, 3, 1, 5].map { [$0] }
    let likelihood = try LogLikelihood(model, observations: data)
    let method = NaturalGradientDescent(steps: .fixed(1), retraction: .expectation, maximumSteps: 1)
    let start = [1.1, 0.8].prefix(model.parameters.count)
    let run = try method.minimize(likelihood.objective, on: manifold, from: manifold.point(Array(start)))
    let family = try #require(model.exponentialFamily)
    let statistics = try Tape(family.statistics, inputs: model.variables)
    let η = try Tape(family.expectationParameters, inputs: model.parameters).evaluate(run.coordinates)
    for k in η.indices {
      let mean = data.reduce(0.0) { $0 + statistics.evaluate($1)[k] } / Double(data.count)
      #expect((η[k] - mean).magnitude <= 1e-14 * Swift.max(1, mean.magnitude), "\(η[k]) and \(mean)")
    }
  }

  /// The flow of the likelihood is straight in η, that of KL to a member straight in θ: catches a flow of another vector field.
  @Test func gradientFlow() throws {
    let f = try crossEntropy(1, 2), x = [-0.5, 0.6], η = try normal.expectation()
    let flow = try GradientFlow(of: f, on: FisherSpace(normal), from: x, until: 3)
    #expect(flow.isComplete)
    let start = η.transformed(x, velocity: [0, 0]).coordinates
    for t in [0.5, 1.7, 3] {
      let found = η.transformed(flow.coordinates(at: t), velocity: [0, 0]).coordinates
      for (a, (b, mean)) in zip(found, zip(start, [1.0, 5])) {
        #expect((a - (mean + Double.exp(-t) * (b - mean))).magnitude < 1e-9)
      }
    }
  }

  /// The flow in (μ, log σ) is the flow in (μ, σ), mapped; that of components is another one.
  @Test func flowInOtherCoordinates() throws {
    let σ = normal.chart.coordinates[1], s = Symbol("s")
    let change = try normal.chart.transition(to: [normal.chart.coordinates[0], s], where: [σ: exp(s)])
    let f = try crossEntropy(1, 2), space = try ReparameterizedSpace(FisherSpace(normal), in: change)
    let here = try GradientFlow(of: f, on: FisherSpace(normal), from: [-0.5, 0.6], until: 2)
    let there = try GradientFlow(of: space.objective(f), on: space, from: [-0.5, Double.log(0.6)], until: 2)
    let plain = try GradientFlow(of: f, on: EuclideanSpace(normal.chart), from: [-0.5, 0.6], until: 2)
    let other = try GradientFlow(
      of: space.objective(f), on: EuclideanSpace(space.chart), from: [-0.5, Double.log(0.6)], until: 2)
    for t in [0.4, 1, 2] {
      let a = here.coordinates(at: t), b = space.sourceCoordinates(there.coordinates(at: t))
      #expect((a[0] - b[0]).magnitude < 1e-9 && (a[1] - b[1]).magnitude < 1e-9)
      let c = plain.coordinates(at: t), d = space.sourceCoordinates(other.coordinates(at: t))
      #expect((c[1] - d[1]).magnitude > 1e-3)
    }
  }

  /// Catches line searches, trust regions and momentum that do not reach the minimum (1, 2), by every retraction.
  @Test(arguments: Retraction.allCases)
  func converges(_ retraction: Retraction) throws {
    let f = try crossEntropy(1, 2), point = try normal.point([-3, 0.4])
    let rules: [(StepRule, Double)] = [
      (.backtracking(), 0), (.trustRegion(radius: 0.5), 0), (.backtracking(first: 0.3), 0.4),
    ]
    for (rule, momentum) in rules {
      let method = NaturalGradientDescent(steps: rule, retraction: retraction, momentum: momentum, tolerance: 1e-7)
      let run = try method.minimize(f, on: normal, from: point)
      #expect(run.status == .converged, "\(rule) \(momentum): \(run.status) after \(run.steps.count)")
      #expect((run.coordinates[0] - 1).magnitude < 1e-6 && (run.coordinates[1] - 2).magnitude < 1e-6)
      if momentum == 0 { for (a, b) in zip(run.steps, run.steps.dropFirst()) { #expect(b.value <= a.value + 1e-14) } }
    }
  }

  /// Catches steps whose KL exceeds the radius.
  @Test func trustRegion() throws {
    let space = FisherSpace(normal), f = try crossEntropy(1, 2)
    let method = NaturalGradientDescent(steps: .trustRegion(radius: 0.01), tolerance: 1e-6)
    var state = try method.start(f, on: space, from: [-3, 0.4]), steps = 0
    while steps < 60, state.gradient.vector.contains(where: { $0.magnitude > 1e-5 }) {
      let before = state
      guard try method.advance(&state, f, on: space) != nil else { break }
      #expect(try space.divergence(from: before.coordinates, to: state.coordinates) <= before.radius * 1.000001)
      steps += 1
    }
    #expect(steps > 4 && steps < 60)
  }

  /// Catches transport that forgets the metric: along a geodesic lengths are kept.
  @Test func momentumIsTransported() throws {
    let space = FisherSpace(normal), x = [0.2, 0.8], v = [0.3, 0.2], w = [1.0, -0.3]
    let step = try space.displacement(from: x, along: v, by: .exponentialMap)
    func length(_ u: [Double], _ p: [Double]) throws -> Double {
      let g = try space.metricMatrix(at: p) * u
      return zip(u, g).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect((try length(step.transported(w), step.end) - (try length(w, x))).magnitude < 1e-9)
    // Straight in θ, a vector keeps its components in θ.
    let θ = try normal.natural(), straight = try space.displacement(from: x, along: v, by: .natural)
    let before = θ.transformed(x, velocity: w).velocity
    let after = θ.transformed(straight.end, velocity: try straight.transported(w)).velocity
    for (a, b) in zip(before, after) { #expect((a - b).magnitude < 1e-12) }
  }

  /// Steps that would leave σ > 0 are halved, and the run says so.
  @Test func shortenedSteps() throws {
    let f = try crossEntropy(0, Rational(1, 100)), point = try normal.point([0, 1])
    let method = NaturalGradientDescent(steps: .fixed(3), maximumSteps: 3)
    let run = try method.minimize(f, on: normal, from: point)
    #expect(run.shortenings > 0 && run.coordinates[1] > 0)
    #expect(run.steps[1].rate == 3 / Double.pow(2, Double(run.steps[1].shortenings)))
  }

  /// Minibatches are the same for a seed, make up the whole in an epoch, and lead to the estimate with steps of 1/k.
  @Test func minibatches() throws {
    let model = try Catalogue.model("normal")
    let data = try model.samples(200, at: try normal.point([1, 2]), seed: 7)
    let likelihood = try LogLikelihood(model, observations: data), batches = likelihood.minibatches(of: 20, seed: 3)
    let x = [0.5, 1.5], whole = try likelihood.objective.evaluate(at: x)
    var mean = 0.0
    for k in 1...10 { mean += try batches(k).evaluate(at: x).value / 10 }
    #expect((mean - whole.value).magnitude < 1e-12)
    #expect(try batches(4).evaluate(at: x) == likelihood.minibatches(of: 20, seed: 3)(4).evaluate(at: x))
    let method = NaturalGradientDescent(steps: .schedule { 1 / Double($0) }, retraction: .expectation, maximumSteps: 10)
    let run = try method.minimize(on: FisherSpace(normal), from: x, objectives: batches)
    // In η steps of 1/k are running means: after one epoch the estimate of all observations, exactly.
    let best = data.reduce(0.0) { $0 + $1[0] } / 200
    #expect((run.coordinates[0] - best).magnitude < 1e-12)
  }

  /// The metric of scores tends to Fisher's; the empirical one of a wrong model does not.
  @Test func scoreSpace() throws {
    let model = try Catalogue.model("normal"), x = [0.0, 1.0], exact = try FisherSpace(normal).metricMatrix(at: x)
    let drawn = try ScoreSpace(model, .drawn(20_000, seed: 11)).metricMatrix(at: x)
    for (a, b) in zip(drawn.elements, exact.elements) { #expect((a - b).magnitude < 0.1) }
    let far = try LogLikelihood(model, observations: [[5], [6], [7]])
    #expect(try ScoreSpace(model, .observed(far)).metricMatrix(at: x)[0, 0] > 30)
  }

  /// Catches bad input passing: every one is a named error, and the state is as it was.
  @Test func refusals() throws {
    let space = FisherSpace(normal), f = try crossEntropy(1, 2), x = [0.0, 1.0], method = NaturalGradientDescent()
    let short = Objective(dimension: 2) { _ in .init(value: 1, differential: [1]) }
    let notNumber = Objective(dimension: 2) { _ in .init(value: 1, differential: [1, .nan]) }
    for bad in [short, notNumber, Objective(dimension: 3) { $0[0] }] {
      #expect(throws: GeometryError.self) { try method.minimize(bad, on: space, from: x) }
      var state = try method.start(f, on: space, from: x)
      #expect(throws: GeometryError.self) { try method.advance(&state, bad, on: space, renewed: true) }
      #expect(state.coordinates == x && state.count == 0)
    }
    #expect(throws: GeometryError.self) { try method.minimize(f, on: space, from: [0, -1]) }
    #expect(throws: GeometryError.self) { try Objective(Expression(Symbol("nu")), in: normal.chart) }
    #expect(throws: GeometryError.self) {
      try NaturalGradientDescent(steps: .fixed(-1)).minimize(f, on: space, from: x)
    }
    // An indefinite metric is none.
    let chart = try Chart([Symbol("u"), Symbol("v")])
    let lorentz = try Manifold(chart: chart, metric: [.one, .zero, .zero, -Expression.one])
    let square = Objective(dimension: 2) { $0[0] * $0[0] + $0[1] * $0[1] }
    for solve in [MetricSolve.exact, .damped(0.1), .pseudoInverse(relativeCutOff: 1e-9)] {
      let method = NaturalGradientDescent(solve: solve)
      #expect(throws: GeometryError.self) { try method.minimize(square, on: lorentz, from: [1, 1]) }
    }
    // A singular one needs the pseudo-inverse.
    let singular = try Manifold(chart: chart, metric: [.one, .one, .one, .one])
    #expect(throws: GeometryError.self) { try method.minimize(square, on: singular, from: [1, 1]) }
    let cut = try singular.naturalGradient(of: [2, 2], at: [1, 1], by: .pseudoInverse(relativeCutOff: 1e-9))
    #expect(cut.rank == 1 && (cut.vector[0] - 1).magnitude < 1e-14)
    // An error on the way leaves the last good state.
    let cliff = Objective(dimension: 2) { x in x[1].value < 0.5 ? Jet(value: 0, derivatives: [.nan, .nan]) : x[1] }
    let run = try NaturalGradientDescent(steps: .fixed(1), maximumSteps: 50).minimize(cliff, on: space, from: x)
    #expect(run.status != .converged && run.coordinates[1] >= 0.5)
  }
}
