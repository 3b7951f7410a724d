import DifferentialGeometry
import Scalars
import Symbolics

extension Sampler {
  /// Counts of one variable by inversion of the sum of their probabilities, from the formula; nil for other models.
  ///
  /// - Throws: `GeometryError.unsupported` when the probabilities cannot be evaluated or do not sum to 1.
  static func counts(
    _ model: StatisticalModel, _ point: Point
  ) throws(GeometryError) -> (@Sendable (inout SeededDraws) -> [Double])? {
    guard model.variables.count == 1, let space = model.sampleSpace, space.isDiscrete,
      let logMass = model.logDensity ?? logConcaveMass(model)
    else { return nil }
    let tape: Tape
    do { tape = try Tape([logMass], inputs: model.variables + model.parameters) } catch {
      throw .invalidModel(reason: "\(model.name): \(error)")
    }
    let isNormalized = model.logDensity != nil
    var last = 4_000_000
    if case .integers(let n) = space { last = n }
    // Relative to the largest so far: an unnormalized mass may be beyond all range.
    var logs: [Double] = [], top = -Double.infinity, mass = 0.0, quiet = 0
    for k in 0...last {
      let log = tape.evaluate([Double(k)] + point.coordinates)[0]
      guard log < .infinity else {
        throw .unsupported(reason: "\(model.name): the probability of \(k) is not finite in Double")
      }
      logs.append(log)
      top = max(top, log)
      mass += Double.exp(log)
      let isBehind = isNormalized ? mass > 1 - 1e-9 && log < -39 : log < top - 45
      quiet = isBehind ? quiet + 1 : 0
      if quiet > 30 { break }
    }
    guard isNormalized || quiet > 30 else {
      throw .unsupported(reason: "\(model.name): the first \(logs.count) probabilities are not nearly all there is")
    }
    var table: [Double] = [], total = 0.0, compensation = 0.0
    for log in logs {
      let next = Double.exp(log - top) - compensation, grown = total + next
      compensation = (grown - total) - next
      total = grown
      table.append(total)
    }
    guard !isNormalized || (total * Double.exp(top) - 1).magnitude < 1e-9 else {
      throw .unsupported(
        reason: "\(model.name): the probabilities sum to \(total * Double.exp(top)), and cannot be inverted")
    }
    let sums = table
    return { draws in
      let u = draws.open() * sums[sums.count - 1]
      var low = 0, high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > u { high = middle } else { low = middle + 1 }
      }
      return [Double(low)]
    }
  }

  /// A mass that is known up to a factor and whose ratios of neighbours fall: none of it hides beyond where it is small.
  private static func logConcaveMass(_ model: StatisticalModel) -> Expression? {
    model.name == "conway-maxwell-poisson" ? model.unnormalizedLogDensity : nil
  }
}
