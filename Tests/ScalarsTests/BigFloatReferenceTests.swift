import Foundation
import Scalars
import Testing

/// Tests/References/big-references.json: values of mpmath to 50 and to 1000 digits at exact arguments.
struct BigReference: Decodable, Sendable, CustomStringConvertible {
  struct Case: Decodable, Sendable {
    let arguments: [Double]
    let value: String

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      var texts: [String] = []
      while !fields.isAtEnd { texts.append(try fields.decode(String.self)) }
      value = texts.removeLast()
      arguments = texts.compactMap { Double($0) }
    }
  }

  let function: String
  let digits: Int
  let cases: [Case]

  var description: String { "\(function), \(digits) digits" }

  static let all: [BigReference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/big-references.json")
    do {
      return try JSONDecoder().decode([BigReference].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()

  /// The function of a name, for every number type.
  static func value<S: SpecialFunctionScalar>(_ name: String, _ x: [S]) -> S? {
    switch name {
    case "exp": .exp(x[0])
    case "expMinusOne": .expMinusOne(x[0])
    case "sinh": .sinh(x[0])
    case "cosh": .cosh(x[0])
    case "tanh": .tanh(x[0])
    case "sin": .sin(x[0])
    case "cos": .cos(x[0])
    case "tan": .tan(x[0])
    case "atan": .atan(x[0])
    case "asinh": .asinh(x[0])
    case "asin": .asin(x[0])
    case "acos": .acos(x[0])
    case "atanh": .atanh(x[0])
    case "log": .log(x[0])
    case "logOnePlus": .log(onePlus: x[0])
    case "sqrt": .sqrt(x[0])
    case "acosh": .acosh(x[0])
    case "gamma": .gamma(x[0])
    case "logGamma": .logGamma(x[0])
    case "erf": .erf(x[0])
    case "erfc": .erfc(x[0])
    case "digamma": .polygamma(0, x[0])
    case "trigamma": .polygamma(1, x[0])
    case "tetragamma": .polygamma(2, x[0])
    case "digammaTail": .polygammaTail(0, x[0])
    case "trigammaTail": .polygammaTail(1, x[0])
    case "besselI": .besselI(x[0], x[1])
    case "besselK": .besselK(x[0], x[1])
    default: special(name, x)
    }
  }

  private static func special<S: SpecialFunctionScalar>(_ name: String, _ x: [S]) -> S? {
    switch name {
    case "zeta": .zeta(x[0])
    case "hurwitzZeta": .hurwitzZeta(x[0], x[1])
    case "inverseErf": .inverseErf(x[0])
    case "inverseErfc": .inverseErfc(x[0])
    case "besselJ": .besselJ(x[0], x[1])
    case "besselY": .besselY(x[0], x[1])
    case "scaledBesselI": .scaledBesselI(x[0], x[1])
    case "scaledBesselK": .scaledBesselK(x[0], x[1])
    case "besselIRatio": .besselIRatio(x[0], x[1])
    case "besselKRatio": .besselKRatio(x[0], x[1])
    case "gammaP": .regularizedGammaP(x[0], x[1])
    case "gammaQ": .regularizedGammaQ(x[0], x[1])
    case "betaI": .regularizedBeta(x[0], x[1], x[2])
    case "hypergeometric1F1": .hypergeometric1F1(x[0], x[1], x[2])
    case "hypergeometric2F1": .hypergeometric2F1(x[0], x[1], x[2], x[3])
    case "lambertW": .lambertW(x[0])
    case "lambertWLower": .lambertWLower(x[0])
    default: nil
    }
  }
}

@Suite("Functions of any precision")
struct BigFloatReferenceTests {
  @Test("BigFloat is nearest to mpmath's value, Arb's enclosure contains it", arguments: BigReference.all)
  func references(reference: BigReference) throws {
    let precision = BigFloatPrecision(bits: Int(Double(reference.digits) * 3.3219281)),
      wide = BigFloatPrecision(digits: reference.digits + 30)
    let enclosing = BallPrecision(bits: precision.bits + 40)
    for test in reference.cases {
      let expected = try #require(BigFloat(test.value, precision: wide))
      let arguments = test.arguments.map { BigFloat(exactly: $0).rounded(to: precision) }
      let got = try #require(BigReference.value(reference.function, arguments), "\(reference.function)")
      #expect(got.precision == precision)
      // The reference is right to eleven digits more than stated.
      let unit = try #require(got.ulp, "\(reference) at \(test.arguments): \(got)"),
        half = unit.exact.scaled(byPowerOfTwo: -1)
      let tolerance = half * (1 + BigFloat("1e-10", precision: wide).unsafelyKnown)
      #expect((got.rounded(to: wide) - expected).magnitude <= tolerance, "\(reference) at \(test.arguments): \(got)")

      let ball = try #require(
        BigReference.value(reference.function, test.arguments.map { Ball(exactly: $0, precision: enclosing) }))
      let neighbours = Ball(containing: got - half.rounded(to: wide), precision: enclosing)
        .union(Ball(containing: got + half.rounded(to: wide), precision: enclosing))
      #expect(neighbours.overlaps(ball), "\(reference) at \(test.arguments): \(ball)")
      #expect(ball.relativeAccuracyBits >= enclosing.bits - 30, "\(reference) at \(test.arguments): \(ball)")
    }
  }

  @Test("Double is within the stated error", arguments: BigReference.all.filter { $0.digits == 50 })
  func doubles(reference: BigReference) throws {
    // The functions of `Scalar` have tests of their own.
    guard let place = BigReference.all.firstIndex(where: { $0.function == reference.function }),
      let first = BigReference.all.firstIndex(where: { $0.function == "zeta" }), place >= first
    else { return }
    for test in reference.cases {
      let expected = try #require(BigFloat(test.value, precision: BigFloatPrecision(digits: 60))).asDouble
      let got = try #require(BigReference.value(reference.function, test.arguments))
      let bound = try #require(SpecialGrid.bounds[reference.function])
      #expect(abs(got - expected) <= bound * abs(expected), "\(reference.function) at \(test.arguments)")
    }
  }
}

extension BigFloat? {
  /// A constant of the test itself.
  fileprivate var unsafelyKnown: BigFloat { self ?? .nan }
}
