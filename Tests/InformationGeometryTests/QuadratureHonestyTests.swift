import InformationGeometry
import Testing

/// Estimates of errors against errors, over many points.
@Suite struct QuadratureHonestyTests {
  /// Location–scale families with their constants a, b, c: the exact metric is known at every point.
  static let families: [(name: String, formula: String, a: Double, b: Double, c: Double)] = {
    let γ = QuadratureTests.γ, ζ2 = QuadratureTests.ζ2
    return [
      ("Cauchy", QuadratureTests.cauchy, 0.5, 0, 0.5),
      ("Student 5", QuadratureTests.student("5"), 0.75, 0, 1.25),
      ("logistic", "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", 1.0 / 3, 0, (3 + 6 * ζ2) / 9),
      ("normal", "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", 1, 0, 2),
      ("Laplace", "-abs(x-m)/s - log(2*s)", 1, 0, 1),
      ("Gumbel", "-(x-m)/s - log(s) - exp(-(x-m)/s)", 1, γ - 1, ζ2 + (1 - γ) * (1 - γ)),
    ]
  }()

  /// Over random places, scales and tolerances no estimate is below the error.
  @Test func estimatesCoverErrors() throws {
    var generator = SplitMix(state: 20_261_121)
    var total = 0, missed = 0
    for family in Self.families {
      let model = try QuadratureTests.Case(
        family.name, [QuadratureTests.m, QuadratureTests.s], family.formula, at: [0, 1], metric: []
      ).model()
      let quadrature = try ExpectationQuadrature(model)
      for _ in 0..<6 {
        let m = (generator.uniform() - 0.5) * Double.exp2(20 * generator.uniform())
        let s = Double.exp2(30 * (generator.uniform() - 0.5))
        let tolerance = Double.exp2(-10 - 30 * generator.uniform())
        let g = try quadrature.metric(at: Point([m, s], in: model.chart), tolerance: tolerance)
        let known = QuadratureTests.locationScale(family.a, family.b, family.c, s)
        for (found, exact) in zip(g, known) {
          total += 1
          // The reference itself is rounded.
          if (found.value - exact).magnitude > found.error + 4 * exact.ulp {
            missed += 1
            Issue.record("\(family.name) at \(m), \(s): \(found) for \(exact)")
          }
          #expect(found.error <= 4 * tolerance * 4 / (s * s))
        }
      }
    }
    #expect(missed == 0, "\(missed) of \(total)")
  }

  /// Catches a number for an expectation that is infinite: at a kink |x|^(β−2) grows until its exponent is lost in rounding.
  ///
  /// g and T exist for these β, and ∂g, which needs E[∂²log p ∂log p], does not as an integral.
  @Test(arguments: [(Rational(9, 10), nil), (Rational(9, 10), 20), (Rational(3, 5), 20)] as [(Rational, Int?)])
  func derivativesThatAreInfinite(_ β: Rational, digits: Int?) throws {
    let b = Symbol("b", .greaterThan(Rational(1, 2)))
    let model = try QuadratureTests.Case(
      "generalized normal", [QuadratureTests.m, QuadratureTests.s, b],
      "-(abs(x-m)/s)^b + log(b) - log(2*s) - lgamma(1/b)", at: [0, 1, β.asDouble], metric: []
    ).model()
    let manifold = EstimatedManifold(try ExpectationQuadrature(model))
    let point = try Point([0, 1, Expression(β)], in: model.chart)
    #expect(throws: GeometryError.self) {
      if let digits {
        _ = try manifold.estimated(.christoffel(alpha: 0), at: point, digits: digits)
      } else {
        _ = try manifold.estimated(.christoffel(alpha: 0), at: point)
      }
    }
    let closed = try Catalogue.model("generalized-normal").manifold().manifold
    let known = try closed.rounded(.metric, at: closed.point([0, 1, β.asDouble]))
    for (found, exact) in zip(try manifold.estimated(.metric, at: point), known) {
      #expect((found.value - exact.value).magnitude <= found.error + exact.error)
    }
  }
}

/// A generator of numbers with a seed.
private struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
