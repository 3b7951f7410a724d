import DifferentialGeometry
import NumericalMethods
import Scalars

extension JointPlan {
  /// Center, scales and maps for a density at fixed parameters and counts.
  ///
  /// The center is a mode, by Newton's method from many starts, and the shape the inverse Hessian there; where that does
  /// not describe the density (several modes, a flat top, curved ridges) both come from moments of the escort density
  /// p², whose tails are light enough for them.
  ///
  /// - Parameter near: where a mode is expected.
  /// - Throws: `GeometryError.notConverged` when no mode is found.
  init(_ landscape: JointLandscape, near: [Double]? = nil) throws {
    let n = landscape.dimension
    guard n > 0 else {
      self.init(center: [], shape: [], maps: [], peaks: [])
      return
    }
    let peaks = JointPlan.peaks(landscape, near: near)
    guard let best = peaks.first else {
      throw GeometryError.notConverged(
        what: "the search for the mode of \(landscape.formula.model.name)", reached: .infinity,
        reason: "log p has no maximum that Newton's method finds")
    }
    let local = peaks.map { JointPlan.local(landscape, at: $0.position) }
    let escort = JointPlan.escort(landscape, local)
    var plan = local[0]
    if peaks.count > 1 || !JointPlan.agrees(local[0], escort) { plan = escort ?? local[0] }
    self = plan
    self.peaks = peaks.filter { $0.value > best.value - 60 }.map { plan.whitened($0.position) }
    maps = (0..<n).map { plan.map(of: $0, landscape) }
  }

  /// The distinct modes, the highest first.
  private static func peaks(_ landscape: JointLandscape, near: [Double]?) -> [(position: [Double], value: Double)] {
    let n = landscape.dimension
    var starts = near.map { [$0] } ?? []
    starts.append([Double](repeating: 0, count: n))
    if near == nil {
      let spread = ScrambledSobol(dimension: min(n, ScrambledSobol.mostDimensions), seed: 7)
      for k in 0..<20 {
        let scale = [1.0, 4, 16, 100, 1e4][k % 5]
        starts.append(spread.point(k).map { scale * normalQuantile($0) })
      }
    }
    var found: [(position: [Double], value: Double)] = []
    for start in starts {
      guard let peak = landscape.peak(near: start) else { continue }
      let h = landscape.curve(peak.position).curvature
      let isKnown = found.contains { known in
        var size = 0.0
        for i in 0..<n {
          for j in 0..<n {
            size += (known.position[i] - peak.position[i]) * h[i, j] * (known.position[j] - peak.position[j])
          }
        }
        return size.magnitude < 1e-2 || (known.value - peak.value).magnitude < 1e-12 && size.magnitude < 1
      }
      if !isKnown { found.append(peak) }
    }
    return found.sorted { $0.value > $1.value }
  }

  /// The shape from the Hessian at a mode, each axis stretched to where log p is ½ lower.
  private static func local(_ landscape: JointLandscape, at mode: [Double]) -> JointPlan {
    let n = landscape.dimension, h = landscape.curve(mode).curvature
    let top = landscape.value(mode)
    if let factor = try? CholeskyFactorization(h) {
      // H = LLᵀ: the inverse of H is the covariance, and its Cholesky factor keeps independent variables apart.
      let covariance = factor.inverse
      if let root = try? CholeskyFactorization(covariance) {
        let plan = JointPlan(center: mode, shape: root.factor.elements, maps: [], peaks: [])
        if (0..<n).allSatisfy({ plan.isScaled($0, landscape, top) }) { return plan }
      }
    }
    // A flat top: every coordinate by itself.
    var shape = [Double](repeating: 0, count: n * n)
    for j in 0..<n {
      var width = 1.0
      func drop(_ r: Double) -> Double {
        var least = Double.infinity
        for side in [-r, r] {
          var u = mode
          u[j] += side
          least = min(least, top - landscape.value(u))
        }
        return least
      }
      while width < 1e30, drop(width) < 0.5 { width *= 2 }
      while width > 1e-30, drop(width) > 2 { width /= 2 }
      shape[j * n + j] = width
    }
    return JointPlan(center: mode, shape: shape, maps: [], peaks: [])
  }

  /// Whether log p falls along an axis of v as it does for a normal density, within reason.
  private func isScaled(_ axis: Int, _ landscape: JointLandscape, _ top: Double) -> Bool {
    [-1.0, 1].allSatisfy { side in
      var v = [Double](repeating: 0, count: dimension)
      v[axis] = side
      let drop = top - landscape.value(coordinates(v))
      return drop > 0.1 && drop < 4
    }
  }

  /// Whether the escort density has about the shape that a plan has.
  private static func agrees(_ local: JointPlan, _ escort: JointPlan?) -> Bool {
    guard let escort else { return true }
    let n = local.dimension
    for j in 0..<n {
      var v = [Double](repeating: 0, count: n)
      v[j] = 1
      let moved = zip(escort.coordinates(v), escort.center).map { $0 - $1 }
      let seen = local.whitened(zip(moved, local.center).map { $0 + $1 })
      let size = seen.reduce(0) { $0 + $1 * $1 }
      if size > 9 || size < 1.0 / 9 { return false }
    }
    return local.whitened(escort.center).allSatisfy { $0.magnitude < 2 }
  }

  /// Mean and twice the covariance of p²/∫p², by importance sampling from Student densities at the modes.
  private static func escort(_ landscape: JointLandscape, _ start: [JointPlan]) -> JointPlan? {
    let n = landscape.dimension, count = n <= 3 ? 1024 : 4096
    guard n + 1 <= ScrambledSobol.mostDimensions else { return nil }
    var proposal = StudentProposal(start.map { ($0, 1 / Double(start.count)) }, freedom: 2)
    var result: JointPlan?
    for round in 0..<3 {
      let sequence = ScrambledSobol(dimension: n + 1, seed: UInt64(101 + round))
      var positions: [[Double]] = [], logs: [Double] = []
      for k in 0..<count {
        let u = proposal.point(sequence.point(k), component: k % proposal.count)
        positions.append(u)
        logs.append(2 * landscape.value(u) - proposal.logDensity(u))
      }
      guard let top = logs.filter({ $0 < .infinity }).max(), top > -.infinity else { return result }
      let weights = logs.map { $0 < .infinity ? Double.exp($0 - top) : 0 }
      let total = weights.reduce(0, +), squares = weights.reduce(0) { $0 + $1 * $1 }
      guard total * total / squares > Double(8 * n) else {
        proposal = StudentProposal(start.map { ($0.stretched(by: 4), 1 / Double(start.count)) }, freedom: 2)
        continue
      }
      var mean = [Double](repeating: 0, count: n), covariance = [Double](repeating: 0, count: n * n)
      for (u, w) in zip(positions, weights) { for i in 0..<n { mean[i] += w / total * u[i] } }
      for (u, w) in zip(positions, weights) {
        for i in 0..<n {
          for j in 0..<n { covariance[i * n + j] += 2 * w / total * (u[i] - mean[i]) * (u[j] - mean[j]) }
        }
      }
      // What sampling makes of independence is no correlation.
      for i in 0..<n {
        for j in 0..<n where i != j {
          let scale = (covariance[i * n + i] * covariance[j * n + j]).squareRoot()
          if covariance[i * n + j].magnitude < 0.15 * scale { covariance[i * n + j] = 0 }
        }
      }
      guard let root = try? CholeskyFactorization(Matrix(rows: n, columns: n, elements: covariance)) else {
        return result
      }
      let plan = JointPlan(center: mean, shape: root.factor.elements, maps: [], peaks: [])
      result = plan
      // Draws that weigh almost the same come from about the density itself: others would show no more.
      if total * total / squares > Double(count) / 4 { break }
      proposal = StudentProposal([(plan, 1)], freedom: 2)
    }
    return result
  }

  private func stretched(by factor: Double) -> JointPlan {
    var plan = self
    plan.shape = shape.map { $0 * factor }
    return plan
  }

  /// The map for an axis by the fall of log p along it on both sides.
  private func map(of axis: Int, _ landscape: JointLandscape) -> AxisMap {
    let below = tailPower(axis, -1, landscape), above = tailPower(axis, 1, landscape)
    if min(below, above) < 0.4 { return .algebraic }
    switch (below > 1.6, above > 1.6) {
    case (true, true): return .light
    case (false, true): return .lowerExponential
    case (true, false): return .upperExponential
    case (false, false): return .exponential
    }
  }

  /// The power k of a tail log p ~ −c rᵏ along one side of an axis; 0 for algebraic tails.
  private func tailPower(_ axis: Int, _ side: Double, _ landscape: JointLandscape) -> Double {
    let top = landscape.value(center)
    var near: (r: Double, drop: Double)?
    for k in 0..<240 {
      let r = Double.exp2(Double(k) / 4)
      var v = [Double](repeating: 0, count: dimension)
      v[axis] = side * r
      let drop = top - landscape.value(coordinates(v))
      if near == nil, drop > 20 { near = (r, drop) }
      if let near, drop > 200 {
        guard r > near.r * 1.2, drop.isFinite else { return 8 }
        return Double.log(drop / near.drop) / Double.log(r / near.r)
      }
    }
    return 0
  }
}
