import NumericalMethods
import Scalars
import Symbolics

/// The ends of many geodesics.
public struct GeodesicEnds: Sendable {
  /// The dimension n.
  public let dimension: Int
  /// xⁱ at the end of geodesic k, at k·n + i.
  public let coordinates: [Double]
  /// dxⁱ/dt at the end of geodesic k, at k·n + i.
  public let velocities: [Double]
  /// Why geodesic k did not get to its end, nil where it did: its numbers are then those of the place it got to.
  public let failures: [GeometryError?]
}

extension AffineConnection {
  /// The ends of many geodesics with given starts and velocities, integrated side by side on all cores.
  ///
  /// Every geodesic has its own steps; all are evaluated by vector kernels. Dormand–Prince 8(5,3) in coordinates
  /// without borders. The run ends early when the task that calls is cancelled.
  ///
  /// - Parameters:
  ///   - starts: xⁱ of geodesic k at k·n + i, each a point of the chart.
  ///   - velocities: dxⁱ/dt, likewise.
  ///   - end: the parameter to go to, from 0.
  ///   - tolerance: of the position, relative.
  ///   - progress: called now and then with how many geodesics are done and how many there are; false ends the run.
  /// - Throws: `GeometryError.outsideDomain` for a start outside the chart; `CancellationError`.
  public func geodesicEnds(
    from starts: [Double], velocities: [Double], until end: Double = 1, tolerance: Double = 1e-10,
    progress: (@Sendable (_ done: Int, _ of: Int) -> Bool)? = nil
  ) throws -> GeodesicEnds {
    let n = manifold.dimension
    precondition(
      starts.count % n == 0 && starts.count == velocities.count,
      "\(starts.count) coordinates, \(velocities.count) velocity components in dimension \(n)")
    guard end.isFinite, velocities.allSatisfy(\.isFinite) else {
      throw GeometryError.invalidModel(reason: "a velocity and a curve parameter must be finite numbers")
    }
    let equation = try self.equation
    let tape = try manifold.memory.value("working geodesics \(alpha)") {
      let formulas = try WorkingFormulas(equation)
      return try Tape(formulas.accelerations, inputs: formulas.inputs)
    }
    let found = try Parallel.parts(starts.count / n, size: 1_024, progress: progress) { range in
      try geodesicEnds(from: starts, velocities, range: range, until: end, tolerance, equation, tape)
    }
    return GeodesicEnds(
      dimension: n, coordinates: found.flatMap(\.coordinates), velocities: found.flatMap(\.velocities),
      failures: found.flatMap(\.failures))
  }

  private func geodesicEnds(
    from starts: [Double], _ velocities: [Double], range: Range<Int>, until end: Double, _ tolerance: Double,
    _ equation: GeodesicEquation, _ tape: Tape
  ) throws -> GeodesicEnds {
    let n = manifold.dimension
    var states: [Double] = []
    states.reserveCapacity(range.count * 2 * n)
    for k in range {
      let x = Array(starts[k * n..<(k + 1) * n]), v = Array(velocities[k * n..<(k + 1) * n])
      if let obstruction = manifold.chart.obstruction(to: x) { throw obstruction }
      let start = equation.flattened(x, velocity: v)
      states += start.u
      states += start.w
    }
    let method = DormandPrince853(relativeTolerance: tolerance, absoluteTolerance: tolerance)
    let solution = BatchDormandPrince853(method, lanes: 128).solve(
      from: 0, to: end, dimension: 2 * n, states: states
    ) { lanes, stride, y, dy in
      for i in 0..<n { (dy + i * stride).update(from: y + (n + i) * stride, count: lanes) }
      tape.evaluateBatch(count: lanes, y, stride: stride, into: dy + n * stride, stride: stride)
    }
    return collected(solution, equation, range)
  }

  private func collected(
    _ solution: BatchDormandPrince853.Solution, _ equation: GeodesicEquation, _ range: Range<Int>
  ) -> GeodesicEnds {
    let n = manifold.dimension
    var coordinates: [Double] = [], velocities: [Double] = []
    var failures: [GeometryError?] = []
    for (place, k) in range.enumerated() {
      let state = solution.states[place * 2 * n..<(place + 1) * 2 * n]
      let end = equation.unflattened(Array(state.prefix(n)), velocity: Array(state.suffix(n)))
      coordinates += end.x
      velocities += end.v
      switch solution.statuses[place] {
      case .completed:
        // A chart with joint constraints is only checked at the end: its metric blows up at the border.
        failures.append(manifold.chart.obstruction(to: end.x))
      case .leftDomain(let t):
        failures.append(.leavesManifold(parameter: t, point: end.x, reason: "it reaches the border of the domain"))
      case .failed(let error):
        failures.append(.notConverged(what: "geodesic \(k)", reached: .nan, reason: "\(error)"))
      }
    }
    return GeodesicEnds(dimension: n, coordinates: coordinates, velocities: velocities, failures: failures)
  }
}
