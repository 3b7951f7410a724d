import DifferentialGeometry
import Scalars
import Symbolics

/// The form of a density from its values at points, however the formula is written.
extension ExponentialForm {
  static func skeleton(
    _ logDensity: Expression, variables: [Symbol], space: SampleSpace?, chart: Chart, points: TrialPoints,
    rank: LogDensityRank
  ) -> ExponentialForm? {
    let ξ = chart.coordinates
    func at(_ symbols: [Symbol], _ numbers: [Rational]) -> Expression {
      logDensity.substituting(Dictionary(uniqueKeysWithValues: zip(symbols, numbers.map { Expression($0) })))
    }
    let first = at(ξ, points.parameters[0])
    let differences = rank.columns.map { at(ξ, points.parameters[$0 + 1]) - first }
    guard let t = StatisticBasis(of: differences, variables: variables)?.statistics, t.count == rank.rank else {
      return nil
    }
    // θ from the values at the rows: ℓ(xᵢ; ξ) − ℓ(x₀; ξ) = h(xᵢ) − h(x₀) + Σ θₐ (tₐ(xᵢ) − tₐ(x₀)).
    func values(_ x: [Rational]) -> [Expression] {
      Expression.substituting(
        Dictionary(uniqueKeysWithValues: zip(variables, x.map { Expression($0) })), in: t)
    }
    let origin = values(points.observations[0]), base = at(variables, points.observations[0])
    var matrix: [Expression] = [], right: [Expression] = []
    for row in rank.rows {
      let x = points.observations[row + 1]
      matrix += zip(values(x), origin).map { $0 - $1 }
      right.append(at(variables, x) - base)
    }
    guard let inverse = constantInverse(matrix, size: t.count) else { return nil }
    let n = t.count
    let θ = (0..<n).map { a -> Expression in
      let raw = Expression.sum((0..<n).map { inverse[a * n + $0] * right[$0] })
      return shortest(raw).separatedConstant.variable
    }
    guard θ.allSatisfy({ !$0.isZero }) else { return nil }
    let start = Dictionary(uniqueKeysWithValues: zip(ξ, points.parameters[0].map { Expression($0) }))
    let θ0 = Expression.substituting(start, in: θ)
    let carrier = shortest(first - .sum(zip(θ0, t).map { $0 * $1 })).separatedConstant.variable
    let here = Dictionary(uniqueKeysWithValues: zip(variables, points.observations[0].map { Expression($0) }))
    let ψ = shortest(.sum(zip(θ, origin).map { $0 * $1 }) + carrier.substituting(here) - base)
    let rest = logDensity - .sum(zip(θ, t).map { $0 * $1 }) - carrier + ψ
    guard let evidence = evidence(that: rest, vanishesFor: variables, in: space) else { return nil }
    return ExponentialForm(
      statistics: t, naturalParameters: θ, logPartition: ψ, logCarrier: carrier, evidence: evidence, rank: rank)
  }

  /// How it is known that an expression is 0 for all observations; nil when it is not.
  private static func evidence(
    that rest: Expression, vanishesFor variables: [Symbol], in space: SampleSpace?
  ) -> Evidence? {
    // A few integers are tried one by one: functions that agree on them may differ between.
    if case .integers(let n)? = space, n <= 24, variables.count == 1 {
      var weakest = Evidence.proved(.structural)
      for k in 0...n {
        guard let found = evidence(rest.substituting([variables[0]: Expression(k)])) else { return nil }
        if found != .proved(.structural) { weakest = found }
      }
      return weakest
    }
    return evidence(rest)
  }

  private static func evidence(_ rest: Expression) -> Evidence? {
    switch rest.zeroTest() {
    case .certifiedZero(let certificate): .proved(certificate)
    case .probablyZero(let bound) where bound < 1e-12: .residues(errorBound: bound)
    default: nil
    }
  }

  /// The shortest of what expansion, tidying and the canonical form, multiplied out, give.
  static func shortest(_ e: Expression) -> Expression {
    var best = e.tidied()
    if let wide = try? e.expanded(limit: 500), wide.nodeCount < best.nodeCount { best = wide }
    if let canonical = try? e.simplified(limits: .quick) {
      if canonical.nodeCount < best.nodeCount { best = canonical }
      if let wide = try? canonical.expanded(limit: 500), wide.nodeCount <= best.nodeCount { best = wide }
    }
    // A constant hides inside a common denominator.
    if let wide = try? best.expanded(limit: 500), !wide.separatedConstant.constant.isZero { return wide }
    return best
  }

  /// The inverse of a matrix of constants; nil when it is singular.
  static func constantInverse(_ matrix: [Expression], size n: Int) -> [Expression]? {
    guard let pool = matrix.first?.pool else { return nil }
    let nodes = pool.nodes(of: matrix.map { $0.rational == nil ? $0.readable() : $0 })
    let inverse = pool.withRing { ring in
      try? TensorAlgebra(ring, dimension: n).inverse(ofGeneral: nodes)
    }
    return inverse.map { pool.expressions(of: $0).map { $0.rational == nil ? $0.readable() : $0 } }
  }
}

/// Functions of the observation that span the same space as given ones, with constants: the simplest there are.
struct StatisticBasis {
  let statistics: [Expression]

  /// The reduced row echelon form of the functions over their terms; nil when they are dependent.
  init?(of functions: [Expression], variables: [Symbol]) {
    var atoms: [(key: String, function: Expression)] = []
    var rows: [[Int: Expression]] = []
    for function in functions {
      let bare = ((try? function.expanded(limit: 500)) ?? function).separatedConstant.variable
      let plain = (try? bare.simplified(limits: .quick)) ?? bare
      guard let wide = try? plain.expanded(limit: 500) else { return nil }
      var row: [Int: Expression] = [:]
      for term in wide.terms where !term.symbols.isEmpty {
        var coefficient = Expression.one, atom = Expression.one
        for factor in term.factors {
          if factor.symbols.isEmpty { coefficient *= factor } else { atom *= factor }
        }
        let key = atom.description
        let place = atoms.firstIndex { $0.key == key } ?? atoms.count
        if place == atoms.count { atoms.append((key, atom)) }
        row[place] = (row[place] ?? .zero) + coefficient
      }
      rows.append(row)
    }
    // The simplest functions become pivots.
    let order = atoms.indices.sorted {
      let (a, b) = (atoms[$0], atoms[$1])
      return (a.function.nodeCount, a.key) < (b.function.nodeCount, b.key)
    }
    var done = 0
    for column in order where done < rows.count {
      let candidates = (done..<rows.count).filter { rows[$0][column].map { !StatisticBasis.isZero($0) } ?? false }
      guard let pivot = candidates.first, let value = rows[pivot][column] else { continue }
      rows.swapAt(done, pivot)
      for (k, v) in rows[done] { rows[done][k] = StatisticBasis.reduced(v / value) }
      for r in rows.indices where r != done {
        guard let factor = rows[r][column], !factor.isZero else { continue }
        for (k, v) in rows[done] {
          rows[r][k] = StatisticBasis.reduced((rows[r][k] ?? .zero) - factor * v)
        }
      }
      done += 1
    }
    guard done == rows.count else { return nil }
    statistics = rows.map { row in
      .sum(order.compactMap { k in row[k].flatMap { $0.isZero ? nil : $0 * atoms[k].function } })
    }
  }

  private static func isZero(_ c: Expression) -> Bool { reduced(c).isZero }

  private static func reduced(_ c: Expression) -> Expression {
    if c.rational != nil { return c }
    return (try? c.simplified(limits: .quick)) ?? c.tidied()
  }
}
