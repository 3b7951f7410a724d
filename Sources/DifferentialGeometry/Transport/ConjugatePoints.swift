import NumericalMethods
import Scalars

extension JacobiFields {
  /// A place at which a Jacobi field vanishes again: beyond it a geodesic is not the shortest curve.
  public struct ConjugatePoint: Sendable, Equatable {
    /// The parameter of the geodesic.
    public let parameter: Double
    /// How many independent Jacobi fields vanish there.
    public let multiplicity: Int
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
