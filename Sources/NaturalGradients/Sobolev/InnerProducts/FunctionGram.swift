import InformationGeometry

/// The inner products of functions in a Sobolev space, with an estimate of their error.
public struct FunctionGram: Sendable {
  /// ⟨fᵢ, fⱼ⟩.
  public let matrix: Matrix
  /// An estimate of the largest error of an entry: the change by the last refinement.
  public let errorEstimate: Double
  /// How they were found.
  public let method: String
  /// At how many points every function was evaluated, all refinements together.
  public let evaluations: Int

  /// Refines until two answers in succession agree.
  ///
  /// - Parameters:
  ///   - levels: how fine, from the coarsest on.
  ///   - tolerance: of an entry, relative to the largest one.
  ///   - body: the matrix at a level and how many points it took; nil where the level does not tell anything yet.
  /// - Throws: `GeometryError.notConverged`, `notFinite` where a function has no value.
  static func refined(
    _ levels: [Int], tolerance: Double, what: String, method: String, _ body: (Int) throws -> (Matrix, Int)?
  ) throws -> FunctionGram {
    guard tolerance > 0, tolerance < 1 else {
      throw GeometryError.outsideDomain(
        parameter: "tolerance", value: "\(tolerance)", requirement: "lie between 0 and 1")
    }
    var last: Matrix?, evaluations = 0, reached = Double.infinity
    for level in levels {
      guard let (matrix, count) = try body(level) else { continue }
      evaluations += count
      guard matrix.isFinite else { throw GeometryError.notFinite(what: what, at: []) }
      if let last {
        let change = (matrix - last).largestMagnitude
        reached = change / Swift.max(matrix.largestMagnitude, .leastNormalMagnitude)
        if reached <= tolerance {
          return FunctionGram(matrix: matrix, errorEstimate: change, method: method, evaluations: evaluations)
        }
      }
      last = matrix
    }
    throw GeometryError.notConverged(
      what: what, reached: reached, reason: "the functions are not smooth enough in this space, or vary too fast")
  }
}

extension SobolevSpace {
  /// The inner products ⟨fᵢ, fⱼ⟩ = ∫ fᵢ (1 − ℓ²Δ)ˢ fⱼ of functions that formulas give.
  ///
  /// On flat domains of integer order s ≥ 0 they are integrals of derivatives; for other orders, and on spheres, sums over
  /// frequencies of sampled functions. On an interval with `restricted` boundary the norm is that of the least extension to the
  /// line, with its boundary terms. Both refine until they agree to the tolerance.
  ///
  /// - Parameters:
  ///   - functions: formulas in the variables; on a sphere of the ambient coordinates.
  ///   - variables: the coordinates.
  ///   - tolerance: relative to the largest entry.
  /// - Throws: `GeometryError.outsideDomain` for a function that is not in the space (it misses a boundary condition or is not
  ///   periodic), `notConverged`, `unsupported`; `SymbolicsError` for a symbol that is no variable.
  public func gramMatrix(
    of functions: [Expression], in variables: [Symbol], tolerance: Double = 1e-10
  ) throws -> FunctionGram {
    guard variables.count == domain.coordinateCount, !functions.isEmpty else {
      throw GeometryError.invalidModel(
        reason: "\(functions.count) functions of \(variables.count) variables on \(domain.summary)")
    }
    if let s = order.isInteger ? order.asInt : nil, s >= 0, domain.isFlat {
      return try DerivativeProducts(self, functions, variables, order: s).gram(tolerance: tolerance)
    }
    let tape = try Tape(functions, inputs: variables)
    return try gramMatrix(count: functions.count, tolerance: tolerance) { points in
      Matrix(
        rows: functions.count, columns: points.rows,
        elements: tape.evaluateBatch(count: points.rows, flatInputs: points.transposed.elements)
      ).transposed
    }
  }

  /// The inner products of functions that a closure evaluates: by frequencies, for any order.
  ///
  /// - Parameters:
  ///   - count: how many functions there are.
  ///   - tolerance: relative to the largest entry.
  ///   - values: the functions at points: for each row of coordinates a row of values.
  /// - Throws: as above.
  public func gramMatrix(
    count: Int, tolerance: Double = 1e-10, values: (_ points: Matrix) throws -> Matrix
  ) throws -> FunctionGram {
    func checked(_ points: Matrix) throws -> Matrix {
      let result = try values(points)
      guard result.rows == points.rows, result.columns == count else {
        throw GeometryError.invalidModel(
          reason: "\(result.rows)×\(result.columns) values for \(points.rows) points of \(count) functions")
      }
      guard result.isFinite else { throw GeometryError.notFinite(what: "a function", at: []) }
      return result
    }
    if case .sphere = domain { return try SphereProducts(self).gram(tolerance: tolerance, checked) }
    return try FrequencyProducts(self).gram(tolerance: tolerance, checked)
  }

  /// ⟨f, g⟩.
  ///
  /// - Throws: as `gramMatrix`.
  public func innerProduct(
    _ f: Expression, _ g: Expression, in variables: [Symbol], tolerance: Double = 1e-10
  ) throws -> Estimated<Double> {
    let gram = try gramMatrix(of: [f, g], in: variables, tolerance: tolerance)
    return Estimated(
      value: gram.matrix[0, 1], error: gram.errorEstimate, method: gram.method, evaluations: gram.evaluations)
  }

  /// ‖f‖.
  ///
  /// - Throws: as `gramMatrix`.
  public func norm(of f: Expression, in variables: [Symbol], tolerance: Double = 1e-10) throws -> Estimated<Double> {
    let gram = try gramMatrix(of: [f], in: variables, tolerance: tolerance)
    let norm = Swift.max(gram.matrix[0, 0], 0).squareRoot()
    return Estimated(
      value: norm, error: norm > 0 ? gram.errorEstimate / (2 * norm) : gram.errorEstimate.squareRoot(),
      method: gram.method, evaluations: gram.evaluations)
  }
}

extension SobolevDomain {
  /// Whether it is no sphere.
  var isFlat: Bool { if case .sphere = self { false } else { true } }
}
