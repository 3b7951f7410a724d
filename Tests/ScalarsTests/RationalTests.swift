import Foundation
import Scalars
import Testing

@Suite("Rational")
struct RationalTests {
  /// Small, near the limit of `Int`, and far beyond it; of both signs.
  static let samples: [Rational] = {
    let texts = [
      "0", "1", "2", "7", "1/2", "2/3", "355/113", "9223372036854775807", "9223372036854775808",
      "1/9223372036854775807",
      "1/9223372036854775808", "4611686018427387904/3", "3037000500/3037000499", "123456789012345678901234567890/7",
      "1/340282366920938463463374607431768211456", "9223372036854775807/9223372036854775806", "1e40", "1e-40",
    ]
    let positive = texts.compactMap { Rational($0) }
    return positive + positive.map { -$0 } + [Rational(.min), Rational(.min, 3), Rational(1, .min)]
  }()

  @Test("Sums, products and quotients obey the field laws across the change to big numbers and back")
  func fieldLaws() {
    for a in Self.samples {
      for b in Self.samples {
        #expect(a + b == b + a)
        #expect(a * b == b * a)
        #expect((a + b) - b == a, "\(a) + \(b)")
        #expect(a - b == a + (-b))
        if !b.isZero { #expect(a * b / b == a, "\(a) · \(b)") }
        for c in [Rational(2, 3), Rational(.max), Rational(1, .max)] {
          #expect(a * (b + c) == a * b + a * c, "\(a), \(b), \(c)")
          #expect((a + b) + c == a + (b + c))
        }
      }
    }
  }

  @Test("Equal numbers are equal structurally, whatever they were computed from")
  func oneFormPerNumber() {
    for a in Self.samples {
      let huge = Rational(10).power(60)
      let back = (a * huge) / huge
      #expect(back == a && back.hashValue == a.hashValue)
      #expect((back.smallParts == nil) == (a.smallParts == nil))
      let again = a + huge - huge
      #expect(again == a && again.hashValue == a.hashValue)
    }
    #expect(Rational(.max) + 1 == -Rational(.min))
    #expect((Rational(.max) + 1 - 1).asInt == .max)
    #expect((-(-Rational(.min))).asInt == .min)
    #expect(Rational(.min, .min) == 1)
    #expect(Rational(6, -4) == Rational(-3, 2))
  }

  @Test("The order agrees with the sign of the difference")
  func order() {
    for a in Self.samples {
      for b in Self.samples {
        #expect((a < b) == (a - b).isNegative, "\(a) < \(b)")
        #expect((a == b) == (a - b).isZero)
      }
      #expect(a.magnitude.signum == (a.isZero ? 0 : 1))
    }
  }

  @Test("Text is read and written exactly")
  func text() throws {
    let pairs = [
      ("3", "3"), ("-3/7", "-3/7"), ("0.125", "1/8"), ("1e-3", "1/1000"), ("2.5e10", "25000000000"), ("+4/6", "2/3"),
      (".5", "1/2"), ("5.", "5"), ("-0", "0"), ("0e9999", "0"), ("00012", "12"), ("1E2", "100"),
      ("0.3333333333333333333333", "3333333333333333333333/10000000000000000000000"),
    ]
    for (input, output) in pairs { #expect(Rational(input)?.description == output, "\(input)") }
    for a in Self.samples {
      #expect(Rational(a.description) == a)
      let decoded = try JSONDecoder().decode([Rational].self, from: JSONEncoder().encode([a]))
      #expect(decoded == [a])
    }
    for bad in [
      "", "-", ".", "e5", "1/0", "1/", "/2", "1//2", "1/-2", "1e", "1e10001", "1e-10001", "1.5/2", " 1", "1 ",
      "٣", "nan", "0x10", "1e99999999999999999999", "--1", String(repeating: "1", count: 20_001),
    ] {
      #expect(Rational(bad) == nil, "\(bad.prefix(30))")
    }
    #expect(Rational("1e10000")?.bitCount == 33_221)
  }

  @Test("Conversion to Double rounds once, to nearest even, down to the subnormals")
  func nearestDouble() throws {
    let least = Double.leastNonzeroMagnitude
    for value in [0, 1, 0.1, -2.5, 1e300, least, 12345 * least, .leastNormalMagnitude, .greatestFiniteMagnitude, .pi] {
      let exact = try #require(Rational(exactly: value))
      #expect(exact.asDouble == value)
      #expect(Rational(shortestDecimal: value).asDouble == value, "\(value)")
      // Just off the midpoint to the next number, on either side and on it.
      let next = value.nextUp
      guard next.isFinite else { continue }
      let middle = try (exact + #require(Rational(exactly: next))) / 2
      let nudge = Rational(10).power(-400)
      #expect((middle - nudge).asDouble == value, "\(value)")
      #expect((middle + nudge).asDouble == next, "\(value)")
      #expect(middle.asDouble == (value.bitPattern & 1 == 0 ? value : next), "\(value)")
    }
    #expect(Rational(shortestDecimal: 0.1) == Rational(1, 10))
    #expect(Rational(exactly: 0.1) != Rational(1, 10))
    #expect(Rational(exactly: .nan) == nil && Rational(exactly: .infinity) == nil)
    #expect(Rational(10).power(400).asDouble == .infinity && (-Rational(10).power(400)).asDouble == -.infinity)
    #expect(Rational(10).power(-400).asDouble == 0)
    let limit = try #require(Rational(exactly: .greatestFiniteMagnitude))
    let halfStep = Rational(2).power(970)
    #expect((limit + halfStep - 1).asDouble == .greatestFiniteMagnitude && (limit + halfStep).asDouble == .infinity)
    // Both parts need more than 53 bits, so a division of rounded parts would round three times.
    #expect(Rational(9_007_199_254_740_993, 9_007_199_254_740_995).asDouble == 0.9999999999999998)
  }

  @Test("Powers, parts and floor")
  func parts() {
    #expect(Rational(2, 3).power(5) == Rational(32, 243) && Rational(-2, 3).power(-3) == Rational(-27, 8))
    #expect(Rational(0).power(0) == 1 && Rational(0).power(3) == 0 && Rational(-1).power(.min) == 1)
    #expect(Rational(2).power(64).description == "18446744073709551616" && Rational(-2).power(63).asInt == .min)
    #expect(Rational(-7, 2).floor == -4 && Rational(7, 2).floor == 3 && Rational(-4).floor == -4)
    for a in Self.samples {
      #expect(a.numerator / a.denominator == a && a.isInteger == a.denominator.isOne)
      #expect(a.floor.isInteger && a.floor <= a && a < a.floor + 1)
      if !a.isZero { #expect(a.power(3) * a.power(-3) == 1 && a.inverse.inverse == a) }
    }
  }

  @Test("Dividing by zero stops with a message instead of a wrong number")
  func divisionByZero() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1) / Rational(0) }
    await #expect(processExitsWith: .failure) { _ = Rational(1, 0) }
    await #expect(processExitsWith: .failure) { _ = Rational(3).power(.max) }
  }
}
