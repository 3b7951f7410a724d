import InformationGeometry

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
