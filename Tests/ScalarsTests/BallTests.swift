import Scalars
import Testing

@Suite("Ball")
struct BallTests {
  static let precisions = [2, 24, 53, 100, 128, 300].map { BallPrecision(bits: $0) }

  @Test("Every special function encloses mpmath's value and keeps its bits", arguments: Reference.all)
  func references(reference: Reference) throws {
    for bits in [30, 53, 110] {
      let precision = BallPrecision(bits: bits)
      let order = Ball(exactly: reference.order, precision: precision)
      let f: (Ball) -> Ball
      switch reference.function {
      case "polygamma": f = { .polygamma(Int(reference.order), $0) }
      case "polygammaTail": f = { .polygammaTail(Int(reference.order), $0) }
      case "gamma": f = Ball.gamma
      case "logGamma": f = Ball.logGamma
      case "erf": f = Ball.erf
      case "erfc": f = Ball.erfc
      case "besselI": f = { .besselI(order, $0) }
      case "besselK": f = { .besselK(order, $0) }
      default: preconditionFailure(reference.function)
      }
      for test in reference.cases {
        let result = f(Ball(exactly: test.x, precision: precision))
        // The reference is right to 39 digits.
        let slack = test.value.magnitude * Rational(10).power(-39)
        let expected = Ball(lower: test.value - slack, upper: test.value + slack, precision: BallPrecision(bits: 300))
        #expect(result.overlaps(expected), "\(reference) at \(test.x): \(result), not \(test.value.asDouble)")
        #expect(result.contains(test.value) || result.relativeAccuracyBits > 100)
        #expect(result.precision == precision)
        let lost = bits - result.relativeAccuracyBits
        let cancelled = (test.scale / test.value.magnitude).bitCount
        #expect(lost <= 26 + cancelled, "\(reference) at \(test.x), \(bits) bits: \(result)")
      }
    }
  }

  @Test("Wide balls enclose the function at all of their points")
  func wideArguments() {
    let precision = BallPrecision(bits: 60)
    let functions: [(String, (Ball) -> Ball)] =
      [
        ("exp", Ball.exp), ("log", { .log($0) }), ("sqrt", Ball.sqrt), ("sin", Ball.sin), ("atan", Ball.atan),
        ("tanh", Ball.tanh),
        ("gamma", Ball.gamma), ("logGamma", Ball.logGamma), ("erf", Ball.erf), ("abs", Ball.absoluteValue),
        ("sign", Ball.sign),
        ("step", Ball.step), ("I", { .besselI(Ball(3, precision: $0.precision), $0) }),
        ("K", { .besselK(Ball(Rational(1, 3), precision: $0.precision), $0) }),
        ("root", { .root($0, 3) }), ("root", { .root($0, -5) }), ("root", { .root($0, 4) }),
        ("power", { .pow($0, -3) }),
      ]
      + (0...3).flatMap { n in
        [("polygamma", { Ball.polygamma(n, $0) }), ("tail", { .polygammaTail(n, $0) })]
      }
    for (low, high) in [("1/3", "2/3"), ("1", "5"), ("-1/4", "-1/8"), ("-1/2", "1/2"), ("-3/2", "7"), ("100", "1e6")] {
      guard let low = Rational(low), let high = Rational(high) else { continue }
      let wide = Ball(lower: low, upper: high, precision: precision)
      for (name, f) in functions {
        let image = f(wide)
        for i in 0...8 {
          let point = Ball(low + (high - low) * Rational(i, 8), precision: precision)
          let value = f(point)
          // Where the function is undefined anything will do.
          #expect(!value.isFinite || image.overlaps(value), "\(name) on [\(low), \(high)]")
          if value.isFinite, image.isFinite { #expect(image.lower <= value.upper && value.lower <= image.upper) }
        }
      }
    }
    // What monotony buys: the tail of a ball of radius 10⁻³ is not widened by the cancellation at 10⁶.
    let narrow = Ball(lower: 999_999, upper: 1_000_001, precision: precision)
    #expect(Ball.polygammaTail(1, narrow).relativeAccuracyBits >= 15)
  }

  /// Catches a wrong term of the series at x + N, and a Bernoulli number with fewer bits than the result.
  ///
  /// Up to 640 bits the values are found by that series; with more bits, and x not large, they are Arb's.
  @Test("The polygamma function with few bits agrees with that with many", arguments: 1...8)
  func polygammaOfFewBits(order: Int) {
    let precision = BallPrecision(bits: 4000)
    for text in ["1e-300", "1/1000", "1/3", "1", "11/7", "15", "16", "35/2", "24", "1000", "1e30"] {
      guard let x = Rational(text) else { continue }
      let many = Ball.polygamma(order, Ball(x, precision: precision))
      let leading = Ball.gamma(Ball(Rational(order), precision: precision)) / .pow(Ball(x, precision: precision), order)
      let tail = many + (order.isMultiple(of: 2) ? leading : -leading)
      for bits in [16, 53, 80, 128, 129, 200, 333, 500, 640, 700, 701, 1500] {
        let y = Ball(x, precision: BallPrecision(bits: bits))
        let few = Ball.polygamma(order, y)
        #expect(few.overlaps(many), "\(text), \(bits) bits: \(few), not \(many)")
        // As many as x itself has, but for the power that it is raised to.
        #expect(few.relativeAccuracyBits >= bits - 8, "\(text), \(bits) bits: \(few)")
        let rest = Ball.polygammaTail(order, y)
        #expect(rest.overlaps(tail), "\(text), \(bits) bits: the tail \(rest), not \(tail)")
        #expect(!y.isExact || rest.relativeAccuracyBits >= bits - 8, "\(text), \(bits) bits: the tail \(rest)")
      }
    }
  }

  @Test("Field operations on rationals contain the exact result at every precision")
  func arithmetic() {
    for precision in Self.precisions {
      for a in RationalTests.samples {
        let x = Ball(a, precision: precision)
        #expect(x.contains(a) && (-x).contains(-a) && Ball.absoluteValue(x).contains(a.magnitude))
        #expect(Ball.sign(x).contains(Rational(a.signum)))
        for b in RationalTests.samples {
          let y = Ball(b, precision: precision)
          #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
          if !b.isZero { #expect((x / y).contains(a / b)) }
          #expect(Ball.minimum(x, y).contains(min(a, b)) && Ball.maximum(x, y).contains(max(a, b)))
          #expect(x.union(y).contains(a) && x.union(y).contains(b) && x.union(y).contains((a + b) / 2))
        }
        #expect(Ball.pow(x, 5).contains(a.power(5)))
        if !a.isZero { #expect(Ball.pow(x, -3).contains(a.power(-3))) }
      }
    }
  }

  @Test("Elementary functions overlap libm's result widened by two units")
  func elementary() {
    let unary: [(String, (Double) -> Double, (Ball) -> Ball)] = [
      ("exp", Double.exp, Ball.exp), ("expMinusOne", Double.expMinusOne, Ball.expMinusOne),
      ("cosh", Double.cosh, Ball.cosh),
      ("sinh", Double.sinh, Ball.sinh), ("tanh", Double.tanh, Ball.tanh), ("cos", Double.cos, Ball.cos),
      ("sin", Double.sin, Ball.sin), ("tan", Double.tan, Ball.tan), ("log", { .log($0) }, { .log($0) }),
      ("log1p", { .log(onePlus: $0) }, { .log(onePlus: $0) }), ("acosh", Double.acosh, Ball.acosh),
      ("asinh", Double.asinh, Ball.asinh),
      ("atanh", Double.atanh, Ball.atanh), ("acos", Double.acos, Ball.acos), ("asin", Double.asin, Ball.asin),
      ("atan", Double.atan, Ball.atan), ("sqrt", Double.sqrt, Ball.sqrt),
      ("cube root", { .root($0, 3) }, { .root($0, 3) }),
      ("root −4", { .root($0, -4) }, { .root($0, -4) }), ("power", { .pow($0, -7) }, { .pow($0, -7) }),
      ("power 0.3", { .pow($0, 0.3) }, { .pow($0, Ball(exactly: 0.3, precision: $0.precision)) }),
      ("sign", Double.sign, Ball.sign), ("step", Double.step, Ball.step),
      ("abs", Double.absoluteValue, Ball.absoluteValue),
    ]
    for (name, f, g) in unary {
      for x in [-300, -2, -1, -0.75, -1e-9, 0, 1e-300, 1e-9, 0.3, 0.999, 1, 1.5, 2, 7, 20, 700, 1e15] {
        let value = f(x), ball = g(Ball(exactly: x, precision: BallPrecision(bits: 80)))
        guard value.isFinite else {
          #expect(!value.isNaN || !ball.isFinite, "\(name)(\(x)) = \(ball)")
          continue
        }
        let slack = 4 * value.ulp
        #expect(ball.lower <= value + slack && value - slack <= ball.upper, "\(name)(\(x)) = \(value), \(ball)")
      }
    }
    let p = BallPrecision(bits: 200)
    #expect(Ball.pi(p).midpoint == .pi && Ball.eulerGamma(p).roundedToDouble == Double.eulerGamma(Binary64()))
  }

  @Test("Outside the domain nothing is certain, and it stays so")
  func outsideTheDomain() {
    let p = BallPrecision(bits: 64)
    func ball(_ x: Rational) -> Ball { Ball(x, precision: p) }
    let undefined = [
      Ball.log(ball(-1)), Ball.log(ball(0)), Ball.sqrt(ball(-1)), Ball.acosh(ball(0)), Ball.atanh(ball(2)),
      Ball.asin(ball(2)),
      Ball.gamma(ball(-2)), Ball.logGamma(ball(0)), Ball.polygamma(0, ball(-3)), Ball.polygamma(2, ball(0)),
      Ball.polygamma(-1, ball(1)), Ball.polygammaTail(1, ball(-1)), Ball.polygammaTail(-1, ball(1)), ball(1) / ball(0),
      Ball.root(ball(-1), 2), Ball.root(ball(2), 0), Ball.pow(ball(-2), ball(Rational(1, 2))), Ball.pow(ball(0), -1),
      Ball.besselK(ball(1), ball(-1)), Ball.besselI(ball(Rational(1, 2)), ball(-1)), Ball(exactly: .nan, precision: p),
      Ball(exactly: .infinity, precision: p), .indeterminate(p),
    ]
    for (i, x) in undefined.enumerated() {
      for y in [
        x, x + ball(1), x * ball(0), Ball.exp(x), Ball.sign(x), Ball.step(x), Ball.absoluteValue(x), Ball.atan(x) + x,
        Ball.minimum(x, ball(1)), Ball.maximum(ball(1), x), Ball.root(x, 3), Ball.polygamma(1, x), Ball.besselI(x, x),
      ] {
        #expect(!y.isFinite && !y.isPositive && !y.isNegative && y.roundedToDouble == nil, "number \(i): \(y)")
        #expect(y.containsZero && y.contains(Rational(7)) && y.contains(-1e300), "number \(i): \(y)")
        #expect(y.lower == -.infinity && y.upper == .infinity && y.radius == .infinity)
      }
    }
  }

  @Test("Bounds are rounded outward, rounding to Double is only said when certain")
  func accessors() throws {
    let p = BallPrecision(bits: 200)
    let third = Ball(Rational(1, 3), precision: p)
    #expect(third.lower < third.upper && third.lower.nextUp == third.upper && third.roundedToDouble == 1.0 / 3)
    #expect(third.radius > 0 && third.radius < 1e-59 && third.relativeAccuracyBits >= 198)
    #expect(third.contains(Rational(1, 3)) && !third.contains(1.0 / 3) && third.isPositive && !third.containsZero)
    #expect(!Ball(Rational(1, 3), precision: BallPrecision(bits: 40)).contains(Rational(1, 4)))
    #expect(Ball(lower: 1, upper: 2, precision: p).roundedToDouble == nil)
    #expect(Ball(3, precision: p).roundedToDouble == 3 && Ball(3, precision: p).radius == 0)
    // The midpoint of two doubles, exactly: ties to even; and no decision when the ball is around it.
    let tie = try 1 + #require(Rational(exactly: 0x1p-53))
    #expect(Ball(tie, precision: p).roundedToDouble == 1)
    #expect((Ball(tie, precision: p) + third - third).roundedToDouble == nil)
    let huge = Ball.exp(Ball(10000, precision: p)), tiny = Ball.exp(Ball(-10000, precision: p))
    #expect(huge.lower == .greatestFiniteMagnitude && huge.upper == .infinity && huge.isFinite)
    #expect(tiny.lower == 0 && tiny.upper == .leastNonzeroMagnitude && tiny.isPositive && tiny.roundedToDouble == 0)
    #expect(
      third == Ball(Rational(1, 3), precision: p) && third != Ball(Rational(1, 3), precision: BallPrecision(bits: 100)))
    #expect((third + .zero) == third && (third + .zero).precision == p)
    #expect(BallPrecision(digits: 50).bits == 169)
  }

  @Test("Text shows certain digits only")
  func text() {
    let p = BallPrecision(digits: 30)
    #expect(Ball.pi(p).decimal(digits: 20) == "3.1415926535897932385")
    #expect(Ball.pi(p).description.hasPrefix("[3.14159265358979323846264338"))
    #expect(Ball(Rational(1, 4), precision: p).decimal(digits: 10) == "0.2500000000")
    #expect(Ball.indeterminate(p).decimal(digits: 5) == "nan")
    #expect(Ball(lower: -1, upper: 1, precision: p).decimal(digits: 5) == "0e+1")
  }

  @Test("Balls are shared by threads")
  func threads() async {
    let p = BallPrecision(bits: 256)
    let x = Ball(Rational(22, 7), precision: p)
    let expected = Ball.polygamma(2, x) + Ball.gamma(x) * Ball.pi(p)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { Ball.polygamma(2, x) + Ball.gamma(x) * Ball.pi(p) == expected } }
      for await same in group { #expect(same) }
    }
  }

  @Test("Extreme arguments neither hang nor end the process")
  func extremes() {
    let p = BallPrecision(bits: 128)
    for x in [1e300, -1e300, 1e-300, .leastNonzeroMagnitude, 1e15, -1e10 + 0.5] {
      let ball = Ball(exactly: x, precision: p), squared = Ball.pow(ball, 1 << 40)
      for y in [ball, squared, Ball.exp(ball), Ball.pow(ball, .min)] {
        let n = Ball(Rational(1000), precision: p)
        let values = [
          Ball.gamma(y), .logGamma(y), .polygamma(0, y), .polygamma(1, y), .polygamma(50, y), .polygammaTail(3, y),
          .erfc(y),
          .sin(y), .tanh(y), .pow(y, y), .besselI(n, y), .besselK(y, y), .besselI(y, n), .root(y, 7), .atan(y),
        ]
        for value in values { #expect(value.lower <= value.upper && !value.description.isEmpty) }
      }
    }
  }

  @Test("A precision out of range stops with a message")
  func precisionRange() async {
    await #expect(processExitsWith: .failure) { _ = BallPrecision(bits: 1) }
    await #expect(processExitsWith: .failure) { _ = BallPrecision(bits: 10_000_001) }
    await #expect(processExitsWith: .failure) { _ = Ball(lower: 2, upper: 1, precision: BallPrecision(bits: 53)) }
  }
}
