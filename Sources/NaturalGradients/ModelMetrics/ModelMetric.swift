import InformationGeometry

/// A metric on the parameters of a model that is taken from its densities: L², Sobolev, Wasserstein, or of scores.
///
///     let metric = try ModelMetric.sobolev(model, order: 1)
///     metric.manifold                              // closed form: a manifold like any other, with geodesics and curvature
///     try metric.rounded(.metric, at: point)       // proved digits, where there is a closed form
///     try metric.estimated(.christoffel(alpha: 0), at: point)    // by quadrature otherwise
///     try metric.distance(from: point, to: other)                // geodesics, distances and transport in either case
///
/// These metrics are tensors in the parameters, as Fisher's is. Under a change of the observed variable only Fisher's stays what it is.
public struct ModelMetric: Sendable {
  /// The name in messages, such as "Sobolev metric of order 1".
  public let name: String
  /// The model.
  public let model: StatisticalModel
  let source: Source

  /// How components are found.
  enum Source: Sendable {
    /// As formulas.
    case closed(Manifold)
    /// In balls, from a special function that formulas do not have.
    case enclosed(MomentGeometry)
    /// By quadrature, with estimates of the errors.
    case estimated(any GramIntegrals)
  }

  init(_ name: String, _ model: StatisticalModel, _ source: Source) {
    self.name = name
    self.model = model
    self.source = source
  }

  /// The coordinates.
  public var chart: Chart { model.chart }
  /// The dimension.
  public var dimension: Int { chart.dimension }

  /// The manifold with this metric, where its components are formulas.
  public var manifold: Manifold? { if case .closed(let manifold) = source { manifold } else { nil } }

  /// Whether components have proved bounds of their errors.
  public var isClosedForm: Bool { if case .estimated = source { false } else { true } }

  /// Whether the metric at a point takes milliseconds at most: all but Sobolev orders that are not whole, without a closed form.
  public var isQuick: Bool { if case .estimated(let integrals) = source { integrals.isQuick } else { true } }

  /// A point with the given coordinates.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the parameter.
  public func point(_ coordinates: [Double]) throws(GeometryError) -> Point { try Point(coordinates, in: chart) }

  /// A quantity at a point in `Double`, each number with a proved bound of its error.
  ///
  /// - Throws: `GeometryError.unsupported` where there is no closed form, and as `Manifold.rounded(_:at:)`.
  public func rounded(_ quantity: Quantity, at point: Point) throws -> [Rounded] {
    switch source {
    case .closed(let manifold): return try manifold.rounded(quantity, at: point)
    case .enclosed(let geometry): return try geometry.rounded(quantity, at: point)
    case .estimated: throw notEnclosed
    }
  }

  /// Enclosures of a quantity at a point, calculated with so many bits.
  ///
  /// - Throws: `GeometryError.unsupported` where there is no closed form, and as `Manifold.enclosure(of:at:bits:)`.
  public func enclosure(of quantity: Quantity, at point: Point, bits: Int) throws -> [Ball] {
    switch source {
    case .closed(let manifold): return try manifold.enclosure(of: quantity, at: point, bits: bits)
    case .enclosed(let geometry): return try geometry.enclosure(of: quantity, at: point, bits: bits)
    case .estimated: throw notEnclosed
    }
  }

  private var notEnclosed: GeometryError {
    .unsupported(
      reason: "the \(name) of \(model.name) has no closed form: its components are estimated, and not enclosed")
  }

  /// A quantity at a point with estimates of the errors, whether or not there is a closed form.
  ///
  /// - Parameter tolerance: the error allowed in each integral, relative to ∫|·|.
  /// - Throws: `GeometryError` naming what is not finite or not accurate enough, or a metric that cannot be inverted.
  public func estimated(
    _ quantity: Quantity, at point: Point, tolerance: Double = 1e-10
  ) throws -> [Estimated<Double>] {
    guard case .estimated(let integrals) = source else {
      return try rounded(quantity, at: point).map {
        Estimated(value: $0.value, error: $0.error, method: "closed form", evaluations: 0)
      }
    }
    precondition(tolerance > 0 && tolerance < 1, "a tolerance of \(tolerance)")
    let order = integrals.order(of: quantity)
    let found = try integrals.gram(order: order, at: point, target: Swift.max(Double.log2(tolerance), -48))
    var moments = Moments<Double>(count: found.values.count)
    moments.values = found.values.map(\.midpoint)
    moments.absolute = found.absolute
    moments.errors = found.errors
    let geometry = EstimatedGeometry(
      dimension: dimension, sums: integrals.sums(order: order), quantity: quantity, point: point)
    let method = found.methods.joined(separator: ", ")
    return try geometry.components(of: moments).map {
      Estimated(value: $0.value, error: $0.error, method: method, evaluations: found.evaluations)
    }
  }

  /// A quantity at a point to so many digits, by quadrature, in decimal.
  ///
  /// - Parameter digits: relative to the largest component, from 1 to 1000.
  /// - Throws: `GeometryError.unsupported` for a closed form, whose enclosures have any digits; as `estimated(_:at:tolerance:)`.
  public func estimated(_ quantity: Quantity, at point: Point, digits: Int) throws -> [Estimated<String>] {
    guard case .estimated(let integrals) = source else {
      throw GeometryError.unsupported(reason: "the \(name) of \(model.name) has a closed form: ask for its enclosure")
    }
    let order = integrals.order(of: quantity)
    let geometry = EstimatedGeometry(
      dimension: dimension, sums: integrals.sums(order: order), quantity: quantity, point: point)
    return try geometry.components(named: "\(quantity.name), the \(name) of \(model.name)", digits: digits) {
      try integrals.gram(order: order, at: point, target: -(Double($0) * 3.3219280948873626 + 2))
    }
  }
}

extension ModelMetric: DescentSpace {
  /// gᵢⱼ at a point, in `Double`.
  public func metricMatrix(at x: [Double]) throws -> Matrix {
    if case .closed(let manifold) = source { return try manifold.metricMatrix(at: x) }
    let components = try estimated(.metric, at: try point(x)).map(\.value)
    return Matrix(rows: dimension, columns: dimension, elements: components)
  }

  /// Steps in the coordinates, or along geodesics with parallel transport.
  public func displacement(from x: [Double], along v: [Double], by retraction: Retraction) throws -> Displacement {
    if case .closed(let manifold) = source { return try manifold.displacement(from: x, along: v, by: retraction) }
    switch retraction {
    case .coordinates: return try straight(from: x, along: v)
    case .exponentialMap:
      guard v.contains(where: { $0 != 0 }) else { return Displacement(end: x) }
      let geodesic = try geodesic(from: try point(x), velocity: v), end = geodesic.end.coordinates
      if let obstruction = chart.obstruction(to: end) { throw obstruction }
      return Displacement(end: end) { try parallelTransport(of: $0, along: geodesic).end }
    case .natural, .expectation:
      throw GeometryError.unsupported(
        reason: "the \(name) has no \(retraction.rawValue) parameters: they belong to Fisher's metric")
    }
  }

  /// KL(x ‖ y).
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    try model.divergence(.kullbackLeibler, from: try point(x), to: try point(y)).value
  }
}
