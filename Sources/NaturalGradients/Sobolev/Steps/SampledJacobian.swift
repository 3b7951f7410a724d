import InformationGeometry

/// The derivatives J of a function's values at sample points by its parameters, J_ni = ∂ᵢf(xₙ).
///
/// Steps need three products with J only, so that J itself need not be in memory.
public protocol SampledJacobian: Sendable {
  /// N, the number of rows: one for each sample point and output.
  var sampleCount: Int { get }
  /// P, the number of columns.
  var parameterCount: Int { get }
  /// The tangent kernel Θ = JJᵀ, of order N.
  ///
  /// - Throws: `GeometryError.invalidModel` for derivatives that are not finite or of another size.
  func tangentKernel() throws(GeometryError) -> Matrix
  /// Jᵀc, a covector of parameters.
  ///
  /// - Throws: as `tangentKernel`.
  func pulledBack(_ c: [Double]) throws(GeometryError) -> [Double]
  /// Jv, the change of the values along v.
  ///
  /// - Throws: as `tangentKernel`.
  func pushedForward(_ v: [Double]) throws(GeometryError) -> [Double]
}

extension Matrix: SampledJacobian {
  /// The number of rows.
  public var sampleCount: Int { rows }
  /// The number of columns.
  public var parameterCount: Int { columns }
  /// AAᵀ.
  public func tangentKernel() throws(GeometryError) -> Matrix { rowProducts }
  /// Aᵀc.
  public func pulledBack(_ c: [Double]) throws(GeometryError) -> [Double] { transposedTimes(c) }
  /// Av.
  public func pushedForward(_ v: [Double]) throws(GeometryError) -> [Double] { self * v }
}

/// Derivatives that are made block by block of parameters, whenever they are needed, and never kept.
///
/// The memory is one block and N×N numbers, whatever the number of parameters. A step asks for each block twice.
public struct StreamedJacobian: SampledJacobian {
  /// N, the number of rows.
  public let sampleCount: Int
  /// P, the number of columns.
  public let parameterCount: Int
  /// How many parameters a block has.
  public let blockSize: Int
  private let block: @Sendable (Range<Int>) throws -> Matrix

  /// Derivatives from a closure.
  ///
  /// - Parameters:
  ///   - sampleCount: N.
  ///   - parameterCount: P.
  ///   - blockSize: how many parameters are asked for at once.
  ///   - block: the columns of J for a range of parameters, N rows; it may be called for any block, several times.
  public init(
    sampleCount: Int, parameterCount: Int, blockSize: Int = 1024,
    block: @escaping @Sendable (_ parameters: Range<Int>) throws -> Matrix
  ) {
    precondition(sampleCount >= 0 && parameterCount >= 0 && blockSize > 0, "\(sampleCount) × \(parameterCount)")
    self.sampleCount = sampleCount
    self.parameterCount = parameterCount
    self.blockSize = blockSize
    self.block = block
  }

  /// Θ = JJᵀ, block by block.
  public func tangentKernel() throws(GeometryError) -> Matrix {
    var kernel = Matrix(rows: sampleCount, columns: sampleCount)
    try forEachBlock { _, columns in kernel.addLowerRowProducts(of: columns) }
    kernel.mirrorLowerTriangle()
    return kernel
  }

  /// Jᵀc, block by block.
  public func pulledBack(_ c: [Double]) throws(GeometryError) -> [Double] {
    precondition(c.count == sampleCount, "\(c.count) coefficients for \(sampleCount) rows")
    var result: [Double] = []
    result.reserveCapacity(parameterCount)
    try forEachBlock { _, columns in result += columns.transposedTimes(c) }
    return result
  }

  /// Jv, block by block.
  public func pushedForward(_ v: [Double]) throws(GeometryError) -> [Double] {
    precondition(v.count == parameterCount, "\(v.count) components for \(parameterCount) parameters")
    var result = [Double](repeating: 0, count: sampleCount)
    try forEachBlock { range, columns in
      for (n, change) in (columns * Array(v[range])).enumerated() { result[n] += change }
    }
    return result
  }

  private func forEachBlock(_ body: (Range<Int>, Matrix) -> Void) throws(GeometryError) {
    for start in stride(from: 0, to: parameterCount, by: blockSize) {
      let range = start..<Swift.min(start + blockSize, parameterCount), columns: Matrix
      do { columns = try block(range) } catch {
        throw .invalidModel(reason: "the derivatives by the parameters \(range) failed: \(error)")
      }
      guard columns.rows == sampleCount, columns.columns == range.count else {
        throw .invalidModel(
          reason:
            "the derivatives by the parameters \(range) are \(columns.rows)×\(columns.columns), not \(sampleCount)×\(range.count)"
        )
      }
      guard columns.isFinite else {
        throw .invalidModel(reason: "a derivative by the parameters \(range) is not finite")
      }
      body(range, columns)
    }
  }
}
