/// An autonomous equation of second order x″ = f(x, x′), whose solution between two points is sought.
public struct TwoPointProblem {
  /// The acceleration f(x, v), written to the third argument; false where f is not defined.
  public typealias Acceleration = (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Bool

  /// ∂fᵢ/∂xⱼ and ∂fᵢ/∂vⱼ at (x, v), at `i * n + j` of the third and fourth argument; false where f is not defined.
  public typealias AccelerationDerivatives = (
    UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Bool

  /// The natural unit of every coordinate at x, written to the second argument; for a geodesic 1/√gᵢᵢ(x).
  public typealias Units = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

  /// n, the number of coordinates.
  public let dimension: Int
  /// f.
  public let acceleration: Acceleration
  /// The derivatives of f; central differences when nil (exact but for rounding where f is quadratic).
  public let derivatives: AccelerationDerivatives?
  /// What errors are measured in; when nil, the largest speed of the coordinate nearby.
  public let units: Units?

  /// The equation x″ = f(x, x′) for curves in n coordinates.
  public init(
    dimension: Int, acceleration: @escaping Acceleration, derivatives: AccelerationDerivatives? = nil,
    units: Units? = nil
  ) {
    precondition(dimension > 0, "dimension \(dimension)")
    self.dimension = dimension
    self.acceleration = acceleration
    self.derivatives = derivatives
    self.units = units
  }
}
