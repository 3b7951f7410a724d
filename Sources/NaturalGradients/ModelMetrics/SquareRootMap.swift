import InformationGeometry

/// Densities on an interval as points of a sphere: ρ ↦ 2√ρ is an isometry of the Fisher–Rao metric, and geodesics are great circles.
///
///     |ρ̇|² = ∫ ρ̇²/ρ dx = 4 ∫ (∂ₜ√ρ)² dx = ∫ (∂_y u)² dy,   distance = 2 arccos ∫ √(ρ₀ρ₁) dx
///
/// The last integral is the Ḣ¹ metric of the velocity u = φₜ∘φ⁻¹ of the flow φ with ρ = φₓ: along a geodesic u solves the
/// Hunter–Saxton equation uₜₓₓ + 2uₓuₓₓ + u uₓₓₓ = 0. Source: Khesin, Lenells, Misiołek & Preston (2013).
public struct SquareRootMap: Sendable {
  /// The observation.
  public let variable: Symbol
  /// Where densities live.
  public let domain: Domain
  private let method = Quadrature(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)

  /// The densities on the interval that a symbol ranges over.
  public init(of variable: Symbol) {
    self.variable = variable
    domain = variable.domain
  }

  /// ∫ f dx over the interval, in `Double`.
  ///
  /// - Throws: `GeometryError.notConverged`; `SymbolicsError` for further symbols.
  public func integral(of formula: Expression, upTo end: Double = .infinity) throws -> Double {
    let tape = try Tape([formula], inputs: [variable])
    do {
      let lower = domain.lower?.value.asDouble ?? -.infinity
      let upper = Swift.min(end, domain.upper?.value.asDouble ?? .infinity)
      return try method.integral(from: lower, to: upper) { tape.evaluate([$0])[0] }.value
    } catch {
      throw GeometryError.notConverged(
        what: "the integral of \(formula.text(limit: 60))", reached: .nan, reason: "\(error)")
    }
  }

  /// The distance 2 arccos ∫√(ρ₀ρ₁).
  ///
  /// Accuracy: 1e-11 for densities that are not close; by ‖√ρ₀ − √ρ₁‖ where they are.
  ///
  /// - Throws: as `geodesic(from:to:)`.
  public func distance(from first: Expression, to second: Expression) throws -> Double {
    try geodesic(from: first, to: second).angle * 2
  }

  /// The great circle between two densities.
  ///
  /// - Throws: `GeometryError.invalidModel` for formulas whose integral is not 1, and as `integral(of:)`.
  public func geodesic(from first: Expression, to second: Expression) throws -> DensityGeodesic {
    for density in [first, second] {
      let mass = try integral(of: density)
      guard (mass - 1).magnitude < 1e-8 else {
        throw GeometryError.invalidModel(reason: "\(density.text(limit: 60)) integrates to \(mass), not to 1")
      }
    }
    // The chord keeps digits that the cosine of a small angle has not.
    let chord = try integral(of: (sqrt(first) - sqrt(second)).squared)
    let angle = 2 * Double.asin(Swift.min(1, chord.squareRoot() / 2))
    return DensityGeodesic(map: self, first: first, second: second, angle: angle)
  }
}

/// The geodesic of the Fisher–Rao metric on all densities between two of them.
///
///     √ρₜ = (sin((1−t)θ) √ρ₀ + sin(tθ) √ρ₁)/sin θ,   cos θ = ∫√(ρ₀ρ₁)
public struct DensityGeodesic: Sendable {
  /// The space of densities.
  public let map: SquareRootMap
  /// ρ₀.
  public let first: Expression
  /// ρ₁.
  public let second: Expression
  /// θ, half the distance.
  public let angle: Double
  /// t in the formulas.
  public static let time = Symbol("t")

  /// √ρₜ as a formula in the observation and t.
  public var root: Expression {
    guard angle > 0, let θ = Rational(exactly: angle).map({ Expression($0) }) else { return sqrt(first) }
    let t = Expression(Self.time)
    return (sin((1 - t) * θ) * sqrt(first) + sin(t * θ) * sqrt(second)) / sin(θ)
  }

  /// ρₜ as a formula in the observation and t.
  public var density: Expression { root.squared }

  /// The square of the speed at a time as ∫ρ̇²/ρ dx and as 4∫(∂ₜ√ρ)² dx: equal, and constant along the geodesic, (2θ)².
  ///
  /// - Throws: `GeometryError.notConverged`.
  public func squaredSpeeds(at t: Double) throws -> (fisher: Double, sphere: Double) {
    let time = [Self.time: Expression(Rational(exactly: t) ?? 0)]
    let ρ = density.substituting(time), change = try density.derivative(by: Self.time).substituting(time)
    let slope = try root.derivative(by: Self.time).substituting(time)
    return (try map.integral(of: change.squared / ρ), 4 * (try map.integral(of: slope.squared)))
  }

  /// ∂_y u at the place of the flow where x has gone, ρ̇/ρ, as a formula in x and t.
  ///
  /// The Hunter–Saxton equation says g′ + ½g² = −½|ρ̇|² of it along each x.
  ///
  /// - Throws: `SymbolicsError`.
  public func velocitySlope() throws -> Expression { try density.derivative(by: Self.time) / density }

  /// Where the flow has taken x: φ = ∫ρₜ up to x, the mass below it.
  ///
  /// - Throws: `GeometryError.notConverged`.
  public func flow(of x: Double, at t: Double) throws -> Double { try partial(density, x, t) }

  /// The velocity u of the flow at the place to which it has taken x: ∂ₜφ.
  ///
  /// - Throws: `GeometryError.notConverged`.
  public func velocity(at x: Double, time t: Double) throws -> Double {
    try partial(try density.derivative(by: Self.time), x, t)
  }

  private func partial(_ formula: Expression, _ x: Double, _ t: Double) throws -> Double {
    let here = formula.substituting([Self.time: Expression(Rational(exactly: t) ?? 0)])
    return try map.integral(of: here, upTo: x)
  }
}
