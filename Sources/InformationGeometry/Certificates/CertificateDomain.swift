import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Where the statements of a certificate hold.
struct CertificateDomain {
  /// The bounds of the symbols and the constraints of the chart: what is positive.
  private let bounds: [Expression]
  /// Ends of intervals that belong to them.
  private let included: [Expression]
  /// What must be positive, or not zero, beside them for the formulas to have a value.
  private let positive: [Expression], nonzero: [Expression]

  /// All conditions as formulas.
  var formulas: [Expression] { bounds + included + positive + nonzero }

  /// The domain of a manifold with the conditions of formulas.
  ///
  /// - Throws: `GeometryError.unsupported` when no point is found where the conditions are certain.
  init(_ manifold: StatisticalManifold, formulas: [Expression]) throws {
    self.init(manifold.chart.coordinates, constraints: manifold.chart.constraints.map(\.positive), formulas: formulas)
    guard hasPoint(manifold.chart) else {
      throw GeometryError.unsupported(
        reason:
          "\(manifold.name): no point was found at which every denominator is certain to differ from zero, so that a certificate might say nothing"
      )
    }
  }

  init(_ symbols: [Symbol], constraints: [Expression] = [], formulas: [Expression]) {
    var bounds: [Expression] = [], included: [Expression] = []
    for symbol in symbols {
      let x = Expression(symbol)
      for (bound, distance) in [
        (symbol.domain.lower, symbol.domain.lower.map { x - Expression($0.value) }),
        (symbol.domain.upper, symbol.domain.upper.map { Expression($0.value) - x }),
      ] {
        guard let bound, let distance else { continue }
        if bound.isIncluded { included.append(distance) } else { bounds.append(distance) }
      }
    }
    bounds += constraints.filter { constraint in !bounds.contains(constraint) && !constraint.isKnownPositive }
    let known = Set(bounds.flatMap { [$0.tidied(), (-$0).tidied()] })
    let needs = Expression.requirements(of: formulas + constraints)
    let required = needs.positive.filter { !known.contains($0.tidied()) }
    // log(−x) for x < 0 is as good as log x for x > 0.
    positive = required
    nonzero = needs.nonzero.filter { !known.contains($0.tidied()) && !required.contains($0) }
    self.bounds = bounds
    self.included = included
  }

  /// The conjuncts of the domain.
  func conjuncts(_ printer: CoqPrinter) throws(CodeError) -> [String] {
    let all =
      try printer.text(bounds).map { "0 < \($0)" } + printer.text(included).map { "0 <= \($0)" }
      + conditions(printer)
    return all.isEmpty ? ["True"] : all
  }

  /// The conditions beside the bounds.
  func conditions(_ printer: CoqPrinter) throws(CodeError) -> [String] {
    try printer.text(positive).map { "0 < \($0)" } + printer.text(nonzero).map { "\($0) <> 0" }
  }

  // MARK: A point

  /// Whether the conditions hold at some point of the chart, proved by interval arithmetic.
  private func hasPoint(_ chart: Chart) -> Bool {
    let conditions = bounds + positive + nonzero, precision = BallPrecision(bits: 128)
    guard !conditions.isEmpty, let tape = try? Tape(conditions, inputs: chart.coordinates) else { return conditions.isEmpty }
    let strict = bounds.count + positive.count
    for attempt in 0..<64 {
      let point = chart.coordinates.enumerated().map { place, symbol in
        CertificateDomain.sample(symbol.domain, attempt * chart.dimension + place, chart.dimension)
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
