import GeometryLaws
import Testing

/// What the Sobolev laws rest on, by closed forms of the normal family.
@Suite struct SobolevLawTests {
  /// ∫∂ᵢp ∂ⱼp + ∫∂ₓ∂ᵢp ∂ₓ∂ⱼp for the normal family: diag(1, 3/2)/(4√π σ³) + diag(3, 15/2)/(8√π σ⁵).
  static func exact(_ σ: Double) -> [Double] {
    let first = 1 / (4 * Double.sqrt(.pi) * Double.pow(σ, 3)), second = 1 / (8 * Double.sqrt(.pi) * Double.pow(σ, 5))
    return [first + 3 * second, 0, 0, 1.5 * first + 7.5 * second]
  }

  /// Catches a kernel of another space or with another factor: what samples show of the H¹ metric grows with them to the
  /// closed form.
  @Test func samplesFillTheMetric() throws {
    let model = try Catalogue.model("normal"), x = model.variables[0], σ = 1.25
    let p = exp(try #require(model.logDensity))
    let slopes = try Tape(p.gradient(by: model.parameters), inputs: [x] + model.parameters)
    let kernel = try SobolevSpace(on: .euclidean(1), order: 1).reproducingKernel()
    func shown(_ step: Double) throws -> Matrix {
      let places = stride(from: -9.0, through: 9, by: step).map { $0 }
      let rows = places.map { slopes.evaluate([$0 + 0.5, 0.5, σ]) }
      return try SampledMetric(
        jacobian: Matrix(rows: places.count, columns: 2, elements: rows.flatMap { $0 }),
        gram: kernel.gramMatrix(places.map { [$0] })
      ).matrix
    }
    let few = try shown(1), more = try shown(0.5), many = try shown(0.0625), whole = Self.exact(σ)
    for i in 0..<2 {
      #expect(few[i, i] < more[i, i] && more[i, i] < many[i, i] && many[i, i] < whole[3 * i])
      #expect((many[i, i] / whole[3 * i] - 1).magnitude < 2e-3, "\(many[i, i]) \(whole[3 * i])")
    }
  }

  /// Catches a Sobolev law that would hold of any metric: the same distributions observed as y = x/2 have twice the
  /// first part and eight times the second, where the Fisher metric stays.
  @Test func otherUnitsOfTheObservation() throws {
    let σ = 1.25, here = Self.exact(σ)
    // y = x/2 is normal with (μ/2, σ/2), so that ∂/∂σ has a factor ½.
    let there = Self.exact(σ / 2).map { $0 / 4 }
    let ratio = there[3] / here[3]
    #expect((ratio - 1).magnitude > 1)
    let manifold = try Catalogue.model("normal").manifold()
    let outcomes = try InvarianceReport(
      of: manifold, at: manifold.point([0.5, σ]), laws: [.sobolevMetricSeesObservable, .observableDoesNotMatter]
    ).outcomes
    #expect(outcomes.count == 2 && outcomes.allSatisfy(\.holds))
    #expect(outcomes[0].note.contains("differ"))
  }

  /// Catches a Sobolev metric of densities that depends on the chart, or a Fisher metric that does not survive another
  /// observable: closed form against quadrature, and quadrature against quadrature.
  @Test(arguments: [
    ("normal", [0.5, 1.25], InvarianceReport.Arithmetic.double), ("normal", [0.5, 1.25], .digits(20)),
    ("logistic", [0.5, 2], .double), ("beta", [2.5, 3.5], .double),
  ])
  func densityMetricsAreTensors(_ family: String, _ place: [Double], _ arithmetic: InvarianceReport.Arithmetic) throws {
    let manifold = try Catalogue.model(family).manifold()
    let outcomes = try InvarianceReport(
      of: manifold, at: manifold.point(place), seed: 3, laws: [.densityMetricIsTensor, .densityMetricSeesObservable],
      arithmetic: arithmetic
    ).outcomes
    #expect(outcomes.count == 2 && outcomes.allSatisfy(\.holds), "\(outcomes)")
    #expect(outcomes.last?.note.contains("differ") == true)
  }

  /// Catches an infinite metric that is compared with another one: densities that jump are refused with the reason.
  @Test(arguments: ["exponential", "laplace"])
  func infiniteMetricsAreLeftOut(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 3)
    let report = try InvarianceReport(
      of: manifold, at: RandomPoints.draw(manifold.chart, &draws), laws: [.densityMetricIsTensor])
    #expect(report.outcomes.isEmpty && report.omissions.allSatisfy { $0.reason.contains("infinite") })
  }

  /// Catches Sobolev laws that are measured of counts or of several variables.
  @Test(arguments: ["poisson", "categorical:k=3", "multivariate-normal:d=2"])
  func countsAndVectorsAreLeftOut(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 3)
    let report = try InvarianceReport(
      of: manifold, at: RandomPoints.draw(manifold.chart, &draws), laws: [.sobolevMetricIsTensor, .kernelReproduces])
    #expect(report.outcomes.isEmpty && report.omissions.allSatisfy { $0.reason.contains("one real number") })
  }
}
