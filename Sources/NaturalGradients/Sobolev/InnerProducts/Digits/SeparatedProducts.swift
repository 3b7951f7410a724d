import InformationGeometry

/// Enclosures of inner products of integer order s ≥ 0 on flat domains, for functions whose variables separate.
///
///     ⟨f, g⟩ = Σ_{|α| ≤ s} s!/((s − |α|)! α!) ℓ^(2|α|) Σ Πₖ ∫ ∂^αₖ fₖ ∂^αₖ gₖ dxₖ
///
/// Every integral is one over an interval or over the line, with a proof. That the functions lie in the space is checked in `Double`.
struct SeparatedProducts {
  private let space: SobolevSpace
  private let order: Int
  private let variables: [Symbol]
  private let functions: [[SeparatedFunction.Term]]
  /// The different factors of each axis, and which one each term has.
  private var factors: [[Expression]]
  private var places: [[[Int]]]

  /// Nil where the variables do not separate.
  init?(_ space: SobolevSpace, _ functions: [Expression], _ variables: [Symbol], order: Int) {
    self.space = space
    self.order = order
    self.variables = variables
    var parts: [[SeparatedFunction.Term]] = []
    for function in functions {
      guard let separated = SeparatedFunction(function, variables) else { return nil }
      parts.append(separated.terms)
    }
    self.functions = parts
    var factors = [[Expression]](repeating: [], count: variables.count)
    places = parts.map { terms in
      terms.map { term in
        variables.indices.map { axis in
          let factor = term.factors[axis]
          if let known = factors[axis].firstIndex(of: factor) { return known }
          factors[axis].append(factor)
          return factors[axis].count - 1
        }
      }
    }
    self.factors = factors
  }

  /// The enclosures, sharp to some bits of the largest parts.
  ///
  /// - Throws: `GeometryError.notProved`, `unsupported`.
  func gram(bits: Int) throws -> [[Ball]] {
    let precision = BallPrecision(bits: bits + 32)
    if case .restricted = space.domain.boundary, variables.count > 1 {
      throw GeometryError.unsupported(
        reason: "the norm of restricted kernels is an integral over the boundary in more than one dimension")
    }
    var integrals: [[[[Ball]]]] = []
    for axis in variables.indices {
      let ends = space.domain.range(axis)
      if let ends {
        let found = IntervalIntegrals(factors[axis], variables[axis], from: ends.lower, to: ends.upper, order: order)
        integrals.append(try found.integrals(bits: bits + 16))
      } else {
        integrals.append(
          try LineIntegrals(factors[axis], variables[axis], order: order).integrals(bits: bits + 16))
      }
    }
    if case .restricted = space.domain.boundary { try addBoundary(&integrals[0], precision) }
    var coefficients: [[Ball]] = []
    for terms in functions {
      coefficients.append(
        terms.map { $0.coefficient.constantEnclosure(bits: precision.bits) ?? .indeterminate(precision) })
    }
    let count = functions.count, indices = DerivativeProducts.indices(dimension: variables.count, order: order)
    var result = [[Ball]](repeating: [Ball](repeating: Ball(0, precision: precision), count: count), count: count)
    for i in 0..<count {
      for j in 0...i {
        var total = Ball(0, precision: precision)
        for (a, one) in places[i].enumerated() {
          for (b, other) in places[j].enumerated() {
            var sum = Ball(0, precision: precision)
            for index in indices {
              var product = Ball(weight(index), precision: precision)
              for (axis, k) in index.enumerated() { product = product * integrals[axis][k][one[axis]][other[axis]] }
              sum += product
            }
            total += coefficients[i][a] * coefficients[j][b] * sum
          }
        }
        result[i][j] = total
        result[j][i] = total
      }
    }
    return result
  }

  private func weight(_ index: [Int]) -> Rational {
    // The boundary form has its weights inside.
    DerivativeProducts.weight(index, order: order, lengthScale: space.lengthScale)
  }

  /// Adds what the least extension from an interval to the line adds: to the integrals of order 0, whose weight is 1.
  private func addBoundary(_ integrals: inout [[[Ball]]], _ precision: BallPrecision) throws {
    guard order >= 1, let end = space.domain.ends.first else { return }
    let form = OuterEnergy(order: order, lengthScale: space.lengthScale).matrix, count = factors[0].count
    let tape = try IntervalIntegrals.tape(factors[0], variables[0], order: order)
    for (place, isUpper) in [(end.upper, true), (end.lower, false)] {
      guard let x = place.constantEnclosure(bits: precision.bits) else { continue }
      let values = tape.evaluate([x], precision: precision)
      for a in 0..<order {
        for b in 0..<order {
          // Derivatives away from the interval.
          let part = Ball(isUpper || (a + b) % 2 == 0 ? form[a][b] : -form[a][b], precision: precision)
          for i in 0..<count {
            for j in 0..<count {
              integrals[0][i][j] = integrals[0][i][j] + part * values[a * count + i] * values[b * count + j]
            }
          }
        }
      }
    }
  }
}

/// ∫ ∂^a fᵢ ∂^a fⱼ over an interval, for a from 0 to an order, by rigorous quadrature.
struct IntervalIntegrals {
  private let functions: [Expression]
  private let variable: Symbol
  private let lower: Expression, upper: Expression
  private let order: Int

  init(_ functions: [Expression], _ variable: Symbol, from lower: Expression, to upper: Expression, order: Int) {
    self.functions = functions
    self.variable = variable
    self.lower = lower
    self.upper = upper
    self.order = order
  }

  /// The functions' derivatives, order after order.
  static func tape(_ functions: [Expression], _ x: Symbol, order: Int) throws -> Tape {
    var all = functions, last = functions
    for _ in 0..<order {
      last = try last.map { try $0.derivative(by: x) }
      all += last
    }
    return try Tape(all, inputs: [x])
  }

  /// - Throws: `GeometryError.notProved`.
  func integrals(bits: Int) throws -> [[[Ball]]] {
    let n = functions.count, precision = BallPrecision(bits: bits + 48)
    let tape = try Self.tape(functions, variable, order: order)
    guard let low = lower.constantEnclosure(bits: precision.bits),
      let high = upper.constantEnclosure(bits: precision.bits)
    else { return [] }
    let length = high - low, count = (order + 1) * n * (n + 1) / 2
    // Sizes from a few values, for tolerances only.
    var sizes = [Double](repeating: 0, count: tape.outputCount)
    let start = low.midpoint, width = length.midpoint
    for k in 0..<16 {
      for (c, value) in tape.evaluate([start + width * (Double(k) + 0.5) / 16]).enumerated() where value.isFinite {
        sizes[c] += value * value / 16
      }
    }
    var pairs: [(Int, Int)] = [], tolerances: [Double] = []
    for a in 0...order {
      for i in 0..<n {
        for j in 0...i {
          pairs.append((a * n + i, a * n + j))
          let size = (sizes[a * n + i] * sizes[a * n + j]).squareRoot()
          tolerances.append((size > 0 && size.isFinite ? Double.log2(size) : 0) - Double(bits))
        }
      }
    }
    let registers = ComplexBallTape(tape, precision: precision)
    let origin = ComplexBall(low), scale = ComplexBall(length)
    let integrand = RigorousFunctions(count, precision: precision) { u, isAnalytic in
      let values = registers.evaluate([origin + scale * u], analytic: isAnalytic)
      return pairs.map { values[$0.0] * values[$0.1] }
    }
    let found: [ComplexBall]
    do {
      found = try RigorousIntegration(GaussLegendreNodes(precision)).integrals(
        of: integrand, from: 0, to: 1, tolerances: tolerances)
    } catch {
      throw GeometryError.notProved(
        what: "the inner products of functions of \(variable)",
        reason: "the integrand could not be enclosed near \(start + width * error.position)")
    }
    var result = [[[Ball]]](
      repeating: [[Ball]](repeating: [Ball](repeating: .zero, count: n), count: n), count: order + 1)
    for (pair, value) in zip(pairs, found) {
      let a = pair.0 / n, i = pair.0 % n, j = pair.1 % n, integral = value.real * length
      result[a][i][j] = integral
      result[a][j][i] = integral
    }
    return result
  }
}

extension SobolevDomain {
  /// The ends of a coordinate; nil on ℝⁿ.
  func range(_ axis: Int) -> (lower: Expression, upper: Expression)? {
    if !ends.isEmpty { return ends[axis] }
    return sides.map { ($0.origins[axis], $0.origins[axis] + $0.lengths[axis]) }
  }
}
