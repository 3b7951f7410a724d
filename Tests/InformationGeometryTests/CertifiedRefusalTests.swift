import InformationGeometry
import Testing

@testable import struct InformationGeometry.CertifiedExpectations
@testable import struct InformationGeometry.TailEnvelope

/// What is no theorem gets no certificate.
@Suite struct CertifiedRefusalTests {
  static let q = QuadratureTests.self, a = Symbol("a", .positive)
  static let normal = QuadratureTests.Case(
    "normal", [q.m, q.s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [0.25, 2], metric: [])

  private func refusal(
    _ c: QuadratureTests.Case, _ quantity: Quantity = .metric, claim: (@Sendable (TailEnvelope) -> TailEnvelope)? = nil
  ) throws -> String {
    var expectations = try CertifiedExpectations(c.model())
    expectations.claim = claim
    let manifold = CertifiedManifold(expectations)
    do {
      let found = try manifold.enclosure(of: quantity, at: manifold.point(c.point), digits: 20)
      return "proved: \(found.components)"
    } catch let error as GeometryError { return error.description }
  }

  /// A claim about a tail that is too good is refused, whatever part of it is wrong; one that is too modest is only wider.
  @Test func plantedTailBounds() throws {
    #expect(try refusal(Self.normal).hasPrefix("proved"))
    let gamma = QuadratureTests.Case(
      "gamma", in: .positive, [Self.a], "(a-1)*log(x) - x - lgamma(a)", at: [0.4], metric: [])
    let poisson = QuadratureTests.Case(
      "Poisson", in: .naturals, [Self.a], "x*log(a) - a - lgamma(x+1)", at: [2.5], metric: [])
    let telescope = QuadratureTests.Case(
      "telescope", in: .naturals, [Self.a], "log(a) - log(a+x) - log(a+x+1)", at: [0.75], metric: [])
    for c in [Self.normal, gamma, poisson, telescope] {
      let small = try refusal(c) { envelope in
        var wrong = envelope
        wrong.height = envelope.height * Ball(Rational(999, 1000), precision: envelope.height.precision)
        return wrong
      }
      #expect(small.contains("not proved"), "\(c.name): \(small)")
      let fast = try refusal(c) { envelope in
        var wrong = envelope
        wrong.rate = envelope.rate * Ball(Rational(1001, 1000), precision: envelope.rate.precision)
        return wrong
      }
      #expect(fast.contains("not proved"), "\(c.name): \(fast)")
      let zero = try refusal(c) { envelope in
        var wrong = envelope
        wrong.height = .zero
        return wrong
      }
      #expect(zero.contains("not proved"), "\(c.name): \(zero)")
    }
    let modest = try refusal(Self.normal) { envelope in
      var wider = envelope
      wider.height = envelope.height.scaled(byPowerOfTwo: 3)
      return wider
    }
    #expect(modest.hasPrefix("proved"))
  }

  /// Divergent, improper, irregular and hidden cases.
  @Test(
    arguments: [
      // The mass is another number: it is found, and proved.
      (.init("twice", [q.m], "-(x-m)^2/2 - log(2*pi)/2 + log(2)", at: [0], metric: []), "integrates to 2.0000"),
      (
        .init("off by 1e-15", [q.m], "-(x-m)^2/2 - log(2*pi)/2 + 1/10^15", at: [0], metric: []),
        "integrates to 1 + (1.0000"
      ),
      // No mass at all.
      (.init("improper", [q.m], "-log(1+abs(x-m))", at: [0], metric: []), "not proved"),
      // E[s²] = ∫ q²/p with q of twice the width is infinite.
      (
        .init("singular mixture", [q.w], "log((1-w)*exp(-x^2/2) + w/2*exp(-x^2/8)) - log(2*pi)/2", at: [0], metric: []),
        "not proved"
      ),
      // The support ends at s: E[∂ log p/∂s] = −1/s.
      (
        .init("uniform", in: .unitInterval, [q.s], "log(step(s - x)*(1/s) + step(x - s)/10^40)", at: [0.5], metric: []),
        "not 0"
      ),
    ] as [(QuadratureTests.Case, String)])
  func refusals(_ c: QuadratureTests.Case, _ reason: String) throws {
    let found = try refusal(c)
    #expect(found.contains(reason), "\(c.name): \(found)")
  }

  /// The metric of Laplace is proved, but its derivatives are no expectations: the score jumps at a kink that moves.
  @Test func kinksThatMove() throws {
    let laplace = QuadratureTests.Case(
      "Laplace", [Self.q.m, Self.q.s], "-abs(x-m)/s - log(2*s)", at: [0.75, 2], metric: [])
    #expect(try refusal(laplace).hasPrefix("proved"))
    for quantity in [Quantity.christoffel(alpha: 0), .scalarCurvature(alpha: 0)] {
      #expect(try refusal(laplace, quantity).contains("kink at x = m"))
    }
    // Two kinks, of which the parameter moves one; and a kink that stays.
    let fixed = QuadratureTests.Case("Laplace at 0", [Self.q.s], "-abs(x)/s - log(2*s)", at: [2], metric: [])
    #expect(try refusal(fixed, .christoffel(alpha: 0)).hasPrefix("proved"))
  }
}
