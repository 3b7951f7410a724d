import Scalars
import Symbolics

/// The geodesic equation in coordinates without borders, in any number of bits: for one thread at a time.
///
/// Where formulas cancel, as those of the gamma and beta families do for large parameters, bits replace the digits that
/// `Double` has not.
final class PreciseEquation {
  let equation: GeodesicEquation
  let precision: BigFloatPrecision
  private let force: BigFloatTape
  private let forceDerivatives: BigFloatTape
  private let metricTape: BigFloatTape
  private let slopeTape: BigFloatTape?
  private let one: BigFloat, zero: BigFloat
  private let budget = WorkBudget.now
  /// What evaluations cost.
  private let forceCost: Int, derivativesCost: Int, metricCost: Int, slopesCost: Int

  var dimension: Int { equation.dimension }

  /// - Parameter slopes: the tape of ∂ₖgᵢⱼ, where `metricDerivatives` is wanted.
  init(_ equation: GeodesicEquation, bits: Int, slopes: Tape? = nil) {
    self.equation = equation
    precision = BigFloatPrecision(bits: bits)
    force = BigFloatTape(equation.acceleration, precision: precision)
    forceDerivatives = BigFloatTape(equation.derivatives, precision: precision)
    metricTape = BigFloatTape(equation.metric, precision: precision)
    let precision = self.precision
    slopeTape = slopes.map { BigFloatTape($0, precision: precision) }
    one = BigFloat(1, precision: precision)
    zero = BigFloat.zero.rounded(to: precision)
    func cost(_ tape: Tape) -> Int { WorkBudget.cost(of: tape, bits: bits) }
    forceCost = cost(equation.acceleration)
    derivativesCost = cost(equation.derivatives)
    metricCost = cost(equation.metric)
    slopesCost = slopes.map(cost) ?? 0
  }

  /// Counts an evaluation; false where there is nothing left to spend, and the equation has no values any more.
  private func spend(_ cost: Int) -> Bool { budget?.spend(cost) ?? true }

  func number(_ x: Double) -> BigFloat { BigFloat(rounding: x, precision: precision) }

  // MARK: Coordinates without borders

  private func place(_ i: Int, _ u: BigFloat) -> WorkingCoordinates.Place {
    equation.working.place(i, u, precision)
  }

  /// u with φ(u) = x, of a point.
  func flattened(_ point: Point) -> [BigFloat] {
    let room = BigFloatPrecision(bits: precision.bits + 64)
    return equation.working.flattened(point.enclosed(bits: room.bits).midpoints(room.bits), room).map {
      $0.rounded(to: precision)
    }
  }

  private func isInside(_ x: [BigFloat]) -> Bool {
    guard x.allSatisfy(\.isFinite) else { return false }
    return equation.chart.constraints.isEmpty || equation.chart.contains(x.map(\.asDouble))
  }

  // MARK: Values

  /// gᵢⱼ in u; nil where it is not defined.
  func metric(_ u: [BigFloat]) -> [BigFloat]? {
    let places = u.indices.map { place($0, u[$0]) }
    let x = places.map(\.value)
    guard spend(metricCost), isInside(x) else { return nil }
    var g = metricTape.evaluate(x)
    let n = dimension
    for i in 0..<n { for j in 0..<n { g[i * n + j] = g[i * n + j] * places[i].first * places[j].first } }
    return g.allSatisfy(\.isFinite) ? g : nil
  }

  /// gᵢⱼ and ∂ₖgᵢⱼ in u, the latter stored [k][i][j]; nil where they are not defined.
  func metricDerivatives(_ u: [BigFloat]) -> (metric: [BigFloat], slopes: [BigFloat])? {
    guard let slopeTape else { return nil }
    let places = u.indices.map { place($0, u[$0]) }
    let x = places.map(\.value), n = dimension
    guard spend(metricCost + slopesCost), isInside(x) else { return nil }
    let raw = metricTape.evaluate(x), rawSlopes = slopeTape.evaluate(x)
    var g = raw, slopes = rawSlopes
    for i in 0..<n {
      for j in 0..<n {
        let factor = places[i].first * places[j].first
        g[i * n + j] = raw[i * n + j] * factor
        for k in 0..<n {
          let at = (k * n + i) * n + j
          slopes[at] = rawSlopes[at] * factor * places[k].first
          if k == i { slopes[at] += raw[i * n + j] * places[i].second * places[j].first }
          if k == j { slopes[at] += raw[i * n + j] * places[j].second * places[i].first }
        }
      }
    }
    return g.allSatisfy(\.isFinite) && slopes.allSatisfy(\.isFinite) ? (g, slopes) : nil
  }

  /// ü = (ẍ − φ″u̇²)/φ′; nil where it is not defined.
  func acceleration(_ u: [BigFloat], _ w: [BigFloat]) -> [BigFloat]? {
    let n = dimension, places = u.indices.map { place($0, u[$0]) }
    let x = places.map(\.value)
    guard spend(forceCost), isInside(x) else { return nil }
    let a = force.evaluate(x + zip(places, w).map { $0.first * $1 })
    let result = (0..<n).map { (a[$0] - places[$0].second * w[$0] * w[$0]) / places[$0].first }
    return result.allSatisfy(\.isFinite) ? result : nil
  }

  /// ∂ü/∂u and ∂ü/∂u̇; nil where they are not defined.
  func derivatives(_ u: [BigFloat], _ w: [BigFloat]) -> (byPlace: [BigFloat], byVelocity: [BigFloat])? {
    let n = dimension, places = u.indices.map { place($0, u[$0]) }
    let state = places.map(\.value) + zip(places, w).map { $0.first * $1 }
    guard spend(forceCost + derivativesCost), isInside(places.map(\.value)) else { return nil }
    let a = force.evaluate(state), d = forceDerivatives.evaluate(state)
    var du = [BigFloat](repeating: zero, count: n * n), dw = du
    for i in 0..<n {
      let p = places[i]
      for j in 0..<n {
        let q = places[j]
        let byX = d[i * n + j], byV = d[n * n + i * n + j]
        du[i * n + j] = (byX * q.first + byV * q.second * w[j]) / p.first
        dw[i * n + j] = byV * q.first / p.first
      }
      let square = w[i] * w[i], total = a[i] - p.second * square
      du[i * n + i] -= p.third * square / p.first + total * p.second / (p.first * p.first)
      dw[i * n + i] -= (p.second * w[i] / p.first).scaled(byPowerOfTwo: 1)
    }
    return du.allSatisfy(\.isFinite) && dw.allSatisfy(\.isFinite) ? (du, dw) : nil
  }

  // MARK: Frames

  /// R with g = RᵀR and S = R⁻¹, both upper triangular: the columns of S are orthonormal vectors.
  struct Frame {
    var root: [BigFloat], vectors: [BigFloat]
  }

  /// The frame of a metric; nil where it is not positive definite.
  func frame(_ g: [BigFloat]) -> Frame? {
    let n = dimension
    var root = [BigFloat](repeating: zero, count: n * n)
    for i in 0..<n {
      for j in i..<n {
        var rest = g[i * n + j]
        for k in 0..<i { rest -= root[k * n + i] * root[k * n + j] }
        if i == j {
          guard rest > 0 else { return nil }
          root[i * n + i] = BigFloat.sqrt(rest)
        } else {
          root[i * n + j] = rest / root[i * n + i]
        }
      }
    }
    return Frame(root: root, vectors: inverse(upper: root))
  }

  /// The inverse of an upper triangular matrix.
  func inverse(upper a: [BigFloat]) -> [BigFloat] {
    let n = dimension
    var s = [BigFloat](repeating: zero, count: n * n)
    for j in 0..<n {
      for i in (0...j).reversed() {
        var rest = i == j ? one : zero
        for k in (i + 1)..<max(j + 1, i + 1) { rest -= a[i * n + k] * s[k * n + j] }
        s[i * n + j] = rest / a[i * n + i]
      }
    }
    return s
  }

  /// Av.
  func product(_ a: [BigFloat], _ v: ArraySlice<BigFloat>) -> [BigFloat] {
    let n = dimension, first = v.startIndex
    return (0..<n).map { i in
      var total = a[i * n] * v[first]
      for j in 1..<max(n, 1) { total += a[i * n + j] * v[first + j] }
      return total
    }
  }

  /// AB.
  func product(_ a: [BigFloat], matrix b: [BigFloat]) -> [BigFloat] {
    let n = dimension
    return (0..<n * n).map { at in
      var total = a[at / n * n] * b[at % n]
      for k in 1..<max(n, 1) { total += a[at / n * n + k] * b[k * n + at % n] }
      return total
    }
  }
}
