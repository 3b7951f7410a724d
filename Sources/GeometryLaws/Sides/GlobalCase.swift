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
  /// A function of the parameters that is to be descended.
  let objective: Expression
  /// What several laws look at.
  private let manifolds = Mutex<[String: Result<StatisticalManifold?, any Error>]>([:])
  private let curves = Mutex<[String: LawCurve]>([:])
  private let model = Mutex<Result<StatisticalModel?, any Error>?>(nil)
  private let length = Mutex<LawLength?>(nil)

  init(
    _ manifold: StatisticalManifold, change: ChartTransition?, p: Point, q: Point, r: Point, newP: Point?, newQ: Point?,
    objective: Expression, digits: Int?
  ) {
    self.manifold = manifold
    self.change = change
    self.p = p
    self.q = q
    self.r = r
    self.newP = newP
    self.newQ = newQ
    self.objective = objective
    self.digits = digits
  }

  /// The numbers that are compared: those of a `Double` have room for it.
  var precision: BigFloatPrecision { digits.map { BigFloatPrecision(digits: $0 + 8) } ?? BigFloatPrecision(bits: 80) }

  /// The model in new coordinates.
  var newModel: StatisticalModel? {
    get throws {
      if let made = model.withLock({ $0 }) { return try made.get() }
      let made = Result { try change.flatMap { try manifold.model?.substituting($0) } }
      model.withLock { $0 = made }
      return try made.get()
    }
  }

  /// The manifold of the density in new coordinates; nil where its metric has no closed form.
  func newManifold() throws -> StatisticalManifold? { try known("new") { try self.newModel } }

  /// The manifold of several observations; nil where it was not recognised.
  func copies(_ count: Int) throws -> StatisticalManifold? {
    try known("copies \(count)") { try self.manifold.model?.repeated(count) }
  }

  /// The manifold of an observation beside a waiting time, with two of its points and the ratio of their rates.
  func product() throws -> (manifold: StatisticalManifold, from: Point, to: Point, ratio: Rational)? {
    guard manifold.dimension <= 2,
      let product = try known("product", { try self.manifold.model.flatMap { try LawProblem.besideWaitingTime($0) } })
    else { return nil }
    let rate = LawProblem.otherRate, ratio = Rational(5, 4)
    return (
      product, try product.point(exactly: p.exact + [Expression(rate)]),
      try product.point(exactly: q.exact + [Expression(rate * ratio)]), ratio
    )
  }

  private func known(_ key: String, _ make: () throws -> StatisticalModel?) throws -> StatisticalManifold? {
    if let known = manifolds.withLock({ $0[key] }) { return try known.get() }
    // What is made of a density is one: its mass need not be integrated.
    let made = Result<StatisticalManifold?, any Error> {
      guard let model = try make(), let manifold = try model.closedFormManifold() else { return nil }
      return StatisticalManifold(manifold, name: model.name, model: model)
    }
    manifolds.withLock { $0[key] = made }
    return try made.get()
  }

  /// The distance of p and q.
  func distance() throws -> LawLength {
    if let known = length.withLock({ $0 }) { return known }
    let made = try distance(from: p, to: q)
    length.withLock { $0 = made }
    return made
  }

  /// The distance of two points in the chart of the model.
  func distance(from a: Point, to b: Point) throws -> LawLength {
    if let digits {
      let found = try manifold.distance(from: a, to: b, digits: digits)
      return LawLength(found.value, error: found.error.asDouble)
    }
    let found = try manifold.distance(from: a, to: b)
    return LawLength(BigFloat(exactly: found.value), error: found.error)
  }

  /// The geodesic from p to q.
  func curve() throws -> LawCurve { try curve(from: p, to: q) }

  /// The same in the new chart; nil where its metric has no closed form.
  func newCurve() throws -> LawCurve? {
    guard let new = try newManifold(), let a = newP, let b = newQ else { return nil }
    return try curve(from: a, to: b, of: ("new", new))
  }

  /// A geodesic between two points.
  ///
  /// - Parameter other: another manifold, with a name of its own here.
  func curve(
    from a: Point, to b: Point, of other: (key: String, manifold: StatisticalManifold)? = nil
  ) throws -> LawCurve {
    let manifold = other?.manifold ?? manifold
    let key = "\(other?.key ?? "") \(a.coordinates) \(b.coordinates)"
    if let known = curves.withLock({ $0[key] }) { return known }
    let made: LawCurve
    if let digits {
      made = LawCurve(try manifold.geodesic(from: a, to: b, digits: digits))
    } else {
      made = LawCurve(try manifold.geodesic(from: a, to: b))
    }
    curves.withLock { $0[key] = made }
    return made
  }

  /// The geodesic from p with a velocity.
  func shot(_ velocity: [BigFloat]) throws -> LawCurve {
    if let digits {
      let exact = velocity.map { Expression($0.asRational ?? 0) }
      return LawCurve(try manifold.geodesic(from: p, velocity: exact, until: 1, digits: digits))
    }
    return LawCurve(try manifold.geodesic(from: p, velocity: velocity.map(\.asDouble), until: 1))
  }
}
