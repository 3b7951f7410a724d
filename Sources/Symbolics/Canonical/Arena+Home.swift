import Scalars

/// A rough value of a node at one ordinary place: what decides which of s and −s is written.
extension Arena {
  /// The value where numbers without bounds are small beside others, half-bounded ones lie about 1 from their bound, and those of an
  /// interval near its lower end, all different: probabilities add up to less than 1, covariances are small beside
  /// variances.
  ///
  /// - Returns: nil where there is no finite value other than 0.
  func valueAtHome(_ root: NodeID) -> Double? {
    let order = StructuralOrder(self, roots: [root])
    let symbols = order.nodes.filter { kind($0) == .symbol }.sorted { order.rank(of: $0) < order.rank(of: $1) }
    var values: [NodeID: Double] = [:]
    let domains = symbols.map { self.symbols[Int(nodes[Int($0)].payload)].domain }
    // Numbers without bounds are small beside others; among themselves x − 1 reads better than 1 − x.
    let areAllFree = domains.allSatisfy { $0.lower == nil && $0.upper == nil }
    for (i, id) in symbols.enumerated() { values[id] = (areAllFree ? 48 : 1) * Arena.home(of: domains[i], i) }
    func known(_ id: NodeID) -> Double { values[id] ?? .nan }
    for id in order.nodes where values[id] == nil {
      switch kind(id) {
      case .number: values[id] = value(id).asDouble
      case .constant: values[id] = nodes[Int(id)].payload == 0 ? .pi : 0.5772156649015329
      case .symbol: break
      case .sum:
        var total = known(operand(id, 0))
        for (term, c) in order.orderedPairs(of: id) { total += value(c).asDouble * known(term) }
        values[id] = total
      case .product:
        var total = known(operand(id, 0))
        for (base, e) in order.orderedPairs(of: id) { total *= Double.pow(known(base), value(e).asDouble) }
        values[id] = total
      case .function:
        let step = Instruction(opcode: .function, order: nodes[Int(id)].payload)
        values[id] = Tape.value(step, known(operand(id, 0)), known(operand(id, operandCount(id) - 1)))
      }
    }
    guard let result = values[root], result.isFinite, result != 0 else { return nil }
    return result
  }

  private static func home(of domain: Domain, _ i: Int) -> Double {
    let shift = 1 + Double(i % 16) / 97
    switch (domain.lower?.value.asDouble, domain.upper?.value.asDouble) {
    case (nil, nil): return shift / 16
    case (let low?, nil): return low + shift
    case (nil, let high?): return high - shift
    case (let low?, let high?): return low + (high - low) * shift / 64
    }
  }
}
