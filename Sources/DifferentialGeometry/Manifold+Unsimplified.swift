import Scalars
import Symbolics

/// The tensors from metric to scalar curvature as differentiation and elimination leave them.
///
/// Nothing is multiplied out or cancelled, so that it is made in milliseconds in any dimension; parts are shared. For
/// evaluation, and where the tidied forms would take too long.
public struct UnsimplifiedGeometry: Sendable {
  /// gⁱʲ, stored [i][j].
  public let inverseMetric: [Expression]
  /// Γᵏᵢⱼ of the Levi-Civita connection, stored [k][i][j].
  public let christoffelSymbols: [Expression]
  /// Γ^(α)ᵏᵢⱼ, stored [k][i][j]; those of the Levi-Civita connection where there is no cubic form.
  public let alphaChristoffelSymbols: [Expression]
  /// R_{ijkl} of the Levi-Civita connection.
  public let riemannTensor: [Expression]
  /// Ric_ij of the Levi-Civita connection.
  public let ricciTensor: [Expression]
  /// R of the Levi-Civita connection.
  public let scalarCurvature: Expression
}

extension Manifold {
  /// The chain metric → inverse → Γ → Γ^(α) → Riemann → Ricci → scalar without simplification.
  ///
  /// - Parameter alpha: α, which may be a symbol.
  /// - Throws: `GeometryError.degenerateMetric`.
  public func unsimplifiedGeometry(alpha: Expression = .zero) throws -> UnsimplifiedGeometry {
    let n = dimension, nn = n * n, nnn = n * nn
    let all = try withExactGeometry(curvatureOrder, alpha: alpha, tidy: false) { geometry, a in
      let algebra = geometry.algebra, ring = algebra.ring, inverse = geometry.inverse
      let first = algebra.leviCivita(derivatives: geometry.jets.derivatives)
      let base = algebra.raised(first, inverse: inverse)
      var connection = base
      if !cubicComponents.isEmpty, !ring.isZero(a) {
        connection = algebra.raised(
          algebra.alphaConnection(leviCivita: first, cubic: geometry.jets.cubic, alpha: a), inverse: inverse)
      }
      let riemann =
        isDuallyFlat
        ? geometry.riemann(alpha: ring.zero)
        : algebra.riemann(second: geometry.jets.second, first: first, raised: base)
      let ricci = algebra.ricci(riemann: riemann, inverse: inverse, isSymmetric: true)
      let scalar = algebra.trace(ricci, inverse: inverse)
      return geometry.inverse + base + connection + riemann + ricci + [scalar]
    }
    func part(_ start: Int, _ count: Int) -> [Expression] { Array(all[start..<start + count]) }
    return UnsimplifiedGeometry(
      inverseMetric: part(0, nn), christoffelSymbols: part(nn, nnn), alphaChristoffelSymbols: part(nn + nnn, nnn),
      riemannTensor: part(nn + 2 * nnn, n * nnn), ricciTensor: part(nn + 2 * nnn + n * nnn, nn),
      scalarCurvature: all[all.count - 1])
  }
}
