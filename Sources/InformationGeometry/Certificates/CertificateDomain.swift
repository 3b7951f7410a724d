import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Where the statements of a certificate hold.
struct CertificateDomain {
  private let symbols: [Symbol]
  /// What the chart asks to be positive.
  private let constraints: [Expression]
  /// What must be positive, or not zero, beside the bounds of the symbols for the formulas to have a value.
  private let positive: [Expression], nonzero: [Expression]

  /// All conditions as formulas.
  var formulas: [Expression] { constraints + positive + nonzero }

  /// The domain of a manifold with the conditions of formulas.
  ///
  /// - Throws: `GeometryError.unsupported` when no point is found where the conditions are certain.
  init(_ manifold: StatisticalManifold, formulas: [Expression]) throws {
    self.init(manifold.chart.coordinates, constraints: manifold.chart.constraints.map(\.positive), formulas: formulas)
    guard hasPoint() else {
      throw GeometryError.unsupported(
        reason:
          "\(manifold.name): no point was found at which every denominator is certain to differ from zero, so that a certificate might say nothing"
      )
    }
  }

  /// The domain of symbols; conditions in which others occur are left out.
  init(_ symbols: [Symbol], constraints: [Expression] = [], formulas: [Expression]) {
    self.symbols = symbols
    self.constraints = constraints.filter { !$0.isKnownPositive }
    var known: Set<Expression> = []
    for symbol in symbols {
      let x = Expression(symbol)
      for bound in [symbol.domain.lower, symbol.domain.upper].compactMap(\.self) where !bound.isIncluded {
        known.formUnion([(x - Expression(bound.value)).tidied(), (Expression(bound.value) - x).tidied()])
      }
    }
    for constraint in constraints { known.formUnion([constraint.tidied(), (-constraint).tidied()]) }
    let needs = Expression.requirements(of: formulas + constraints), own = Set(symbols)
    func isNew(_ condition: Expression) -> Bool {
      !known.contains(condition.tidied()) && condition.symbols.allSatisfy(own.contains)
    }
    let required = needs.positive.filter(isNew)
    positive = required
    nonzero = needs.nonzero.filter { isNew($0) && !required.contains($0) }
  }

  /// The conjuncts of the domain.
  func conjuncts(_ printer: CoqPrinter) throws(CodeError) -> [String] {
    var all: [String] = []
    for symbol in symbols {
      let x = printer.name(symbol)
      for (bound, isLower) in [(symbol.domain.lower, true), (symbol.domain.upper, false)] {
        guard let bound else { continue }
        let end = try printer.text([Expression(bound.value)])[0], sign = bound.isIncluded ? "<=" : "<"
        all.append(isLower ? "\(end) \(sign) \(x)" : "\(x) \(sign) \(end)")
      }
    }
    all += try printer.text(constraints).map { "0 < \($0)" } + conditions(printer)
    return all.isEmpty ? ["True"] : all
  }

  /// The conditions beside the bounds.
  func conditions(_ printer: CoqPrinter) throws(CodeError) -> [String] {
    try printer.text(positive).map { "0 < \($0)" } + printer.text(nonzero).map { "\($0) <> 0" }
  }

  // MARK: A point

  /// Whether the conditions hold at some point of the chart, proved by interval arithmetic.
  private func hasPoint() -> Bool {
    let precision = BallPrecision(bits: 128)
    guard !formulas.isEmpty, let tape = try? Tape(formulas, inputs: symbols) else { return formulas.isEmpty }
    let strict = constraints.count + positive.count
    for attempt in 0..<64 {
      let point = symbols.enumerated().map { place, symbol in
        CertificateDomain.sample(symbol.domain, attempt * symbols.count + place, symbols.count)
      }
      let values = tape.evaluate(point.map { Ball($0, precision: precision) }, precision: precision)
      let holds = values.enumerated().allSatisfy { place, value in
        place < strict ? value.isPositive : value.isPositive || (-value).isPositive
      }
      if holds { return true }
    }
    return false
  }

  /// A rational number of a domain, different for each index; small in the unit interval, where several may share it.
  private static func sample(_ domain: Domain, _ index: Int, _ dimension: Int) -> Rational {
    let step = Rational(index * 7 % 31 + 1, 32)
    switch (domain.lower?.value, domain.upper?.value) {
    case (let low?, let high?): return low + (high - low) * step / Rational(dimension)
    case (let low?, nil): return low + step * 4
    case (nil, let high?): return high - step * 4
    case (nil, nil): return step - Rational(1, 2)
    }
  }
}
