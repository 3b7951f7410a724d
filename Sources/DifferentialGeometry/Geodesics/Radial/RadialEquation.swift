import Scalars

/// The Levi-Civita geodesic equation of a metric with a radial form, from tables: as exact where the formulas cancel as
/// anywhere.
///
///     üⁱ = −e^{−wᵢ·u} Cⁱⱼₖ(uᵣ) ωʲωᵏ      ωʲ = e^{wⱼ·u} u̇ʲ
struct RadialEquation: GeodesicEvaluation {
  let chart: Chart
  let working: WorkingCoordinates
  private let table: RadialTable
  /// Where the radial coordinate may go.
  private var range: ClosedRange<Double>
  private var form: RadialForm { table.form }

  init(_ form: RadialForm, chart: Chart) {
    self.chart = chart
    let table = RadialTable(form)
    self.table =
      form.reachesInfinity && !table.isSmoothAtInfinity ? RadialTable(form.openToInfinity(chart)) : table
    working = self.table.form.working
    range = -Double.infinity...(self.table.form.reachesInfinity ? -Double.leastNormalMagnitude : .infinity)
  }

  /// Whether the radial coordinate may become infinite on a curve of finite length, and the equation goes on smoothly there.
  var reachesInfinity: Bool { form.reachesInfinity }

  /// The same near the curves between two points: solvers that stray are called back before tables are made for them.
  ///
  /// Where the radial coordinate is infinite at a finite distance they may pass that end a little.
  func near(_ p: Point, _ q: Point) -> RadialEquation {
    let u = [p, q].map { working.flattened($0.coordinates)[form.radial] }
    var result = self
    result.range = min(u[0], u[1]) - 8...(reachesInfinity ? RadialTable.overhang : max(u[0], u[1]) + 8)
    return result
  }

  /// e^{wₐ·u}.
  private func factor(_ a: Int, _ u: UnsafePointer<Double>) -> Double {
    let n = dimension
    var sum = 0.0
    for j in 0..<n where form.weights[a &* n &+ j] != 0 { sum += form.weights[a &* n &+ j] * u[j] }
    return sum == 0 ? 1 : Double.exp(sum)
  }

  func acceleration(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: table.count + 2 * n) { room in
      guard range.contains(u[form.radial]), let values = room.baseAddress,
        table.evaluate(u[form.radial], into: values, slopes: nil)
      else { return false }
      let symbols = values + n * n, factors = values + table.count, pace = factors + n
      for i in 0..<n {
        factors[i] = factor(i, u)
        pace[i] = factors[i] * w[i]
      }
      for i in 0..<n {
        var sum = 0.0
        for j in 0..<n { for k in 0..<n { sum -= symbols[(i &* n &+ j) &* n &+ k] * pace[j] * pace[k] } }
        a[i] = sum / factors[i]
        guard a[i].isFinite else { return false }
      }
      return true
    }
  }

  func derivatives(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into du: UnsafeMutablePointer<Double>,
    _ dw: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = dimension, radial = form.radial
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * table.count + 2 * n) { room in
      guard let values = room.baseAddress else { return false }
      let slopes = values + table.count
      guard range.contains(u[radial]), table.evaluate(u[radial], into: values, slopes: slopes) else { return false }
      let symbols = values + n * n, turns = slopes + n * n, factors = slopes + table.count, pace = factors + n
      for i in 0..<n {
        factors[i] = factor(i, u)
        pace[i] = factors[i] * w[i]
      }
      for i in 0..<n {
        for m in 0..<n {
          var byPlace = 0.0, byPace = 0.0
          for j in 0..<n {
            byPace -= 2 * symbols[(i &* n &+ j) &* n &+ m] * pace[j]
            for k in 0..<n {
              let at = (i &* n &+ j) &* n &+ k, product = pace[j] * pace[k]
              let weight =
                form.weights[j &* n &+ m] + form.weights[k &* n &+ m] - form.weights[i &* n &+ m]
              byPlace -= (weight * symbols[at] + (m == radial ? turns[at] : 0)) * product
            }
          }
          du[i &* n &+ m] = byPlace / factors[i]
          dw[i &* n &+ m] = byPace * factors[m] / factors[i]
          guard du[i &* n &+ m].isFinite, dw[i &* n &+ m].isFinite else { return false }
        }
      }
      return true
    }
  }

  func metric(at x: [Double]) -> [Double] {
    let n = dimension, u = working.flattened(x)
    var values = [Double](repeating: .nan, count: table.count)
    guard u.allSatisfy(\.isFinite), table.evaluate(u[form.radial], into: &values, slopes: nil) else {
      return [Double](repeating: .nan, count: n * n)
    }
    let scales = (0..<n).map { factor($0, u) / working.jet($0, u[$0]).first }
    return (0..<n * n).map { values[$0] * scales[$0 / n] * scales[$0 % n] }
  }

  func acceleration(at x: [Double], velocity v: [Double]) -> [Double] {
    let n = dimension, state = flattened(x, velocity: v)
    var a = [Double](repeating: .nan, count: n)
    guard acceleration(state.u, state.w, into: &a) else { return [Double](repeating: .nan, count: n) }
    return (0..<n).map { i in
      let jet = working.jet(i, state.u[i])
      return jet.first * a[i] + jet.second * state.w[i] * state.w[i]
    }
  }

  /// What formulas lose by cancellation at some points.
  ///
  /// The largest difference of the accelerations, in units of length, where every coordinate moves by one; 0 where the tables
  /// end, infinite where the formulas do.
  func cancellation(in equation: GeodesicEquation, at points: [[Double]]) -> Double {
    let n = dimension
    var worst = 0.0, units = [Double](repeating: 0, count: n), own = units, other = units
    for x in points {
      let u = working.flattened(x)
      self.units(u, into: &units)
      guard acceleration(u, units, into: &own) else { return 0 }
      // The same velocity in the other coordinates; ẍ = φ′ü + φ″u̇² in both.
      let v = unflattened(u, velocity: units).v, place = equation.flattened(x, velocity: v)
      guard equation.acceleration(place.u, place.w, into: &other) else { return .infinity }
      for i in 0..<n {
        let jet = working.jet(i, u[i]), plain = equation.working.jet(i, place.u[i])
        let bends = plain.second * place.w[i] * place.w[i] - jet.second * units[i] * units[i]
        let isSame = jet.first == plain.first
        let gap = isSame ? own[i] - other[i] : own[i] - (plain.first * other[i] + bends) / jet.first
        worst = max(worst, gap.magnitude / units[i])
      }
    }
    return worst
  }
}
