/// The independent route: the initial-value problem of a curve, integrated by the method of Dormand and Prince.
struct InitialValueCheck {
  let problem: TwoPointProblem
  private let method = DormandPrince853(relativeTolerance: 1e-12, absoluteTolerance: 1e-13, maximumSteps: 10_000)

  init(problem: TwoPointProblem) { self.problem = problem }

  /// The largest departure from the curve over one element, in units of the scales, rounding of the coordinates excluded.
  func largestDeparture(_ system: CollocationSystem) -> Double {
    let n = system.n
    var largest = 0.0
    for e in 0..<system.elements {
      let left = system.breakpoints[e]
      let right = system.breakpoints[e + 1]
      let first = e * system.m
      let last = (e + 1) * system.m - n
      let scales = UnsafePointer(system.scales + e * n)
      let x = UnsafePointer(system.current.positions)
      let v = UnsafePointer(system.current.velocities)
      guard let end = integrate(x + first, v + first, scales, from: left, to: right) else { return .infinity }
      for c in 0..<n {
        let place = abs(end[c] - (x[last + c] - x[first + c]) / scales[c])
        let speed = abs(end[n + c] - v[last + c] / scales[c])
        let rounding = system.rounding(element: e, component: c) / scales[c]
        largest = max(largest, place - rounding * (right - left), speed - rounding)
      }
    }
    return largest
  }

  /// |x(1) − q| of the curve that starts with the velocity of the solution.
  func endPointErrors(_ system: CollocationSystem) -> [Double] {
    let n = system.n
    let x = UnsafePointer(system.current.positions)
    let scales = UnsafePointer(system.scales)
    guard let end = integrate(x, system.current.velocities, scales, from: 0, to: 1) else {
      return [Double](repeating: .infinity, count: n)
    }
    return (0..<n).map { abs(x[$0] + end[$0] * scales[$0] - system.target[$0]) }
  }

  /// Integrates the state ((x − x₀)/scale, v/scale), whose numbers are of moderate size; nil when that fails.
  private func integrate(
    _ x: UnsafePointer<Double>, _ v: UnsafePointer<Double>, _ scales: UnsafePointer<Double>, from start: Double,
    to end: Double
  ) -> [Double]? {
    let n = problem.dimension
    let state = [Double](repeating: 0, count: n) + (0..<n).map { v[$0] / scales[$0] }
    let point = UnsafeMutablePointer<Double>.allocate(capacity: 2 * n)
    defer { point.deallocate() }
    let velocity = point + n
    let solution = try? method.solve(from: start, to: end, state: state, recording: .ends) { _, y, d in
      for c in 0..<n {
        point[c] = x[c] + scales[c] * y[c]
        velocity[c] = scales[c] * y[n + c]
        d[c] = y[n + c]
      }
      guard problem.acceleration(point, velocity, d + n) else { return false }
      for c in 0..<n { d[n + c] /= scales[c] }
      return true
    }
    guard let solution, solution.status == .completed else { return nil }
    return solution.endState
  }
}
