import Scalars

/// Tensor algebra of a metric, written once over any ring of coefficients.
///
/// Components lie in flat row-major arrays of n, n², n³ or n⁴ elements. The ring may be unsimplified expressions,
/// canonical ones, residues modulo a prime, `Double` or balls: every formula here is the same for all.
///
/// Conventions: Γᵏᵢⱼ is stored [k][i][j], Γ_{ij,k} [i][j][k]; R_{ijkl} = g(R(∂ᵢ,∂ⱼ)∂ₖ, ∂ₗ) with
/// R(X,Y)Z = ∇X∇YZ − ∇Y∇XZ − ∇[X,Y]Z, so that spheres are positive.
public struct TensorAlgebra<Ring: CoefficientRing> {
  /// A component.
  public typealias Element = Ring.Element
  /// Where components are calculated.
  public let ring: Ring
  /// The dimension n.
  public let dimension: Int

  /// Makes the algebra of n-dimensional tensors.
  public init(_ ring: Ring, dimension: Int) {
    precondition(dimension > 0, "a manifold has at least one dimension, not \(dimension)")
    self.ring = ring
    self.dimension = dimension
  }

  /// The inverse of a symmetric matrix by elimination, the cheapest pivot first.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when every pivot left is zero.
  public func inverse(_ g: [Element]) throws -> [Element] {
    let n = dimension
    precondition(g.count == n * n, "\(g.count) components for a \(n)×\(n) matrix")
    if let elimination = try SymmetricElimination(g, dimension: n, ring) { return elimination.inverse }
    return try inverse(ofGeneral: g)
  }

  /// ω♯ⁱ = gⁱʲωⱼ of a symmetric matrix, by elimination and substitution: a solution, not a product with an inverse.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when every pivot left is zero.
  public func sharp(_ covector: [Element], metric g: [Element]) throws -> [Element] {
    precondition(
      covector.count == dimension && g.count == dimension * dimension,
      "\(covector.count) and \(g.count) components in dimension \(dimension)")
    if let elimination = try SymmetricElimination(g, dimension: dimension, ring) {
      return elimination.solution(covector)
    }
    return sharp(covector, inverse: try inverse(ofGeneral: g))
  }

  /// The inverse of any matrix, by Gauss–Jordan elimination with row pivots.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when the determinant is zero.
  public func inverse(ofGeneral g: [Element]) throws -> [Element] {
    let n = dimension
    var w = g
    var result = [Element](repeating: ring.zero, count: n * n)
    for i in 0..<n { result[i * n + i] = ring.one }
    for k in 0..<n {
      var best: Int?
      for i in k..<n where !ring.isZero(w[i * n + k]) {
        if let chosen = best, ring.pivotCost(w[chosen * n + k]) <= ring.pivotCost(w[i * n + k]) { continue }
        best = i
      }
      guard let p = best else { throw GeometryError.degenerateMetric(at: [], reason: "has determinant zero") }
      if p != k {
        for j in 0..<n {
          w.swapAt(p * n + j, k * n + j)
          result.swapAt(p * n + j, k * n + j)
        }
      }
      let inverse = try ring.inverse(w[k * n + k])
      for j in 0..<n {
        w[k * n + j] = ring.multiply(w[k * n + j], inverse)
        result[k * n + j] = ring.multiply(result[k * n + j], inverse)
      }
      for i in 0..<n where i != k && !ring.isZero(w[i * n + k]) {
        let factor = w[i * n + k]
        for j in 0..<n {
          w[i * n + j] = ring.subtract(w[i * n + j], ring.multiply(factor, w[k * n + j]))
          result[i * n + j] = ring.subtract(result[i * n + j], ring.multiply(factor, result[k * n + j]))
        }
      }
    }
    return result
  }
}
