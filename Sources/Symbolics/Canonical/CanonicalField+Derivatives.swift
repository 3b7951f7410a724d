@preconcurrency import CFLINT
import Scalars

/// The derivations of the field: known on generators, extended by the rules of Leibniz and the quotient.
extension CanonicalField {
  /// ∂a/∂x for a coordinate that is a symbol of the workspace.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative` where the derivative of a kernel has kernels that the field lacks.
  package func derivative(_ a: CanonicalElement, by x: NodeID) throws -> CanonicalElement {
    let place = try coordinate(x)
    if a.isNumber { return zero }
    var terms: [CanonicalElement] = []
    for i in generators.indices where degree(a, i) > 0 {
      let inner = try derivative(ofGenerator: i, place)
      if inner.isZero { continue }
      let partial = CanonicalElement(ring)
      fmpz_mpoly_derivative(partial.numerator, a.numerator, i, ring.context)
      fmpz_set(partial.divisor, a.divisor)
      partial.exponents = a.exponents
      terms.append(multiply(cancelledFully(partial), inner))
    }
    for i in a.exponents.indices where a.exponents[i] > 0 {
      let slope = try logarithmicDerivative(i, place)
      if !slope.isZero { terms.append(scale(multiply(a, slope), by: Rational(-Int(a.exponents[i])))) }
    }
    return try checked(sum(terms))
  }

  private func coordinate(_ x: NodeID) throws -> Int {
    if let known = workspace.coordinates.firstIndex(of: x) { return known }
    workspace.coordinates.append(x)
    return workspace.coordinates.count - 1
  }

  /// ∂d/d of a denominator, generators first.
  private func logarithmicDerivative(_ i: Int, _ coordinate: Int) throws -> CanonicalElement {
    if i < ring.count {
      let inner = try derivative(ofGenerator: i, coordinate)
      return inner.isZero ? zero : multiply(inner, generator(i, power: -1))
    }
    let number = i - ring.count
    if let known = denominators[number].logarithmicDerivatives[coordinate] { return known }
    let d = denominators[number].polynomial
    let slope = try derivative(d, by: workspace.coordinates[coordinate])
    let inverse = one.copy()
    inverse.exponents = [Int32](repeating: 0, count: i + 1)
    inverse.exponents[i] = 1
    let result = multiply(slope, inverse)
    denominators[number].logarithmicDerivatives[coordinate] = result
    return result
  }

  /// ∂k of a generator k = node^(1/n): by u^n = node, ∂u = u ∂node/(n node).
  private func derivative(ofGenerator i: Int, _ coordinate: Int) throws -> CanonicalElement {
    let key = i * 4096 + coordinate
    if let known = generatorDerivatives[key] { return known }
    let x = workspace.coordinates[coordinate], generator = generators[i]
    let result: CanonicalElement
    switch generator.kind {
    case .free:
      let slope = try element(derivativeOf: generator.node, by: x)
      if slope.isZero || generator.root == 1 {
        result = slope
      } else {
        let power = self.generator(i, power: 1 - generator.root)
        result = scale(multiply(slope, power), by: Rational(1, generator.root))
      }
    case .exponential:
      result = multiply(self.generator(i), try element(derivativeOf: generator.node, by: x))
    case .algebraic(let value):
      let slope = try derivative(value, by: x)
      result =
        slope.isZero
        ? zero
        : scale(
          multiply(multiply(self.generator(i), slope), try inverse(value)), by: Rational(1, generator.root))
    case .cosine(let sine):
      result = negate(multiply(self.generator(sine), try element(derivativeOf: generator.node, by: x)))
    case .sine(let cosine, _):
      result = multiply(self.generator(cosine), try element(derivativeOf: generator.node, by: x))
    }
    generatorDerivatives[key] = result
    return result
  }

  private func element(derivativeOf node: NodeID, by x: NodeID) throws -> CanonicalElement {
    try element(of: try workspace.derivative(node, by: x))
  }
}
