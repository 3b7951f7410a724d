import InformationGeometry

/// The Sobolev metric of a parametric function as seen at sample points, for few parameters.
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
  /// L⁻¹J with LLᵀ = K, so that G_X is the Gram matrix of its columns.
  private let whitened: Matrix

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
    guard jacobian.isFinite, gram.isFinite else {
      throw .invalidModel(reason: "a derivative or a value of the kernel is not finite")
    }
    factor = try CholeskyFactorization.definite(
      gram, what: "of the sample is singular to rounding", hint: "is it there twice, or too close to another?")
    whitened = factor.whitened(jacobian)
    self.jacobian = jacobian
    self.gram = gram
  }

  /// G_X.
  public var matrix: Matrix { whitened.transposedTimes(whitened) }

  /// The damped natural-gradient direction of a loss: that of `DualStep`.
  ///
  ///     (λ1 + JᵀK⁻¹J)⁻¹ Jᵀr
  ///
  /// - Parameters:
  ///   - residual: r, the derivative of the loss by the values f(xₙ).
  ///   - damping: λ > 0.
  /// - Throws: `GeometryError.outsideDomain` for a damping that is not positive or a residual of another length,
  ///   `GeometryError.degenerateMetric` where λK + JJᵀ is singular.
  public func naturalGradient(of residual: [Double], damping λ: Double) throws(GeometryError) -> [Double] {
    guard λ > 0 else {
      throw .outsideDomain(parameter: "damping", value: "\(λ)", requirement: "be positive")
    }
    return try DualStep(jacobian: jacobian, kernel: gram, residual: residual, damping: λ).direction
  }

  /// The shortest solution v of G_X v = Jᵀr, without damping, for any rank of J.
  ///
  /// The equation can always be solved, and every solution changes the values by the same Jv: the projection of Kr to the
  /// tangent functions, orthogonal in the norm of K⁻¹. Where J has full row rank, Jv = Kr.
  ///
  /// - Parameters:
  ///   - residual: r, the derivative of the loss by the values f(xₙ).
  ///   - rankCutoff: singular values of L⁻¹J below this part of the largest one count as zero.
  /// - Throws: `GeometryError.outsideDomain` for a residual of another length or a cut-off out of [0, 1).
  public func naturalGradient(of residual: [Double], rankCutoff: Double = 1e-11) throws(GeometryError) -> [Double] {
    guard residual.count == gram.rows, residual.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "residual", value: "\(residual.count) numbers",
        requirement: "have \(gram.rows) finite components, one a point")
    }
    guard rankCutoff >= 0, rankCutoff < 1 else {
      throw .outsideDomain(parameter: "rankCutoff", value: "\(rankCutoff)", requirement: "lie in [0, 1)")
    }
    // With A = L⁻¹J: AᵀA v = AᵀLᵀr, whose shortest solution is A⁺Lᵀr.
    let parts: SingularValueDecomposition
    do { parts = try SingularValueDecomposition(whitened) } catch {
      throw .notConverged(what: "the singular values of the sample", reached: .nan, reason: "\(error)")
    }
    var along = parts.left.transposedTimes(factor.factor.transposedTimes(residual))
    let least = rankCutoff * (parts.values.first ?? 0)
    for (k, value) in parts.values.enumerated() { along[k] = value > least ? along[k] / value : 0 }
    return parts.rightTransposed.transposedTimes(along)
  }
}
