import Scalars
import Symbolics

/// A metric that depends on one coordinate k only, but for powers of the others.
///
/// In coordinates without borders
///
///     gₐᵦ(u) = Gₐᵦ(uₖ) e^{(wₐ + wᵦ)·u}
///
/// with weights w that are constants. So are the metrics of all families with a location, a scale and one shape, and those
/// of surfaces with a Killing field.
struct RadialForm: Sendable {
  /// The place of k.
  let radial: Int
  /// wₐ at a · n + j.
  let weights: [Double]
  /// k ↦ gₐᵦ and ∂ₖgₐᵦ where the other coordinates have u = 0, n² each.
  let functions: Tape
  /// Where k = ∞ seems to lie at a finite distance, with u = 0 there.
  private(set) var working: WorkingCoordinates

  /// nil for a metric that is none.
  init?(_ manifold: Manifold) {
    let n = manifold.dimension, symbols = manifold.chart.coordinates
    guard (2...4).contains(n), manifold.chart.constraints.isEmpty, manifold.structure == nil else { return nil }
    for radial in (0..<n).reversed() {
      guard let weights = RadialForm.weights(manifold, radial) else { continue }
      var base: [Symbol: Expression] = [:]
      for j in 0..<n where j != radial {
        base[symbols[j]] = symbols[j].domain.lower.map { Expression($0.value) + 1 } ?? .zero
      }
      let fixed = manifold.metricComponents.map { $0.substituting(base).tidied() }
      guard let slopes = try? fixed.map({ try $0.derivative(by: symbols[radial]) }),
        slopes.contains(where: { !$0.isZero }),
        let tape = try? Tape(fixed + slopes, inputs: [symbols[radial]])
      else { continue }
      self.radial = radial
      self.weights = weights.map(\.asDouble)
      functions = tape
      working = WorkingCoordinates(manifold.chart)
      if let scale = infinityScale() { working = working.reachingInfinity(radial, scale: scale) }
      return
    }
    return nil
  }

  /// Whether k = ∞ is at u = 0.
  var reachesInfinity: Bool { working.infinityScale(radial) != nil }

  /// The same in coordinates that leave k = ∞ at infinity.
  func openToInfinity(_ chart: Chart) -> RadialForm {
    var result = self
    result.working = WorkingCoordinates(chart)
    return result
  }

  /// Where g_kk ~ c²/(k − low)⁴, so that k = ∞ is at a finite distance, sixteen times the nearest power of two to c.
  ///
  /// 1/(k − low) may be a smooth coordinate there: functions of polygammas and the like have asymptotic series in it, which
  /// at sixteen times c are as good as convergent.
  private func infinityScale() -> Double? {
    let n = working.domains.count, domain = working.domains[radial]
    guard let low = domain.lower?.value, domain.upper == nil else { return nil }
    let sizes = [36, 48].map { power -> Double? in
      let precision = BigFloatPrecision(bits: 144 + 14 * power)
      let y = BigFloat(1, precision: precision).scaled(byPowerOfTwo: power)
      let g = functions.evaluate([BigFloat(low, precision: precision) + y], precision: precision)[radial * n + radial]
      guard g.isFinite, g > 0 else { return nil }
      return BigFloat.sqrt(g).scaled(byPowerOfTwo: 2 * power).asDouble
    }
    guard let near = sizes[0], let far = sizes[1], far.isFinite, far > 0, (near / far - 1).magnitude < 1e-6 else {
      return nil
    }
    return 16 * Double.exp2(Double.log2(far).rounded())
  }

  /// The weights when a coordinate is taken for k; nil where there are none.
  private static func weights(_ manifold: Manifold, _ radial: Int) -> [Rational]? {
    let n = manifold.dimension, symbols = manifold.chart.coordinates, g = manifold.metricComponents
    var weights = [Rational](repeating: 0, count: n * n)
    for j in 0..<n where j != radial {
      let y = symbols[j]
      guard y.domain.upper == nil else { return nil }
      let low = y.domain.lower?.value
      // The exponents of y in the components; nil for components that are zero.
      var exponents = [Rational?](repeating: nil, count: n * n)
      for i in 0..<n * n where !g[i].isZero {
        guard let slope = try? g[i].derivative(by: y).tidied() else { return nil }
        if slope.isZero {
          exponents[i] = 0
        } else {
          guard let low, let power = ((Expression(y) - Expression(low)) * slope / g[i]).tidied().rational else {
            return nil
          }
          exponents[i] = power
        }
        // φ′ = e^u.
        if low != nil { exponents[i] = (exponents[i] ?? 0) + (i / n == j ? 1 : 0) + (i % n == j ? 1 : 0) }
      }
      for a in 0..<n {
        guard let power = exponents[a * n + a] else { return nil }
        weights[a * n + j] = power / 2
      }
      for a in 0..<n {
        for b in 0..<n {
          if let power = exponents[a * n + b], power != weights[a * n + j] + weights[b * n + j] { return nil }
        }
      }
    }
    return weights
  }

  /// The components Gₐᵦ (n²) and the Christoffel symbols Cⁱⱼₖ (n³) with Γⁱⱼₖ = Cⁱⱼₖ e^{(wⱼ + wₖ − wᵢ)·u}, at uₖ; nil where
  /// they are not defined.
  ///
  ///     Cⁱⱼₖ = ½ Gⁱˡ (DⱼGₗₖ + DₖGₗⱼ − DₗGⱼₖ)      DⱼGₗₖ = (wₗⱼ + wₖⱼ) Gₗₖ,  but G′ₗₖ for the radial j
  func values(at u: BigFloat, precision: BigFloatPrecision) -> [BigFloat]? {
    let n = working.domains.count, place = working.place(radial, u, precision)
    guard place.value.isFinite, place.first > 0 else { return nil }
    let raw = functions.evaluate([place.value], precision: precision)
    guard raw.allSatisfy(\.isFinite) else { return nil }
    let zero = BigFloat.zero.rounded(to: precision)
    var g = Array(raw[..<(n * n)]), slope = g
    for a in 0..<n {
      for b in 0..<n {
        let i = a * n + b, count = (a == radial ? 1 : 0) + (b == radial ? 1 : 0)
        slope[i] = raw[n * n + i] * place.first
        for _ in 0..<count {
          g[i] *= place.first
          slope[i] *= place.first
        }
        if count > 0 { slope[i] += g[i] * place.second / place.first * BigFloat(count) }
      }
    }
    guard let inverse = RadialForm.inverse(g, n, zero) else { return nil }
    func derivative(_ j: Int, _ l: Int, _ k: Int) -> BigFloat {
      if j == radial { return slope[l * n + k] }
      let weight = weights[l * n + j] + weights[k * n + j]
      return weight == 0 ? zero : g[l * n + k] * BigFloat(rounding: weight, precision: precision)
    }
    var result = g
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          var total = zero
          for l in 0..<n {
            total.addProduct(inverse[i * n + l], derivative(j, l, k) + derivative(k, l, j) - derivative(l, j, k))
          }
          result.append(total.scaled(byPowerOfTwo: -1))
        }
      }
    }
    return result.allSatisfy(\.isFinite) ? result : nil
  }

  /// By elimination without pivots, which positive definite matrices allow; nil for others.
  private static func inverse(_ g: [BigFloat], _ n: Int, _ zero: BigFloat) -> [BigFloat]? {
    var a = g, inverse = [BigFloat](repeating: zero, count: n * n)
    for i in 0..<n { inverse[i * n + i] = zero + BigFloat(1) }
    for c in 0..<n {
      guard a[c * n + c] > 0 else { return nil }
      let pivot = a[c * n + c]
      for j in 0..<n {
        a[c * n + j] /= pivot
        inverse[c * n + j] /= pivot
      }
      for i in 0..<n where i != c {
        let factor = a[i * n + c]
        for j in 0..<n {
          a[i * n + j] -= factor * a[c * n + j]
          inverse[i * n + j] -= factor * inverse[c * n + j]
        }
      }
    }
    return inverse
  }
}
