import DifferentialGeometry
import Scalars
import Symbolics

/// Reading an exponential family off the logarithm of a density.
extension ExponentialFamily {
  /// The form exp(θ·t − ψ) of a density; nil when it has none with few statistics, or when the expectations of the
  /// statistics are not known: those of a full family follow from ψ, those of a curved one from the full family around it.
  init?(
    recognizing logDensity: Expression, variables: [Symbol], space: SampleSpace?, chart: Chart,
    knowledge: StatisticalModel.Knowledge
  ) {
    guard
      var form = ExponentialForm(
        logDensity, variables: variables, space: space, chart: chart, isTrusted: !knowledge.statistics.isEmpty),
      form.order >= chart.dimension
    else { return nil }
    if !knowledge.statistics.isEmpty {
      guard let ordered = form.ordered(like: knowledge.statistics) else { return nil }
      form = ordered
    }
    var surrounding: FullFamily?
    let η: [Expression]
    if !knowledge.expectationParameters.isEmpty {
      η = knowledge.expectationParameters
    } else if form.order == chart.dimension {
      // ∂ᵢψ = ηₐ ∂ᵢθₐ is a square system.
      guard let solved = ExponentialFamily.expectations(form.naturalParameters, form.logPartition, chart.coordinates)
      else { return nil }
      η = solved
    } else {
      guard let space, let full = FullFamily(around: form, variables: variables, space: space, chart: chart),
        let gradient = try? full.expectationParameters(at: form.naturalParameters)
      else { return nil }
      surrounding = full
      η = gradient
    }
    self.init(
      statistics: form.statistics, naturalParameters: form.naturalParameters, expectationParameters: η,
      logPartition: form.logPartition, logCarrier: form.logCarrier, surroundingFamily: surrounding)
  }

  /// η from Jᵀη = ∇ψ with J = ∂θ/∂ξ.
  private static func expectations(_ θ: [Expression], _ ψ: Expression, _ ξ: [Symbol]) -> [Expression]? {
    let n = ξ.count
    guard let gradient = try? ψ.gradient(by: ξ) else { return nil }
    var jacobian: [Expression] = []
    for component in θ {
      guard let row = try? component.gradient(by: ξ) else { return nil }
      jacobian += row
    }
    let pool = ψ.pool
    let nodes = pool.nodes(of: jacobian + gradient)
    let result: [NodeID]? = pool.withRing { ring in
      let algebra = TensorAlgebra(ring, dimension: n)
      guard let inverse = try? algebra.inverse(everywhere: Array(nodes[..<(n * n)])) else { return nil }
      // η = J⁻ᵀ∇ψ: ηₐ = Σᵢ (J⁻¹)ᵢₐ ∂ᵢψ.
      return (0..<n).map { a in
        ring.tidied(
          ring.sum((0..<n).map { ring.multiply(inverse[$0 * n + a], nodes[n * n + $0]) }))
      }
    }
    return result.map { pool.expressions(of: $0) }
  }
}

/// log p as Σ aₖ(ξ) bₖ(x) + h(x) + c(ξ).
struct Separated {
  /// A statistic with the function of the parameters in front of it.
  struct Row {
    var statistic: Expression
    var coefficient: Expression
  }

  var rows: [Row] = []
  var carrier = Expression.zero
  var constant = Expression.zero

  init(rows: [Row], carrier: Expression, constant: Expression) {
    self.rows = rows
    self.carrier = carrier
    self.constant = constant
  }

  /// Multiplies out and sorts the factors of each term; nil when a factor depends on both x and ξ.
  init?(_ logDensity: Expression, variables: Set<Symbol>) {
    guard let expanded = try? logDensity.expanded(limit: 5_000) else { return nil }
    var coefficients: [String: Int] = [:]
    for term in expanded.terms {
      var ofSample: [Expression] = [], ofParameters: [Expression] = []
      for factor in term.factors {
        let symbols = factor.symbols
        if symbols.allSatisfy(variables.contains) && !symbols.isEmpty {
          ofSample.append(factor)
        } else if symbols.allSatisfy({ !variables.contains($0) }) {
          ofParameters.append(factor)
        } else {
          return nil
        }
      }
      let a = ofParameters.reduce(Expression.one) { $0 * $1 }, b = ofSample.reduce(Expression.one) { $0 * $1 }
      if ofSample.isEmpty {
        constant += a
      } else if a.symbols.isEmpty {
        carrier += a * b
      } else {
        let key = b.description
        if let known = coefficients[key] {
          rows[known].coefficient += a
        } else {
          coefficients[key] = rows.count
          rows.append(Row(statistic: b, coefficient: a))
        }
      }
    }
  }

  /// The same with linearly independent coefficients: constants in them move to the carrier, dependent rows are merged.
  func reduced() -> Separated {
    var carrier = self.carrier
    var kept: [(vector: [String: Rational], row: Row)] = []
    var relations: [(combination: [Rational], statistic: Expression)] = []
    // The simplest first: the order of terms in a sum is an accident.
    let sorted = rows.map { (row: $0, size: $0.statistic.nodeCount, text: $0.statistic.description) }
      .sorted { ($0.size, $0.text) < ($1.size, $1.text) }.map(\.row)
    for row in sorted {
      var vector: [String: Rational] = [:]
      var coefficient = Expression.zero
      for term in row.coefficient.terms {
        let number = term.factors.compactMap(\.rational).reduce(Rational(1), *)
        let monic = term / Expression(number)
        if monic.symbols.isEmpty {
          carrier += term * row.statistic
        } else {
          vector[monic.description, default: 0] += number
          coefficient += term
        }
      }
      if vector.isEmpty { continue }
      if let combination = Separated.combination(of: kept.map(\.vector), giving: vector) {
        relations.append((combination, row.statistic))
      } else {
        kept.append((vector, Row(statistic: row.statistic, coefficient: coefficient)))
      }
    }
    var result = kept.map(\.row)
    for relation in relations {
      for (i, factor) in relation.combination.enumerated() where !factor.isZero {
        result[i].statistic += Expression(factor) * relation.statistic
      }
    }
    return Separated(rows: result, carrier: carrier, constant: constant)
  }

  /// The rows in the order of given statistics, each scaled to them; nil when the statistics differ.
  func ordered(like statistics: [Expression]) -> Separated? {
    guard statistics.count == rows.count else { return nil }
    var result: [Row] = []
    for wanted in statistics {
      guard let row = rows.first(where: { ($0.statistic / wanted).rational != nil }),
        let ratio = (row.statistic / wanted).rational
      else { return nil }
      result.append(Row(statistic: wanted, coefficient: row.coefficient * Expression(ratio)))
    }
    return Separated(rows: result, carrier: carrier, constant: constant)
  }

  /// Rational factors cᵢ with Σ cᵢ basisᵢ = target, by elimination.
  static func combination(of basis: [[String: Rational]], giving target: [String: Rational]) -> [Rational]? {
    let keys = Set(basis.flatMap(\.keys)).union(target.keys).sorted()
    var matrix = keys.map { key in basis.map { $0[key] ?? 0 } + [target[key] ?? 0] }
    let unknowns = basis.count
    var pivotRow = 0
    for column in 0..<unknowns {
      guard let pivot = (pivotRow..<matrix.count).first(where: { !matrix[$0][column].isZero }) else { return nil }
      matrix.swapAt(pivot, pivotRow)
      let inverse = matrix[pivotRow][column].inverse
      for c in column...unknowns { matrix[pivotRow][c] *= inverse }
      for r in matrix.indices where r != pivotRow && !matrix[r][column].isZero {
        let factor = matrix[r][column]
        for c in column...unknowns { matrix[r][c] -= factor * matrix[pivotRow][c] }
      }
      pivotRow += 1
    }
    guard matrix[pivotRow...].allSatisfy({ $0[unknowns].isZero }) else { return nil }
    return (0..<unknowns).map { matrix[$0][unknowns] }
  }
}
