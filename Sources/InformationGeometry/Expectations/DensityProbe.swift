import DifferentialGeometry
import Scalars
import Symbolics

/// log p at a point of the parameters, with a range that does not end at 10⁻³⁰⁸.
///
/// One thread at a time.
final class DensityProbe {
  let formula: DensityFormula
  let ξ: [Double]
  private let wide: [Ball]
  private var anchored: [Anchor: AnchorProbe] = [:]
  private static let precision = BallPrecision(bits: 256)

  init(_ formula: DensityFormula, at point: Point) {
    self.formula = formula
    ξ = point.coordinates
    wide = point.enclosed(bits: DensityProbe.precision.bits)
  }

  /// log p at distances from an anchor.
  func anchored(_ anchor: Anchor) throws -> AnchorProbe {
    if let known = anchored[anchor] { return known }
    let position = try formula.position(anchor.base, ξ)
    let made = AnchorProbe(try formula.tape(anchor), position, ξ, wide, DensityProbe.precision)
    anchored[anchor] = made
    return made
  }
}

/// log p at distances from an anchor, with registers to work in.
final class AnchorProbe {
  let position: Double
  private let tape: Tape
  private let wideTape: BallTape
  private var inputs: [Double], registers: [Double], output = [0.0]
  private var wideInputs: [Ball]
  private let precision: BallPrecision

  init(_ tape: Tape, _ position: Double, _ ξ: [Double], _ wide: [Ball], _ precision: BallPrecision) {
    self.tape = tape
    self.position = position
    self.precision = precision
    wideTape = BallTape(tape, precision: precision)
    inputs = [0] + ξ + [position]
    registers = [Double](repeating: 0, count: tape.workspaceCount)
    wideInputs = [Ball(0, precision: precision)] + wide + [Ball(exactly: position, precision: precision)]
  }

  /// log p in `Double`; not finite where that does not suffice.
  func logDensities(_ distances: [Double]) -> [Double] {
    let n = distances.count
    let flat = distances + inputs.dropFirst().flatMap { [Double](repeating: $0, count: n) }
    return tape.evaluateBatch(count: n, flatInputs: flat)
  }

  /// log p at a distance; −∞ where it is not defined.
  func logDensity(_ d: Double) -> Double {
    inputs[0] = d
    tape.evaluate(inputs, into: &output, registers: &registers)
    return output[0].isFinite ? output[0] : wideLogDensity(d)
  }

  /// The same with many bits.
  func wideLogDensity(_ d: Double) -> Double {
    wideInputs[0] = Ball(exactly: d, precision: precision)
    let value = wideTape.evaluate(wideInputs)[0]
    return value.isFinite ? value.midpoint : -.infinity
  }
}
