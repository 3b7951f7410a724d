import NumericalMethods
import Scalars

/// The geodesic equation of an α-connection and its metric, as numbers at points: what the solvers in `Double` ask for.
///
/// Compiled formulas (`GeodesicEquation`), tables where formulas cancel (`RadialEquation`), or values that are computed where
/// they are needed (`PointwiseConnection`).
protocol GeodesicEvaluation: Sendable {
  var chart: Chart { get }
  var working: WorkingCoordinates { get }

  /// ü in coordinates without borders; false where it is not defined.
  func acceleration(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>
  ) -> Bool

  /// ∂ü/∂u and ∂ü/∂u̇; false where they are not defined.
  func derivatives(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into du: UnsafeMutablePointer<Double>,
    _ dw: UnsafeMutablePointer<Double>
  ) -> Bool

  /// gᵢⱼ in the coordinates of the chart; NaN where it has no value.
  func metric(at x: [Double]) -> [Double]
  /// ẍ in the coordinates of the chart; NaN where it has no value.
  func acceleration(at x: [Double], velocity v: [Double]) -> [Double]
}

extension GeodesicEvaluation {
  var dimension: Int { chart.dimension }

  /// What an evaluation in `Double` costs beside what it counts itself, with its share of solving, in units of `WorkBudget`.
  var evaluationCost: Int { 80 + 40 * dimension * dimension }

  /// √g(v, v) at x; NaN where g(v, v) is negative by more than rounding.
  func speed(_ x: [Double], _ v: [Double]) -> Double {
    let g = metric(at: x), n = dimension
    var total = 0.0, size = 0.0
    for i in 0..<n {
      for j in 0..<n {
        let term = g[i * n + j] * v[i] * v[j]
        total += term
        size += term.magnitude
      }
    }
    return total >= 0 ? total.squareRoot() : total > -1e-12 * size ? 0 : .nan
  }

  /// u̇ with φ′(u) u̇ = v.
  func flattened(_ x: [Double], velocity v: [Double]) -> (u: [Double], w: [Double]) {
    let u = working.flattened(x)
    return (u, (0..<dimension).map { v[$0] / working.jet($0, u[$0]).first })
  }

  /// x = φ(u) and v = φ′(u) u̇.
  func unflattened(_ u: [Double], velocity w: [Double]) -> (x: [Double], v: [Double]) {
    var x = u, v = w
    for i in 0..<dimension {
      let jet = working.jet(i, u[i])
      x[i] = jet.value
      v[i] *= jet.first
    }
    return (x, v)
  }

  /// The change of every coordinate that is a unit of length, 1/√g(∂ᵢ, ∂ᵢ) in coordinates without borders.
  func units(_ u: UnsafePointer<Double>, into units: UnsafeMutablePointer<Double>) {
    let n = dimension
    var x: [Double] = [], slopes: [Double] = []
    for i in 0..<n {
      let jet = working.jet(i, u[i])
      x.append(jet.value)
      slopes.append(jet.first)
    }
    let g = metric(at: x)
    for i in 0..<n { units[i] = 1 / (g[i * n + i].squareRoot() * slopes[i]) }
  }

  /// ∂ü/∂u and ∂ü/∂u̇ from ẍ, ∂ẍ/∂x and ∂ẍ/∂v (n² each, one after the other); false where they are not finite.
  func derivatives(
    _ jets: [WorkingCoordinates.Jet], _ w: UnsafePointer<Double>, force: [Double], slopes d: [Double],
    into du: UnsafeMutablePointer<Double>, _ dw: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension
    for i in 0..<n {
      let p = jets[i]
      for j in 0..<n {
        let q = jets[j]
        let byX = d[i * n + j], byV = d[n * n + i * n + j]
        du[i * n + j] = (byX * q.first + byV * q.second * w[j]) / p.first
        dw[i * n + j] = byV * q.first / p.first
      }
      let total = force[i] - p.second * w[i] * w[i]
      du[i * n + i] -= p.third * w[i] * w[i] / p.first + total * p.second / (p.first * p.first)
      dw[i * n + i] -= 2 * p.second * w[i] / p.first
    }
    for k in 0..<n * n where !(du[k].isFinite && dw[k].isFinite) { return false }
    return true
  }
}
