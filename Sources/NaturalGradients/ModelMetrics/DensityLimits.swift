import InformationGeometry

/// What derivatives of a density do at its kinks and at the ends of its sample space.
struct DensityLimits: Sendable {
  /// A derivative that is not continuous when the density is continued by zero.
  struct Jump {
    let name: String
    /// How often it was differentiated by x.
    let derivative: Int
    let place: String
    let isEnd: Bool
  }

  /// A place with formulas of the derivatives beside it, in the distance d.
  private struct Place: Sendable {
    let position: Expression
    /// On one side, or on both.
    let sides: [Tape]
    var isEnd: Bool { sides.count == 1 }
  }

  private let names: [(name: String, derivative: Int)]
  private let places: [Place]

  /// - Parameters:
  ///   - ratios: derivatives of p divided by p.
  ///   - names: what each is called, and how often it was differentiated by x.
  init(_ model: StatisticalModel, ratios: [Expression], names: [(name: String, derivative: Int)]) throws {
    self.names = names
    guard let ℓ = model.logDensity, let x = model.variables.first else {
      places = []
      return
    }
    let d = Symbol("distance from a place", .positive)
    func tape(_ position: Expression, isAbove: Bool) throws -> Tape {
      let here = isAbove ? position + d : position - d
      let shifted = Expression.substituting([x: here], in: [ℓ] + ratios)
      return try Tape(shifted[1...].map { $0 * exp(shifted[0]) }, inputs: model.parameters + [d])
    }
    var places: [Place] = []
    let domain = model.sampleSpace?.domain ?? .real
    if let low = domain.lower?.value {
      places.append(Place(position: Expression(low), sides: [try tape(Expression(low), isAbove: true)]))
    }
    if let high = domain.upper?.value {
      places.append(Place(position: Expression(high), sides: [try tape(Expression(high), isAbove: false)]))
    }
    for kink in ℓ.kinkArguments(in: x).compactMap({ $0.affineRoot(in: x) }) {
      places.append(
        Place(position: kink, sides: [try tape(kink, isAbove: false), try tape(kink, isAbove: true)]))
    }
    self.places = places
  }

  /// The first derivative by x that is not continuous at a point of the parameters; nil where all are.
  func jump(at point: Point) -> Jump? {
    let precision = BallPrecision(bits: 256), ξ = point.enclosed(bits: 256)
    func values(_ tape: Tape, _ exponent: Int) -> [Ball] {
      tape.evaluate(ξ + [Ball(1, precision: precision).scaled(byPowerOfTwo: exponent)], precision: precision)
    }
    var found: Jump?
    for place in places {
      let near = place.sides.map { values($0, -4000) }, far = place.sides.map { values($0, -40) }
      for (k, name) in names.enumerated() where name.derivative < found?.derivative ?? .max {
        let sides = near.map { $0[k] }
        let size = sides.map(\.binaryMagnitude).max() ?? -.infinity
        let before = far.map { $0[k].binaryMagnitude }.max() ?? -.infinity
        // What goes to zero, if only like a small power of the distance, is continuous there.
        if size == -.infinity || size < before - 0.5 { continue }
        let gap = sides.count == 1 ? size : (sides[1] - sides[0]).binaryMagnitude
        if gap > size - 20 || gap.isNaN {
          let position =
            (try? Tape([place.position], inputs: point.chart.coordinates).evaluate(point.coordinates)[0]) ?? .nan
          found = Jump(name: name.name, derivative: name.derivative, place: "\(position)", isEnd: place.isEnd)
        }
      }
    }
    return found
  }
}
