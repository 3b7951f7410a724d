import Scalars
import StatisticalModels
import Symbolics
import Testing

@testable import DifferentialGeometry

/// Exact tensors in canonical form: closed values, laws that tie them together, and single components.
@Suite struct ExactTensorTests {
  static func model(_ name: String) throws -> Manifold { try #require(try Catalogue.model(name).closedFormManifold()) }

  /// Curvatures that are numbers, as numbers: from formulas (general route) and from the catalogue.
  @Test(arguments: ResidueGeometryTests.cases)
  func scalarCurvature(_ test: ResidueGeometryTests.Case) throws {
    let manifold = try test.make()
    #expect(try manifold.scalarCurvature().rational == test.scalarCurvature)
  }

  /// (k − 1)(k − 2)/4, where a slip in one component would leave a formula.
  @Test(arguments: 3...8)
  func categorical(_ k: Int) throws {
    let expected = Rational((k - 1) * (k - 2), 4)
    #expect(try Potentials.categorical(k).scalarCurvature().rational == expected)
    #expect(try Self.model("categorical:k=\(k)").scalarCurvature().rational == expected)
  }

  @Test func multivariateNormals() throws {
    #expect(try Self.model("multivariate-normal:d=2").scalarCurvature().rational == Rational(-9, 2))
    #expect(try Self.model("multivariate-normal:d=3").scalarCurvature().rational == -12)
    #expect(try Self.model("centered-normal:d=3").scalarCurvature().rational == Rational(-15, 2))
    // −d(d + 1)²/4, and −w⁻¹ d(d + 2)(d − 1)/4 for matrices of ν = w: in canonical form, not by a fall-back.
    for (name, expected) in [("multivariate-normal:d=4", Rational(-25)), ("wishart:d=3,nu=5", Rational(-3, 2))] {
      let scalar = try Self.model(name).exactComponents(of: .scalarCurvature(alpha: 0))
      #expect(scalar.components[0].rational == expected && scalar.areCanonical, "\(name)")
    }
  }

  /// What follows from the algebra behind a manifold is what differentiation and elimination find.
  @Test func structureAgreesWithFormulas() throws {
    let structured = try Self.model("multivariate-normal:d=2"), alpha = Expression(Symbol("alpha"))
    let plain = try Manifold(
      chart: structured.chart, metric: structured.exactComponents(of: .metric).components,
      cubic: structured.exactComponents(of: .cubicForm).components)
    #expect(try structured.christoffelSymbols(alpha: alpha) == plain.christoffelSymbols(alpha: alpha))
    #expect(try structured.inverseMetric() == plain.inverseMetric())
    #expect(try structured.ricciTensor() == plain.ricciTensor())
    #expect(try structured.riemannTensor() == plain.riemannTensor())
  }

  /// A single component of a large tensor costs little: the whole Riemann tensor of this family has 160,000 of them.
  @Test func singleComponentsAreCheap() throws {
    let normal = try Self.model("multivariate-normal:d=5"), limits = CanonicalLimits(terms: 5_000, effort: 8)
    let riemann = try normal.exactComponent(of: .riemann(alpha: 0), [0, 5, 0, 5], limits: limits)
    #expect(!riemann.isZero)
    #expect(try normal.exactComponent(of: .riemann(alpha: 0), [5, 0, 0, 5], limits: limits) == -riemann)
    #expect(try normal.exactComponent(of: .christoffel(alpha: 0), [5, 0, 0], limits: limits) == 1)
    #expect(try normal.exactComponent(of: .inverseMetric, [5, 5], limits: limits).description == "2*S11^2")
    #expect(throws: SymbolicsError.self) {
      try normal.canonicalGeometry(limits: limits)
    }
  }

  /// Caps that are met are named, and the unsimplified components are right.
  @Test func labelledFallBack() throws {
    let family = try Self.model("dirichlet:k=4"), tight = CanonicalLimits(terms: 20, effort: 1)
    let whole = try family.exactComponents(of: .inverseMetric),
      rough = try family.exactComponents(of: .inverseMetric, limits: tight)
    #expect(whole.areCanonical && !rough.areCanonical)
    #expect(rough.obstacle?.description.contains("20 terms") ?? false, "\(String(describing: rough.obstacle))")
    let both = zip(whole.components, rough.components).map { $0 - $1 }
    #expect(try Expression.simplified(both).allSatisfy { $0.isZero })
  }

  /// Ricci vanishes, Riemann does not, and the Weyl tensor is then the Riemann tensor.
  @Test func vacuum() throws {
    for manifold in [try Potentials.schwarzschild(), try Potentials.kerr()] {
      #expect(try manifold.ricciTensor().allSatisfy { $0.isZero })
      let riemann = try manifold.riemannTensor()
      #expect(riemann.contains { !$0.isZero })
      #expect(try manifold.weylTensor().components == riemann)
    }
  }

  /// R^(α) = (1 − α²) R⁰ with a symbol α, for exponential families; the promise of flatness is used by one route only.
  @Test(arguments: ["normal", "gamma", "beta", "inverse-gaussian", "categorical:k=3", "von-mises"])
  func alphaCurvatureByBothRoutes(_ name: String) throws {
    let manifold = try Self.model(name)
    let alpha = Expression(Symbol("alpha")), factor = 1 - alpha * alpha
    let r = try manifold.scalarCurvature()
    #expect(try (manifold.scalarCurvature(alpha: alpha) - factor * r).simplified().isZero)
    let general = try Manifold(
      chart: manifold.chart, metric: manifold.metricComponents, cubic: manifold.cubicComponents)
    #expect(try general.scalarCurvature(alpha: alpha) == manifold.scalarCurvature(alpha: alpha))
    let both = try zip(general.riemannTensor(alpha: alpha), manifold.riemannTensor(alpha: alpha)).map { $0 - $1 }
    #expect(try Expression.simplified(both).allSatisfy { $0.isZero })
  }

  /// The same without the promise for every exponential family of the catalogue: R^(α) from ∂Γ^(α) and Γ^(α)Γ^(−α).
  @Test func alphaCurvatureOfTheCatalogue() throws {
    let alpha = Expression(Symbol("alpha")), factor = 1 - alpha * alpha
    var count = 0
    for entry in Catalogue.entries {
      // Small where the family allows it.
      let small = try? Catalogue.model(entry.usage.replacing("d=3", with: "d=2"))
      let model = try small ?? Catalogue.model(entry.usage)
      guard model.exponentialFamily != nil, let manifold = try model.closedFormManifold(), manifold.isDuallyFlat else {
        continue
      }
      let general = try Manifold(
        chart: manifold.chart, metric: manifold.exactComponents(of: .metric).components,
        cubic: manifold.exactComponents(of: .cubicForm).components)
      let found = try general.exactComponents(of: .scalarCurvature(alpha: 0)), r = found.components[0]
      #expect(found.areCanonical, "\(entry.name)")
      #expect(try manifold.scalarCurvature() == r, "\(entry.name)")
      #expect(try (general.scalarCurvature(alpha: alpha) - factor * r).simplified().isZero, "\(entry.name)")
      count += 1
    }
    #expect(count >= 20, "\(count) exponential families")
  }

  /// Single components are those of the whole tensor, for structured, flat and general manifolds.
  @Test(arguments: ["multivariate-normal:d=2", "gamma", "kerr", "cauchy"])
  func components(_ name: String) throws {
    let manifold = name == "kerr" ? try Potentials.kerr() : try Self.model(name)
    let n = manifold.dimension, alpha = Expression(Rational(1, 3))
    let first = try manifold.christoffelSymbolsOfFirstKind(alpha: alpha),
      Γ = try manifold.christoffelSymbols(alpha: alpha)
    let R = try manifold.riemannTensor(alpha: alpha), ricci = try manifold.ricciTensor(alpha: alpha)
    for (i, j, k, l) in [(0, 1, 0, 1), (1, 0, 1, 1), (n - 1, 0, n - 1, 0), (0, 1, 1, 0), (1, 1, 0, 0)] {
      #expect(try manifold.christoffelSymbolOfFirstKind(i, j, k, alpha: alpha) == first[i * n * n + j * n + k])
      #expect(try manifold.christoffelSymbol(k, i, j, alpha: alpha) == Γ[k * n * n + i * n + j])
      #expect(try manifold.riemannComponent(i, j, k, l, alpha: alpha) == R[((i * n + j) * n + k) * n + l])
      #expect(try manifold.ricciComponent(i, j, alpha: alpha) == ricci[i * n + j])
      #expect(try manifold.metricComponent(i, j) == manifold.exactComponents(of: .metric).components[i * n + j])
      #expect(try manifold.inverseMetricComponent(i, j) == manifold.inverseMetric()[i * n + j])
      let cubic = try manifold.exactComponents(of: .cubicForm).components
      #expect(try manifold.cubicFormComponent(i, j, k) == cubic[i * n * n + j * n + k])
    }
  }

  /// ∇g = 0, ∇^(α)g = αT, ∇T symmetric on statistical manifolds with conjugate symmetry, and the second Bianchi identity.
  @Test(arguments: ["normal", "gamma", "inverse-gaussian", "beta"])
  func covariantDerivatives(_ name: String) throws {
    let manifold = try Self.model(name), g = manifold.metric.components, n = manifold.dimension
    #expect(try manifold.covariantDerivative(of: g).components.allSatisfy { $0.isZero })
    let alpha = Expression(Rational(2, 3))
    let slope = try manifold.covariantDerivative(of: g, alpha: alpha)
    let difference = zip(slope.components, manifold.cubicComponents).map { $0 - alpha * $1 }
    #expect(try Expression.simplified(difference).allSatisfy { $0.isZero })
    // ∇T is totally symmetric on exponential families.
    let T = TensorField(
      symbol: "T", indices: "_ijk", rank: 3, chart: manifold.chart, components: manifold.cubicComponents)
    let dT = try manifold.covariantDerivative(of: T)
    for a in 0..<n { for i in 0..<n { for j in 0..<n { #expect(dT[a, i, j, j] == dT[i, a, j, j]) } } }
  }

  @Test func bianchi() throws {
    let manifold = try Potentials.kerr()
    let R = try manifold.connection().riemannTensor
    let dR = try manifold.covariantDerivative(of: R)
    for (a, i, j) in [(0, 1, 2), (1, 2, 3), (0, 1, 3)] {
      for k in 0..<4 {
        for l in 0..<4 {
          let cycle = dR[a, i, j, k, l] + dR[i, j, a, k, l] + dR[j, a, i, k, l]
          #expect(try cycle.simplified().isZero)
        }
      }
    }
    #expect(dR.name([0, 1, 2, 1, 2]) == "∇R_{t r theta r theta}")
  }

  /// Killing fields of the normal half plane and of a rotating black hole, and fields that are none.
  @Test func killingFields() throws {
    let normal = try Self.model("normal"), μ = Expression(normal.chart.coordinates[0]),
      σ = Expression(normal.chart.coordinates[1])
    for field in [[1, 0], [μ, σ], [μ * μ - 2 * σ * σ, 2 * μ * σ]] as [[Expression]] {
      #expect(try normal.killingTest(field).isCertainlyZero == true)
    }
    for field in [[0, 1], [σ, μ], [μ * μ, 2 * μ * σ]] as [[Expression]] {
      #expect(try normal.killingTest(field).isCertainlyZero == false)
    }
    let kerr = try Potentials.kerr()
    #expect(try kerr.killingTest([1, 0, 0, 0]).isCertainlyZero == true)
    #expect(try kerr.killingTest([0, 0, 0, 1]).isCertainlyZero == true)
    #expect(try kerr.killingTest([0, 1, 0, 0]).isCertainlyZero == false)
    // The rotations of the sphere, also as (1, 1) tensors and covectors: L_X δ = 0.
    let sphere = try Potentials.sphere(), θ = Expression(sphere.chart.coordinates[0]),
      φ = Expression(sphere.chart.coordinates[1])
    let turn = [sin(φ), cos(φ) * cos(θ) / sin(θ)]
    #expect(try sphere.killingTest(turn).isCertainlyZero == true)
    let unit = TensorField(symbol: "δ", indices: "^i_j", rank: 2, chart: sphere.chart, components: [1, 0, 0, 1])
    #expect(try sphere.lieDerivative(of: unit, along: turn).components.allSatisfy { $0.isZero })
    #expect(try sphere.covariantDerivative(of: unit).components.allSatisfy { $0.isZero })
    #expect(throws: GeometryError.self) { try sphere.killingTest([1]) }
  }

  /// Constant curvature: K of every plane, and a Weyl tensor that vanishes; n = 2 has none.
  @Test func sectionalAndWeyl() throws {
    let space = try Self.model("categorical:k=5")
    let u = [1, 0, 2, 0] as [Expression], v = [Expression(space.chart.coordinates[0]), 1, 1, 1]
    #expect(try space.sectionalCurvature(u, v).rational == Rational(1, 4))
    #expect(try space.weylTensor().components.allSatisfy { $0.isZero })
    #expect(throws: GeometryError.degeneratePlane) { try space.sectionalCurvature(u, u.map { 3 * $0 }) }
    #expect(throws: GeometryError.self) { try Self.model("normal").weylTensor() }
    // Conformally flat, not of constant curvature.
    let x = ["x", "y", "z", "w"].map { Symbol($0) }, factor = exp(Expression(x[0]) * x[1])
    let metric = (0..<16).map { $0 % 5 == 0 ? factor : Expression.zero }
    #expect(try Manifold(chart: Chart(x), metric: metric).weylTensor().components.allSatisfy { $0.isZero })
  }

  /// What is singular, or too large, is refused or left unsimplified, in time.
  @Test func refusals() throws {
    let x = Symbol("x"), y = Symbol("y"), a = Expression(x), b = Expression(y)
    let singular = try Manifold(chart: Chart([x, y]), metric: [sin(a).squared, sin(a), sin(a), 1])
    #expect(throws: GeometryError.self) { try singular.inverseMetric() }
    // 1 = sin² + cos²: only the canonical form sees that there is no inverse.
    let hidden = try Manifold(chart: Chart([x, y]), metric: [1, sin(b), sin(b), 1 - cos(b).squared])
    #expect(throws: GeometryError.self) { try hidden.scalarCurvature() }
    let family = try Self.model("dirichlet:k=12")
    #expect(try !family.scalarCurvature().isZero)
  }
}

/// Curvature by residues, and the whole chain in canonical form.
@Suite struct CurvatureEvidenceTests {
  @Test(arguments: ResidueGeometryTests.cases)
  func probable(_ test: ResidueGeometryTests.Case) throws {
    let found = try #require(try test.make().probableScalarCurvature())
    #expect(found.value == test.scalarCurvature)
    #expect(found.errorBound > 0 && found.errorBound < 1e-20)
  }

  /// Curvatures that vary have no constant, and α enters by 1 − α².
  @Test func others() throws {
    #expect(try ExactTensorTests.model("gamma").probableScalarCurvature() == nil)
    #expect(try ExactTensorTests.model("dirichlet:k=4").probableScalarCurvature() == nil)
    let normal = try ExactTensorTests.model("multivariate-normal:d=3")
    #expect(try normal.probableScalarCurvature(alpha: Rational(1, 2))?.value == -9)
  }

  /// The chain gives what the single tensors give.
  @Test(arguments: ["inverse-gaussian", "beta"])
  func chain(_ name: String) throws {
    let manifold = try ExactTensorTests.model(name), alpha = Expression(Symbol("alpha"))
    let all = try manifold.canonicalGeometry(alpha: alpha)
    #expect(try all.inverseMetric == manifold.inverseMetric())
    #expect(try all.christoffelSymbols == manifold.christoffelSymbols())
    #expect(try all.alphaChristoffelSymbols == manifold.christoffelSymbols(alpha: alpha))
    #expect(try all.riemannTensor == manifold.riemannTensor())
    #expect(try all.ricciTensor == manifold.ricciTensor())
    #expect(try all.scalarCurvature == manifold.scalarCurvature())
  }
}
