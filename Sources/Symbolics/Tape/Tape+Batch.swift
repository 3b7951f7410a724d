import CKernels
import Foundation
import Scalars

/// Evaluation in `Double` for many points: block by block, one vector kernel an instruction.
extension Tape {
  /// How many points are taken at once: registers of a block stay in the cache, and a call costs little beside its work.
  private static let blockLength = 256

  /// The values at many points.
  ///
  /// - Parameter columns: for each input its values at all points.
  /// - Returns: for each output its values at all points.
  /// - Precondition: as many columns as inputs, all of one length.
  public func evaluateBatch(_ columns: [[Double]]) -> [[Double]] {
    precondition(columns.count == inputs.count, "\(columns.count) columns for \(inputs.count) inputs")
    let count = columns.first?.count ?? 1
    precondition(columns.allSatisfy { $0.count == count }, "the columns differ in length")
    var results = [[Double]](repeating: [], count: outputCount)
    for k in results.indices { results[k].reserveCapacity(count) }
    // Part by part, each copied to its columns while it is in the cache.
    let part = min(count, 4 * Tape.blockLength), flat = columns.flatMap { $0 }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(part * outputCount, 1)) { room in
      guard let y = room.baseAddress else { return }
      flat.withUnsafeBufferPointer { x in
        for start in stride(from: 0, to: count, by: max(part, 1)) {
          let length = min(part, count - start)
          evaluateBatch(count: length, x.baseAddress.map { $0 + start }, stride: count, into: y, stride: part)
          for k in 0..<outputCount {
            results[k].append(contentsOf: UnsafeBufferPointer(start: y + k * part, count: length))
          }
        }
      }
    }
    return results
  }

  /// The values at many points in one array, output after output.
  ///
  /// - Parameters:
  ///   - count: how many points there are.
  ///   - flatInputs: input after input, `count` values each.
  public func evaluateBatch(count: Int, flatInputs: [Double]) -> [Double] {
    precondition(flatInputs.count == count * inputs.count, "\(flatInputs.count) values for \(count) points")
    return [Double](unsafeUninitializedCapacity: count * outputCount) { buffer, initialized in
      flatInputs.withUnsafeBufferPointer { x in
        if let y = buffer.baseAddress, count > 0 {
          ig_prefer_large_pages(y, count * outputCount)
          evaluateBatch(count: count, x.baseAddress, stride: count, into: y, stride: count)
        }
      }
      initialized = count * outputCount
    }
  }

  /// The values at many points, in memory of the caller.
  ///
  /// - Parameters:
  ///   - count: how many points there are.
  ///   - x: input j of point i at `x[j * inputStride + i]`.
  ///   - y: where output k of point i goes, `y[k * outputStride + i]`; it must not overlap x.
  public func evaluateBatch(
    count: Int, _ x: UnsafePointer<Double>?, stride inputStride: Int, into y: UnsafeMutablePointer<Double>,
    stride outputStride: Int
  ) {
    let block = min(Tape.blockLength, (count + 7) & ~7), room = block + 8
    let inputCount = inputs.count, fixed = inputCount + outputCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (registerCount - fixed) * room + 8) { memory in
      withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Double>.self, capacity: registerCount + 1) { table in
        guard let scratch = memory.baseAddress, let register = table.baseAddress else { return }
        for k in fixed..<max(registerCount, fixed) { register[k] = scratch + (k - fixed) * room }
        var start = 0
        while start < count {
          // Inputs and outputs are used where they lie.
          if let x {
            for j in 0..<inputCount { register[j] = UnsafeMutablePointer(mutating: x + j * inputStride + start) }
          }
          for k in 0..<outputCount { register[inputCount + k] = y + k * outputStride + start }
          run(register, min(block, count - start))
          start += block
        }
      }
    }
  }

  private func run(_ register: UnsafeMutablePointer<UnsafeMutablePointer<Double>>, _ n: Int) {
    instructions.withUnsafeBufferPointer { code in
      constantsAsDouble.withUnsafeBufferPointer { constants in
        for step in code {
          let d = register[Int(step.destination)], a = register[Int(step.a)]
          switch step.opcode {
          case .constant: d.update(repeating: constants[Int(step.constant)], count: n)
          case .copy: d.update(from: a, count: n)
          case .add: ig_add(d, a, register[Int(step.b)], n)
          case .subtract: ig_sub(d, a, register[Int(step.b)], n)
          case .multiply: ig_mul(d, a, register[Int(step.b)], n)
          case .divide: ig_div(d, a, register[Int(step.b)], n)
          case .addConstant: ig_addc(d, a, constants[Int(step.constant)], n)
          case .multiplyConstant: ig_mulc(d, a, constants[Int(step.constant)], n)
          case .subtractFromConstant: ig_rsubc(d, a, constants[Int(step.constant)], n)
          case .reciprocal: ig_reciprocal(d, a, n)
          case .square: ig_square(d, a, n)
          case .squareRoot: ig_sqrt(d, a, n)
          case .powerConstant:
            let exponent = constants[Int(step.constant)]
            for i in 0..<n { d[i] = Foundation.pow(a[i], exponent) }
          case .function: Tape.apply(step, d, a, register[Int(step.b)], n)
          }
        }
      }
    }
  }

  private static func apply(
    _ step: Instruction, _ d: UnsafeMutablePointer<Double>, _ a: UnsafeMutablePointer<Double>,
    _ b: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    let order = Int32(step.order >> 8)
    switch step.function {
    case .exp: ig_exp(d, a, n)
    case .log: ig_log(d, a, n)
    case .sin: ig_sin(d, a, n)
    case .cos: ig_cos(d, a, n)
    case .tanh: ig_tanh(d, a, n)
    case .abs: ig_abs(d, a, n)
    case .sign: ig_sign(d, a, n)
    case .step: ig_step(d, a, n)
    case .minimum: ig_min(d, a, b, n)
    case .maximum: ig_max(d, a, b, n)
    case .logGamma: ig_lgamma(d, a, n)
    case .polygamma where order == 0: ig_digamma(d, a, n)
    case .polygamma where order == 1: ig_trigamma(d, a, n)
    case .polygamma where order == 2: ig_tetragamma(d, a, n)
    case .polygamma where order == 3: ig_pentagamma(d, a, n)
    case .polygamma where order <= 170: ig_polygamma(d, a, order, n)
    case .polygammaTail where order <= 3: ig_polygammatail(d, a, order, n)
    default: for i in 0..<n { d[i] = value(step, a[i], b[i]) }
    }
  }
}
