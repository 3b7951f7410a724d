import DifferentialGeometry
import Scalars
import Symbolics

/// Exact points of a sample space and of a parameter domain, always the same ones, at which formulas are tried.
struct TrialPoints {
  /// Observations, each with a number for every variable.
  let observations: [[Rational]]
  /// Parameters.
  let parameters: [[Rational]]

  /// As many points as there are, up to a count; nil where the spaces have no simple ones.
  init?(variables: [Symbol], space: SampleSpace?, chart: Chart, count: Int) {
    var scale = Rational(1)
    switch space {
    case .sphere, .positiveDefinite, .counts: return nil
    case .product(let parts) where parts.contains { $0.dimension > 1 }: return nil
    case .simplex(let k): scale = Rational(1, k)
    default: break
    }
    var observations: [[Rational]] = []
    let columns = variables.map { TrialPoints.numbers(in: $0.domain) }
    let available = columns.count == 1 ? columns[0].count : 23
    for k in 0..<available where observations.count < count {
      // Steps that are prime to the length of the lists take the coordinates through them in different orders.
      let point = columns.enumerated().map { j, column in
        (column[(k * (1 + 4 * j) + j) % column.count]) * (j == 0 && variables.count == 1 ? 1 : scale)
      }
      if !observations.contains(point) { observations.append(point) }
    }
    var parameters: [[Rational]] = []
    let domains = chart.coordinates.map { TrialPoints.numbers(in: $0.domain) }
    for attempt in 0..<4 where parameters.count < count {
      // Parameters that must sum to less than something are tried smaller.
      let shrink = Rational(1, 1 + attempt * chart.dimension)
      for k in 0..<29 where parameters.count < count {
        let point = domains.enumerated().map { j, column in
          let value = column[(k * (1 + 4 * j) + 3 * j) % column.count]
          return attempt == 0 || chart.coordinates[j].domain.isInteger ? value : value * shrink
        }
        guard !parameters.contains(point), zip(chart.coordinates, point).allSatisfy({ $0.domain.contains($1) }),
          chart.contains(point.map(\.asDouble))
        else { continue }
        parameters.append(point)
      }
    }
    guard observations.count >= 2, parameters.count >= 2 else { return nil }
    self.observations = observations
    self.parameters = parameters
  }

  /// Simple numbers of a domain, none of which is a bound, the simplest first.
  static func numbers(in domain: Domain) -> [Rational] {
    if domain.isInteger {
      let low = domain.lower?.value.asInt ?? domain.upper?.value.asInt.map { $0 - 29 } ?? 0
      let high = domain.upper?.value.asInt ?? low + 29
      return (low...Swift.max(low, Swift.min(high, low + 29))).map { Rational($0) }
    }
    let positive = [
      (1, 1), (2, 1), (1, 2), (3, 1), (3, 2), (1, 3), (5, 2), (2, 3), (4, 1), (3, 4), (5, 3), (1, 4), (7, 2), (4, 3),
      (5, 1), (5, 4), (7, 3), (7, 4), (2, 5), (6, 5), (9, 4), (8, 3), (11, 4),
    ].map { Rational($0.0, $0.1) }
    switch (domain.lower?.value, domain.upper?.value) {
    case (nil, nil):
      return [
        (1, 1), (-1, 2), (2, 1), (-2, 1), (1, 2), (3, 1), (-3, 2), (-1, 3), (3, 2), (-3, 1), (1, 3), (5, 2), (-5, 2),
        (2, 3), (-4, 3), (4, 1), (-5, 1), (5, 3), (-2, 3), (7, 2), (-7, 3), (1, 4), (-5, 4),
      ].map { Rational($0.0, $0.1) }
    case (let low?, nil): return positive.map { low + $0 }
    case (nil, let high?): return positive.map { high - $0 }
    case (let low?, let high?):
      return [
        (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 7), (2, 7), (3, 7),
        (4, 7), (5, 7), (6, 7), (1, 8), (3, 8), (5, 8), (7, 8), (2, 9), (4, 9),
      ].map { low + (high - low) * Rational($0.0, $0.1) }
    }
  }
}
