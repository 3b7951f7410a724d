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

  /// The manifold of a model with a density of one variable.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without one.
  public init(_ model: StatisticalModel) throws(GeometryError) { quadrature = try ExpectationQuadrature(model) }

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
  /// - Parameter tolerance: the error allowed in the expectations, relative to ∫|·|p.
  /// - Throws: `GeometryError` naming what is not finite, normalized, regular or accurate enough, or a metric that
  ///   cannot be inverted.
  public func estimated(
    _ quantity: Quantity, at point: Point, tolerance: Double = 1e-10
  ) throws -> [Estimated<Double>] {
    let basis = try quadrature.basis(order(of: quantity), at: point)
    let moments = try quadrature.moments(basis, at: point, tolerance: tolerance)
    let geometry = EstimatedGeometry(basis: basis, quantity: quantity, point: point)
    let method = moments.methods.joined(separator: ", ")
    return try geometry.components(of: moments).map {
      Estimated(value: $0.value, error: $0.error, method: method, evaluations: moments.evaluations)
    }
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
  /// - Throws: `GeometryError.unsupported` for a model without a density of one variable.
  public func estimatedManifold() throws(GeometryError) -> EstimatedManifold { try EstimatedManifold(self) }
}

extension StatisticalManifold {
  /// The components of a quantity at a point by quadrature of the density: a check of the closed form by another way.
  ///
  /// - Throws: `GeometryError.unsupported` for a manifold without a density, and as
  ///   `EstimatedManifold.estimated(_:at:tolerance:)`.
  public func estimated(
    _ quantity: Quantity, at point: Point, tolerance: Double = 1e-10
  ) throws -> [Estimated<Double>] {
    guard let model else { throw GeometryError.unsupported(reason: "\(name) has no density to integrate") }
    return try model.estimatedManifold().estimated(quantity, at: point, tolerance: tolerance)
  }
}

/// A tensor as a function of expectations, with what their errors can change in it.
struct EstimatedGeometry {
  let basis: ExpectationBasis
  let quantity: Quantity
  let point: Point

  /// The values and their errors.
  func components(of moments: Moments<Double>) throws -> [(value: Double, error: Double)] {
    let base = try values(moments.values)
    var errors = base.map { 8 * $0.ulp }
    var largest = 0.0
    for value in base { largest = max(largest, value.magnitude) }
    for c in moments.values.indices where moments.errors[c] > -.infinity && moments.absolute[c] > 0 {
      let error = Double.exp2(moments.errors[c])
      // A step well above rounding; the response is linear for small ones.
      let factor = max(1, 1e-6 * moments.absolute[c] / error)
      var shifted = moments.values
      shifted[c] += factor * error
      let changed = try values(shifted)
      for k in errors.indices { errors[k] += (changed[k] - base[k]).magnitude / factor }
    }
    guard base.allSatisfy(\.isFinite), errors.allSatisfy(\.isFinite) else {
      throw GeometryError.notFinite(what: quantity.name, at: point.coordinates)
    }
    return zip(base, errors).map { (value: $0, error: $1) }
  }

  private func values(_ moments: [Double]) throws -> [Double] {
    let jets = basis.jets { places in places.reduce(0.0) { $0 + moments[$1] } }
    if case .metric = quantity { return jets.metric }
    if case .cubicForm = quantity { return jets.cubic }
    let geometry: JetGeometry<DoubleRing>
    do {
      geometry = try JetGeometry(DoubleRing(), dimension: basis.dimension, jets: jets, isDuallyFlat: false)
    } catch GeometryError.degenerateMetric(_, let reason) {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: reason)
    } catch is DivisionByZero {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is singular")
    }
    switch quantity {
    case .metric: return jets.metric
    case .cubicForm: return jets.cubic
    case .inverseMetric: return geometry.inverse
    case .christoffelFirstKind(let alpha): return geometry.firstKind(alpha: alpha.asDouble)
    case .christoffel(let alpha): return geometry.christoffel(alpha: alpha.asDouble)
    case .riemann(let alpha): return geometry.riemann(alpha: alpha.asDouble)
    case .ricci(let alpha): return geometry.ricci(alpha: alpha.asDouble)
    case .scalarCurvature(let alpha): return [geometry.scalar(alpha: alpha.asDouble)]
    case .sectionalCurvature(let alpha, let u, let v):
      let n = basis.dimension, plane = try Tape(u + v, inputs: []).evaluate([Double]())
      let parts = geometry.algebra.sectional(
        riemann: geometry.riemann(alpha: alpha.asDouble), metric: jets.metric, plane: Array(plane[..<n]),
        Array(plane[n...]))
      guard parts.denominator != 0 else { throw GeometryError.degeneratePlane }
      return [parts.numerator / parts.denominator]
    case .sharp(let covector):
      let ω = try Tape(covector, inputs: []).evaluate([Double]())
      return geometry.algebra.sharp(ω, inverse: geometry.inverse)
    }
  }
}
