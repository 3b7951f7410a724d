import NumericalMethods
import Scalars
import Symbolics

/// The geodesic equation in coordinates without borders as formulas in (u, u̇), for tapes that take many points at once.
struct WorkingFormulas {
  /// The symbols of u, then those of u̇.
  let inputs: [Symbol]
  /// ü.
  let accelerations: [Expression]
  /// dx/du, and x for each coordinate of the chart.
  private let slopes: [Expression]
  private let places: [Symbol: Expression]

  init(_ equation: GeodesicEquation) throws {
    let coordinates = equation.chart.coordinates
    let u = coordinates.map { Symbol("u " + $0.name) }, w = coordinates.map { Symbol("w " + $0.name) }
    var places: [Symbol: Expression] = [:], replacements: [Symbol: Expression] = [:]
    var slopes: [Expression] = [], bends: [Expression] = []
    for (i, symbol) in coordinates.enumerated() {
      let φ = WorkingCoordinates.map(symbol.domain, Expression(u[i]))
      let slope = try φ.derivative(by: u[i])
      places[symbol] = φ
      replacements[symbol] = φ
      replacements[Symbol("d " + symbol.name)] = slope * w[i]
      slopes.append(slope)
      bends.append(try slope.derivative(by: u[i]))
    }
    let force = Expression.substituting(replacements, in: equation.accelerationFormula)
    var working: [Expression] = []
    for i in force.indices {
      let bent: Expression = bends[i] * w[i].squared
      working.append(((force[i] - bent) / slopes[i]).tidied())
    }
    inputs = u + w
    accelerations = working
    self.slopes = slopes
    self.places = places
  }

  /// ∂ü/∂u, then ∂ü/∂u̇, n² each.
  func derivatives() throws -> [Expression] {
    let n = accelerations.count
    var result: [Expression] = []
    for symbols in [inputs[..<n], inputs[n...]] {
      for acceleration in accelerations {
        for symbol in symbols { result.append(try acceleration.derivative(by: symbol)) }
      }
    }
    return result
  }

  /// The change of every coordinate that is a unit of length, 1/√g(∂ᵢ, ∂ᵢ).
  func units(_ metric: [Expression]) -> [Expression] {
    let n = accelerations.count
    let squares = Expression.substituting(places, in: (0..<n).map { metric[$0 * n + $0] })
    return (0..<n).map { 1 / (sqrt(squares[$0]) * slopes[$0]) }
  }
}
