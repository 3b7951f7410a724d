import Testing

@testable import Scalars

/// Wide complex enclosures and polynomials of balls: inclusion at random places.
@Suite("Wide complex balls")
struct WideComplexBallTests {
  /// Catches a bound of ψ⁽ⁿ⁾, or of what follows its leading term, that leaves a value out.
  @Test(arguments: [0, 1, 2, 3])
  func polygamma(_ n: Int) {
    var generator = SeededGenerator(seed: 11)
    let precision = BallPrecision(bits: 96)
    for c in [0.1, 2, 50] {
      for spread in [0.02, 0.2, 0.6] {
        func wide(_ middle: Double) -> Ball {
          Ball(exactly: middle, precision: precision).widened(by: Ball(exactly: spread * c, precision: precision))
        }
        let z = ComplexBall(wide(c), wide(spread * c / 2))
        let value = ComplexBall.polygamma(n, z), tail = ComplexBall.polygammaTail(n, z)
        #expect(value.isFinite && tail.isFinite)
        for _ in 0..<4 {
          let x = Ball(exactly: c * (1 + spread * Double.random(in: -1...1, using: &generator)), precision: precision)
          let y = Ball(exactly: c * spread * (0.5 + Double.random(in: -1...1, using: &generator)), precision: precision)
          let place = ComplexBall(x, y)
          #expect(value.contains(ComplexBall.polygamma(n, place)), "ψ\(n) at \(place)")
          #expect(tail.contains(ComplexBall.polygammaTail(n, place)))
        }
      }
    }
  }

  /// 1 + t + t²/2 at a place, shifted, and over a disc.
  @Test func polynomials() {
    let precision = BallPrecision(bits: 80)
    func number(_ x: Rational) -> Ball { Ball(x, precision: precision) }
    let p = BallPolynomial([1, 1, 1 / 2].map(number), precision: precision)
    #expect(p.value(at: number(2)).contains(5 as Rational) && p.derivative.value(at: number(2)).contains(3 as Rational))
    #expect(p.shifted(by: number(1)).value(at: number(1)).contains(5 as Rational))
    #expect(p.spread(radius: number(2)).contains(4 as Rational))
    #expect(p.majorant(radius: number(2)).contains(5 as Rational))
    let i = p.value(at: ComplexBall.imaginaryUnit(precision))
    #expect(i.real.contains(1 / 2 as Rational) && i.imaginary.contains(1 as Rational))
  }

  /// exp of a nilpotent and of a rotating matrix.
  @Test func matrixExponential() {
    let precision = BallPrecision(bits: 100)
    func number(_ x: Rational) -> Ball { Ball(x, precision: precision) }
    let shear = Ball.matrixExponential([0, 3, 0, 0].map(number), order: 2, precision: precision)
    #expect(zip(shear, [1, 3, 0, 1] as [Rational]).allSatisfy { $0.contains($1) })
    let turn = Ball.matrixExponential([0, -1, 1, 0].map(number), order: 2, precision: precision)
    #expect(turn[0].overlaps(Ball.cos(number(1))) && turn[2].overlaps(Ball.sin(number(1))))
    #expect(turn.allSatisfy { $0.relativeAccuracyBits > 80 })
  }
}
