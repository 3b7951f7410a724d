/// The independent route: the initial-value problem of a curve, integrated by the method of Dormand and Prince.
struct InitialValueCheck {
  let problem: TwoPointProblem
  private let method = DormandPrince853(relativeTolerance: 1e-12, absoluteTolerance: 1e-13, maximumSteps: 10_000)

  init(problem: TwoPointProblem) { self.problem = problem }

  /// The largest departure from each curve over one element, in units of the scales, rounding of the coordinates excluded.
  func largestDepartures(_ system: CollocationSystem, of curves: [Int]) -> [Double] {
    let n = system.n
    var starts: [Start] = []
    for k in curves {
      for e in system.curves[k].elements {
        starts.append(
          Start(
            x: system.state(e, 0, isVelocity: false), v: system.state(e, 0, isVelocity: true),
            scales: (0..<n).map { system.scale(e, $0) }, time: system.widths[e]))
      }
    }
    let ends = problem.many == nil ? starts.map(end) : endsSideBySide(starts)
    var next = 0
    return curves.map { k in
      var largest = 0.0
      for (j, e) in system.curves[k].elements.enumerated() {
        defer { next += 1 }
        guard let end = ends[next] else {
          largest = .infinity
          continue
        }
        let start = starts[next]
        let x = system.state(e, system.nodes - 1, isVelocity: false)
        let v = system.state(e, system.nodes - 1, isVelocity: true)
        for c in 0..<n {
          let place = abs(end[c] - (x[c] - start.x[c]) / start.scales[c])
          let speed = abs(end[n + c] - v[c] / start.scales[c])
          let rounding = system.rounding(k, element: j, component: c) / start.scales[c]
          largest = max(largest, place - rounding * start.time, speed - rounding)
        }
      }
      return largest
    }
  }

  /// |x(1) − q| of the curve that starts with the velocity of a solution.
  func endPointErrors(_ solution: TwoPointSolution) -> [Double] {
    let n = problem.dimension, x = Array(solution.values.prefix(n)), q = Array(solution.values.suffix(n))
    let v = solution.startVelocity, largest = v.reduce(0) { max($0, abs($1)) }
    let scales = (0..<n).map { max(abs(v[$0]), 1e-5 * abs(x[$0]), 1e-6 * largest, .leastNormalMagnitude) }
    guard let end = end(Start(x: x, v: v, scales: scales, time: 1)) else {
      return [Double](repeating: .infinity, count: n)
    }
    return (0..<n).map { abs(x[$0] + end[$0] * scales[$0] - q[$0]) }
  }

  /// Where an integration begins: of the state ((x − x₀)/scale, v/scale), whose numbers are of moderate size.
  private struct Start {
    let x: [Double]
    let v: [Double]
    let scales: [Double]
    let time: Double

    var state: [Double] { [Double](repeating: 0, count: x.count) + zip(v, scales).map { $0 / $1 } }
  }

  /// nil when the integration fails.
  private func end(_ start: Start) -> [Double]? {
    let n = problem.dimension, x = start.x, scales = start.scales
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n) { room in
      guard let point = room.baseAddress else { return nil }
      let velocity = point + n
      let solution = try? method.solve(from: 0, to: start.time, state: start.state, recording: .ends) { _, y, d in
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

  /// All of them side by side in unit time: x₀, the scales and the time are components that stand still.
  private func endsSideBySide(_ starts: [Start]) -> [[Double]?] {
    let n = problem.dimension, dimension = 4 * n + 1, lanes = 64
    let states = starts.flatMap { $0.state + $0.x + $0.scales + [$0.time] }
    // On an element that a polynomial resolves a step is about this long.
    var method = method
    method.initialStep = 0.15
    let solution = withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * n * lanes) { room in
      let point = room.baseAddress
      return BatchDormandPrince853(method, lanes: lanes).solve(
        from: 0, to: 1, dimension: dimension, states: states
      ) { count, stride, y, d in
        guard let point else { return }
        let force = point + 2 * n * count
        for c in 0..<n {
          let scale = y + (3 * n + c) * stride, place = y + c * stride, pace = y + (n + c) * stride
          let start = y + (2 * n + c) * stride, x = point + c * count, v = point + (n + c) * count
          for i in 0..<count {
            x[i] = start[i] + scale[i] * place[i]
            v[i] = scale[i] * pace[i]
          }
        }
        problem.writeAccelerations(count, point, into: force)
        let time = y + 4 * n * stride
        for c in 0..<n {
          let scale = y + (3 * n + c) * stride, pace = y + (n + c) * stride, bend = force + c * count
          let change = d + c * stride, turn = d + (n + c) * stride
          for i in 0..<count {
            change[i] = time[i] * pace[i]
            turn[i] = time[i] * (bend[i] / scale[i])
          }
        }
        for c in 2 * n...4 * n { (d + c * stride).update(repeating: 0, count: count) }
      }
    }
    return starts.indices.map { k in
      solution.statuses[k] == .completed
        ? Array(solution.states[k * dimension..<k * dimension + 2 * n]) : nil
    }
  }
}
