import Scalars
import Symbolics

/// What a curve c with velocity v and acceleration a needs of a metric for its energy and its defect, without an inverse.
///
///     e = gᵢⱼvⁱvʲ      Dₖ = gₖⱼaʲ + [ij,k]vⁱvʲ      ġᵢⱼ = ∂ₖgᵢⱼ vᵏ
///
/// D is the covector of ∇_t ċ. Where the metric is nearly degenerate in coordinates its inverse has no enclosure on wide
/// boxes; these have one wherever the metric and its derivatives do.
package struct DefectFormulas: Sendable {
  let chart: Chart
  /// (x, v, a) ↦ e, D, and ġ for i ≤ j.
  let tape: Tape
  /// x ↦ g, n².
  let metric: Tape
  /// x ↦ what is positive inside the domain.
  let borders: Tape

  /// More coordinates would take n³ formulas.
  package static let mostCoordinates = 12

  init(_ manifold: Manifold) throws {
    chart = manifold.chart
    let x = chart.coordinates, n = x.count, g = manifold.metricComponents
    guard n <= Self.mostCoordinates else {
      throw GeometryError.unsupported(reason: "bounds by the energy of a curve in more than 12 coordinates")
    }
    let velocities = x.map { Symbol("d " + $0.name) }, accelerations = x.map { Symbol("dd " + $0.name) }
    let v = velocities.map { Expression($0) }, a = accelerations.map { Expression($0) }
    var slopes: [Expression] = []
    for k in 0..<n { for component in g { slopes.append(try component.derivative(by: x[k])) } }
    func slope(_ k: Int, _ i: Int, _ j: Int) -> Expression { slopes[(k * n + min(i, j)) * n + max(i, j)] }
    var energy: [Expression] = [], defects: [Expression] = [], changes: [Expression] = []
    for i in 0..<n {
      for j in i..<n {
        let term: Expression = g[i * n + j] * v[i] * v[j]
        energy.append(i == j ? term : 2 * term)
        changes.append(.sum((0..<n).map { slope($0, i, j) * v[$0] }))
      }
    }
    for k in 0..<n {
      var terms: [Expression] = []
      for j in 0..<n {
        terms.append(g[min(k, j) * n + max(k, j)] * a[j])
        for i in 0..<n {
          let first: Expression = slope(i, k, j) - slope(k, i, j) / 2
          terms.append(first * v[i] * v[j])
        }
      }
      defects.append(.sum(terms))
    }
    tape = try Tape([.sum(energy)] + defects + changes, inputs: x + velocities + accelerations)
    metric = try Tape(g, inputs: x)
    borders = try Tape(SeriesEquation.borders(of: chart).positive, inputs: x)
  }

  var dimension: Int { chart.dimension }
}
