import DifferentialGeometry
import Scalars

/// Directions in several dimensions, and mixtures.
extension Sampler {
  /// Mixtures of normals: a component by its weight, then a number of it.
  static func mixture(_ p: FamilyParameters, components k: Int) -> @Sendable (inout SeededDraws) -> [Double] {
    let x = p.coordinates
    let weights = Array(x[..<(k - 1)]), means = Array(x[(k - 1)..<(2 * k - 1)]), deviations = Array(x[(2 * k - 1)...])
    return { draws in
      var rest = draws.open(), chosen = k - 1
      for (i, weight) in weights.enumerated() {
        rest -= weight
        if rest < 0 {
          chosen = i
          break
        }
      }
      return [means[chosen] + deviations[chosen] * draws.normal()]
    }
  }

  /// von Mises–Fisher directions on the unit sphere of ℝᵈ.
  ///
  /// Source: Wood (1994).
  static func directions(_ p: FamilyParameters, dimension d: Int) -> @Sendable (inout SeededDraws) -> [Double] {
    let x = p.coordinates
    let κ: Double, mean: [Double]
    if d == 3 {
      let (θ, φ) = (x[0], x[1])
      κ = x[2]
      mean = [Double.sin(θ) * Double.cos(φ), Double.sin(θ) * Double.sin(φ), Double.cos(θ)]
    } else {
      κ = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      mean = x.map { $0 / κ }
    }
    let m = Double(d - 1), b = m / (2 * κ + (4 * κ * κ + m * m).squareRoot())
    let x0 = (1 - b) / (1 + b), c = κ * x0 + m * Double.log(1 - x0 * x0)
    return { draws in
      var w = 0.0
      while true {
        let y = draws.logGamma(shape: m / 2) - draws.logGamma(shape: m / 2), z = 1 / (1 + Double.exp(-y))
        w = (1 - (1 + b) * z) / (1 - (1 - b) * z)
        if κ * w + m * Double.log(1 - x0 * w) - c >= Double.log(draws.open()) { break }
      }
      // A direction at a right angle to the mean, from normal numbers less their part along it.
      var v = (0..<d).map { _ in draws.normal() }
      let along = zip(v, mean).reduce(0.0) { $0 + $1.0 * $1.1 }
      for i in 0..<d { v[i] -= along * mean[i] }
      let length = v.reduce(0.0) { $0 + $1 * $1 }.squareRoot(), side = Swift.max(0, 1 - w * w).squareRoot()
      return (0..<d).map { w * mean[$0] + side * v[$0] / length }
    }
  }
}
