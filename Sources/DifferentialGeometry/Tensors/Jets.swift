import Scalars

/// What geometry needs to know of a metric and a cubic form at one point, or as expressions.
public struct Jets<Element> {
  /// gᵢⱼ, stored [i][j].
  public var metric: [Element]
  /// ∂ₖgᵢⱼ, stored [k][i][j]; empty when not asked for.
  public var derivatives: [Element] = []
  /// T_ijk; empty when there is none.
  public var cubic: [Element] = []
  /// ∂ₐ∂_b gᵢⱼ, stored [a][b][i][j]; empty when not asked for.
  public var second: [Element] = []
  /// ∂ₐT_ijk, stored [a][i][j][k]; empty when not asked for.
  public var cubicDerivatives: [Element] = []

  /// Jets of order zero; the rest is filled in.
  public init(metric: [Element]) { self.metric = metric }
}

extension Jets: Sendable where Element: Sendable {}

/// The whole chain from a metric to its curvature, for any ring of coefficients.
public struct JetGeometry<Ring: CoefficientRing> {
  /// The tensor algebra that is used.
  public let algebra: TensorAlgebra<Ring>
  /// What is known of the metric.
  public let jets: Jets<Ring.Element>
  /// Whether the manifold is dually flat, so that curvature needs no derivatives of T.
  public let isDuallyFlat: Bool
  /// gⁱʲ.
  public let inverse: [Ring.Element]

  /// Tᵏᵢⱼ where it is known without raising an index; empty otherwise.
  var raisedCubic: [Ring.Element] = []

  /// Inverts the metric, unless its inverse is given.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public init(
    _ ring: Ring, dimension: Int, jets: Jets<Ring.Element>, inverse known: [Ring.Element] = [], isDuallyFlat: Bool
  ) throws {
    algebra = TensorAlgebra(ring, dimension: dimension)
    self.jets = jets
    self.isDuallyFlat = isDuallyFlat
    inverse = known.isEmpty ? try algebra.inverse(jets.metric) : known
  }

  /// Takes the inverse as it is given, even empty where it will not be needed: covectors are raised by a solution then.
  package init(_ ring: Ring, dimension: Int, jets: Jets<Ring.Element>, knownInverse: [Ring.Element], isDuallyFlat: Bool)
  {
    algebra = TensorAlgebra(ring, dimension: dimension)
    self.jets = jets
    self.isDuallyFlat = isDuallyFlat
    inverse = knownInverse
  }

  /// Γ^(α)_{ij,k}, stored [i][j][k].
  public func firstKind(alpha: Ring.Element) -> [Ring.Element] {
    let base = algebra.leviCivita(derivatives: jets.derivatives)
    return jets.cubic.isEmpty ? base : algebra.alphaConnection(leviCivita: base, cubic: jets.cubic, alpha: alpha)
  }

  /// Γ^(α)ᵏᵢⱼ, stored [k][i][j].
  public func christoffel(alpha: Ring.Element) -> [Ring.Element] {
    algebra.raised(firstKind(alpha: alpha), inverse: inverse)
  }

  /// R^(α)_{ijkl}, stored [i][j][k][l].
  public func riemann(alpha: Ring.Element) -> [Ring.Element] {
    let ring = algebra.ring
    if isDuallyFlat {
      return ofDuallyFlat(algebra.riemannOfDuallyFlat(cubic: jets.cubic, mixed: mixedCubic), alpha)
    }
    let first = firstKind(alpha: alpha)
    if ring.isZero(alpha) || jets.cubic.isEmpty {
      return algebra.riemann(
        second: jets.second, first: first, raised: algebra.raised(first, inverse: inverse))
    }
    return algebra.riemann(
      derivatives: firstKindDerivatives(alpha: alpha), raised: algebra.raised(first, inverse: inverse),
      dual: firstKind(alpha: ring.negate(alpha)))
  }

  /// Tᵏᵢⱼ, stored [k][i][j].
  private var mixedCubic: [Ring.Element] {
    raisedCubic.isEmpty ? algebra.raised(jets.cubic, inverse: inverse) : raisedCubic
  }

  /// R^(α) = (1 − α²) R^(0), for the Riemann tensor and its traces.
  private func ofDuallyFlat(_ base: [Ring.Element], _ alpha: Ring.Element) -> [Ring.Element] {
    let ring = algebra.ring
    if ring.isZero(alpha) { return base }
    let factor = ring.subtract(ring.one, ring.multiply(alpha, alpha))
    if ring.isZero(factor) { return base.map { _ in ring.zero } }
    return base.map { ring.isZero($0) ? $0 : ring.multiply(factor, $0) }
  }

  /// The Ricci tensor of the α-connection, stored [i][j].
  public func ricci(alpha: Ring.Element) -> [Ring.Element] {
    isDuallyFlat && !(jets.cubic.isEmpty && raisedCubic.isEmpty)
      ? ofDuallyFlat(algebra.ricciOfDuallyFlat(mixed: mixedCubic), alpha)
      : algebra.ricci(riemann: riemann(alpha: alpha), inverse: inverse)
  }

  /// The scalar curvature of the α-connection.
  public func scalar(alpha: Ring.Element) -> Ring.Element {
    if isDuallyFlat, !raisedCubic.isEmpty {
      return ofDuallyFlat([algebra.scalarOfDuallyFlat(mixed: raisedCubic, inverse: inverse)], alpha)[0]
    }
    return algebra.trace(ricci(alpha: alpha), inverse: inverse)
  }

  /// ∂ₐΓ^(α)ᵏᵢⱼ = gᵏˡ(∂ₐΓ^(α)_{ij,l} − ∂ₐgₗₘ Γ^(α)ᵐᵢⱼ), stored [a][k][i][j].
  func christoffelDerivatives(alpha: Ring.Element) -> [Ring.Element] {
    let n = algebra.dimension, nn = n * n, ring = algebra.ring
    let first = firstKindDerivatives(alpha: alpha), raised = christoffel(alpha: alpha)
    var result: [Ring.Element] = []
    result.reserveCapacity(nn * nn)
    for a in 0..<n {
      var lowered = Array(first[a * n * nn..<(a + 1) * n * nn])
      for i in 0..<n {
        for j in 0..<n {
          for l in 0..<n {
            var sum = lowered[i * nn + j * n + l]
            for m in 0..<n {
              let term = ring.multiply(jets.derivatives[a * nn + l * n + m], raised[m * nn + i * n + j])
              sum = ring.subtract(sum, term)
            }
            lowered[i * nn + j * n + l] = sum
          }
        }
      }
      result += algebra.raised(lowered, inverse: inverse)
    }
    return result
  }

  /// ∂ₐΓ^(α)_{ij,k}, stored [a][i][j][k].
  private func firstKindDerivatives(alpha: Ring.Element) -> [Ring.Element] {
    let n = algebra.dimension, nnn = n * n * n
    var result: [Ring.Element] = []
    result.reserveCapacity(n * nnn)
    for a in 0..<n {
      let base = algebra.leviCivita(derivatives: Array(jets.second[a * nnn..<(a + 1) * nnn]))
      if jets.cubicDerivatives.isEmpty {
        result += base
        continue
      }
      let cubic = Array(jets.cubicDerivatives[a * nnn..<(a + 1) * nnn])
      result += algebra.alphaConnection(leviCivita: base, cubic: cubic, alpha: alpha)
    }
    return result
  }
}
