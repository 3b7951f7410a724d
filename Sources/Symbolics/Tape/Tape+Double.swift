import Foundation
import Scalars

/// Evaluation in `Double`, one point at a time.
extension Tape {
  /// The values at one point.
  ///
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [Double]) -> [Double] {
    precondition(point.count == inputs.count, "\(point.count) values for \(inputs.count) inputs")
    var outputs = [Double](repeating: 0, count: outputCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { workspace in
      guard let registers = workspace.baseAddress else { return }
      point.withUnsafeBufferPointer { x in
        outputs.withUnsafeMutableBufferPointer { y in
          guard let y = y.baseAddress else { return }
          evaluate(x.baseAddress, into: y, registers: registers)
        }
      }
    }
    return outputs
  }

  /// How many doubles `evaluate(_:into:registers:)` needs to work in.
  public var workspaceCount: Int { registerCount }

  /// The values at one point, without allocation.
  ///
  /// - Parameters:
  ///   - x: a value for each input; may be nil when there are none.
  ///   - y: room for the outputs.
  ///   - registers: room for `workspaceCount` doubles.
  public func evaluate(
    _ x: UnsafePointer<Double>?, into y: UnsafeMutablePointer<Double>, registers r: UnsafeMutablePointer<Double>
  ) {
    let inputCount = inputs.count
    if let x { r.update(from: x, count: inputCount) }
    instructions.withUnsafeBufferPointer { code in
      constantsAsDouble.withUnsafeBufferPointer { c in
        for step in code {
          let a = r[Int(step.a)]
          let result: Double
          switch step.opcode {
          case .constant: result = c[Int(step.constant)]
          case .copy: result = a
          case .add: result = a + r[Int(step.b)]
          case .subtract: result = a - r[Int(step.b)]
          case .multiply: result = a * r[Int(step.b)]
          case .divide: result = a / r[Int(step.b)]
          case .addConstant: result = a + c[Int(step.constant)]
          case .multiplyConstant: result = a * c[Int(step.constant)]
          case .subtractFromConstant: result = c[Int(step.constant)] - a
          case .reciprocal: result = 1 / a
          case .square: result = a * a
          case .squareRoot: result = a.squareRoot()
          case .powerConstant: result = Foundation.pow(a, c[Int(step.constant)])
          case .function: result = Tape.value(step, a, r[Int(step.b)])
          }
          r[Int(step.destination)] = result
        }
      }
    }
    y.update(from: r + inputCount, count: outputCount)
  }
}
