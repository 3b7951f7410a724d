import Foundation
import InformationGeometry
import Testing

/// Quadrature of the density against the closed form, which knows nothing of it, to any number of digits.
///
/// `make digits` asks for 200 and 1000 and prints the table; every run asks for 50.
@Suite struct QuadratureAgreementTests {
  static let cases: [(family: String, point: [Rational])] = [
    ("normal", [Rational(1, 3), Rational(7, 5)]), ("lognormal", [Rational(-1, 5), Rational(4, 5)]),
    ("exponential", [Rational(7, 10)]), ("gamma", [Rational(5, 2), Rational(3, 5)]),
    ("gamma", [Rational(1, 10), 2]), ("inverse-gamma", [Rational(16, 5), Rational(3, 2)]),
    ("beta", [Rational(17, 10), Rational(11, 5)]), ("beta", [Rational(1, 10), Rational(1, 5)]),
    ("inverse-gaussian", [Rational(13, 10), 2]), ("weibull", [Rational(13, 10), Rational(17, 10)]),
    ("rayleigh", [Rational(7, 5)]), ("pareto:scale=2", [Rational(17, 10)]), ("chi-squared", [Rational(33, 10)]),
    ("half-normal", [Rational(3, 10)]), ("laplace", [Rational(1, 2), Rational(5, 4)]),
    ("cauchy", [Rational(1, 2), Rational(5, 4)]), ("student:nu=1/2", [0, 1]),
    ("student", [Rational(1, 2), Rational(5, 4), 3]), ("logistic", [Rational(1, 2), Rational(5, 4)]),
    ("gumbel", [Rational(1, 2), Rational(5, 4)]), ("generalized-normal:beta=3", [Rational(1, 2), Rational(5, 4)]),
    ("generalized-normal", [Rational(1, 2), Rational(7, 10), Rational(8, 5)]),
    ("von-mises", [Rational(2, 5), Rational(5, 2)]), ("poisson", [Rational(5, 2)]), ("bernoulli", [Rational(1, 5)]),
    ("binomial:n=12", [Rational(1, 5)]), ("geometric", [Rational(3, 10)]),
    ("negative-binomial:r=5/2", [Rational(2, 5)]), ("zero-inflated-poisson", [Rational(3, 10), 2]),
  ]

  /// The digits that are asked for.
  static let digits: [Int] =
    ProcessInfo.processInfo.environment["QUADRATURE_DIGITS"]?.split(separator: " ").compactMap { Int($0) } ?? [50]

  @Test(arguments: digits, cases.indices)
  func agreement(_ digits: Int, _ index: Int) throws {
    let (family, coordinates) = Self.cases[index]
    let manifold = try Catalogue.model(family).manifold(), model = try #require(manifold.model)
    let point = try Point(coordinates.map { Expression($0) }, in: manifold.chart)
    let start = ContinuousClock.now
    let found = try ExpectationQuadrature(model).metric(at: point, digits: digits)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let bits = Int(Double(digits) * 3.33) + 200, n = manifold.dimension
    let exact = try manifold.manifold.enclosure(of: .metric, at: point, bits: bits)
    let ten = Ball(Rational(1, 10), precision: BallPrecision(bits: bits))
    var worst = Int.max
    for i in 0..<n {
      for j in 0..<n {
        let value = try #require(Rational(found[i * n + j].value))
        let error = try #require(Rational(found[i * n + j].error))
        let off = Ball.absoluteValue(Ball(value, precision: exact[0].precision) - exact[i * n + j])
        // Relative to √(gᵢᵢgⱼⱼ); the last digits are rounded.
        let scale = Ball.sqrt(exact[i * n + i] * exact[j * n + j])
        let allowed = Ball(error, precision: exact[0].precision) + scale * Ball.pow(ten, digits + 3)
        #expect(!(off - allowed).isPositive, "\(family): \(found[i * n + j]) for \(exact[i * n + j])")
        let relative = off / scale
        worst = min(worst, relative.containsZero ? digits + 5 : Int(-(Ball.log(relative).midpoint / 2.302585092994046)))
      }
    }
    #expect(worst >= digits, "\(family): \(worst) of \(digits) digits")
    if digits != 50 {
      let place = coordinates.map(\.description).joined(separator: ", ")
      let line = [family, place, "\(digits)", "\(worst)", "\(found[0].evaluations)", String(format: "%.2f s", seconds)]
      print("| " + line.joined(separator: " | ") + " |")
    }
  }
}
