/// A curve from the first to the last point, from which the solution of a two-point problem is sought.
///
/// Its parameter runs from 0 to 1; its ends need not be exact.
public struct StartingCurve {
  /// The point at a parameter of [0, 1], written to the second argument; nil for the straight line.
  let point: ((Double, UnsafeMutablePointer<Double>) -> Void)?

  /// The straight line in the given coordinates.
  public static var straight: StartingCurve { StartingCurve(point: nil) }

  private init(point: ((Double, UnsafeMutablePointer<Double>) -> Void)?) { self.point = point }

  /// The curve that writes its point at t to its second argument; it should be twice differentiable.
  public init(_ point: @escaping (Double, UnsafeMutablePointer<Double>) -> Void) { self.point = point }

  /// The natural cubic spline through the points at increasing parameters, point after point.
  public init(parameters: [Double], points: [Double]) {
    precondition(parameters.count >= 2, "\(parameters.count) points are no curve")
    precondition(
      points.count % parameters.count == 0, "\(points.count) coordinates for \(parameters.count) parameters")
    let spline = CubicSpline(parameters: parameters, values: points)
    point = { t, x in spline.write(valueAt: t, into: x) }
  }
}

/// The natural cubic spline of several functions with common nodes.
struct CubicSpline: Sendable {
  private let parameters: [Double]
  private let values: [Double]
  /// The second derivatives at the nodes.
  private let bends: [Double]
  private let dimension: Int

  init(parameters: [Double], values: [Double]) {
    let count = parameters.count
    let n = values.count / count
    for k in 1..<count {
      precondition(parameters[k] > parameters[k - 1], "parameters \(parameters[k - 1]), \(parameters[k])")
    }
    var bends = [Double](repeating: 0, count: values.count)
    // The tridiagonal system is diagonally dominant: elimination without pivots.
    var diagonal = [Double](repeating: 1, count: count)
    for k in 1..<max(1, count - 1) {
      let left = parameters[k] - parameters[k - 1]
      let right = parameters[k + 1] - parameters[k]
      let factor = k > 1 ? left / diagonal[k - 1] : 0
      diagonal[k] = 2 * (left + right) - factor * left
      for c in 0..<n {
        let rise = (values[(k + 1) * n + c] - values[k * n + c]) / right
        let before = (values[k * n + c] - values[(k - 1) * n + c]) / left
        bends[k * n + c] = 6 * (rise - before) - (k > 1 ? factor * bends[(k - 1) * n + c] : 0)
      }
    }
    for k in stride(from: count - 2, to: 0, by: -1) {
      let right = parameters[k + 1] - parameters[k]
      for c in 0..<n {
        bends[k * n + c] = (bends[k * n + c] - right * bends[(k + 1) * n + c]) / diagonal[k]
      }
    }
    self.parameters = parameters
    self.values = values
    self.bends = bends
    dimension = n
  }

  func write(valueAt t: Double, into x: UnsafeMutablePointer<Double>) {
    var lower = 0
    var upper = parameters.count - 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if parameters[middle] <= t { lower = middle } else { upper = middle }
    }
    let h = parameters[upper] - parameters[lower]
    let b = (t - parameters[lower]) / h
    let a = 1 - b
    let wa = (a * a * a - a) * h * h / 6
    let wb = (b * b * b - b) * h * h / 6
    for c in 0..<dimension {
      let i = lower * dimension + c
      let j = upper * dimension + c
      x[c] = a * values[i] + b * values[j] + wa * bends[i] + wb * bends[j]
    }
  }
}
