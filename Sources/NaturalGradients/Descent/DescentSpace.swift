import InformationGeometry

/// How a step is made from a tangent vector: the curve that it follows, and the transport of vectors along it.
public enum Retraction: String, Sendable, CaseIterable {
  /// Straight in the coordinates of the chart: x + v. Components of vectors are kept.
  case coordinates
  /// Along the geodesic of the Levi-Civita connection, with its parallel transport.
  case exponentialMap
  /// Straight in the natural parameters θ of an exponential family: the exponential map of ∇^(1), with its transport.
  case natural
  /// Straight in the expectation parameters η of an exponential family: the exponential map of ∇^(−1), with its transport.
  case expectation
}

/// Where a step led.
public struct Displacement: Sendable {
  /// The coordinates at the end.
  public let end: [Double]
  private let transport: @Sendable ([Double]) throws -> [Double]

  /// An end with the transport of vectors to it; without one components are kept.
  public init(end: [Double], transport: @escaping @Sendable ([Double]) throws -> [Double] = { $0 }) {
    self.end = end
    self.transport = transport
  }

  /// The components at the end of a vector that stood at the start.
  public func transported(_ vector: [Double]) throws -> [Double] { try transport(vector) }
}

/// A manifold on which functions are made small: coordinates, a metric in `Double`, steps.
///
/// Three members have to be given, of which two have defaults that suit any metric. A space that knows a shorter way from a
/// differential to its vector gives `naturalGradient` itself. Points are lists of coordinates; a space never sees one outside
/// its chart.
public protocol DescentSpace: Sendable {
  /// The coordinates with their domains.
  var chart: Chart { get }

  /// gᵢⱼ at a point.
  ///
  /// - Throws: `GeometryError` where it has no value.
  func metricMatrix(at x: [Double]) throws -> Matrix

  /// The vector (df)♯ of a differential.
  ///
  /// - Throws: `GeometryError.degenerateMetric`, `GeometryError.notFinite`.
  func naturalGradient(
    of differential: [Double], at x: [Double], by solve: MetricSolve
  ) throws -> MetricSolve.Solution

  /// Where a tangent vector leads.
  ///
  /// - Throws: `GeometryError.outsideDomain` or `leavesManifold` for a step that leaves the domain, `unsupported` for a
  ///   retraction that the space does not have.
  func displacement(from x: [Double], along v: [Double], by retraction: Retraction) throws -> Displacement

  /// KL(x ‖ y), for trust regions.
  ///
  /// - Throws: `GeometryError.unsupported` for a space without distributions.
  func divergence(from x: [Double], to y: [Double]) throws -> Double
}

extension DescentSpace {
  /// The dimension n.
  public var dimension: Int { chart.dimension }

  /// By solving with the metric.
  public func naturalGradient(
    of differential: [Double], at x: [Double], by solve: MetricSolve = .exact
  ) throws -> MetricSolve.Solution {
    try solve.solve(try metricMatrix(at: x), differential, at: x)
  }

  /// Straight in the coordinates; the other retractions are refused.
  public func displacement(from x: [Double], along v: [Double], by retraction: Retraction) throws -> Displacement {
    guard retraction == .coordinates else {
      throw GeometryError.unsupported(
        reason: "this space has steps in its coordinates only, not by \(retraction.rawValue)")
    }
    return try straight(from: x, along: v)
  }

  /// No distributions.
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    throw GeometryError.unsupported(reason: "a trust region in KL needs a statistical model: this is a metric alone")
  }

  /// x + v, where it is a point.
  ///
  /// - Throws: `GeometryError.outsideDomain`.
  public func straight(from x: [Double], along v: [Double]) throws -> Displacement {
    let end = zip(x, v).map { $0 + $1 }
    if let obstruction = chart.obstruction(to: end) { throw obstruction }
    return Displacement(end: end)
  }
}

/// A chart with gᵢⱼ = δᵢⱼ: ordinary gradient descent, to compare with.
public struct EuclideanSpace: DescentSpace {
  /// The coordinates.
  public let chart: Chart

  /// The Euclidean metric of a chart, which is another one in any other chart.
  public init(_ chart: Chart) { self.chart = chart }

  /// The identity.
  public func metricMatrix(at x: [Double]) -> Matrix { .identity(chart.dimension) }

  /// The components of the differential themselves.
  public func naturalGradient(
    of differential: [Double], at x: [Double], by solve: MetricSolve
  ) throws -> MetricSolve.Solution {
    .init(vector: differential, rank: differential.count)
  }
}
