import InformationGeometry

/// ∫ ∂^a fᵢ ∂^a fⱼ over the line, for a from 0 to an order, with a proof.
///
/// The functions are written as q(x) e^(E(x)) with the exponent E that falls slowest, and their products are integrated with the weight
/// e^(2E), or 1/(1 + x²) where there is no exponential: what is left out at infinity is bounded from the formula.
struct LineIntegrals {
  private let functions: [Expression]
  private let variable: Symbol
  private let order: Int

  init(_ functions: [Expression], _ variable: Symbol, order: Int) {
    self.functions = functions
    self.variable = variable
    self.order = order
  }

  /// - Throws: `GeometryError.notProved` where a tail has no bound.
  func integrals(bits: Int) throws -> [[[Ball]]] {
    // The weight's model must own its variable and a parameter: one at which the weight is what it is.
    let x = variable, one = Symbol("unit of the weight", .positive), n = functions.count
    var levels = [functions.map { ExponentialTerms($0) }]
    for _ in 0..<order { levels.append(try levels[levels.count - 1].map { try $0.derivative(by: x) }) }
    let exponent = slowest(levels[0].flatMap { $0.terms.map(\.exponent) })
    let factors = levels.flatMap { $0.map { $0.divided(by: exponent) } }
    var products: [[Int]] = []
    for a in 0...order { for i in 0..<n { for j in 0...i { products.append([a * n + j, a * n + i]) } } }
    let weighted = try WeightedIntegrals(
      "the weight of functions of \(x)", of: x, in: .realLine, chart: Chart([one]),
      logWeight: 2 * Expression(one) * exponent, factors: factors, products: products)
    let point = try Point([1.0], in: weighted.weight.chart)
    let found = try weighted.enclosures(at: point, bits: bits)
    var result = [[[Ball]]](
      repeating: [[Ball]](repeating: [Ball](repeating: .zero, count: n), count: n), count: order + 1)
    for (pair, value) in zip(products, found) {
      let a = pair[0] / n, i = pair[0] % n, j = pair[1] % n
      result[a][i][j] = value
      result[a][j][i] = value
    }
    return result
  }

  /// The exponent that is largest far out; −log(1 + x²)/2 where there is none.
  private func slowest(_ exponents: [Expression]) -> Expression {
    let plain = -log(1 + Expression(variable).squared) / 2
    guard exponents.contains(where: { !$0.isZero }), let tape = try? Tape(exponents, inputs: [variable]) else {
      return plain
    }
    let far = zip(tape.evaluate([-40]), tape.evaluate([40])).map { $0 + $1 }
    let best = far.indices.max { far[$0] < far[$1] } ?? 0
    return exponents[best].isZero ? plain : exponents[best]
  }
}
