import InformationGeometry

/// The Sobolev metric that a parametric function f(x; w) pulls back to its parameters.
///
///     Gᵢⱼ = ⟨∂ᵢf, ∂ⱼf⟩
///
/// G may be singular, as with more parameters than the function has freedom. Any v with Gv = dL moves the function along the same
/// df(v), the orthogonal projection of the gradient of L in the space to the tangent functions.
public struct PullbackMetric: Sendable {
  /// G, with the estimate of its error.
  public let gram: FunctionGram
  /// G.
  public var matrix: Matrix { gram.matrix }

  /// A metric that was found as inner products of the ∂ᵢf.
  public init(_ gram: FunctionGram) { self.gram = gram }

  /// The shortest v with Gv = dL.
  ///
  /// - Parameters:
  ///   - differential: ∂ᵢL.
  ///   - rankCutoff: eigenvalues of G below this part of the largest one count as zero.
  /// - Throws: `GeometryError.outsideDomain` for a differential of another length or a cut-off out of (0, 1);
  ///   `degenerateMetric` for a differential that does not vanish where G does: it is not that of a loss of f.
  public func naturalGradient(of differential: [Double], rankCutoff: Double = 1e-11) throws(GeometryError) -> [Double] {
    guard differential.count == matrix.rows, differential.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "differential", value: "\(differential.count) numbers",
        requirement: "have \(matrix.rows) finite components, one a parameter")
    }
    guard rankCutoff > 0, rankCutoff < 1 else {
      throw .outsideDomain(parameter: "rankCutoff", value: "\(rankCutoff)", requirement: "lie in (0, 1)")
    }
    let modes: SymmetricEigendecomposition
    do { modes = try SymmetricEigendecomposition(matrix) } catch {
      throw .notConverged(what: "the eigenvalues of the metric", reached: .nan, reason: "\(error)")
    }
    var along = modes.vectors.transposedTimes(differential)
    let least = rankCutoff * (modes.values.last ?? 0)
    var size = 0.0, lost = 0.0
    for (k, value) in modes.values.enumerated() {
      size += along[k] * along[k]
      if value <= least { lost += along[k] * along[k] }
      along[k] = value > least ? along[k] / value : 0
    }
    guard lost <= 1e-8 * size else {
      throw .degenerateMetric(
        at: [],
        reason:
          "has a kernel on which the differential does not vanish (\((lost / size).squareRoot()) of it): it is not that of a loss of the function, or the cut-off \(rankCutoff) is too large"
      )
    }
    return modes.vectors * along
  }
}

extension SobolevSpace {
  /// The metric that a function of variables and parameters pulls back.
  ///
  /// - Parameters:
  ///   - function: f, a formula in the variables and the parameters.
  ///   - variables: the coordinates of the domain.
  ///   - parameters: w.
  ///   - place: the values of the parameters.
  ///   - tolerance: of the inner products, relative to the largest one.
  /// - Throws: as `gramMatrix`; `GeometryError.outsideDomain` for values that do not fit.
  public func pullbackMetric(
    of function: Expression, in variables: [Symbol], parameters: [Symbol], at place: [Double], tolerance: Double = 1e-10
  ) throws -> PullbackMetric {
    guard place.count == parameters.count, !place.isEmpty else {
      throw GeometryError.outsideDomain(
        parameter: "w", value: "\(place)", requirement: "have \(parameters.count) components, one or more")
    }
    var values: [Symbol: Expression] = [:]
    for (parameter, value) in zip(parameters, place) {
      guard let exact = Rational(exactly: value) else {
        throw GeometryError.outsideDomain(parameter: "\(parameter)", value: "\(value)", requirement: "be finite")
      }
      values[parameter] = Expression(exact)
    }
    let tangents = try parameters.map { try function.derivative(by: $0).substituting(values) }
    return PullbackMetric(try gramMatrix(of: tangents, in: variables, tolerance: tolerance))
  }

  /// The metric of a function whose derivatives by its P parameters a closure gives, by frequencies.
  ///
  /// - Parameters:
  ///   - parameterCount: P.
  ///   - tolerance: of the inner products, relative to the largest one.
  ///   - derivatives: ∂ᵢf: for each row of coordinates a row of P derivatives, as a network's `NetworkJacobian` has them.
  /// - Throws: as `gramMatrix`.
  public func pullbackMetric(
    parameterCount: Int, tolerance: Double = 1e-10, derivatives: (_ points: Matrix) throws -> Matrix
  ) throws -> PullbackMetric {
    PullbackMetric(try gramMatrix(count: parameterCount, tolerance: tolerance, values: derivatives))
  }

  /// The gradient of a loss Σ ℓ(f(xₙ)) in the space: ∇L = Σ ℓ′(f(xₙ)) K(xₙ, ·).
  ///
  /// - Parameters:
  ///   - derivatives: ℓ′ at the points.
  ///   - points: xₙ.
  /// - Throws: `GeometryError.outsideDomain` for s ≤ n/2, where the value at a point is no bounded functional and there is no
  ///   gradient, and for points that are not in the domain.
  public func gradient(ofLossWith derivatives: [Double], at points: [[Double]]) throws -> KernelExpansion {
    try KernelExpansion(reproducingKernel(), coefficients: derivatives, points: points)
  }
}

/// A function Σ cₙ K(xₙ, ·).
public struct KernelExpansion: Sendable {
  /// K.
  public let kernel: ReproducingKernel
  /// cₙ.
  public let coefficients: [Double]
  /// xₙ.
  public let points: [[Double]]

  /// The function with given coefficients.
  ///
  /// - Throws: `GeometryError.outsideDomain` for coefficients that do not fit or points that are not in the domain.
  public init(_ kernel: ReproducingKernel, coefficients: [Double], points: [[Double]]) throws {
    guard coefficients.count == points.count, coefficients.allSatisfy(\.isFinite) else {
      throw GeometryError.outsideDomain(
        parameter: "coefficients", value: "\(coefficients.count) numbers",
        requirement: "have \(points.count) finite components, one a point")
    }
    for point in points { try kernel.check(point) }
    self.kernel = kernel
    self.coefficients = coefficients
    self.points = points
  }

  /// The function's values.
  ///
  /// - Throws: `GeometryError` for a place that is not in the domain.
  public func values(at places: [[Double]]) throws -> [Double] { try kernel.matrix(places, points) * coefficients }

  /// ‖·‖² = cᵀKc.
  ///
  /// - Throws: as `values`.
  public func squaredNorm() throws -> Double {
    zip(coefficients, try kernel.gramMatrix(points) * coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
