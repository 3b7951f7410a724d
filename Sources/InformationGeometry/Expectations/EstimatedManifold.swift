import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// The manifold of a statistical model whose metric has no closed form: everything at a point, by quadrature.
///
/// There are no symbolic components to ask for. Every number is an estimate with an estimate of its error; a quantity
/// that cannot be had to the asked accuracy is refused.
public struct EstimatedManifold: Sendable {
  /// The expectations.
  public let quadrature: ExpectationQuadrature

  /// The manifold of a model with a density.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without one.
  public init(_ model: StatisticalModel) throws(GeometryError) { quadrature = try ExpectationQuadrature(model) }

  /// The manifold whose expectations are found in a given way.
  public init(_ quadrature: ExpectationQuadrature) { self.quadrature = quadrature }

  /// The model.
  public var model: StatisticalModel { quadrature.model }
  /// The coordinates.
  public var chart: Chart { model.chart }
  /// The dimension.
  public var dimension: Int { chart.dimension }

  /// A point with the given coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the parameter.
  public func point(_ coordinates: [Double]) throws(GeometryError) -> Point { try Point(coordinates, in: chart) }

  /// The components of a quantity at a point.
  ///
  /// Coordinates: those of the chart, in the storage order of `Quantity`. Accuracy: the expectations are computed to
  /// `tolerance`; the error of the result is what they can change in it, to first order, with every sign against us.
  ///
  /// - Parameter tolerance: the error allowed in the expectations, relative to ∫|·|p; nil for `ExpectationQuadrature.defaultTolerance`.
  /// - Throws: `GeometryError` naming what is not finite, normalized, regular or accurate enough, or a metric that
  ///   cannot be inverted.
  public func estimated(
    _ quantity: Quantity, at point: Point, tolerance: Double? = nil
  ) throws -> [Estimated<Double>] {
    let basis = try basis(for: quantity, at: point)
    let moments = try quadrature.moments(basis, at: point, tolerance: tolerance)
    let geometry = EstimatedGeometry(basis: basis, quantity: quantity, point: point)
    let method = moments.methods.joined(separator: ", ")
    return try geometry.components(of: moments).map {
      Estimated(value: $0.value, error: $0.error, method: method, evaluations: moments.evaluations)
    }
  }

  /// The components of a quantity at a point to so many digits, in decimal.
  ///
  /// Accuracy: digits relative to the largest component; the expectations are computed to a few more.
  ///
  /// - Parameter digits: from 1 to 2000.
  /// - Throws: as `estimated(_:at:tolerance:)`.
  public func estimated(_ quantity: Quantity, at point: Point, digits: Int) throws -> [Estimated<String>] {
    let basis = try basis(for: quantity, at: point)
    let geometry = EstimatedGeometry(basis: basis, quantity: quantity, point: point)
    return try geometry.components(named: "\(quantity.name) of \(model.name)", digits: digits) {
      try quadrature.moments(basis, at: point, digits: $0)
    }
  }

  private func basis(for quantity: Quantity, at point: Point) throws -> ExpectationBasis {
    if quantity == .metric || quantity == .inverseMetric {
      return ExpectationBasis(dimension: dimension, order: 0, hasCubicForm: false)
    }
    return try quadrature.basis(order(of: quantity), at: point)
  }

  private func order(of quantity: Quantity) -> Int {
    switch quantity {
    case .metric, .inverseMetric, .cubicForm, .sharp: 0
    case .christoffel, .christoffelFirstKind: 1
    case .riemann, .ricci, .scalarCurvature, .sectionalCurvature: 2
    }
  }
}

extension StatisticalModel {
  /// The manifold of the model by quadrature, whether or not its expectations have a closed form.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without a density.
  public func estimatedManifold() throws(GeometryError) -> EstimatedManifold { try EstimatedManifold(self) }
}

extension StatisticalManifold {
  /// The components of a quantity at a point by quadrature of the density: a check of the closed form by another way.
  ///
  /// - Throws: `GeometryError.unsupported` for a manifold without a density, and as
  ///   `EstimatedManifold.estimated(_:at:tolerance:)`.
  public func estimated(
    _ quantity: Quantity, at point: Point, tolerance: Double? = nil
  ) throws -> [Estimated<Double>] {
    guard let model else { throw GeometryError.unsupported(reason: "\(name) has no density to integrate") }
    return try model.estimatedManifold().estimated(quantity, at: point, tolerance: tolerance)
  }
}
