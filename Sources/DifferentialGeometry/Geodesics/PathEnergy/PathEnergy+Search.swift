import Scalars
import Symbolics

/// A curve between two points to start a search from: its parameter runs from 0 to 1, its places are coordinates of the
/// chart.
public struct PathStart: Sendable {
  /// What it is called, as in "straight in θ".
  public let name: String
  /// The coordinates at a parameter; nil where there are none.
  let place: @Sendable (Double) -> [Double]?

  /// A curve with a name.
  public init(_ name: String, _ place: @escaping @Sendable (Double) -> [Double]?) {
    self.name = name
    self.place = place
  }
}

/// A polygon of small energy, with where it was started from.
struct RelaxedPath {
  let start: String
  let corners: [[BigFloat]]
  let length: Double

  /// u(t), by polynomials of degree four through the corners of four sides each.
  func curve(_ t: Double) -> [BigFloat] {
    let count = corners.count - 1
    let first = min(max(0, Int(t * Double(count)) / 4 * 4), max(0, count - 4)), last = min(first + 4, count)
    let place = t * Double(count)
    var result = corners[first].map { $0 - $0 }
    for k in first...last {
      var weight = 1.0
      for l in first...last where l != k { weight *= (place - Double(l)) / Double(k - l) }
      for i in result.indices {
        result[i] +=
          BigFloat(rounding: weight, precision: corners[k][i].precision ?? BigFloatPrecision(bits: 64))
          * (corners[k][i] - corners[first][i])
      }
    }
    return zip(result, corners[first]).map { $0 + $1 }
  }
}

extension AffineConnection {
  /// Polygons of small energy between two points, the shortest first: coarse ones from every start, then finer ones.
  ///
  /// Starts that lead to the same polygon count once.
  ///
  /// - Parameter isUnique: whether only one geodesic joins the points, so that one start is enough.
  /// - Throws: `GeometryError.notConverged` when no start is a curve in the domain.
  func relaxedPaths(
    from p: Point, to q: Point, starts: [PathStart], spare: Int, isUnique: Bool
  ) throws -> [RelaxedPath] {
    let problem = PreciseEquation(try equation, bits: 64 + spare, slopes: try metricSlopes)
    let u0 = problem.flattened(p), u1 = problem.flattened(q), coarse = 8
    let working = problem.equation.working, precision = problem.precision
    func straight(_ t: Double) -> [BigFloat] {
      zip(u0, u1).map { $0 + (($1 - $0) * BigFloat(rounding: t, precision: precision)) }
    }
    var found: [PathEnergyTrial] = []
    let own = PathStart("straight without borders") { _ in nil }
    for (index, start) in ([own] + starts).enumerated() {
      var corners: [[BigFloat]]? = [u0]
      for k in 1..<coarse {
        let t = Double(k) / Double(coarse)
        if index == 0 {
          corners?.append(straight(t))
        } else if let x = start.place(t), x.allSatisfy(\.isFinite), manifold.chart.contains(x) {
          corners?.append(working.flattened(x.map { BigFloat(rounding: $0, precision: precision) }, precision))
        } else {
          corners = nil
          break
        }
      }
      guard let inner = corners, let path = try? PathEnergy(problem, corners: inner + [u1]) else { continue }
      path.relax(until: 5e-3, limit: 60)
      // Two starts that meet are one.
      if found.contains(where: { abs($0.path.energy - path.energy) <= 1e-2 * path.energy && $0.isNear(path) }) {
        continue
      }
      found.append(PathEnergyTrial(name: start.name, path: path))
      if isUnique { break }
    }
    guard let best = found.map({ $0.path.energy }).min() else {
      throw FrameCollocation.failure("no curve to start from stays in the domain")
    }
    // Middle rules of eight sides mislead by as much where the metric changes a lot.
    let candidates = found.filter { $0.path.energy <= 25 * best }.sorted { $0.path.energy < $1.path.energy }
    var result: [RelaxedPath] = []
    for candidate in candidates.prefix(4) {
      var path = candidate.path
      while path.corners.count - 1 < min(256, max(16, 4 * Int((path.length / 1.2).rounded(.up)))) {
        var finer = [path.corners[0]]
        for k in 1..<path.corners.count {
          finer.append(zip(path.corners[k - 1], path.corners[k]).map { ($0 + $1).scaled(byPowerOfTwo: -1) })
          finer.append(path.corners[k])
        }
        guard let next = try? PathEnergy(problem, corners: finer) else { break }
        next.relax(until: 1e-4, limit: 30)
        path = next
      }
      result.append(RelaxedPath(start: candidate.name, corners: path.corners, length: path.length))
    }
    return result.sorted { $0.length < $1.length }
  }

  /// ∂ₖgᵢⱼ as a tape.
  private var metricSlopes: Tape {
    get throws {
      try manifold.memory.value("metric slopes") {
        let x = manifold.chart.coordinates
        let slopes = try x.flatMap { symbol in try manifold.metricComponents.map { try $0.derivative(by: symbol) } }
        return try Tape(slopes, inputs: x)
      }
    }
  }
}

/// A polygon on trial.
private struct PathEnergyTrial {
  let name: String
  let path: PathEnergy

  /// Whether the corners are those of another polygon, or nearly.
  func isNear(_ other: PathEnergy) -> Bool {
    let scale = zip(path.corners[0], path.corners[path.corners.count - 1]).map { ($1 - $0).magnitude.asDouble }
    return zip(path.corners, other.corners).allSatisfy { a, b in
      zip(zip(a, b), scale).allSatisfy { ($0.0 - $0.1).magnitude.asDouble <= 0.05 * ($1 + 1) }
    }
  }
}
