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
