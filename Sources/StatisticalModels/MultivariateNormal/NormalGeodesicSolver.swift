import DifferentialGeometry
import NumericalMethods
import Scalars

/// Geodesics of multivariate normals, centered normals and Wishart matrices in any dimension, by the lift.
///
/// An answer is checked before it is given: the end point of the closed curve, the length against the bounds of Calvo
/// and Oller and of Jeffreys' divergence, and the geodesic equation itself.
struct NormalGeodesicSolver: GeodesicSolving {
  let geometry: GaussianGeometry

  /// Without means the lift with K = 0 is the closed form √(w/2) (Σ log² λ)^½.
  var method: Geodesic.Method { geometry.hasMean ? .symmetricSpaceLift : .closedForm }

  private var d: Int { geometry.order }
  /// Lengths are √w times those of normals.
  var scale: Double { geometry.weight.asDouble.squareRoot() }

  func split(_ x: [Double]) -> (mean: [Double], covariance: [Double]) {
    (geometry.hasMean ? Array(x[..<d]) : [Double](repeating: 0, count: d), geometry.covariance(x))
  }

  private func joined(_ mean: [Double], _ matrix: [Double]) -> [Double] {
    var x = geometry.hasMean ? mean : []
    for i in 0..<d { for j in i..<d { x.append(matrix[i * d + j]) } }
    return x
  }

  private func solve(
    _ p: Point, _ q: Point, tolerance: Double
  ) throws(GeometryError) -> (pair: NormalPair, isReversed: Bool, solution: NormalDistanceSolution) {
    let (m0, s0) = split(p.coordinates), (m1, s1) = split(q.coordinates)
    let (pair, isReversed) = try NormalPair.ordered(d, m0, s0, m1, s1)
    let solution = try NormalDistanceSolution(pair, SymmetricSpaceLift(order: d), tolerance: tolerance)
    let bounds = NormalBounds(pair), slack = 1 + 1e-9
    guard solution.distance <= bounds.upper * slack, bounds.lower <= solution.distance * slack + 1e-14 * Double(d)
    else {
      throw .notConverged(
        what: "the distance of the normal pair", reached: solution.distance,
        reason: "it does not lie between its bounds \(bounds.lower) and \(bounds.upper)")
    }
    return (pair, isReversed, solution)
  }

  func distance(from p: Point, to q: Point) throws -> (length: Rounded, residual: Double) {
    if p.coordinates == q.coordinates { return (Rounded(value: 0, error: 0), 0) }
    let solution = try solve(p, q, tolerance: 1e-13).solution
    return (Rounded(value: scale * solution.distance, error: scale * solution.error), solution.residual)
  }

  func geodesic(from p: Point, to q: Point) throws -> Geodesic {
    if p.coordinates == q.coordinates {
      let still = [Double](repeating: 0, count: p.coordinates.count)
      return Geodesic(
        chart: p.chart, alpha: 0, method: method, range: 0...1, length: 0, lengthError: 0, residual: 0,
        error: 0
      ) { Geodesic.Sample(parameter: $0, coordinates: p.coordinates, velocity: still) }
    }
    let (pair, isReversed, solution) = try solve(p, q, tolerance: 1e-24)
    let path = NormalCurve(block: solution.block, origin: pair.origin, frame: pair.frame)
    let sample = sampler(path)
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let place = sample(isReversed ? 1 - t : t)
      let velocity = isReversed ? place.velocity.map { -$0 } : place.velocity
      // The ends are the given points, to the last bit.
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : place.coordinates
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: velocity)
    }
    let target = isReversed ? p.coordinates : q.coordinates
    let miss = separation(sample(1).coordinates, target)
    let residual = residual(curve, range: 0...1, speed: solution.distance)
    guard miss <= 1e-6 * Swift.max(1, solution.distance), residual < 1e-6 else {
      throw GeometryError.notConverged(
        what: "the geodesic of the normal pair", reached: Swift.max(miss, residual),
        reason: "the curve misses its end, or the geodesic equation")
    }
    return Geodesic(
      chart: p.chart, alpha: 0, method: method, range: 0...1, length: scale * solution.distance,
      lengthError: scale * solution.error, residual: residual, error: scale * miss, curve: curve)
  }

  func geodesic(from p: Point, velocity v: [Double], until end: Double) throws -> Geodesic? {
    guard end.isFinite, v.allSatisfy(\.isFinite) else { return nil }
    let (mean, covariance) = split(p.coordinates), (push, flow) = split(v)
    guard let frame = try? NormalPair.factor(covariance, d) else { return nil }
    var x = push, b = flow
    NormalPair.forward(frame, d, &x, columns: 1)
    NormalPair.forward(frame, d, &b, columns: d)
    b = (0..<d * d).map { b[$0 % d * d + $0 / d] }
    NormalPair.forward(frame, d, &b, columns: d)
    var block: [Double] = [], square = 0.0
    for i in 0..<d {
      block += (0..<d).map { -(b[i * d + $0] + b[$0 * d + i]) / 2 } + [Double(2).squareRoot() * x[i]]
      square += block[(i * (d + 1))...].reduce(0) { $0 + $1 * $1 } / 2
    }
    let speed = square.squareRoot(), sample = sampler(NormalCurve(block: block, origin: mean, frame: frame))
    let range = Swift.min(0, end)...Swift.max(0, end)
    func hasNumbers(_ t: Double) -> Bool { sample(t).coordinates.allSatisfy(\.isFinite) }
    guard hasNumbers(end) else {
      // The manifold is complete: what ends is the range of the numbers.
      var last = 0.0, beyond = end
      while (beyond - last).magnitude > 1e-6 * last.magnitude, beyond.magnitude > 1e-300 {
        let middle = last + (beyond - last) / 2
        if hasNumbers(middle) { last = middle } else { beyond = middle }
      }
      throw GeometryError.notConverged(
        what: "the geodesic", reached: last,
        reason: "its coordinates are beyond the range of Double from t = \(beyond) on")
    }
    let length = scale * speed * end.magnitude
    return Geodesic(
      chart: p.chart, alpha: 0, method: method, range: range, length: length,
      lengthError: 16 * length * Double.ulpOfOne, residual: residual(sample, range: range, speed: speed),
      error: 64 * length * Double.ulpOfOne, curve: sample)
  }

  private func sampler(_ path: NormalCurve) -> @Sendable (Double) -> Geodesic.Sample {
    { t in
      guard let place = path.place(at: t) else {
        let nothing = [Double](repeating: .nan, count: geometry.dimension)
        return Geodesic.Sample(parameter: t, coordinates: nothing, velocity: nothing)
      }
      return Geodesic.Sample(
        parameter: t, coordinates: joined(place.mean, place.covariance), velocity: joined(place.push, place.flow))
    }
  }

  /// √g(y − x, y − x) at y, without the weight.
  private func separation(_ x: [Double], _ y: [Double]) -> Double { speed(zip(x, y).map { $0 - $1 }, at: y) }

  /// √(vᵀPv + ½tr(PVPV)) at a point; NaN outside the domain.
  private func speed(_ v: [Double], at y: [Double]) -> Double {
    let (_, covariance) = split(y), (push, flow) = split(v)
    guard let frame = try? NormalPair.factor(covariance, d) else { return .nan }
    var x = push, b = flow
    NormalPair.forward(frame, d, &x, columns: 1)
    NormalPair.forward(frame, d, &b, columns: d)
    b = (0..<d * d).map { b[$0 % d * d + $0 / d] }
    NormalPair.forward(frame, d, &b, columns: d)
    return (x.reduce(0) { $0 + $1 * $1 } + b.reduce(0) { $0 + $1 * $1 } / 2).squareRoot()
  }

  /// max |ẍ + Γẋẋ|/|ẋ|² over places of the curve, ẍ by differences of sixth order of the velocity.
  private func residual(
    _ curve: (Double) -> Geodesic.Sample, range: ClosedRange<Double>, speed: Double
  ) -> Double {
    let width = range.upperBound - range.lowerBound
    guard width > 0, speed > 0 else { return 0 }
    let h = Swift.min(width / 64, 0.02 / speed), weights = [3.0 / 4, -3.0 / 20, 1.0 / 60]
    var worst = 0.0
    for k in 1..<4 {
      let place = curve(range.lowerBound + width * Double(k) / 4)
      guard
        var defect = try? geometry.acceleration(
          at: place.coordinates, velocity: place.velocity, alpha: 0, in: DoubleRing()
        ).map({ -$0 })
      else { return .infinity }
      for (m, weight) in weights.enumerated() {
        let step = Double(m + 1) * h
        let after = curve(place.parameter + step).velocity, before = curve(place.parameter - step).velocity
        for i in defect.indices { defect[i] += weight * (after[i] - before[i]) / h }
      }
      let size = self.speed(defect, at: place.coordinates)
      worst = size.isNaN ? .infinity : Swift.max(worst, size / (speed * speed))
    }
    return worst
  }
}
