/// The independent route: the initial-value problem of a curve, integrated by the method of Dormand and Prince.
struct InitialValueCheck {
  let problem: TwoPointProblem
  private let method = DormandPrince853(relativeTolerance: 1e-12, absoluteTolerance: 1e-14, maximumSteps: 10_000)

  init(problem: TwoPointProblem) { self.problem = problem }

  private func integrate(_ state: [Double], from start: Double, to end: Double) -> [Double]? {
    let n = problem.dimension
    let solution = try? method.solve(from: start, to: end, state: state, recording: .ends) { _, y, d in
      for c in 0..<n { d[c] = y[n + c] }
      return problem.acceleration(y, y + n, d + n)
    }
    guard let solution, solution.status == .completed else { return nil }
    return solution.endState
  }

  /// Position and velocity at a node.
  private func state(_ system: CollocationSystem, element: Int, node: Int) -> [Double] {
    let k = (element * system.nodes + node) * system.n
    let x = UnsafeBufferPointer(start: system.current.positions + k, count: system.n)
    let v = UnsafeBufferPointer(start: system.current.velocities + k, count: system.n)
    return Array(x) + Array(v)
  }

  /// The largest departure from the curve over one element, in units of the scales.
  func largestDeparture(_ system: CollocationSystem) -> Double {
    let n = system.n
    var largest = 0.0
    for e in 0..<system.elements {
      let start = state(system, element: e, node: 0)
      let curve = state(system, element: e, node: system.nodes - 1)
      guard let end = integrate(start, from: system.breakpoints[e], to: system.breakpoints[e + 1]) else {
        return .infinity
      }
      for c in 0..<n {
        let departure = max(abs(end[c] - curve[c]), abs(end[n + c] - curve[n + c]))
        largest = max(largest, departure / system.scales[e * n + c])
      }
    }
    return largest
  }

  /// |x(1) − q| of the curve that starts with the given velocity.
  func endPointErrors(from velocity: [Double], _ system: CollocationSystem) -> [Double] {
    let n = system.n
    let start = Array(state(system, element: 0, node: 0)[..<n]) + velocity
    guard let end = integrate(start, from: 0, to: 1) else { return [Double](repeating: .infinity, count: n) }
    return (0..<n).map { abs(end[$0] - system.target[$0]) }
  }
}
