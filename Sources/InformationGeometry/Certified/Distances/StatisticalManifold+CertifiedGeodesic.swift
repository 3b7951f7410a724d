import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

extension StatisticalManifold {
  /// A geodesic of the α-connection with γ(0) = p and γ(1) = q, in proved enclosures of so many digits.
  ///
  /// Proved is that a geodesic with these ends exists, and that it passes through the enclosures. Where a coordinate is an
  /// angle it ends at the representative of q that is nearest to p.
  ///
  /// - Throws: `GeometryError.notProved` with what could not be proved.
  public func certifiedGeodesic(
    from p: Point, to q: Point, alpha: Rational = 0, digits: Int = 17
  ) throws -> EnclosedGeodesic {
    try certifiedGeodesic(from: p, to: q, alpha: alpha, digits: digits, most: ProofBudget.long)
  }

  /// The same with other work than usual at most.
  func certifiedGeodesic(
    from p: Point, to q: Point, alpha: Rational, digits: Int, most: Int
  ) throws -> EnclosedGeodesic {
    precondition((1...200_000).contains(digits), "\(digits) digits are not in 1...200000")
    let q = try nearest(q, to: p)
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    if p.isSame(as: q) {
      let precision = BallPrecision(digits: digits + 4), zero = Ball(0, precision: precision)
      let here = p.enclosed(bits: precision.bits)
      return EnclosedGeodesic(
        chart: chart, alpha: alpha, method: .closedForm, end: Ball(1, precision: precision), length: zero
      ) { t in
        t.lower < 0 || t.upper > 1 ? nil : .init(parameter: t, coordinates: here, velocity: here.map { _ in zero })
      }
    }
    return try connection(alpha: alpha).enclosedGeodesic(from: p, to: q, digits: digits, most: most) { digits in
      try geodesic(from: p, to: q, alpha: alpha, digits: digits).sample(at: .zero).velocity
    }
  }

  /// The geodesic of the α-connection with γ(0) = p and γ̇(0) = v, in proved enclosures of so many digits.
  ///
  /// - Parameters:
  ///   - velocity: taken exactly.
  ///   - end: the last parameter; negative runs backwards.
  /// - Throws: `GeometryError.notProved` with what could not be proved, `GeometryError.leavesManifold`.
  public func certifiedGeodesic(
    from p: Point, velocity: [Expression], until end: Expression = 1, alpha: Rational = 0, digits: Int = 17
  ) throws -> EnclosedGeodesic {
    try connection(alpha: alpha).enclosedGeodesic(from: p, velocity: velocity, until: end, digits: digits)
  }
}
