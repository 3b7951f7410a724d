import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// Distances of bivariate normals between proved bounds.
///
/// The normals are the base of a Riemannian submersion from SO₀(2,3)/S(O(2)×O(3)), which is complete: their distance is
/// the least distance from a point above the first to the fibre above the second, a function f(k) of one number.
/// Source: Eriksen (1987), Calvo & Oller (1991) for the geodesics; O'Neill (1966) for submersions.
extension NormalGeodesicSolver {
  func provedDistance(
    from p: Point, to q: Point, digits: Int
  ) throws -> (length: Ball, isMinimizing: Bool, evidence: String)? {
    guard geometry.hasMean else { return nil }
    guard geometry.order == 2 else {
      return (
        try enclosedLength(from: p, to: q, digits: digits), false,
        "a geodesic, the only one near it, by Krawczyk's test; that no other is shorter is not proved above two variables"
      )
    }
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 4
    var newton = try NormalLiftNewton(geometry, from: p.coordinates, to: q.coordinates)
    var bits = needed + 128, isGlobal = false, convex = Ball.zero, center = Ball.zero
    while bits <= 40 * (needed + 256) {
      defer { bits = bits * 3 / 2 + 64 }
      let precision = BallPrecision(bits: bits)
      let function = FibreFunction(
        ReducedNormal(geometry, from: p.enclosed(bits: bits), to: q.enclosed(bits: bits)), precision: precision)
      guard function.determinant[4].isFinite else { continue }
      let lift = try BigFloatNormalLift(geometry, from: p, to: q, bits: bits)
      _ = try newton.refine(lift, bits: Double(bits / 2), ofGradient: true)
      let k = Ball(containing: newton.k[0], precision: precision)
      if !isGlobal {
        center = k
        var search = FibreSearch(function, near: k)
        do { convex = try search.prove() } catch {
          if bits > 4 * (needed + 256) { throw error }
          continue
        }
        isGlobal = true
      }
      guard let square = least(function, k, within: convex, of: center, bits: bits) else { continue }
      let length = Ball.sqrt(square * Ball(geometry.weight, precision: precision))
      if length.relativeAccuracyBits >= needed {
        return (
          length, true,
          "the lift to a symmetric space, least over the whole fibre by branch and bound"
        )
      }
    }
    throw GeometryError.notProved(
      what: "\(digits) digits of the distance of the normals", reason: "\(bits) bits do not bound it as well")
  }

  /// The least value of f in the convex part; nil where the signs of f′ are not certain.
  ///
  /// f′ changes its sign within ε of k, and f there is at least f(k) − ε max|f′|.
  private func least(_ f: FibreFunction, _ k: Ball, within radius: Ball, of center: Ball, bits: Int) -> Ball? {
    var ε = radius.scaled(byPowerOfTwo: -bits / 2 - 8)
    for _ in 0..<24 {
      guard (radius - (k - center).largestSize - ε).isPositive else { return nil }
      let (before, after) = (f.slope(k - ε), f.slope(k + ε))
      if before.isNegative, after.isPositive {
        let value = f.value(k), drop = ε * Ball.maximum(-before, after)
        return value.union(value - drop)
      }
      ε = ε.scaled(byPowerOfTwo: 4)
    }
    return nil
  }
}
