import CKernels
import InformationGeometry

/// The posterior of Bayesian logistic regression with a normal prior N(0, τ⁻¹ 1).
///
///     ℓ(w) = Σₙ log(1 + exp(xₙ·w)) − yₙ xₙ·w + ½ τ |w|²
///
/// Under a normal w each xₙ·w is normal, so that all expectations are integrals in one variable; their error is below 1e-14 for
/// every mean and variance.
public struct LogisticRegression: VariationalTarget {
  /// The design: a row for each observation, a column for each weight.
  public let design: Matrix
  /// yₙ, 0 or 1.
  public let outcomes: [Double]
  /// τ, the precision of the prior.
  public let priorPrecision: Double
  /// The columns of the design, one after the other, each filled up with zeros to `rows` numbers, which add nothing to any sum.
  private let columns: [Double]
  /// yₙ, filled up with zeros.
  private let responses: [Double]
  /// The number of rows with those of zeros, a multiple of what the kernel takes.
  private let rows: Int

  /// The posterior for a design and outcomes.
  ///
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit, numbers that are not finite, outcomes other than 0 and
  ///   1, or a negative precision.
  public init(design: Matrix, outcomes: [Double], priorPrecision: Double) throws(GeometryError) {
    guard design.rows == outcomes.count, design.columns > 0, design.rows > 0 else {
      throw .outsideDomain(
        parameter: "outcomes", value: "\(outcomes.count) numbers", requirement: "be one for each of \(design.rows) rows"
      )
    }
    for (i, y) in outcomes.enumerated() where y != 0 && y != 1 {
      throw .outsideDomain(parameter: "outcomes[\(i)]", value: "\(y)", requirement: "be 0 or 1")
    }
    guard priorPrecision >= 0, priorPrecision.isFinite else {
      throw .outsideDomain(
        parameter: "priorPrecision", value: "\(priorPrecision)", requirement: "be finite and not negative")
    }
    guard design.largestMagnitude.isFinite else {
      throw .outsideDomain(parameter: "design", value: "NaN or infinite", requirement: "have finite entries")
    }
    self.design = design
    self.outcomes = outcomes
    self.priorPrecision = priorPrecision
    let block = Int(IG_LOGISTIC_ROWS)
    rows = (design.rows + block - 1) / block * block
    let missing = [Double](repeating: 0, count: rows - design.rows)
    columns = (0..<design.columns).flatMap { j in (0..<design.rows).map { design[$0, j] } + missing }
    responses = outcomes + missing
  }

  /// The number of variables.
  public var dimension: Int { design.columns }

  /// E[∇ℓ] and E[∇²ℓ], exact to rounding.
  public func derivatives(under q: NormalApproximation) -> ExpectedDerivatives {
    precondition(q.dimension == dimension, "\(q.dimension) variables for \(dimension) weights")
    let d = dimension
    var result: ExpectedDerivatives
    if q.structure == .full, d <= Self.manyWeights {
      result = onePass(q)
    } else {
      let (means, variances) = predictors(q)
      var probability = means, slope = variances
      ig_logistic_normal(&probability, &slope, means, variances, means.count)
      for i in probability.indices { probability[i] -= responses[i] }
      result = q.structure == .full ? sums(probability, slope) : diagonalSums(probability, slope)
    }
    for i in 0..<d {
      result.gradient[i] += priorPrecision * q.mean[i]
      result.hessian[q.structure == .full ? i * d + i : i] += priorPrecision
    }
    return result
  }

  /// E[ℓ], to 1e-14 of each of its terms.
  public func expectation(under q: NormalApproximation) -> Double {
    let (means, variances) = predictors(q)
    var values = means
    ig_softplus_normal(&values, means, variances, outcomes.count)
    var sum = 0.0
    for i in outcomes.indices { sum += values[i] - outcomes[i] * means[i] }
    var prior = 0.0
    for m in q.mean { prior += m * m }
    let S = q.covarianceEntries, d = dimension
    for i in 0..<d { prior += q.structure == .full ? S[i * d + i] : S[i] }
    return sum + priorPrecision * prior / 2
  }

  /// Beyond so many weights two products by BLAS beat one pass over the data (measured, with vectors of 256 bits).
  private static let manyWeights = 200

  private func onePass(_ q: NormalApproximation) -> ExpectedDerivatives {
    let d = dimension
    var gradient = [Double](repeating: 0, count: d), hessian = [Double](repeating: 0, count: d * d)
    ig_logistic_sums(&gradient, &hessian, columns, responses, q.mean, q.rootEntries, d, rows)
    return ExpectedDerivatives(gradient: gradient, hessian: hessian)
  }

  /// The means xₙ·m and the variances |Cᵀxₙ|² of the predictors.
  private func predictors(_ q: NormalApproximation) -> (means: [Double], variances: [Double]) {
    let d = dimension, n = rows
    var means = [Double](repeating: 0, count: n), variances = means
    means.withUnsafeMutableBufferPointer { means in
      variances.withUnsafeMutableBufferPointer { variances in
        columns.withUnsafeBufferPointer { x in
          guard let means = means.baseAddress, let variances = variances.baseAddress, let x = x.baseAddress else {
            return
          }
          LinearAlgebra.multiply(x, transposed: true, rows: d, columns: n, q.mean, into: means)
          switch q.structure {
          case .full:
            var projected = columns
            projected.withUnsafeMutableBufferPointer { p in
              guard let p = p.baseAddress else { return }
              LinearAlgebra.multiply(transposedLower: q.rootEntries, count: d, in: p, columns: n)
              for j in 0..<d { Self.addSquares(p + j * n, 1, n, to: variances) }
            }
          case .diagonal:
            for j in 0..<d { Self.addSquares(x + j * n, q.covarianceEntries[j], n, to: variances) }
          }
        }
      }
    }
    return (means, variances)
  }

  private static func addSquares(
    _ a: UnsafePointer<Double>, _ weight: Double, _ n: Int, to sums: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n { sums[i] += weight * a[i] * a[i] }
  }

  /// Σ r x and Σ w xxᵀ by BLAS, the latter as the product of √w x with itself.
  private func sums(_ residual: [Double], _ weight: [Double]) -> ExpectedDerivatives {
    let d = dimension, n = rows
    var gradient = [Double](repeating: 0, count: d), hessian = [Double](repeating: 0, count: d * d)
    let roots = weight.map { $0.squareRoot() }
    var scaled = columns
    scaled.withUnsafeMutableBufferPointer { s in
      hessian.withUnsafeMutableBufferPointer { h in
        gradient.withUnsafeMutableBufferPointer { g in
          guard let s = s.baseAddress, let h = h.baseAddress, let g = g.baseAddress else { return }
          LinearAlgebra.multiply(s, rows: d, columns: n, residual, into: g)
          for j in 0..<d { ig_mul(s + j * n, s + j * n, roots, n) }
          LinearAlgebra.addRowProducts(s, rows: d, columns: n, into: h)
          LinearAlgebra.mirrorLowerTriangle(h, count: d)
        }
      }
    }
    return ExpectedDerivatives(gradient: gradient, hessian: hessian)
  }

  private func diagonalSums(_ residual: [Double], _ weight: [Double]) -> ExpectedDerivatives {
    let d = dimension, n = rows
    var gradient = [Double](repeating: 0, count: d), hessian = gradient
    for j in 0..<d {
      var first = 0.0, second = 0.0
      for i in 0..<n {
        let x = columns[j * n + i]
        first += residual[i] * x
        second += weight[i] * x * x
      }
      gradient[j] = first
      hessian[j] = second
    }
    return ExpectedDerivatives(gradient: gradient, hessian: hessian)
  }
}
