import Scalars
import StatisticalModels
import Symbolics
import Testing

@testable import DifferentialGeometry

/// Tensor algebra on residues modulo 2⁶¹ − 1: closed values must come out at random points, by both routes.
@Suite struct ResidueGeometryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let scalarCurvature: Rational
    /// Whether the manifold is dually flat, so that there are two routes.
    let hasTwoRoutes: Bool
    let make: @Sendable () throws -> Manifold
    var testDescription: String { name }

    init(_ name: String, _ R: Rational, twoRoutes: Bool = true, _ make: @escaping @Sendable () throws -> Manifold) {
      self.name = name
      scalarCurvature = R
      hasTwoRoutes = twoRoutes
      self.make = make
    }

    static func model(_ name: String, _ R: Rational) -> Case {
      Case(name, R) {
        guard let manifold = try Catalogue.model(name).closedFormManifold() else {
          throw GeometryError.unsupported(reason: name)
        }
        return manifold
      }
    }
  }

  static let cases: [Case] = [
    Case("normal by ψ", -1) { try Potentials.normal() },
    Case("2-variate normal by ψ", Rational(-9, 2)) { try Potentials.multivariateNormal(2) },
    Case("3-variate normal by ψ", -12) { try Potentials.multivariateNormal(3) },
    Case("inverse Gaussian by ψ", -1) { try Potentials.inverseGaussian() },
    Case("categorical 4 by ψ", Rational(3, 2)) { try Potentials.categorical(4) },
    Case("categorical 8 by ψ", Rational(21, 2)) { try Potentials.categorical(8) },
    Case("Kerr", 0, twoRoutes: false) { try Potentials.kerr() },
    Case("Schwarzschild", 0, twoRoutes: false) { try Potentials.schwarzschild() },
    .model("normal", -1), .model("lognormal", -1), .model("inverse-gaussian", -1),
    .model("categorical:k=4", Rational(3, 2)), .model("categorical:k=8", Rational(21, 2)),
    .model("multinomial:k=4,n=10", Rational(3, 20)),
  ]

  /// Would catch any error of sign, factor or index in the chain from the jets of g to the scalar curvature, and any
  /// disagreement of the general route with the one by third cumulants.
  @Test(arguments: cases)
  func scalarCurvature(_ test: Case) throws {
    let manifold = try test.make()
    for seed in [11, 12] as [UInt64] {
      let point = ResiduePoint(seed: seed)
      let general = try manifold.geometry(at: point, isDuallyFlat: false)
      #expect(general.scalar(alpha: .zero).rational == test.scalarCurvature, "seed \(seed)")
      guard test.hasTwoRoutes else { continue }
      let flat = try manifold.geometry(at: point, isDuallyFlat: true)
      #expect(flat.scalar(alpha: .zero).rational == test.scalarCurvature, "seed \(seed)")
      #expect(flat.riemann(alpha: .zero) == general.riemann(alpha: .zero), "seed \(seed)")
      // R^(α) = (1 − α²) R, where the general route uses the derivatives of T.
      for alpha in [Rational(1, 3), 1, -1, Rational(-7, 2)] {
        let a = try ResidueRing().element(of: alpha)
        #expect(general.riemann(alpha: a) == flat.riemann(alpha: a), "α = \(alpha), seed \(seed)")
        #expect(general.scalar(alpha: a).rational == test.scalarCurvature * (1 - alpha * alpha), "α = \(alpha)")
      }
    }
  }

  /// Vacuum: all ten components of Ric vanish while the Riemann tensor does not.
  @Test func blackHolesAreRicciFlat() throws {
    for manifold in [try Potentials.kerr(), try Potentials.schwarzschild()] {
      for seed in [21, 22] as [UInt64] {
        let geometry = try manifold.geometry(at: ResiduePoint(seed: seed))
        #expect(geometry.ricci(alpha: .zero).allSatisfy { $0.isZero })
        #expect(geometry.riemann(alpha: .zero).contains { !$0.isZero })
      }
    }
  }

  /// Would catch a metric whose curvature is not that of the radius: R = 2/ρ² with ρ a symbol.
  @Test func sphere() throws {
    let manifold = try Potentials.sphere()
    let point = ResiduePoint(seed: 31, values: [Symbol("rho", .positive): Residue(3)])
    let geometry = try manifold.geometry(at: point)
    #expect(geometry.scalar(alpha: .zero).rational == Rational(2, 9))
    // Spheres are positive: R_{ijji} > 0, and K = 1/ρ².
    let r = geometry.riemann(alpha: .zero), g = geometry.jets.metric
    let parts = geometry.algebra.sectional(riemann: r, metric: g, plane: [.one, .zero], [.one, .one])
    #expect((parts.numerator * (try ResidueRing().inverse(parts.denominator))).rational == Rational(1, 9))
  }

  /// Families whose curvature is no number: both routes and both charts agree as residues.
  @Test(arguments: ["gamma", "beta", "dirichlet:k=4", "chi-squared", "poisson", "negative-binomial:r=7/3"])
  func routesAgree(_ name: String) throws {
    let manifold = try #require(try Catalogue.model(name).closedFormManifold())
    for seed in [41, 42] as [UInt64] {
      let point = ResiduePoint(seed: seed)
      let general = try manifold.geometry(at: point, isDuallyFlat: false)
      let flat = try manifold.geometry(at: point, isDuallyFlat: true)
      for alpha in [0, 1, -1, Rational(2, 5)] as [Rational] {
        let a = try ResidueRing().element(of: alpha)
        #expect(general.riemann(alpha: a) == flat.riemann(alpha: a), "α = \(alpha), seed \(seed)")
        #expect(general.christoffel(alpha: a) == flat.christoffel(alpha: a), "α = \(alpha), seed \(seed)")
      }
    }
  }
}
