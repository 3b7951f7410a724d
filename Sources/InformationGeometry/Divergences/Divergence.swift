import DifferentialGeometry
import Scalars
import StatisticalModels

/// Which divergence between two distributions p and q of a family.
public enum DivergenceKind: Sendable, Equatable {
  /// KL(p ‖ q) = E_p log(p/q).
  case kullbackLeibler
  /// KL(q ‖ p).
  case reverseKullbackLeibler
  /// KL(p ‖ q) + KL(q ‖ p).
  case jeffreys
  /// 1 − ∫√(pq), the squared Hellinger distance.
  case squaredHellinger
  /// −log ∫√(pq).
  case bhattacharyya
  /// max over a of −log ∫pᵃq¹⁻ᵃ.
  case chernoff
  /// 4/(1 − α²) · (1 − ∫p^((1−α)/2) q^((1+α)/2)); KL(p ‖ q) at α = −1, KL(q ‖ p) at α = 1.
  case alpha(Rational)
}

/// A divergence as a `Double`, with what is known of its accuracy.
public struct Divergence: Sendable, Equatable, CustomStringConvertible {
  /// The value; infinite where the integral diverges.
  public let value: Double
  /// A bound of the error where it is proved, an estimate otherwise.
  public let error: Double
  /// For `chernoff` the exponent of p at the maximum.
  public let weight: Double?
  /// Whether the error is a proved bound.
  public let isProved: Bool
  /// How it was found.
  public let method: String

  /// The value with its error and the method.
  public var description: String { "\(value) ± \(error) (\(method))" }
}

/// A divergence with how it is known; only what is proved leaves the package as an enclosure.
package struct DivergenceResult: Sendable {
  /// The value, with a bound of its error as the radius where it is proved, an estimate otherwise; nil where it is infinite.
  package let value: Ball?
  /// For `chernoff` the exponent of p at the maximum, likewise.
  package let weight: Ball?
  /// Whether the radii are proved.
  package let isProved: Bool
  /// How it was found.
  package let method: String

  /// Whether the integral diverges.
  package var isInfinite: Bool { value == nil }
}

extension StatisticalModel {
  /// A divergence between two members of the family, in `Double`.
  ///
  /// By the log-partition function where there is one: balls of as many bits as the cancellation between close
  /// distributions takes, so that no digit is lost. Otherwise by quadrature of a density of one variable, with an estimate
  /// of the error; its integrands are non-negative, so that nothing cancels.
  ///
  /// - Throws: `GeometryError.unsupported` without a log-partition function or a density of one variable;
  ///   `GeometryError.notConverged`.
  public func divergence(_ kind: DivergenceKind, from p: Point, to q: Point) throws -> Divergence {
    let result = try divergenceResult(kind, from: p, to: q, digits: 17)
    guard let value = result.value else {
      return Divergence(value: .infinity, error: 0, weight: nil, isProved: result.isProved, method: result.method)
    }
    let near = value.midpoint
    let isExact = value.radius == 0 && Rational(exactly: near).map(value.contains) == true
    guard near.isFinite else {
      throw GeometryError.notFinite(what: "the divergence as a Double", at: p.coordinates + q.coordinates)
    }
    return Divergence(
      value: near, error: isExact ? 0 : value.radius + max(near.ulp / 2, .leastNonzeroMagnitude),
      weight: result.weight?.midpoint, isProved: result.isProved, method: result.method)
  }

  /// A divergence to so many digits with how it is known.
  ///
  /// - Throws: as `divergence(_:from:to:)`.
  package func divergenceResult(
    _ kind: DivergenceKind, from p: Point, to q: Point, digits: Int
  ) throws -> DivergenceResult {
    precondition((1...1_000_000).contains(digits), "\(digits) digits are not in 1...1000000")
    precondition(
      p.chart.dimension == chart.dimension && q.chart.dimension == chart.dimension, "points of another chart")
    if p.exact == q.exact { return .zero(kind) }
    if let canonical = try CanonicalDivergence(self) {
      return try canonical.enclosure(kind, from: p, to: q, digits: digits)
    }
    return try DensityDivergence(self).estimate(kind, from: p, to: q, digits: digits)
  }
}

extension StatisticalManifold {
  /// A divergence between two points: as that of the model.
  ///
  /// - Throws: `GeometryError.unsupported` for a metric without a model, and as `StatisticalModel.divergence`.
  public func divergence(_ kind: DivergenceKind, from p: Point, to q: Point) throws -> Divergence {
    guard let model else { throw GeometryError.unsupported(reason: "\(name) has no densities to compare") }
    return try model.divergence(kind, from: p, to: q)
  }
}

extension DivergenceResult {
  /// Between equal distributions: 0, exactly.
  static func zero(_ kind: DivergenceKind) -> DivergenceResult {
    let precision = BallPrecision(bits: 64)
    return DivergenceResult(
      value: Ball(0, precision: precision),
      weight: kind == .chernoff ? Ball(Rational(1, 2), precision: precision) : nil, isProved: true,
      method: "closed form")
  }
}
