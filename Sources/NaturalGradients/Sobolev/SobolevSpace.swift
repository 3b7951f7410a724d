import InformationGeometry

/// The Sobolev space Hˢ of functions on a domain.
///
///     ⟨f, g⟩ = ∫ f (1 − ℓ²Δ)ˢ g
///
/// For s > n/2, and only then, the value at a point is a bounded functional, f(x) = ⟨f, K(x, ·)⟩, and the space has its
/// reproducing kernel K. Source: Aronszajn (1950); Wendland (2005), §10.
public struct SobolevSpace: Sendable {
  /// Where functions live.
  public let domain: SobolevDomain
  /// The order s.
  public let order: Rational
  /// The length ℓ.
  public let lengthScale: Rational

  /// A Sobolev space.
  ///
  /// - Parameters:
  ///   - domain: where functions live.
  ///   - order: s, any rational number.
  ///   - lengthScale: ℓ, on spheres in units of the radius.
  /// - Throws: `GeometryError.outsideDomain` for a length that is not positive.
  public init(on domain: SobolevDomain, order: Rational, lengthScale: Rational = 1) throws(GeometryError) {
    try domain.check()
    guard lengthScale > 0 else {
      throw .outsideDomain(parameter: "length", value: "\(lengthScale)", requirement: "be positive")
    }
    self.domain = domain
    self.order = order
    self.lengthScale = lengthScale
  }

  /// Whether the value at a point is a bounded functional: s > n/2.
  public var hasPointEvaluation: Bool { order > Rational(domain.dimension, 2) }

  /// The reproducing kernel.
  ///
  /// - Throws: `GeometryError.outsideDomain` for s ≤ n/2, with how the sum for K(x, x) grows.
  public func reproducingKernel() throws -> ReproducingKernel {
    guard hasPointEvaluation else {
      let half = Rational(domain.dimension, 2)
      throw GeometryError.outsideDomain(
        parameter: "s", value: "\(order)",
        requirement:
          "be greater than n/2 = \(half): below, the value at a point is no bounded functional (\(divergence))")
    }
    return try ReproducingKernel(self)
  }

  /// Partial sums of Σ (1 + |k|²)⁻ˢ (Fourier on a torus of lengths 2π), which is K(x, x) up to a factor.
  ///
  /// - Parameter counts: up to which |k| the sum goes.
  public func partialSums(upTo counts: [Int]) -> [Double] {
    let s = order.asDouble, n = domain.dimension
    return counts.map { count in
      var sum = 1.0
      // Shells of thickness one hold about |S^(n−1)| k^(n−1) frequencies.
      let area = 2 * Double.pow(.pi, Double(n) / 2) / Double.gamma(Double(n) / 2)
      for k in stride(from: 1, through: count, by: 1) {
        let k = Double(k)
        sum += (n == 1 ? 2 : area * Double.pow(k, Double(n - 1))) * Double.pow(1 + k * k, -s)
      }
      return sum
    }
  }

  private var divergence: String {
    let counts = [100, 10_000, 1_000_000]
    let sums = partialSums(upTo: counts).map { "\(($0 * 100).rounded() / 100)" }.joined(separator: ", ")
    return "Σ(1 + |k|²)⁻ˢ is \(sums) up to |k| = 10², 10⁴, 10⁶ and has no limit"
  }
}
