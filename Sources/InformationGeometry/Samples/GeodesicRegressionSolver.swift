import DifferentialGeometry
import NumericalMethods
import Scalars

/// The sum of squares of a geodesic, with times from 0 to 1 and weights that sum to 1, and its minimum.
///
/// A geodesic is a point p, a velocity v, and an orthonormal frame at p. A step δ has 2n components in the frame: p moves to
/// q = exp_p(δ′), and v + δ″ with the frame is carried along by parallel transport. The change of γ(t) by δ is the
/// Jacobi field with J = δ′ and ∇J = δ″ at the start.
struct GeodesicRegressionSolver {
  let manifold: StatisticalManifold
  let times: [Double]
  let points: [Point]
  let weights: [Double]

  private var n: Int { manifold.dimension }

  /// A geodesic by its start.
  struct Place {
    let start: FramedPoint
    let velocity: [Double]
  }

  /// What is known at a place.
  struct Value {
    let curve: Geodesic
    let objective: Double
    /// The derivative of the objective by δ.
    let gradient: [Double]
    /// Σ wᵢ JᵢᵀJᵢ.
    let normalMatrix: Matrix
    let distances: [Double]
  }

  /// The objective, its derivative and the normal matrix of Gauss and Newton.
  func value(at place: Place) throws -> Value {
    let curve = try manifold.geodesic(from: place.start.point, velocity: place.velocity)
    let fields = try manifold.jacobiFields(along: curve, freeStart: true)
    let zero = [Double](repeating: 0, count: n), g = try manifold.manifold.tape([.metric])
    var objective = 0.0, gradient = [Double](repeating: 0, count: 2 * n), distances: [Double] = []
    var normal = Matrix(rows: 2 * n, columns: 2 * n)
    for (i, t) in times.enumerated() {
      let here = try curve.point(at: t), metric = g.evaluate(here.coordinates)
      let log = try manifold.logarithm(at: here, of: points[i])
      distances.append(log.length)
      objective += weights[i] * log.length * log.length / 2
      let columns = (0..<2 * n).map { k in
        k < n
          ? fields.field(value: place.start.frame[k], derivative: zero, at: t)
          : fields.field(value: zero, derivative: place.start.frame[k - n], at: t)
      }
      let lowered = columns.map { column in
        (0..<n).map { a in (0..<n).reduce(0) { $0 + metric[a * n + $1] * column[$1] } }
      }
      func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
      for k in 0..<2 * n {
        gradient[k] -= weights[i] * product(lowered[k], log.vector)
        for l in 0..<2 * n { normal[k, l] += weights[i] * product(lowered[k], columns[l]) }
      }
    }
    return Value(
      curve: curve, objective: objective, gradient: gradient, normalMatrix: normal, distances: distances)
  }

  /// The place that a step leads to.
  private func moved(_ place: Place, by δ: [Double]) throws -> Place {
    let velocity = zip(place.velocity, place.start.vector(δ[n...])).map { $0 + $1 }
    let end = try place.start.moved(by: δ[..<n], carrying: [velocity], in: manifold)
    return Place(start: end.place, velocity: end.carried[0])
  }

  /// The line of least squares through the logarithms at the mean, moved to the first time.
  private func linearStart(_ mean: Point) throws -> Place {
    let center = zip(weights, times).reduce(0) { $0 + $1.0 * $1.1 }
    var spread = 0.0, middle = [Double](repeating: 0, count: n), slope = middle
    for (i, t) in times.enumerated() {
      let log = try manifold.logarithm(at: mean, of: points[i]).vector
      spread += weights[i] * (t - center) * (t - center)
      for k in 0..<n {
        middle[k] += weights[i] * log[k]
        slope[k] += weights[i] * (t - center) * log[k]
      }
    }
    slope = slope.map { $0 / spread }
    let here = try FramedPoint(mean, in: manifold), still = [Double](repeating: 0, count: n)
    let back = (0..<n).map { middle[$0] - center * slope[$0] }
    let components = try here.frame.map { try manifold.metric.innerProduct($0, back, at: mean.coordinates) }
    // A line that leaves the manifold is no start; the point that stays at the mean always is.
    guard let end = try? here.moved(by: components, carrying: [slope], in: manifold) else {
      return Place(start: here, velocity: still)
    }
    let place = Place(start: end.place, velocity: end.carried[0])
    return (try? value(at: place)) == nil ? Place(start: here, velocity: still) : place
  }

  /// Steps until the next one is shorter than the tolerance.
  func minimum(from mean: Point, tolerance: Double) throws -> FrameDescent<Place, Value>.Minimum {
    let n = self.n
    func length(_ v: ArraySlice<Double>) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return try FrameDescent(
      what: "the geodesic of regression", value: value, objective: \.objective, gradient: \.gradient,
      inverseHessian: gaussNewton, moved: moved,
      remaining: { δ, _ in length(δ[..<n]) + length(δ[n...]) }
    ).minimum(from: try linearStart(mean), tolerance: tolerance)
  }

  private func gaussNewton(_ value: Value) throws -> Matrix {
    do {
      return try CholeskyFactorization(value.normalMatrix).inverse
    } catch {
      throw GeometryError.notConverged(
        what: "the geodesic of regression", reached: .infinity,
        reason: "the observations do not determine it: \(error)")
    }
  }

  /// v̂ᵀCv̂ for the part C of (Σ wᵢ JᵢᵀJᵢ)⁻¹ that belongs to the velocity, v̂ = v/|v|.
  func speedVariance(at place: Place, _ value: Value) -> Double? {
    guard let inverse = try? CholeskyFactorization(value.normalMatrix).inverse,
      let unit = try? components(of: place.velocity, at: place)
    else { return nil }
    var total = 0.0
    for k in 0..<n { for l in 0..<n { total += unit[k] * inverse[n + k, n + l] * unit[l] } }
    return total
  }

  /// The direction of a vector in the frame.
  private func components(of v: [Double], at place: Place) throws -> [Double] {
    let x = place.start.point.coordinates, length = try manifold.metric.length(of: v, at: x)
    return try place.start.frame.map { try manifold.metric.innerProduct($0, v, at: x) / length }
  }
}
