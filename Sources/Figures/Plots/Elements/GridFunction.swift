import Foundation

/// The values of a function of two variables on a grid.
public struct GridFunction: Sendable, Equatable {
  /// The first coordinates, increasing.
  public let xs: [Double]
  /// The second coordinates, increasing.
  public let ys: [Double]
  /// The values, `values[row][column]` at `ys[row]` and `xs[column]`.
  public let values: [[Double]]

  /// A function from its values; where one is not finite there is a hole.
  public init(xs: [Double], ys: [Double], values: [[Double]]) {
    for coordinates in [xs, ys] {
      precondition(coordinates.count > 1, "a grid needs two coordinates or more along each axis")
      precondition(zip(coordinates, coordinates.dropFirst()).allSatisfy { $0 < $1 }, "coordinates must increase")
    }
    precondition(
      values.count == ys.count && values.allSatisfy { $0.count == xs.count },
      "the grid needs \(ys.count) rows of \(xs.count) values")
    self.xs = xs
    self.ys = ys
    self.values = values
  }

  /// The values of a function on a grid.
  public init(xs: [Double], ys: [Double], of function: (Double, Double) -> Double) {
    self.init(xs: xs, ys: ys, values: ys.map { y in xs.map { x in function(x, y) } })
  }

  /// The function with further points between its own, interpolated, until they are about as close in a frame as asked for.
  ///
  /// Holes keep their size.
  func refined(spacing: Double, in frame: Box) -> GridFunction {
    let perColumn = max(1, Int((frame.width / spacing / Double(xs.count - 1)).rounded()))
    let perRow = max(1, Int((frame.height / spacing / Double(ys.count - 1)).rounded()))
    guard perColumn > 1 || perRow > 1 else { return self }
    let wide = values.map { GridFunction.refined($0, perColumn) }
    let tall = (0..<wide[0].count).map { column in GridFunction.refined(wide.map { $0[column] }, perRow) }
    let newXs = GridFunction.refined(xs, perColumn), newYs = GridFunction.refined(ys, perRow)
    for coordinates in [newXs, newYs] {
      guard zip(coordinates, coordinates.dropFirst()).allSatisfy({ $0 < $1 }) else { return self }
    }
    return GridFunction(xs: newXs, ys: newYs, values: newYs.indices.map { row in tall.map { $0[row] } })
  }

  private static func refined(_ values: [Double], _ parts: Int) -> [Double] {
    var result: [Double] = []
    for (a, b) in zip(values, values.dropFirst()) {
      for part in 0..<parts {
        let t = Double(part) / Double(parts)
        let isWhole = a.isFinite && b.isFinite
        result.append(isWhole ? a * (1 - t) + b * t : 2 * part < parts ? a : b)
      }
    }
    return result + values.suffix(1)
  }

  /// Equally spaced coordinates, or equally spaced logarithms of them, both ends included.
  public static func coordinates(
    _ range: ClosedRange<Double>, count: Int = 101, scale: Axis.Scale = .linear
  ) -> [Double] {
    precondition(count > 1, "\(count) coordinates")
    precondition(scale == .linear || range.lowerBound > 0, "logarithms from \(range.lowerBound)")
    let low = range.lowerBound, high = range.upperBound
    return (0..<count).map { index in
      let t = Double(index) / Double(count - 1)
      if index == 0 { return low }
      if index == count - 1 { return high }
      return scale == .linear ? low * (1 - t) + high * t : exp(log(low) * (1 - t) + log(high) * t)
    }
  }
}
