import Scalars
import Symbolics

/// A tangent vector vⁱ∂ᵢ at a point.
public struct TangentVector: Sendable {
  /// Where it is attached.
  public let point: Point
  /// vⁱ, rounded.
  public let components: [Double]
  /// Bounds of the errors of the components.
  public let errors: [Double]

  /// A vector with the given components, which are taken exactly.
  ///
  /// - Precondition: as many components as coordinates.
  public init(_ components: [Double], at point: Point) {
    precondition(
      components.count == point.chart.dimension,
      "\(components.count) components in dimension \(point.chart.dimension)")
    self.init(components, errors: [Double](repeating: 0, count: components.count), at: point)
  }

  init(_ components: [Double], errors: [Double], at point: Point) {
    self.point = point
    self.components = components
    self.errors = errors
  }
}

/// A covector ωᵢdxⁱ at a point, such as the differential of a function.
///
/// It is no vector: a metric makes one of it. `RiemannianMetric.sharp` of a differential is the natural gradient.
public struct Covector: Sendable {
  /// Where it is attached.
  public let point: Point
  /// ωᵢ as exact numbers or constant expressions.
  public let components: [Expression]

  /// A covector with exact components.
  ///
  /// - Precondition: as many components as coordinates.
  public init(_ components: [Expression], at point: Point) {
    precondition(
      components.count == point.chart.dimension,
      "\(components.count) components in dimension \(point.chart.dimension)")
    self.point = point
    self.components = components
  }
}

extension Manifold {
  /// The differential df of a function at a point.
  ///
  ///     df = ∂ᵢf dxⁱ
  ///
  /// - Throws: `SymbolicsError` for a derivative without closed form.
  public func differential(of f: Expression, at point: Point) throws -> Covector {
    let values = Dictionary(uniqueKeysWithValues: zip(chart.coordinates, point.exact))
    let gradient = try f.gradient(by: chart.coordinates)
    return Covector(Expression.substituting(values, in: gradient), at: point)
  }
}

extension RiemannianMetric {
  /// The vector ω♯ of a covector, ω♯ⁱ = gⁱʲωⱼ, with proved bounds of the errors.
  ///
  /// - Throws: `GeometryError.degenerateMetric`, `GeometryError.notFinite`.
  public func sharp(_ covector: Covector) throws -> TangentVector {
    let result = try manifold.rounded(.sharp(covector: covector.components), at: covector.point)
    return TangentVector(result.map(\.value), errors: result.map(\.error), at: covector.point)
  }

  /// The covector v♭ of a vector, v♭ᵢ = gᵢⱼvʲ, exact in the components of the vector.
  public func flat(_ vector: TangentVector) -> Covector {
    let n = manifold.dimension
    let values = Dictionary(uniqueKeysWithValues: zip(manifold.chart.coordinates, vector.point.exact))
    let g = Expression.substituting(values, in: manifold.metricComponents)
    let v = vector.components.map { Expression(Rational(exactly: $0) ?? 0) }
    return Covector(
      (0..<n).map { i in Expression.sum((0..<n).map { g[i * n + $0] * v[$0] }) }, at: vector.point)
  }
}
