import Scalars

/// A dually flat geometry whose tensors are algebra at a point, not formulas to differentiate.
///
/// Where coordinates are the entries of matrices, g, T and Γ are products of matrices: written once over any ring, they
/// cost the same in `Double`, balls, residues and expressions, and formulas do not grow with the dimension.
public protocol StructuredGeometry: Sendable {
  /// gᵢⱼ, stored [i][j].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func metric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// g(u, v), without all the components of g.
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func innerProduct<Ring: CoefficientRing>(
    _ u: [Ring.Element], _ v: [Ring.Element], at x: [Ring.Element], in ring: Ring
  ) throws -> Ring.Element
  /// gⁱʲ, stored [i][j].
  func inverseMetric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) -> [Ring.Element]
  /// ∂ₖgᵢⱼ, stored [k][i][j].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func metricDerivatives<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// T_ijk, stored [i][j][k].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func cubicForm<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// −Γ^(α)ᵏᵢⱼ vⁱvʲ.
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func acceleration<Ring: CoefficientRing>(
    at x: [Ring.Element], velocity v: [Ring.Element], alpha: Ring.Element, in ring: Ring
  ) throws -> [Ring.Element]
}

extension StructuredGeometry {
  /// The metric alone, or with what connections and the curvature of a dually flat manifold need.
  func jets<Ring: CoefficientRing>(
    at x: [Ring.Element], in ring: Ring, withFirst: Bool
  ) throws -> Jets<Ring.Element> {
    var jets = Jets(metric: try metric(at: x, in: ring))
    guard withFirst else { return jets }
    jets.derivatives = try metricDerivatives(at: x, in: ring)
    jets.cubic = try cubicForm(at: x, in: ring)
    return jets
  }

  /// Γ^(α)ᵏᵢⱼ for all k, by polarization: −2Γᵏᵢⱼ = aᵏ(eᵢ + eⱼ) − aᵏ(eᵢ) − aᵏ(eⱼ) with the acceleration a.
  func christoffel<Ring: CoefficientRing>(
    _ i: Int, _ j: Int, at x: [Ring.Element], alpha: Ring.Element, in ring: Ring
  ) throws -> [Ring.Element] {
    func along(_ places: Int...) throws -> [Ring.Element] {
      var v = [Ring.Element](repeating: ring.zero, count: x.count)
      for place in places { v[place] = ring.one }
      return try acceleration(at: x, velocity: v, alpha: alpha, in: ring)
    }
    if i == j { return try along(i).map { ring.negate($0) } }
    let both = try along(i, j), one = try along(i), other = try along(j)
    return x.indices.map { k in
      ring.scale(ring.sum([one[k], other[k]], minus: [both[k]]), by: Rational(1, 2))
    }
  }

  /// Γ^(α)ᵏᵢⱼ, stored [k][i][j].
  func christoffelSymbols<Ring: CoefficientRing>(
    at x: [Ring.Element], alpha: Ring.Element, in ring: Ring
  ) throws -> [Ring.Element] {
    let n = x.count
    var result = [Ring.Element](repeating: ring.zero, count: n * n * n)
    for i in 0..<n {
      for j in i..<n {
        for (k, value) in try christoffel(i, j, at: x, alpha: alpha, in: ring).enumerated() {
          result[k * n * n + i * n + j] = value
          result[k * n * n + j * n + i] = value
        }
      }
    }
    return result
  }

  /// Tᵏᵢⱼ = Γ^(−1)ᵏᵢⱼ − Γ^(1)ᵏᵢⱼ, stored [k][i][j].
  func mixedCubicForm<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element] {
    let mixture = try christoffelSymbols(at: x, alpha: ring.negate(ring.one), in: ring)
    let exponential = try christoffelSymbols(at: x, alpha: ring.one, in: ring)
    return zip(mixture, exponential).map { ring.subtract($0, $1) }
  }
}
