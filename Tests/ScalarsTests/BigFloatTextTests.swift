import Foundation
import Scalars
import Testing

@Suite("BigFloat as text")
struct BigFloatTextTests {
  @Test("Decimal and hexadecimal text and JSON read back bit for bit", arguments: [2, 3, 24, 53, 64, 127, 169, 1000])
  func roundTrips(bits: Int) throws {
    let p = BigFloatPrecision(bits: bits)
    var g = SeededGenerator(seed: UInt64(bits) + 7)
    for i in 0..<120 {
      let x = BigFloat.random(p, spread: i < 100 ? 2 * bits + 60 : 100_000, &g)
      #expect(BigFloat(x.description, precision: p) == x, "\(x)")
      #expect(BigFloat(x.hexadecimal, precision: p) == x && BigFloat(hexadecimal: x.hexadecimal) == x)
      let back = try JSONDecoder().decode(BigFloat.self, from: JSONEncoder().encode(x))
      #expect(back == x && back.precision == p)
      let exact = try JSONDecoder().decode(BigFloat.self, from: JSONEncoder().encode(x.exact))
      #expect(exact == x && exact.isExact)
    }
    for x in [BigFloat.infinity, -BigFloat.infinity, BigFloat.zero, -BigFloat.zero] {
      #expect(BigFloat(x.description, precision: p) == x && BigFloat(hexadecimal: x.hexadecimal) == x)
      #expect(BigFloat(x.description, precision: p)?.isSignMinus == x.isSignMinus)
    }
    #expect(
      BigFloat("nan", precision: p)?.isNaN == true && BigFloat(hexadecimal: BigFloat.nan.hexadecimal)?.isNaN == true)
  }

  @Test("Decimals are read to the nearest number and written shortly")
  func decimals() throws {
    let p = BigFloatPrecision(digits: 50)
    for text in [
      "0.1", "1.5", "-12.25", "1e-300", "6.02214076e+23", "1234567890123456789", "3.14159", "0.00012", "1e+100000",
    ] {
      #expect(BigFloat(text, precision: p)?.description == text)
    }
    for text in ["0.1", "-3/7", "1e-3", "2.5e10", ".5", "7."] {
      let exact = try #require(Rational(text))
      #expect(BigFloat(text, precision: p) == BigFloat(exact, precision: p))
    }
    #expect(BigFloat("0x1.8p+3", precision: p) == 12 && BigFloat("-0X.8", precision: p) == BigFloat(exactly: -0.5))
    #expect(BigFloat("+1E+2", precision: p) == 100 && BigFloat("1e999999999999999999999", precision: p) == .infinity)
    #expect(BigFloat("1e-999999999999999999999", precision: p)?.isZero == true)
    for text in [
      "", " 1", "1 ", "1,5", "0x", "0xg", "1e", "1e+", "--1", "1/0", "e5", ".", "-", "nan()", "1p3", "0x1e+5p", "@inf@",
      "1@3", "+-1", "-nan", "0x.p1", "1e5.5", "1_000", "1\u{0}2", "١٢", "0x1p", "∞∞", "1e0x5", "1//2",
    ] {
      #expect(BigFloat(text, precision: p) == nil, "\(text)")
    }
    // Exponents at and beyond the range, and many digits.
    #expect(
      BigFloat("1e-5000000000", precision: p)?.isZero == true && BigFloat("-0", precision: p)?.isSignMinus == true)
    #expect(
      BigFloat("0x1p99999999999999999", precision: p) == .infinity && BigFloat("-inf", precision: p) == -.infinity)
    let nines = String(repeating: "9", count: 5000)
    #expect(BigFloat("0.\(nines)", precision: p) == 1 && BigFloat(nines, precision: p)?.exponent == 16609)
    #expect(
      BigFloat("0.1", precision: p)?.exact.isExact == true && BigFloat(exactly: 0.1).exact.description.count == 57)
    #expect(BigFloat(hexadecimal: "1.5") == nil && BigFloat(hexadecimal: "0x1p1")?.isExact == true)
  }

  @Test("So many digits, correctly rounded")
  func formatting() throws {
    let p = BigFloatPrecision(digits: 60)
    #expect(BigFloat.pi(p).decimal(digits: 50) == "3.1415926535897932384626433832795028841971693993751")
    #expect(BigFloat.pi(p).decimal(digits: 1) == "3" && BigFloat.pi(p).scientific(digits: 1) == "3e+0")
    #expect(
      BigFloat(exactly: 0.125).decimal(digits: 2) == "0.12" && BigFloat(exactly: 0.375).decimal(digits: 2) == "0.38")
    #expect(BigFloat(exactly: 0.0001220703125).scientific(digits: 4) == "1.221e-4")
    #expect(
      BigFloat(exactly: 0.25).decimal(digits: 10) == "0.2500000000" && BigFloat(1200).decimal(digits: 2) == "1200")
    #expect(try #require(BigFloat("1e-300", precision: p)).decimal(digits: 3) == "1.00e-300")
    #expect(
      BigFloat(0).decimal(digits: 3) == "0.00" && BigFloat(0).description == "0" && (-BigFloat(5)).description == "-5")
    #expect(BigFloat(exactly: 0.1).description == "0.1000000000000000055511151231257827021181583404541015625")
    #expect(BigFloat.nan.decimal(digits: 5) == "nan" && (-BigFloat.infinity).scientific(digits: 5) == "-inf")
    #expect(BigFloat(exactly: 12.5).hexadecimal == "0xc.8p+0" && BigFloat(-256).hexadecimal == "-0x1p+8")
    #expect(BigFloat.pow(2, 100_000).description == "0x1p+100000")
  }

  @Test("Data from outside that are no number are refused")
  func decodingErrors() {
    for json in [
      #"{"value":"1.5"}"#, #"{"value":"0x1p+1","bits":1}"#, #"{"value":"0x1p+99999999999"}"#,
      #"{"value":"0x1p-99999999999","bits":60}"#, #"{"value":"0x1p+1","bits":99999999999}"#, #"{"bits":10}"#,
      "3",
    ] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(BigFloat.self, from: Data(json.utf8)) }
    }
  }
}
