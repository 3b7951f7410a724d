import InformationGeometry
import Testing
import Foundation

@Suite struct CertifiedScratch {
  @Test func all() throws {
    let only = ProcessInfo.processInfo.environment["ONLY"] ?? ""
    let digits = Int(ProcessInfo.processInfo.environment["DIGITS"] ?? "20") ?? 20
    let kind = ProcessInfo.processInfo.environment["KIND"] ?? "metric"
    let q = QuadratureTests.self, r = QuadratureSumTests.self
    let a = Symbol("a", .positive), b = Symbol("b", .positive)
    let more: [QuadratureTests.Case] = [
      .init("beta", in: .unitInterval, [a, b], "(a-1)*log(x) + (b-1)*log(1-x) + lgamma(a+b) - lgamma(a) - lgamma(b)", at: [0.3, 0.4], metric: [0,0,0,0]),
      .init("gamma", in: .positive, [a], "(a-1)*log(x) - x - lgamma(a)", at: [0.4], metric: [0]),
      .init("mix3", [q.w, q.m, q.s], "log((1-w)*exp(-x^2/2) + w/s*exp(-(x-m)^2/(2*s^2))) - log(2*pi)/2", at: [0.6, 2, 1], metric: [0,0,0,0,0,0,0,0,0]),
      .init("lognormal", in: .positive, [q.m, q.s], "-(log(x)-m)^2/(2*s^2) - log(x) - log(s) - log(2*pi)/2", at: [0.3, 0.7], metric: [0,0,0,0]),
      .init("weibull", in: .positive, [a, b], "log(b) - log(a) + (b-1)*log(x/a) - (x/a)^b", at: [0.3, 1.5], metric: [0,0,0,0]),
      .init("hyperbolic", [q.m], "-sqrt(1+(x-m)^2) - log(2*besselk(1,1))", at: [0.3], metric: [0]),
      .init("uniform bad", in: .unitInterval, [q.s], "log(2)*s - s*log(2) + step(s-x)*0 - log(s)", at: [0.5], metric: [0]),
      .init("pareto free", in: .interval(1, nil), [a], "log(a) - (a+1)*log(x)", at: [0.01], metric: [1e4]),
      .init("heavy", [q.m, a], "log(a) - log(2) - (1+a)*log(1+abs(x-m))", at: [0, 0.1], metric: [0,0,0,100]),
      .init("mixsing", [q.w], "log((1-w)*exp(-x^2/2) + w/2*exp(-x^2/8)) - log(2*pi)/2", at: [0], metric: [0]),
      .init("mass2", [q.m], "-(x-m)^2/2 - log(2*pi)/2 + log(2)", at: [0], metric: [0]),
      .init("improper", [q.m], "-log(1+abs(x-m))", at: [0], metric: [0]),
      .init("skewnormal", [a], "-x^2/2 - log(2*pi)/2 + log(erfc(-a*x/sqrt(2)))", at: [1.5], metric: [0]),
    ]
    for c in q.cases + more + r.cases where only.isEmpty || only.split(separator: ",").contains(where: { c.name.contains($0) }) {
      let model = try c.model()
      let clock = ContinuousClock()
      do {
        let manifold = try model.certifiedManifold()
        let point = try manifold.point(c.point)
        let quantity: Quantity = kind == "metric" ? .metric : kind == "cubic" ? .cubicForm : kind == "christoffel" ? .christoffel(alpha: 0) : .scalarCurvature(alpha: 0)
        var found: CertifiedComponents?
        let time = try clock.measure { found = try manifold.enclosure(of: quantity, at: point, digits: digits) }
        print("RESULT", c.name, time, (found?.components ?? []).map { $0.decimal(digits: 24) }, c.metric, "mass", found!.mass)
      } catch { print("REFUSED", c.name, error) }
    }
  }
}
