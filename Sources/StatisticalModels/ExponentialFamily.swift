import DifferentialGeometry
import Scalars
import Symbolics

/// An exponential family p = h(x) exp(θ(ξ)·t(x) − ψ(ξ)), in the parameters ξ of a chart.
///
/// θ and η = E[t] as functions of ξ give the geometry without an integral:
///
///     gᵢⱼ = ∂ᵢθₐ ∂ⱼηₐ      Γ^(1)_{ij,k} = ∂ᵢ∂ⱼθₐ ∂ₖηₐ      Γ^(−1)_{ij,k} = ∂ᵢ∂ⱼηₐ ∂ₖθₐ      T = Γ^(−1) − Γ^(1)
///
/// Source: Amari & Nagaoka (2000), §3.5; the formulas hold for curved families as well.
public struct ExponentialFamily: Sendable {
  /// Sufficient statistics t(x), minimal; empty for a family given by ψ alone.
  public let statistics: [Expression]
  /// Natural parameters θ(ξ).
  public let naturalParameters: [Expression]
  /// Expectation parameters η(ξ) = E[t].
  public let expectationParameters: [Expression]
  /// ψ(ξ), the logarithm of the normalizing constant.
  public let logPartition: Expression
  /// log h(x).
  public let logCarrier: Expression
  /// The full family around a curved one; nil for a full family.
  public let surroundingFamily: FullFamily?

  /// The number of statistics; more than parameters means a curved family.
  public var order: Int { naturalParameters.count }

  init(
    statistics: [Expression], naturalParameters: [Expression], expectationParameters: [Expression],
    logPartition: Expression, logCarrier: Expression, surroundingFamily: FullFamily? = nil
  ) {
    self.statistics = statistics
    self.naturalParameters = naturalParameters
    self.expectationParameters = expectationParameters
    self.logPartition = logPartition
    self.logCarrier = logCarrier
    self.surroundingFamily = surroundingFamily
  }

  /// The manifold with Fisher metric and Amari–Chentsov tensor in a chart.
  ///
  /// - Throws: `GeometryError.invalidModel` when a derivative has no closed form.
  func manifold(in chart: Chart, inverseMetric: [Expression]) throws(GeometryError) -> Manifold {
    let x = chart.coordinates, n = x.count
    do {
      let dθ = try naturalParameters.map { try $0.gradient(by: x) }
      let dη = try expectationParameters.map { try $0.gradient(by: x) }
      var metric = [Expression](repeating: .zero, count: n * n)
      for i in 0..<n {
        for j in i..<n {
          let g = Expression.sum(zip(dθ, dη).map { $0[i] * $1[j] }).tidied()
          metric[i * n + j] = g
          metric[j * n + i] = g
        }
      }
      var cubic = [Expression](repeating: .zero, count: n * n * n)
      for i in 0..<n {
        for j in i..<n {
          let ddθ = try dθ.map { try $0[i].derivative(by: x[j]) }
          let ddη = try dη.map { try $0[i].derivative(by: x[j]) }
          for k in j..<n {
            var terms: [Expression] = []
            for a in 0..<order where !(ddη[a].isZero && ddθ[a].isZero) {
              terms.append(ddη[a] * dθ[a][k] - ddθ[a] * dη[a][k])
            }
            let value = Expression.sum(terms).tidied()
            for (a, b, c) in [(i, j, k), (i, k, j), (j, i, k), (j, k, i), (k, i, j), (k, j, i)] {
              cubic[a * n * n + b * n + c] = value
            }
          }
        }
      }
      return try Manifold(
        chart: chart, metric: metric, cubic: cubic, inverse: inverseMetric, isDuallyFlat: order == n)
    } catch let error as GeometryError {
      throw error
    } catch {
      throw .invalidModel(reason: "\(error)")
    }
  }
}
