import CFLINT

/// A polynomial with balls for coefficients, by Arb.
package struct BallPolynomial: Sendable {
  /// The precision of every operation.
  package let precision: BallPrecision
  private let row: BallRow

  /// The number of coefficients.
  package var count: Int { row.count }

  /// The polynomial Σ cₖ tᵏ.
  package init(_ coefficients: [Ball], precision: BallPrecision) {
    self.init(count: coefficients.count, precision) { row in
      for (k, c) in coefficients.enumerated() { row.store(c, at: k) }
    }
  }

  private init(count: Int, _ precision: BallPrecision, _ fill: (BallRow) -> Void) {
    self.precision = precision
    row = BallRow(count: count)
    fill(row)
  }

  /// cₖ; 0 beyond the last.
  package subscript(k: Int) -> Ball { k < count ? row.load(k, precision) : Ball(0, precision: precision) }

  /// The value at a number.
  package func value(at t: Ball) -> Ball {
    .fromArb(precision) { result in t.withArb { _arb_poly_evaluate(result, row.values, count, $0, precision.bits) } }
  }

  /// The value at a complex number.
  package func value(at z: ComplexBall) -> ComplexBall {
    .fromACB(precision) { result in z.withACB { _arb_poly_evaluate_acb(result, row.values, count, $0, precision.bits) }
    }
  }

  /// Σ |cₖ| tᵏ for a t ≥ 0, what |p(z)| is at most wherever |z| ≤ t.
  package func majorant(radius t: Ball) -> Ball { (spread(radius: t) + Ball.absoluteValue(self[0])).largestSize }

  /// The derivative.
  package var derivative: BallPolynomial {
    BallPolynomial(count: max(count - 1, 0), precision) {
      if count > 0 { _arb_poly_derivative($0.values, row.values, count, precision.bits) }
    }
  }

  /// t ↦ p(t + c).
  package func shifted(by c: Ball) -> BallPolynomial {
    BallPolynomial(count: count, precision) { result in
      for k in 0..<count { arb_set(result.values + k, row.values + k) }
      c.withArb { _arb_poly_taylor_shift(result.values, $0, count, precision.bits) }
    }
  }

  /// Σ |cₖ| tᵏ over k ≥ 1 for a t ≥ 0: what p differs by from p(0) at most, wherever |z| ≤ t.
  package func spread(radius t: Ball) -> Ball {
    let sizes = BallPolynomial(count: count, precision) { result in
      for k in 1..<max(count, 1) { arb_abs(result.values + k, row.values + k) }
    }
    return sizes.value(at: t).largestSize
  }

  /// The same with fewer bits.
  package func rounded(to precision: BallPrecision) -> BallPolynomial {
    BallPolynomial(count: count, precision) { result in
      for k in 0..<count { arb_set_round(result.values + k, row.values + k, precision.bits) }
    }
  }
}
