import Foundation
import Scalars
import Testing

/// Tests/References/special-grid.json: values to 30 digits at arguments from 10⁻³⁰⁰ to 10¹⁵.
struct SpecialGrid: Decodable, Sendable, CustomStringConvertible {
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
  let cases: [Case]

  var description: String { function }

  static let all: [SpecialGrid] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/special-grid.json")
    do {
      return try JSONDecoder().decode([SpecialGrid].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()

  /// The relative errors that the documentation of `Double`'s functions states.
  static let bounds: [String: Double] = [
    "zeta": 2e-15, "hurwitzZeta": 2e-15, "inverseErf": 1e-15, "inverseErfc": 1e-15, "besselJ": 1.2e-16,
    "besselY": 1.2e-16,
    "scaledBesselI": 4e-15, "scaledBesselK": 4e-15, "besselIRatio": 1e-15, "besselKRatio": 2e-15, "gammaP": 4e-15,
    "gammaQ": 4e-15, "betaI": 4e-15, "hypergeometric1F1": 3e-16, "hypergeometric2F1": 3e-16, "lambertW": 1e-15,
    "lambertWLower": 1e-15,
  ]
}

@Suite("Special functions at the extremes")
struct SpecialGridTests {
  /// Would catch a method used beyond where it is accurate, and a cancellation anywhere on the grid.
  @Test("Double keeps its stated accuracy from 1e-300 to 1e15", arguments: SpecialGrid.all)
  func doubles(grid: SpecialGrid) throws {
    let bound = try #require(SpecialGrid.bounds[grid.function]), wide = BigFloatPrecision(digits: 32)
    for test in grid.cases {
      let expected = try #require(BigFloat(test.value, precision: wide)), nearest = expected.asDouble
      let got = try #require(BigReference.value(grid.function, test.arguments))
      if nearest.isInfinite || nearest.magnitude < .leastNormalMagnitude {
        #expect(abs(got - nearest) <= .leastNormalMagnitude || got == nearest, "\(grid) at \(test.arguments): \(got)")
        continue
      }
      let error = ((BigFloat(rounding: got, precision: wide) - expected) / expected).magnitude.asDouble
      #expect(error <= bound, "\(grid) at \(test.arguments): \(got), error \(error)")
    }
  }

  /// Would catch an enclosure that is wrong, one that is useless, and work without bound.
  @Test("A ball encloses the value and is narrow, in bounded time", arguments: SpecialGrid.all)
  func balls(grid: SpecialGrid) throws {
    let precision = BallPrecision(bits: 100)
    for (i, test) in grid.cases.enumerated() where i.isMultiple(of: 3) {
      let start = processorSeconds()
      let ball = try #require(
        BigReference.value(grid.function, test.arguments.map { Ball(exactly: $0, precision: precision) }))
      let elapsed = processorSeconds() - start
      let value = try #require(Rational(test.value)), slack = value.magnitude * Rational(10).power(-33)
      let expected = Ball(lower: value - slack, upper: value + slack, precision: BallPrecision(bits: 250))
      #expect(ball.overlaps(expected), "\(grid) at \(test.arguments): \(ball), not \(test.value)")
      #expect(ball.relativeAccuracyBits >= precision.bits - 20, "\(grid) at \(test.arguments): \(ball)")
      #expect(elapsed < 5, "\(grid) at \(test.arguments)")
    }
  }

  @Test("BigFloat is nearest at large parameters", arguments: ["gammaP", "betaI", "scaledBesselK", "besselKRatio"])
  func bigFloats(function: String) throws {
    let grid = try #require(SpecialGrid.all.first { $0.function == function })
    let p = BigFloatPrecision(bits: 64), wide = BigFloatPrecision(digits: 34)
    for (i, test) in grid.cases.enumerated() where i.isMultiple(of: 17) {
      let expected = try #require(BigFloat(test.value, precision: wide))
      let got = try #require(BigReference.value(function, test.arguments.map { BigFloat(rounding: $0, precision: p) }))
      guard !got.isInfinite, !got.isZero else { continue }
      let ulp = try #require(got.ulp, "\(function) at \(test.arguments): \(got)")
      #expect((got.rounded(to: wide) - expected).magnitude <= ulp.scaled(byPowerOfTwo: -1) * BigFloat(exactly: 1.0001))
    }
  }

  /// The Fisher information of the gamma family in its shape: ψ₁(k) − 1/k = 1/(2k²) + 1/(6k³) − ….
  @Test("ψ₁(k) − 1/k does not cancel for shapes from 1e-10 to 1e15, in any of the number types")
  func trigammaTail() throws {
    let p = BigFloatPrecision(bits: 120)
    for exponent in -10...15 {
      let k = Double.pow(10, exponent), ball = Ball(exactly: k, precision: BallPrecision(bits: 120))
      // ψ₁ has bits enough that the subtraction leaves 250 of them.
      let fine = Ball(exactly: k, precision: BallPrecision(bits: 400))
      let exact = Ball.polygamma(1, fine) - Ball(1, precision: fine.precision) / fine
      let tail = Ball.polygammaTail(1, ball)
      #expect(tail.overlaps(exact) && tail.relativeAccuracyBits >= 110, "k = \(k): \(tail)")
      let error = Ball.absoluteValue((Ball(exactly: .polygammaTail(1, k), precision: fine.precision) - exact) / exact)
      #expect(error.upper <= 8e-16, "k = \(k)")
      let big = BigFloat.polygammaTail(1, BigFloat(rounding: k, precision: p))
      #expect(exact.roundedToBigFloat(p) == big, "k = \(k): \(big)")
    }
  }

  @Test("Outside the domain Double and BigFloat are NaN, a ball is indeterminate, and FLINT is not called")
  func domains() throws {
    let outside: [(String, [Double])] = [
      ("zeta", [1]), ("hurwitzZeta", [1, 2]), ("hurwitzZeta", [2, 0]), ("hurwitzZeta", [2, -1]), ("inverseErf", [1.5]),
      ("inverseErfc", [-0.5]), ("inverseErfc", [2.5]), ("besselJ", [0.5, -1]), ("besselY", [1, -1]),
      ("scaledBesselI", [0.5, -1]),
      ("scaledBesselK", [1, -1]), ("besselIRatio", [-1.5, 1]), ("besselIRatio", [0, -1]), ("besselKRatio", [0, -1]),
      ("gammaP", [0, 1]), ("gammaP", [1, -1]), ("gammaQ", [-1, 1]), ("gammaQ", [1, -1]), ("betaI", [-0.5, 1, 1]),
      ("betaI", [1.5, 1, 1]), ("betaI", [0.5, 0, 1]), ("betaI", [0.5, 1, -1]), ("hypergeometric1F1", [1, -2, 1]),
      ("hypergeometric1F1", [1, 0, 1]), ("hypergeometric2F1", [1, 1, -1, 0.5]), ("hypergeometric2F1", [1, 1, 2, 1.5]),
      ("lambertW", [-0.5]), ("lambertWLower", [-0.5]), ("lambertWLower", [0.5]),
    ]
    let p = BigFloatPrecision(bits: 80)
    for (name, arguments) in outside {
      #expect(try #require(BigReference.value(name, arguments)).isNaN, "\(name)(\(arguments))")
      let big = try #require(BigReference.value(name, arguments.map { BigFloat(rounding: $0, precision: p) }))
      #expect(big.isNaN && big.precision == p, "\(name)(\(arguments)) = \(big)")
      let ball = try #require(BigReference.value(name, arguments.map { Ball(exactly: $0, precision: p.ball) }))
      #expect(!ball.isFinite, "\(name)(\(arguments)) = \(ball)")
    }
    for grid in SpecialGrid.all {
      let count = grid.cases[0].arguments.count
      for i in 0..<count {
        var arguments = grid.cases[0].arguments
        arguments[i] = .nan
        #expect(try #require(BigReference.value(grid.function, arguments)).isNaN, "\(grid) of NaN")
        let ball = try #require(
          BigReference.value(grid.function, arguments.map { Ball(exactly: $0, precision: p.ball) }))
        #expect(!ball.isFinite, "\(grid) of NaN")
      }
    }
  }

  @Test("Nothing hangs or aborts at the ends of the range of Double")
  func ends() throws {
    let values: [Double] = [
      .leastNonzeroMagnitude, 1e-300, 0.5, 1, 1e15, 1e300, .greatestFiniteMagnitude, .infinity, 0, -0.0, -1.5, -1e300,
    ]
    for grid in SpecialGrid.all {
      let count = grid.cases[0].arguments.count
      for (i, x) in values.enumerated() {
        for (j, y) in values.enumerated() where count > 1 || j == 0 {
          let arguments = Array([x, y, values[(i + j) % values.count], 0.25].prefix(count))
          let start = processorSeconds()
          let value = try #require(BigReference.value(grid.function, arguments))
          #expect(processorSeconds() - start < 2, "\(grid) at \(arguments)")
          // The regularised functions are probabilities.
          if ["gammaP", "gammaQ", "betaI"].contains(grid.function), !value.isNaN {
            #expect(value >= 0 && value <= 1, "\(grid) at \(arguments): \(value)")
          }
        }
      }
    }
  }
}

/// The processor time of this thread: what bounds work on a busy machine too.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
