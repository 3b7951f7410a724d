/// The functions of a problem at many points, by those for one point where no others are given.
extension TwoPointProblem {
  var hasUnits: Bool { many != nil || units != nil }

  /// n rows; NaN where f is not defined.
  func writeAccelerations(
    _ count: Int, _ states: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>
  ) {
    if let rows = many?.accelerations { return rows(count, states, out) }
    forEachPoint(count, states, results: dimension, out) { point, result in
      acceleration(point, point + dimension, result)
    }
  }

  /// 2n² rows; NaN where f has no derivatives.
  func writeDerivatives(
    _ count: Int, _ states: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>
  ) {
    if let rows = many?.derivatives { return rows(count, states, out) }
    let n = dimension
    forEachPoint(count, states, results: 2 * n * n, out) { point, result in
      if let derivatives { return derivatives(point, point + n, result, result + n * n) }
      return differentiate(point, point + n, result, result + n * n)
    }
  }

  /// n rows.
  func writeUnits(_ count: Int, _ states: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>) {
    if let rows = many?.units { return rows(count, states, out) }
    guard let units else { return }
    forEachPoint(count, states, results: dimension, out) { point, result in
      units(point, result)
      return true
    }
  }

  private func forEachPoint(
    _ count: Int, _ states: UnsafePointer<Double>, results: Int, _ out: UnsafeMutablePointer<Double>,
    _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Bool
  ) {
    let n = dimension
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n + results) { room in
      guard let point = room.baseAddress else { return }
      let result = point + 2 * n
      for i in 0..<count {
        for c in 0..<2 * n { point[c] = states[c &* count &+ i] }
        let isDefined = body(point, result)
        for c in 0..<results { out[c &* count &+ i] = isDefined ? result[c] : .nan }
      }
    }
  }

  /// The derivatives of f at a point by central differences.
  private func differentiate(
    _ x: UnsafeMutablePointer<Double>, _ v: UnsafeMutablePointer<Double>,
    _ byPosition: UnsafeMutablePointer<Double>, _ byVelocity: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n) { room in
      guard let upper = room.baseAddress else { return false }
      let lower = upper + n
      var speed = 0.0
      for c in 0..<n { speed = max(speed, abs(v[c])) }
      for d in 0..<n {
        let place = x[d], pace = v[d]
        defer {
          x[d] = place
          v[d] = pace
        }
        // ε^{1/3} of the size of the coordinate; a domain border nearby asks for less.
        var step = 6e-6 * max(abs(place), 1e-2 * abs(pace), 1e-6), isDone = false
        for _ in 0..<8 where !isDone {
          x[d] = place + step
          let high = x[d]
          guard acceleration(x, v, upper) else {
            step /= 16
            continue
          }
          x[d] = place - step
          guard acceleration(x, v, lower) else {
            step /= 16
            continue
          }
          let width = high - x[d]
          for c in 0..<n { byPosition[c * n + d] = (upper[c] - lower[c]) / width }
          isDone = true
        }
        x[d] = place
        guard isDone else { return false }
        let change = 1e-3 * max(abs(pace), 1e-3 * speed, 1e-6)
        v[d] = pace + change
        let high = v[d]
        guard acceleration(x, v, upper) else { return false }
        v[d] = pace - change
        let width = high - v[d]
        guard acceleration(x, v, lower) else { return false }
        for c in 0..<n { byVelocity[c * n + d] = (upper[c] - lower[c]) / width }
      }
      return true
    }
  }
}
