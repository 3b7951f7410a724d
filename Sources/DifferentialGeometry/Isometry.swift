import Scalars
import Symbolics

/// A map from a manifold to a space form that keeps distances, with its inverse.
///
/// The line with du², the hyperbolic half plane with C (dX² + dY²)/Y², the unit sphere with r² |dz|². Distances and
/// geodesics of the manifold are then the space form's.
public struct Isometry: Sendable {
  /// The space that the manifold maps to.
  public enum Space: Sendable, Equatable {
    /// The line with the coordinate u.
    case line
    /// The half plane Y > 0 with C (dX² + dY²)/Y², of curvature −1/C.
    case hyperbolicPlane(scale: Expression)
    /// The unit sphere with r² |dz|², of curvature 1/r².
    case sphere(radius: Expression)
  }

  /// The space form.
  public let space: Space
  /// Its coordinates as functions of the manifold's.
  public let image: [Expression]
  /// The symbols of its coordinates in `inverse`.
  public let symbols: [Symbol]
  /// The manifold's coordinates as functions of its.
  public let inverse: [Expression]
  /// Whether the image contains the shortest curves of the space form between its points.
  public let isConvex: Bool

  /// Makes an isometry.
  public init(to space: Space, image: [Expression], symbols: [Symbol], inverse: [Expression], isConvex: Bool = true) {
    precondition(image.count == symbols.count, "\(image.count) functions for \(symbols.count) coordinates")
    self.space = space
    self.image = image
    self.symbols = symbols
    self.inverse = inverse
    self.isConvex = isConvex
  }
}
