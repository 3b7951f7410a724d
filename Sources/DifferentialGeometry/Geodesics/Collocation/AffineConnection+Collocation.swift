import Scalars
import Symbolics

/// A geodesic between two points by collocation in frames, with what is known of it.
struct CollocatedGeodesic {
  let curve: FrameCurve
  /// The length, and an estimate of its error.
  let length: BigFloat, error: BigFloat
  /// An estimate of the relative error of positions and velocities.
  let relativeError: Double
  /// max |ü − ü(u, u̇)|/|u̇|² between the nodes.
  let residual: Double
  let evaluations: Int
  /// dx/dt at the first point.
  let startVelocity: [BigFloat]
}

extension AffineConnection {
  /// Bits that formulas of far, near or extreme points may lose.
  ///
  /// - Throws: `GeometryError.unsupported` for more than make sense.
  func spareBits(_ p: Point, _ q: Point) throws -> Int {
    let working = try equation.working, bits = BigFloatPrecision(bits: 4096)
    let x = p.enclosed(bits: bits.bits).midpoints(bits.bits), y = q.enclosed(bits: bits.bits).midpoints(bits.bits)
    var size = 0.0, gap = -Double.infinity, extreme = ""
    for i in x.indices {
      let domain = manifold.chart.coordinates[i].domain
      var ends = [domain.lower?.value, domain.upper?.value].compactMap { $0 }
      if ends.isEmpty { ends = [0] }
      for value in [x[i], y[i]] {
        for end in ends {
          let distance = (value - BigFloat(end, precision: bits)).binaryMagnitude
          if distance.isFinite, distance.magnitude > size {
            size = distance.magnitude
            extreme = "\(manifold.chart.coordinates[i].name) = \(value.decimal(digits: 6))"
          }
        }
      }
    }
    let u = working.flattened(x, bits), v = working.flattened(y, bits)
    for i in u.indices { gap = max(gap, (v[i] - u[i]).binaryMagnitude) }
    let spare = 64 + 4 * size + (gap.isFinite ? 2 * max(0, -gap) : 0)
    // With more than 2^±400 a curve takes minutes, if there is one.
    guard size < 400, spare < 20_000 else {
      throw GeometryError.unsupported(
        reason: size < 400 ? "the points are too near for collocation" : "\(extreme) is too extreme for collocation")
    }
    return Int(spare)
  }

  /// The geodesic near a curve.
  ///
  /// - Parameters:
  ///   - curve: u(t), in coordinates without borders, from p to q.
  ///   - pieces: on how many elements it is smooth enough to begin with.
  /// - Throws: `GeometryError.notConverged`.
  func collocated(
    from p: Point, to q: Point, digits: Int, near curve: (Double) -> [BigFloat], pieces: Int
  ) throws -> CollocatedGeodesic {
    let spare = try spareBits(p, q), needed = Double(digits) * 3.3219280948873623 + 6
    let solver = try FrameCollocation(
      try equation, from: p, to: q, elements: max(1, pieces), degree: 12, bits: 48, spare: spare, curve: curve)
    try solver.converge(to: 20)
    var halvings = 0
    while solver.tail > -18 {
      halvings += 1
      guard solver.elements.count <= 256, halvings <= 6 else {
        throw FrameCollocation.failure("more than 256 elements would be needed", reached: Double.exp2(solver.tail))
      }
      try solver.resampled(elements: solver.elements.count * 2, degree: 12)
      try solver.converge(to: 20)
    }
    var degree = max(18, Int(Double(digits) * 1.1) + 8)
    var count = solver.elements.count, reached = Double.infinity
    let most = max(Double.exp2(-Double(digits) * 3.3219280948873623), .leastNormalMagnitude)
    for _ in 0..<8 {
      try solver.resampled(elements: count, degree: degree)
      try solver.converge(to: needed + 4)
      if solver.tail <= -needed {
        // Between the nodes the equation may be satisfied less well than the coefficients tell.
        let found = try result(solver, p)
        if found.relativeError <= most { return found }
        reached = found.relativeError
      } else {
        reached = Double.exp2(solver.tail)
      }
      if degree > 64 + digits { count *= 2 } else { degree += degree / 3 }
      guard count <= 512 else { break }
    }
    throw FrameCollocation.failure(
      "polynomials of degree \(degree) do not resolve the curve", reached: reached)
  }

  private func result(_ solver: FrameCollocation, _ p: Point) throws -> CollocatedGeodesic {
    guard let speeds = solver.squaredSpeeds(), let first = speeds.first else {
      throw FrameCollocation.failure("the metric has no value on the curve")
    }
    var low = first.square, high = low
    let zero = first.square - first.square
    var energy = zero, length = zero
    for (square, weight) in speeds {
      guard square > 0 else { throw FrameCollocation.failure("the metric is not positive definite on the curve") }
      low = min(low, square)
      high = max(high, square)
      energy.addProduct(square, weight)
      length.addProduct(BigFloat.sqrt(square), weight)
    }
    // The energy is stationary at a geodesic, so that its error is of second order; the spread of the speed is of first.
    let isMetric = alpha.isZero, duration = solver.duration
    let value = isMetric ? BigFloat.sqrt(energy * duration) : length
    let residual = solver.residual()
    var relative = max(Double.exp2(solver.tail), solver.lastStep * solver.lastStep)
    if isMetric { relative = max(relative, ((high - low) / low).asDouble) }
    // A defect of |ü|/|u̇|² moves the curve by that times the length, relative to the length.
    relative = max(relative, residual * value.asDouble)
    let curve = FrameCurve(solver), place = curve.place(at: zero)
    return CollocatedGeodesic(
      curve: curve, length: value, error: value * BigFloat(rounding: relative, precision: BigFloatPrecision(bits: 64)),
      relativeError: relative, residual: residual, evaluations: solver.evaluations,
      startVelocity: place.v.map { $0 * duration })
  }

  /// The geodesic from p to q in `Double`, from one in many bits.
  func rounded(
    _ found: CollocatedGeodesic, from p: Point, to q: Point, method: Geodesic.Method
  ) -> Geodesic {
    let curve = found.curve
    return Geodesic(
      chart: manifold.chart, alpha: alpha.asDouble, method: method, range: 0...1, length: found.length.asDouble,
      lengthError: found.error.asDouble + found.length.asDouble.ulp, residual: found.residual,
      error: found.length.asDouble * max(found.relativeError, Double.ulpOfOne)
    ) { t in
      let place = curve.place(at: BigFloat(exactly: t))
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : place.x.map(\.asDouble)
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: place.v.map(\.asDouble))
    }
  }
}
