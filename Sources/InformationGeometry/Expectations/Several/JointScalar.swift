import Scalars
import Symbolics

/// A number that joint densities are evaluated on, with a tape kept ready for many points.
protocol JointScalar: ExpectationScalar {
  associatedtype Machine
  static func machine(_ tape: Tape, _ precision: Precision) -> Machine
  static func run(_ machine: Machine, _ inputs: [Self]) -> [Self]
}

extension Double: JointScalar {
  static func machine(_ tape: Tape, _ precision: Binary64) -> Tape { tape }
  static func run(_ machine: Tape, _ inputs: [Double]) -> [Double] { machine.evaluate(inputs) }
}

extension Ball: JointScalar {
  static func machine(_ tape: Tape, _ precision: BallPrecision) -> BallTape { BallTape(tape, precision: precision) }
  static func run(_ machine: BallTape, _ inputs: [Ball]) -> [Ball] { machine.evaluate(inputs) }
}
