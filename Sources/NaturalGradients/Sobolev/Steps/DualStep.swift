import InformationGeometry

/// A damped natural-gradient direction, by a solve in the dimension of the sample.
///
///     v = (λ1 + JᵀK⁻¹J)⁻¹ Jᵀr = Jᵀc,   (λK + Θ) c = Kr,   Θ = JJᵀ
///
/// Neither K⁻¹ nor a matrix of the parameters is formed. For λ → 0 and a J of full row rank it is J⁺Kr; for λ → ∞ it is
/// the gradient Jᵀr divided by λ. K = 1 is Gauss–Newton with damping. Proved: NaturalGradient.damped_dual.
/// Cost: Θ, one Cholesky factorization of order N, and one product with Jᵀ. Source: Bai, Rosenberg & Xu (2022), arXiv:2202.06232.
public struct DualStep: Sendable {
  /// v: a step of gradient descent is −η v.
  public let direction: [Double]
  /// c.
  public let coefficients: [Double]
  /// Jv = Θc, the change of the values along v to first order; Kr where λ = 0.
  public let change: [Double]

  /// The direction of a loss.
  ///
  /// - Parameters:
  ///   - jacobian: J at the sample.
  ///   - kernel: K at the sample, up to a positive factor.
  ///   - residual: r, the derivative of the loss by the values f(xₙ).
  ///   - damping: λ ≥ 0. With 0, J must have full row rank: use `SampledMetric` where it has not.
  /// - Throws: `GeometryError.outsideDomain` for a damping or residual that is none, `invalidModel` for sizes or entries that
  ///   do not fit, `degenerateMetric` where λK + Θ is singular to rounding, as when a point is there twice.
  public init(
    jacobian: some SampledJacobian, kernel: some SampleKernel, residual: [Double], damping λ: Double
  ) throws(GeometryError) {
    let n = jacobian.sampleCount
    guard kernel.order == n, n > 0 else {
      throw .invalidModel(reason: "\(n) rows of derivatives need a kernel of that order, not of \(kernel.order)")
    }
    guard residual.count == n, residual.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "residual", value: "\(residual.count) numbers",
        requirement: "have \(n) finite components, one a row of derivatives")
    }
    guard λ >= 0, λ.isFinite else {
      throw .outsideDomain(parameter: "damping", value: "\(λ)", requirement: "be zero or positive")
    }
    guard kernel.isFinite else { throw .invalidModel(reason: "a value of the kernel is not finite") }
    let tangent = try jacobian.tangentKernel()
    guard tangent.isFinite else { throw .invalidModel(reason: "a derivative is not finite") }
    var system = tangent
    if λ > 0 { kernel.add(scaledBy: λ, to: &system) }
    let factors = try CholeskyFactorization.definite(
      system, what: "with the damping \(λ), λK + JJᵀ, is singular to rounding",
      hint: "is a point there twice, or are there fewer parameters than points? More damping makes it regular")
    coefficients = factors.solve(kernel.times(residual))
    direction = try jacobian.pulledBack(coefficients)
    change = tangent * coefficients
  }

  /// The direction where the metric is sampled at r landmarks only: systems of order r instead of N.
  ///
  ///     v = (λ1 + J_ZᵀK_ZZ⁻¹J_Z)⁻¹ Jᵀr = (Jᵀr − J_Zᵀ (λK_ZZ + Θ_ZZ)⁻¹ J_Z Jᵀr)/λ
  ///
  /// The gradient is that of the whole sample; the metric is that of the functions projected to the span of the K(z, ·). With all
  /// points as landmarks it is the direction above.
  ///
  /// - Parameters:
  ///   - jacobian: J at the sample.
  ///   - residual: r at the sample.
  ///   - landmarks: J at the landmarks.
  ///   - kernel: K at the landmarks.
  ///   - damping: λ > 0.
  /// - Throws: as above.
  public static func withLandmarks(
    jacobian: some SampledJacobian, residual: [Double], landmarks: some SampledJacobian, kernel: some SampleKernel,
    damping λ: Double
  ) throws(GeometryError) -> [Double] {
    guard residual.count == jacobian.sampleCount, residual.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "residual", value: "\(residual.count) numbers",
        requirement: "have \(jacobian.sampleCount) finite components, one a row of derivatives")
    }
    guard λ > 0, λ.isFinite else {
      throw .outsideDomain(parameter: "damping", value: "\(λ)", requirement: "be positive")
    }
    guard kernel.order == landmarks.sampleCount, landmarks.parameterCount == jacobian.parameterCount else {
      throw .invalidModel(
        reason:
          "\(landmarks.sampleCount) landmarks with \(landmarks.parameterCount) derivatives need a kernel of that order, not of \(kernel.order), and \(jacobian.parameterCount) derivatives"
      )
    }
    let gradient = try jacobian.pulledBack(residual)
    var system = try landmarks.tangentKernel()
    kernel.add(scaledBy: λ, to: &system)
    guard system.isFinite, gradient.allSatisfy(\.isFinite) else {
      throw .invalidModel(reason: "a derivative or a value of the kernel is not finite")
    }
    let factors = try CholeskyFactorization.definite(
      system, what: "with the damping \(λ) is singular to rounding at the landmarks", hint: "is one there twice?")
    let correction = try landmarks.pulledBack(factors.solve(try landmarks.pushedForward(gradient)))
    return zip(gradient, correction).map { ($0 - $1) / λ }
  }
}

extension CholeskyFactorization {
  /// The factorization of a matrix that is positive definite beyond rounding.
  ///
  /// - Throws: `GeometryError.degenerateMetric` with the first row for which nothing is left beside the rows before it.
  static func definite(_ matrix: Matrix, what: String, hint: String) throws(GeometryError) -> CholeskyFactorization {
    let factors: CholeskyFactorization
    do { factors = try CholeskyFactorization(matrix) } catch {
      throw .degenerateMetric(at: [], reason: "\(what) (\(error)): \(hint)")
    }
    // A pivot at the level of rounding.
    for i in 0..<matrix.rows {
      let pivot = factors.factor[i, i] * factors.factor[i, i]
      guard pivot > Double(matrix.rows) * 4 * Double.ulpOfOne * matrix[i, i] else {
        throw .degenerateMetric(at: [], reason: "\(what) at point \(i): \(hint)")
      }
    }
    return factors
  }
}
