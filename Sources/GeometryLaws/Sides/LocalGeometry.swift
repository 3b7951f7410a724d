import InformationGeometry

/// A metric with its cubic form at one point, and what follows from them, in numbers of one kind.
package final class LocalGeometry<N: LawNumber> {
  package let dimension: Int
  package let precision: N.Precision
  package let ring: N.Ring
  package let geometry: JetGeometry<N.Ring>
  /// Derivatives of g that are known: 1 for connections, 2 for curvature (or a short cut to it).
  package let derivatives: Int
  /// Whether numbers are estimates of a quadrature.
  package let isEstimated: Bool
  /// Γᵏᵢⱼ of the Levi-Civita connection as somebody claims it.
  let claimedChristoffel: [N]?
  private var riemannTensors: [Rational: [N]] = [:]
  private var connections: [Rational: [N]] = [:]

  package init(
    _ geometry: JetGeometry<N.Ring>, precision: N.Precision, derivatives: Int, isEstimated: Bool = false,
    claimedChristoffel: [N]? = nil
  ) {
    dimension = geometry.algebra.dimension
    self.precision = precision
    ring = geometry.algebra.ring
    self.geometry = geometry
    self.derivatives = derivatives
    self.isEstimated = isEstimated
    self.claimedChristoffel = claimedChristoffel
  }

  package var metric: [N] { geometry.jets.metric }
  package var inverse: [N] { geometry.inverse }
  package var hasCubic: Bool { !geometry.jets.cubic.isEmpty }
  package var cubic: [N] {
    hasCubic ? geometry.jets.cubic : [N](repeating: ring.zero, count: dimension * dimension * dimension)
  }

  func number(_ r: Rational) -> N { N(r, precision: precision) }

  /// Γ^(α)ᵏᵢⱼ, stored [k][i][j].
  package func christoffel(alpha: Rational) -> [N] {
    if let known = connections[alpha] { return known }
    let result: [N]
    if let claimedChristoffel {
      result =
        alpha.isZero
        ? claimedChristoffel
        : zip(claimedChristoffel, geometry.algebra.raised(cubic, inverse: inverse)).map {
          $0 - number(alpha / 2) * $1
        }
    } else {
      result = geometry.christoffel(alpha: number(alpha))
    }
    connections[alpha] = result
    return result
  }

  /// Γ^(α)_{ij,k}, stored [i][j][k].
  package func firstKind(alpha: Rational) -> [N] {
    guard claimedChristoffel != nil else { return geometry.firstKind(alpha: number(alpha)) }
    let n = dimension, Γ = christoffel(alpha: alpha)
    var result: [N] = []
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          result.append((0..<n).reduce(ring.zero) { $0 + metric[k * n + $1] * Γ[($1 * n + i) * n + j] })
        }
      }
    }
    return result
  }

  /// R^(α)_{ijkl}.
  package func riemann(alpha: Rational) -> [N] {
    if let known = riemannTensors[alpha] { return known }
    let result = geometry.riemann(alpha: number(alpha))
    riemannTensors[alpha] = result
    return result
  }

  package func ricci(alpha: Rational) -> [N] {
    geometry.algebra.ricci(riemann: riemann(alpha: alpha), inverse: inverse)
  }

  package func scalarCurvature(alpha: Rational) -> N {
    geometry.algebra.trace(ricci(alpha: alpha), inverse: inverse)
  }

  /// √gᵢᵢ: the length of a unit of each coordinate.
  package lazy var lengths: [N] = (0..<dimension).map { N.sqrt(N.absoluteValue(metric[$0 * dimension + $0])) }

  /// Components by the lengths of their indices, so that numbers of different units can be compared.
  package func framed(_ t: [N], upper: [Bool]) -> [N] {
    var t = t
    for (place, isUpper) in upper.enumerated() {
      let stride = upper[(place + 1)...].reduce(1) { product, _ in product * dimension }
      for index in t.indices {
        let length = lengths[index / stride % dimension]
        t[index] = isUpper ? t[index] * length : t[index] / length
      }
    }
    return t
  }

  /// gⁱʲωⱼ.
  package func raised(_ ω: [N]) -> [N] {
    (0..<dimension).map { i in
      (0..<dimension).reduce(ring.zero) { $0 + inverse[i * dimension + $1] * ω[$1] }
    }
  }

  /// g(u, v).
  package func inner(_ u: [N], _ v: [N]) -> N { geometry.algebra.innerProduct(metric, u, v) }
}
