import Scalars
import Symbolics

/// Distances and geodesics of the space forms, in any scalar arithmetic.
extension Isometry {
  /// The distance of two images in the space form.
  ///
  ///     line: |Δu|      half plane: 2√C arsinh √((ΔX² + ΔY²)/(4Y₀Y₁))      sphere: 2r arcsin(|Δz|/2)
  func distance<S: Scalar>(_ p: [S], _ q: [S], _ precision: S.Precision) throws -> S {
    switch space {
    case .line: S.absoluteValue(q[0] - p[0])
    case .hyperbolicPlane(let scale):
      S.sqrt(try number(scale, precision)) * unitDistance(p, q, precision)
    case .sphere(let radius): try number(radius, precision) * unitDistance(p, q, precision)
    }
  }

  /// The distance for C = 1 or r = 1.
  private func unitDistance<S: Scalar>(_ p: [S], _ q: [S], _ precision: S.Precision) -> S {
    let two = S(2, precision: precision)
    switch space {
    case .line: return S.absoluteValue(q[0] - p[0])
    case .hyperbolicPlane:
      let dx = q[0] - p[0], dy = q[1] - p[1]
      return two * S.asinh(S.sqrt((dx * dx + dy * dy) / (p[1] * q[1])) / two)
    case .sphere:
      var chord = S.zero
      for (a, b) in zip(p, q) { chord += (b - a) * (b - a) }
      return two * S.asin(S.sqrt(chord) / two)
    }
  }

  private func number<S: Scalar>(_ e: Expression, _ precision: S.Precision) throws -> S {
    try Tape([e], inputs: []).evaluate([S](), precision: precision)[0]
  }

  /// The point and velocity at t of the geodesic with γ(0) = p and γ(1) = q, in the space form.
  ///
  /// Both curved spaces are surfaces ⟨P, P⟩ = const in a linear space, where a geodesic is a combination of its ends
  /// with weights sinh((1 − t)δ)/sinh δ and sinh(tδ)/sinh δ, or the same with sin. For the half plane
  /// P = (1/Y, X/Y, (X² + Y²)/Y).
  func curve<S: Scalar>(_ p: [S], _ q: [S], at t: S, _ precision: S.Precision) -> (point: [S], velocity: [S]) {
    let one = S(1, precision: precision)
    let δ = unitDistance(p, q, precision)
    switch space {
    case .line:
      let step = q[0] - p[0]
      return ([p[0] + t * step], [step])
    case .hyperbolicPlane:
      let s = S.sinh(δ), left = (one - t) * δ, right = t * δ
      let w0 = S.sinh(left) / s, w1 = S.sinh(right) / s
      let d0 = -(δ * S.cosh(left) / s), d1 = δ * S.cosh(right) / s
      let a = w0 / p[1] + w1 / q[1], da = d0 / p[1] + d1 / q[1]
      let b = w0 * p[0] / p[1] + w1 * q[0] / q[1], db = d0 * p[0] / p[1] + d1 * q[0] / q[1]
      let y = one / a, x = b / a
      return ([x, y], [(db - x * da) / a, -(da * y * y)])
    case .sphere:
      let s = S.sin(δ), left = (one - t) * δ, right = t * δ
      let w0 = S.sin(left) / s, w1 = S.sin(right) / s
      let d0 = -(δ * S.cos(left) / s), d1 = δ * S.cos(right) / s
      var point: [S] = [], velocity: [S] = []
      for (a, b) in zip(p, q) {
        point.append(w0 * a + w1 * b)
        velocity.append(d0 * a + d1 * b)
      }
      return (point, velocity)
    }
  }
}

extension Isometry {
  /// An enclosure of the distance of two points, with so many bits of work.
  package func distance(from p: Point, to q: Point, chart: Chart, bits: Int) throws -> Ball {
    try CompiledIsometry(self, chart: chart).distance(from: p, to: q, bits: bits)
  }
}

/// An isometry compiled for evaluation.
struct CompiledIsometry: Sendable {
  let isometry: Isometry
  private let image: Tape
  private let inverse: Tape
  /// ∂inverseᵢ/∂symbolⱼ.
  private let jacobian: Tape

  init(_ isometry: Isometry, chart: Chart) throws {
    self.isometry = isometry
    image = try Tape(isometry.image, inputs: chart.coordinates)
    inverse = try Tape(isometry.inverse, inputs: isometry.symbols)
    jacobian = try Tape(
      try isometry.inverse.flatMap { try $0.gradient(by: isometry.symbols) }, inputs: isometry.symbols)
  }

  /// An enclosure of the distance of two points.
  func distance(from p: Point, to q: Point, bits: Int) throws -> Ball {
    let precision = BallPrecision(bits: bits)
    return try isometry.distance(
      image.evaluate(p.enclosed(bits: bits), precision: precision),
      image.evaluate(q.enclosed(bits: bits), precision: precision), precision)
  }

  /// Coordinates and velocity at t of the geodesic between two points.
  func sample(from p: Point, to q: Point, at t: Ball, bits: Int) -> (x: [Ball], v: [Ball]) {
    let precision = BallPrecision(bits: bits)
    let place = isometry.curve(
      image.evaluate(p.enclosed(bits: bits), precision: precision),
      image.evaluate(q.enclosed(bits: bits), precision: precision), at: t, precision)
    let m = isometry.symbols.count
    let x = inverse.evaluate(place.point, precision: precision)
    let rows = jacobian.evaluate(place.point, precision: precision)
    var v: [Ball] = []
    for i in x.indices {
      var total = Ball.zero
      for j in 0..<m { total += rows[i * m + j] * place.velocity[j] }
      v.append(total)
    }
    return (x, v)
  }
}
