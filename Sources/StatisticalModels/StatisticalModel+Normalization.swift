import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// Whether a density is one.
extension StatisticalModel {
  /// How far the total mass may be from 1.
  package static let massTolerance = 1e-7

  /// Refuses a density of one variable that does not integrate, or sum, to 1.
  ///
  /// The mass is computed numerically at two points of the parameter domain; that is no proof, but a forgotten factor
  /// shows. Densities of several variables are checked with their manifold.
  ///
  /// - Throws: `GeometryError.invalidModel` with the mass that was found, or when it could not be computed.
  public func checkNormalization() throws(GeometryError) {
    guard let logDensity, let sampleSpace, variables.count == 1 else { return }
    let tape: Tape
    do { tape = try Tape([logDensity], inputs: variables + parameters) } catch {
      throw .invalidModel(reason: "\(name): \(error)")
    }
    let change = ObservationChange(of: variables[0], in: sampleSpace)
    let line = change.flatMap { change in
      change.logDensity(logDensity).flatMap { try? Tape([$0], inputs: [change.image] + parameters) }
    }
    for place in 0..<2 {
      let point = chart.coordinates.enumerated().map { StatisticalModel.trialValue($1.domain, index: $0, place) }
      guard chart.contains(point) else { continue }
      if let line, hasUnitMassOnLine(line, at: point) { continue }
      let density: (Double) -> Double = { x in Double.exp(tape.evaluate([x] + point)[0]) }
      let shown = zip(parameters, point).map { "\($0.name) = \($1)" }.joined(separator: ", ")
      let mass: Double
      do {
        mass = try StatisticalModel.mass(density, sampleSpace)
      } catch {
        throw .invalidModel(
          reason:
            "\(name): whether the density \(sampleSpace.isDiscrete ? "sums" : "integrates") to 1 could not be checked at \(shown): \(error)"
        )
      }
      guard (mass - 1).magnitude <= StatisticalModel.massTolerance else {
        throw .invalidModel(
          reason:
            "\(name): the density \(sampleSpace.isDiscrete ? "sums" : "integrates") to \(mass) at \(shown), not to 1")
      }
    }
  }

  /// Whether the mass is 1 by a trapezoidal rule in a variable on the line, such as log x.
  ///
  /// The tails of 1/(x log²x) are ordinary there. What it does not show is left to the other method.
  private func hasUnitMassOnLine(_ line: Tape, at point: [Double]) -> Bool {
    var fine = 0.0, coarse = 0.0
    for k in -400...400 {
      let t = Double(k) / 64, u = Double.pi / 2 * Double.sinh(t)
      let slope = Double.cosh(u) * Double.pi / 2 * Double.cosh(t)
      let p = Double.exp(line.evaluate([Double.sinh(u)] + point)[0] + Double.log(slope))
      guard p.isFinite else { continue }
      fine += p / 64
      if k % 2 == 0 { coarse += p / 32 }
    }
    return (fine - 1).magnitude < 1e-10 && (coarse - 1).magnitude < 1e-8
  }

  /// An ordinary value of a parameter, different for each.
  package static func trialValue(_ domain: Domain, index: Int, _ place: Int) -> Double {
    let offset = 0.17 * Double(index % 5) + 0.31 * Double(place)
    switch (domain.lower?.value.asDouble, domain.upper?.value.asDouble) {
    case (nil, nil): return domain.isInteger ? Double(index + place) : 0.2 + offset
    case (let low?, nil): return domain.isInteger ? (low + 2).rounded(.up) + Double(place) : low + 1.3 + offset
    case (nil, let high?): return domain.isInteger ? (high - 2).rounded(.down) : high - 1.3 - offset
    case (let low?, let high?):
      let x = low + (high - low) * (0.3 + 0.05 * Double(index % 5) + 0.1 * Double(place))
      return domain.isInteger ? x.rounded() : x
    }
  }

  private static func mass(_ density: (Double) -> Double, _ space: SampleSpace) throws(NumericalError) -> Double {
    let method = Quadrature(relativeTolerance: 1e-9, absoluteTolerance: 1e-12, maximumIntervals: 2_000)
    switch space {
    case .realLine:
      // Split, so that no peak hides between the nodes of one rule over the whole line.
      return try method.integral(from: -.infinity, to: 0, of: density).value
        + method.integral(from: 0, to: .infinity, of: density).value
    case .positive:
      return try method.integral(from: 0, to: 1, of: density).value
        + method.integral(from: 1, to: .infinity, of: density).value
    case .unitInterval: return try method.integral(from: 0, to: 1, of: density).value
    case .interval(let low, let high):
      return try method.integral(
        from: low?.asDouble ?? -.infinity, to: high?.asDouble ?? .infinity, of: density
      ).value
    case .integers(let n): return sum(density, through: n)
    case .naturals: return sum(density, through: 4_000_000)
    case .circle: return try method.integral(from: -Double.pi, to: .pi, of: density).value
    case .simplex, .counts, .vectors, .sphere, .positiveDefinite, .product: return 1
    }
  }

  /// Σ p(k) until the terms no longer count.
  private static func sum(_ p: (Double) -> Double, through last: Int) -> Double {
    var total = 0.0, compensation = 0.0
    var falling = 0
    for k in 0...last {
      let term = p(Double(k))
      let next = term - compensation, grown = total + next
      compensation = (grown - total) - next
      total = grown
      falling = term < 1e-16 * total ? falling + 1 : 0
      if falling > 50 { break }
    }
    return total
  }
}
