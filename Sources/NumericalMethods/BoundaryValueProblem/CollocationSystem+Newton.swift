extension CollocationSystem {
  /// How a Newton iteration on a mesh ended.
  enum Outcome: Equatable {
    /// The size of the last correction.
    case converged(Double)
    case failed(String, Double)
  }

  /// Newton's method with the natural monotonicity test from the iterate; the iterations are added to `count`.
  ///
  /// Ends when a correction is at most `tolerance` in units of the scales, or, when rounding allows no more, below
  /// `coarse`.
  func solve(tolerance: Double, coarse: Double, limit: Int, count: inout Int) -> Outcome {
    var damping = NewtonDamping()
    guard evaluateDefects(current) else { return .failed("the starting curve leaves the domain", .infinity) }
    var last = Double.infinity
    for _ in 0..<limit {
      count += 1
      updateScales()
      guard linearise() else { return .failed("the linearised equations are singular", last) }
      correct(current, into: correction)
      let size = norm(correction)
      guard size.isFinite else { return .failed("the correction is not finite", last) }
      if size <= tolerance {
        makeTrial(1)
        guard evaluateDefects(trial) else { return .failed("the solution leaves the domain", size) }
        exchangeTrial()
        return .converged(size)
      }
      if last <= coarse && size > 0.25 * last { return .converged(size) }
      damping.begin(correction: size, change: distance(simplified, correction, 1))
      let simplifiedSize: Double
      switch search(&damping, size) {
      case .failure(let reason):
        // Rounding alone stops a correction this small from shrinking.
        return size <= coarse ? .converged(size) : .failed(reason.text, size)
      case .success(let found): simplifiedSize = found
      }
      exchangeTrial()
      last = size
      if damping.factor == 1 && simplifiedSize <= tolerance { return .converged(simplifiedSize) }
    }
    return .failed("\(limit) Newton iterations", last)
  }

  private struct Refusal: Error {
    let text: String
  }

  /// Finds a damping factor whose trial passes; its defects and its simplified correction are left behind.
  private func search(_ damping: inout NewtonDamping, _ size: Double) -> Result<Double, Refusal> {
    while true {
      let factor = damping.factor
      guard factor >= 1e-3 else { return .failure(Refusal(text: "Newton's damping factor fell to \(factor)")) }
      makeTrial(factor)
      guard evaluateDefects(trial) else {
        damping.leftDomain()
        continue
      }
      correct(trial, into: simplified)
      let simplifiedSize = norm(simplified)
      let bend = distance(simplified, correction, 1 - factor)
      if damping.judge(correction: size, simplified: simplifiedSize, bend: bend) == .accept {
        return .success(simplifiedSize)
      }
    }
  }

  /// What a correction counts in: the units of the problem times the speed, or the largest speed on the element.
  func updateScales() {
    if problem.units != nil {
      scaleByUnits()
    } else {
      scaleBySpeed()
    }
  }

  private func scaleByUnits() {
    guard let units = problem.units else { return }
    var speed = 0.0
    for e in 0..<elements {
      for c in 0..<n { scales[e * n + c] = .infinity }
      for i in 0..<nodes {
        let k = (e * nodes + i) * n
        units(current.positions + k, scratch)
        var square = 0.0
        for c in 0..<n {
          scales[e * n + c] = min(scales[e * n + c], scratch[c])
          let relative = current.velocities[k + c] / scratch[c]
          square += relative * relative
        }
        speed = max(speed, square)
      }
    }
    speed = max(speed.squareRoot(), .leastNormalMagnitude)
    for i in 0..<(elements * n) { scales[i] *= speed }
  }

  private func scaleBySpeed() {
    for e in 0..<elements {
      let scale = scales + e * n
      var largest = 0.0
      for c in 0..<n {
        var speed = 0.0
        var size = 0.0
        for i in 0..<nodes {
          let k = (e * nodes + i) * n + c
          speed = max(speed, abs(current.velocities[k]))
          size = max(size, abs(current.positions[k]))
        }
        // What does not move has the rounding of its place.
        scale[c] = max(speed, 1e-5 * size)
        largest = max(largest, speed)
      }
      for c in 0..<n { scale[c] = max(scale[c], 1e-6 * largest, .leastNormalMagnitude) }
    }
  }

  /// The root mean square of the positions of a correction over all nodes.
  private func norm(_ delta: Unknowns) -> Double {
    var sum = 0.0
    for e in 0..<elements {
      for i in 0..<nodes {
        let x = delta.positions + (e &* nodes &+ i) &* n
        for c in 0..<n {
          let scaled = x[c] / scales[e &* n &+ c]
          sum += scaled * scaled
        }
      }
    }
    return (sum / Double(elements * m)).squareRoot()
  }

  /// The norm of a − factor · b.
  private func distance(_ a: Unknowns, _ b: Unknowns, _ factor: Double) -> Double {
    var sum = 0.0
    for e in 0..<elements {
      for i in 0..<nodes {
        let k = (e &* nodes &+ i) &* n
        for c in 0..<n {
          let scaled = (a.positions[k &+ c] - factor * b.positions[k &+ c]) / scales[e &* n &+ c]
          sum += scaled * scaled
        }
      }
    }
    return (sum / Double(elements * m)).squareRoot()
  }
}
