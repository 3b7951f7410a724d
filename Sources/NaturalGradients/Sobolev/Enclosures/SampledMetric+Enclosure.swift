import InformationGeometry

extension ReproducingKernel {
  /// Enclosures of Kᵢⱼ = K(xᵢ, xⱼ), row after row.
  ///
  /// - Throws: as `enclosure`.
  public func gramEnclosures(_ points: [[Ball]]) throws(GeometryError) -> [Ball] {
    var result = [Ball](repeating: .zero, count: points.count * points.count)
    for i in points.indices {
      for j in 0...i {
        let value = try enclosure(points[i], points[j])
        result[i * points.count + j] = value
        result[j * points.count + i] = value
      }
    }
    return result
  }
}

extension SampledMetric {
  /// Enclosures of the entries of JᵀK⁻¹J, row after row.
  ///
  /// - Parameters:
  ///   - jacobian: J, row after row.
  ///   - gram: K, row after row.
  ///   - count: N, how many points there are.
  /// - Throws: `GeometryError.invalidModel` for sizes that do not fit; `degenerateMetric` where K is not proved to be positive definite.
  public static func enclosures(jacobian: [Ball], gram: [Ball], count: Int) throws(GeometryError) -> [Ball] {
    guard count > 0, gram.count == count * count, jacobian.count % count == 0, !jacobian.isEmpty else {
      throw .invalidModel(
        reason: "\(jacobian.count) derivatives and \(gram.count) values of a kernel at \(count) points")
    }
    // By L⁻¹J with LLᵀ = K.
    let factor = DenseAlgebra<Ball>.cholesky(gram, order: count)
    guard (0..<count).allSatisfy({ factor[$0 * count + $0].isPositive && factor[$0 * count + $0].isFinite }) else {
      throw .degenerateMetric(
        at: [], reason: "of the sample is not proved to be positive definite: more digits, or other points")
    }
    let whitened = DenseAlgebra<Ball>.forward(factor, jacobian, order: count), columns = jacobian.count / count
    let transposed = DenseAlgebra<Ball>.transposed(whitened, rows: count)
    return DenseAlgebra<Ball>.product(transposed, whitened, rows: columns, columns: columns)
  }
}
