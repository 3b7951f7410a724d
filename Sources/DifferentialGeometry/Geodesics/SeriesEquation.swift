import Scalars
import Symbolics

/// The geodesic equation of an α-connection for Taylor series: (x, v) ↦ ẍ, |v|², and what must stay positive.
struct SeriesEquation: Sendable {
  /// Something that is positive inside the domain.
  struct Border: Sendable {
    let parameter: String
    let requirement: String

    /// Why a curve cannot go on.
    var reason: String { "\(parameter) reaches the border of its domain: it must \(requirement)" }
  }

  let chart: Chart
  let alpha: Rational
  let tape: Tape
  let metric: Tape
  /// In the order of the outputs after ẍ and |v|².
  let borders: [Border]

  var dimension: Int { chart.dimension }

  init(_ manifold: Manifold, alpha: Rational) throws {
    let equation = try manifold.connection(alpha: alpha).equation
    let chart = manifold.chart, n = chart.dimension
    let v = chart.coordinates.map { Expression(Symbol("d " + $0.name)) }
    var square: [Expression] = []
    for i in 0..<n {
      for j in i..<n {
        let term = manifold.metricComponents[i * n + j] * v[i] * v[j]
        square.append(i == j ? term : 2 * term)
      }
    }
    let (positive, borders) = Self.borders(of: chart)
    self.chart = chart
    self.alpha = alpha
    self.borders = borders
    tape = try Tape(
      equation.accelerationFormula + [.sum(square)] + positive,
      inputs: chart.coordinates + chart.coordinates.map { Symbol("d " + $0.name) })
    metric = equation.metric
  }

  /// What is positive inside a chart, and what each keeps the curve from.
  static func borders(of chart: Chart) -> (positive: [Expression], borders: [Border]) {
    var positive: [Expression] = [], borders: [Border] = []
    for symbol in chart.coordinates {
      let border = Border(parameter: symbol.name, requirement: symbol.domain.requirement)
      if let low = symbol.domain.lower {
        positive.append(Expression(symbol) - Expression(low.value))
        borders.append(border)
      }
      if let high = symbol.domain.upper {
        positive.append(Expression(high.value) - Expression(symbol))
        borders.append(border)
      }
    }
    for constraint in chart.constraints {
      positive.append(constraint.positive)
      borders.append(Border(parameter: constraint.parameter, requirement: constraint.requirement))
    }
    return (positive, borders)
  }

  /// Refuses digits that no Taylor series would reach in hours.
  ///
  /// - Throws: `GeometryError.unsupported`.
  func requirePossible(digits: Int) throws(GeometryError) {
    let most = SeriesTape.isComposed(tape) ? 1_000 : 10_000
    guard digits <= most else {
      throw .unsupported(reason: "a geodesic of this metric by Taylor series has at most \(most) digits")
    }
  }

  /// √g(v, v) at x.
  func speed(_ x: [BigFloat], _ v: [BigFloat], _ precision: BigFloatPrecision) -> BigFloat {
    let g = metric.evaluate(x, precision: precision), n = dimension
    var total = BigFloat.zero.rounded(to: precision)
    for i in 0..<n { for j in 0..<n { total += g[i * n + j] * v[i] * v[j] } }
    return BigFloat.sqrt(total < 0 ? .zero.rounded(to: precision) : total)
  }

  /// ẍ at (x, v).
  func acceleration(_ x: [BigFloat], _ v: [BigFloat], _ precision: BigFloatPrecision) -> [BigFloat] {
    Array(tape.evaluate(x + v, precision: precision).prefix(dimension))
  }

  /// For each coordinate log₂ of what a change of it weighs: its length, or its part of the way to a border.
  func weights(_ x: [BigFloat]) -> [Double] {
    let precision = BigFloatPrecision(bits: 64), n = dimension
    let g = metric.evaluate(x.map { $0.rounded(to: precision) }, precision: precision)
    return (0..<n).map { i in
      var weight = g[i * n + i].magnitude.binaryMagnitude / 2
      let domain = chart.coordinates[i].domain
      for end in [domain.lower, domain.upper] {
        guard let end else { continue }
        weight = max(weight, -(x[i] - BigFloat(end.value, precision: x[i].precision ?? precision)).binaryMagnitude)
      }
      return weight.isFinite ? weight : 0
    }
  }
}

extension BigFloat {
  /// log₂|x| to about 50 bits; −∞ for 0, NaN for what is no number.
  package var binaryMagnitude: Double {
    guard isFinite else { return .nan }
    guard let exponent else { return -.infinity }
    return Double(exponent) + Double.log2(scaled(byPowerOfTwo: -exponent).asDouble.magnitude)
  }
}
