import InformationGeometry

/// A Gauss–Legendre rule on (−1, 1) with its matrix of integration.
struct PanelRule: Sendable {
  let nodes: [Double]
  let weights: [Double]
  /// ∫ from −1 to node k of the polynomial that is 1 at node j and 0 at the others, at [k][j].
  private let matrix: Matrix

  init(count: Int) {
    precondition(count % 2 == 0, "a rule of \(count) nodes")
    let half = GaussLegendreNodes(BallPrecision(bits: 64)).rule(count)
    var rule: [(node: Double, weight: Double)] = []
    for (node, weight) in zip(half.nodes, half.weights) {
      for sign in [1.0, -1.0] { rule.append((sign * node.midpoint, weight.midpoint)) }
    }
    rule.sort { $0.node < $1.node }
    let nodes: [Double] = rule.map { $0.node }, weights: [Double] = rule.map { $0.weight }
    // The polynomial by its Legendre coefficients, whose integrals are (P_{n+1} − P_{n−1})/(2n + 1).
    var matrix = Matrix(rows: count, columns: count)
    for k in 0..<count {
      let p = PanelRule.legendre(count, nodes[k])
      for j in 0..<count {
        let q = PanelRule.legendre(count, nodes[j])
        var sum = 0.5 * (nodes[k] + 1)
        for n in 1..<count {
          let integral: Double = p[n + 1] - p[n - 1]
          sum += 0.5 * q[n] * integral
        }
        matrix[k, j] = weights[j] * sum
      }
    }
    self.nodes = nodes
    self.weights = weights
    self.matrix = matrix
  }

  /// The integrals from −1 to each node of a function by its values at the nodes.
  func cumulated(_ values: [Double]) -> [Double] { matrix * values }

  /// P₀ … P_n.
  private static func legendre(_ n: Int, _ x: Double) -> [Double] {
    var p = [1.0, x]
    for k in 1..<n { p.append((Double(2 * k + 1) * x * p[k] - Double(k) * p[k - 1]) / Double(k + 1)) }
    return p
  }
}
