import InformationGeometry
import Testing

/// More than three continuous variables: randomized quasi-Monte Carlo.
@Suite struct SampledExpectationsTests {
  static let m = Symbol("m"), s = Symbol("s", .positive), a = Symbol("a", .positive)

  /// Four coupled normal variables: g = diag(1ᵀP1/s², 2d/s²), P the matrix of the quadratic form, 1ᵀP1 = 4 − 3c.
  static let chain = ForeignJointDensityTests.Case(
    name: "chain of normals", variables: "w x y z", support: "real", parameters: [m, s],
    logDensity:
      "-((w-m)^2 + (x-m)^2 + (y-m)^2 + (z-m)^2 - (w-m)*(x-m) - (x-m)*(y-m) - (y-m)*(z-m))/(2*s^2) - 4*log(s) - 2*log(2*pi) + log(5/16)/2",
    point: [1, 2], metric: [0.25, 0, 0, 2])

  /// Exchangeable shares: g = k²(ψ₁(a)/k − ψ₁(ka)) for k = 5.
  static let shares = ForeignJointDensityTests.Case(
    name: "symmetric Dirichlet", variables: "w x y z", support: "simplex", parameters: [a],
    logDensity: "(a-1)*(log(w) + log(x) + log(y) + log(z) + log(1-w-x-y-z)) - 5*lgamma(a) + lgamma(5*a)",
    point: [2], metric: [5 * 0.64493406684822643647 - 25 * 0.10516633568168574612])

  /// Only sampling from a Student density is left where tails are algebraic in nine dimensions.
  static let student = ForeignJointDensityTests.Case(
    name: "Student in nine dimensions", variables: "a b c d e f g h i", support: "real", parameters: [s],
    logDensity:
      "-(13/2)*log(1 + (a^2+b^2+c^2+d^2+e^2+f^2+g^2+h^2+i^2)/(4*s^2)) - 9*log(s) + lgamma(13/2) - lgamma(2) - 9*log(4*pi)/2",
    point: [3], metric: [2.0 * 9 * 4 / 15 / 9])

  @Test(arguments: [chain, shares, student])
  func closedForm(_ c: ForeignJointDensityTests.Case) throws {
    let model = try c.model()
    let point = try Point(c.point.map { Expression($0) }, in: model.chart)
    let found = try model.estimatedManifold().estimated(.metric, at: point, tolerance: 0.05)
    for (number, known) in zip(found, c.metric) {
      // The error bar leaves 0.3 % outside; the seed is fixed.
      #expect((number.value - known).magnitude <= number.error, "\(c.name): \(number) for \(known)")
      #expect(number.error <= 0.06 * (c.metric.max() ?? 1))
      #expect(number.method.contains("quasi-Monte Carlo"))
    }
  }

  /// What is not reached within the budget is an error that says how far it came.
  @Test func unreached() throws {
    let model = try Self.student.model(), point = try Point([3.0], in: model.chart)
    var quadrature = try ExpectationQuadrature(model)
    quadrature.evaluationBudget = 1 << 14
    #expect {
      try quadrature.metric(at: point, tolerance: 1e-9)
    } throws: {
      if case GeometryError.notConverged(_, let reached, _) = $0 { reached > 1e-9 && reached < 1 } else { false }
    }
  }
}
