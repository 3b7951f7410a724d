import NumericalMethods
import Scalars

/// The fields by which neighbouring geodesics from one point differ: J̈ + R(J, γ̇)γ̇ = 0 with J = 0 at the start.
///
/// They are solved for as the derivative of the geodesic equation by its initial velocity. Source: do Carmo (1992), §5.
public struct JacobiFields: Sendable {
  /// The parameters of the geodesic.
  public let range: ClosedRange<Double>
  private let equation: any GeodesicEvaluation
  private let solution: InitialValueSolution

  /// A place at which a Jacobi field vanishes again: beyond it a geodesic is not the shortest curve.
  public struct ConjugatePoint: Sendable, Equatable {
    /// The parameter of the geodesic.
    public let parameter: Double
    /// How many independent Jacobi fields vanish there.
    public let multiplicity: Int
  }

  init(equation: some GeodesicEvaluation, along geodesic: Geodesic, tolerance: Double) throws {
    self.equation = equation
    range = geodesic.range
    let n = equation.dimension
    let first = geodesic.sample(at: range.lowerBound)
    let start = equation.flattened(first.coordinates, velocity: first.velocity)
    // u, u̇, then for each of n fields δu and δu̇.
    var state = start.u + start.w
    for i in 0..<n {
      state += [Double](repeating: 0, count: n)
      state += (0..<n).map { $0 == i ? 1 : 0 }
    }
    let method = DormandPrince853(relativeTolerance: tolerance, absoluteTolerance: tolerance)
    do {
      solution = try method.solve(from: range.lowerBound, to: range.upperBound, state: state) { _, y, dy in
        for i in 0..<n { dy[i] = y[n + i] }
        guard equation.acceleration(y, y + n, into: dy + n) else { return false }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n * n) { room in
          guard let byU = room.baseAddress, equation.derivatives(y, y + n, into: byU, byU + n * n) else { return false }
          for field in 0..<n {
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
    let n = equation.dimension
    precondition(w.count == n, "\(w.count) components for a vector in dimension \(n)")
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    let begin = solution.state(at: range.lowerBound), state = solution.state(at: t)
    return (0..<n).map { k in
      var sum = 0.0
      for i in 0..<n { sum += state[2 * n * (i + 1) + k] * w[i] / equation.working.jet(i, begin[i]).first }
      return sum * equation.working.jet(k, state[k]).first
    }
  }

  /// The singular values of w ↦ J(t)/(t − t₀) between orthonormal frames, the largest first, and the sign of its determinant.
  ///
  /// It is the differential of the exponential map.
  func exponentialDifferential(at t: Double) throws -> (singularValues: [Double], sign: Double) {
    let n = equation.dimension
    let ends = try [range.lowerBound, t].map { t -> (factor: Matrix, slopes: [Double]) in
      let u = Array(solution.state(at: t)[..<n])
      let jets = (0..<n).map { equation.working.jet($0, u[$0]) }
      let g = equation.metric(at: jets.map(\.value))
      return (try CholeskyFactorization(Matrix(rows: n, columns: n, elements: g)).factor, jets.map(\.first))
    }
    let elapsed = t - range.lowerBound, state = solution.state(at: t)
    var map = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for k in 0..<n {
        let identity: Double = i == k ? 1 : 0
        let value = elapsed == 0 ? identity : state[2 * n * (i + 1) + k] / elapsed
        map[k, i] = value * ends[1].slopes[k] / ends[0].slopes[i]
      }
    }
    // L₁ᵀ M L₀⁻ᵀ: the columns of M L₀⁻ᵀ by back substitution, row by row.
    let L = ends[0].factor
    for k in 0..<n {
      for i in 0..<n {
        var sum = map[k, i]
        for j in 0..<i { sum -= L[i, j] * map[k, j] }
        map[k, i] = sum / L[i, i]
      }
    }
    let framed = ends[1].factor.transposed * map
    // A matrix that is singular to rounding counts as positive.
    let determinant = (try? LUFactorization(framed))?.determinant ?? 0
    return (try SingularValueDecomposition(framed).values, determinant < 0 ? -1 : 1)
  }

  /// The conjugate points of the start of the geodesic, in the order of their parameters.
  ///
  /// Found by changes of sign of the determinant of the differential of the exponential map, and by its smallest singular
  /// value where two fields vanish at once, on a grid of so many intervals: pairs closer than that can be missed.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where the metric is not positive definite.
  public func conjugatePoints(intervals count: Int = 256) throws -> [ConjugatePoint] {
    precondition(count >= 2, "\(count) intervals")
    let width = range.upperBound - range.lowerBound
    func parameter(_ k: Int) -> Double {
      k == count ? range.upperBound : range.lowerBound + width * Double(k) / Double(count)
    }
    var found: [ConjugatePoint] = []
    do {
      let grid = try (0...count).map { try exponentialDifferential(at: parameter($0)) }
      func smallest(_ t: Double) throws -> Double { try exponentialDifferential(at: t).singularValues.last ?? 0 }
      for k in 1...count {
        var low = parameter(k - 1), high = parameter(k)
        if grid[k].sign != grid[k - 1].sign {
          for _ in 0..<60 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if try exponentialDifferential(at: middle).sign == grid[k - 1].sign { low = middle } else { high = middle }
          }
        } else {
          // A minimum between the neighbours, of a value that is small already.
          guard k < count, let here = grid[k].singularValues.last, let before = grid[k - 1].singularValues.last,
            let after = grid[k + 1].singularValues.last, here <= before, here < after, here < 0.2
          else { continue }
          (low, high) = (parameter(k - 1), parameter(k + 1))
          for _ in 0..<80 {
            let third = (high - low) / 3
            if try smallest(low + third) < smallest(high - third) { high -= third } else { low += third }
          }
          guard try smallest(low + (high - low) / 2) < 1e-6 else { continue }
        }
        let t = low + (high - low) / 2
        if let last = found.last, t - last.parameter < 1e-6 * width { continue }
        let values = try exponentialDifferential(at: t).singularValues
        let vanishing = values.filter { $0 < 1e-5 * Swift.max(1, values[0]) }.count
        found.append(ConjugatePoint(parameter: t, multiplicity: Swift.max(1, vanishing)))
      }
    } catch let error as NumericalError {
      throw GeometryError.degenerateMetric(at: [], reason: "on the geodesic: \(error)")
    }
    return found
  }
}

extension AffineConnection {
  /// The Jacobi fields of a geodesic of this connection that vanish at its start.
  ///
  /// - Throws: `GeometryError.notConverged`, `GeometryError.leavesManifold`.
  public func jacobiFields(along geodesic: Geodesic, tolerance: Double = 1e-11) throws -> JacobiFields {
    try JacobiFields(equation: try equation, along: geodesic, tolerance: tolerance)
  }
}
