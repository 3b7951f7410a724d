import InformationGeometry

/// A statistical manifold with what its family knows beside the metric.
///
/// On an exponential family g = ∂η/∂θ, so that with Jθ = ∂θ/∂ξ and Jη = ∂η/∂ξ
///
///     (df)♯ in θ is ∂f/∂η = Jη⁻ᵀ df,   in η it is ∂f/∂θ = Jθ⁻ᵀ df,   in ξ it is Jθ⁻¹ Jη⁻ᵀ df
///
/// and the metric itself, with its squared condition number, is never made. Source: Amari (1998); Salimbeni et al. (2018).
public struct FisherSpace: DescentSpace {
  /// The manifold.
  public let manifold: StatisticalManifold
  /// θ; nil where the manifold is no full exponential family.
  public let natural: DualCoordinates?
  /// η; nil where the manifold is no full exponential family.
  public let expectation: DualCoordinates?

  /// The space of a manifold.
  public init(_ manifold: StatisticalManifold) {
    self.manifold = manifold
    natural = try? manifold.natural()
    expectation = try? manifold.expectation()
  }

  /// The coordinates of the manifold.
  public var chart: Chart { manifold.chart }

  /// gᵢⱼ at a point.
  public func metricMatrix(at x: [Double]) throws -> Matrix { try manifold.manifold.metricMatrix(at: x) }

  /// Jθ⁻¹ Jη⁻ᵀ df on an exponential family, a solve with the metric elsewhere.
  public func naturalGradient(
    of differential: [Double], at x: [Double], by solve: MetricSolve
  ) throws -> MetricSolve.Solution {
    guard solve == .exact, let natural, let expectation else {
      return try solve.solve(try metricMatrix(at: x), differential, at: x)
    }
    let byExpectation = try expectation.differential(of: differential, at: x)
    return .init(vector: try natural.sourceVector(of: byExpectation, at: x), rank: dimension)
  }

  /// Steps in the coordinates, along geodesics, or straight in θ or η.
  public func displacement(from x: [Double], along v: [Double], by retraction: Retraction) throws -> Displacement {
    let dual: DualCoordinates
    switch retraction {
    case .coordinates, .exponentialMap: return try manifold.manifold.displacement(from: x, along: v, by: retraction)
    case .natural: dual = try natural ?? manifold.natural()
    case .expectation: dual = try expectation ?? manifold.expectation()
    }
    let (start, velocity) = dual.transformed(x, velocity: v)
    let end = try dual.sourceCoordinates(zip(start, velocity).map { $0 + $1 })
    return Displacement(end: end) { vector in
      try dual.sourceVector(of: dual.transformed(x, velocity: vector).velocity, at: end)
    }
  }

  /// KL(x ‖ y).
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    try manifold.divergence(.kullbackLeibler, from: try manifold.point(x), to: try manifold.point(y)).value
  }
}

extension DualCoordinates {
  /// ∂f/∂ηₐ (or ∂f/∂θₐ) from the differential of f in the source coordinates, J⁻ᵀ df.
  ///
  /// The differential in η is the natural gradient in θ, and the reverse.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where the coordinates are none.
  public func differential(of differential: [Double], at x: [Double]) throws -> [Double] {
    try jacobianFactor(at: x).solveTransposed(differential)
  }

  /// The vector in source coordinates of one in these, J⁻¹ v.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where the coordinates are none.
  public func sourceVector(of vector: [Double], at x: [Double]) throws -> [Double] {
    try jacobianFactor(at: x).solve(vector)
  }

  /// The source coordinates of a place in these, in `Double`.
  ///
  /// - Throws: `GeometryError.outsideDomain` or `invalidModel` where there is none.
  func sourceCoordinates(_ u: [Double]) throws -> [Double] {
    guard u.allSatisfy(\.isFinite) else { throw GeometryError.notFinite(what: "a step", at: u) }
    return try sourcePoint(u.map { Expression(Rational(exactly: $0) ?? 0) }, bits: 128).coordinates
  }

  private func jacobianFactor(at x: [Double]) throws -> LUFactorization {
    let n = chart.dimension
    // The columns of the Jacobian are the images of the coordinate vectors.
    var elements = [Double](repeating: 0, count: n * n)
    for j in 0..<n {
      var unit = [Double](repeating: 0, count: n)
      unit[j] = 1
      for (i, value) in transformed(x, velocity: unit).velocity.enumerated() { elements[i * n + j] = value }
    }
    do {
      return try LUFactorization(Matrix(rows: n, columns: n, elements: elements))
    } catch {
      throw GeometryError.degenerateMetric(at: x, reason: "has no \(kind.rawValue) coordinates here (\(error))")
    }
  }
}
