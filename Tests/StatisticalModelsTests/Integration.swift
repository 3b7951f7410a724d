import Foundation

/// Integrals and sums over sample spaces, written for these tests alone: nothing of the library is used.
enum Integration {
  /// ∫ f over a line, by the trapezoid rule after x = φ(t) with double exponential decay.
  ///
  /// - Parameters:
  ///   - place: the middle of the mass; `scale`: its width.
  ///   - f: as many values as `count`.
  static func overLine(_ count: Int, place: Double, scale: Double, _ f: (Double) -> [Double]) -> [Double] {
    trapezoid(count) { t in
      let s = .pi / 2 * sinh(t)
      return (place + scale * sinh(s), scale * cosh(s) * .pi / 2 * cosh(t))
    } f: {
      f($0)
    }
  }

  /// ∫ f over x > low.
  static func overHalfLine(_ count: Int, from low: Double, scale: Double, _ f: (Double) -> [Double]) -> [Double] {
    trapezoid(count) { t in
      let e = scale * exp(.pi / 2 * sinh(t))
      return (low + e, e * .pi / 2 * cosh(t))
    } f: {
      f($0)
    }
  }

  /// ∫ f over 0 < x < width.
  static func overInterval(_ count: Int, width: Double = 1, _ f: (Double) -> [Double]) -> [Double] {
    trapezoid(count) { t in
      let s = .pi / 2 * sinh(t)
      let low = s < 0 ? exp(2 * s) / (1 + exp(2 * s)) : 1 / (1 + exp(-2 * s))
      let high = s < 0 ? 1 / (1 + exp(2 * s)) : exp(-2 * s) / (1 + exp(-2 * s))
      return (width * low, width * low * high * .pi * cosh(t))
    } f: {
      f($0)
    }
  }

  /// ∫ f over a circle: the trapezoid rule is exact to rounding for analytic periodic functions.
  static func overCircle(_ count: Int, _ f: (Double) -> [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for k in 0..<400 {
      for (i, value) in f(2 * .pi * Double(k) / 400 - .pi).enumerated() { sums[i] += value * 2 * .pi / 400 }
    }
    return sums
  }

  private static func trapezoid(
    _ count: Int, _ map: (Double) -> (x: Double, weight: Double), f: (Double) -> [Double]
  ) -> [Double] {
    // Double exponential integrands of these families are at rounding level with h = 1/24 and |t| ≤ 6.5.
    let h = 1.0 / 24
    var sums = [Double](repeating: 0, count: count)
    for k in -156...156 {
      let (x, weight) = map(Double(k) * h)
      guard weight > 0, weight.isFinite, x.isFinite else { continue }
      let values = f(x)
      // Beyond the reach of `Double` the integrand is not a number; what is left out there is checked by the mass.
      guard values.allSatisfy(\.isFinite) else { continue }
      for (i, value) in values.enumerated() { sums[i] += value * weight * h }
    }
    return sums
  }

  /// Σ f over 0, 1, …, last.
  static func overIntegers(_ count: Int, through last: Int, _ f: (Double) -> [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for x in 0...last {
      for (i, value) in f(Double(x)).enumerated() where value.isFinite { sums[i] += value }
    }
    return sums
  }

  /// Σ f over vectors of counts with a sum of at most n.
  static func overCounts(_ count: Int, dimension: Int, total n: Int, _ f: ([Double]) -> [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    func visit(_ prefix: [Double], _ left: Int) {
      if prefix.count == dimension {
        for (i, value) in f(prefix).enumerated() { sums[i] += value }
        return
      }
      for x in 0...left { visit(prefix + [Double(x)], left - x) }
    }
    visit([], n)
    return sums
  }
}

func exponential(_ x: Double) -> Double { exp(x) }
