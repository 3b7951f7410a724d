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

  /// l₁ − l₀.
  func shift(_ p: [BigFloat], _ q: [BigFloat]) -> BigFloat {
    guard let logarithmic else { return q[cyclic] - p[cyclic] }
    let c = BigFloat(logarithmic, precision: p[cyclic].precision ?? BigFloatPrecision(bits: 64))
    // log(b/a) without cancellation for near points.
    return BigFloat.log(onePlus: (q[cyclic] - p[cyclic]) / (p[cyclic] - c))
  }
}
