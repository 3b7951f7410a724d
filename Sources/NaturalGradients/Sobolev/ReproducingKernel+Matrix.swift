import CKernels
import InformationGeometry

/// The kernel for many points at once: formulas in blocks, by vector kernels.
extension ReproducingKernel {
  /// Kᵢⱼ = K(xᵢ, xⱼ).
  ///
  /// - Throws: `GeometryError` for points that are not in the domain.
  public func gramMatrix(_ points: [[Double]]) throws -> Matrix {
    try matrix(points, points, isSymmetric: true)
  }

  /// Kᵢⱼ = K(xᵢ, yⱼ).
  ///
  /// - Throws: `GeometryError` for points that are not in the domain.
  public func matrix(_ x: [[Double]], _ y: [[Double]]) throws -> Matrix { try matrix(x, y, isSymmetric: false) }

  private func matrix(_ x: [[Double]], _ y: [[Double]], isSymmetric: Bool) throws -> Matrix {
    for point in x { try check(point) }
    if !isSymmetric { for point in y { try check(point) } }
    // Memory that is written once, on large pages.
    let elements = try [Double](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
      guard let values = buffer.baseAddress else { return }
      ig_prefer_large_pages(values, x.count * y.count)
      if let tape, isStable {
        fill(values, x, y, tape, isSymmetric: isSymmetric)
      } else {
        for i in x.indices {
          for j in y.indices where !isSymmetric || j <= i { values[i * y.count + j] = try unchecked(x[i], y[j]) }
        }
      }
      if isSymmetric { LinearAlgebra.mirrorLowerTriangle(values, count: x.count) }
      count = x.count * y.count
    }
    return Matrix(rows: x.count, columns: y.count, elements: elements)
  }

  /// Row by row: the arguments of the formula for all columns, then the formula.
  private func fill(
    _ values: UnsafeMutablePointer<Double>, _ x: [[Double]], _ y: [[Double]], _ tape: Tape, isSymmetric: Bool
  ) {
    let width = y.count, n = space.domain.coordinateCount, nearness = space.nearness
    // Coordinate after coordinate; on a circle all within half a turn of 0.
    var columns: [Double] = []
    columns.reserveCapacity(n * width)
    for k in 0..<n { for point in y { columns.append(reduced(point[k])) } }
    // The distances and, on an interval, the other points; or the arguments of the formula.
    let count = tape.inputs.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Swift.max(2 * width, 1)) { room in
      columns.withUnsafeBufferPointer { columns in
        guard let row = room.baseAddress, let columns = columns.baseAddress else { return }
        for i in x.indices {
          let length = isSymmetric ? i + 1 : width, target = values + i * width
          if count == 1 || polynomial != nil { distances(x[i], columns, stride: width, count: length, into: row) }
          if let polynomial {
            polynomial.add(x[i][0], row, columns, count: length, into: target)
            continue
          }
          if count == 2 {
            row.update(repeating: x[i][0], count: length)
            (row + width).update(from: columns, count: length)
          }
          tape.evaluateBatch(count: length, row, stride: width, into: target, stride: width)
          if !diagonal.isNaN { for j in 0..<length where row[j] < nearness { target[j] = diagonal } }
        }
      }
    }
  }

  /// A coordinate within half a turn of 0 on a circle, itself elsewhere.
  private func reduced(_ x: Double) -> Double { period.isNaN ? x : x.remainder(dividingBy: period) }

  /// The distances of a point from many.
  private func distances(
    _ x: [Double], _ y: UnsafePointer<Double>, stride: Int, count: Int, into r: UnsafeMutablePointer<Double>
  ) {
    if x.count == 1 {
      ig_absolute_differences(r, reduced(x[0]), y, period.isNaN ? 0 : period, count)
      return
    }
    // Polynomials times exponentials do not tell distances below 1e-140 from 0; powers below 1 do.
    let least = polynomial != nil && space.lengthScale.asDouble > 1e-100 ? -1 : 1e-280
    if ig_distances(r, x, y, stride, x.count, least, count) != 0 { return }
    // Squares that leave the range are taken again with a scale.
    for j in 0..<count where !(r[j] > 1e-140 && r[j] < 1e140) {
      r[j] = ReproducingKernel.distance(x, x.indices.map { y[$0 * stride + j] })
    }
  }
}
