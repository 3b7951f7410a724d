import Scalars

extension Expression {
  /// The value of a symbol for which this expression equals another, where the symbol can be laid bare step by step.
  ///
  /// It must stand in one term of a sum, in one factor of a product and under exp, log and rational powers; what is found
  /// is one solution, the positive one of an even power.
  ///
  /// - Returns: nil where the symbol stands in several places, or under another function.
  package func solved(for symbol: Symbol, equals value: Expression) -> Expression? {
    var left = self, right = value
    for _ in 0..<64 {
      if left.symbol == symbol { return right.symbols.contains(symbol) ? nil : right }
      switch left.structure {
      case .sum(let terms):
        let (with, without) = Expression.parted(terms, symbol)
        guard with.count == 1 else {
          let together = left.tidied()
          guard together != left else { return nil }
          left = together
          continue
        }
        right = right - .sum(without)
        left = with[0]
      case .product(let number, let factors):
        let with = factors.filter { $0.base.contains(symbol) }
        guard with.count == 1, let factor = with.first else { return nil }
        var others = Expression(number)
        for other in factors where !other.base.contains(symbol) { others *= other.base.power(other.exponent) }
        guard !others.isZero else { return nil }
        right = (right / others).power(factor.exponent.inverse)
        left = factor.base
      case .function(.exp, let arguments):
        right = log(right)
        left = arguments[0]
      case .function(.log, let arguments):
        right = exp(right)
        left = arguments[0]
      default: return nil
      }
    }
    return nil
  }

  private static func parted(_ terms: [Expression], _ symbol: Symbol) -> (with: [Expression], without: [Expression]) {
    (terms.filter { $0.contains(symbol) }, terms.filter { !$0.contains(symbol) })
  }
}
