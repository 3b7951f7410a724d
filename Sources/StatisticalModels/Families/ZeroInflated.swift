import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Poisson counts with rate λ, replaced by zero with probability π.
  ///
  ///     p₀ = π + (1 − π)e^(−λ),  pₓ = (1 − π)λˣe^(−λ)/x! for x ≥ 1,  K = 1/4
  ///
  /// An exponential family with the statistics 1{x>0} and x. With p₀ = cos²φ and u = ½∫√I of the truncated Poisson
  /// family the metric is 4(dφ² + sin²φ du²), a piece of a sphere; u has no closed form, so no isometry is known here.
  static let zeroInflatedPoisson = Self(
    name: "zero-inflated-poisson", constants: [], summary: "Poisson counts with extra zeros; coordinates pi, rate"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .naturals), w = Symbol("pi", .unitInterval), λ = Symbol("rate", .positive)
    let p0 = w + (1 - w) * exp(-λ), positive = sign(x)
    var knowledge = StatisticalModel.Knowledge(
      statistics: [positive, Expression(x)], expectationParameters: [(1 - w) * (1 - exp(-λ)), (1 - w) * λ])
    knowledge.missingGeodesic = { missingGeodesic(from: $0.coordinates, to: $1.coordinates) }
    return try StatisticalModel(
      "zero-inflated-poisson", variables: [x], in: .naturals, parameters: [w, λ],
      logDensity: log(p0) + positive * (log(1 - w) - λ - log(p0)) + x * log(λ) - logGamma(x + 1),
      knowledge: knowledge)
  }

  /// Meridians half a turn apart or more are joined by no great circle that turns through |Δu|: shorter and shorter curves
  /// come near the pole φ = 0.
  private static func missingGeodesic(from p: [Double], to q: [Double]) -> (infimum: Double, reason: String)? {
    // ½√I dλ with λ = s², where m and v = m(1 + λ − m) are the mean and the variance of the truncated counts: I = v/λ².
    let turn = try? Quadrature(relativeTolerance: 1e-10).integral(
      from: min(p[1], q[1]).squareRoot(), to: max(p[1], q[1]).squareRoot()
    ) { s in
      let λ = s * s
      guard λ > 1e-8 else { return 0.5.squareRoot() }
      let m = -λ / Double.expMinusOne(-λ)
      return (m * (1 + λ - m)).squareRoot() / s
    }
    guard let turn, turn.value - turn.errorEstimate >= Double.pi else { return nil }
    // sin²φ = (1 − π)(1 − e^(−λ)).
    func pole(_ x: [Double]) -> Double { 2 * Double.asin(((1 - x[0]) * -Double.expMinusOne(-x[1])).squareRoot()) }
    return (
      pole(p) + pole(q),
      "no geodesic joins the points: they are |Δu| = \(turn.value) ≥ π apart on the sphere, and the lengths of curves have "
        + "the greatest lower bound 2(φ₁ + φ₂), of curves through the pole pi = 1 outside of the family"
    )
  }
}
