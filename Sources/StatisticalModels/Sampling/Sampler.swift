import DifferentialGeometry
import Scalars
import Symbolics

/// Random observations of one distribution of a family, the same for the same seed on every machine.
///
/// Methods are exact up to rounding: inversion, transformation and rejection, no normal approximations. Counts are drawn by
/// inversion of the sum of their probabilities.
public struct Sampler: Sendable {
  /// The model.
  public let model: StatisticalModel
  /// The parameters.
  public let point: Point
  private let method: @Sendable (inout SeededDraws) -> [Double]

  /// A sampler of a distribution.
  ///
  /// - Throws: `GeometryError.unsupported` for a continuous density of one's own, for which there is no general exact method
  ///   here.
  public init(_ model: StatisticalModel, at point: Point) throws(GeometryError) {
    precondition(point.coordinates.count == model.parameters.count, "a point of another chart")
    self.model = model
    self.point = point
    let named = FamilyParameters(model, point)
    if let method = Sampler.vector(named, model) ?? Sampler.scalar(named) {
      self.method = method
    } else if let method = try Sampler.counts(model, point) {
      self.method = method
    } else {
      throw .unsupported(
        reason: "\(model.name): there is no exact method here to draw from a continuous density of one's own")
    }
  }

  /// One observation: a value for each variable of the model.
  public func draw(using draws: inout SeededDraws) -> [Double] { method(&draws) }

  /// So many independent observations from a seed.
  public func draws(_ count: Int, seed: UInt64) -> [[Double]] {
    var draws = SeededDraws(seed: seed)
    return (0..<count).map { _ in method(&draws) }
  }
}

extension StatisticalModel {
  /// Independent observations at a point of the parameters, from a seed.
  ///
  /// - Throws: as `Sampler`.
  public func samples(_ count: Int, at point: Point, seed: UInt64) throws(GeometryError) -> [[Double]] {
    try Sampler(self, at: point).draws(count, seed: seed)
  }
}

/// The parameters of a family of the catalogue by name, structural constants among them.
struct FamilyParameters {
  let family: String
  private let values: [String: Double]
  let coordinates: [Double]

  init(_ model: StatisticalModel, _ point: Point) {
    let parts = model.name.split(separator: ":", maxSplits: 1).map(String.init)
    family = parts.first ?? ""
    var values: [String: Double] = [:]
    for assignment in parts.count > 1 ? parts[1].split(separator: ",") : [] {
      let sides = assignment.split(separator: "=").map(String.init)
      if sides.count == 2, let value = Rational(sides[1]) { values[sides[0]] = value.asDouble }
    }
    for (symbol, value) in zip(model.parameters, point.coordinates) { values[symbol.name] = value }
    self.values = values
    coordinates = point.coordinates
  }

  /// A parameter or constant.
  subscript(_ name: String) -> Double { values[name] ?? .nan }
}

/// Draws of standard distributions.
extension SeededDraws {
  /// A number of (0, 1): log and 1/x are finite.
  mutating func open() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A standard normal number, by the polar method.
  ///
  /// Source: Marsaglia & Bray (1964).
  mutating func normal() -> Double {
    while true {
      let x = 2 * open() - 1, y = 2 * open() - 1, s = x * x + y * y
      if s > 0, s < 1 { return x * (-2 * Double.log(s) / s).squareRoot() }
    }
  }

  /// A standard exponential number.
  mutating func exponential() -> Double { -Double.log(open()) }

  /// log of a gamma number with a shape: small shapes do not underflow.
  ///
  /// Source: Marsaglia & Tsang (2000).
  mutating func logGamma(shape a: Double) -> Double {
    if a < 1 { return logGamma(shape: a + 1) + Double.log(open()) / a }
    let d = a - 1.0 / 3, c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal(), v = 1 + c * x
      guard v > 0 else { continue }
      let w = v * v * v, u = open()
      if Double.log(u) < x * x / 2 + d - d * w + d * Double.log(w) { return Double.log(d) + Double.log(w) }
    }
  }

  mutating func gamma(shape: Double) -> Double { Double.exp(logGamma(shape: shape)) }

  /// A direction with concentration κ about 0.
  ///
  /// Source: Best & Fisher (1979).
  mutating func vonMises(_ κ: Double) -> Double {
    guard κ > 1e-8 else { return Double.pi * (2 * open() - 1) }
    // With very large κ the wrapped form loses its digits to cancellation; r − 1 does not.
    let τ = 1 + (1 + 4 * κ * κ).squareRoot()
    let ρ = (τ - (2 * τ).squareRoot()) / (2 * κ), r = (1 + ρ * ρ) / (2 * ρ)
    while true {
      let z = Double.cos(Double.pi * open()), f = (1 + r * z) / (r + z), c = κ * (r - f), u = open()
      if c * (2 - c) > u || Double.log(c / u) + 1 >= c {
        let angle = Double.acos(Swift.min(1, Swift.max(-1, f)))
        return open() < 0.5 ? -angle : angle
      }
    }
  }
}
