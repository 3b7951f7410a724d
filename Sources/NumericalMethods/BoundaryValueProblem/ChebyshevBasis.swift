/// Tables for polynomials of degree p on [0, 1], given by their values at the p + 1 Chebyshev–Lobatto points.
///
/// The points are sⱼ = (1 − cos(πj/p))/2. Integrating a polynomial instead of differentiating it keeps the collocation
/// equations well conditioned for every p (L. Greengard, SIAM J. Numer. Anal. 28, 1991).
struct ChebyshevBasis: Sendable {
  let degree: Int
  /// s₀ = 0 … s_p = 1.
  let nodes: [Double]
  /// Row k: the Chebyshev coefficient k, of the argument 2s − 1, from the values.
  let toSeries: [Double]
  /// Row i: the value at sᵢ of the second integral that vanishes at 0 and 1.
  let secondIntegral: [Double]
  /// Row i: the derivative of that integral at sᵢ.
  let firstIntegral: [Double]

  /// The degrees in use, made once.
  static let coarse = ChebyshevBasis(degree: 12)
  static let medium = ChebyshevBasis(degree: 16)

  init(degree p: Int) {
    precondition(p >= 4, "degree \(p)")
    degree = p
    let m = p + 1
    // cos(πk/p), symmetric to the last digit.
    func cosines(_ k: Int) -> Double {
      let r = ((k % (2 * p)) + 2 * p) % (2 * p)
      let folded = r <= p ? r : 2 * p - r
      return folded * 2 <= p ? cosine(.pi * Double(folded) / Double(p)) : -cosine(.pi * Double(p - folded) / Double(p))
    }
    nodes = (0...p).map { 0.5 * (1 - cosines($0)) }
    var series = [Double](repeating: 0, count: m * m)
    for k in 0...p {
      for j in 0...p {
        let halves = (k == 0 || k == p ? 2.0 : 1.0) * (j == 0 || j == p ? 2.0 : 1.0)
        series[k * m + j] = 2 / (Double(p) * halves) * cosines(k * (p - j))
      }
    }
    var second = [Double](repeating: 0, count: m * m)
    var first = [Double](repeating: 0, count: m * m)
    for j in 0...p {
      let column = (0...p).map { series[$0 * m + j] }
      let slope = Self.integral(column)
      let position = Self.integral(slope)
      let left = Self.valueAtLeftEnd(position)
      let rise = position.reduce(0, +) - left
      for i in 0...p {
        var x = 0.0
        var v = 0.0
        for (k, c) in position.enumerated() { x += c * cosines(k * (p - i)) }
        for (k, c) in slope.enumerated() { v += c * cosines(k * (p - i)) }
        // ds = dτ/2: an integral in s is half of that in τ.
        second[i * m + j] = i == 0 || i == p ? 0 : 0.25 * (x - left - nodes[i] * rise)
        first[i * m + j] = 0.5 * v - 0.25 * rise
      }
    }
    toSeries = series
    secondIntegral = second
    firstIntegral = first
  }

  /// The Chebyshev series of an integral in τ, without its constant.
  static func integral(_ series: [Double]) -> [Double] {
    let count = series.count
    var result = [Double](repeating: 0, count: count + 1)
    for k in 1...count {
      let below = k == 1 ? 2 * series[0] : series[k - 1]
      let above = k + 1 < count ? series[k + 1] : 0
      result[k] = (below - above) / Double(2 * k)
    }
    return result
  }

  /// The Chebyshev series of the derivative in τ.
  static func derivative(_ series: [Double]) -> [Double] {
    let count = series.count
    guard count > 1 else { return [0] }
    var result = [Double](repeating: 0, count: count + 1)
    for k in stride(from: count - 2, through: 0, by: -1) {
      result[k] = result[k + 2] + Double(2 * (k + 1)) * series[k + 1]
    }
    result[0] *= 0.5
    return Array(result[..<(count - 1)])
  }

  /// Σ cₖ Tₖ(−1).
  static func valueAtLeftEnd(_ series: [Double]) -> Double {
    var sum = 0.0
    for (k, c) in series.enumerated() { sum += k % 2 == 0 ? c : -c }
    return sum
  }
}
