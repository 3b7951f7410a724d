import DifferentialGeometry
import Scalars

/// The proof that a k is where f is least, by branch and bound over all k.
///
/// Beyond a bound f exceeds what is reached. In between every interval is left out where f is larger, or where f′ has one
/// sign; around the minimum f is convex, by Cauchy's estimates, and there f′ changes its sign within any distance asked.
struct FibreSearch {
  /// With few bits for intervals.
  let rough: FibreFunction
  /// Around what.
  let center: Ball
  /// How many intervals were looked at.
  private(set) var looks = 0
  private static let most = 200_000

  init(_ function: FibreFunction, near center: Ball) {
    rough = function
    self.center = center
  }

  private func number(_ value: Double) -> Ball { Ball(exactly: value, precision: rough.precision) }

  /// Proves that f is least within `radius` of the center, on which it is convex.
  ///
  /// - Returns: the radius of the convex part.
  /// - Throws: `GeometryError.notProved`.
  mutating func prove() throws(GeometryError) -> Ball {
    let best = rough.value(center).largestSize
    let radius = try convexRadius()
    let end = try coercivityBound(best)
    // In `Double` the ends of intervals must tell the convex part from its center.
    guard radius.midpoint > 1e-9 * Ball.absoluteValue(center).midpoint else {
      throw .notProved(
        what: "that the geodesic of the normals is the shortest", reason: "the fibre bends too sharply at the minimum")
    }
    let left = (center - radius).midpoint, right = (center + radius).midpoint
    var open: [(Double, Double)] = []
    // The ends are taken a little inside the convex part.
    let inset = radius.midpoint * 1e-3
    if -end < left + inset { open.append((-end, left + inset)) }
    if right - inset < end { open.append((right - inset, end)) }
    while let (a, b) = open.popLast() {
      looks += 1
      guard looks <= Self.most else {
        throw .notProved(
          what: "that the geodesic of the normals is the shortest",
          reason: "\(looks) intervals of the fibre were not enough")
      }
      let interval = number(a).union(number(b))
      if (rough.value(interval) - best).isPositive { continue }
      let slope = rough.slope(interval)
      if slope.isPositive || slope.isNegative {
        // Monotonic: the least value is at an end, and the end next to the convex part or to a neighbour is looked at there.
        continue
      }
      let middle = split(a, b)
      guard a < middle, middle < b else {
        throw .notProved(
          what: "that the geodesic of the normals is the shortest", reason: "the fibre has another critical point")
      }
      open.append((a, middle))
      open.append((middle, b))
    }
    return radius
  }

  /// Where an interval is divided: by size where it is far from the center, else in the middle.
  private func split(_ a: Double, _ b: Double) -> Double {
    let c = center.midpoint, (near, far) = ((a - c).magnitude, (b - c).magnitude)
    let (small, large) = (Swift.min(near, far), Swift.max(near, far))
    guard a > c || b < c, small > 0, large > 4 * small else { return a + (b - a) / 2 }
    let distance = (small * large).squareRoot()
    return a > c ? c + distance : c - distance
  }

  /// A radius around the center where f″ > 0.
  ///
  /// With |f′| ≤ M in |z − c| ≤ ρ the coefficients of f′ are at most M/ρʲ, and for q = r/ρ
  /// |f″ − f″(c)| ≤ (M/ρ)(1/(1 − q)² − 1).
  private func convexRadius() throws(GeometryError) -> Ball {
    let one = number(1)
    var ρ = one.scaled(byPowerOfTwo: 6)
    for _ in 0..<120 {
      let bound = rough.slopeBound(center, radius: ρ)
      if bound.isFinite {
        let h = ρ.scaled(byPowerOfTwo: -24), q = number(Double.exp2(-24))
        let difference = (rough.slope(center + h) - rough.slope(center - h)) / (h + h)
        let bend = difference.widened(by: bound / ρ * q * q / (one - q * q))
        for power in 1...9 where bend.isPositive {
          let q = one.scaled(byPowerOfTwo: -power), rest = one - q
          if (bend - bound / ρ * (one / (rest * rest) - one)).isPositive { return (q * ρ).center }
        }
      }
      ρ = ρ.scaled(byPowerOfTwo: -1)
    }
    throw .notProved(
      what: "that the geodesic of the normals is the shortest", reason: "the fibre is not proved convex at the minimum")
  }

  /// A k beyond which, on both sides, f exceeds a value: f ≥ 2φ(τ/2), and τ is a quadratic polynomial.
  private func coercivityBound(_ best: Ball) throws(GeometryError) -> Double {
    let size = Ball.sinh(Ball.sqrt(best.scaled(byPowerOfTwo: -1)))
    let needed = (size * size).scaled(byPowerOfTwo: 1)
    let slope = Ball.absoluteValue(rough.trace[1]), bend = rough.trace[2]
    let root = (slope + Ball.sqrt(slope * slope + (bend * needed).scaled(byPowerOfTwo: 2))) / (bend + bend)
    let end = root.upper * 1.01 + 1
    let k = number(end)
    guard (bend * k * k - slope * k - needed).isPositive, ((bend + bend) * k - slope).isPositive else {
      throw .notProved(
        what: "that the geodesic of the normals is the shortest", reason: "the fibre has no bound for large entries")
    }
    return end
  }
}
