import Scalars
import Symbolics

/// A point of a manifold: its coordinates in a chart, exact and as the nearest `Double`s.
public struct Point: Sendable {
  /// The chart of the coordinates.
  public let chart: Chart
  /// The coordinates, rounded.
  public let coordinates: [Double]
  /// The coordinates as given: numbers or constant expressions.
  public let exact: [Expression]
  private let exactTape: Tape

  /// A point with exact coordinates, such as 1/3 or √2.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the coordinate.
  public init(_ exact: [Expression], in chart: Chart) throws(GeometryError) {
    precondition(exact.count == chart.dimension, "\(exact.count) values for \(chart.dimension) coordinates")
    self.chart = chart
    self.exact = exact
    do {
      exactTape = try Tape(exact, inputs: [])
    } catch {
      throw .invalidModel(reason: "a coordinate of a point must be a number: \(error)")
    }
    var rounded: [Double] = []
    for (i, coordinate) in exactTape.constantValues().enumerated() {
      let symbol = chart.coordinates[i]
      guard !coordinate.isNaN else {
        throw .outsideDomain(
          parameter: symbol.name, value: exact[i].text(limit: 60), requirement: symbol.domain.requirement)
      }
      if let value = exact[i].rational, !symbol.domain.contains(value) {
        throw .outsideDomain(
          parameter: symbol.name, value: Point.shown(value), requirement: symbol.domain.requirement)
      }
      rounded.append(coordinate)
      if exact[i].rational == nil, !symbol.domain.contains(coordinate) {
        throw .outsideDomain(
          parameter: symbol.name, value: "\(coordinate)", requirement: symbol.domain.requirement)
      }
    }
    coordinates = rounded
    if !chart.constraints.isEmpty, let obstruction = Point.exactObstruction(exactTape, chart, rounded) {
      throw obstruction
    }
  }

  /// A point with the coordinates given, which are taken exactly.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the coordinate.
  public init(_ coordinates: [Double], in chart: Chart) throws(GeometryError) {
    precondition(coordinates.count == chart.dimension, "\(coordinates.count) values for \(chart.dimension) coordinates")
    var exact: [Expression] = []
    for (symbol, value) in zip(chart.coordinates, coordinates) {
      guard let rational = Rational(exactly: value) else {
        throw .outsideDomain(parameter: symbol.name, value: "\(value)", requirement: symbol.domain.requirement)
      }
      exact.append(Expression(rational))
    }
    try self.init(exact, in: chart)
  }

  /// Enclosures of the coordinates.
  public func enclosed(bits: Int) -> [Ball] { exactTape.evaluate([Ball](), precision: BallPrecision(bits: bits)) }

  private static func shown(_ value: Rational) -> String {
    let decimal = value.asDouble
    return Rational(shortestDecimal: decimal) == value ? Point.plain(decimal) : value.description
  }

  private static func plain(_ x: Double) -> String {
    x.rounded() == x && abs(x) < 1e15 ? "\(Int(x))" : "\(x)"
  }

  /// The constraints, decided in balls so that 1 − 10⁻³⁰ is still less than 1.
  private static func exactObstruction(_ exact: Tape, _ chart: Chart, _ rounded: [Double]) -> GeometryError? {
    guard let tape = try? Tape(chart.constraints.map(\.positive), inputs: chart.coordinates) else { return nil }
    let precision = BallPrecision(bits: 4096)
    let values = tape.evaluate(exact.evaluate([Ball](), precision: precision), precision: precision)
    for (value, constraint) in zip(values, chart.constraints) where !value.isPositive {
      return chart.obstruction(to: rounded)
        ?? .outsideDomain(parameter: constraint.parameter, value: "\(rounded)", requirement: constraint.requirement)
    }
    return nil
  }
}
