import Scalars
import Symbolics

/// A manifold with a metric g and a totally symmetric cubic form T, in one chart, as exact expressions.
///
/// T = 0 is a Riemannian manifold. With T the manifold carries the α-connections
/// Γ^(α)_{ij,k} = [ij,k] − (α/2) T_ijk; a statistical manifold is one whose g and T come from a density.
/// Components lie in flat row-major arrays. What is derived is computed when first asked for, and kept.
public struct Manifold: Sendable {
  /// The coordinates.
  public let chart: Chart
  /// gᵢⱼ, stored [i][j].
  public let metricComponents: [Expression]
  /// T_ijk as given; empty for T = 0, and where it follows from the structure.
  let givenCubic: [Expression]
  /// Whether ∇^(±1) are flat, so that curvature follows from T alone.
  public let isDuallyFlat: Bool
  /// gⁱʲ where it is known beforehand; empty otherwise.
  let knownInverse: [Expression]
  /// The algebra behind the components, where there is one.
  public let structure: (any StructuredGeometry)?
  /// The coordinates as nodes of the pool, for the structure.
  let coordinateNodes: [NodeID]
  let memory = Memory()

  /// Makes a manifold.
  ///
  /// - Parameters:
  ///   - chart: the coordinates.
  ///   - metric: gᵢⱼ, n² components, symmetric.
  ///   - cubic: T_ijk, n³ components, totally symmetric, or none.
  ///   - inverse: gⁱʲ when it is known in a better form than elimination finds.
  ///   - isDuallyFlat: a promise that ∇^(±1) are flat.
  /// - Throws: `GeometryError.invalidModel` when counts or symmetries are wrong.
  public init(
    chart: Chart, metric: [Expression], cubic: [Expression] = [], inverse: [Expression] = [],
    isDuallyFlat: Bool = false
  ) throws(GeometryError) {
    let n = chart.dimension
    guard metric.count == n * n else {
      throw .invalidModel(reason: "a metric in \(n) coordinates has \(n * n) components, not \(metric.count)")
    }
    guard cubic.isEmpty || cubic.count == n * n * n else {
      throw .invalidModel(reason: "a cubic form in \(n) coordinates has \(n * n * n) components, not \(cubic.count)")
    }
    for i in 0..<n {
      for j in 0..<i where metric[i * n + j] != metric[j * n + i] {
        guard (metric[i * n + j] - metric[j * n + i]).tidied().isZero else {
          throw .invalidModel(
            reason:
              "the metric is not symmetric: component (\(i + 1), \(j + 1)) is \(metric[i * n + j].text(limit: 60)), component (\(j + 1), \(i + 1)) is \(metric[j * n + i].text(limit: 60))"
          )
        }
      }
    }
    self.chart = chart
    metricComponents = metric
    givenCubic = cubic
    knownInverse = inverse
    self.isDuallyFlat = isDuallyFlat
    structure = nil
    coordinateNodes = []
  }

  /// Makes a dually flat manifold whose tensors are algebra at a point.
  ///
  /// - Throws: `GeometryError.invalidModel` when the metric has no components.
  public init(chart: Chart, structure: any StructuredGeometry) throws(GeometryError) {
    let pool = ExpressionPool.shared
    let x = pool.nodes(of: chart.coordinates.map { Expression($0) })
    do {
      let metric = try pool.withRing(tidies: chart.dimension <= Manifold.largestTidiedStructure) { ring in
        try structure.metric(at: x, in: ring)
      }
      metricComponents = pool.expressions(of: metric)
    } catch {
      throw .invalidModel(reason: "the metric: \(error)")
    }
    self.chart = chart
    self.structure = structure
    coordinateNodes = x
    givenCubic = []
    knownInverse = []
    isDuallyFlat = true
  }

  /// Up to this dimension the formulas of a structure are tidied as they arise.
  static let largestTidiedStructure = 5

  /// The structure where it costs less than the formulas that follow from it, which have parts in the square of the dimension.
  var largeStructure: (any StructuredGeometry)? { dimension > Manifold.largestTidiedStructure ? structure : nil }

  /// T_ijk, stored [i][j][k]; empty for T = 0.
  public var cubicComponents: [Expression] {
    guard let structure else { return givenCubic }
    return memory.value("cubic form") {
      let nodes = pool.withRing(tidies: dimension <= Manifold.largestTidiedStructure) { ring in
        try? structure.cubicForm(at: coordinateNodes, in: ring)
      }
      // The metric has been made of the same inverse: what divides it divides T.
      guard let nodes else { preconditionFailure("the structure has a metric and no cubic form") }
      return pool.expressions(of: nodes)
    }
  }

  /// The dimension n.
  public var dimension: Int { chart.dimension }

  /// A point with the given coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the coordinate.
  public func point(_ coordinates: [Double]) throws(GeometryError) -> Point { try Point(coordinates, in: chart) }

  /// A point with exact coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the coordinate.
  public func point(exactly coordinates: [Expression]) throws(GeometryError) -> Point {
    try Point(coordinates, in: chart)
  }
}
