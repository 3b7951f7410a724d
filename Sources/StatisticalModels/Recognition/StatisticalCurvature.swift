import DifferentialGeometry
import Scalars
import Symbolics

/// How far a family is from being a full exponential family.
extension StatisticalModel {
  /// Efron's statistical curvature γ² of an exponential family, as a function of the parameters; 0 for a full one.
  ///
  ///     γ² = gⁱᵏgʲˡ⟨hᵢⱼ, hₖₗ⟩      ⟨hᵢⱼ, hₖₗ⟩ = ∂ᵢ∂ⱼθ·Σ·∂ₖ∂ₗθ − gᵐⁿ Γ^(1)_{ij,m} Γ^(1)_{kl,n}      Σ = Cov t
  ///
  /// the squared length of the second fundamental form of the family in the full one by the exponential connection. With one
  /// parameter it is (ν₂₀ν₀₂ − ν₁₁²)/ν₂₀³. It does not depend on the coordinates. Source: Efron (1975), Ann. Statist. 3, §3
  /// and §6; Amari (1985), §4.3.
  ///
  /// - Throws: `GeometryError.unsupported` where the model was not recognised as an exponential family.
  public func statisticalCurvature() throws(GeometryError) -> Expression {
    guard let family = exponentialFamily else {
      throw .unsupported(
        reason:
          "\(name): the density was not recognised as an exponential family; EstimatedManifold has its statistical curvature at a point"
      )
    }
    guard family.order > chart.dimension else { return .zero }
    guard let full = family.surroundingFamily else {
      throw .unsupported(reason: "\(name): the covariance of its statistics is not known")
    }
    do {
      return try family.statisticalCurvature(in: full, by: chart.coordinates)
    } catch let error as GeometryError {
      throw error
    } catch {
      throw .unsupported(reason: "\(name): \(error)")
    }
  }
}

extension ExponentialFamily {
  fileprivate func statisticalCurvature(in full: FullFamily, by ξ: [Symbol]) throws -> Expression {
    let n = ξ.count, m = order
    let Σ = try full.covariance(at: naturalParameters)
    let first = try ξ.map { x in try naturalParameters.map { try $0.derivative(by: x) } }
    let pairs = (0..<n).flatMap { i in (i..<n).map { (i, $0) } }
    let second = try pairs.map { i, j in try first[i].map { try $0.derivative(by: ξ[j]) } }
    func product(_ a: [Expression], _ b: [Expression]) -> Expression {
      var terms: [Expression] = []
      for i in 0..<m where !a[i].isZero {
        for j in 0..<m where !b[j].isZero { terms.append(a[i] * Σ[i * m + j] * b[j]) }
      }
      return Expression.sum(terms).readable()
    }
    let metric = (0..<n).flatMap { i in (0..<n).map { product(first[i], first[$0]) } }
    let pool = logPartition.pool
    let nodes = pool.nodes(of: metric)
    let inverse: [Expression] = try pool.withRing { ring in
      try TensorAlgebra(ring, dimension: n).inverse(nodes)
    }.map { pool.expressions(of: [$0])[0].readable() }
    let connection = second.map { pair in first.map { product(pair, $0) } }
    var terms: [Expression] = []
    for (p, (i, j)) in pairs.enumerated() {
      for (q, (k, l)) in pairs.enumerated() {
        var inner = product(second[p], second[q])
        for a in 0..<n { for b in 0..<n { inner -= inverse[a * n + b] * connection[p][a] * connection[q][b] } }
        // A pair of different indices stands for both orders.
        var weight = Expression.zero
        for (a, b) in i == j ? [(i, j)] : [(i, j), (j, i)] {
          for (c, d) in k == l ? [(k, l)] : [(k, l), (l, k)] { weight += inverse[a * n + c] * inverse[b * n + d] }
        }
        terms.append(weight * inner)
      }
    }
    return Expression.sum(terms).readable(limits: .init())
  }
}
