import InformationGeometry

/// A distance of one pair, and what other ways say of it.
struct PairCheck {
  let family: PairFamily
  let manifold: StatisticalManifold
  let p: Point
  let q: Point
  /// The number of the pair, by which dear checks are shared out.
  let index: Int

  /// The distance that is checked.
  let distance: Distance
  /// The largest |d − d′|/d, and what integrations depart by.
  private(set) var disagreement = 0.0
  /// The largest |d − d′|/(error + error′) of the distance and those by second ways; nil where there was none.
  private(set) var misjudgement: Double?
  private(set) var isIntegrated = false
  /// How many searches for a shorter geodesic ended at a longer one, or nowhere.
  private(set) var strays = 0
  /// What the second ways gave.
  private(set) var others: [String] = []

  /// A disagreement above this is a wrong number.
  static let tolerance = 1e-8

  init(_ family: PairFamily, _ manifold: StatisticalManifold, from p: Point, to q: Point, index: Int) throws {
    self.family = family
    self.manifold = manifold
    self.p = p
    self.q = q
    self.index = index
    distance = try manifold.distance(from: p, to: q)
  }

  var isWrong: Bool { !(disagreement <= Self.tolerance) || (misjudgement ?? 0) > 1 }

  var text: String {
    "\(p.coordinates) to \(q.coordinates): \(distance), second \(others.isEmpty ? "none" : others.joined(separator: ", ")), "
      + "\(disagreement) \(misjudgement ?? 0)"
  }

  /// All checks that the family allows.
  mutating func run() throws {
    if let normals = family.normals {
      try checkNormals(normals)
    } else if let sphere = family.isZeroInflated ? ZeroInflatedSphere(from: p.coordinates, to: q.coordinates) : nil,
      let other = sphere.distance
    {
      compare(other.value, other.error, "on the sphere")
    }
    for rung in rungs {
      guard let other = try? manifold.distance(from: p, to: q, by: rung) else { continue }
      // A longer geodesic contradicts nothing where several join the points.
      let isShorter = other.value < distance.value * (1 - Self.tolerance)
      if family.hasOneGeodesic || isShorter || other.value <= distance.value * (1 + 1e-6) {
        compare(other.value, other.error, other.method.rawValue)
      }
      break
    }
    if index % 10 == 0 || others.isEmpty || family.isZeroInflated, manifold.dimension <= 20 { try integrate() }
  }

  private mutating func compare(_ value: Double, _ error: Double, _ name: String) {
    let gap = (value - distance.value).magnitude
    // A way that is less exact than the tolerance tells nothing by agreeing.
    if error > Self.tolerance * distance.value, gap <= distance.error + error { return }
    disagreement = Self.worse(disagreement, gap / distance.value)
    misjudgement = Self.worse(
      misjudgement ?? 0, gap / (distance.error + error + 4 * distance.value.ulp))
    others.append("\(value) ± \(error) (\(name))")
  }

  /// The larger of two, and infinity for what is no number.
  private static func worse(_ a: Double, _ b: Double) -> Double { b.isNaN ? .infinity : max(a, b) }

  /// A search for shorter geodesics, and the equation by matrices, of every pair.
  private mutating func checkNormals(_ normals: NormalFamily) throws {
    guard let check = NormalCheck(normals, from: p, to: q) else { return }
    var random = PairGenerator(seed: UInt64(index) &+ 0x5EED)
    let search = check.search(length: distance.value, starts: 3, &random)
    strays = search.strays
    if let other = search.shortest { compare(other.value, other.error, "other lifts") }
    let curve = try manifold.geodesic(from: p, to: q)
    isIntegrated = true
    disagreement = Self.worse(disagreement, (curve.length - distance.value).magnitude / distance.value)
    disagreement = Self.worse(disagreement, check.departure(of: curve, tolerance: Self.tolerance))
  }

  private mutating func integrate() throws {
    let curve = try manifold.geodesic(from: p, to: q)
    isIntegrated = true
    disagreement = Self.worse(disagreement, (curve.length - distance.value).magnitude / distance.value)
    disagreement = Self.worse(disagreement, try departure(of: curve))
  }

  /// How far the initial-value problem ends from the last point, relative to the length.
  ///
  /// By one integration in `Double`, and where that is not enough, as neighbouring geodesics part, in pieces and by series.
  private func departure(of curve: Geodesic) throws -> Double {
    let start = curve.sample(at: 0)
    if let p = try? manifold.point(start.coordinates),
      let end = try? manifold.connection().geodesic(from: p, velocity: start.velocity).end.coordinates,
      let g = try? manifold.manifold.tape([.metric]).evaluate(q.coordinates)
    {
      let gap = zip(end, q.coordinates).map { $0 - $1 }, n = gap.count
      var square = 0.0
      for i in 0..<n { for j in 0..<n { square += g[i * n + j] * gap[i] * gap[j] } }
      // d(p, end) is the length: by the triangle inequality it is off by the gap at most.
      let departure = max(square, 0).squareRoot() / curve.length
      if departure <= Self.tolerance { return departure }
    }
    let check = try manifold.connection().verification(of: curve, seeksConjugatePoints: false)
    return max(check.endPointError ?? .nan, check.speedVariation)
  }

  /// The rungs to check a distance by, in turn until one applies.
  private var rungs: [GeodesicRung] {
    switch distance.method {
    case .symmetricSpaceLift: manifold.dimension <= 5 && index % 2 == 0 ? [.collocation] : []
    case .closedForm: manifold.dimension <= 5 ? [.collocation] : []
    case .greatCircle: index % 5 == 0 ? [.collocation] : []
    case .collocation where manifold.dimension == 2 && manifold.manifold.hasCyclicCoordinate:
      index % 20 == 0 ? [.clairaut, .pathEnergy] : []
    default: index % 50 == 0 && manifold.dimension <= 4 ? [.pathEnergy] : []
    }
  }
}
