import DifferentialGeometry
import Scalars
import Symbolics

/// A number that joint densities are evaluated on, with a tape kept ready for many points.
protocol JointScalar: MeasuredScalar {
  associatedtype Machine
  static func machine(_ tape: Tape, _ precision: Precision) -> Machine
  static func run(_ machine: Machine, _ inputs: [Self]) -> [Self]
  /// Coordinates of a point with rounding at most.
  static func coordinates(of point: Point, _ precision: Precision) -> [Self]
  /// The midpoint of a ball, which may be rounded.
  static func nearest(_ value: Ball, _ precision: Precision) -> Self
}

extension Double: JointScalar {
  static func machine(_ tape: Tape, _ precision: Binary64) -> Tape { tape }
  static func run(_ machine: Tape, _ inputs: [Double]) -> [Double] { machine.evaluate(inputs) }
  static func coordinates(of point: Point, _ precision: Binary64) -> [Double] { point.coordinates }
  static func nearest(_ value: Ball, _ precision: Binary64) -> Double { value.approximation }
}

extension Ball: JointScalar {
  static func machine(_ tape: Tape, _ precision: BallPrecision) -> BallTape { BallTape(tape, precision: precision) }
  static func run(_ machine: BallTape, _ inputs: [Ball]) -> [Ball] { machine.evaluate(inputs) }
  static func coordinates(of point: Point, _ precision: BallPrecision) -> [Ball] {
    point.enclosed(bits: precision.bits)
  }
  static func nearest(_ value: Ball, _ precision: BallPrecision) -> Ball { value.rounded(to: precision) }
}
