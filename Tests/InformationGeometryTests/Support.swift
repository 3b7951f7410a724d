import InformationGeometry
import Testing

/// Foundation has an `Expression` of its own.
typealias Expression = InformationGeometry.Expression

/// SplitMix64 (Steele, Lea & Flood 2014): reproducible draws; every failure names its seed.
typealias SeededGenerator = SeededDraws

extension SeededDraws {
  /// A point of a chart: scales over four orders of magnitude, probabilities down to a percent.
  mutating func point(of chart: Chart) -> [Double] {
    if chart.coordinates.contains(where: { $0.name == "S11" }) {
      // Matrices near the identity, by rejection.
      while true {
        let x = chart.coordinates.map { $0.domain.lower == nil ? uniform(-0.8, 0.8) : Double.exp(uniform(-0.7, 0.7)) }
        if chart.contains(x) { return x }
      }
    }
    if !chart.constraints.isEmpty {
      let weights = (0...chart.dimension).map { _ in uniform(0.02, 1) }
      return weights.dropLast().map { $0 / weights.reduce(0, +) }
    }
    return chart.coordinates.map { symbol in
      switch (symbol.domain.lower, symbol.domain.upper) {
      case (nil, nil): uniform(-10, 10)
      case (_?, nil): Double.exp(uniform(-4.6, 4.6))
      default: 1 / (1 + Double.exp(uniform(-4.6, 4.6)))
      }
    }
  }
}

/// The families that laws are tested on, with the number of draws for each: large ones have fewer.
struct Family: Sendable, CustomStringConvertible {
  let name: String
  let draws: Int
  var description: String { name }

  static let all: [Family] = [
    Family(name: "normal", draws: 20), Family(name: "lognormal", draws: 5), Family(name: "exponential", draws: 5),
    Family(name: "poisson", draws: 5), Family(name: "bernoulli", draws: 5), Family(name: "binomial:n=7", draws: 5),
    Family(name: "geometric", draws: 5), Family(name: "negative-binomial:r=5/2", draws: 5),
    Family(name: "categorical:k=3", draws: 10), Family(name: "categorical:k=5", draws: 3),
    Family(name: "multinomial:k=3,n=12", draws: 5), Family(name: "gamma", draws: 20), Family(name: "beta", draws: 20),
    Family(name: "dirichlet:k=3", draws: 10), Family(name: "dirichlet:k=4", draws: 3),
    Family(name: "inverse-gaussian", draws: 20), Family(name: "rayleigh", draws: 5),
    Family(name: "half-normal", draws: 5), Family(name: "pareto:scale=2", draws: 5),
    Family(name: "chi-squared", draws: 5), Family(name: "inverse-gamma", draws: 5),
    Family(name: "von-mises", draws: 3), Family(name: "zero-inflated-poisson", draws: 3),
    Family(name: "multivariate-normal:d=2", draws: 2), Family(name: "centered-normal:d=2", draws: 3),
  ]

  static let surfaces = all.filter { ["normal", "gamma", "beta", "inverse-gaussian", "lognormal"].contains($0.name) }

  func manifold() throws -> Manifold { try Catalogue.model(name).manifold().manifold }
}

/// The precision at which laws are tested: a violation of one part in 10⁵⁰ would show.
let lawPrecision = BallPrecision(bits: 256)

extension Ball {
  static func exact(_ r: Rational) -> Ball { Ball(r, precision: lawPrecision) }

  /// Whether it is zero as far as it is known, and is known to 10⁻⁵⁰ of a scale.
  func vanishes(against scale: Double) -> Bool { containsZero && radius <= 1e-50 * scale }
}

/// The largest size of a number in balls.
func size(_ balls: [Ball]) -> Double { balls.reduce(0) { max($0, abs($1.midpoint)) } }

extension Manifold {
  func balls(_ quantity: Quantity, at point: Point) throws -> [Ball] {
    try enclosure(of: quantity, at: point, bits: lawPrecision.bits)
  }

  /// Expressions at a point.
  func balls(_ expressions: [Expression], at point: Point) throws -> [Ball] {
    try Tape(expressions, inputs: chart.coordinates).evaluate(
      point.enclosed(bits: lawPrecision.bits), precision: lawPrecision)
  }

  /// The same manifold without the promise that it is dually flat: curvature then comes from derivatives of g and T.
  func withoutPromises() throws -> Manifold {
    try Manifold(chart: chart, metric: metricComponents, cubic: cubicComponents)
  }
}

extension StatisticalModel {
  /// The coordinates of a point as the command line has it: `mu=[0,0],Sigma=[[1,0],[0,1]]`.
  func exactCoordinates(_ text: String) throws -> [Expression] {
    // A part without a name belongs to the one before.
    var values: [String: [Expression]] = [:]
    var name = ""
    for part in text.filter({ !"[]".contains($0) }).split(separator: ",") {
      let sides = part.split(separator: "=").map(String.init)
      if sides.count == 2 { name = sides[0] }
      values[name, default: []].append(Expression(try #require(Rational(sides[sides.count - 1]))))
    }
    var coordinates = [Expression](repeating: .zero, count: chart.dimension)
    for shape in parameterShapes {
      for (k, value) in try #require(values[shape.name]).enumerated() {
        if case .symmetricMatrix(let d) = shape.kind {
          coordinates[shape.coordinate(k / d, k % d)] = value
        } else {
          coordinates[shape.coordinate(k)] = value
        }
      }
    }
    return coordinates
  }
}
