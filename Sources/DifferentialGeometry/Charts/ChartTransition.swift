import Scalars
import Symbolics

/// A change of coordinates: the coordinates ξ of one chart as functions of the coordinates w of another.
///
///     ξⁱ = fⁱ(w),   Jⁱₐ = ∂ξⁱ/∂wᵃ,   Hⁱₐ_b = ∂²ξⁱ/∂wᵃ∂wᵇ
///
/// A model in new coordinates is its density with ξ replaced by f(w); tensors of the new chart are derived from that, and
/// the transformation law of tensors is what a comparison of both sides tests. Jacobian and second derivatives are exact.
public struct ChartTransition: Sendable {
  /// The chart of ξ.
  public let source: Chart
  /// The chart of w.
  ///
  /// What the domain of ξ demands is among its constraints.
  public let target: Chart
  /// ξ as functions of w.
  public let sourceCoordinates: [Expression]
  /// w as functions of ξ, where the equations could be solved in closed form.
  public let targetCoordinates: [Expression]?

  /// A change of coordinates by formulas.
  ///
  /// - Parameters:
  ///   - source: the chart of ξ.
  ///   - target: the symbols w with their domains.
  ///   - sourceCoordinates: ξ as functions of w, in the order of the chart.
  ///   - inverse: w as functions of ξ, when known; otherwise it is looked for.
  /// - Throws: `GeometryError.invalidModel` when the dimension changes, a symbol is foreign, or the Jacobian has the
  ///   determinant zero everywhere.
  public init(
    from source: Chart, to target: [Symbol], _ sourceCoordinates: [Expression], inverse: [Expression]? = nil
  ) throws(GeometryError) {
    try self.init(from: source, to: target, sourceCoordinates, inverse: inverse, isInverted: true)
  }

  /// A change of coordinates with conditions of its own on w.
  ///
  /// - Parameter isInverted: whether an inverse is looked for.
  package init(
    from source: Chart, to target: [Symbol], _ sourceCoordinates: [Expression], inverse: [Expression]?,
    isInverted: Bool, constraints: [Chart.Constraint] = []
  ) throws(GeometryError) {
    let n = source.dimension
    guard sourceCoordinates.count == n else {
      throw .invalidModel(
        reason: "a substitution gives all \(n) coordinates of the chart, not \(sourceCoordinates.count)")
    }
    guard target.count == n else {
      throw .invalidModel(
        reason:
          "the substitution changes the dimension from \(n) to \(target.count): \(target.map(\.name).joined(separator: ", ")) cannot be coordinates"
      )
    }
    let known = Set(target)
    for (symbol, formula) in zip(source.coordinates, sourceCoordinates) {
      if let stranger = formula.symbols.first(where: { !known.contains($0) }) {
        throw .invalidModel(
          reason: "the substitution for \(symbol.name) contains \(stranger.name), which is not a new coordinate")
      }
    }
    self.source = source
    self.sourceCoordinates = sourceCoordinates
    self.target = try Chart(
      target, constraints: constraints + ChartTransition.constraints(source, sourceCoordinates))
    if let inverse {
      targetCoordinates = inverse
    } else if !isInverted {
      targetCoordinates = nil
    } else {
      targetCoordinates = SymbolicInversion(source: source, target: self.target, map: sourceCoordinates).solution()
    }
  }

  /// What the domain of ξ demands of w.
  private static func constraints(_ source: Chart, _ map: [Expression]) -> [Chart.Constraint] {
    var result: [Chart.Constraint] = []
    for (symbol, formula) in zip(source.coordinates, map) {
      let domain = symbol.domain
      if let low = domain.lower {
        let excess = formula - Expression(low.value)
        if !excess.isKnownPositive {
          result.append(Chart.Constraint(excess, parameter: symbol.name, requirement: domain.requirement))
        }
      }
      if let high = domain.upper {
        let rest = Expression(high.value) - formula
        if !rest.isKnownPositive {
          result.append(Chart.Constraint(rest, parameter: symbol.name, requirement: domain.requirement))
        }
      }
    }
    let values = Dictionary(uniqueKeysWithValues: zip(source.coordinates, map))
    for constraint in source.constraints {
      result.append(
        Chart.Constraint(
          constraint.positive.substituting(values), parameter: constraint.parameter,
          requirement: constraint.requirement))
    }
    return result
  }

  /// The dimension.
  public var dimension: Int { source.dimension }

  /// A formula in ξ as one in w.
  public func substituted(_ formula: Expression) -> Expression { substituted([formula])[0] }

  /// Formulas in ξ as formulas in w.
  public func substituted(_ formulas: [Expression]) -> [Expression] {
    Expression.substituting(Dictionary(uniqueKeysWithValues: zip(source.coordinates, sourceCoordinates)), in: formulas)
  }

  /// Jⁱₐ = ∂ξⁱ/∂wᵃ, stored [i][a].
  ///
  /// - Throws: `SymbolicsError` for a derivative without closed form.
  public func jacobian() throws -> [Expression] {
    try sourceCoordinates.flatMap { try $0.gradient(by: target.coordinates) }
  }

  /// Hⁱₐ_b = ∂²ξⁱ/∂wᵃ∂wᵇ, stored [i][a][b].
  ///
  /// - Throws: `SymbolicsError` for a derivative without closed form.
  public func secondDerivatives() throws -> [Expression] {
    try jacobian().flatMap { try $0.gradient(by: target.coordinates) }
  }

  /// This change followed by another: from the chart of ξ to the last one.
  ///
  /// - Precondition: the other one begins where this one ends.
  /// - Throws: as the initializer.
  public func composed(with next: ChartTransition) throws(GeometryError) -> ChartTransition {
    precondition(next.source.coordinates == target.coordinates, "the second change of coordinates begins elsewhere")
    var inverse: [Expression]?
    if let first = targetCoordinates, let second = next.targetCoordinates {
      inverse = Expression.substituting(
        Dictionary(uniqueKeysWithValues: zip(next.source.coordinates, first)), in: second)
    }
    return try ChartTransition(
      from: source, to: next.target.coordinates, next.substituted(sourceCoordinates), inverse: inverse)
  }
}

extension Chart {
  /// The change to other coordinates that gives some of these by formulas; those that keep their symbols stay.
  ///
  ///     try chart.transition(to: [μ, s], where: [σ: exp(s)])
  ///
  /// - Throws: `GeometryError.invalidModel` when a coordinate is missing, or as `ChartTransition`.
  public func transition(
    to target: [Symbol], where formulas: [Symbol: some ExpressionConvertible]
  ) throws(GeometryError) -> ChartTransition {
    if let stranger = formulas.keys.filter({ !coordinates.contains($0) }).min(by: { $0.name < $1.name }) {
      throw .invalidModel(reason: "the substitution replaces \(stranger.name), which is not a coordinate")
    }
    var map: [Expression] = []
    for symbol in coordinates {
      if let formula = formulas[symbol] {
        map.append(formula.expression)
      } else if target.contains(symbol) {
        map.append(Expression(symbol))
      } else {
        throw .invalidModel(reason: "the substitution does not say what \(symbol.name) is in the new coordinates")
      }
    }
    return try ChartTransition(from: self, to: target, map)
  }
}
