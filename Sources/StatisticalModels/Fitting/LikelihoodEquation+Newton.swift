import DifferentialGeometry
import Scalars
import Symbolics

/// Steps towards the solution, and the proof that there is one.
extension LikelihoodEquation {
  /// A scoring step: g⁻¹∂ℓ = (∂η)⁻¹(t̄ − η), and its squared length in the Fisher metric.
  struct Step {
    let change: [Ball]
    let squaredLength: Ball
  }

  /// The scoring step at a point; nil where it is not defined or cannot be calculated with these bits.
  func step(_ x: [Ball], _ means: [Ball], _ precision: BallPrecision) -> Step? {
    let n = dimension
    guard let values = values(x, precision), let inverse = inverse(values.expectationJacobian, precision) else {
      return nil
    }
    let residual = zip(means, values.expectation).map { $0 - $1 }
    let change = product(inverse, residual)
    var squaredLength = Ball(0, precision: precision)
    for i in 0..<n {
      var score = Ball(0, precision: precision)
      for a in 0..<n { score += values.naturalJacobian[a * n + i] * residual[a] }
      squaredLength += score * change[i]
    }
    guard (change + [squaredLength]).allSatisfy(\.isFinite) else { return nil }
    return Step(change: change, squaredLength: squaredLength)
  }

  /// An enclosure of the solution near x, when it is proved that there is one and only one in a box around x.
  ///
  /// Krawczyk's test: with Y ≈ (∂η(x))⁻¹ and a box X around x, if
  ///
  ///     K = x − Y F(x) + (1 − Y ∂η(X)) (X − x),  F = η − t̄
  ///
  /// lies in the interior of X, then X has exactly one zero of F, and it lies in K. Source: Krawczyk (1969). The box is
  /// tried in several sizes; it must lie in the domain.
  func verified(_ x: [Ball], _ means: [Ball], _ precision: BallPrecision) -> [Ball]? {
    let n = dimension
    guard contains(x, precision), let values = values(x, precision),
      let inverse = inverse(values.expectationJacobian, precision)?.map(\.center)
    else { return nil }
    let newton = product(inverse, zip(means, values.expectation).map { $0 - $1 })
    guard newton.allSatisfy(\.isFinite) else { return nil }
    for exponent in [2, 12, 30] {
      // A multiple of the Newton correction, and of the rounding unit where that happens to vanish.
      let radii = (0..<n).map { i in
        newton[i].largestSize.scaled(byPowerOfTwo: exponent)
          + Ball.absoluteValue(x[i]).scaled(byPowerOfTwo: exponent - precision.bits)
          + Ball(Rational(1), precision: precision).scaled(byPowerOfTwo: exponent - 4 * precision.bits)
      }
      let box = zip(x, radii).map { $0.widened(by: $1) }
      guard contains(box, precision), let jacobian = self.values(box, precision)?.expectationJacobian else { continue }
      let deviation = box.enumerated().map { i, ball in ball - x[i] }
      var isProved = true
      var solution: [Ball] = []
      for i in 0..<n {
        var offset = newton[i]
        for j in 0..<n {
          var factor = Ball(i == j ? 1 : 0, precision: precision)
          for a in 0..<n { factor -= inverse[i * n + a] * jacobian[a * n + j] }
          offset += factor * deviation[j]
        }
        // The interior, by the lower bound of what the box was widened by.
        isProved = isProved && radii[i].isAbove(Ball.absoluteValue(offset))
        solution.append(x[i] + offset)
      }
      if isProved { return solution }
    }
    return nil
  }

  /// The fit at an enclosure of the solution; nil when it is not sharp enough for `Double`.
  ///
  /// - Throws: `GeometryError.unsupported` when an estimate has no `Double` near it.
  func fit(
    at solution: [Ball], _ statistics: Sample.Statistics, _ sample: Sample, _ iteration: ScoringIteration
  ) throws(GeometryError) -> MaximumLikelihood.Fit? {
    guard let enclosed = enclosedFit(at: solution, statistics, sample), enclosed.isSharp(bits: 60) else { return nil }
    let covariance = enclosed.covariance, errors = enclosed.standardErrors
    let estimates = solution.map(\.midpoint)
    if let obstruction = model.chart.obstruction(to: estimates) {
      throw .unsupported(reason: "the maximum likelihood estimate has no Double near it: \(obstruction)")
    }
    return MaximumLikelihood.Fit(
      model: model.name, parameters: model.parameters, estimates: estimates,
      standardErrors: errors.map(\.midpoint), covariance: rounded(covariance, errors),
      logLikelihood: enclosed.logLikelihood.midpoint,
      count: sample.count, iterations: iteration.count, gradientNorm: iteration.gradientNorm)
  }

  /// The fit at an enclosure of the solution, enclosed; nil where it has no bounds.
  func enclosedFit(
    at solution: [Ball], _ statistics: Sample.Statistics, _ sample: Sample
  ) -> MaximumLikelihood.EnclosedFit? {
    let precision = solution[0].precision, n = dimension
    guard let values = values(solution, precision), let inverse = inverse(metric(values), precision),
      let logLikelihood = meanLogLikelihood(solution, statistics.means, precision)
    else { return nil }
    let count = Ball(Rational(sample.count), precision: precision)
    let covariance = inverse.map { $0 / count }
    return MaximumLikelihood.EnclosedFit(
      estimates: solution, standardErrors: (0..<n).map { Ball.sqrt(covariance[$0 * n + $0]) }, covariance: covariance,
      logLikelihood: logLikelihood * count + statistics.carrier, count: sample.count)
  }

  /// A covariance matrix in `Double`, exactly symmetric; what is zero beside the standard errors is zero.
  private func rounded(_ covariance: [Ball], _ errors: [Ball]) -> [Double] {
    let n = dimension
    var result = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in i..<n {
        let ball = covariance[i * n + j], scale = errors[i] * errors[j]
        let isZero = ball.containsZero && scale.isAbove(ball.largestSize.scaled(byPowerOfTwo: 60))
        result[i * n + j] = isZero ? 0 : ball.midpoint
        result[j * n + i] = result[i * n + j]
      }
    }
    return result
  }

  /// The inverse of a matrix; nil when its determinant may be zero.
  private func inverse(_ matrix: [Ball], _ precision: BallPrecision) -> [Ball]? {
    try? TensorAlgebra(BallRing(precision), dimension: dimension).inverse(ofGeneral: matrix)
  }

  private func product(_ matrix: [Ball], _ vector: [Ball]) -> [Ball] {
    (0..<dimension).map { i in
      vector.enumerated().reduce(Ball.zero) { $0 + matrix[i * dimension + $1.offset] * $1.element }
    }
  }
}
