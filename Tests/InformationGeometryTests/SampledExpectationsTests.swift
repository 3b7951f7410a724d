import InformationGeometry
import Testing

/// More than three continuous variables: randomized quasi-Monte Carlo.
@Suite struct SampledExpectationsTests {
  @Test(arguments: [
    SeveralVariablesTests.Case(name: "dirichlet:k=6", point: [1, 2, 3, 2, 1, 4]),
    SeveralVariablesTests.Case(
      name: "centered-normal:d=4", point: [1, Rational(9, 10), 0, 0, 1, 0, 0, 2, 1, 3]),
  ])
  func closedForm(_ c: SeveralVariablesTests.Case) throws {
    let clock = ContinuousClock(), start = clock.now
    let manifold = try Catalogue.model(c.name).manifold()
    let point = try manifold.point(exactly: c.point.map { Expression($0) })
    let known = try manifold.manifold.rounded(.metric, at: point), n = manifold.dimension
    let found = try manifold.estimated(.metric, at: point)
    var largest = 0.0
    for k in 0..<n * n {
      // Three σ for many components at once: a few may be beyond, none far.
      largest = max(largest, (found[k].value - known[k].value).magnitude / found[k].error)
    }
    #expect(largest < 1.5, "\(c.name): \(largest)")
    #expect(largest > 0.05, "an error bar far too wide")
    print(c.name, found[0], found[0].evaluations, found[0].method, clock.now - start)
  }
}
