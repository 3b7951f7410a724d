import Scalars

/// Modified Bessel functions of orders that differ by integers, as a pair of neighbours.
///
///     K_{ν+1} = K_{ν−1} + (2ν/x) K_ν      I_{ν+1} = I_{ν−1} − (2ν/x) I_ν      I_ν K_{ν+1} + I_{ν+1} K_ν = 1/x
///
/// Source: DLMF 10.28.2, 10.29.1, 10.39.2.
struct BesselClasses {
  private struct Key: Hashable {
    let isK: Bool
    let variable: NodeID
    let fraction: Rational
    let argument: NodeID
  }

  private var least: [Key: Rational] = [:]
  private static let longestShift = 64

  var isEmpty: Bool { least.isEmpty }

  private func key(_ id: NodeID, _ arena: inout Arena) -> (key: Key, whole: Rational)? {
    let f = arena.function(id)
    guard f == .besselI || f == .besselK else { return nil }
    let order = arena.operand(id, 0)
    let constant =
      arena.isNumber(order)
      ? arena.value(order) : arena.kind(order) == .sum ? arena.value(arena.operand(order, 0)) : Rational(0)
    let rest = arena.isNumber(order) ? Arena.zero : arena.subtract(order, arena.number(constant))
    let whole = constant.floor
    return (
      Key(isK: f == .besselK, variable: rest, fraction: constant - whole, argument: arena.operand(id, 1)), whole
    )
  }

  /// Takes the orders that occur into account.
  mutating func enter(_ nodes: [NodeID], in arena: inout Arena) {
    for id in nodes {
      guard let (key, whole) = key(id, &arena) else { continue }
      least[key] = least[key].map { Swift.min($0, whole) } ?? whole
      // K is even in its order: numbers start at the order nearest to zero.
      if key.variable == Arena.zero { least[key] = 0 }
    }
  }

  /// A function in terms of the pair of its class.
  func image(of id: NodeID, in arena: inout Arena) -> NodeID {
    guard let (key, whole) = key(id, &arena), let start = least[key], let steps = (whole - start).asInt,
      (0...BesselClasses.longestShift).contains(steps)
    else { return id }
    let base = arena.add(key.variable, arena.number(key.fraction + start))
    var low = member(key, base, 0, &arena), high = member(key, base, 1, &arena)
    if steps == 0 { return low }
    for k in 1..<Swift.max(steps, 1) {
      // 2(ν + k)/x.
      let order = arena.add(base, arena.integer(k))
      let ratio = arena.product([Arena.two, order, arena.inverse(key.argument), high])
      (low, high) = (high, key.isK ? arena.add(low, ratio) : arena.subtract(low, ratio))
    }
    return high
  }

  /// The function of order base or base + 1.
  private func member(_ key: Key, _ base: NodeID, _ k: Int, _ arena: inout Arena) -> NodeID {
    let x = key.argument, order = arena.add(base, arena.integer(k))
    if arena.isNumber(base), arena.value(base) == Rational(1, 2) { return halfOrder(key, k, &arena) }
    if !key.isK, k == 1 {
      var partner = key
      partner = Key(isK: true, variable: key.variable, fraction: key.fraction, argument: key.argument)
      if least[partner] == least[key] {
        // By the Wronskian, where both functions occur.
        let k0 = arena.apply(.besselK, base, x), k1 = arena.apply(.besselK, order, x)
        let i0 = arena.apply(.besselI, base, x)
        return arena.multiply(arena.subtract(arena.inverse(x), arena.multiply(i0, k1)), arena.inverse(k0))
      }
    }
    return arena.apply(key.isK ? .besselK : .besselI, order, x)
  }

  /// Orders ½ and 3/2, which are elementary.
  ///
  /// Source: DLMF 10.39.1, 10.39.2.
  private func halfOrder(_ key: Key, _ k: Int, _ arena: inout Arena) -> NodeID {
    let x = key.argument, half = arena.number(Rational(1, 2))
    let down = arena.apply(.exp, arena.negate(x)), up = arena.apply(.exp, x), inverse = arena.inverse(x)
    if key.isK {
      let front = arena.squareRoot(arena.product([half, arena.pi(), inverse]))
      let lead = arena.multiply(front, down)
      return k == 0 ? lead : arena.multiply(lead, arena.add(Arena.one, inverse))
    }
    let front = arena.squareRoot(arena.product([Arena.two, arena.inverse(arena.pi()), inverse]))
    let sine = arena.multiply(half, arena.subtract(up, down)), cosine = arena.multiply(half, arena.add(up, down))
    return arena.multiply(front, k == 0 ? sine : arena.subtract(cosine, arena.multiply(sine, inverse)))
  }
}
