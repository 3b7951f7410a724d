import InformationGeometry
import Testing

/// Formulas that have no pole where the geometry has none.
@Suite struct RemovablePoleTests {
  /// Catches expectations that were solved for by dividing by an entry of ∂θ/∂w that is zero at w = 0, as it is wherever a
  /// coordinate enters squared: the metric at such places is that of the family, carried over.
  @Test(arguments: [(0, -0.3125), (0.25, 0), (0, 0), (-0.5, 0.5)] as [(Double, Double)])
  func bentCharts(_ w1: Double, _ w2: Double) throws {
    let normal = try Catalogue.model("normal"), μ = normal.parameters[0], σ = normal.parameters[1]
    let w = Symbol("w"), z = Symbol("z")
    let change = try normal.chart.transition(
      to: [w, z], where: [μ: w / 2 - z.squared / 8, σ: 2 + z / 4 + w.squared / 16])
    let manifold = try #require(try normal.substituting(change).closedFormManifold())
    let point = try Point([w1, w2], in: change.target)
    let g = try manifold.enclosure(of: .metric, at: point, bits: 128)
    let s = 2 + w2 / 4 + w1 * w1 / 16, J = [0.5, -w2 / 4, w1 / 8, 0.25]
    for a in 0..<2 {
      for b in 0..<2 {
        let expected = (J[a] * J[b] + 2 * J[2 + a] * J[2 + b]) / (s * s)
        #expect(g[a * 2 + b].isFinite && (g[a * 2 + b].midpoint - expected).magnitude < 1e-15)
      }
    }
    #expect(throws: Never.self) { try manifold.requirePositiveDefinite(at: point) }
  }

  /// Catches an inverse that is not one, of dense matrices, of rows with one entry, and of those with a known sign: the
  /// product with the matrix is 1 at places where entries vanish.
  @Test(arguments: [0, 0.5, -1.25]) func inverses(_ t: Double) throws {
    let s = Symbol("s"), u = Symbol("u"), x = Expression(s), y = Expression(u)
    let matrices: [[Expression]] = [
      [x, .one, .zero, .one, y, x, y, .zero, 1 + x],
      [.zero, x - 2, exp(x), .zero, .zero, y - 3, x + 5, .zero, .zero],
      [1 + x.squared, y, x, y, x, 2 + y, 3 + x, .one, x * y],
    ]
    for matrix in matrices {
      let pool = x.pool, nodes = pool.nodes(of: matrix)
      let inverse = try pool.withRing { try TensorAlgebra($0, dimension: 3).inverse(everywhere: nodes) }
      let values = try Tape(matrix + pool.expressions(of: inverse), inputs: [s, u]).evaluate([0, t])
      for i in 0..<3 {
        for j in 0..<3 {
          let entry = (0..<3).reduce(0) { $0 + values[i * 3 + $1] * values[9 + $1 * 3 + j] }
          #expect((entry - (i == j ? 1 : 0)).magnitude < 1e-13, "\(matrix), \(i), \(j)")
        }
      }
    }
  }
}
