/// A way to find geodesics between two points: the rungs of the ladder that `geodesic(from:to:)` goes down.
public enum GeodesicRung: String, Sendable, CaseIterable {
  /// A closed form: an isometry to a line, a half plane or a sphere, a product of such, or normals and centered normals
  /// with one.
  case closedForm = "closed form"
  /// The least length over the lifts of a pair of normals to a symmetric space.
  case symmetricSpaceLift = "symmetric-space lift"
  /// Clairaut's quadrature, where a surface has a Killing field.
  case clairaut = "Clairaut quadrature"
  /// Polygons of least energy from several starts, polished by collocation; the shortest geodesic counts.
  case pathEnergy = "path energy"
  /// Chebyshev collocation from the straight line.
  case collocation = "collocation"
}
