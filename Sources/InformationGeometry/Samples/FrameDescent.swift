import DifferentialGeometry
import NumericalMethods
import Scalars

/// A point with an orthonormal frame that travels with it.
struct FramedPoint {
  let point: Point
  /// e₁ … eₙ, orthonormal at the point.
  let frame: [[Double]]

  init(_ point: Point, frame: [[Double]]) {
    self.point = point
    self.frame = frame
  }

  /// The frame of the coordinates.
  init(_ point: Point, in manifold: StatisticalManifold) throws {
    self.point = point
    frame = try manifold.metric.orthonormalFrame(at: point).map(\.components)
  }

  /// The vector with the given components in the frame.
  func vector(_ components: some Sequence<Double>) -> [Double] {
    var v = [Double](repeating: 0, count: frame.count)
    for (c, e) in zip(components, frame) { for i in v.indices { v[i] += c * e[i] } }
    return v
  }

  /// The point exp_p(Σ δᵏeₖ), with the frame and other vectors carried there by parallel transport.
  func moved(
    by δ: some Collection<Double>, carrying vectors: [[Double]] = [], in manifold: StatisticalManifold
  ) throws -> (place: FramedPoint, carried: [[Double]]) {
    guard δ.contains(where: { $0 != 0 }) else { return (self, vectors) }
    let way = try manifold.geodesic(from: point, velocity: vector(δ))
    let all = try (frame + vectors).map { try manifold.parallelTransport(of: $0, along: way).end }
    return (FramedPoint(try way.point(at: 1), frame: Array(all[..<frame.count])), Array(all[frame.count...]))
  }
}

/// Riemannian BFGS: minimisation over places whose steps have components in orthonormal frames.
///
/// A place leads to the next one with its frame by parallel transport, so that gradients in the two frames can be compared, and
/// nothing depends on coordinates. The objective falls in every step, by Armijo's condition. Source: Huang, Gallivan &
/// Absil (2015), SIAM J. Optim. 25.
struct FrameDescent<Place, Value> {
  /// What is looked for, in messages.
  let what: String
  /// The objective and whatever else is known at a place.
  let value: (Place) throws -> Value
  let objective: (Value) -> Double
  /// The derivative by the components of a step.
  let gradient: (Value) -> [Double]
  /// An approximation of the inverse Hessian to begin with.
  let inverseHessian: (Value) throws -> Matrix
  /// The place that a step leads to.
  let moved: (Place, [Double]) throws -> Place
  /// How far it still is, by the next step and the value.
  let remaining: ([Double], Value) -> Double

  struct Minimum {
    let place: Place
    let value: Value
    let remaining: Double
    let iterations: Int
  }

  /// Steps until what remains is below the tolerance.
  ///
  /// - Throws: `GeometryError.notConverged` with what remained.
  func minimum(from start: Place, tolerance: Double) throws -> Minimum {
    var place = start, present = try value(start), inverse = try inverseHessian(present), isFresh = true
    var left = Double.infinity
    for iteration in 0..<300 {
      let g = gradient(present)
      var δ = (inverse * g).map { -$0 }
      left = remaining(δ, present)
      if left <= tolerance { return Minimum(place: place, value: present, remaining: left, iterations: iteration) }
      let slope = zip(δ, g).reduce(0) { $0 + $1.0 * $1.1 }
      var found: (place: Place, value: Value)?, scale = 1.0
      while found == nil, scale > 1e-9, slope < 0 {
        let trial = δ.map { scale * $0 }
        if let next = try? moved(place, trial), let there = try? value(next),
          isLower(there, than: present, by: scale * slope)
        {
          (found, δ) = ((next, there), trial)
        }
        scale /= 2
      }
      guard let found else {
        guard !isFresh else {
          throw GeometryError.notConverged(
            what: what, reached: left, reason: "no step makes the objective smaller")
        }
        (inverse, isFresh) = (try inverseHessian(present), true)
        continue
      }
      let change = zip(gradient(found.value), g).map { $0 - $1 }
      (place, present) = found
      isFresh = false
      if !update(&inverse, step: δ, change: change) { (inverse, isFresh) = (try inverseHessian(present), true) }
    }
    throw GeometryError.notConverged(what: what, reached: left, reason: "300 steps were not enough")
  }

  /// Armijo's condition; at the limit of rounding the gradient decides.
  private func isLower(_ there: Value, than here: Value, by slope: Double) -> Bool {
    let a = objective(here), b = objective(there)
    if b <= a + 1e-4 * slope { return true }
    func size(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 } }
    return b <= a * (1 + 1e-13) && size(gradient(there)) < 0.25 * size(gradient(here))
  }

  /// The inverse update of BFGS; false where the curvature along the step is not positive.
  private func update(_ inverse: inout Matrix, step s: [Double], change y: [Double]) -> Bool {
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let sy = dot(s, y)
    guard sy > 1e-10 * (dot(s, s) * dot(y, y)).squareRoot(), sy > 0 else { return false }
    let Hy = inverse * y, yHy = dot(y, Hy)
    for k in s.indices {
      for l in s.indices {
        inverse[k, l] += (1 + yHy / sy) * s[k] * s[l] / sy - (Hy[k] * s[l] + s[k] * Hy[l]) / sy
      }
    }
    return true
  }
}
