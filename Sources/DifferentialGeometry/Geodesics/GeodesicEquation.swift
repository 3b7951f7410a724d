import Scalars
import Symbolics

/// The geodesic equation of an α-connection, compiled.
///
///     ẍᵏ = −Γ^(α)ᵏᵢⱼ ẋⁱẋʲ
///
/// The chart's coordinates and, for the solvers, coordinates without borders.
struct GeodesicEquation: GeodesicEvaluation {
  let chart: Chart
  /// (x, v) ↦ ẍ.
  let acceleration: Tape
  /// The same as formulas in the coordinates and in "d " with their names, which no formula can contain.
  let accelerationFormula: [Expression]
  /// (x, v) ↦ ∂ẍ/∂x, ∂ẍ/∂v, n² each.
  let derivatives: Tape
  /// x ↦ g, n².
  let metric: Tape
  let working: WorkingCoordinates

  init(_ manifold: Manifold, alpha: Rational) throws {
    chart = manifold.chart
    working = WorkingCoordinates(chart)
    let x = chart.coordinates, n = chart.dimension
    let v = x.map { Symbol("d " + $0.name) }
    let pool = manifold.pool
    let velocity = pool.nodes(of: v.map { Expression($0) })
    func withDerivatives(_ force: [NodeID], _ ring: ExpressionRing) throws -> [NodeID] {
      var all = force
      for symbols in [x, v] {
        for component in force {
          for symbol in symbols { all.append(try ring.derivative(component, by: symbol)) }
        }
      }
      return all
    }
    let result: [Expression]
    if let structure = manifold.structure {
      let a = pool.nodes(of: [Expression(alpha)])[0]
      let nodes = try pool.withRing { ring in
        try withDerivatives(
          try structure.acceleration(at: manifold.coordinateNodes, velocity: velocity, alpha: a, in: ring), ring)
      }
      result = pool.expressions(of: nodes)
    } else {
      result = try manifold.withExactGeometry(
        .first, alpha: Expression(alpha), tidy: n <= Manifold.largestTidied
      ) { geometry, a in
        let force = geometry.algebra.acceleration(
          first: geometry.firstKind(alpha: a), inverse: geometry.inverse, velocity: velocity)
        return try withDerivatives(force, geometry.algebra.ring)
      }
    }
    accelerationFormula = Array(result[..<n])
    acceleration = try Tape(accelerationFormula, inputs: x + v)
    derivatives = try Tape(Array(result[n...]), inputs: x + v)
    metric = try Tape(manifold.metricComponents, inputs: x)
  }

  // MARK: In the coordinates of the chart

  func metric(at x: [Double]) -> [Double] { metric.evaluate(x) }

  func acceleration(at x: [Double], velocity v: [Double]) -> [Double] { acceleration.evaluate(x + v) }

  // MARK: In coordinates without borders

  /// ü = (ẍ − φ″u̇²)/φ′; false where it is not defined.
  func acceleration(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * n + acceleration.workspaceCount) { room in
      guard let state = room.baseAddress else { return false }
      let first = state + 2 * n, second = state + 3 * n
      for i in 0..<n {
        let jet = working.jet(i, u[i])
        state[i] = jet.value
        state[n + i] = jet.first * w[i]
        first[i] = jet.first
        second[i] = jet.second
        guard jet.first > 0, jet.value.isFinite else { return false }
      }
      if !chart.constraints.isEmpty, !chart.contains(Array(UnsafeBufferPointer(start: state, count: n))) {
        return false
      }
      acceleration.evaluate(state, into: a, registers: state + 4 * n)
      for i in 0..<n {
        a[i] = (a[i] - second[i] * w[i] * w[i]) / first[i]
        guard a[i].isFinite else { return false }
      }
      return true
    }
  }

  /// ∂ü/∂u and ∂ü/∂u̇; false where they are not defined.
  func derivatives(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into du: UnsafeMutablePointer<Double>,
    _ dw: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension
    var state = [Double](repeating: 0, count: 2 * n)
    var jets: [WorkingCoordinates.Jet] = []
    for i in 0..<n {
      let jet = working.jet(i, u[i])
      guard jet.first > 0, jet.value.isFinite else { return false }
      state[i] = jet.value
      state[n + i] = jet.first * w[i]
      jets.append(jet)
    }
    return derivatives(
      jets, w, force: acceleration.evaluate(state), slopes: derivatives.evaluate(state), into: du, dw)
  }
}
