import NumericalMethods
import Scalars
import Symbolics

/// From points to points.
extension ChartTransition {
  /// The point f(w), exactly.
  ///
  /// - Throws: `GeometryError.outsideDomain` with the bound that is violated.
  public func sourcePoint(_ w: Point) throws(GeometryError) -> Point {
    let values = Dictionary(uniqueKeysWithValues: zip(target.coordinates, w.exact))
    return try Point(Expression.substituting(values, in: sourceCoordinates), in: source)
  }

  /// The point w with f(w) = ξ: exact where the change is inverted in closed form, to `bits` bits by Newton's method elsewhere.
  ///
  /// - Throws: `GeometryError.invalidModel` with the determinant where the change cannot be inverted, or with what no w
  ///   was found for.
  public func targetPoint(_ point: Point, bits: Int = 2_048) throws(GeometryError) -> Point {
    if let targetCoordinates {
      let values = Dictionary(uniqueKeysWithValues: zip(source.coordinates, point.exact))
      let exact = Expression.substituting(values, in: targetCoordinates)
      if let found = try? Point(exact, in: target), agrees(found, with: point) {
        try requireInvertible(at: found)
        return found
      }
    }
    let found = try refined(try start(point), point, bits: bits)
    try requireInvertible(at: found)
    return found
  }

  /// Refuses a place where the Jacobian is singular, or cannot be told from a singular one.
  ///
  /// - Throws: `GeometryError.invalidModel` with the determinant.
  public func requireInvertible(at w: Point) throws(GeometryError) {
    let n = dimension
    do {
      let tape = try Tape(try jacobian(), inputs: target.coordinates)
      for bits in [128, 1024, 4096] {
        let precision = BallPrecision(bits: bits)
        let J = tape.evaluate(w.enclosed(bits: bits), precision: precision)
        let determinant = ChartTransition.determinant(J, n, precision)
        if determinant.isFinite, !determinant.containsZero { return }
        guard bits == 4096 || (determinant.isExact && determinant.containsZero) else { continue }
        throw GeometryError.invalidModel(
          reason:
            "the substitution cannot be inverted at \(named(w.coordinates)): the determinant of its Jacobian is \(determinant.isFinite ? "\(determinant.midpoint)" : "not finite")"
        )
      }
    } catch let error as GeometryError { throw error } catch {
      throw .invalidModel(reason: "the substitution: \(error)")
    }
  }

  /// det by expansion along rows: it divides by nothing that may be zero.
  package static func determinant(_ a: [Ball], _ n: Int, _ precision: BallPrecision) -> Ball {
    let ring = BallRing(precision)
    // Elimination is sharp where pivots are certain; minors settle the rest.
    var w = a, result = ring.one, isOdd = false
    for k in 0..<n {
      guard
        let p = (k..<n).filter({ !w[$0 * n + k].containsZero }).min(by: {
          ring.pivotCost(w[$0 * n + k]) < ring.pivotCost(w[$1 * n + k])
        })
      else { return n <= 6 ? minors(a, n, ring) : ring.zero.union(ring.one) - ring.zero.union(ring.one) }
      if p != k {
        for j in 0..<n { w.swapAt(p * n + j, k * n + j) }
        isOdd.toggle()
      }
      result = result * w[k * n + k]
      for i in (k + 1)..<max(n, k + 1) {
        let factor = w[i * n + k] / w[k * n + k]
        for j in k..<n { w[i * n + j] = w[i * n + j] - factor * w[k * n + j] }
      }
    }
    return isOdd ? -result : result
  }

  private static func minors(_ a: [Ball], _ n: Int, _ ring: BallRing) -> Ball {
    if n == 1 { return a[0] }
    var total = ring.zero
    for j in 0..<n where !ring.isZero(a[j]) {
      var minor: [Ball] = []
      for i in 1..<n { for k in 0..<n where k != j { minor.append(a[i * n + k]) } }
      let term = a[j] * minors(minor, n - 1, ring)
      total = j % 2 == 0 ? total + term : total - term
    }
    return total
  }

  /// Whether f(w) and ξ are the same numbers as far as 256 bits tell.
  private func agrees(_ w: Point, with point: Point) -> Bool {
    guard let tape = try? Tape(sourceCoordinates, inputs: target.coordinates) else { return false }
    let precision = BallPrecision(bits: 256)
    return zip(tape.evaluate(w.enclosed(bits: 256), precision: precision), point.enclosed(bits: 256)).allSatisfy {
      $0.isFinite && $0.overlaps($1)
    }
  }

  /// w in `Double`, by Newton's method from several places.
  private func start(_ point: Point) throws(GeometryError) -> [Double] {
    let n = dimension, ξ = point.coordinates
    let values: Tape, slopes: Tape
    do {
      values = try Tape(sourceCoordinates, inputs: target.coordinates)
      slopes = try Tape(try jacobian(), inputs: target.coordinates)
    } catch { throw .invalidModel(reason: "the substitution: \(error)") }
    let scales = ξ.map { $0 == 0 ? 1 : $0.magnitude }
    let solver = NewtonSolver(tolerance: 1e-12, maximumIterations: 200, smallestDamping: 1e-8)
    var nearest: (distance: Double, w: [Double])?
    var starts = (0..<10).map { target.trialPoint($0) }
    if target.coordinates.count == source.coordinates.count { starts.append(ξ) }
    for w in starts where zip(target.coordinates, w).allSatisfy({ $0.domain.contains($1) }) {
      let found = try? solver.solve(from: w) { x, out in
        let here = Array(UnsafeBufferPointer(start: x, count: n))
        guard zip(target.coordinates, here).allSatisfy({ $0.domain.contains($1) }) else { return false }
        for (i, value) in values.evaluate(here).enumerated() { out[i] = (value - ξ[i]) / scales[i] }
        return (0..<n).allSatisfy { out[$0].isFinite }
      } jacobian: { x, out in
        for (i, value) in slopes.evaluate(Array(UnsafeBufferPointer(start: x, count: n))).enumerated() {
          out[i] = value / scales[i / n]
        }
        return (0..<(n * n)).allSatisfy { out[$0].isFinite }
      }
      let reached = found?.value ?? w
      let image = values.evaluate(reached)
      var distance = 0.0
      for i in 0..<n { distance = max(distance, (image[i] - ξ[i]).magnitude / scales[i]) }
      if found != nil, distance < 1e-6 { return reached }
      if distance < nearest?.distance ?? .infinity { nearest = (distance, reached) }
    }
    throw notFound(point, nearest.map { ($0.w, values.evaluate($0.w), slopes) })
  }

  /// Newton's method on exact midpoints, doubling the bits.
  private func refined(_ start: [Double], _ point: Point, bits: Int) throws(GeometryError) -> Point {
    let n = dimension
    do {
      let values = try Tape(sourceCoordinates, inputs: target.coordinates)
      let slopes = try Tape(try jacobian(), inputs: target.coordinates)
      let precision = BallPrecision(bits: bits + 64), ring = BallRing(precision)
      let ξ = point.enclosed(bits: bits + 64).map(\.center)
      var w = start.map { Ball(exactly: $0, precision: precision) }
      for _ in 0..<(8 + Int(Double.log2(Double(bits)))) {
        let inverse = try TensorAlgebra(ring, dimension: n).inverse(
          ofGeneral: slopes.evaluate(w, precision: precision).map(\.center))
        let gap = zip(values.evaluate(w, precision: precision), ξ).map { ($0 - $1).center }
        for i in 0..<n {
          var step = ring.zero
          for j in 0..<n { step += inverse[i * n + j] * gap[j] }
          w[i] = (w[i] - step).center
        }
      }
      // Where the Jacobian is singular Newton's method creeps, and never arrives.
      let gap = zip(values.evaluate(w, precision: precision), ξ).map { Ball.absoluteValue($0 - $1) }
      let size = ξ.map { $0.containsZero ? ring.one : Ball.absoluteValue($0) }
      guard zip(gap, size).allSatisfy({ !($0.scaled(byPowerOfTwo: bits / 2) - $1).isPositive }) else {
        let J = slopes.evaluate(w, precision: precision)
        throw GeometryError.invalidModel(
          reason:
            "the substitution cannot be inverted at \(named(w.map(\.midpoint))): the determinant of its Jacobian is \(ChartTransition.determinant(J, n, precision).midpoint)"
        )
      }
      let exact = try w.map { ball -> Expression in
        guard let value = BigFloat(midpointOf: ball, precision: BigFloatPrecision(bits: bits + 64)).asRational else {
          throw GeometryError.invalidModel(
            reason: "Newton's method left the numbers at \(sourceNamed(point.coordinates))")
        }
        return Expression(value)
      }
      return try Point(exact, in: target)
    } catch let error as GeometryError { throw error } catch is DivisionByZero {
      throw .invalidModel(
        reason: "the substitution cannot be inverted at \(named(start)): the determinant of its Jacobian is 0")
    } catch { throw .invalidModel(reason: "the substitution: \(error)") }
  }

  func named(_ w: [Double]) -> String {
    zip(target.coordinates, w).map { "\($0.name) = \($1)" }.joined(separator: ", ")
  }

  func sourceNamed(_ ξ: [Double]) -> String {
    zip(source.coordinates, ξ).map { "\($0.name) = \($1)" }.joined(separator: ", ")
  }
}
