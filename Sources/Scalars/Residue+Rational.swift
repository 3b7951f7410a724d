import CMPFR

extension Residue {
  /// The residue of a fraction; nil when the modulus divides its denominator.
  public init?(_ value: Rational) {
    if let (p, q) = value.smallParts {
      if q == 1 {
        self.init(p)
      } else {
        guard let inverse = Residue(q).inverse else { return nil }
        self = Residue(p) * inverse
      }
      return
    }
    let (p, q) = value.withMPQ { fraction in
      (Residue(integer: fraction.pointee._mp_num), Residue(integer: fraction.pointee._mp_den))
    }
    guard let inverse = q.inverse else { return nil }
    self = p * inverse
  }

  private init(integer: __mpz_struct) {
    // The remainder by `fdiv` is in 0 ..< p for either sign.
    self.init(reduced: withUnsafePointer(to: integer) { UInt64(__gmpz_fdiv_ui($0, UInt(Residue.modulus))) })
  }

  /// The fraction with numerator and denominator below √(p/2) in size that has this residue, if there is one.
  ///
  /// There is at most one. Of a random residue about one in five gives a fraction, so that a single one proves nothing: it
  /// is a guess, to be checked modulo another point or exactly. Wang's algorithm: Euclid's, stopped half way.
  public var rational: Rational? {
    let limit: Int64 = 1_073_741_823  // ⌊√(p/2)⌋
    var r0 = Int64(Residue.modulus), r1 = Int64(value), t0: Int64 = 0, t1: Int64 = 1
    while r1 > limit {
      let q = r0 / r1
      (r0, r1) = (r1, r0 - q * r1)
      (t0, t1) = (t1, t0 - q * t1)
    }
    guard t1 != 0, abs(t1) <= limit, greatestCommonDivisor(UInt(r1), UInt(t1.magnitude)) == 1 else { return nil }
    return Rational(Int(r1), Int(t1))
  }
}
