import NumericalMethods
import Scalars
import Symbolics

/// Tapes of the geodesic equation in coordinates without borders, from (u, u̇).
private struct WorkingTapes: Sendable {
  let accelerations: Tape
  let derivatives: Tape
  let units: Tape

  init(_ equation: GeodesicEquation, metric: [Expression]) throws {
    let formulas = try WorkingFormulas(equation)
    accelerations = try Tape(formulas.accelerations, inputs: formulas.inputs)
    derivatives = try Tape(try formulas.derivatives(), inputs: formulas.inputs)
    units = try Tape(formulas.units(metric), inputs: formulas.inputs)
  }

  var many: TwoPointProblem.Many {
    let budget = WorkBudget.now
    func rows(_ tape: Tape) -> TwoPointProblem.Rows {
      { count, states, out in
        // A value that may not be asked for any more is none.
        if budget?.spend(10 * count * tape.inputs.count * tape.inputs.count) ?? true {
          Self.evaluate(tape, count, states, out)
        } else {
          out.update(repeating: .nan, count: count * tape.outputCount)
        }
      }
    }
    return TwoPointProblem.Many(
      accelerations: rows(accelerations), derivatives: rows(derivatives), units: rows(units))
  }

  /// Kernels take eight points at a time and what is left one by one: few points are filled up with the last one.
  private static func evaluate(
    _ tape: Tape, _ count: Int, _ states: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>
  ) {
    let full = (count + 7) & ~7
    guard full != count, count < 128, count > 0 else {
      return tape.evaluateBatch(count: count, states, stride: count, into: out, stride: count)
    }
    let inputs = tape.inputs.count, outputs = tape.outputCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (inputs + outputs) * full) { room in
      guard let x = room.baseAddress else { return }
      for j in 0..<inputs {
        let row = x + j * full, given = states + j * count
        row.initialize(from: given, count: count)
        (row + count).initialize(repeating: given[count - 1], count: full - count)
      }
      let y = x + inputs * full
      tape.evaluateBatch(count: full, x, stride: full, into: y, stride: full)
      for k in 0..<outputs { (out + k * count).update(from: y + k * full, count: count) }
    }
  }
}

extension AffineConnection {
  /// Whether geodesics between many pairs of points are solved for side by side: in low dimension, on charts without joint
  /// conditions, which would have to be watched along each curve.
  package var solvesSideBySide: Bool {
    (2...4).contains(manifold.dimension) && manifold.chart.constraints.isEmpty
  }

  /// Geodesics between pairs of points, solved for side by side by collocation from straight lines.
  ///
  /// Each comes with the checks and error estimates of `geodesic(from:to:isometry:tolerance:)`; nil where another way is to
  /// be tried. The elements of all curves share the evaluations of the equation and its linear algebra, lane by lane.
  ///
  /// - Precondition: the metric is positive definite at all points, and no pair is one point.
  package func geodesics(from starts: [Point], to ends: [Point], tolerance: Double = 1e-11) throws -> [Geodesic?] {
    guard !starts.isEmpty else { return [] }
    let equation = try self.equation
    var solver = equation.collocationSolver(tolerance)
    // A curve that needs more pieces would hold the others up.
    solver.maximumElements = 24
    let solutions = solver.solve(
      equation.problem(many: try manyPoints), from: starts.map { equation.working.flattened($0.coordinates) },
      to: ends.map { equation.working.flattened($0.coordinates) })
    return starts.indices.map { k in
      solutions[k].flatMap { try? equation.collocated($0, from: starts[k], to: ends[k], alpha: alpha) }
    }
  }

  /// The equation for many points at once, where that is possible.
  var manyPoints: TwoPointProblem.Many? {
    get throws {
      guard solvesSideBySide else { return nil }
      return try manifold.memory.value("working tapes \(alpha)") {
        try WorkingTapes(equation, metric: manifold.metricComponents)
      }.many
    }
  }
}
