import CFLINT

extension Ball {
  /// Γ(a, x) = ∫_x^∞ t^(a−1) e^(−t) dt for x > 0 and any real a.
  package static func upperGamma(_ a: Ball, _ x: Ball) -> Ball {
    binary(a, x) { arb_hypgeom_gamma_upper($0, $1, $2, 0, $3) }
  }

  /// P_n(x).
  package static func legendreP(_ n: Int, _ x: Ball) -> Ball {
    x.map { arb_hypgeom_legendre_p_ui($0, nil, UInt(n), $1, x.bits) }
  }

  /// U_n(x), which is sin((n + 1)γ)/sin γ for x = cos γ.
  package static func chebyshevU(_ n: Int, _ x: Ball) -> Ball {
    x.map { arb_chebyshev_u_ui($0, UInt(n), $1, x.bits) }
  }
}
