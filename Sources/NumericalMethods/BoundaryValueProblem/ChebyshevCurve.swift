/// A curve on [0, 1] made of polynomials: its acceleration on each element is a Chebyshev series of degree p.
///
/// Positions and velocities are the exact integrals of the accelerations; all series are in τ ∈ [−1, 1].
struct ChebyshevCurve: Equatable, Sendable {
  let dimension: Int
  let degree: Int
  /// 0 = t₀ < t₁ < … = 1.
  let breakpoints: [Double]
  /// Element after element, then coefficient after coefficient, then component: p + 3 coefficients.
  let positions: [Double]
  /// Likewise, p + 2 coefficients.
  let velocities: [Double]
  /// Likewise, p + 1 coefficients.
  let accelerations: [Double]

  var elementCount: Int { breakpoints.count - 1 }

  /// The curve through `interfaces` (at the breakpoints) with the accelerations given at the nodes of the elements.
  init(
    dimension n: Int, basis: ChebyshevBasis, breakpoints: [Double], interfaces: UnsafePointer<Double>,
    accelerations values: UnsafePointer<Double>
  ) {
    let p = basis.degree
    let m = p + 1
    let elements = breakpoints.count - 1
    var x = [Double](repeating: 0, count: elements * (p + 3) * n)
    var v = [Double](repeating: 0, count: elements * (p + 2) * n)
    var a = [Double](repeating: 0, count: elements * m * n)
    for e in 0..<elements {
      let h = breakpoints[e + 1] - breakpoints[e]
      for c in 0..<n {
        for k in 0..<m {
          var sum = 0.0
          for j in 0..<m { sum += basis.toSeries[k * m + j] * values[(e * m + j) * n + c] }
          a[(e * m + k) * n + c] = sum
        }
        Self.integrate(
          a, (e * m) * n + c, count: m, stride: n, factor: h / 2, into: &v, e * (p + 2) * n + c)
        Self.integrate(
          v, e * (p + 2) * n + c, count: p + 2, stride: n, factor: h / 2, into: &x, e * (p + 3) * n + c)
        // The constants of integration put the ends where they belong.
        let first = e * (p + 3) * n + c
        var even = 0.0
        var odd = 0.0
        for k in stride(from: 2, to: p + 3, by: 2) { even += x[first + k * n] }
        for k in stride(from: 1, to: p + 3, by: 2) { odd += x[first + k * n] }
        let left = interfaces[e * n + c]
        let right = interfaces[(e + 1) * n + c]
        let drift = 0.5 * (right - left) - odd
        x[first] = 0.5 * (left + right) - even
        x[first + n] += drift
        v[e * (p + 2) * n + c] = drift * 2 / h
      }
    }
    dimension = n
    degree = p
    self.breakpoints = breakpoints
    positions = x
    velocities = v
    accelerations = a
  }

  /// Writes `factor` times the integral in τ of a series with constant 0.
  private static func integrate(
    _ series: [Double], _ start: Int, count: Int, stride n: Int, factor: Double, into result: inout [Double],
    _ resultStart: Int
  ) {
    for k in 1...count {
      let below = k == 1 ? 2 * series[start] : series[start + (k - 1) * n]
      let above = k + 1 < count ? series[start + (k + 1) * n] : 0
      result[resultStart + k * n] = factor * (below - above) / Double(2 * k)
    }
  }

  /// The element that holds t, and τ there.
  func locate(_ t: Double) -> (element: Int, tau: Double) {
    var lower = 0
    var upper = elementCount
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if breakpoints[middle] <= t { lower = middle } else { upper = middle }
    }
    let left = breakpoints[lower]
    let right = breakpoints[lower + 1]
    return (lower, ((t - left) - (right - t)) / (right - left))
  }

  func writePosition(_ place: (element: Int, tau: Double), into x: UnsafeMutablePointer<Double>) {
    sum(positions, place.element, degree + 3, place.tau, into: x)
  }

  func writeVelocity(_ place: (element: Int, tau: Double), into v: UnsafeMutablePointer<Double>) {
    sum(velocities, place.element, degree + 2, place.tau, into: v)
  }

  func writeAcceleration(_ place: (element: Int, tau: Double), into a: UnsafeMutablePointer<Double>) {
    sum(accelerations, place.element, degree + 1, place.tau, into: a)
  }

  /// Clenshaw's recurrence.
  private func sum(
    _ series: [Double], _ element: Int, _ count: Int, _ tau: Double, into result: UnsafeMutablePointer<Double>
  ) {
    let n = dimension
    series.withUnsafeBufferPointer { series in
      for c in 0..<n {
        let start = element * count * n + c
        var one = 0.0
        var two = 0.0
        for k in stride(from: count - 1, to: 0, by: -1) {
          let next = series[start + k * n] + 2 * tau * one - two
          two = one
          one = next
        }
        result[c] = series[start] + tau * one - two
      }
    }
  }

  /// The largest of the last three coefficients of the velocity on an element: what the next ones would add.
  func tail(element e: Int, component c: Int) -> Double {
    let count = degree + 2
    var largest = 0.0
    for k in (count - 3)..<count { largest = max(largest, abs(velocities[(e * count + k) * dimension + c])) }
    return largest
  }
}
