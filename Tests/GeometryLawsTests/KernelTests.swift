import GeometryLaws
import Testing

/// Markov kernels on observations of several numbers.
@Suite struct KernelTests {
  /// A normal pair with means a and 2a + b, variances e^c and 1 + e^c, covariance e^c.
  static func pair() throws -> StatisticalManifold {
    let x = Symbol("x"), y = Symbol("y"), a = Symbol("a"), b = Symbol("b"), c = Symbol("c")
    // y − x is standard normal about a + b, beside x.
    let V = exp(Expression(c)), u = x - a, v = y - x - a - b
    return try StatisticalModel(
      "pair", variables: [x, y], in: .vectors(2), parameters: [a, b, c],
      logDensity: -u.squared / (2 * V) - v.squared / 2 - c / 2 - log(2 * .pi)
    ).manifold()
  }

  /// Catches information that is gained by leaving a variable out or by noise, and kernels that are not found: with the
  /// whole metric the laws hold in every arithmetic, with somewhat less than the first variable says they do not.
  @Test(arguments: [InvarianceReport.Arithmetic.double, .digits(30), .certified(digits: 20)])
  func severalVariables(_ arithmetic: InvarianceReport.Arithmetic) throws {
    let manifold = try Self.pair(), point = try manifold.point([0.5, -0.25, 0.75])
    let laws: [GeometryLaw] = [.kernelsLoseInformation, .sufficientKernelsLoseNothing]
    func report(_ claims: GeometryClaims) throws -> [GeometryLaw.Outcome] {
      try InvarianceReport(of: manifold, claiming: claims, at: point, laws: laws, arithmetic: arithmetic).outcomes
    }
    let right = try report(GeometryClaims())
    #expect(right.count == 2 && right.allSatisfy(\.holds), "\(right)")
    // x alone says ½ of c and e⁻ᶜ of a; the joint metric with a little less than that in c is wrong.
    var metric = manifold.manifold.metricComponents
    metric[8] = metric[8] * Expression(Rational(1, 10))
    let wrong = try report(GeometryClaims(metric: metric))
    #expect(wrong.count == 2 && wrong.allSatisfy { !$0.holds }, "\(wrong)")
  }

  /// Catches laws that pass over what they cannot do: vectors that are not normal have a reason.
  @Test(arguments: ["dirichlet:k=3", "von-mises-fisher:d=3"])
  func withoutARoute(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 3)
    let report = try InvarianceReport(
      of: manifold, at: RandomPoints.draw(manifold.chart, &draws), laws: [.kernelsLoseInformation])
    #expect(report.outcomes.isEmpty && report.omissions.first?.reason.contains("several numbers") == true)
  }
}
