import NumericalMethods
import Scalars
import Synchronization

/// The functions of a radial form in `Double`, right to a few units in the last place where their formulas cancel.
///
/// Chebyshev series on panels of uₖ, from values with as many bits as the formulas lose, made when a panel is first entered.
/// Each is compared with the formulas between its nodes.
final class RadialTable: Sendable {
  let form: RadialForm
  /// The number of functions: n² + n³.
  let count: Int
  private let panels = Mutex<[Int: Panel]>([:])

  /// Panels are half a unit of uₖ wide.
  private static let width = 0.5
  /// How far beyond k = ∞, where that is at a finite distance, the last series go on smoothly.
  static let overhang = 0.05
  /// Relative to the largest value on the panel.
  private static let tolerance = 4e-15

  /// The series on one panel.
  private struct Panel: Sendable {
    /// Which functions are not zero everywhere.
    let places: [Int]
    /// Their coefficients, one function after the other; empty where the series does not converge.
    let series: [Double]
    let degree: Int
  }

  init(_ form: RadialForm) {
    let n = form.working.domains.count
    count = n * n + n * n * n
    self.form = form
  }

  /// Whether the functions are smooth up to k = ∞, and the metric positive definite there.
  var isSmoothAtInfinity: Bool {
    let n = form.working.domains.count
    var values = [Double](repeating: .nan, count: count)
    guard form.reachesInfinity, evaluate(0, into: &values, slopes: nil) else { return false }
    let metric = Matrix(rows: n, columns: n, elements: Array(values[..<(n * n)]))
    return (try? CholeskyFactorization(metric)) != nil
  }

  /// Writes the functions at uₖ, and their derivatives by it if asked for; false where they are not known.
  func evaluate(
    _ u: Double, into values: UnsafeMutablePointer<Double>, slopes: UnsafeMutablePointer<Double>?
  ) -> Bool {
    // Where Newton's method strays to, no panel is worth its bits.
    guard u.magnitude < 40 else { return false }
    var number = Int((u / RadialTable.width).rounded(.down))
    if form.reachesInfinity, number >= 0 {
      guard u < RadialTable.overhang else { return false }
      number = -1
    }
    let known = panels.withLock { $0[number] }
    let panel = known ?? made(number)
    if panel.series.isEmpty { return false }
    let tau = 2 * (u / RadialTable.width - Double(number)) - 1, terms = panel.degree + 1
    for i in 0..<count { values[i] = 0 }
    if let slopes { for i in 0..<count { slopes[i] = 0 } }
    panel.series.withUnsafeBufferPointer { series in
      for (k, place) in panel.places.enumerated() {
        // Clenshaw's recurrence, and its derivative.
        var one = 0.0, two = 0.0, first = 0.0, second = 0.0
        for i in stride(from: terms - 1, to: 0, by: -1) {
          if slopes != nil {
            let next = 2 * one + 2 * tau * first - second
            second = first
            first = next
          }
          let next = series[k &* terms &+ i] + 2 * tau * one - two
          two = one
          one = next
        }
        values[place] = series[k &* terms] + tau * one - two
        slopes?[place] = (one + tau * first - second) * (2 / RadialTable.width)
      }
    }
    return true
  }

  private func made(_ number: Int) -> Panel {
    let panel = fitted(number) ?? Panel(places: [], series: [], degree: 0)
    panels.withLock { $0[number] = panel }
    return panel
  }

  /// The functions at τ ∈ [−1, 1] of a panel, rounded.
  private func values(_ number: Int, _ tau: Double) -> [Double]? {
    // A few functions of k to powers cancel at most.
    let u = RadialTable.width * (Double(number) + 0.5 * (tau + 1)), gap = form.working.gap(form.radial, u)
    let size = gap.isFinite && gap > 0 ? Double.log(gap) : u
    let precision = BigFloatPrecision(bits: 144 + 12 * Int(size.magnitude))
    return form.values(at: BigFloat(rounding: u, precision: precision), precision: precision).map { $0.map(\.asDouble) }
  }

  private func fitted(_ number: Int) -> Panel? {
    for degree in [15, 23, 35] {
      let m = degree + 1
      var samples: [[Double]] = []
      for i in 0..<m {
        guard let found = values(number, Double.cos(.pi * (Double(i) + 0.5) / Double(m))) else { return nil }
        samples.append(found)
      }
      let places = (0..<count).filter { place in samples.contains { $0[place] != 0 } }
      var series: [Double] = [], isResolved = true
      for place in places {
        let own = (0..<m).map { k -> Double in
          var sum = 0.0
          for i in 0..<m { sum += samples[i][place] * Double.cos(.pi * Double(k) * (Double(i) + 0.5) / Double(m)) }
          return sum * (k == 0 ? 1 : 2) / Double(m)
        }
        let size = samples.reduce(0) { max($0, $1[place].magnitude) }
        if !(own.suffix(2).reduce(0) { max($0, $1.magnitude) } <= 2e-15 * size) { isResolved = false }
        series += own
      }
      guard isResolved else { continue }
      let panel = Panel(places: places, series: series, degree: degree)
      return isRight(panel, number, samples) ? panel : nil
    }
    return nil
  }

  /// Whether a panel agrees with the formulas between its nodes.
  private func isRight(_ panel: Panel, _ number: Int, _ samples: [[Double]]) -> Bool {
    let terms = panel.degree + 1
    for tau in [-0.97, 0.13, 0.81] {
      guard let exact = values(number, tau) else { return false }
      for (k, place) in panel.places.enumerated() {
        var one = 0.0, two = 0.0
        for i in stride(from: terms - 1, to: 0, by: -1) {
          let next = panel.series[k * terms + i] + 2 * tau * one - two
          two = one
          one = next
        }
        let size = samples.reduce(0) { max($0, $1[place].magnitude) }
        let gap = (panel.series[k * terms] + tau * one - two - exact[place]).magnitude
        guard gap <= RadialTable.tolerance * size else { return false }
      }
    }
    return true
  }
}
