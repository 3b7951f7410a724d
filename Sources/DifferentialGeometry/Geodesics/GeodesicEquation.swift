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
  var derivatives: Tape {
    known?.derivatives ?? later.value("derivatives") { Self.derivatives(of: accelerationFormula, Self.inputs(chart)) }
  }
  /// x ↦ g, n².
  var metric: Tape { known?.metric ?? later.value("metric") { Self.tape(metricComponents, inputs: chart.coordinates) } }
  let working: WorkingCoordinates

  /// The other tapes; nil for many entries of matrices, where they cost much more than the acceleration and what
  /// only follows a curve does without them.
  private let known: (derivatives: Tape, metric: Tape)?
  private let later = Memory()
  private let structure: (any StructuredGeometry)?
  private let metricComponents: [Expression]

  init(_ manifold: Manifold, alpha: Rational) throws {
    chart = manifold.chart
    working = WorkingCoordinates(chart)
    structure = manifold.largeStructure
    metricComponents = manifold.metricComponents
    let inputs = Self.inputs(chart), n = chart.dimension
    let pool = manifold.pool
    let velocity = pool.nodes(of: inputs[n...].map { Expression($0) })
    let result: [Expression]
    if let geometry = manifold.structure {
      let a = pool.nodes(of: [Expression(alpha)])[0], isLarge = structure != nil
      let nodes = try pool.withRing { ring in
        let force = try geometry.acceleration(at: manifold.coordinateNodes, velocity: velocity, alpha: a, in: ring)
        return isLarge ? force : try Self.withDerivatives(force, by: inputs, ring)
      }
      result = pool.expressions(of: nodes)
    } else {
      result = try manifold.withExactGeometry(
        .first, alpha: Expression(alpha), tidy: n <= Manifold.largestTidied
      ) { geometry, a in
        let force = geometry.algebra.acceleration(
          first: geometry.firstKind(alpha: a), inverse: geometry.inverse, velocity: velocity)
        return try Self.withDerivatives(force, by: inputs, geometry.algebra.ring)
      }
    }
    accelerationFormula = Array(result[..<n])
    acceleration = try Tape(accelerationFormula, inputs: inputs)
    known =
      structure != nil
      ? nil
      : (try Tape(Array(result[n...]), inputs: inputs), try Tape(metricComponents, inputs: chart.coordinates))
  }

  /// x, then v.
  private static func inputs(_ chart: Chart) -> [Symbol] {
    chart.coordinates + chart.coordinates.map { Symbol("d " + $0.name) }
  }

  private static func withDerivatives(
    _ force: [NodeID], by inputs: [Symbol], _ ring: ExpressionRing
  ) throws -> [NodeID] {
    let n = force.count
    var all = force
    for symbols in [inputs[..<n], inputs[n...]] {
      for component in force {
        for symbol in symbols { all.append(try ring.derivative(component, by: symbol)) }
      }
    }
    return all
  }

  /// Of a structure, whose formulas are fractions: they have derivatives, and all of them are numbers.
  private static func derivatives(of force: [Expression], _ inputs: [Symbol]) -> Tape {
    let pool = ExpressionPool.shared, nodes = pool.nodes(of: force)
    let all = pool.withRing { ring in try? withDerivatives(nodes, by: inputs, ring) }
    guard let all else { preconditionFailure("an acceleration of matrices has no derivatives") }
    return tape(Array(pool.expressions(of: all)[force.count...]), inputs: inputs)
  }

  private static func tape(_ formulas: [Expression], inputs: [Symbol]) -> Tape {
    guard let tape = try? Tape(formulas, inputs: inputs) else {
      preconditionFailure("a formula of matrices is not in their entries")
    }
    return tape
  }

  // MARK: In the coordinates of the chart

  func metric(at x: [Double]) -> [Double] {
    guard let structure else { return metric.evaluate(x) }
    return (try? structure.metric(at: x, in: DoubleRing())) ?? [Double](repeating: .nan, count: dimension * dimension)
  }

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
