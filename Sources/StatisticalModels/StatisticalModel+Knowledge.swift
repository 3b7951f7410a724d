import DifferentialGeometry
import Scalars
import Symbolics

extension StatisticalModel {
  /// What is known of a family beside its density.
  public struct Knowledge: Sendable {
    /// The sufficient statistics in the customary order.
    public var statistics: [Expression]
    /// E[t] as functions of the parameters, in the order of `statistics`.
    public var expectationParameters: [Expression]
    /// gⁱʲ, row-major, where elimination would hide its form; empty when not given.
    public var inverseMetric: [Expression]
    /// A map that keeps distances.
    public var isometry: Isometry?
    /// gᵢⱼ = E[sᵢsⱼ], row-major, for a density whose expectations are known though it is no exponential family; empty
    /// when not given.
    public var metric: [Expression]
    /// T_ijk = E[sᵢsⱼsₖ], row-major; given with the metric, because a T that is not known must not pass for T = 0.
    public var cubic: [Expression]
    /// The algebra that gives the metric and T in any dimension, where formulas would grow.
    public var structure: (any StructuredGeometry)?
    /// The form exp(θ·t − ψ) where it need not be read off the density.
    var exponentialFamily: ExponentialFamily?
    /// The periods of the coordinates that are angles, by their places.
    public var periods: [Int: Expression] = [:]
    /// A method of its own for geodesics.
    public var geodesics: (any GeodesicSolving)?
    /// For any two points a surface with a shortest curve between them.
    public var reduction: SurfaceReduction?
    /// Why no geodesic joins two points, with the greatest lower bound of the lengths of curves; nil where one may.
    var missingGeodesic: (@Sendable (Point, Point) -> (infimum: Double, reason: String)?)?
    /// Why every geodesic is the shortest curve between its ends: a theorem that the family is a Hadamard manifold, complete,
    /// simply connected and nowhere positively curved, with its source.
    public var nonpositiveCurvature: String?
    /// How the coordinates belong to vectors and matrices; empty when each stands for itself.
    public var shapes: [ParameterShape] = []

    /// Collects what is known.
    public init(
      statistics: [Expression] = [], expectationParameters: [Expression] = [], inverseMetric: [Expression] = [],
      isometry: Isometry? = nil, metric: [Expression] = [], cubic: [Expression] = [],
      nonpositiveCurvature: String? = nil
    ) {
      self.nonpositiveCurvature = nonpositiveCurvature
      self.statistics = statistics
      self.expectationParameters = expectationParameters
      self.inverseMetric = inverseMetric
      self.isometry = isometry
      self.metric = metric
      self.cubic = cubic
    }

    /// A metric and a cubic form by their components with ascending indices; those not given are zero.
    init(symmetric metric: [[Int]: Expression], cubic: [[Int]: Expression], dimension n: Int) {
      self.init()
      for i in 0..<n {
        for j in 0..<n {
          self.metric.append(metric[[i, j].sorted()] ?? .zero)
          for k in 0..<n { self.cubic.append(cubic[[i, j, k].sorted()] ?? .zero) }
        }
      }
    }

    /// What is wrong with the metric and the cubic form in n coordinates; nil when nothing is.
    func flaw(dimension n: Int) -> String? {
      if metric.isEmpty && cubic.isEmpty { return nil }
      if metric.count == n * n && cubic.count == n * n * n { return nil }
      return
        "a known metric has \(n * n) components and comes with a cubic form of \(n * n * n), not \(metric.count) and \(cubic.count)"
    }
  }
}
