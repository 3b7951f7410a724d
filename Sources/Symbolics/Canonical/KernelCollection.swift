import Scalars

/// The kernels of normalized nodes: what becomes a generator of their field.
struct KernelCollection {
  /// Nodes that are kernels, with the least common denominator of the exponents they occur with.
  private(set) var roots: [NodeID: Int] = [:]
  private(set) var exponentials: Set<NodeID> = []
  /// Arguments of sin and cos.
  private(set) var angles: Set<NodeID> = []
  private var seen: Set<NodeID> = []
  /// Fractional powers up to this denominator.
  private static let largestRoot = 24

  /// Finds the kernels at and below nodes, not looking into the arguments of functions.
  mutating func enter(_ nodes: [NodeID], _ arena: borrowing Arena) throws(SymbolicsError) {
    var stack = nodes
    while let id = stack.popLast() {
      guard seen.insert(id).inserted else { continue }
      switch arena.kind(id) {
      case .number: break
      case .symbol, .constant: roots[id, default: 1] *= 1
      case .sum:
        for i in stride(from: 1, to: arena.operandCount(id), by: 2) { stack.append(arena.operand(id, i + 1)) }
      case .product:
        for i in stride(from: 1, to: arena.operandCount(id), by: 2) {
          let base = arena.operand(id, i), exponent = arena.value(arena.operand(id, i + 1))
          if !exponent.isInteger {
            guard let n = exponent.denominator.asInt else { continue }
            let old = roots[base] ?? 1
            let common = old / greatestCommonDivisor(old, n) * n
            guard common <= KernelCollection.largestRoot else {
              throw .tooLarge(what: "the degree of a root", limit: KernelCollection.largestRoot)
            }
            roots[base] = common
          }
          stack.append(base)
        }
      case .function:
        switch arena.function(id) {
        case .exp: exponentials.insert(id)
        case .sin, .cos: angles.insert(arena.operand(id, 0))
        default: roots[id, default: 1] *= 1
        }
        if arena.function(id) == .abs { stack.append(arena.operand(id, 0)) }
      }
    }
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x
}
