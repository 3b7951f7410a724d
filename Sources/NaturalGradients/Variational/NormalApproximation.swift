import InformationGeometry

/// A normal distribution N(m, S) that stands for another distribution.
///
/// The covariance is kept with its lower triangular square root, S = CCᵀ. A diagonal one takes n numbers instead of n².
public struct NormalApproximation: Equatable, Sendable {
  /// Which covariances there are.
  public enum Covariance: String, Sendable, CaseIterable {
    /// Any positive definite matrix.
    case full
    /// A diagonal matrix: the variables are independent.
    case diagonal
  }

  /// Whether the covariance is a full or a diagonal matrix.
  public let structure: Covariance
  /// m.
  public let mean: [Double]
  /// S, row after row, or its diagonal.
  let covarianceEntries: [Double]
  /// C, row after row with zeros above the diagonal, or its diagonal.
  let rootEntries: [Double]

  /// N(m, S) for a full covariance.
  ///
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit, numbers that are not finite, or a matrix that is not
  ///   symmetric and positive definite.
  public init(mean: [Double], covariance: Matrix) throws(GeometryError) {
    let n = mean.count
    guard covariance.rows == n, covariance.columns == n, n > 0 else {
      throw .outsideDomain(
        parameter: "covariance", value: "\(covariance.rows) × \(covariance.columns)",
        requirement: "have a row and a column for each of the \(n) components of the mean")
    }
    let tolerance = 1e-12 * covariance.largestMagnitude
    for i in 0..<n {
      for j in 0..<i where !(abs(covariance[i, j] - covariance[j, i]) <= tolerance) {
        throw .outsideDomain(
          parameter: "covariance[\(i)][\(j)]", value: "\(covariance[i, j])",
          requirement: "be equal to covariance[\(j)][\(i)] = \(covariance[j, i])")
      }
    }
    try self.init(mean: mean, covarianceEntries: covariance.elements, structure: .full)
  }

  /// N(m, diag(v)).
  ///
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit or variances that are not positive.
  public init(mean: [Double], variances: [Double]) throws(GeometryError) {
    guard variances.count == mean.count, !mean.isEmpty else {
      throw .outsideDomain(
        parameter: "variances", value: "\(variances.count) numbers",
        requirement: "be one for each of the \(mean.count) components of the mean")
    }
    try self.init(mean: mean, covarianceEntries: variances, structure: .diagonal)
  }

  /// The standard normal distribution in n variables.
  public static func standard(_ n: Int, _ structure: Covariance = .full) -> NormalApproximation {
    precondition(n > 0, "a normal distribution in \(n) variables")
    let entries =
      structure == .full ? Matrix.identity(n).elements : [Double](repeating: 1, count: n)
    return NormalApproximation(
      structure: structure, mean: [Double](repeating: 0, count: n), covarianceEntries: entries, rootEntries: entries)
  }

  /// By the covariance alone, whose root is computed.
  init(mean: [Double], covarianceEntries: [Double], structure: Covariance) throws(GeometryError) {
    try Self.requireFinite(mean, "mean")
    let n = mean.count
    switch structure {
    case .diagonal:
      for (i, v) in covarianceEntries.enumerated() where !(v > 0 && v.isFinite) {
        throw .outsideDomain(parameter: "variances[\(i)]", value: "\(v)", requirement: "be positive and finite")
      }
      rootEntries = covarianceEntries.map { $0.squareRoot() }
    case .full:
      try Self.requireFinite(covarianceEntries, "covariance")
      do {
        rootEntries = try CholeskyFactorization(Matrix(rows: n, columns: n, elements: covarianceEntries)).factor
          .elements
      } catch {
        throw .outsideDomain(parameter: "covariance", value: "given", requirement: "be positive definite: \(error)")
      }
    }
    self.structure = structure
    self.mean = mean
    self.covarianceEntries = covarianceEntries
  }

  /// By the root, which makes the covariance.
  init(mean: [Double], rootEntries: [Double], structure: Covariance) throws(GeometryError) {
    try Self.requireFinite(mean, "mean")
    try Self.requireFinite(rootEntries, "root")
    let n = mean.count
    for i in 0..<n {
      let pivot = rootEntries[structure == .full ? i * n + i : i]
      guard pivot > 0 else {
        throw .outsideDomain(parameter: "root[\(i)][\(i)]", value: "\(pivot)", requirement: "be positive")
      }
    }
    self.structure = structure
    self.mean = mean
    self.rootEntries = rootEntries
    switch structure {
    case .diagonal: covarianceEntries = rootEntries.map { $0 * $0 }
    case .full: covarianceEntries = DenseForms.rowProducts(rootEntries, order: n)
    }
  }

  private init(structure: Covariance, mean: [Double], covarianceEntries: [Double], rootEntries: [Double]) {
    self.structure = structure
    self.mean = mean
    self.covarianceEntries = covarianceEntries
    self.rootEntries = rootEntries
  }

  /// The number of variables.
  public var dimension: Int { mean.count }

  /// S.
  public var covariance: Matrix { matrix(covarianceEntries) }

  /// C, lower triangular, S = CCᵀ.
  public var squareRoot: Matrix { matrix(rootEntries) }

  /// log det S.
  public var logDeterminant: Double {
    let n = dimension
    var sum = 0.0
    for i in 0..<n { sum += Double.log(rootEntries[structure == .full ? i * n + i : i]) }
    return 2 * sum
  }

  /// The differential entropy ½ log det(2πe S), in nats.
  public var entropy: Double {
    (Double(dimension) * (1 + Double.log(2 * .pi)) + logDeterminant) / 2
  }

  private func matrix(_ entries: [Double]) -> Matrix {
    let n = dimension
    return structure == .full ? Matrix(rows: n, columns: n, elements: entries) : Matrix(diagonal: entries)
  }

  private static func requireFinite(_ values: [Double], _ name: String) throws(GeometryError) {
    for (i, value) in values.enumerated() where !value.isFinite {
      throw .outsideDomain(parameter: "\(name)[\(i)]", value: "\(value)", requirement: "be finite")
    }
  }
}
