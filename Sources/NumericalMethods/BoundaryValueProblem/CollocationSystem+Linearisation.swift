import CLAPACK

extension CollocationSystem {
  private static let asIs = CChar(UInt8(ascii: "N"))

  /// Linearises at the iterate: factors of all elements and of the system for the breakpoints.
  ///
  /// False when f has no derivative somewhere or a matrix is singular.
  func linearise() -> Bool {
    for e in 0..<elements {
      guard buildElement(e) else { return false }
    }
    return buildBand()
  }

  /// The matrix 1 − h² ∂f/∂x ∫∫ − h ∂f/∂v ∫ of an element, and what its ends do to its accelerations.
  private func buildElement(_ e: Int) -> Bool {
    let h = length(e)
    let matrix = matrices + e * m * m
    let response = responses + e * m * 2 * n
    let byPosition = scratch
    let byVelocity = scratch + n * n
    for i in 0..<nodes {
      let k = (e * nodes + i) * n
      guard differentiate(current.positions + k, current.velocities + k, byPosition, byVelocity) else { return false }
      let s = basis.nodes[i]
      for j in 0..<nodes {
        let second = h * h * basis.secondIntegral[i &* nodes &+ j]
        let first = h * basis.firstIntegral[i &* nodes &+ j]
        for d in 0..<n {
          let column = matrix + ((j &* n &+ d) &* m &+ i &* n)
          for c in 0..<n { column[c] = -(second * byPosition[c &* n &+ d] + first * byVelocity[c &* n &+ d]) }
        }
      }
      for d in 0..<n {
        matrix[(i &* n &+ d) &* m &+ i &* n &+ d] += 1
        let left = response + (d &* m &+ i &* n)
        let right = response + ((n &+ d) &* m &+ i &* n)
        for c in 0..<n {
          let x = byPosition[c &* n &+ d]
          let v = byVelocity[c &* n &+ d] / h
          left[c] = (1 - s) * x - v
          right[c] = s * x + v
        }
      }
    }
    let order = Int32(m)
    let exchanges = pivots + e * m
    guard LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, order, order, matrix, order, exchanges) == 0 else { return false }
    let sides = Int32(2 * n)
    guard
      LAPACKE_dgetrs_work(
        LAPACK_COL_MAJOR, Self.asIs, order, sides, matrix, order, exchanges, response, order) == 0
    else { return false }
    buildEndResponses(e, response)
    return true
  }

  /// ∂(velocity at the left and right end)/∂(left and right point).
  private func buildEndResponses(_ e: Int, _ response: UnsafePointer<Double>) {
    let h = length(e)
    for side in 0..<2 {
      let row = side == 0 ? 0 : (nodes - 1) * nodes
      for end in 0..<2 {
        let out = endResponses + ((e * 2 + side) * 2 + end) * n * n
        for d in 0..<n {
          let column = response + (end * n + d) * m
          for c in 0..<n {
            var sum = 0.0
            for j in 0..<nodes { sum += basis.firstIntegral[row + j] * column[j * n + c] }
            let direct = c == d ? (end == 0 ? -1 / h : 1 / h) : 0
            out[c * n + d] = direct + h * sum
          }
        }
      }
    }
  }

  private func endResponse(_ e: Int, side: Int, end: Int) -> UnsafeMutablePointer<Double> {
    endResponses + ((e * 2 + side) * 2 + end) * n * n
  }

  /// The equations "velocity from the left − velocity from the right = 0" at the inner breakpoints.
  private func buildBand() -> Bool {
    let count = (elements - 1) * n
    guard count > 0 else { return true }
    let width = 2 * n - 1
    let rows = 3 * width + 1
    for i in 0..<(rows * count) { band[i] = 0 }
    func add(_ row: Int, _ column: Int, _ value: Double) {
      band[column * rows + 2 * width + row - column] += value
    }
    for k in 1..<elements {
      let before = k - 1
      for c in 0..<n {
        let row = (k - 1) * n + c
        for d in 0..<n {
          let i = c * n + d
          let column = (k - 1) * n + d
          add(row, column, endResponse(before, side: 1, end: 1)[i] - endResponse(k, side: 0, end: 0)[i])
          if k > 1 { add(row, column - n, endResponse(before, side: 1, end: 0)[i]) }
          if k < elements - 1 { add(row, column + n, -endResponse(k, side: 0, end: 1)[i]) }
        }
      }
    }
    let order = Int32(count)
    let info = LAPACKE_dgbtrf_work(
      LAPACK_COL_MAJOR, order, order, Int32(width), Int32(width), band, Int32(rows), bandPivots)
    return info == 0
  }

  /// Writes the Newton correction of the point `u`, whose defects have been evaluated, by the last linearisation.
  func correct(_ u: Unknowns, into delta: Unknowns) {
    let order = Int32(m)
    for i in 0..<(elements * m) { delta.accelerations[i] = defects[i] }
    for e in 0..<elements {
      _ = LAPACKE_dgetrs_work(
        LAPACK_COL_MAJOR, Self.asIs, order, 1, matrices + e * m * m, order, pivots + e * m,
        delta.accelerations + e * m, order)
    }
    for c in 0..<n {
      delta.points[c] = 0
      delta.points[elements * n + c] = target[c] - u.points[elements * n + c]
    }
    solveBand(u, delta)
    for e in 0..<elements {
      let out = delta.accelerations + e * m
      for d in 0..<(2 * n) {
        let move = delta.points[e * n + d]
        let column = responses + (e * 2 * n + d) * m
        for i in 0..<m { out[i] += move * column[i] }
      }
    }
    integrate(delta)
  }

  private func solveBand(_ u: Unknowns, _ delta: Unknowns) {
    let count = (elements - 1) * n
    guard count > 0 else { return }
    for k in 1..<elements {
      let h = length(k)
      let before = k - 1
      let earlier = length(before)
      let last = (nodes - 1) * nodes
      for c in 0..<n {
        // The jump of the velocity, and what the corrections of the accelerations alone do to it.
        var jump = u.velocities[before * m + (nodes - 1) * n + c] - u.velocities[k * m + c]
        for j in 0..<nodes {
          jump += earlier * basis.firstIntegral[last + j] * delta.accelerations[before * m + j * n + c]
          jump -= h * basis.firstIntegral[j] * delta.accelerations[k * m + j * n + c]
        }
        var side = -jump
        if k == elements - 1 {
          for d in 0..<n {
            side += endResponse(k, side: 0, end: 1)[c * n + d] * delta.points[elements * n + d]
          }
        }
        bandSide[(k - 1) * n + c] = side
      }
    }
    let width = 2 * n - 1
    let rows = 3 * width + 1
    let order = Int32(count)
    _ = LAPACKE_dgbtrs_work(
      LAPACK_COL_MAJOR, Self.asIs, order, Int32(width), Int32(width), 1, band, Int32(rows), bandPivots, bandSide,
      order)
    for i in 0..<count { delta.points[n + i] = bandSide[i] }
  }

  /// The derivatives of f at a node, by the caller's function or by central differences.
  private func differentiate(
    _ x: UnsafePointer<Double>, _ v: UnsafePointer<Double>, _ byPosition: UnsafeMutablePointer<Double>,
    _ byVelocity: UnsafeMutablePointer<Double>
  ) -> Bool {
    if let derivatives = problem.derivatives { return derivatives(x, v, byPosition, byVelocity) }
    let point = scratch + 2 * n * n
    let velocity = point + n
    let upper = velocity + n
    let lower = upper + n
    var speed = 0.0
    for c in 0..<n {
      point[c] = x[c]
      velocity[c] = v[c]
      speed = max(speed, abs(v[c]))
    }
    for d in 0..<n {
      // ε^{1/3} of the size of the coordinate; a domain border nearby asks for less.
      var step = 6e-6 * max(abs(x[d]), 1e-2 * abs(v[d]), 1e-6)
      var isDone = false
      for _ in 0..<8 where !isDone {
        point[d] = x[d] + step
        let high = point[d]
        guard problem.acceleration(point, velocity, upper) else {
          step /= 16
          continue
        }
        point[d] = x[d] - step
        guard problem.acceleration(point, velocity, lower) else {
          step /= 16
          continue
        }
        let width = high - point[d]
        for c in 0..<n { byPosition[c * n + d] = (upper[c] - lower[c]) / width }
        isDone = true
      }
      point[d] = x[d]
      guard isDone else { return false }
      let change = 1e-3 * max(abs(v[d]), 1e-3 * speed, 1e-6)
      velocity[d] = v[d] + change
      let high = velocity[d]
      guard problem.acceleration(point, velocity, upper) else { return false }
      velocity[d] = v[d] - change
      let width = high - velocity[d]
      guard problem.acceleration(point, velocity, lower) else { return false }
      for c in 0..<n { byVelocity[c * n + d] = (upper[c] - lower[c]) / width }
      velocity[d] = v[d]
    }
    return true
  }
}
