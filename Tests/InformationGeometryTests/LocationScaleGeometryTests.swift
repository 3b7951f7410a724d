import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics
import Testing

@testable import InformationGeometry

@Suite struct LocationScaleGeometryTests {
  static let texts = [
    "exp(-(x-m)/s)/(s*(1+exp(-(x-m)/s))^2)", "exp(-(x-m)/s-exp(-(x-m)/s))/s", "1/(2*s*cosh(pi*(x-m)/(2*s)))", "1/(pi*s*cosh((x-m)/s))",
    "2/(pi*sqrt(3)*s)*(1+((x-m)/s)^2/3)^(-2)", "8/(3*sqrt(5)*pi*s*(1+((x-m)/s)^2/5)^3)", "3*exp(-(x-m)/s)/(s*(1+exp(-(x-m)/s))^4)",
    "2*exp(-((x-m)/s)^4)/(gamma(1/4)*s)", "exp(-(x-m)/s-exp(-(x-m)/s))/s",
    "sqrt(2)/(pi*s*(1+((x-m)/s)^4))",
  ]
  @Test(arguments: texts)
  func show(_ text: String) throws {
    let x = Symbol("x"), m = Symbol("m"), s = Symbol("s", .positive)
    let model = try StatisticalModel("typed", of: x, in: .realLine, parameters: [m, s], logDensity: log(Expression(parsing: text, symbols: [x, m, s])))
    let clock = ContinuousClock(), start = clock.now
    let g = try #require(try model.locationScaleGeometry())
    print(text, g.form.location, g.form.scale, g.form.standardLogDensity, g.form.isSymmetric, clock.now - start)
    for k in g.moments { print("  ", k.name, k, k.error) }
    print("   K", g.gaussianCurvature as Any, g.estimatedCurvature)
    print("   d", try g.distance(from: Point([0, 1], in: model.chart), to: Point([1, 2], in: model.chart)))
  }
}
