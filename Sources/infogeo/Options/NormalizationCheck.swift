import Foundation
import GeometryLaws

/// Whether the total mass of a given density is 1, as everything that is derived from it takes for granted.
///
/// The mass is added up numerically for two sets of parameters. The density is refused only when both sums have
/// converged and neither is 1: a sum that misses a narrow peak must not refuse a good density.
struct NormalizationCheck {
  private let model: StatisticalModel

  init(_ model: StatisticalModel) { self.model = model }

  /// - Throws: `CommandFailure` for a density that is not normalized.
  func run() throws {
    guard let formula = model.logDensity, model.variables.count == 1, let space = model.sampleSpace,
      let tape = try? Tape([formula], inputs: model.variables + model.parameters)
    else { return }
    var masses: [(point: [Double], mass: Double)] = []
    for share in [0.9, 0.4] {
      let point = model.parameters.map { typicalValue(of: $0.domain, share: share) }
      guard model.chart.contains(point) else { return }
      let density = { (x: Double) in exp(tape.evaluate([x] + point)[0]) }
      guard let mass = mass(of: density, over: space), mass > 1e-3 else { return }
      if abs(mass - 1) < 1e-6 { return }
      masses.append((point, mass))
    }
    guard let (point, mass) = masses.first else { return }
    let place = zip(model.parameters, point).map { "\($0.name) = \($1.shortest)" }.joined(separator: ", ")
    let verb = space.isDiscrete ? "sums" : "integrates"
    throw CommandFailure(
      .data, kind: "invalid-model",
      "the density is not normalized: at \(place) it \(verb) to \(String(format: "%.7g", mass)), not to 1")
  }

  /// A parameter well inside its domain; those of intervals are small enough to sum to less than 1.
  private func typicalValue(of domain: Domain, share: Double) -> Double {
    let value: Double
    switch (domain.lower?.value.asDouble, domain.upper?.value.asDouble) {
    case (nil, nil): value = share - 0.5
    case (let low?, nil): value = low + 0.5 + share
    case (nil, let high?): value = high - 0.5 - share
    case (let low?, let high?): value = low + (high - low) * share / Double(model.parameters.count + 1)
    }
    return domain.isInteger ? value.rounded(.up) : value
  }

  /// The total mass; nil when it does not come out.
  private func mass(of density: (Double) -> Double, over space: SampleSpace) -> Double? {
    let domain = space.domain
    if !space.isDiscrete {
      let low = domain.lower?.value.asDouble ?? -.infinity, high = domain.upper?.value.asDouble ?? .infinity
      let method = Quadrature(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
      return try? method.integral(from: low, to: high, of: density).value
    }
    let last = min(domain.upper?.value.asDouble ?? .infinity, 100_000)
    var total = 0.0, x = 0.0, isFalling = 0
    while x <= last {
      let term = density(x)
      guard term.isFinite else { return nil }
      total += term
      isFalling = term < 1e-12 * total ? isFalling + 1 : 0
      if isFalling > 50, total > 0 { return total }
      x += 1
    }
    return last < 100_000 ? total : nil
  }
}
