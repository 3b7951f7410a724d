import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// The manifold of a statistical model whose metric has no closed form: everything at a point, as enclosures that are proved.
///
/// Expectations are integrals of the density as it is given. They are enclosed by rigorous quadrature, with bounds of the tails
/// and of singular ends that are proved from the formula; nothing is an estimate. What cannot be proved is refused.
///
/// What is proved of a quantity: that it lies in its ball, for the density as given. That the density is normalized is proved to
/// the radius of `mass`, no more. Derivatives of g are expectations by differentiation under the integral sign, for which
/// continuity at moving kinks is checked, and the identities E[sᵢ] = 0 and E[ℓᵢⱼ + sᵢsⱼ] = 0 to their radii.
/// Source: Johansson (2018).
public struct CertifiedManifold: Sendable {
  let expectations: CertifiedExpectations

  /// The manifold of a model with a density of one variable.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without one.
  public init(_ model: StatisticalModel) throws(GeometryError) { expectations = try CertifiedExpectations(model) }

  init(_ expectations: CertifiedExpectations) { self.expectations = expectations }

  /// The model.
  public var model: StatisticalModel { expectations.model }
  /// The coordinates.
  public var chart: Chart { model.chart }
  /// The dimension.
  public var dimension: Int { chart.dimension }

  /// A point with the given coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the parameter.
  public func point(_ coordinates: [Double]) throws(GeometryError) -> Point { try Point(coordinates, in: chart) }

  /// Enclosures of the components of a quantity at a point, in the storage order of `Quantity`.
  ///
  /// Coordinates: those of the chart. Accuracy: proved; each ball is narrower than 10⁻ᴺ of its number, or of the unit that
  /// √gᵢᵢ makes for a component that may be zero.
  ///
  /// - Parameter digits: N, from 1 to 2000.
  /// - Throws: `GeometryError.notProved` with what could not be proved, `GeometryError.invalidModel` with the mass when it is
  ///   proved not to be 1, `GeometryError.unsupported` when an identity is proved to fail, and for a degenerate metric.
  public func enclosure(of quantity: Quantity, at point: Point, digits: Int = 17) throws -> CertifiedComponents {
    precondition((1...2000).contains(digits), "\(digits) digits are not in 1...2000")
    precondition(point.coordinates.count == dimension, "a point of another chart")
    let basis = expectations.basis(quantity)
    let needed = Int((Double(digits) * 3.3219280948873626).rounded(.up)) + 2
    var bits = needed + 12
    while true {
      let isLast = bits > 4 * needed + 400
      let values = try expectations.enclosures(basis, at: point, bits: bits)
      do {
        let components = try CertifiedGeometry(basis: basis, quantity: quantity, point: point).components(
          of: values)
        if components.isSharp(bits: needed) {
          return CertifiedComponents(components: components.values, mass: values[basis.place()])
        }
      } catch let error as GeometryError {
        guard case .degenerateMetric = error, !isLast else { throw error }
      }
      guard !isLast else {
        throw GeometryError.notConverged(
          what: quantity.name, reached: Double(bits),
          reason: "\(bits) bits of the expectations do not give \(digits) digits")
      }
      bits = 2 * bits
    }
  }
}

/// Components of a tensor with their proof.
public struct CertifiedComponents: Sendable {
  /// The components, enclosed.
  public let components: [Ball]
  /// The mass of the density, enclosed: it contains 1.
  public let mass: Ball
}

extension StatisticalModel {
  /// The manifold of the model by rigorous integration, whether or not its expectations have a closed form.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without a density of one variable.
  public func certifiedManifold() throws(GeometryError) -> CertifiedManifold { try CertifiedManifold(self) }
}

/// A tensor as a function of enclosed expectations.
struct CertifiedGeometry {
  let basis: ExpectationBasis
  let quantity: Quantity
  let point: Point

  struct Components {
    let values: [Ball]
    let units: [Ball]

    /// Whether each number has so many bits, or is zero to so many bits of its unit.
    func isSharp(bits: Int) -> Bool {
      zip(values, units).allSatisfy { value, unit in
        value.isFinite
          && (value.isExact || value.relativeAccuracyBits >= bits
            || value.containsZero && (value + unit).relativeAccuracyBits >= bits)
      }
    }
  }

  func components(of moments: [Ball]) throws -> Components {
    let precision = moments[basis.place()].precision
    let jets = basis.jets { places in places.reduce(Ball.zero) { $0 + moments[$1] } }
    let n = basis.dimension
    let lengths = try (0..<n).map { i -> Ball in
      guard jets.metric[i * n + i].isPositive else {
        throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is not proved to be positive definite")
      }
      return Ball.sqrt(jets.metric[i * n + i])
    }
    return Components(
      values: try values(jets, precision), units: quantity.units(lengths: lengths, precision))
  }

  private func values(_ jets: Jets<Ball>, _ precision: BallPrecision) throws -> [Ball] {
    if case .metric = quantity { return jets.metric }
    if case .cubicForm = quantity { return jets.cubic }
    let geometry: JetGeometry<BallRing>
    do {
      geometry = try JetGeometry(BallRing(precision), dimension: basis.dimension, jets: jets, isDuallyFlat: false)
    } catch is DivisionByZero {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is not proved to be invertible")
    }
    return try geometry.components(of: quantity) {
      Ball($0, precision: precision)
    } vectors: {
      try Tape($0, inputs: []).evaluate([Ball](), precision: precision)
    }
  }
}
