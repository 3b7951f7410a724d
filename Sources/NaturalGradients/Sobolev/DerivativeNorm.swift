import InformationGeometry

/// The space of functions on the line with the norm of chosen derivatives.
///
///     ‖f‖² = Σ cₖ ∫ (f⁽ᵏ⁾)²
///
/// Its symbol p(ξ) = Σ cₖ ξ²ᵏ is not (1 + ξ²)ˢ unless the cₖ are binomial coefficients: ∫ f² + f′² + f″² has another kernel than
/// the Sobolev space of order 2. The kernel is the sum of the residues over the roots of p in the upper half plane,
///
///     K(r) = Re Σ i e^(iξr)/p′(ξ)
public struct DerivativeNorm: Sendable {
  /// c₀, …, c_m.
  public let weights: [Rational]

  /// The norm with given weights.
  ///
  /// - Throws: `GeometryError.outsideDomain` for weights that are negative, or the first or last of which is 0.
  public init(weights: [Rational]) throws(GeometryError) {
    guard weights.count >= 2, weights.allSatisfy({ $0 >= 0 }), let first = weights.first, let last = weights.last,
      first > 0, last > 0
    else {
      throw .outsideDomain(
        parameter: "weights", value: weights.map { "\($0)" }.joined(separator: ", "),
        requirement: "be two or more, none negative, with a positive first and last one")
    }
    self.weights = weights
  }

  /// An enclosure of K at a distance r ≥ 0.
  ///
  /// - Throws: `GeometryError.unsupported` where p has a root twice, as (1 + ξ²)ˢ has: that is a `SobolevSpace`.
  public func kernel(distance r: Ball) throws(GeometryError) -> Ball {
    guard !r.isNegative, r.isFinite else {
      throw .outsideDomain(parameter: "r", value: "\(r)", requirement: "be zero or positive")
    }
    let precision = BallPrecision(bits: r.precision.bits + 16)
    var symbol: [Rational] = []
    for (k, weight) in weights.enumerated() {
      if k > 0 { symbol.append(0) }
      symbol.append(weight)
    }
    guard let roots = ComplexBall.roots(ofPolynomial: symbol, precision: precision) else {
      throw .unsupported(reason: "the symbol of the norm has a root twice: use a Sobolev space of integer order")
    }
    let i = ComplexBall.imaginaryUnit(precision), distance = ComplexBall(Ball.absoluteValue(r).rounded(to: precision))
    var sum = ComplexBall.zero, count = 0
    for ξ in roots where ξ.imaginary.isPositive {
      var slope = ComplexBall.zero
      for k in stride(from: symbol.count - 1, through: 1, by: -1) {
        slope = slope * ξ + ComplexBall(Rational(k) * symbol[k], precision: precision)
      }
      sum += i * ComplexBall.exp(i * ξ * distance) / slope
      count += 1
    }
    guard 2 * count == roots.count else {
      throw .notConverged(what: "the roots of the symbol", reached: Double(count), reason: "one is too near the line")
    }
    return sum.real.rounded(to: r.precision)
  }

  /// K at a distance r ≥ 0, to the last digit.
  ///
  /// - Throws: as `kernel(distance:)` of balls.
  public func kernel(distance r: Double) throws(GeometryError) -> Double {
    guard r >= 0, r.isFinite else {
      throw .outsideDomain(parameter: "r", value: "\(r)", requirement: "be zero or positive")
    }
    return try kernel(distance: Ball(exactly: r, precision: BallPrecision(bits: 128))).midpoint
  }
}
