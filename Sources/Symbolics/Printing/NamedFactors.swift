import Scalars

/// Sums that recur as factors of several formulas, and long denominators, each with a name: `Δ = shape*polygamma(1, shape) - 1`.
///
/// A sum and its negative share a name. Substituting the definitions gives the formulas back.
public struct NamedFactors: Sendable {
  /// A name and what it stands for.
  public struct Definition: Sendable {
    /// The name.
    public let symbol: Symbol
    /// What it stands for.
    public let formula: Expression
  }

  /// The names, in the order of their first use.
  public let definitions: [Definition]
  /// The formulas with the names in them.
  public let formulas: [Expression]

  /// Names for the sums that would be written often.
  ///
  /// - Parameters:
  ///   - formulas: what will be printed together.
  ///   - taken: names that mean something else there.
  public init(_ formulas: [Expression], avoiding taken: Set<String> = []) {
    guard let pool = formulas.first?.pool else {
      (definitions, self.formulas) = ([], formulas)
      return
    }
    let roots = pool.adopt(formulas)
    let sums = pool.withArena { $0.recurringSums(roots) }
    guard !sums.isEmpty else {
      (definitions, self.formulas) = ([], formulas)
      return
    }
    var stem = "Δ"
    while taken.contains(where: { $0.hasPrefix(stem) || $0.hasPrefix("Delta") }), stem.count < 4 { stem += "′" }
    let symbols = sums.indices.map { i in
      let name = sums.count == 1 ? stem : "\(stem)\(i + 1)"
      return Symbol(name, pool.withArena { $0.sign(sums[i]).isPositive } ? .positive : .real)
    }
    let replaced = pool.withArena { arena in
      var table: [NodeID: NodeID] = [:]
      for (sum, symbol) in zip(sums, symbols) {
        let name = arena.symbol(symbol)
        table[sum] = name
        table[arena.negate(sum)] = arena.negate(name)
      }
      return arena.substitute(table, in: roots)
    }
    definitions = zip(symbols, sums).map { Definition(symbol: $0, formula: Expression(pool, $1)) }
    self.formulas = replaced.map { Expression(pool, $0) }
  }

  /// The names that a formula uses, in their order.
  public func used(in formula: Expression) -> [Definition] {
    let own = Set(formula.symbols)
    return definitions.filter { own.contains($0.symbol) }
  }
}

extension Arena {
  /// The sums that stand as factors, or alone, in several of the roots and are long, in the order of the first one.
  fileprivate mutating func recurringSums(_ roots: [NodeID]) -> [NodeID] {
    var counts: [NodeID: Int] = [:], order: [NodeID] = []
    var dividing: Set<NodeID> = []
    var seen: Set<NodeID> = []
    for root in roots where seen.insert(root).inserted {
      var own: Set<NodeID> = []
      for (base, exponent) in factorPairs(root) where kind(base) == .sum {
        let opposite = negate(base)
        let known = counts[opposite] == nil ? base : opposite
        if value(exponent).isNegative { dividing.insert(known) }
        guard own.insert(known).inserted else { continue }
        if counts[known] == nil { order.append(known) }
        counts[known, default: 0] += 1
      }
    }
    let candidates = order.filter { (counts[$0] ?? 0) > 1 || dividing.contains($0) }
    let lengths = print(candidates, in: TextNotation(), limit: 100_000).map(\.count)
    return zip(candidates, lengths).filter { sum, length in
      // A long denominator gets a name even where it stands once: no line breaks inside a fraction.
      length >= NamedFactors.shortest && ((counts[sum] ?? 0) - 1) * length >= NamedFactors.leastSaving
        || length >= NamedFactors.longDenominator && dividing.contains(sum)
    }.map(\.0)
  }
}

extension NamedFactors {
  /// A sum with fewer characters is as easy to read as a name.
  fileprivate static let shortest = 14
  /// The characters that a name must save.
  fileprivate static let leastSaving = 40
  /// A denominator with as many is always named.
  fileprivate static let longDenominator = 80
}
