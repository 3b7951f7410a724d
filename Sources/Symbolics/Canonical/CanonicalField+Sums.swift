@preconcurrency import CFLINT
import Scalars

/// Sums over a common denominator.
extension CanonicalField {
  /// Terms with one denominator, added two by two so that no long sum is copied again and again.
  private struct Group {
    let exponents: [Int32]
    var count = 0
    var parts: [(element: CanonicalElement, rank: Int)] = []
  }

  package func sum(_ terms: [CanonicalElement], minus subtracted: [CanonicalElement]) -> CanonicalElement {
    if failure != nil { return zero }
    var groups: [Group] = []
    for (list, isNegative) in [(terms, false), (subtracted, true)] {
      for term in list where !term.isZero {
        guard spend(term.termCount) else { return zero }
        var place = groups.firstIndex { $0.exponents == term.exponents }
        if place == nil {
          groups.append(Group(exponents: term.exponents))
          place = groups.count - 1
        }
        guard let place else { continue }
        append(term, isNegative: isNegative, to: &groups[place])
      }
    }
    guard let first = groups.first else { return zero }
    if groups.count == 1 {
      let total = collapsed(&groups[0])
      return groups[0].count == 1 ? total : settled(cancelledFully(total))
    }
    var common = first.exponents
    for group in groups.dropFirst() {
      while common.count < group.exponents.count { common.append(0) }
      for i in group.exponents.indices { common[i] = max(common[i], group.exponents[i]) }
    }
    // A denominator can cancel only where two terms have its highest power.
    var attained = [Int](repeating: 0, count: common.count)
    var all = Group(exponents: common)
    for place in groups.indices {
      let part = collapsed(&groups[place])
      if part.isZero { continue }
      var missing = common
      for i in part.exponents.indices { missing[i] -= part.exponents[i] }
      for i in common.indices where missing[i] == 0 && common[i] > 0 { attained[i] += groups[place].count }
      let lifted = part.copy()
      multiplyNumerator(lifted, by: missing)
      if failure != nil { return zero }
      append(lifted, isNegative: false, to: &all)
    }
    let total = collapsed(&all)
    total.exponents = total.isZero ? [] : common
    return settled(cancelledFully(total) { attained[$0] > 1 })
  }

  private func append(_ term: CanonicalElement, isNegative: Bool, to group: inout Group) {
    group.count += 1
    var element = isNegative ? negate(term) : term
    var rank = 0
    while let last = group.parts.last, last.rank == rank {
      group.parts.removeLast()
      element = added(last.element, element)
      rank += 1
    }
    group.parts.append((element, rank))
  }

  /// The total of a group, without a trial of its denominators; never one of its terms unless it is the only one.
  private func collapsed(_ group: inout Group) -> CanonicalElement {
    guard var total = group.parts.popLast()?.element else { return zero.copy() }
    while let next = group.parts.popLast()?.element { total = added(total, next) }
    group.parts = []
    return group.count == 1 ? total.copy() : total
  }

  /// Numerators added over the least common multiple of the integer divisors.
  private func added(_ a: CanonicalElement, _ b: CanonicalElement) -> CanonicalElement {
    let result = CanonicalElement(ring)
    result.exponents = a.exponents
    if fmpz_equal(a.divisor, b.divisor) != 0 {
      fmpz_mpoly_add(result.numerator, a.numerator, b.numerator, ring.context)
      fmpz_set(result.divisor, a.divisor)
      return result
    }
    fmpz_lcm(result.divisor, a.divisor, b.divisor)
    var p: fmpz = 0, q: fmpz = 0
    fmpz_divexact(&p, result.divisor, a.divisor)
    fmpz_divexact(&q, result.divisor, b.divisor)
    let scaled = CanonicalElement(ring)
    fmpz_mpoly_scalar_mul_fmpz(result.numerator, a.numerator, &p, ring.context)
    fmpz_mpoly_scalar_mul_fmpz(scaled.numerator, b.numerator, &q, ring.context)
    let total = CanonicalElement(ring)
    fmpz_mpoly_add(total.numerator, result.numerator, scaled.numerator, ring.context)
    fmpz_set(total.divisor, result.divisor)
    total.exponents = a.exponents
    fmpz_clear(&p)
    fmpz_clear(&q)
    return total
  }
}
