import DifferentialGeometry
import Scalars
import Symbolics

/// Expectations of functions of the observation in closed form.
extension StatisticalModel {
  /// E[f] of a recognised exponential family.
  ///
  /// f may be a sum of products of powers, logarithms and exponentials of the observation, as far as they belong to the
  /// statistics of the family or to the closed integral of its density: moments of every order, E[log x], E[x log x],
  /// E[e^(tx)], with exponents that may be symbols. Polynomials in the statistics have expectations in every recognised
  /// family: derivatives of ψ.
  ///
  /// - Parameter function: f, in the variables of the model (by name), its parameters, and any other symbols.
  /// - Returns: the value with what must be positive for it to be finite.
  /// - Throws: `GeometryError.unsupported` with the term for which no closed form is known, or that is infinite.
  public func expectation(of function: Expression) throws(GeometryError) -> ClosedExpectation {
    guard let family = exponentialFamily else {
      throw .unsupported(
        reason: "\(name): the density was not recognised as an exponential family: expectations have no closed form")
    }
    let f = placed(function)
    guard let wide = try? f.expanded(limit: 1_000) else {
      throw .unsupported(reason: "\(name): the function has too many terms")
    }
    let rule = closedIntegral(of: family).map {
      (rule: ExpectationRule(form: $0.form, variable: variables[0]), map: $0.coefficients)
    }
    var sum: [Expression] = [], conditions: [Expression] = []
    for term in wide.terms {
      var front = Expression.one, factors: [Expression] = []
      for factor in term.factors {
        if factor.symbols.contains(where: variables.contains) { factors.append(factor) } else { front *= factor }
      }
      let part = try expectation(ofProduct: factors, family, rule)
      sum.append(front * part.value)
      for condition in part.conditions where !conditions.contains(condition) { conditions.append(condition) }
    }
    return ClosedExpectation(value: StatisticalModel.settled(.sum(sum), conditions), conditions: conditions)
  }

  /// Var f = E[f²] − E[f]² of a recognised exponential family.
  ///
  /// - Throws: as `expectation(of:)`.
  public func variance(of function: Expression) throws(GeometryError) -> ClosedExpectation {
    let mean = try expectation(of: function), square = try expectation(of: placed(function).squared)
    var conditions = mean.conditions
    for condition in square.conditions where !conditions.contains(condition) { conditions.append(condition) }
    return ClosedExpectation(
      value: StatisticalModel.settled(square.value - mean.value.squared, conditions), conditions: conditions)
  }

  /// The shortest form, without |·| of what the conditions make positive: log |Γ(k − 1)| leaves |k − 1|.
  private static func settled(_ value: Expression, _ conditions: [Expression]) -> Expression {
    func isPositive(_ e: Expression) -> Bool {
      conditions.contains { condition in
        let rest = (e - condition).tidied()
        return rest.rational.map { !$0.isNegative } ?? rest.isKnownPositive
      }
    }
    let short = value.readable(limits: .init())
    var signs: [(part: Expression, image: Expression)] = []
    for symbol in short.symbols {
      for argument in short.kinkArguments(in: symbol) {
        if isPositive(argument) { signs.append((abs(argument), argument)) }
        if isPositive(-argument) { signs.append((abs(argument), -argument)) }
      }
    }
    return signs.isEmpty ? short : short.replacing(signs).readable(limits: .init())
  }

  /// The function in the variables of the model, with their domains.
  private func placed(_ function: Expression) -> Expression {
    var renaming: [Symbol: Expression] = [:]
    for symbol in function.symbols {
      if let known = (variables + parameters).first(where: { $0.name == symbol.name }), known != symbol {
        renaming[symbol] = Expression(known)
      }
    }
    return function.substituting(renaming)
  }

  private func expectation(
    ofProduct factors: [Expression], _ family: ExponentialFamily,
    _ integral: (rule: ExpectationRule, map: [Symbol: Expression])?
  ) throws(GeometryError) -> ClosedExpectation {
    if factors.isEmpty { return ClosedExpectation(value: .one, conditions: []) }
    let shown = factors.dropFirst().reduce(factors[0]) { $0 * $1 }
    if let (rule, map) = integral, let action = rule.action(of: factors) {
      do {
        let (value, conditions) = try rule.ratio(action)
        let here = Expression.substituting(map, in: [value] + conditions).map { $0.readable() }
        let open = try StatisticalModel.unsettled(Array(here.dropFirst()), of: shown, name)
        return ClosedExpectation(value: here[0], conditions: open)
      } catch let error as GeometryError {
        throw error
      } catch {
        throw .unsupported(reason: "\(name): E[\(shown)]: \(error)")
      }
    }
    if let value = moment(ofStatistics: factors, family) { return ClosedExpectation(value: value, conditions: []) }
    let why =
      integral == nil
      ? "it is no polynomial in the statistics" : "a factor is none of the functions in the exponent of the density"
    throw .unsupported(reason: "\(name): E[\(shown)] has no known closed form: \(why)")
  }

  /// The conditions that the domains do not settle.
  ///
  /// - Throws: `GeometryError.unsupported` for one that never holds.
  private static func unsettled(
    _ conditions: [Expression], of function: Expression, _ name: String
  ) throws(GeometryError) -> [Expression] {
    var result: [Expression] = []
    for condition in conditions where !condition.isKnownPositive {
      if let value = condition.rational, value <= 0 {
        throw .unsupported(reason: "\(name): E[\(function)] is infinite: \(value) had to be positive")
      }
      if (-condition).isKnownPositive {
        throw .unsupported(reason: "\(name): E[\(function)] is infinite: \(condition) had to be positive")
      }
      result.append(condition)
    }
    return result
  }

  /// E of a product of powers of statistics: E[tₐf] = (∂/∂θₐ + ηₐ) E[f], with ∂/∂θ = (∂θ/∂ξ)⁻ᵀ ∂/∂ξ.
  private func moment(ofStatistics factors: [Expression], _ family: ExponentialFamily)
    -> Expression?
  {
    guard family.order == chart.dimension else { return nil }
    var places: [Int] = []
    for factor in factors {
      if let place = family.statistics.firstIndex(of: factor) {
        places.append(place)
      } else if case .product(let number, let powers) = factor.structure, number.isOne, powers.count == 1,
        let times = powers[0].exponent.asInt, times > 0, times <= ExpectationRule.largestOrder,
        let place = family.statistics.firstIndex(of: powers[0].base)
      {
        places += [Int](repeating: place, count: times)
      } else {
        return nil
      }
    }
    let n = chart.dimension, ξ = chart.coordinates
    do {
      var jacobian: [Expression] = []
      for component in family.naturalParameters { jacobian += try component.gradient(by: ξ) }
      let pool = family.logPartition.pool
      let nodes = pool.nodes(of: jacobian)
      // (J⁻¹)ᵢₐ = ∂ξᵢ/∂θₐ.
      let inverse = try pool.withRing { ring in
        try TensorAlgebra(ring, dimension: n).inverse(everywhere: nodes)
      }
      let columns = pool.expressions(of: inverse)
      var value = Expression.one
      for a in places {
        var slope = Expression.zero
        for i in 0..<n where !columns[i * n + a].isZero {
          slope += columns[i * n + a] * (try value.derivative(by: ξ[i]))
        }
        value = (slope + family.expectationParameters[a] * value).readable()
      }
      return value
    } catch {
      return nil
    }
  }
}
