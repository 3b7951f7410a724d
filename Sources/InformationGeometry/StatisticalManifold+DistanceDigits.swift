import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A Fisher–Rao distance to any number of digits.
public struct BigFloatDistance: Sendable, CustomStringConvertible {
  /// The length of the geodesic.
  public let value: BigFloat
  /// A proved bound of the error where `isBound` says so, an estimate otherwise.
  public let error: BigFloat
  /// Whether the error is a proved bound: the value is that of a closed form.
  public let isBound: Bool
  /// How it was found.
  public let method: Geodesic.Method

  /// The value with its error.
  public var description: String { "\(value) ± \(error.decimal(digits: 2)) (\(method.rawValue))" }
}

extension BigFloatDistance {
  /// The distance in a product of manifolds.
  init(product parts: [BigFloatDistance], digits: Int) {
    let precision = BigFloatPrecision(digits: digits + 8)
    var square = BigFloat.zero.rounded(to: precision), error = square
    for part in parts {
      square += (part.value * part.value).rounded(to: precision)
      error += part.error.rounded(to: precision)
    }
    let value = BigFloat.sqrt(square)
    self.init(
      value: value, error: error + value.scaled(byPowerOfTwo: 4 - precision.bits),
      isBound: parts.allSatisfy(\.isBound), method: parts.first { $0.method != .closedForm }?.method ?? .closedForm)
  }
}

extension StatisticalManifold {
  /// The Fisher–Rao distance to so many digits: the length of the Levi-Civita geodesic between two points.
  ///
  /// In closed form where the family maps to a space form and for normals with equal means or covariances; by the lift for
  /// the other normals; by Clairaut's quadrature where the metric is independent of a coordinate or its logarithm;
  /// otherwise by Newton's method on Taylor series. Points that are the same have the distance 0 exactly.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached: never a wrong digit.
  public func distance(from p: Point, to q: Point, digits: Int) throws -> BigFloatDistance {
    precondition((1...200_000).contains(digits), "\(digits) digits are not in 1...200000")
    return try WorkBudget.limiting(digits: digits) { try unlimitedDistance(from: p, to: q, digits: digits) }
  }

  private func unlimitedDistance(from p: Point, to q: Point, digits: Int) throws -> BigFloatDistance {
    let precision = BigFloatPrecision(digits: digits + 4)
    if p.isSame(as: q) {
      return BigFloatDistance(value: .zero, error: .zero, isBound: true, method: .closedForm)
    }
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    try model?.requireGeodesic(from: p, to: q)
    if let ball = try closedFormDistance(from: p, to: q, digits: digits + 2) {
      // Half a unit of the last of the bits for the rounding.
      let value = BigFloat(midpointOf: ball, precision: precision)
      let bound = (ball - Ball(containing: value, precision: ball.precision)).largestSize
      return BigFloatDistance(
        value: value, error: BigFloat(midpointOf: bound, precision: BigFloatPrecision(bits: 64)), isBound: true,
        method: .closedForm)
    }
    let q = try nearest(q, to: p)
    if let on = try onSurface(p, q) { return try on.surface.distance(from: on.p, to: on.q, digits: digits) }
    if let solver = model?.geodesicSolver, let found = try solver.distance(from: p, to: q, digits: digits) {
      return BigFloatDistance(value: found.value, error: found.error, isBound: false, method: solver.method)
    }
    if let found = try cyclicDistance(from: p, to: q, digits: digits)?.distance {
      return BigFloatDistance(value: found.value, error: found.error, isBound: false, method: .clairaut)
    }
    if let parts = try factors?.distances(from: p, to: q, { try $0.distance(from: $1, to: $2, digits: digits + 1) }) {
      return BigFloatDistance(product: parts, digits: digits)
    }
    if dimension == 1 {
      let found = try manifold.lineDistance(from: p, to: q, digits: digits)
      return BigFloatDistance(value: found.value, error: found.error, isBound: false, method: .lineIntegral)
    }
    if digits <= 150 {
      let found = try connection().collocatedDistance(
        from: p, to: q, digits: digits, isUnique: hasUniqueGeodesics
      ) {
        try starts(from: p, to: q)
      }
      return BigFloatDistance(value: found.value, error: found.error, isBound: false, method: found.method)
    }
    let curve = try connection().geodesic(from: p, to: q, isometry: isometry, digits: digits)
    return BigFloatDistance(
      value: curve.length.value, error: curve.length.error, isBound: false, method: curve.method)
  }

  /// The geodesic of the α-connection with γ(0) = p and γ(1) = q, to so many digits.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func geodesic(from p: Point, to q: Point, alpha: Rational = 0, digits: Int) throws -> BigFloatGeodesic {
    try WorkBudget.limiting(digits: digits) { try unlimitedGeodesic(from: p, to: q, alpha: alpha, digits: digits) }
  }

  private func unlimitedGeodesic(
    from p: Point, to q: Point, alpha: Rational, digits: Int
  ) throws -> BigFloatGeodesic {
    let q = try nearest(q, to: p), connection = connection(alpha: alpha)
    if let still = connection.atRest(p, q, digits: digits) { return still }
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    if alpha.isZero {
      try model?.requireGeodesic(from: p, to: q)
      if let isometry {
        return try connection.closedFormGeodesic(from: p, to: q, isometry: isometry, digits: digits)
      }
      if let solver = model?.geodesicSolver, try solver.startingVelocity(from: p, to: q, bits: 64) != nil {
        return try connection.geodesic(from: p, to: q, digits: digits, method: solver.method) {
          try solver.startingVelocity(from: p, to: q, bits: $0) ?? []
        }
      }
      if let found = try cyclicDistance(from: p, to: q, digits: 20) {
        return try connection.geodesic(
          from: p, to: q, digits: digits, method: .clairaut, startingVelocity: { found.velocity })
      }
    }
    do {
      return try connection.geodesic(from: p, to: q, isometry: isometry, digits: digits)
    } catch GeometryError.notConverged {
      // Too far for Newton's method on the end point alone.
      return try connection.collocatedGeodesic(
        from: p, to: q, digits: digits, isUnique: hasUniqueGeodesics
      ) {
        try starts(from: p, to: q)
      }
    }
  }

  /// The geodesic of the α-connection with γ(0) = p and γ̇(0) = v, to so many digits.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where and which parameter.
  public func geodesic(
    from p: Point, velocity: [Expression], until end: Expression = 1, alpha: Rational = 0, digits: Int
  ) throws -> BigFloatGeodesic {
    try WorkBudget.limiting(digits: digits) {
      try connection(alpha: alpha).geodesic(from: p, velocity: velocity, until: end, digits: digits)
    }
  }

  /// Clairaut's quadrature where there is a cyclic coordinate and it finds the curve.
  private func cyclicDistance(
    from p: Point, to q: Point, digits: Int
  ) throws -> (distance: Estimated<BigFloat>, velocity: [BigFloat])? {
    guard isometry == nil, model?.geodesicSolver == nil, manifold.hasCyclicCoordinate else { return nil }
    return try? manifold.clairautDistance(from: p, to: q, digits: digits)
  }

  /// An enclosure of the distance to so many digits where a closed form is proved to be the least length.
  func closedFormDistance(from p: Point, to q: Point, digits: Int) throws -> Ball? {
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 2
    var bits = needed + 64
    let most = max(1 << 16, 8 * needed)
    while true {
      let ball: Ball?
      if let isometry {
        ball = try isometry.distance(from: p, to: q, chart: chart, bits: bits)
      } else {
        ball = try model?.geodesicSolver?.enclosedDistance(from: p, to: q, bits: bits)
      }
      guard let ball else { return nil }
      if ball.isFinite, ball.relativeAccuracyBits >= needed { return ball }
      guard bits < most else {
        throw GeometryError.notConverged(
          what: "the distance", reached: Double(ball.relativeAccuracyBits),
          reason: "\(bits) bits do not give \(digits) digits: the points may be the same")
      }
      bits *= 2
    }
  }
}
