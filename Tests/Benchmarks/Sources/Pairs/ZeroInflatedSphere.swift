import InformationGeometry

/// Zero-inflated Poisson counts on the sphere of radius 2, in polar coordinates around the pole π = 1.
///
///     cos²φ = p₀ = π + (1 − π)e^(−λ),  u = ½∫√I dλ of the truncated counts,  g = 4(dφ² + sin²φ du²)
struct ZeroInflatedSphere {
  private let first: Double
  private let second: Double
  /// |Δu|: great circles join the points only where it is below π.
  let turn: Double

  /// nil where the integral fails.
  init?(from p: [Double], to q: [Double]) {
    func angle(_ x: [Double]) -> Double { Double.asin(((1 - x[0]) * -Double.expMinusOne(-x[1])).squareRoot()) }
    first = angle(p)
    second = angle(q)
    // ½√I dλ = ½√v d log λ with the variance v = m(1 + λ − m) of the truncated counts, m their mean.
    let method = DormandPrince853(relativeTolerance: 1e-13)
    let ends = [Double.log(p[1]), Double.log(q[1])].sorted()
    let solution = try? method.solve(from: ends[0], to: ends[1], state: [0], recording: .ends) { t, _, du in
      let λ = Double.exp(t), m = -λ / Double.expMinusOne(-λ)
      du[0] = (m * (1 + λ - m)).squareRoot() / 2
      return true
    }
    guard let solution, solution.status == .completed else { return nil }
    turn = solution.endState[0]
  }

  /// The length of the great circle, with what its rounding comes to; nil where there is none.
  var distance: (value: Double, error: Double)? {
    guard turn < .pi else { return nil }
    let s = Double.sin((first - second) / 2), t = Double.sin(turn / 2)
    let square = s * s + Double.sin(first) * Double.sin(second) * t * t
    let value = 4 * Double.asin(Swift.min(1, square.squareRoot()))
    // Near opposite points the angle has the square root of the rounding error.
    return (value, 1e-12 * value / Swift.max((1 - square).squareRoot(), 1e-8))
  }
}
