import InformationGeometry

/// What training in a Sobolev metric does to the values at the sample, where the function is linear in its parameters.
///
///     fₜ = y + (1 − ηK)ᵗ (f₀ − y)
///
/// for the loss ½Σ(f − y)² and undamped steps of a J of full row rank. Each eigenvector of K shrinks by its own factor
/// 1 − ηλ: on the circle, frequency k by 1 − ηN(1 + k²)⁻ˢ/2π up to aliasing. Wide networks follow it closely.
public struct LinearizedTraining: Sendable {
  private let modes: SymmetricEigendecomposition

  /// - Parameter kernel: K at the sample, or the kernel of another step: Θ for gradient descent, 1 for Gauss–Newton.
  /// - Throws: `GeometryError.invalidModel` for a matrix that is not square or not finite.
  public init(kernel: Matrix) throws(GeometryError) {
    guard kernel.isSquare, kernel.rows > 0 else {
      throw .invalidModel(reason: "a kernel of \(kernel.rows)×\(kernel.columns) is not one of a sample")
    }
    do { modes = try SymmetricEigendecomposition(kernel) } catch {
      throw .invalidModel(reason: "the kernel has no eigenvalues: \(error)")
    }
  }

  /// The eigenvalues of K, in increasing order.
  public var eigenvalues: [Double] { modes.values }

  /// 2/λ_max(K): the iteration converges for rates below, and only for them.
  public var stabilityBound: Double { 2 / (modes.values.last ?? .nan) }

  /// The values after t steps.
  ///
  /// - Parameters:
  ///   - start: f₀ at the sample.
  ///   - target: y.
  ///   - rate: η.
  ///   - steps: t ≥ 0.
  /// - Throws: `GeometryError.outsideDomain` for values that do not fit, a rate that is not positive, or t < 0.
  public func prediction(
    from start: [Double], to target: [Double], rate η: Double, steps t: Int
  ) throws(GeometryError) -> [Double] {
    let n = modes.values.count
    for (name, values) in [("start", start), ("target", target)]
    where values.count != n || !values.allSatisfy(\.isFinite) {
      throw .outsideDomain(
        parameter: name, value: "\(values.count) numbers", requirement: "have \(n) finite components, one a point")
    }
    guard η > 0, η.isFinite, t >= 0 else {
      throw .outsideDomain(
        parameter: "rate", value: "\(η) for \(t) steps", requirement: "be positive, for no fewer than 0 steps")
    }
    var gap = modes.vectors.transposedTimes(zip(start, target).map { $0 - $1 })
    for k in gap.indices { gap[k] *= Double.pow(1 - η * modes.values[k], t) }
    return zip(target, modes.vectors * gap).map { $0 + $1 }
  }
}
