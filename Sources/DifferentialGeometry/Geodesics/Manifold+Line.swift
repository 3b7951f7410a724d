import NumericalMethods
import Scalars
import Symbolics

extension Manifold {
  /// The distance on a manifold of one dimension, ∫√g dx, to so many digits.
  ///
  /// Gauss–Legendre rules in the coordinate without borders; more nodes and panels until two rules agree.
  ///
  /// - Throws: `GeometryError.notConverged`, `GeometryError.unsupported` for more dimensions.
  package func lineDistance(from p: Point, to q: Point, digits: Int) throws -> (value: BigFloat, error: BigFloat) {
    guard dimension == 1 else {
      throw GeometryError.unsupported(reason: "a manifold of \(dimension) dimensions is no line")
    }
    let needed = Double(digits) * 3.3219280948873623 + 6
    let connection = connection(), spare = try connection.spareBits(p, q)
    let problem = PreciseEquation(try connection.equation, bits: Int(needed) + spare)
    let a = problem.flattened(p)[0], b = problem.flattened(q)[0], width = (b - a).magnitude.asDouble
    var panels = max(1, Int(width.rounded(.up))), nodes = Int(needed / 4) + 8
    var before: BigFloat?
    for _ in 0..<10 {
      let rule = GaussLegendreRule(count: nodes, precision: problem.precision)
      let now = try rule.integrals(from: a, to: b, panels: panels, count: 1) { u in
        guard let g = problem.metric([u])?[0], g > 0 else {
          throw GeometryError.degenerateMetric(at: [u.asDouble], reason: "is not positive on the way")
        }
        return [BigFloat.sqrt(g)]
      }[0].magnitude
      if let before {
        let gap = (now - before).magnitude
        if gap.isZero || (gap / now).binaryMagnitude <= -needed {
          return (
            now.rounded(to: BigFloatPrecision(digits: digits + 4)),
            gap + now.scaled(byPowerOfTwo: -Int(needed))
          )
        }
      }
      before = now
      if nodes < Int(needed) { nodes += nodes / 2 } else { panels *= 2 }
    }
    throw GeometryError.notConverged(what: "∫√g", reached: .nan, reason: "the integrals do not settle")
  }
}
