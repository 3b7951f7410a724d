import Scalars
import Symbolics

/// An α-connection of a manifold; α = 0 is the Levi-Civita connection, +1 the exponential, −1 the mixture connection.
///
///     Γ^(α)_{ij,k} = [ij,k] − (α/2) T_ijk
public struct AffineConnection: Sendable {
  /// The manifold with its metric and cubic form.
  public let manifold: Manifold
  /// α.
  public let alpha: Rational

  init(_ manifold: Manifold, alpha: Rational) {
    self.manifold = manifold
    self.alpha = alpha
  }

  /// Γᵏᵢⱼ, exact, with their index positions.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public var christoffelSymbols: TensorField {
    get throws {
      TensorField(
        symbol: "Γ", indices: "^k_ij", rank: 3, chart: manifold.chart,
        components: try manifold.christoffelSymbols(alpha: Expression(alpha)))
    }
  }

  /// The scalar curvature, exact.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public var scalarCurvature: Expression {
    get throws { try manifold.scalarCurvature(alpha: Expression(alpha)) }
  }

  /// R_{ijkl}, exact.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public var riemannTensor: TensorField {
    get throws {
      TensorField(
        symbol: "R", indices: "_ijkl", rank: 4, chart: manifold.chart,
        components: try manifold.riemannTensor(alpha: Expression(alpha)))
    }
  }

  /// Ric_ij, exact.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public var ricciTensor: TensorField {
    get throws {
      TensorField(
        symbol: "Ric", indices: "_ij", rank: 2, chart: manifold.chart,
        components: try manifold.ricciTensor(alpha: Expression(alpha)))
    }
  }

  var equation: GeodesicEquation {
    get throws { try manifold.memory.value("geodesics \(alpha)") { try GeodesicEquation(manifold, alpha: alpha) } }
  }
}

extension Manifold {
  /// The α-connection.
  public func connection(alpha: Rational = 0) -> AffineConnection { AffineConnection(self, alpha: alpha) }

  /// The metric with its components.
  public var metric: RiemannianMetric { RiemannianMetric(self) }
}
