import InformationGeometry
import Testing

/// Geodesics and distances of models whose metric has no closed form.
@Suite("Distances by quadrature")
struct EstimatedDistanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let family: String, from: [Double], to: [Double], value: Double
    var testDescription: String { family }
  }

  /// Values by shooting (SciPy's DOP853 at 10⁻¹²) with metrics by sums and the trapezoidal rule, differentiated by JAX.
  @Test(arguments: [
    Case(family: "negative-binomial", from: [2, 0.3], to: [5, 0.5], value: 0.38570437104848715)
  ])
  func agreesWithShooting(_ c: Case) throws {
    let manifold = try Catalogue.model(c.family).estimatedManifold()
    let found = try manifold.distance(from: manifold.point(c.from), to: manifold.point(c.to), checks: .full)
    #expect(abs(found.value - c.value) <= 1e-12 && abs(found.value - c.value) <= found.error, "\(found)")
    let check = try #require(found.verification)
    #expect(check.failure == nil && check.isLocallyMinimizing == true && (check.endPointError ?? 1) < 1e-9)
    #expect((check.reverseDifference ?? 1) < 1e-10 && check.speedVariation < 1e-9)
    let lower = check.bounds.first { $0.isLower }?.value ?? 0
    #expect(lower > 0.98 * found.value && lower <= found.value)
  }

  /// Catches a metric, a connection or an error by quadrature that is not that of the closed form.
  @Test func agreesWithClosedForms() throws {
    let c = Case(family: "normal", from: [0, 1], to: [3, 2], value: 2.1362371153313796973803138385544)
    let known = try Catalogue.model(c.family).manifold(), manifold = try EstimatedManifold(Catalogue.model(c.family))
    let expected = try known.distance(from: known.point(c.from), to: known.point(c.to))
    let p = try manifold.point(c.from), q = try manifold.point(c.to)
    let found = try manifold.distance(from: p, to: q)
    #expect(abs(found.value - expected.value) <= found.error && found.error < 1e-8, "\(found), \(expected)")
    let curve = try manifold.geodesic(from: p, to: q),
      other = try known.geodesic(from: known.point(c.from), to: known.point(c.to))
    for (x, y) in zip(curve.sample(at: 0.4).coordinates, other.sample(at: 0.4).coordinates) {
      #expect(abs(x - y) < 1e-8 * max(1, abs(y)))
    }
    let velocity = curve.sample(at: 0).velocity
    let shot = try manifold.geodesic(from: p, velocity: velocity).end.coordinates
    for (x, y) in zip(shot, c.to) { #expect(abs(x - y) < 1e-7 * max(1, abs(y))) }
    // The e-geodesic, whose connection needs T.
    let e = try manifold.geodesic(from: p, to: q, alpha: 1).sample(at: 0.5).coordinates
    let straight = try known.geodesic(from: known.point(c.from), to: known.point(c.to), alpha: 1).sample(at: 0.5)
    for (x, y) in zip(e, straight.coordinates) { #expect(abs(x - y) < 1e-8 * max(1, abs(y))) }
  }

  /// The same points: 0 exactly; a part in 10⁹ apart: √g ds to 8 digits; densities of one's own.
  @Test func nearPoints() throws {
    let manifold = try Catalogue.model("negative-binomial").estimatedManifold()
    let p = try manifold.point([0.5, 0.05]), step = 0.5 * (1 + 1e-9) - 0.5
    #expect(try manifold.distance(from: p, to: manifold.point([0.5, 0.05])).value == 0)
    let g = try manifold.quadrature.metric(at: p)[0].value
    let near = try manifold.distance(from: p, to: manifold.point([0.5 * (1 + 1e-9), 0.05]))
    #expect(abs(near.value / (g.squareRoot() * step) - 1) < 1e-8 && near.error < 1e-8 * near.value, "\(near)")
  }

  /// Catches numbers where there are none: no regular metric, components that coincide, a geodesic that leaves.
  @Test func refusals() throws {
    let mixture = try Catalogue.model("gaussian-mixture:k=2").estimatedManifold()
    let coincident = try mixture.point([0.3, 0, 0, 1, 1]), other = try mixture.point([0.5, 0, 3, 1, 2])
    #expect(throws: GeometryError.self) { try mixture.distance(from: coincident, to: other) }
    let counts = try Catalogue.model("negative-binomial").estimatedManifold()
    #expect(throws: GeometryError.self) { try counts.point([2, 1]) }
    let x = Symbol("x"), y = Symbol("y"), m = Symbol("m")
    let pair = try StatisticalModel(
      "two values", of: [x, y], in: .product([.realLine, .realLine]), parameters: [m],
      logDensity: -(x - m).power(4) - (y - m).power(4) - 2 * log(2 * gamma(Expression(Rational(5, 4)))))
    let plane = try pair.estimatedManifold()
    #expect {
      try plane.distance(from: plane.point([0]), to: plane.point([1]))
    } throws: { error in
      if case GeometryError.unsupported(let reason) = error { reason.contains("one variable") } else { false }
    }
  }
}
