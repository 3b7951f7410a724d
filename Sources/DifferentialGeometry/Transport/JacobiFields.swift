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
  let equation: GeodesicEquation
  let solution: InitialValueSolution

  init(equation: GeodesicEquation, along geodesic: Geodesic, freeStart: Bool, tolerance: Double) throws {
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
    let method = DormandPrince853(relativeTolerance: tolerance, absoluteTolerance: tolerance)
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
  public func field(derivative w: [Double], at t: Double) -> [Double] {
    variation(value: nil, derivative: w, at: t).value
  }

  /// The field with J = a and ∇J = w at the start, in the coordinates of the chart.
  ///
  /// - Precondition: `haveFreeStart`.
  public func field(value a: [Double], derivative w: [Double], at t: Double) -> [Double] {
    variation(value: a, derivative: w, at: t).value
  }

  /// ∇J of the field with J = a and ∇J = w at the start.
  ///
  /// - Precondition: `haveFreeStart`.
  public func covariantDerivative(value a: [Double], derivative w: [Double], at t: Double) -> [Double] {
    let change = variation(value: a, derivative: w, at: t)
    return zip(change.rate, christoffel(at: solution.state(at: t), change.value)).map { $0 + $1 }
  }

  /// J and J̇, the change of the geodesic and of its velocity.
  private func variation(value a: [Double]?, derivative w: [Double], at t: Double) -> (value: [Double], rate: [Double])
  {
    let n = equation.dimension
    precondition(w.count == n && (a?.count ?? n) == n, "\(w.count) components for a vector in dimension \(n)")
    precondition(a == nil || haveFreeStart, "these Jacobi fields vanish at the start")
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    let begin = solution.state(at: range.lowerBound), state = solution.state(at: t)
    // ∇J = J̇ + Γ(γ̇, J); then δx = φ′δu and δẋ = φ″u̇ δu + φ′δu̇.
    let shift = a.map { christoffel(at: begin, $0) }
    var u = [Double](repeating: 0, count: n), du = u
    for i in 0..<n {
      let jet = equation.working.jet(i, begin[i])
      if let a, let shift {
        u[i] = a[i] / jet.first
        du[i] = (w[i] - shift[i] - jet.second * begin[n + i] * u[i]) / jet.first
      } else {
        du[i] = w[i] / jet.first
      }
    }
    var value = [Double](repeating: 0, count: n), rate = value
    for k in 0..<n {
      var δu = 0.0, δw = 0.0
      for i in 0..<n {
        δu += state[2 * n * (i + 1) + k] * du[i]
        δw += state[2 * n * (i + 1) + n + k] * du[i]
        guard a != nil else { continue }
        δu += state[2 * n * (n + i + 1) + k] * u[i]
        δw += state[2 * n * (n + i + 1) + n + k] * u[i]
      }
      let jet = equation.working.jet(k, state[k])
      value[k] = jet.first * δu
      rate[k] = jet.second * state[n + k] * δu + jet.first * δw
    }
    return (value, rate)
  }

  /// Γ(γ̇, J), from ∂ẍᵏ/∂ẋʲ = −2Γᵏᵢⱼẋⁱ.
  private func christoffel(at state: [Double], _ J: [Double]) -> [Double] {
    let n = equation.dimension
    let place = equation.unflattened(Array(state[..<n]), velocity: Array(state[n..<2 * n]))
    let d = equation.derivatives.evaluate(place.x + place.v)
    return (0..<n).map { k in
      var sum = 0.0
      for j in 0..<n { sum -= d[n * n + k * n + j] * J[j] / 2 }
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
    try JacobiFields(equation: try equation, along: geodesic, freeStart: freeStart, tolerance: tolerance)
  }
}
