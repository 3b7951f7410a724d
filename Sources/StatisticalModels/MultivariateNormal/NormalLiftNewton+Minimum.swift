import DifferentialGeometry
import NumericalMethods
import Scalars

/// The least f(K) with many bits from the start: for pairs so far apart that `Double` does not carry the lift.
extension NormalLiftNewton {
  /// Newton's method from K = 0 with second derivatives by differences of the gradient, damped until f falls.
  ///
  /// - Throws: `GeometryError.notConverged`.
  init(minimizing lift: BigFloatNormalLift) throws(GeometryError) {
    let m = lift.order * (lift.order - 1) / 2, precision = lift.bits
    var k = [BigFloat](repeating: .zero.rounded(to: precision), count: m)
    var present = try lift.value(k)
    var second = try Self.secondDerivatives(lift, k, present.gradient)
    for _ in 0..<400 {
      let slope = Self.largest(present.gradient, precision)
      // In units of the change of K that matters: half of the decrement against f.
      guard let step = Self.step(second, present.gradient, m) else { break }
      var decrement = slope - slope
      for (s, g) in zip(step, present.gradient) { decrement += s * g }
      if (decrement / present.square).binaryMagnitude < -70 || slope.isZero {
        self.init(k: k, second: second, order: m)
        return
      }
      var factor = 0, isLower = false
      while factor > -60 {
        let next = zip(k, step).map { $0 + $1.scaled(byPowerOfTwo: factor) }
        if let value = try? lift.value(next), value.square < present.square {
          (k, present, isLower) = (next, value, true)
          break
        }
        factor -= 1
      }
      guard isLower else { break }
      second = try Self.secondDerivatives(lift, k, present.gradient)
    }
    throw .notConverged(
      what: "the lift of the normal pair", reached: Self.largest(present.gradient, precision).asDouble,
      reason: "the length could not be made smaller, with \(precision.bits) bits")
  }

  /// Refines, from the minimum with many bits where the second derivatives in `Double` do not lead on.
  ///
  /// - Throws: `GeometryError.notConverged`.
  mutating func refineOrMinimize(
    _ lift: BigFloatNormalLift, bits: Double, ofGradient: Bool
  ) throws(GeometryError) -> (value: BigFloatNormalLift.Value, excess: BigFloat) {
    do { return try refine(lift, bits: bits, ofGradient: ofGradient) } catch {
      self = try NormalLiftNewton(minimizing: lift)
      return try refine(lift, bits: bits, ofGradient: ofGradient)
    }
  }

  private static func largest(_ numbers: [BigFloat], _ precision: BigFloatPrecision) -> BigFloat {
    numbers.reduce(.zero.rounded(to: precision)) { max($0, $1.magnitude) }
  }

  /// ∂²f by differences with a third of the bits.
  private static func secondDerivatives(
    _ lift: BigFloatNormalLift, _ k: [BigFloat], _ gradient: [BigFloat]
  ) throws(GeometryError) -> [BigFloat] {
    let m = k.count, precision = lift.bits
    let size = largest(k, precision) + BigFloat(1, precision: precision)
    let δ = size.scaled(byPowerOfTwo: -precision.bits / 3)
    var result = [BigFloat](repeating: .zero.rounded(to: precision), count: m * m)
    for b in 0..<m {
      var moved = k
      moved[b] += δ
      let slopes = try lift.value(moved).gradient
      for a in 0..<m { result[a * m + b] = (slopes[a] - gradient[a]) / δ }
    }
    for a in 0..<m {
      for b in 0..<a {
        let even = (result[a * m + b] + result[b * m + a]).scaled(byPowerOfTwo: -1)
        result[a * m + b] = even
        result[b * m + a] = even
      }
    }
    return result
  }

  /// −(H + λ|diag H|)⁻¹g with the least λ tried for which that is positive definite.
  private static func step(_ h: [BigFloat], _ g: [BigFloat], _ m: Int) -> [BigFloat]? {
    for damping in [-1, 0, 4, 8, 16, 40] {
      var matrix = h
      for a in 0..<m {
        let diagonal = h[a * m + a].magnitude
        // 0 first, then 2⁻⁴ and more.
        if damping >= 0 { matrix[a * m + a] += diagonal.scaled(byPowerOfTwo: damping - 4) }
        if damping >= 0, h[a * m + a] < 0 { matrix[a * m + a] += diagonal.scaled(byPowerOfTwo: 1) }
      }
      guard isPositiveDefinite(matrix, m), let factors = try? BigFloatFactorization(matrix, order: m) else { continue }
      let step = factors.solve(g).map { -$0 }
      if step.allSatisfy(\.isFinite) { return step }
    }
    return nil
  }

  private static func isPositiveDefinite(_ a: [BigFloat], _ m: Int) -> Bool {
    var w = a
    for k in 0..<m {
      guard w[k * m + k] > 0 else { return false }
      for i in (k + 1)..<max(m, k + 1) {
        let factor = w[i * m + k] / w[k * m + k]
        for j in k..<m { w[i * m + j] -= factor * w[k * m + j] }
      }
    }
    return true
  }

  private init(k: [BigFloat], second: [BigFloat], order m: Int) {
    self.init(k: k, hessian: try? LUFactorization(Matrix(rows: m, columns: m, elements: second.map(\.asDouble))))
  }
}
