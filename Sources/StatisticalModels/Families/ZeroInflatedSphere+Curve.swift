import DifferentialGeometry
import Scalars

extension ZeroInflatedSphere {
  /// Bits that cancellation near the poles leaves enough of.
  private static let workingBits = 256

  /// The great circle between two points, with the rate as the inverse of u by quadrature.
  func geodesic(from p: Point, to q: Point) throws -> Geodesic {
    let length = try distance(from: p, to: q).length, on = try circle(p, q, bits: Self.workingBits)
    let line =
      p.exact[1] == q.exact[1]
      ? nil : try counts.connection().geodesicByLineIntegral(from: rate(p), to: rate(q))
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let place = on.place(at: t), share = min(max((place.u / on.turn).midpoint, 0), 1)
      let known = line?.sample(at: share)
      let rate = known?.coordinates[0] ?? p.coordinates[1]
      let push = known.map { $0.velocity[0] * (place.du / on.turn).midpoint } ?? 0
      let λ = Ball(exactly: rate, precision: on.turn.precision), one = Ball(1, precision: λ.precision)
      let some = -Ball.expMinusOne(-λ), left = place.square / some
      let flow = (left * (one - some)).midpoint * push + place.dp0.midpoint
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : [(one - left).midpoint, rate]
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: [flow / some.midpoint, push])
    }
    let rounding = (line?.error ?? 0) + 64 * length.value * Double.ulpOfOne
    return Geodesic(
      chart: p.chart, alpha: 0, method: method, range: 0...1, length: length.value, lengthError: length.error,
      residual: rounding / length.value, error: rounding, curve: curve)
  }

  /// By the general method.
  func geodesic(from p: Point, velocity v: [Double], until end: Double) throws -> Geodesic? { nil }
}

extension ZeroInflatedSphere.Circle {
  /// u from the first point, du/dt, sin²φ and d(cos²φ)/dt.
  func place(at t: Double) -> (u: Ball, du: Ball, square: Ball, dp0: Ball) {
    let precision = turn.precision, time = Ball(exactly: t, precision: precision)
    let rest = (Ball(1, precision: precision) - time) * angle, past = time * angle
    let size = Ball.sin(angle), pace = angle / size
    let a = Ball.sin(rest) / size, b = Ball.sin(past) / size, da = -Ball.cos(rest) * pace, db = Ball.cos(past) * pace
    let east = s1 * Ball.sin(turn), north = s1 * Ball.cos(turn)
    let x = a * s0 + b * north, y = b * east, z = a * c0 + b * c1
    let dx = da * s0 + db * north, dy = db * east, dz = da * c0 + db * c1
    let square = x * x + y * y
    // The angle of (x, y) by its half, for 0 ≤ u < π.
    let half = Ball.atan(y / (Ball.sqrt(square) + x)).scaled(byPowerOfTwo: 1)
    return (half, (x * dy - y * dx) / square, square, (z * dz).scaled(byPowerOfTwo: 1))
  }
}
