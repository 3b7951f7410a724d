import CFLINT

extension ComplexBall {
  /// The polylogarithm Li_s(z) = Σ zᵏ/kˢ, continued to the plane cut along [1, ∞).
  public static func polylogarithm(_ s: ComplexBall, _ z: ComplexBall) -> ComplexBall {
    complexBinary(s, z) { acb_polylog($0, $1, $2, $3) }
  }

  /// The roots of a polynomial with simple roots, each in an enclosure of its own; nil where they cannot be told apart.
  ///
  /// - Parameters:
  ///   - coefficients: from the constant one on; the last is not 0.
  ///   - precision: of the enclosures, which are refined until they have it.
  public static func roots(ofPolynomial coefficients: [Rational], precision: BallPrecision) -> [ComplexBall]? {
    let degree = coefficients.count - 1
    guard degree >= 1 else { return [] }
    var polynomial = acb_poly_struct()
    acb_poly_init(&polynomial)
    defer { acb_poly_clear(&polynomial) }
    guard let roots = _acb_vec_init(degree) else { return nil }
    defer { _acb_vec_clear(roots, degree) }
    var bits = precision.bits + 32
    while bits <= 8 * precision.bits + 512 {
      for (k, coefficient) in coefficients.enumerated() {
        ComplexBall(coefficient, precision: BallPrecision(bits: bits)).withACB {
          acb_poly_set_coeff_acb(&polynomial, k, $0)
        }
      }
      let found = acb_poly_find_roots(roots, &polynomial, nil, 0, bits)
      let all = (0..<degree).map { k in ComplexBall.fromACB(precision) { acb_set($0, roots + k) } }
      if found == degree, all.allSatisfy({ $0.relativeAccuracyBits >= precision.bits }) { return all }
      bits *= 2
    }
    return nil
  }
}
