import Foundation
import Scalars
import Testing

/// Random numbers that are the same on every run.
typealias SeededGenerator = SeededDraws

extension BigFloat {
  /// ± m · 2ᵉ with a random m of the full precision and |e| ≤ spread.
  static func random(_ precision: BigFloatPrecision, spread: Int, _ g: inout SeededGenerator) -> BigFloat {
    var value: Rational = 0
    for _ in 0..<(precision.bits + 31) / 32 { value = value * Rational(1 << 32) + Rational(Int(g.next() >> 32)) }
    if Bool.random(using: &g) { value = -value }
    return BigFloat(value, precision: precision).scaled(
      byPowerOfTwo: Int.random(in: -spread...spread, using: &g) - precision.bits)
  }
}

@Suite("BigFloat")
struct BigFloatTests {
  @Test(
    "+ − × ÷ √ are the numbers nearest to the exact rationals, ties to even",
    arguments: [2, 5, 53, 64, 65, 113, 256, 300])
  func correctRounding(bits: Int) throws {
    let p = BigFloatPrecision(bits: bits)
    var g = SeededGenerator(seed: UInt64(bits))
    // Whether r is nearest to the exact value among the numbers of its precision.
    func isNearest(_ r: BigFloat, _ exact: Rational) throws -> Bool {
      let got = try #require(r.asRational)
      if exact.isZero { return got.isZero }
      guard let ulp = r.ulp.flatMap({ $0.asRational }) else { return false }
      let error = (got - exact).magnitude
      let isEven = (got / ulp / 2).isInteger
      // Below a power of two the spacing halves.
      let isPowerOfTwo = r.magnitude == r.ulp?.scaled(byPowerOfTwo: bits - 1)
      let half = isPowerOfTwo && got.magnitude > exact.magnitude ? ulp / 4 : ulp / 2
      return error < half || (error == half && (isEven || isPowerOfTwo))
    }
    for _ in 0..<150 {
      let a = BigFloat.random(p, spread: bits, &g), b = BigFloat.random(p, spread: bits, &g)
      let x = try #require(a.asRational), y = try #require(b.asRational)
      #expect(try isNearest(a + b, x + y) && isNearest(a - b, x - y) && isNearest(a * b, x * y))
      if !y.isZero { #expect(try isNearest(a / b, x / y)) }
      var sum = a
      sum.addProduct(b, b)
      #expect(try isNearest(sum, x + y * y))
      let root = BigFloat.sqrt(a.magnitude), r = try #require(root.asRational)
      if let ulp = root.ulp.flatMap({ $0.asRational }) {
        let low = r - ulp / 2, high = r + ulp / 2
        #expect(low * low <= x.magnitude && x.magnitude <= high * high)
      }
      #expect(BigFloat(x, precision: p) == a && BigFloat(exactly: x)?.rounded(to: p) == a)
      #expect((a < b) == (x < y) && (a == b) == (x == y) && (a <= b) == (x <= y) && max(a, b) == BigFloat.maximum(a, b))
    }
  }

  @Test("The precision of a result is the larger one of its operands; exact numbers have none")
  func precisions() throws {
    let p = BigFloatPrecision(bits: 60), q = BigFloatPrecision(bits: 200)
    let a = BigFloat(Rational(1, 3), precision: p), b = BigFloat(Rational(1, 7), precision: q)
    for r in [a + b, b - a, a * b, b / a, BigFloat.pow(a, b), .minimum(a, b), .besselI(a, b), .hypot(b, a)] {
      #expect(r.precision == q)
    }
    #expect((a + 1).precision == p && (2 * b).precision == q && BigFloat.exp(a).precision == p)
    #expect(BigFloat.pow(b, 3).precision == q && BigFloat.sign(a).precision == p && (-b).precision == q)
    #expect(BigFloat(3).isExact && BigFloat(3).precision == nil && (BigFloat(3) * 5 - 7).isExact)
    let google = BigFloat.pow(10, 100)
    #expect(google.isExact && google.asRational == Rational(10).power(100))
    #expect(google + 1 - google == 1 && (google + 1).description.hasSuffix("0000001"))
    #expect(BigFloat.sqrt(google) == .pow(10, 50) && BigFloat.sqrt(google).isExact)
    #expect(google / .pow(10, 99) == 10 && BigFloat(1) / 8 == BigFloat(exactly: 0.125) && BigFloat.exp(0) == 1)
    #expect(
      BigFloat(exactly: Rational(1, 3)) == nil && BigFloat(exactly: Rational(-3, 16)) == BigFloat(exactly: -0.1875))
    #expect((google + a).precision == p && BigFloat(Int.min) == -BigFloat(Int.max) - 1)
    #expect(
      BigFloat.pow(2, 1 << 20).isExact && BigFloat.pow(1, Int.max) == 1
        && BigFloat.pow(2, -3) == BigFloat(exactly: 0.125))
    #expect(a.rounded(to: q).exact == a && a.rounded(to: q).precision == q && b.rounded(to: p) != b)
    #expect(BigFloatPrecision(digits: 50).bits == 169 && p < q && p.ball.bits == 60)
  }

  @Test("A function of exact numbers without an exact value stops")
  func exactFunctionsStop() async {
    await #expect(processExitsWith: .failure) { _ = BigFloat.sqrt(2) }
    await #expect(processExitsWith: .failure) { _ = BigFloat(1) / 3 }
    await #expect(processExitsWith: .failure) { _ = BigFloat.exp(BigFloat(exactly: 0.5)) }
    await #expect(processExitsWith: .failure) { _ = BigFloat.polygamma(1, 1) }
    await #expect(processExitsWith: .failure) { _ = BigFloat.pow(3, -1) }
    await #expect(processExitsWith: .failure) { _ = BigFloatPrecision(bits: 1) }
    await #expect(processExitsWith: .failure) { _ = BigFloatPrecision(digits: 10_000_000) }
    await #expect(processExitsWith: .failure) { _ = BigFloat(3).decimal(digits: 0) }
  }

  @Test("A copy keeps its value, whatever is done to the other")
  func copyOnWrite() {
    let p = BigFloatPrecision(bits: 150)
    let third = BigFloat(Rational(1, 3), precision: p)
    let operations: [(inout BigFloat, BigFloat) -> Void] = [
      { $0 += $1 }, { $0 -= $1 }, { $0 *= $1 }, { $0 /= $1 }, { $0.addProduct($1, $1) },
    ]
    for operation in operations {
      var a = BigFloat(Rational(1, 3), precision: p)
      let copy = a
      operation(&a, BigFloat(Rational(5, 7), precision: p))
      #expect(copy == third && a != third)
      // In place now, and with itself.
      let before = a
      operation(&a, before)
      let unshared = before
      #expect(unshared == before && copy == third)
      var b = BigFloat(Rational(1, 3), precision: p)
      operation(&b, b)
      #expect(copy == third)
      var list = [third, third]
      operation(&list[0], list[1])
      #expect(list[1] == third && list[0] != third)
    }
    var a = third
    a += a
    #expect(a == BigFloat(Rational(2, 3), precision: p))
    a -= a
    #expect(a.isZero)
    a = third
    a *= a
    #expect(a == third * third)
    a /= a
    #expect(a == 1)
    a = third
    a.addProduct(a, a)
    #expect((a - (third + third * third)).magnitude <= third.scaled(byPowerOfTwo: -148))
    let sum = third + third * third, again = third + third * third
    #expect(sum == again && third == BigFloat(Rational(1, 3), precision: p))
    // A more precise operand makes the result so.
    var narrow = BigFloat(1, precision: BigFloatPrecision(bits: 20))
    narrow += third
    #expect(narrow.precision == p && narrow - third == 1)
  }

  @Test("NaN, infinities, zeros and huge exponents")
  func specialValues() {
    let p = BigFloatPrecision(bits: 100)
    func number(_ x: Double) -> BigFloat { BigFloat(rounding: x, precision: p) }
    #expect(BigFloat.nan != BigFloat.nan && !(BigFloat.nan < 1) && !(BigFloat.nan >= 1) && BigFloat.nan.isNaN)
    #expect(number(.nan).isNaN && number(.infinity) == .infinity && number(-.infinity) < -1e300.big)
    #expect(number(1) / 0 == .infinity && BigFloat(-1) / 0 == -.infinity && (BigFloat(0) / 0).isNaN)
    #expect(
      (BigFloat.infinity - .infinity).isNaN && BigFloat.infinity.asDouble == .infinity && BigFloat.nan.asDouble.isNaN)
    #expect(
      number(-0.0).isZero && number(-0.0).isSignMinus && number(-0.0) == 0 && number(-0.0).asDouble.sign == .minus)
    for x in [
      Double.leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, .leastNormalMagnitude.nextDown, 1e-300, 1e15, 1e308,
      0.1,
    ] {
      #expect(number(x).asDouble == x && BigFloat(exactly: x).asDouble == x && BigFloat(exactly: x) == number(x))
    }
    // Half of the least subnormal is a tie to 0; a hair more is not.
    #expect(number(.leastNonzeroMagnitude).scaled(byPowerOfTwo: -1).asDouble == 0)
    #expect(
      (number(.leastNonzeroMagnitude).scaled(byPowerOfTwo: -1) * number(1.001)).asDouble == .leastNonzeroMagnitude)
    let huge = BigFloat.exp(number(5e8)), beyond = BigFloat.exp(number(1e10))
    #expect(huge.isFinite && huge > 1 && huge.exponent == 721_347_520 && beyond == .infinity && (1 / beyond).isZero)
    #expect(BigFloat.log(huge) == 500_000_000 && BigFloat.exp(number(-1e10)).isZero)
    #expect(number(1e300).exponent == 996 && number(1e300).ulp?.exponent == 897 && number(0).exponent == nil)
    #expect(
      BigFloat(7).asInt == 7 && number(0.5).asInt == nil && number(1e300).asInt == nil && BigFloat.nan.asInt == nil)
    #expect(number(-2.5).roundedDown() == -3 && number(6).isInteger && BigFloat.nan.signum == 0)
    let parts = number(12.5).integerAndExponent
    #expect(parts?.integer == 25 && parts?.exponent == -1 && BigFloat.infinity.integerAndExponent == nil)
    #expect(BigFloat.nan.asRational == nil && number(-0.75).asRational == Rational(-3, 4))
  }

  @Test("Equal numbers hash alike at every precision")
  func hashing() {
    let widths = [10, 64, 65, 500].map { BigFloatPrecision(bits: $0) }
    for x in [0, -0.0, 1, -1, 0.375, 1e10, 2048] {
      let exact = BigFloat(exactly: x)
      for p in widths where BigFloat(rounding: x, precision: p) == exact {
        #expect(BigFloat(rounding: x, precision: p).hashValue == exact.hashValue)
      }
    }
    let set = Set([
      BigFloat(1), 2, 3, BigFloat(3, precision: widths[3]), BigFloat.infinity, -.infinity, 1 / BigFloat(4),
    ])
    #expect(set.count == 6 && set.contains(BigFloat(2, precision: widths[0])))
  }

  @Test("Numbers are shared by threads")
  func threads() async {
    let p = BigFloatPrecision(bits: 300)
    let x = BigFloat(Rational(22, 7), precision: p)
    @Sendable func work() -> BigFloat {
      var sum = x
      for i in 1...50 { sum += BigFloat.log(x * BigFloat(i)) / .gamma(x) }
      return sum + .polygamma(2, x)
    }
    let expected = work()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { work() == expected } }
      for await same in group { #expect(same) }
    }
    let worker = Thread {
      _ = work()
      BigFloat.freeThreadCaches()
    }
    worker.start()
    while !worker.isFinished { await Task.yield() }
    #expect(work() == expected)
  }
}

extension Double {
  fileprivate var big: BigFloat { BigFloat(exactly: self) }
}
