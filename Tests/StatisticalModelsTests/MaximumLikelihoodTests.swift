import DifferentialGeometry
import StatisticalModels
import Symbolics
import Testing

/// Fits against closed forms, written out here independently of the library.
@Suite struct MaximumLikelihoodTests {
  static let sizes = [0.5, 1.2, 2.7, 0.9, 3.3, 0.1]

  /// A model, observations, and the closed forms of estimates, standard errors and log-likelihood.
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let data: [[Double]]
    let estimates: [Double]
    let standardErrors: [Double]
    let logLikelihood: Double
    var testDescription: String { model }
  }

  /// Would catch a wrong score, a wrong divisor (n or n − 1), a wrong metric, a forgotten constant of the density.
  @Test(arguments: ClosedForms.cases)
  func agreesWithClosedForm(_ test: Case) throws {
    let fit = try MaximumLikelihood.fit(Catalogue.model(test.model), data: test.data)
    #expect(fit.count == test.data.count)
    #expect(fit.parameters.map(\.name) == (try Catalogue.model(test.model)).parameters.map(\.name))
    #expect(fit.gradientNorm < 1e-12)
    for (i, expected) in test.estimates.enumerated() {
      // The closed forms are rounded too, a few operations each.
      #expect(abs(fit.estimates[i] - expected) <= 4e-15 * max(abs(expected), test.standardErrors[i]), "estimate \(i)")
      #expect(abs(fit.standardErrors[i] - test.standardErrors[i]) <= 1e-14 * test.standardErrors[i], "error \(i)")
    }
    #expect(abs(fit.logLikelihood - test.logLikelihood) <= 1e-14 * max(1, abs(test.logLikelihood)))
    let n = fit.parameters.count
    for i in 0..<n {
      #expect(abs(fit.covariance[i * n + i].squareRoot() - fit.standardErrors[i]) <= 1e-15 * fit.standardErrors[i])
      for j in 0..<n { #expect(fit.covariance[i * n + j] == fit.covariance[j * n + i]) }
    }
  }
}
