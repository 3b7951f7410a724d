import Scalars
import Symbolics

/// Solves ξ = f(w) for w in closed form, one unknown at a time.
///
/// An equation is solved for an unknown that it is affine in, or that stands inside functions that have an inverse; the
/// solution goes into the other equations. Sums of logarithms become products first. What is found is tried at points of
/// the domain: a branch that is not the right one counts as no solution.
struct SymbolicInversion {
  let source: Chart
  let target: Chart
  let map: [Expression]

  /// Above this size a formula is not worth having.
  private static let largestSize = 3_000

  /// w as functions of ξ; nil where the equations resist.
  func solution() -> [Expression]? {
    var equations = zip(map, source.coordinates).map { (left: $0, right: Expression($1)) }
    var unknowns = target.coordinates
    var solved: [(symbol: Symbol, value: Expression)] = []
    while !unknowns.isEmpty {
      guard let (place, symbol, value) = step(equations, unknowns) else { return nil }
      equations.remove(at: place)
      equations = equations.map { ($0.left.substituting([symbol: value]).tidied(), $0.right) }
      guard equations.allSatisfy({ $0.left.nodeCount < Self.largestSize }) else { return nil }
      unknowns.removeAll { $0 == symbol }
      solved.append((symbol, value))
    }
    var values: [Symbol: Expression] = [:]
    for (symbol, value) in solved.reversed() { values[symbol] = value.substituting(values).tidied() }
    let result = target.coordinates.compactMap { values[$0] }
    guard result.count == target.dimension, result.allSatisfy({ $0.nodeCount < Self.largestSize }), isRight(result)
    else { return nil }
    return result
  }

  /// An equation with the fewest unknowns, solved for one of them.
  private func step(
    _ equations: [(left: Expression, right: Expression)], _ unknowns: [Symbol]
  ) -> (Int, Symbol, Expression)? {
    let order = equations.indices.map { i in (i, unknowns.filter(equations[i].left.contains)) }
      .sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    for (i, present) in order {
      for symbol in present {
        if let value = SymbolicInversion.isolated(symbol, in: equations[i].left, equals: equations[i].right) {
          return (i, symbol, value)
        }
      }
    }
    return nil
  }

  /// x from f = y; nil where it cannot be had.
  static func isolated(_ x: Symbol, in f: Expression, equals y: Expression, depth: Int = 0) -> Expression? {
    if f.symbol == x { return y }
    guard depth < 12 else { return nil }
    if let root = affine(x, in: f, equals: y) { return root }
    switch f.structure {
    case .sum(let terms):
      let moving = terms.filter { $0.contains(x) }
      let rest = y - Expression.sum(terms.filter { !$0.contains(x) })
      if moving.count == 1 { return isolated(x, in: moving[0], equals: rest, depth: depth + 1) }
      return logarithms(x, moving, equals: rest)
    case .product(let number, let factors):
      var quotient = y / Expression(number)
      var moving: [(base: Expression, exponent: Rational)] = []
      for (base, exponent) in factors {
        if base.contains(x) { moving.append((base, exponent)) } else { quotient = quotient / base.power(exponent) }
      }
      if moving.count == 1 {
        let (base, exponent) = moving[0]
        // An even power loses the sign, an odd root has a sign that a power has not.
        guard exponent == -1 || base.isKnownPositive || exponent.inverse.isInteger else { return nil }
        if quotient.isZero, exponent.isNegative { return nil }
        return isolated(x, in: base, equals: quotient.power(exponent.inverse), depth: depth + 1)
      }
      return fraction(x, moving, equals: quotient)
    case .function(let function, let arguments):
      guard arguments.count == 1, let inner = inverse(of: function, y, arguments[0]) else { return nil }
      return isolated(x, in: arguments[0], equals: inner, depth: depth + 1)
    case .number, .symbol, .constant: return nil
    }
  }

  /// The root of an equation that is affine in x.
  private static func affine(_ x: Symbol, in f: Expression, equals y: Expression) -> Expression? {
    guard let slope = try? f.derivative(by: x).tidied(), !slope.isZero, !slope.contains(x) else { return nil }
    // The value at 1 cannot be a division by zero where the slope is constant, as that at 0 may be in the formula.
    let start = f.substituting([x: .one]) - slope
    return ((y - start) / slope).tidied()
  }

  /// Σ ±log gᵢ = y as Π gᵢ^±1 = eʸ.
  private static func logarithms(_ x: Symbol, _ terms: [Expression], equals y: Expression) -> Expression? {
    var factors: [(base: Expression, exponent: Rational)] = []
    for term in terms {
      switch term.structure {
      case .function(.log, let arguments): factors.append((arguments[0], 1))
      case .product(let number, let parts):
        guard parts.count == 1, parts[0].exponent == 1, case .function(.log, let arguments) = parts[0].base.structure
        else { return nil }
        factors.append((arguments[0], number))
      default: return nil
      }
    }
    guard let first = factors.first?.exponent else { return nil }
    let unit = first.isNegative ? -first : first
    return fraction(x, factors.map { ($0.base, $0.exponent / unit) }, equals: exp(y / Expression(unit)))
  }

  /// Π gᵢ^±1 = y, when the equation without fractions is affine in x.
  private static func fraction(
    _ x: Symbol, _ factors: [(base: Expression, exponent: Rational)], equals y: Expression
  ) -> Expression? {
    var upper = Expression.one, lower = Expression.one
    for (base, exponent) in factors {
      if exponent == 1 { upper = upper * base } else if exponent == -1 { lower = lower * base } else { return nil }
    }
    guard let difference = try? (upper - y * lower).expanded(limit: 500) else { return nil }
    return affine(x, in: difference, equals: .zero)
  }

  /// The argument of a function that has the value y.
  private static func inverse(of function: Function, _ y: Expression, _ argument: Expression) -> Expression? {
    switch function {
    case .exp: log(y)
    case .log: exp(y)
    case .sinh: asinh(y)
    case .asinh: sinh(y)
    case .tanh: atanh(y)
    case .atanh: tanh(y)
    case .atan: tan(y)
    case .asin: sin(y)
    case .acos: cos(y)
    case .cosh where argument.isKnownPositive: acosh(y)
    default: nil
    }
  }

  /// Whether w(f(w)) = w at points of the domain.
  private func isRight(_ inverse: [Expression]) -> Bool {
    let back = Expression.substituting(
      Dictionary(uniqueKeysWithValues: zip(source.coordinates, map)), in: inverse)
    guard let tape = try? Tape(back, inputs: target.coordinates) else { return false }
    var tried = 0
    for place in 0..<12 where tried < 3 {
      let w = target.trialPoint(place)
      guard target.contains(w) else { continue }
      tried += 1
      for (a, b) in zip(tape.evaluate(w), w) where !((a - b).magnitude <= 1e-6 * max(1, b.magnitude)) { return false }
    }
    return tried > 0
  }
}

extension Chart {
  /// Ordinary values of coordinates, different for each place; they need not satisfy the constraints.
  package func trialPoint(_ place: Int) -> [Double] {
    coordinates.enumerated().map { index, symbol in
      let offset = 0.17 * Double(index % 5) + 0.31 * Double(place)
      let sign: Double = place % 2 == 0 ? 1 : -1
      switch (symbol.domain.lower?.value.asDouble, symbol.domain.upper?.value.asDouble) {
      case (nil, nil): return sign * (0.2 + 0.7 * offset)
      case (let low?, nil): return low + 0.4 + offset
      case (nil, let high?): return high - 0.4 - offset
      case (let low?, let high?):
        return low + (high - low) * (0.3 + 0.05 * Double(index % 5) + 0.05 * Double(place % 6)) / Double(1 + place / 6)
          / (constraints.isEmpty ? 1 : Double(dimension))
      }
    }
  }
}
