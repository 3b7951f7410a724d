/// Where the solutions of a two-point problem touch an end of a coordinate's domain as the last point moves to its place.
public struct BorderContact: Equatable, Sendable {
  /// The coordinate, from 0.
  public let coordinate: Int
  /// Where the last solution inside came nearest to the end: its parameter and its place.
  public let parameter: Double, position: [Double]
  /// How far along the way of the last point that solution was found, and where the end would be touched; both 1 where the
  /// solution for the last point itself passes the end.
  public let reached: Double, predicted: Double
}

/// How near the solutions come to ends of the domain while the last point of a two-point problem is moved along its way.
///
/// An end at a finite distance may lie between the points: the nearest approach then falls to 0 like a smooth function of
/// the way, and beyond that no solution stays inside. The distance from the end counts in units of the smaller of those that
/// the two points themselves have.
struct BorderApproach {
  private let borders: TwoPointProblem.Borders
  private let passable: [Int]
  private var last: (way: Double, ratios: [Double])?
  /// The coordinate that would reach its end first, its ratio, and where on the way.
  private var nearest: (coordinate: Int, ratio: Double, predicted: Double)?
  private var way = 0.0

  /// Below this ratio what is left of the way to the end is taken to be straight.
  static let small = 0.04
  /// The same where solutions can no longer be followed.
  static let lastResort = 0.3

  init?(_ problem: TwoPointProblem) {
    guard let borders = problem.borders else { return nil }
    self.borders = borders
    passable = problem.passableBorders
  }

  /// Takes note of a solution for the last point at a place of its way.
  mutating func note(_ curve: ChebyshevCurve, at way: Double) {
    let n = curve.dimension
    let ends = [0.0, 1.0].map { distances(curve, at: $0) }
    var least = [Double](repeating: .infinity, count: n)
    for t in Self.places(curve) { for (c, b) in distances(curve, at: t).enumerated() { least[c] = min(least[c], b) } }
    let ratios = (0..<n).map { c in
      let unit = min(ends[0][c], ends[1][c])
      return unit.isFinite && unit > 0 ? least[c] / unit : .infinity
    }
    nearest = nil
    if let last {
      for c in 0..<n where ratios[c] < 0.5 && ratios[c] < last.ratios[c] && last.ratios[c].isFinite {
        let predicted = way + ratios[c] * (way - last.way) / (last.ratios[c] - ratios[c])
        if predicted < nearest?.predicted ?? .infinity { nearest = (c, ratios[c], predicted) }
      }
    }
    last = (way, ratios)
    self.way = way
  }

  /// A step on the way that does not pass the end.
  func limited(_ step: Double) -> Double {
    guard let nearest, nearest.predicted < 1, !passable.contains(nearest.coordinate) else { return step }
    return min(step, 0.6 * (nearest.predicted - way))
  }

  /// The end of the domain that the solution has all but reached long before the last point comes to its place.
  func contact(_ curve: ChebyshevCurve, below ratio: Double) -> BorderContact? {
    guard let nearest, nearest.ratio < ratio, 2 * nearest.predicted - way < 1 else { return nil }
    let c = nearest.coordinate
    if passable.contains(c) {
      // A solution for a later point may stay inside.
      if ratio == Self.small { return nil }
      if let passage = passage(curve, at: nearest.predicted) { return passage }
    }
    let place = Self.places(curve).min { distances(curve, at: $0)[c] < distances(curve, at: $1)[c] } ?? 0
    var position = [Double](repeating: 0, count: curve.dimension)
    curve.writePosition(curve.locate(place), into: &position)
    return BorderContact(
      coordinate: c, parameter: place, position: position, reached: way, predicted: nearest.predicted)
  }

  /// Where a solution first passes an end; nil for one that stays inside.
  ///
  /// - Parameter way: where on the way of the last point solutions come to pass it; 1 for the last point itself.
  func passage(_ curve: ChebyshevCurve, at way: Double = 1) -> BorderContact? {
    let places = Self.places(curve)
    for c in passable {
      guard let k = places.indices.dropFirst().first(where: { !(distances(curve, at: places[$0])[c] > 0) }) else {
        continue
      }
      var inside = places[k - 1], outside = places[k]
      while outside - inside > 4 * outside.ulp {
        let middle = inside + (outside - inside) / 2
        if distances(curve, at: middle)[c] > 0 { inside = middle } else { outside = middle }
      }
      var position = [Double](repeating: 0, count: curve.dimension)
      curve.writePosition(curve.locate(inside), into: &position)
      return BorderContact(coordinate: c, parameter: inside, position: position, reached: way, predicted: way)
    }
    return nil
  }

  /// Parameters between which a curve does not do much: nine on each element.
  private static func places(_ curve: ChebyshevCurve) -> [Double] {
    var result = [0.0]
    for e in 0..<curve.elementCount {
      let left = curve.breakpoints[e], width = curve.breakpoints[e + 1] - left
      for k in 1...8 { result.append(left + width * Double(k) / 8) }
    }
    return result
  }

  private func distances(_ curve: ChebyshevCurve, at t: Double) -> [Double] {
    var position = [Double](repeating: 0, count: curve.dimension), result = position
    curve.writePosition(curve.locate(t), into: &position)
    borders(position, &result)
    return result
  }
}
