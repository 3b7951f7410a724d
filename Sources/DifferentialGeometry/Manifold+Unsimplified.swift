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
      let ring = geometry.algebra.ring
      let base = geometry.christoffel(alpha: ring.zero)
      let connection = cubicComponents.isEmpty || ring.isZero(a) ? base : geometry.christoffel(alpha: a)
      let riemann = geometry.riemann(alpha: ring.zero)
      let ricci = geometry.algebra.ricci(riemann: riemann, inverse: geometry.inverse)
      let scalar = geometry.algebra.trace(ricci, inverse: geometry.inverse)
      return geometry.inverse + base + connection + riemann + ricci + [scalar]
    }
    func part(_ start: Int, _ count: Int) -> [Expression] { Array(all[start..<start + count]) }
    return UnsimplifiedGeometry(
      inverseMetric: part(0, nn), christoffelSymbols: part(nn, nnn), alphaChristoffelSymbols: part(nn + nnn, nnn),
      riemannTensor: part(nn + 2 * nnn, n * nnn), ricciTensor: part(nn + 2 * nnn + n * nnn, nn),
      scalarCurvature: all[all.count - 1])
  }
}
