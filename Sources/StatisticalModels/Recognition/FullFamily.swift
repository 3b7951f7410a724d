import DifferentialGeometry
import Scalars
import Symbolics

/// An exponential family in its natural parameters, all of them: log p = θ·t(x) + log h(x) − ψ(θ).
public struct FullFamily: Sendable {
  /// The natural parameters θ₁, ….
  public let naturalParameters: [Symbol]
  /// ψ(θ).
  public let logPartition: Expression
  /// What must be positive where the density can be normalized.
  public let conditions: [Expression]
  /// The integral that ψ is taken from, with its coefficients as functions of θ; nil for sums and Gaussian integrals.
  let integral: (form: NormalizingIntegral, coefficients: [Expression])?

  /// The family with the statistics and the carrier of a form; nil where its integral has no known closed form.
  init?(around form: ExponentialForm, variables: [Symbol], space: SampleSpace, chart: Chart) {
    let taken = Set((variables + chart.coordinates).map(\.name))
    var letter = "theta"
    while (1...form.order).contains(where: { taken.contains("\(letter)\($0)") }) { letter = "natural_" + letter }
    let θ = (1...form.order).map { Symbol("\(letter)\($0)") }
    guard
      let found = FullFamily.integral(form, θ, variables, space) ?? FullFamily.sum(form, θ, variables, space)
        ?? FullFamily.gaussian(form, θ, variables, space)
    else { return nil }
    self = found
    // The density says what ψ is on its own parameters: the closed form must agree.
    let here = Expression.substituting(
      Dictionary(uniqueKeysWithValues: zip(θ, form.naturalParameters)), in: [logPartition])[0]
    for symbol in chart.coordinates {
      guard let slope = try? (here - form.logPartition).derivative(by: symbol) else { return nil }
      switch slope.zeroTest() {
      case .certifiedZero: continue
      case .probablyZero(let bound) where bound < 1e-12: continue
      default: return nil
      }
    }
  }

  private init(
    _ θ: [Symbol], _ ψ: Expression, conditions: [Expression] = [],
    integral: (form: NormalizingIntegral, coefficients: [Expression])? = nil
  ) {
    naturalParameters = θ
    logPartition = ψ
    self.conditions = conditions
    self.integral = integral
  }

  /// Σₐ θₐtₐ + log h as coefficients of functions of the observation; nil when it does not multiply out.
  static func atoms(
    _ form: ExponentialForm, _ θ: [Symbol]
  ) -> [(function: Expression, coefficient: Expression)]? {
    let exponent = Expression.sum(zip(θ, form.statistics).map { $0 * $1 }) + form.logCarrier
    guard let wide = try? exponent.expanded(limit: 500) else { return nil }
    var result: [(function: Expression, coefficient: Expression)] = []
    for term in wide.terms {
      var function = Expression.one, coefficient = Expression.one
      for factor in term.factors {
        if factor.symbols.allSatisfy(θ.contains) { coefficient *= factor } else { function *= factor }
      }
      if let place = result.firstIndex(where: { $0.function == function }) {
        result[place].coefficient += coefficient
      } else {
        result.append((function, coefficient))
      }
    }
    return result
  }

  private static func integral(
    _ form: ExponentialForm, _ θ: [Symbol], _ variables: [Symbol], _ space: SampleSpace
  ) -> FullFamily? {
    guard let x = variables.first, variables.count == 1, let atoms = atoms(form, θ) else { return nil }
    let shape = NormalizingIntegral.Shape(atoms.map(\.function), x)
    for candidate in NormalizingIntegral.candidates(variables, space, shape) {
      guard let c = candidate.coefficients(of: atoms) else { continue }
      let map = Dictionary(uniqueKeysWithValues: zip(candidate.coefficients, c))
      let formulas = Expression.substituting(map, in: [candidate.logarithm] + candidate.conditions)
      return FullFamily(θ, formulas[0], conditions: Array(formulas.dropFirst()), integral: (candidate, c))
    }
    return nil
  }

  /// The sum over a few integers.
  private static func sum(
    _ form: ExponentialForm, _ θ: [Symbol], _ variables: [Symbol], _ space: SampleSpace
  ) -> FullFamily? {
    guard case .integers(let n) = space, n <= 32, let x = variables.first, variables.count == 1 else { return nil }
    let exponent = Expression.sum(zip(θ, form.statistics).map { $0 * $1 }) + form.logCarrier
    let terms = (0...n).map { exp(exponent.substituting([x: Expression($0)])) }
    return FullFamily(θ, log(Expression.sum(terms)))
  }

  /// ∫ e^(−½xᵀPx + b·x) dx over ℝᵈ = (2π)^(d/2) |P|^(−1/2) e^(½bᵀP⁻¹b).
  private static func gaussian(
    _ form: ExponentialForm, _ θ: [Symbol], _ variables: [Symbol], _ space: SampleSpace
  ) -> FullFamily? {
    let n = variables.count
    switch space {
    case .vectors: break
    case .product(let parts) where parts.allSatisfy({ $0 == .realLine }): break
    default: return nil
    }
    let exponent = Expression.sum(zip(θ, form.statistics).map { $0 * $1 }) + form.logCarrier
    let origin = Dictionary(uniqueKeysWithValues: variables.map { ($0, Expression.zero) })
    guard n <= 4, let slopes = try? exponent.gradient(by: variables) else { return nil }
    var matrix: [Expression] = []
    for slope in slopes {
      guard let row = try? slope.gradient(by: variables),
        row.allSatisfy({ $0.tidied().symbols.allSatisfy(θ.contains) })
      else { return nil }
      matrix += row.map { (-$0).tidied() }
    }
    let b = slopes.map { $0.substituting(origin) }
    let pool = exponent.pool
    let nodes = pool.nodes(of: matrix)
    let parts: [Expression]? = pool.withRing { ring -> [NodeID]? in
      let algebra = TensorAlgebra(ring, dimension: n)
      guard let inverse = try? algebra.inverse(nodes) else { return nil }
      return inverse
    }.map { pool.expressions(of: $0) }
    guard let inverse = parts, let determinant = determinant(matrix, n) else { return nil }
    var square = Expression.zero
    for i in 0..<n { for j in 0..<n { square += b[i] * inverse[i * n + j] * b[j] } }
    let ψ = (square - log(determinant) + Expression(n) * log(2 * .pi)) / 2
    return FullFamily(θ, ψ, conditions: [determinant])
  }

  private static func determinant(_ m: [Expression], _ n: Int) -> Expression? {
    if n == 1 { return m[0] }
    var total = Expression.zero
    for j in 0..<n where !m[j].isZero {
      let minor = (1..<n).flatMap { i in (0..<n).filter { $0 != j }.map { m[i * n + $0] } }
      guard let part = determinant(minor, n - 1) else { return nil }
      total += j % 2 == 0 ? m[j] * part : -m[j] * part
    }
    return total.tidied()
  }
}

extension FullFamily {
  /// η(θ) = ∇ψ at given natural parameters.
  ///
  /// - Throws: `SymbolicsError` where ψ has no closed derivative.
  func expectationParameters(at θ: [Expression]) throws(SymbolicsError) -> [Expression] {
    let gradient = try logPartition.gradient(by: naturalParameters)
    return Expression.substituting(Dictionary(uniqueKeysWithValues: zip(naturalParameters, θ)), in: gradient).map {
      $0.readable()
    }
  }

  /// Cov(t) = ∇²ψ at given natural parameters, row-major.
  ///
  /// - Throws: `SymbolicsError` where ψ has no closed derivative.
  func covariance(at θ: [Expression]) throws(SymbolicsError) -> [Expression] {
    var hessian: [Expression] = []
    for slope in try logPartition.gradient(by: naturalParameters) {
      hessian += try slope.gradient(by: naturalParameters)
    }
    return Expression.substituting(Dictionary(uniqueKeysWithValues: zip(naturalParameters, θ)), in: hessian).map {
      $0.readable()
    }
  }
}

extension NormalizingIntegral {
  /// The coefficients of an exponent in the functions of this integral; nil when it has other functions.
  func coefficients(of atoms: [(function: Expression, coefficient: Expression)]) -> [Expression]? {
    var result = [Expression](repeating: .zero, count: functions.count)
    var rest = atoms
    for term in carrier.terms where !term.symbols.isEmpty {
      let number = term.factors.compactMap(\.rational).reduce(Rational(1), *)
      let function = term / Expression(number)
      if let place = rest.firstIndex(where: { $0.function == function }) {
        rest[place].coefficient -= Expression(number)
      } else {
        rest.append((function, Expression(-number)))
      }
    }
    for atom in rest where !atom.coefficient.isZero {
      if atom.function.symbols.isEmpty { continue }
      guard let place = functions.firstIndex(of: atom.function) else { return nil }
      result[place] += atom.coefficient
    }
    // What must be negative and is missing makes the integral diverge.
    for (c, symbol) in zip(result, coefficients) where symbol.domain == .negative && c.isZero { return nil }
    return result
  }
}

extension StatisticalModel {
  /// The closed integral of the density of a recognised family, with its coefficients as functions of the parameters.
  func closedIntegral(
    of family: ExponentialFamily
  ) -> (form: NormalizingIntegral, coefficients: [Symbol: Expression])? {
    guard variables.count == 1, let sampleSpace else { return nil }
    let form = ExponentialForm(
      statistics: family.statistics, naturalParameters: family.naturalParameters, logPartition: family.logPartition,
      logCarrier: family.logCarrier, evidence: .separated, rank: nil)
    guard
      let full = family.surroundingFamily
        ?? FullFamily(around: form, variables: variables, space: sampleSpace, chart: chart),
      let integral = full.integral
    else { return nil }
    let θ = Dictionary(uniqueKeysWithValues: zip(full.naturalParameters, family.naturalParameters))
    let c = Expression.substituting(θ, in: integral.coefficients)
    return (integral.form, Dictionary(uniqueKeysWithValues: zip(integral.form.coefficients, c)))
  }
}
