import InformationGeometry

/// How a covector becomes a vector: ω♯ from G v = ω, by solving, never by inverting.
public enum MetricSolve: Sendable, Equatable {
  /// G v = ω for a positive definite G, by Cholesky in units of the coordinates, with one step of refinement.
  case exact
  /// (G + λ1) v = ω. It depends on the coordinates: λ is measured in their units.
  case damped(Double)
  /// v = G⁺ω: eigenvalues up to `relativeCutOff` times the largest count as zero.
  ///
  /// For an overparametrized model, where G is singular. A cut-off of about (number of coordinates)·ε is the least sensible one;
  /// 10⁻⁷ where G was made as a product JᵀJ in `Double`.
  case pseudoInverse(relativeCutOff: Double)

  /// A vector that belongs to a covector, with what is known of the solution.
  public struct Solution: Sendable, Equatable {
    /// vⁱ.
    public let vector: [Double]
    /// How many directions were solved for; fewer than coordinates where the pseudo-inverse cut some off.
    public let rank: Int

    /// A solution.
    public init(vector: [Double], rank: Int) {
      self.vector = vector
      self.rank = rank
    }
  }

  /// The vector of a covector.
  ///
  /// Error: of `exact`, about ε times the condition number of G after scaling to a unit diagonal.
  ///
  /// - Parameters:
  ///   - metric: gᵢⱼ, symmetric.
  ///   - covector: ωᵢ.
  ///   - place: the point, for messages.
  /// - Throws: `GeometryError.degenerateMetric` for a metric that is not positive definite, or for the pseudo-inverse indefinite;
  ///   `GeometryError.notFinite`; `GeometryError.outsideDomain` for a damping or cut-off that is none;
  ///   `GeometryError.invalidModel` for sizes that do not fit.
  public func solve(_ metric: Matrix, _ covector: [Double], at place: [Double] = []) throws(GeometryError) -> Solution {
    guard metric.isSquare, metric.rows == covector.count, metric.rows > 0 else {
      throw .invalidModel(
        reason: "a metric of \(metric.rows)×\(metric.columns) components and a covector of \(covector.count)")
    }
    guard metric.elements.allSatisfy(\.isFinite) else { throw .notFinite(what: "the metric", at: place) }
    guard covector.allSatisfy(\.isFinite) else { throw .notFinite(what: "the covector", at: place) }
    switch self {
    case .exact: return try definite(metric, covector, place)
    case .damped(let λ):
      guard λ > 0, λ.isFinite else {
        throw .outsideDomain(parameter: "damping", value: "\(λ)", requirement: "be positive")
      }
      var damped = metric
      for i in 0..<metric.rows { damped[i, i] += λ }
      return try definite(damped, covector, place)
    case .pseudoInverse(let cutOff):
      guard cutOff > 0, cutOff < 1 else {
        throw .outsideDomain(parameter: "relativeCutOff", value: "\(cutOff)", requirement: "lie between 0 and 1")
      }
      return try truncated(metric, covector, cutOff, place)
    }
  }

  private func definite(_ metric: Matrix, _ ω: [Double], _ place: [Double]) throws(GeometryError) -> Solution {
    let n = metric.rows
    // In units of the coordinates, so that a change of units changes no digit but the last.
    var units = [Double](repeating: 1, count: n)
    for i in 0..<n {
      guard metric[i, i] > 0 else {
        throw .degenerateMetric(
          at: place, reason: "is not positive definite: component \(i + 1), \(i + 1) is \(metric[i, i])")
      }
      units[i] = 1 / metric[i, i].squareRoot()
    }
    var scaled = metric
    for i in 0..<n { for j in 0..<n { scaled[i, j] *= units[i] * units[j] } }
    let factor: CholeskyFactorization
    do { factor = try CholeskyFactorization(scaled) } catch {
      throw .degenerateMetric(at: place, reason: "is not positive definite (\(error))")
    }
    for i in 0..<n {
      let pivot = factor.factor[i, i] * factor.factor[i, i]
      guard pivot > 4 * Double(n) * Double.ulpOfOne else {
        throw .degenerateMetric(
          at: place,
          reason: "is singular to rounding (pivot \(i + 1) is \(pivot)): it needs damping or the pseudo-inverse")
      }
    }
    let right = (0..<n).map { ω[$0] * units[$0] }
    var v = factor.solve(right)
    let product = scaled * v
    let correction = factor.solve((0..<n).map { right[$0] - product[$0] })
    for i in 0..<n { v[i] = (v[i] + correction[i]) * units[i] }
    guard v.allSatisfy(\.isFinite) else { throw .notFinite(what: "the natural gradient", at: place) }
    return Solution(vector: v, rank: n)
  }

  private func truncated(
    _ metric: Matrix, _ ω: [Double], _ cutOff: Double, _ place: [Double]
  ) throws(GeometryError) -> Solution {
    let n = metric.rows
    let decomposition: SymmetricEigendecomposition
    do { decomposition = try SymmetricEigendecomposition(metric) } catch {
      throw .degenerateMetric(at: place, reason: "has no eigendecomposition (\(error))")
    }
    let values = decomposition.values, top = values.map(\.magnitude).max() ?? 0
    guard top > 0 else { throw .degenerateMetric(at: place, reason: "is zero") }
    guard let least = values.first, least >= -cutOff * top else {
      throw .degenerateMetric(
        at: place, reason: "is indefinite: its least eigenvalue is \(values.first ?? .nan), its largest \(top)")
    }
    var v = [Double](repeating: 0, count: n), rank = 0
    for k in 0..<n where values[k] > cutOff * top {
      rank += 1
      var projection = 0.0
      for i in 0..<n { projection += decomposition.vectors[i, k] * ω[i] }
      for i in 0..<n { v[i] += decomposition.vectors[i, k] * projection / values[k] }
    }
    return Solution(vector: v, rank: rank)
  }
}
