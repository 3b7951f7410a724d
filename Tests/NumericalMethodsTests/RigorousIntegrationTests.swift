import CFLINT
import NumericalMethods
import Scalars
import Testing

/// Enclosures of integrals, against closed forms and Arb's own integrator.
@Suite struct RigorousIntegrationTests {
  static let nodes = GaussLegendreNodes(BallPrecision(bits: 200))
  static let one = ComplexBall(1, precision: nodes.precision)

  static func integral(
    from a: Double, to b: Double, tolerance: Double = -150, _ f: @escaping (ComplexBall, Bool) -> ComplexBall
  ) throws -> ComplexBall {
    try RigorousIntegration(nodes).integrals(
      of: RigorousFunctions(1, precision: nodes.precision) { [f($0, $1)] }, from: a, to: b, tolerances: [tolerance])[0]
  }

  /// ∫ f with its value; a wrong constant in the error of the rule or in the ellipse would miss some.
  @Test func closedForms() throws {
    let precision = Self.nodes.precision, pi = Ball.pi(precision)
    func ball(_ p: Int, _ q: Int = 1) -> Ball { Ball(Rational(p, q), precision: precision) }
    let cases: [(ComplexBall, Ball)] = [
      (try Self.integral(from: -1, to: 1) { z, _ in Self.one / (Self.one + z * z) }, pi / ball(2)),
      (try Self.integral(from: 0, to: 10) { z, _ in .exp(-z) }, ball(1) - Ball.exp(ball(-10))),
      (try Self.integral(from: 0, to: 100) { z, _ in .sin(z) }, ball(1) - Ball.cos(ball(100))),
      (try Self.integral(from: 1, to: 4) { z, _ in .analyticSqrt(z) }, ball(14, 3)),
      (try Self.integral(from: 1, to: 1e6) { z, _ in Self.one / z }, Ball.log(ball(1_000_000))),
    ]
    for (found, known) in cases {
      #expect(found.real.overlaps(known), "\(found) for \(known)")
      #expect(found.real.radius < 1e-38 && found.imaginary.containsZero)
    }
  }

  /// A kink inside an interval is enclosed by halving, not by a rule across it.
  @Test func kinkInside() throws {
    let third = ComplexBall(Rational(1, 3), precision: Self.nodes.precision)
    let found = try Self.integral(from: 0, to: 1) { z, analytic in
      analytic ? .analyticAbsoluteValue(z - third) : .absoluteValue(z - third)
    }
    #expect(found.real.contains(Rational(5, 18)) && found.real.radius < 1e-38)
  }

  /// The same enclosures as `acb_calc_integrate`, which is another program for the same method.
  @Test func agreesWithArb() throws {
    let callback:
      @convention(c) (
        UnsafeMutablePointer<acb_struct>?, UnsafePointer<acb_struct>?, UnsafeMutableRawPointer?, Int, Int
      ) -> Int32 = { result, z, _, _, bits in
        // e^(−z²) cos(3z)/(1 + e^z) is meromorphic.
        guard let result, let z else { return 0 }
        let registers = ComplexRegisters(2), t = registers.pointer
        defer { withExtendedLifetime(registers) {} }
        acb_mul(t, z, z, bits)
        acb_neg(t, t)
        acb_exp(t, t, bits)
        acb_mul_ui(t + 1, z, 3, bits)
        acb_cos(t + 1, t + 1, bits)
        acb_mul(t, t, t + 1, bits)
        acb_exp(t + 1, z, bits)
        acb_add_ui(t + 1, t + 1, 1, bits)
        acb_div(result, t, t + 1, bits)
        return 0
      }
    let theirs = ComplexBall.fromACB(Self.nodes.precision) { result in
      let ends = ComplexRegisters(2)
      acb_set_si(ends.pointer, -4)
      acb_set_si(ends.pointer + 1, 7)
      let tolerance = UnsafeMutablePointer<mag_struct>.allocate(capacity: 1)
      mag_init(tolerance)
      mag_set_ui_2exp_si(tolerance, 1, -150)
      _ = withExtendedLifetime(ends) {
        acb_calc_integrate(result, callback, nil, ends.pointer, ends.pointer + 1, 150, tolerance, nil, 200)
      }
      mag_clear(tolerance)
      tolerance.deallocate()
    }
    let three = ComplexBall(3, precision: Self.nodes.precision)
    let ours = try Self.integral(from: -4, to: 7) { z, _ in .exp(-z * z) * .cos(three * z) / (Self.one + .exp(z)) }
    #expect(ours.overlaps(theirs) && ours.real.radius < 1e-38 && theirs.real.radius < 1e-38, "\(ours) and \(theirs)")
  }

  /// Poles and endless wiggles end in an error, not in a hang.
  @Test func refusals() {
    #expect(throws: RigorousIntegration.Failure.self) { try Self.integral(from: -1, to: 2) { z, _ in Self.one / z } }
    #expect(throws: RigorousIntegration.Failure.self) {
      var method = RigorousIntegration(Self.nodes)
      method.maximumEvaluations = 500
      _ = try method.integrals(
        of: RigorousFunctions(1, precision: Self.nodes.precision) { z, _ in [.sin(z * z)] }, from: 0, to: 1000,
        tolerances: [-150])
    }
  }
}
