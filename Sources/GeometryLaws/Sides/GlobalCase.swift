import InformationGeometry
import Synchronization

/// Two or three points of a model in two charts, for laws between places.
final class GlobalCase: Sendable {
  /// The manifold as it is held to be right.
  let manifold: StatisticalManifold
  /// The change of parameters; nil when there is no density to put it into.
  let change: ChartTransition?
  /// The points in the chart of the model.
  let p: Point, q: Point, r: Point
  /// The first two in the new chart.
  let newP: Point?, newQ: Point?
  /// How many digits are asked for; nil for `Double`.
  let digits: Int?
  private let known = Mutex<(manifold: StatisticalManifold?, isKnown: Bool)>((nil, false))
  /// From p to q in the chart of the model, which several laws look at.
  private let curve = Mutex<Geodesic?>(nil)
  private let length = Mutex<Distance?>(nil)
  private let longLength = Mutex<BigFloatDistance?>(nil)

  init(
    _ manifold: StatisticalManifold, change: ChartTransition?, p: Point, q: Point, r: Point, newP: Point?, newQ: Point?,
    digits: Int?
  ) {
    self.manifold = manifold
    self.change = change
    self.p = p
    self.q = q
    self.r = r
    self.newP = newP
    self.newQ = newQ
    self.digits = digits
  }

  /// The model in new coordinates.
  var newModel: StatisticalModel? {
    get throws { try change.flatMap { try manifold.model?.substituting($0) } }
  }

  /// The manifold of the density in new coordinates; nil where its metric has no closed form.
  func newManifold() throws -> StatisticalManifold? {
    if let known = known.withLock({ $0.isKnown ? .some($0.manifold) : nil }) { return known }
    var made: StatisticalManifold?
    if let model = try newModel {
      do throws(GeometryError) { made = try model.manifold() } catch {
        guard case .unsupported = error else { throw error }
      }
    }
    known.withLock { $0 = (made, true) }
    return made
  }

  /// The geodesic from p to q.
  func geodesic() throws -> Geodesic {
    if let known = curve.withLock({ $0 }) { return known }
    let made = try manifold.geodesic(from: p, to: q)
    curve.withLock { $0 = made }
    return made
  }

  /// The distance of p and q.
  func distance() throws -> Distance {
    if let known = length.withLock({ $0 }) { return known }
    let made = try manifold.distance(from: p, to: q)
    length.withLock { $0 = made }
    return made
  }

  /// The distance of p and q to many digits.
  func distance(digits: Int) throws -> BigFloatDistance {
    if let known = longLength.withLock({ $0 }) { return known }
    let made = try manifold.distance(from: p, to: q, digits: digits)
    longLength.withLock { $0 = made }
    return made
  }
}
