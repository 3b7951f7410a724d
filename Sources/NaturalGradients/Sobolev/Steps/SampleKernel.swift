import InformationGeometry

/// The kernel K(xₙ, xₘ) at sample points, as steps need it: as a matrix, or approximated by few columns.
public protocol SampleKernel: Sendable {
  /// N.
  var order: Int { get }
  /// Kr.
  func times(_ r: [Double]) -> [Double]
  /// Adds λK to a matrix of order N.
  func add(scaledBy λ: Double, to matrix: inout Matrix)
  /// Whether every entry is finite.
  var isFinite: Bool { get }
}

extension Matrix: SampleKernel {
  /// The number of rows.
  public var order: Int { rows }
  /// Ar.
  public func times(_ r: [Double]) -> [Double] { self * r }
  /// Adds λA to a matrix of the same size.
  public func add(scaledBy λ: Double, to matrix: inout Matrix) {
    precondition(rows == matrix.rows && columns == matrix.columns, "a kernel of order \(rows) for \(matrix.rows)")
    for k in elements.indices { matrix.elements[k] += λ * elements[k] }
  }
  /// Whether every entry is finite.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }
}

/// Nyström's approximation of a kernel matrix by r landmarks: K ≈ K_Nr K_rr⁻¹ K_rN.
///
/// It is below K in the order of symmetric matrices, and equal to it when every point is a landmark. The space that it stands for
/// is spanned by the K(z, ·) of the landmarks. Source: Williams & Seeger (2001).
public struct NystromKernel: SampleKernel {
  /// Z with ZZᵀ the approximation, N × r.
  public let factor: Matrix
  /// Σ K(xₙ, xₙ) − ‖Z‖²: the trace of what is left out, which bounds its norm.
  public let traceError: Double

  /// The approximation of a kernel.
  ///
  /// - Parameters:
  ///   - kernel: K.
  ///   - points: the sample.
  ///   - landmarks: r places, usually among the points.
  /// - Throws: `GeometryError` for points that are not in the domain, `degenerateMetric` for landmarks that are repeated.
  public init(_ kernel: ReproducingKernel, points: [[Double]], landmarks: [[Double]]) throws {
    let inner = try CholeskyFactorization.definite(
      kernel.gramMatrix(landmarks), what: "of the landmarks is singular to rounding", hint: "is one there twice?")
    factor = inner.whitened(try kernel.matrix(landmarks, points)).transposed
    var trace = 0.0
    for point in points { trace += try kernel.value(point, point) }
    traceError = trace - factor.elements.reduce(0) { $0 + $1 * $1 }
  }

  /// N.
  public var order: Int { factor.rows }
  /// Whether every entry of Z is finite.
  public var isFinite: Bool { factor.isFinite }
  /// Z(Zᵀr).
  public func times(_ r: [Double]) -> [Double] { factor * factor.transposedTimes(r) }
  /// Adds λZZᵀ to a symmetric matrix of order N.
  public func add(scaledBy λ: Double, to matrix: inout Matrix) {
    matrix.addLowerRowProducts(of: factor, scale: λ)
    matrix.mirrorLowerTriangle()
  }
}
