import NumericalMethods
import Scalars

/// The fields by which neighbouring geodesics differ: ∇∇J + R(J, γ̇)γ̇ = 0, by J and ∇J at the start.
///
/// They are solved for as the derivative of the geodesic equation by its initial velocity and, where that is asked for, by its
/// start. Source: do Carmo (1992), §5.
public struct JacobiFields: Sendable {
  /// The parameters of the geodesic.
  public let range: ClosedRange<Double>
  /// Whether fields with J ≠ 0 at the start were solved for.
  public let haveFreeStart: Bool
  let equation: any GeodesicEvaluation
  let solution: InitialValueSolution

  init(equation: some GeodesicEvaluation, along geodesic: Geodesic, freeStart: Bool, tolerance: Double) throws {
    self.equation = equation
    haveFreeStart = freeStart
    range = geodesic.range
    let n = equation.dimension, count = freeStart ? 2 * n : n
    let first = geodesic.sample(at: range.lowerBound)
    let start = equation.flattened(first.coordinates, velocity: first.velocity)
    // u, u̇, then for each field δu and δu̇: first those with δu̇ = eᵢ, then those with δu = eᵢ.
    var state = start.u + start.w
    for field in 0..<count {
      let unit = (0..<n).map { $0 == field % n ? 1.0 : 0 }, zero = [Double](repeating: 0, count: n)
      state += field < n ? zero + unit : unit + zero
    }
    // More steps than curves take come of an equation that cancels.
    let method = DormandPrince853(
      relativeTolerance: tolerance, absoluteTolerance: tolerance, maximumSteps: 10_000)
    do {
      solution = try method.solve(from: range.lowerBound, to: range.upperBound, state: state) { _, y, dy in
        for i in 0..<n { dy[i] = y[n + i] }
        guard equation.acceleration(y, y + n, into: dy + n) else { return false }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n * n) { room in
          guard let byU = room.baseAddress, equation.derivatives(y, y + n, into: byU, byU + n * n) else { return false }
          for field in 0..<count {
            let place = 2 * n * (field + 1)
            for k in 0..<n {
              dy[place + k] = y[place + n + k]
              var sum = 0.0
              for j in 0..<n {
                sum += byU[k * n + j] * y[place + j] + byU[n * n + k * n + j] * y[place + n + j]
              }
              dy[place + n + k] = sum
            }
          }
          return true
        }
      }
    } catch {
      throw GeometryError.notConverged(what: "the Jacobi fields", reached: .infinity, reason: "\(error)")
    }
    if case .leftDomain(let t) = solution.status {
      throw GeometryError.leavesManifold(
        parameter: t, point: first.coordinates, reason: "the geodesic equation has no derivative beyond")
    }
  }

  /// The field with J = 0 and ∇J = w at the start, in the coordinates of the chart.
  ///
  /// - Parameters:
  ///   - derivative: w.
  ///   - t: the parameter.
  public func field(derivative w: [Double], at t: Double) -> [Double] { unflattened(variation(nil, w, at: t).value, t) }

  /// The field with J = a and ∇J = w at the start, in the coordinates of the chart.
  ///
  /// - Precondition: `haveFreeStart`.
  public func field(value a: [Double], derivative w: [Double], at t: Double) -> [Double] {
    unflattened(variation(a, w, at: t).value, t)
  }

  /// ∇J of the field with J = a and ∇J = w at the start.
  ///
  /// - Precondition: `haveFreeStart`.
  public func covariantDerivative(value a: [Double], derivative w: [Double], at t: Double) -> [Double] {
    let change = variation(a, w, at: t), turn = christoffel(at: t, change.value)
    return unflattened(zip(change.rate, turn).map { $0 + $1 }, t)
  }

  /// J and J̇ in the coordinates without borders, from J = a and ∇J = J̇ + Γ(γ̇, J) = w in those of the chart.
  private func variation(_ a: [Double]?, _ w: [Double], at t: Double) -> (value: [Double], rate: [Double]) {
    let n = equation.dimension
    precondition(w.count == n && (a?.count ?? n) == n, "\(w.count) components for a vector in dimension \(n)")
    precondition(a == nil || haveFreeStart, "these Jacobi fields vanish at the start")
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    let first = range.lowerBound, state = solution.state(at: t)
    let slopes = slopes(at: first), u = a.map { zip($0, slopes).map { $0 / $1 } }
    let turn = u.map { christoffel(at: first, $0) } ?? [Double](repeating: 0, count: n)
    let du = (0..<n).map { w[$0] / slopes[$0] - turn[$0] }
    var value = [Double](repeating: 0, count: n), rate = value
    for k in 0..<n {
      for i in 0..<n {
        value[k] += state[2 * n * (i + 1) + k] * du[i]
        rate[k] += state[2 * n * (i + 1) + n + k] * du[i]
        guard let u else { continue }
        value[k] += state[2 * n * (n + i + 1) + k] * u[i]
        rate[k] += state[2 * n * (n + i + 1) + n + k] * u[i]
      }
    }
    return (value, rate)
  }

  /// φ′ at the place with a parameter.
  private func slopes(at t: Double) -> [Double] {
    let state = solution.state(at: t)
    return (0..<equation.dimension).map { equation.working.jet($0, state[$0]).first }
  }

  /// A vector in the coordinates of the chart.
  private func unflattened(_ vector: [Double], _ t: Double) -> [Double] {
    zip(vector, slopes(at: t)).map { $0 * $1 }
  }

  /// Γ(γ̇, J) in the coordinates without borders, from ∂üᵏ/∂u̇ʲ = −2Γᵏᵢⱼu̇ⁱ.
  private func christoffel(at t: Double, _ J: [Double]) -> [Double] {
    let n = equation.dimension, state = solution.state(at: t)
    var byU = [Double](repeating: 0, count: n * n), byW = byU
    // The solution was integrated with these derivatives: they exist.
    _ = state.withUnsafeBufferPointer { state in
      state.baseAddress.map { equation.derivatives($0, $0 + n, into: &byU, &byW) }
    }
    return (0..<n).map { k in
      var sum = 0.0
      for j in 0..<n { sum -= byW[k * n + j] * J[j] / 2 }
      return sum
    }
  }
}

extension AffineConnection {
  /// The Jacobi fields of a geodesic of this connection: those that vanish at its start, or all.
  ///
  /// - Parameters:
  ///   - geodesic: the curve.
  ///   - freeStart: whether J at the start is free as well.
  ///   - tolerance: relative.
  /// - Throws: `GeometryError.notConverged`, `GeometryError.leavesManifold`.
  public func jacobiFields(
    along geodesic: Geodesic, freeStart: Bool = false, tolerance: Double = 1e-11
  ) throws -> JacobiFields {
    let range = geodesic.range
    let places = [range.lowerBound, (range.lowerBound + range.upperBound) / 2, range.upperBound].map {
      geodesic.sample(at: $0).coordinates
    }
    return try JacobiFields(
      equation: try evaluation(near: places), along: geodesic, freeStart: freeStart, tolerance: tolerance)
  }
}
