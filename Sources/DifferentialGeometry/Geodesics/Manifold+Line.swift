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
    let connection = connection(), spare = try connection.lineSpareBits(p, q)
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

extension AffineConnection {
  /// Bits beside those of the result for ∫√g.
  ///
  /// √g is integrated as it is, so that far points ask for no more than what g loses at the ends, which balls tell.
  func lineSpareBits(_ p: Point, _ q: Point) throws -> Int {
    let general = try spareBits(p, q), metric = try equation.metric
    guard manifold.dimension == 1, general > 512 else { return general }
    var bits = 256
    while bits < general {
      let lost = [p, q].map { point -> Int in
        let g = metric.evaluate(point.enclosed(bits: bits), precision: BallPrecision(bits: bits))[0]
        return g.isFinite && g.isPositive ? bits - g.relativeAccuracyBits : bits
      }
      if let most = lost.max(), most < bits - 64 { return min(general, most + 128) }
      bits *= 2
    }
    return general
  }
}
