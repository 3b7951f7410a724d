import Scalars
import Symbolics

/// A surface whose metric does not depend on one coordinate, or on its logarithm: ds² = w dk² + h (dl + r dk)².
///
/// l is the coordinate, or log(x − c) where it is bounded below by c; k is the other one. w = E − F²/G, h = G and
/// r = F/G with the components E, F, G of the metric in (k, l).
struct KillingSurface: Sendable {
  /// The place of k, and that of the coordinate that l is made of.
  let radial: Int, cyclic: Int
  /// c, where l = log(x − c); nil where l = x.
  let logarithmic: Rational?
  /// c of k − c > 0, the end of the domain of k.
  let lowerEnd: Rational?
  /// k ↦ w, h, r, h′.
  let functions: Tape
  /// k ↦ h, h′.
  let level: Tape

  /// The form of a metric; nil where no coordinate is cyclic by this test.
  init?(_ manifold: Manifold) {
    guard manifold.dimension == 2 else { return nil }
    for cyclic in [1, 0] {
      let radial = 1 - cyclic, x = manifold.chart.coordinates[cyclic], k = manifold.chart.coordinates[radial]
      guard x.domain.upper == nil, k.domain.upper == nil, manifold.chart.constraints.isEmpty else { continue }
      let low = x.domain.lower?.value
      let scale = low.map { Expression(x) - Expression($0) } ?? .one
      let g = manifold.metricComponents
      let parts = [g[radial * 2 + radial], g[radial * 2 + cyclic] * scale, g[cyclic * 2 + cyclic] * scale.squared]
      let isCyclic = parts.allSatisfy { part in
        guard let slope = try? part.tidied().derivative(by: x) else { return false }
        return slope.tidied().isZero
      }
      guard isCyclic else { continue }
      let place: [Symbol: Expression] = [x: low.map { Expression($0) + 1 } ?? .zero]
      let fixed = parts.map { $0.tidied().substituting(place).tidied() }
      let w = (fixed[0] - fixed[1].squared / fixed[2]).tidied(), r = (fixed[1] / fixed[2]).tidied()
      guard let slope = try? fixed[2].derivative(by: k).tidied(), !slope.isZero,
        let tape = try? Tape([w, fixed[2], r, slope], inputs: [k]),
        let level = try? Tape([fixed[2], slope], inputs: [k])
      else { continue }
      self.radial = radial
      self.cyclic = cyclic
      logarithmic = low
      lowerEnd = k.domain.lower?.value
      functions = tape
      self.level = level
      return
    }
    return nil
  }

  /// w, h, r and h′ at a k.
  struct Values {
    let w: BigFloat, h: BigFloat, r: BigFloat, slope: BigFloat
  }

  /// w, h, r and h′ at k.
  func values(_ k: BigFloat, _ precision: BigFloatPrecision) -> Values {
    let f = functions.evaluate([k], precision: precision)
    return Values(w: f[0], h: f[1], r: f[2], slope: f[3])
  }

  /// The bits that formulas lose at values of k, the first and the last of them where the curve begins and ends; nil where
  /// they have no values with any number of bits that makes sense.
  ///
  /// Measured by what balls lose. w, h and h′ count relative to themselves. r is integrated to part of D, and ∂d/∂D = c is at
  /// most √h at either end, while d is at least ∫√w dk: errors of r count relative to √(w/h) with the smaller of those h.
  func lostBits(at places: [BigFloat]) -> Int? {
    var bits = 256
    while bits <= 16_384 {
      let precision = BallPrecision(bits: bits)
      let values = places.map { functions.evaluate([Ball(containing: $0, precision: precision)], precision: precision) }
      let least = [values.first, values.last].compactMap { $0?[1].binaryMagnitude }.min() ?? 0
      var worst = 0.0
      for value in values {
        let sizes = value.map(\.binaryMagnitude), errors = value.map(\.roundingMagnitude)
        for (i, error) in errors.enumerated() where error > -.infinity {
          let loss = error + Double(bits) - (i == 2 ? (sizes[0] - least) / 2 : sizes[i])
          worst = loss.isNaN ? .infinity : max(worst, loss)
        }
      }
      // Half of the bits must be left for that to be a measure.
      if worst < Double(bits) / 2 { return Int(worst.rounded(.up)) }
      bits *= 2
    }
    return nil
  }

  /// Two values of k and seven between them, in proportion where k is bounded below.
  func between(_ a: BigFloat, _ b: BigFloat) -> [BigFloat] {
    let precision = a.precision ?? BigFloatPrecision(bits: 128)
    let low = lowerEnd.map { BigFloat($0, precision: precision) }
    return (0...8).map { i in
      if i == 0 || i == 8 { return i == 0 ? a : b }
      let part = BigFloat(rounding: Double(i) / 8, precision: precision)
      guard let low else { return a + (b - a) * part }
      return low + (a - low) * BigFloat.exp(BigFloat.log((b - low) / (a - low)) * part)
    }
  }

  /// l₁ − l₀.
  func shift(_ p: [BigFloat], _ q: [BigFloat]) -> BigFloat {
    guard let logarithmic else { return q[cyclic] - p[cyclic] }
    return Self.logarithm(of: q[cyclic], over: p[cyclic], less: logarithmic)
  }

  /// log((b − c)/(a − c)), without cancellation for near numbers.
  static func logarithm(of b: BigFloat, over a: BigFloat, less c: Rational) -> BigFloat {
    let end = BigFloat(c, precision: a.precision ?? BigFloatPrecision(bits: 64))
    let gap = (b - a) / (a - end)
    return gap.binaryMagnitude < -1 ? BigFloat.log(onePlus: gap) : BigFloat.log((b - end) / (a - end))
  }
}
