import Scalars
import Testing

@Suite("Coefficient rings")
struct RingTests {
  /// The laws that tensor algebra relies on; `same` says when two elements agree.
  func laws<R: CoefficientRing>(_ ring: R, _ samples: [R.Element], same: (R.Element, R.Element) -> Bool) throws {
    #expect(ring.isZero(ring.zero) && !ring.isZero(ring.one) && same(ring.sum([]), ring.zero))
    for a in samples {
      #expect(same(ring.add(a, ring.negate(a)), ring.zero) && same(ring.multiply(a, ring.one), a))
      #expect(
        same(ring.scale(a, by: Rational(3, 2)), ring.subtract(ring.scale(a, by: 2), ring.scale(a, by: Rational(1, 2)))))
      #expect(same(ring.sum([a, a, a]), ring.scale(a, by: 3)))
      if !ring.isZero(a), ring.pivotCost(a) < .infinity {
        #expect(same(ring.multiply(a, try ring.inverse(a)), ring.one))
      }
      for b in samples {
        #expect(same(ring.add(a, b), ring.add(b, a)) && same(ring.multiply(a, b), ring.multiply(b, a)))
        #expect(same(ring.multiply(ring.add(a, b), a), ring.add(ring.multiply(a, a), ring.multiply(b, a))))
      }
    }
    #expect(throws: (any Error).self) { try ring.inverse(ring.zero) }
    #expect(ring.pivotCost(ring.zero) >= ring.pivotCost(ring.one))
  }

  @Test("Residues, doubles and balls obey the ring laws")
  func laws() throws {
    let residues = [0, 1, -1, 7, .max, .min, 1 << 60, (1 << 61) - 2, (1 << 61) - 1, 1 << 61].map { Residue($0) }
    try laws(ResidueRing(), residues) { $0 == $1 }
    try laws(DoubleRing(), [0, 1, -2.5, 0.375, 1024]) { $0 == $1 }
    let precision = BallPrecision(bits: 90)
    try laws(BallRing(precision), RationalTests.samples.map { Ball($0, precision: precision) }) { $0.overlaps($1) }
    #expect(DoubleRing().pivotCost(-8) < DoubleRing().pivotCost(2))
    #expect(throws: DivisionByZero.self) {
      try BallRing(precision).inverse(Ball(lower: -1, upper: 1, precision: precision))
    }
  }

  @Test("The residue of a fraction is compatible with the field operations, big numbers included")
  func residuesOfFractions() throws {
    let ring = ResidueRing()
    for a in RationalTests.samples {
      for b in RationalTests.samples {
        guard let x = Residue(a), let y = Residue(b), let sum = Residue(a + b), let product = Residue(a * b) else {
          Issue.record("a denominator vanishes")
          continue
        }
        #expect(x + y == sum && x * y == product && x - y == Residue(a - b), "\(a), \(b)")
      }
    }
    let modulus = Rational(Int(Residue.modulus))
    #expect(
      Residue(modulus) == .zero && Residue(modulus.inverse) == nil && Residue(modulus.power(3) - 1) == Residue(-1))
    #expect(throws: ResidueRing.Failure.vanishingDenominator(modulus.inverse)) { try ring.element(of: modulus.inverse) }
    #expect(throws: ResidueRing.Failure.divisionByZero) { try ring.power(.zero, -2) }
    #expect(try ring.power(Residue(3), -5) == ring.element(of: Rational(1, 243)))
    // Fermat: a^(p−1) = 1.
    #expect(try ring.power(Residue(123_456_789), Int(Residue.modulus) - 1) == .one)
  }

  @Test("A fraction of small parts is found again from its residue")
  func reconstruction() throws {
    let ring = ResidueRing()
    for r in [
      Rational(0), 1, -1, Rational(22, 7), Rational(-355, 113), Rational(1_073_741_823, 1_073_741_822),
      Rational(1, 1_073_741_823),
    ] {
      #expect(ring.rational(from: try ring.element(of: r)) == r, "\(r)")
    }
    // Beyond the bound the answer must not be a wrong fraction with the same residue claimed as this one.
    let large = Rational(5_000_000_011, 3_000_000_019)
    let residue = try ring.element(of: large)
    if let found = ring.rational(from: residue) { #expect(try ring.element(of: found) == residue && found != large) }
  }
}
