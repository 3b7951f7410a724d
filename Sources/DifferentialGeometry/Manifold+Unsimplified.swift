import Scalars
import Symbolics

/// The tensors from metric to scalar curvature as formulas, made in one chain.
public struct GeometryFormulas: Sendable {
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

  /// Takes what `JetGeometry.chain` makes.
  init(_ all: [Expression], dimension n: Int) {
    let nn = n * n, nnn = n * nn
    func part(_ start: Int, _ count: Int) -> [Expression] { Array(all[start..<start + count]) }
    inverseMetric = part(0, nn)
    christoffelSymbols = part(nn, nnn)
    alphaChristoffelSymbols = part(nn + nnn, nnn)
    riemannTensor = part(nn + 2 * nnn, n * nnn)
    ricciTensor = part(nn + 2 * nnn + n * nnn, nn)
    scalarCurvature = all[all.count - 1]
  }
}

extension Manifold {
  /// The chain metric → inverse → Γ → Γ^(α) → Riemann → Ricci → scalar as differentiation and elimination leave it.
  ///
  /// Nothing is multiplied out or cancelled, so that it is made in milliseconds in any dimension; parts are shared. For
  /// evaluation, and where canonical forms would take too long.
  ///
  /// - Parameter alpha: α, which may be a symbol.
  /// - Throws: `GeometryError.degenerateMetric`.
  public func unsimplifiedGeometry(alpha: Expression = .zero) throws -> GeometryFormulas {
    let all = try withExactGeometry(curvatureOrder, alpha: alpha, tidy: false) { geometry, a in
      geometry.chain(alpha: a)
    }
    return GeometryFormulas(all, dimension: dimension)
  }

  /// The same chain with every component in canonical form.
  ///
  /// - Parameters:
  ///   - alpha: α, which may be a symbol.
  ///   - limits: the caps.
  /// - Throws: `GeometryError.degenerateMetric`; `SymbolicsError` where there is no canonical form within the limits.
  public func canonicalGeometry(
    alpha: Expression = .zero, limits: CanonicalLimits = .init()
  ) throws -> GeometryFormulas {
    let all = try canonical(curvatureOrder, alpha: alpha, limits: limits) { $0.geometry.chain(alpha: $0.alpha) }
    return GeometryFormulas(all, dimension: dimension)
  }
}

extension JetGeometry {
  /// gⁱʲ, Γ, Γ^(α), R_{ijkl}, Ric and R one after the other; curvature is that of the Levi-Civita connection.
  func chain(alpha a: Ring.Element) -> [Ring.Element] {
    let ring = algebra.ring
    let first = algebra.leviCivita(derivatives: jets.derivatives)
    let base = algebra.raised(first, inverse: inverse)
    var connection = base
    if !jets.cubic.isEmpty, !ring.isZero(a) {
      connection = algebra.raised(
        algebra.alphaConnection(leviCivita: first, cubic: jets.cubic, alpha: a), inverse: inverse)
    }
    let riemann =
      isDuallyFlat
      ? self.riemann(alpha: ring.zero) : algebra.riemann(second: jets.second, first: first, raised: base)
    let ricci = algebra.ricci(riemann: riemann, inverse: inverse, isSymmetric: true)
    let scalar = algebra.trace(ricci, inverse: inverse)
    return inverse + base + connection + riemann + ricci + [scalar]
  }
}
