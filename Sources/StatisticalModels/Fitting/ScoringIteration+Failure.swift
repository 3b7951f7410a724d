import DifferentialGeometry
import Scalars
import Symbolics

/// What is said when no solution of the likelihood equation could be proved.
extension ScoringIteration {
  /// |u| beyond which a parameter is on its way to the border, when no solution can be proved.
  private static let far = 60.0
  /// The same where the gradient vanishes.
  private static let flat = 12.0

  /// Why there is no fit: no maximum, when a parameter runs off or the gradient vanishes without a zero.
  func failure(_ sample: Sample) -> GeometryError {
    let model = equation.model
    let vanishes = gradientNorm < 1e-6
    let limit = vanishes ? ScoringIteration.flat : ScoringIteration.far
    guard let way = flight(beyond: limit) ?? border ?? (vanishes ? "beyond \(place)" : nil) else {
      return .notConverged(
        what: "the maximum likelihood estimate of \(model.name)", reached: gradientNorm,
        reason: "the length of the gradient in the Fisher metric, after \(count) steps")
    }
    let isConstant = sample.distinct.count == 1 && sample.count > 1
    return .invalidModel(
      reason: "\(model.name): no maximum likelihood estimate exists: the likelihood grows \(way)"
        + (isConstant ? " (all \(sample.count) observations are equal)" : ""))
  }

  /// The parameter that has gone farthest, and where to.
  private func flight(beyond limit: Double) -> String? {
    guard let i = places.indices.max(by: { distance($0) < distance($1) }), distance(i) > limit else { return nil }
    let symbol = equation.model.parameters[i]
    let end = places[i] > 0 ? symbol.domain.upper?.value : symbol.domain.lower?.value
    return "as \(symbol.name) tends to \(end.map(\.description) ?? (places[i] > 0 ? "infinity" : "-infinity"))"
  }

  private func distance(_ i: Int) -> Double { places[i].isNaN ? .infinity : places[i].magnitude }

  /// The constraint that the parameters have come close to, as seen from their leading nine digits.
  private var border: String? {
    let vicinity = x.map { $0.widened(by: $0.scaled(byPowerOfTwo: -30)) }
    return equation.violatedConstraint(vicinity, x[0].precision).map {
      "up to the border of the domain: \($0.parameter) must \($0.requirement)"
    }
  }

  private var place: String {
    zip(equation.model.parameters, x).map { "\($0.name) = \($1.midpoint)" }.joined(separator: ", ")
  }
}
