import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The von Mises–Fisher family on the unit sphere of ℝᵈ with mean direction m and concentration κ.
  ///
  ///     p = κ^(d/2−1)/((2π)^(d/2) I_{d/2−1}(κ)) e^(κ m·x),  by the area of the sphere
  ///     g = κA |dm|² + A′(κ) dκ²,  A = I_{d/2}(κ)/I_{d/2−1}(κ)
  ///
  /// Coordinates: for d = 3 the polar angle θ and the azimuth φ of m, and κ, with A = coth κ − 1/κ; for larger d the
  /// vector κm, which is the natural parameter. At κ = 0 the formulas end, the manifold does not.
  static let vonMisesFisher = Self(
    name: "von-mises-fisher", constants: [.integer("d", from: 3, through: 16)],
    summary: "directions in d dimensions; coordinates theta, phi, kappa for d = 3, kappa·mu above"
  ) { constants throws(GeometryError) in
    let d = constants.integer("d")
    return try d == 3 ? onSphere() : inNaturalParameters(d)
  }

  private static func onSphere() throws(GeometryError) -> StatisticalModel {
    let x = (1...3).map { Symbol("x\($0)") }
    let θ = Symbol("theta", .positive), φ = Symbol("phi"), κ = Symbol("kappa", .positive)
    let direction = [sin(θ) * cos(φ), sin(θ) * sin(φ), cos(θ)]
    // coth κ by e^(−2κ), which does not overflow.
    let small = exp(-2 * κ), coth = (1 + small) / (1 - small), A = coth - 1 / κ
    var knowledge = StatisticalModel.Knowledge(
      statistics: x.map { Expression($0) }, expectationParameters: direction.map { A * $0 })
    knowledge.periods = [1: 2 * .pi]
    knowledge.reduction = try overGreatCircle(κ, A)
    return try StatisticalModel(
      "von-mises-fisher:d=3", variables: x, in: .sphere(3), parameters: [θ, φ, κ],
      constraints: [Chart.Constraint(Expression.pi - θ, parameter: "theta", requirement: "be less than π")],
      logDensity: .sum(zip(x, direction).map { κ * $0 * $1 }) + log(κ) - κ - log(1 - small) - log(2 * .pi),
      knowledge: knowledge)
  }

  /// κA dψ² + A′ dκ² with the angle ψ from the first point: a curve between two points is no longer there.
  private static func overGreatCircle(_ κ: Symbol, _ A: Expression) throws(GeometryError) -> SurfaceReduction {
    let ψ = Symbol("psi"), chart = try Chart([ψ, κ])
    let slope: Expression
    do { slope = try A.derivative(by: κ) } catch { throw .invalidModel(reason: "\(error)") }
    let surface = try Manifold(chart: chart, metric: [κ * A, .zero, .zero, slope])
    return SurfaceReduction(
      surface: surface,
      images: { p, q throws(GeometryError) in
        (try Point([.zero, p.exact[2]], in: chart), try Point([GreatCircle.angle(p, q), q.exact[2]], in: chart))
      }, lift: GreatCircle.lift)
  }

  private static func inNaturalParameters(_ d: Int) throws(GeometryError) -> StatisticalModel {
    let x = (1...d).map { Symbol("x\($0)") }, θ = (1...d).map { Symbol("theta\($0)") }
    let square = Expression.sum(θ.map { $0.squared }), κ = sqrt(square)
    let order = Expression(Rational(d, 2) - 1)
    let I = besselI(order, κ), A = besselI(order + 1, κ) / I
    return try StatisticalModel(
      "von-mises-fisher:d=\(d)", variables: x, in: .sphere(d), parameters: θ,
      constraints: [
        Chart.Constraint(square, parameter: "theta", requirement: "not be zero, where the formulas divide by κ")
      ],
      logDensity: .sum(zip(x, θ).map { $0 * $1 }) + order * log(square) / 2 - Expression(Rational(d, 2)) * log(2 * .pi)
        - log(I),
      knowledge: .init(
        statistics: x.map { Expression($0) }, expectationParameters: θ.map { A * $0 / κ }))
  }
}
