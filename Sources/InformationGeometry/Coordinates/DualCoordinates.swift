import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Natural or expectation coordinates of an exponential family: the affine coordinates of ∇^(1) or of ∇^(−1).
///
///     θ with Γ^(1) = 0,   η = E[t] = ∇ψ with Γ^(−1) = 0,   ∂ηₐ/∂θ_b = g_ab(θ)
///     Γ^(α)_{ab,c} = ((1 − α)/2) T_abc in θ,   −((1 + α)/2) T_abc in η
///
/// Tensors are those of the source chart, transformed at a point in balls; Γ follows from T. No inverse in closed form is
/// needed. Source: Amari & Nagaoka (2000), §3.3–3.5.
public struct DualCoordinates: Sendable {
  /// Which of the two.
  public enum Kind: String, Sendable, CaseIterable {
    /// θ.
    case natural
    /// η.
    case expectation
  }

  /// Which of the two.
  public let kind: Kind
  /// The manifold in its source chart.
  public let manifold: StatisticalManifold
  /// The chart of `theta1, theta2, …` or `eta1, eta2, …`.
  public let chart: Chart
  /// The sufficient statistics that the coordinates belong to; empty for a family given by ψ.
  public let statistics: [Expression]
  /// The coordinates as functions of the source coordinates.
  public let functions: [Expression]
  /// From the chart of these coordinates to the source chart.
  public let transition: ChartTransition
  private let jacobianTape: Tape
  private let valueTape: Tape

  /// The coordinates of a manifold.
  ///
  /// - Throws: `GeometryError.unsupported` for a manifold that is no full exponential family.
  public init(_ kind: Kind, of manifold: StatisticalManifold) throws(GeometryError) {
    guard let family = manifold.model?.exponentialFamily else {
      throw .unsupported(
        reason: "\(manifold.name) is not known as an exponential family: it has no \(kind) coordinates")
    }
    guard family.order == manifold.dimension else {
      throw .unsupported(
        reason:
          "\(manifold.name) is a curved exponential family, \(family.order) statistics for \(manifold.dimension) parameters: \(kind) coordinates are not coordinates of it"
      )
    }
    self.kind = kind
    self.manifold = manifold
    statistics = family.statistics
    functions = kind == .natural ? family.naturalParameters : family.expectationParameters
    let letter = kind == .natural ? "theta" : "eta"
    chart = try Chart((1...manifold.dimension).map { Symbol("\(letter)\($0)") })
    let source = manifold.chart
    transition = try ChartTransition(
      from: chart, to: source.coordinates, functions, inverse: nil, isInverted: true, constraints: source.constraints)
    do {
      valueTape = try Tape(functions, inputs: source.coordinates)
      jacobianTape = try Tape(functions.flatMap { try $0.gradient(by: source.coordinates) }, inputs: source.coordinates)
    } catch { throw .invalidModel(reason: "\(manifold.name): \(error)") }
  }

  /// The point of the source chart with these coordinates: exact where they are inverted in closed form, otherwise to
  /// `bits` bits.
  ///
  /// - Throws: `GeometryError.outsideDomain` or `GeometryError.invalidModel` when there is none.
  public func sourcePoint(_ exact: [Expression], bits: Int = 2_048) throws(GeometryError) -> Point {
    let found: Point
    do {
      found = try transition.targetPoint(try Point(exact, in: chart), bits: bits)
    } catch {
      let shown = zip(chart.coordinates, exact).map { "\($0.name) = \($1.text(limit: 40))" }.joined(separator: ", ")
      throw .invalidModel(reason: "\(manifold.name) has no point with \(shown)")
    }
    return try Point(found.exact, in: manifold.chart)
  }

  /// Enclosures of the coordinates of a point of the source chart.
  public func enclosure(of point: Point, bits: Int) -> [Ball] {
    valueTape.evaluate(point.enclosed(bits: bits), precision: BallPrecision(bits: bits))
  }

  /// The coordinates of a place and velocity of the source chart, in `Double`.
  public func transformed(_ x: [Double], velocity: [Double]) -> (coordinates: [Double], velocity: [Double]) {
    let n = chart.dimension, A = jacobianTape.evaluate(x)
    let v = (0..<n).map { a in (0..<n).reduce(0.0) { $0 + A[a * n + $1] * velocity[$1] } }
    return (valueTape.evaluate(x), v)
  }

  /// The velocity in the source chart of one in these coordinates.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where the coordinates are none.
  public func sourceVelocity(_ velocity: [Double], at point: Point) throws -> [Double] {
    let n = chart.dimension
    let inverse = try inverseJacobian(point, BallPrecision(bits: 256)).map(\.midpoint)
    return (0..<n).map { i in (0..<n).reduce(0.0) { $0 + inverse[i * n + $1] * velocity[$1] } }
  }

  /// ∂ξⁱ/∂uᵃ, stored [i][a].
  private func inverseJacobian(_ point: Point, _ precision: BallPrecision) throws -> [Ball] {
    let A = jacobianTape.evaluate(point.enclosed(bits: precision.bits), precision: precision)
    return try TensorAlgebra(BallRing(precision), dimension: chart.dimension).inverse(ofGeneral: A)
  }

  /// Enclosures of a quantity in these coordinates at a point of the source chart.
  ///
  /// - Throws: as `Manifold.enclosure(of:at:bits:)`.
  public func enclosure(of quantity: Quantity, at point: Point, bits: Int) throws -> [Ball] {
    let n = chart.dimension, precision = BallPrecision(bits: bits), space = manifold.manifold
    let ring = BallRing(precision)
    func lowered(_ quantity: Quantity) throws -> [Ball] {
      let B = try inverseJacobian(point, precision)
      var components = try space.enclosure(of: quantity, at: point, bits: bits)
      for place in 0..<quantity.rank { components = contracted(components, place, quantity.rank, B) }
      return components
    }
    switch quantity {
    case .metric, .cubicForm, .riemann, .ricci: return try lowered(quantity)
    case .scalarCurvature: return try space.enclosure(of: quantity, at: point, bits: bits)
    case .inverseMetric: return try TensorAlgebra(ring, dimension: n).inverse(try lowered(.metric))
    case .christoffelFirstKind(let alpha):
      let factor = kind == .natural ? (1 - alpha) / 2 : -(1 + alpha) / 2
      let T = try lowered(.cubicForm)
      return factor.isZero ? T.map { _ in ring.zero } : T.map { ring.scale($0, by: factor) }
    case .christoffel(let alpha):
      let first = try enclosure(of: .christoffelFirstKind(alpha: alpha), at: point, bits: bits)
      let algebra = TensorAlgebra(ring, dimension: n)
      return algebra.raised(first, inverse: try algebra.inverse(try lowered(.metric)))
    case .sectionalCurvature(let alpha, let u, let v):
      let vectors = try Tape(u + v, inputs: []).evaluate([Ball](), precision: precision)
      let parts = TensorAlgebra(ring, dimension: n).sectional(
        riemann: try lowered(.riemann(alpha: alpha)), metric: try lowered(.metric), plane: Array(vectors[..<n]),
        Array(vectors[n...]))
      guard !parts.denominator.containsZero else { throw GeometryError.degeneratePlane }
      return [parts.numerator / parts.denominator]
    case .sharp(let covector):
      let ω = try Tape(covector, inputs: []).evaluate([Ball](), precision: precision)
      return try TensorAlgebra(ring, dimension: n).sharp(ω, metric: try lowered(.metric))
    }
  }

  /// A quantity in these coordinates in `Double`, with proved bounds of the errors.
  ///
  /// - Throws: as `Manifold.rounded(_:at:)`.
  public func rounded(_ quantity: Quantity, at point: Point) throws -> [Rounded] {
    try Manifold.roundedBalls(quantity.name, at: point) {
      try enclosure(of: quantity, at: point, bits: $0)
    }
  }

  /// Σᵢ T…ᵢ… Bⁱₐ in one place.
  private func contracted(_ t: [Ball], _ place: Int, _ rank: Int, _ B: [Ball]) -> [Ball] {
    let n = chart.dimension
    let stride = (0..<(rank - 1 - place)).reduce(1) { product, _ in product * n }
    return t.indices.map { index in
      let a = index / stride % n, base = index - a * stride
      return (0..<n).reduce(Ball.zero) { $0 + t[base + $1 * stride] * B[$1 * n + a] }
    }
  }
}

extension StatisticalManifold {
  /// Natural coordinates θ, affine for the exponential connection.
  ///
  /// - Throws: `GeometryError.unsupported` for a manifold that is no full exponential family.
  public func natural() throws(GeometryError) -> DualCoordinates { try DualCoordinates(.natural, of: self) }

  /// Expectation coordinates η = E[t], affine for the mixture connection.
  ///
  /// - Throws: `GeometryError.unsupported` for a manifold that is no full exponential family.
  public func expectation() throws(GeometryError) -> DualCoordinates { try DualCoordinates(.expectation, of: self) }
}
