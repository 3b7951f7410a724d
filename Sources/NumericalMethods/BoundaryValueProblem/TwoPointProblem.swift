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

  /// Estimates of how far x is from the ends of the coordinates' domains, written to the second argument.
  ///
  /// For a geodesic √gᵢᵢ times the gap: along a curve towards an end at a finite distance it falls to 0, towards an end at
  /// an infinite distance it does not. Infinite for a coordinate without ends, negative beyond an end that can be passed.
  public typealias Borders = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

  /// The same for many points at once: row c of the states is coordinate c of all points, then come their velocities.
  ///
  /// The arguments are the number of points, which is the length of a row, the states, and where the rows of results go:
  /// n accelerations, 2n² derivatives (by x, then by v), or n units. What is not defined is written as NaN.
  public typealias Rows = (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

  /// The functions for many points at once.
  public struct Many {
    let accelerations: Rows
    let derivatives: Rows
    let units: Rows

    /// All three of them.
    public init(accelerations: @escaping Rows, derivatives: @escaping Rows, units: @escaping Rows) {
      self.accelerations = accelerations
      self.derivatives = derivatives
      self.units = units
    }
  }

  /// n, the number of coordinates.
  public let dimension: Int
  /// f.
  public let acceleration: Acceleration
  /// The derivatives of f; central differences when nil (exact but for rounding where f is quadratic).
  public let derivatives: AccelerationDerivatives?
  /// What errors are measured in; when nil, the largest speed of the coordinate nearby.
  public let units: Units?
  /// How far the ends of the domain are; nil where there are none to watch.
  public let borders: Borders?
  /// The coordinates whose ends the equation goes on smoothly beyond, a little: solutions that pass them are none.
  public let passableBorders: [Int]
  /// All of them for many points at once, with which curves are solved for side by side; nil if they are not given.
  public let many: Many?

  /// The equation x″ = f(x, x′) for curves in n coordinates.
  public init(
    dimension: Int, acceleration: @escaping Acceleration, derivatives: AccelerationDerivatives? = nil,
    units: Units? = nil, borders: Borders? = nil, passableBorders: [Int] = [], many: Many? = nil
  ) {
    precondition(dimension > 0, "dimension \(dimension)")
    self.dimension = dimension
    self.acceleration = acceleration
    self.derivatives = derivatives
    self.units = units
    self.borders = borders
    self.passableBorders = passableBorders
    self.many = many
  }
}
