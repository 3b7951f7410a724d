import InformationGeometry

/// The Sobolev metric of a parametric function as seen at sample points, and the steps that it gives.
///
///     G_X = Jᵀ K⁻¹ J,   J_ni = ∂ᵢf(xₙ),  K_nm = K(xₙ, xₘ)
///
/// It is the Gram matrix of the tangent functions ∂ᵢf projected to the span of the K(xₙ, ·): 0 ⪯ G_X ⪯ G, growing with the
/// sample. K = 1 gives the Gauss–Newton matrix. Proved: NaturalGradient.kernel_metric_monotone.
/// Source: Bai, Rosenberg & Xu (2022), arXiv:2202.06232.
public struct SampledMetric: Sendable {
  /// J, a row for each point.
  public let jacobian: Matrix
  /// K.
  public let gram: Matrix
  private let factor: CholeskyFactorization

  /// The metric at sample points.
  ///
  /// - Parameters:
  ///   - jacobian: ∂ᵢf(xₙ), a row for each point.
  ///   - gram: K(xₙ, xₘ), up to a positive factor.
  /// - Throws: `GeometryError.invalidModel` for sizes that do not fit or entries that are not finite,
  ///   `GeometryError.degenerateMetric` for a Gram matrix that is not positive definite, as when a point is repeated.
  public init(jacobian: Matrix, gram: Matrix) throws(GeometryError) {
    guard gram.isSquare, gram.rows == jacobian.rows, gram.rows > 0 else {
      throw .invalidModel(
        reason:
          "\(jacobian.rows) rows of derivatives need a kernel matrix of that size, not \(gram.rows)×\(gram.columns)")
    }
    guard jacobian.elements.allSatisfy(\.isFinite), gram.elements.allSatisfy(\.isFinite) else {
      throw .invalidModel(reason: "a derivative or a value of the kernel is not finite")
    }
    do { factor = try CholeskyFactorization(gram) } catch {
      throw .degenerateMetric(at: [], reason: "of the sample is not positive definite (\(error))")
    }
    // A pivot at the level of rounding: nothing is left of that point beside the ones before it.
    for i in 0..<gram.rows {
      let pivot = factor.factor[i, i] * factor.factor[i, i]
      guard pivot > Double(gram.rows) * 4 * Double.ulpOfOne * gram[i, i] else {
        throw .degenerateMetric(
          at: [],
          reason: "of the sample is singular to rounding at point \(i): is it there twice, or too close to another?")
      }
    }
    self.jacobian = jacobian
    self.gram = gram
  }

  /// G_X, for few parameters.
  public var matrix: Matrix {
    let n = jacobian.columns, count = jacobian.rows
    // L⁻¹J by forward substitution, then its Gram matrix: K⁻¹ is never formed.
    let L = factor.factor
    var whitened = jacobian
    for c in 0..<n {
      for i in 0..<count {
        var sum = whitened[i, c]
        for k in 0..<i { sum -= L[i, k] * whitened[k, c] }
        whitened[i, c] = sum / L[i, i]
      }
    }
    return whitened.transposed * whitened
  }

  /// The damped natural-gradient direction of a loss, by a solve in the dimension of the sample only.
  ///
  ///     (λ1 + JᵀK⁻¹J)⁻¹ Jᵀr = Jᵀ(λK + JJᵀ)⁻¹Kr
  ///
  /// Proved: NaturalGradient.damped_dual.
  /// For λ → 0 it is J⁺Kr for a J of full row rank; for λ → ∞ it is the gradient Jᵀr divided by λ.
  ///
  /// - Parameters:
  ///   - residual: r, the derivative of the loss by the values f(xₙ).
  ///   - damping: λ > 0.
  /// - Throws: `GeometryError.outsideDomain` for a damping that is not positive or a residual of another length,
  ///   `GeometryError.degenerateMetric` where λK + JJᵀ is singular.
  public func naturalGradient(of residual: [Double], damping λ: Double) throws(GeometryError) -> [Double] {
    guard residual.count == gram.rows, residual.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "residual", value: "\(residual.count) numbers",
        requirement: "have \(gram.rows) finite components, one a point")
    }
    guard λ > 0, λ.isFinite else {
      throw .outsideDomain(parameter: "damping", value: "\(λ)", requirement: "be positive")
    }
    var system = jacobian * jacobian.transposed
    for k in system.elements.indices { system.elements[k] += λ * gram.elements[k] }
    let right = gram * residual
    do {
      let c = try CholeskyFactorization(system).solve(right)
      return jacobian.transposed * c
    } catch {
      throw .degenerateMetric(at: [], reason: "with the damping \(λ) is not positive definite (\(error))")
    }
  }

  /// What linearised training does to the values: fₜ = y + (1 − ηK)ᵗ(f₀ − y), gradient descent in the Sobolev metric.
  ///
  /// - Parameters:
  ///   - start: f₀ at the sample points.
  ///   - target: y.
  ///   - rate: η; stable below 2/λ_max(K).
  ///   - steps: t.
  public func prediction(from start: [Double], to target: [Double], rate η: Double, steps: Int) -> [Double] {
    precondition(start.count == gram.rows && target.count == gram.rows, "values at \(gram.rows) points")
    var gap = zip(start, target).map { $0 - $1 }
    for _ in 0..<steps {
      let change = gram * gap
      for k in gap.indices { gap[k] -= η * change[k] }
    }
    return zip(target, gap).map { $0 + $1 }
  }
}
