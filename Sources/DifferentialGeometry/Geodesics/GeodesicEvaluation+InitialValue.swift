import NumericalMethods
import Scalars

extension GeodesicEvaluation {
  /// The geodesic with γ(0) = p and γ̇(0) = v by Dormand–Prince 8(5,3) in coordinates without borders.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where, `GeometryError.notConverged`.
  func geodesic(
    from p: Point, velocity: [Double], until end: Double, alpha: Rational, tolerance: Double,
    maximumSteps: Int = 100_000
  ) throws -> Geodesic {
    guard end.isFinite, velocity.allSatisfy(\.isFinite) else {
      throw GeometryError.invalidModel(reason: "a velocity and a curve parameter must be finite numbers")
    }
    let n = dimension
    let start = flattened(p.coordinates, velocity: velocity)
    let method = DormandPrince853(
      relativeTolerance: tolerance, absoluteTolerance: tolerance, maximumSteps: maximumSteps)
    let solution: InitialValueSolution
    do {
      solution = try method.solveEstimatingError(from: 0, to: end, state: start.u + start.w) { _, y, dy in
        for i in 0..<n { dy[i] = y[n + i] }
        return acceleration(y, y + n, into: dy + n)
      }
    } catch {
      throw exit(error, start.u + start.w, method)
    }
    if case .leftDomain(let t) = solution.status {
      let last = unflattened(Array(solution.endState[..<n]), velocity: Array(solution.endState[n...]))
      throw GeometryError.leavesManifold(parameter: t, point: last.x, reason: exit(at: solution.endState))
    }
    return try finished(solution, end, alpha)
  }

  /// A failed integration as an error: where the steps shrink to nothing, a coordinate without borders runs off to
  /// infinity, and the curve to the border of the domain.
  private func exit(
    _ error: NumericalError, _ start: [Double], _ method: DormandPrince853
  ) -> GeometryError {
    let n = dimension
    let time: Double
    switch error {
    case .stepUnderflow(let t), .nonFinite(let t): time = t
    default: return .notConverged(what: "the geodesic", reached: .infinity, reason: "\(error)")
    }
    // The place shortly before tells where.
    let before = try? method.solve(from: 0, to: time * (1 - 1e-9), state: start, recording: .ends) { _, y, dy in
      for i in 0..<n { dy[i] = y[n + i] }
      return acceleration(y, y + n, into: dy + n)
    }
    guard let before else { return .notConverged(what: "the geodesic", reached: time, reason: "\(error)") }
    let state = before.endState
    let place = unflattened(Array(state[..<n]), velocity: Array(state[n...]))
    return .leavesManifold(parameter: time, point: place.x, reason: "it reaches the border of the domain")
  }

  private func finished(
    _ solution: InitialValueSolution, _ end: Double, _ alpha: Rational
  ) throws -> Geodesic {
    let n = dimension
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let state = solution.state(at: t)
      let place = unflattened(Array(state[..<n]), velocity: Array(state[n...]))
      return Geodesic.Sample(parameter: t, coordinates: place.x, velocity: place.v)
    }
    let last = curve(end)
    let errors = solution.errorEstimates ?? [Double](repeating: .nan, count: 2 * n)
    let u = Array(solution.endState[..<n])
    let shift = (0..<n).map { errors[$0] * working.jet($0, u[$0]).first }
    let length = try GeodesicLength(self, alpha: alpha, from: min(0, end), to: max(0, end), curve)
    return Geodesic(
      chart: chart, alpha: alpha.asDouble, method: .initialValueProblem, range: min(0, end)...max(0, end),
      length: length.value, lengthError: length.error,
      residual: GeodesicLength.residual(
        self, from: min(0, end), to: max(0, end), curve),
      error: speed(last.coordinates, shift), curve: curve)
  }
}
