import DifferentialGeometry
import Scalars
import Symbolics

/// The great circle through two points of the sphere, given by polar angle θ and azimuth φ.
enum GreatCircle {
  /// The angle between two directions, exact.
  ///
  ///     2 arcsin √(sin² ½Δθ + sin θ₀ sin θ₁ sin² ½Δφ), and π less that of the antipode where it is more than a right angle
  static func angle(_ p: Point, _ q: Point) -> Expression {
    let half = Expression(Rational(1, 2))
    func part(_ difference: Expression, _ turn: Expression) -> Expression {
      2 * asin(sqrt(sin(half * difference).squared + sin(p.exact[0]) * sin(q.exact[0]) * turn.squared))
    }
    let turn = half * (q.exact[1] - p.exact[1])
    let cosine =
      Double.cos(p.coordinates[0]) * Double.cos(q.coordinates[0]) + Double.sin(p.coordinates[0])
      * Double.sin(q.coordinates[0]) * Double.cos(q.coordinates[1] - p.coordinates[1])
    return cosine >= 0
      ? part(q.exact[0] - p.exact[0], sin(turn)) : .pi - part(.pi - q.exact[0] - p.exact[0], cos(turn))
  }

  /// From (angle, κ) over the great circle through two points, with the angle from the first, to (θ, φ, κ).
  static func lift(_ p: Point, _ q: Point) -> SurfaceReduction.Lift {
    let θ0 = p.coordinates[0], φ0 = p.coordinates[1], θ1 = q.coordinates[0], turn = q.coordinates[1] - φ0
    let (c0, s0) = (Double.cos(θ0), Double.sin(θ0))
    // The direction at the first point in the frame of ∂θ and ∂φ.
    let half = Double.sin(turn / 2)
    let down = Double.sin(θ1 - θ0) - 2 * Double.sin(θ1) * c0 * half * half, side = Double.sin(θ1) * Double.sin(turn)
    let size = Double.hypot(down, side)
    let (south, east) = size > 0 ? (down / size, side / size) : (1, 0)
    return { sample in
      let c = Double.cos(sample.coordinates[0]), s = Double.sin(sample.coordinates[0]), pace = sample.velocity[0]
      let x = c * s0 + s * south * c0, y = s * east, z = c * c0 - s * south * s0
      let dx = pace * (c * south * c0 - s * s0), dy = pace * c * east, dz = -pace * (s * c0 + c * south * s0)
      let ρ = Double.hypot(x, y)
      return Geodesic.Sample(
        parameter: sample.parameter,
        coordinates: [Double.atan2(y: ρ, x: z), φ0 + Double.atan2(y: y, x: x), sample.coordinates[1]],
        velocity: [z * (x * dx + y * dy) / ρ - ρ * dz, (x * dy - y * dx) / (ρ * ρ), sample.velocity[1]])
    }
  }
}
