import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// The manifold of a statistical model: parameters as coordinates, Fisher metric, Amari–Chentsov tensor.
///
///     gᵢⱼ = E[sᵢsⱼ]      T_ijk = E[sᵢsⱼsₖ]      sᵢ = ∂ᵢ log p
public struct StatisticalManifold: Sendable {
  /// The model, when the manifold comes from one.
  public let model: StatisticalModel?
  /// The manifold with g and T.
  public let manifold: Manifold
  /// The name in messages.
  public let name: String
  private let knownIsometry: Isometry?

  /// The manifold of a model; a known family that hides in its formula is recognised.
  ///
  /// - Throws: `GeometryError.unsupported` for a density without closed expectations.
  public init(_ given: StatisticalModel) throws(GeometryError) {
    let model = given.recognized()
    guard let manifold = try model.closedFormManifold() else {
      throw .unsupported(
        reason:
          "\(model.name): the density was not recognised as an exponential family, and its expectations have no known closed form; estimatedManifold() has them by quadrature"
      )
    }
    if model.isMassUnchecked {
      // A closed form read off a formula that is no density would be wrong everywhere.
      do {
        guard try model.hasUnitMass() else {
          throw GeometryError.unsupported(reason: "\(model.name): the total mass of the density is not known")
        }
      } catch let error as GeometryError {
        throw error
      } catch {
        throw .unsupported(reason: "\(model.name): \(error)")
      }
    }
    self.model = model
    name = model.name
    self.manifold = manifold
    knownIsometry = model.isometry
  }

  /// A manifold with any metric.
  ///
  /// - Throws: `GeometryError.invalidModel` when the metric is not symmetric or has other symbols.
  public init(_ name: String, metric: [[Expression]], parameters: [Symbol]) throws(GeometryError) {
    let chart = try Chart(parameters)
    guard metric.count == parameters.count, metric.allSatisfy({ $0.count == parameters.count }) else {
      throw .invalidModel(
        reason: "a metric in \(parameters.count) coordinates is a \(parameters.count)×\(parameters.count) matrix")
    }
    let known = Set(parameters)
    for entry in metric.joined() {
      if let stranger = entry.symbols.first(where: { !known.contains($0) }) {
        throw .invalidModel(reason: "the metric contains \(stranger.name), which is not a parameter")
      }
    }
    model = nil
    self.name = name
    manifold = try Manifold(chart: chart, metric: metric.flatMap { $0 })
    knownIsometry = nil
  }

  /// A manifold with a metric and a cubic form of one's own, and the model that they are said to belong to.
  public init(_ manifold: Manifold, name: String, model: StatisticalModel? = nil) {
    self.model = model
    self.name = name
    self.manifold = manifold
    knownIsometry = nil
  }

  /// A map to a line, a hyperbolic plane or a sphere that keeps distances: one that the family is known to have, or that is
  /// seen from the metric.
  public var isometry: Isometry? { knownIsometry ?? manifold.recognizedIsometry }

  /// The coordinates.
  public var chart: Chart { manifold.chart }
  /// The dimension.
  public var dimension: Int { manifold.dimension }
  /// The Fisher metric.
  public var metric: RiemannianMetric { manifold.metric }

  /// The Amari–Chentsov tensor T_ijk, exact.
  public var amariChentsovTensor: TensorField {
    let n = dimension
    let components =
      manifold.cubicComponents.isEmpty
      ? [Expression](repeating: .zero, count: n * n * n) : manifold.cubicComponents
    return TensorField(symbol: "T", indices: "_ijk", rank: 3, chart: chart, components: components)
  }

  /// The α-connection.
  public func connection(alpha: Rational = 0) -> AffineConnection { manifold.connection(alpha: alpha) }

  /// The scalar curvature of the metric, exact.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public var scalarCurvature: Expression { get throws { try manifold.scalarCurvature() } }

  /// A point with the given coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the parameter.
  public func point(_ coordinates: [Double]) throws(GeometryError) -> Point { try manifold.point(coordinates) }

  /// A point with exact coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the parameter.
  public func point(exactly coordinates: [Expression]) throws(GeometryError) -> Point {
    try manifold.point(exactly: coordinates)
  }
}

extension StatisticalModel {
  /// The manifold with Fisher metric and Amari–Chentsov tensor.
  ///
  /// - Throws: `GeometryError.unsupported` for a density without closed expectations.
  public func manifold() throws(GeometryError) -> StatisticalManifold { try StatisticalManifold(self) }
}
