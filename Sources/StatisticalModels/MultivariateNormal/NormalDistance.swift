import DifferentialGeometry
import NumericalMethods
import Scalars

/// Fisher–Rao distances of multivariate normals from arrays of numbers, without points or formulas: for many pairs.
///
/// A workspace belongs to one order and one task at a time. Distances are least lengths over the lifts of a pair to the
/// symmetric space SO(d, d+1)/S(O(d) × O(d+1)); that the critical point found is the least one is not proved for d ≥ 2.
public final class MultivariateNormalDistance {
  /// The number of components of a vector.
  public let order: Int
  private let lift: SymmetricSpaceLift

  /// A workspace for vectors of d components.
  ///
  /// - Precondition: d ≥ 1.
  public init(order d: Int) {
    precondition(d >= 1, "normal vectors of \(d) components")
    order = d
    lift = SymmetricSpaceLift(order: d)
  }

  /// The distance of N(μ₀, Σ₀) and N(μ₁, Σ₁), covariances as full matrices, row by row.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a matrix that is not positive definite,
  ///   `GeometryError.notConverged` with the residual that was reached.
  public func distance(
    from m0: [Double], _ s0: [Double], to m1: [Double], _ s1: [Double]
  ) throws(GeometryError) -> Rounded {
    precondition(
      m0.count == order && m1.count == order && s0.count == order * order && s1.count == order * order,
      "means of \(m0.count) and \(m1.count), covariances of \(s0.count) and \(s1.count) numbers for order \(order)")
    let pair = try NormalPair.ordered(order, m0, s0, m1, s1).pair
    let solution = try NormalDistanceSolution(pair, lift, tolerance: 1e-13)
    return Rounded(value: solution.distance, error: solution.error)
  }
}
