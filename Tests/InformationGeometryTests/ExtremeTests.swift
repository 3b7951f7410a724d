import InformationGeometry
import Testing

/// Parameters of 10⁻³⁰⁰ to 10¹⁵, where formulas cancel: what `rounded` must deliver, and what the tape does.
@Suite struct ExtremeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    /// Exact decimals.
    let point: [String]
    /// The scalar curvature to 28 digits: mpmath at 260 digits, gamma by (ψ₁ + κψ₂)/(2(κψ₁ − 1)²), Dirichlet by
    /// contraction of third cumulants, written independently.
    let scalarCurvature: String
    /// A bound of the relative error of the `Double` tape, from measurement; infinite where it is of no use.
    let tapeError: Double
    var testDescription: String { "\(model) at \(point)" }

    init(_ model: String, _ point: [String], _ scalarCurvature: String, tape: Double) {
      self.model = model
      self.point = point
      self.scalarCurvature = scalarCurvature
      tapeError = tape
    }
  }

  static let cases = [
    Case("gamma", ["1e-300", "1"], "-0.5", tape: .infinity),
    Case("gamma", ["1e-10", "1"], "-5.00000000099999999990325988998e-1", tape: 1e-15),
    Case("gamma", ["1e-3", "1"], "-5.00999032828220217466666028939e-1", tape: 1e-15),
    Case("gamma", ["1", "1"], "-9.12607382880384254306793713431e-1", tape: 1e-15),
    Case("gamma", ["1000", "1e-5"], "-9.99999888829726043835404741345e-1", tape: 1e-12),
    Case("gamma", ["1e8", "1e8"], "-9.9999999999999998888888882963e-1", tape: 1e-7),
    Case("gamma", ["1e15", "1e-200"], "-1", tape: 1e-14),
    Case("gamma", ["1e100", "1"], "-1", tape: .infinity),
    Case("dirichlet:k=3", ["1e8", "1e8", "1e8"], "-1.5000000011111110887345676749", tape: 0.5),
    Case("dirichlet:k=3", ["1e-10", "1", "1e10"], "-9.12607383141428603818277020014e-1", tape: 1e-4),
    Case("dirichlet:k=3", ["1e-10", "1e-10", "1e-10"], "-3.33333333333333333514276080565e-1", tape: 1e-15),
    Case("dirichlet:k=3", ["1", "2", "3"], "-1.45563920181949991357650554701", tape: 1e-14),
    Case("categorical:k=4", ["1e-300", "1e-10", "0.5"], "1.5", tape: 1e-14),
    Case("categorical:k=4", ["0.25", "0.25", "0.499999999999999999999999999999"], "1.5", tape: 1e-14),
    Case("categorical:k=4", ["1e-12", "1e-10", "0.5"], "1.5", tape: 1e-14),
    Case("multinomial:k=3,n=1000000", ["1e-200", "0.9999"], "5e-7", tape: 1e-14),
    Case("normal", ["1e200", "1e-200"], "-1", tape: 1e-15),
    Case("inverse-gaussian", ["1e-50", "1e80"], "-1", tape: 1e-15),
    Case("beta", ["1e8", "1e8"], "-9.99999999999999974999999833333e-1", tape: 1e-6),
    Case("beta", ["1e-8", "1e8"], "-5.00000009999999886593223117924e-1", tape: .infinity),
  ]

  /// Would catch digits lost to cancellation: nothing but the last rounding is allowed.
  @Test(arguments: cases)
  func rounded(_ test: Case) throws {
    let manifold = try Catalogue.model(test.model).manifold().manifold
    let point = try manifold.point(exactly: test.point.map { Expression(try #require(Rational($0))) })
    let expected = try #require(Rational(test.scalarCurvature))
    let got = try manifold.rounded(.scalarCurvature(alpha: 0), at: point)[0]
    #expect(abs(got.value - expected.asDouble) <= expected.asDouble.ulp, "\(got), not \(expected.asDouble)")
    #expect(got.error <= got.value.ulp)
    // The whole tensors as well: each component to the last place, unless one is beyond `Double`.
    for (quantity, isUpper) in ExtremeTests.tensors {
      let units = try ExtremeTests.units(manifold, point, isUpper)
      do {
        for (component, unit) in zip(try manifold.rounded(quantity, at: point), units) {
          #expect(component.value.isFinite, "\(quantity.name)")
          if component.value == 0 {
            // What is below 10⁻³⁶ in units of the coordinates counts as zero.
            let bound = Ball(exactly: component.error, precision: lawPrecision)
            #expect(!(bound - unit * Ball.exact(Rational(10).power(-36))).isPositive, "\(quantity.name): \(component)")
          } else {
            #expect(component.error <= component.value.ulp + 1e-300, "\(quantity.name): \(component)")
          }
        }
      } catch GeometryError.notFinite {
        #expect(size(try manifold.balls(quantity, at: point)) > 1e300, "\(quantity.name)")
      }
    }
  }

  /// Tensors with the position of their indices.
  private static let tensors: [(Quantity, [Bool])] = [
    (.metric, [false, false]), (.inverseMetric, [true, true]), (.cubicForm, [false, false, false]),
    (.christoffel(alpha: 0), [true, false, false]), (.christoffel(alpha: 1), [true, false, false]),
  ]

  /// √gᵢᵢ for each lower index, 1/√gᵢᵢ for each upper one, with a subnormal number beside.
  private static func units(_ manifold: Manifold, _ point: Point, _ isUpper: [Bool]) throws -> [Ball] {
    let g = try manifold.balls(.metric, at: point), n = manifold.dimension
    let lengths = (0..<n).map { Ball.sqrt(g[$0 * n + $0]) }
    let units = isUpper.reduce([Ball.exact(1)]) { units, upper in
      units.flatMap { unit in lengths.map { upper ? unit / $0 : unit * $0 } }
    }
    return units.map { $0 + Ball.exact(Rational(10).power(-280)) }
  }

  /// Would catch a number without a bound: beyond `Double` there is an error, below it the bound is not zero.
  @Test func overflowAndUnderflow() throws {
    let normal = try Catalogue.model("normal").manifold().manifold
    let wide = try normal.rounded(.metric, at: normal.point(exactly: [0, Expression(Rational(2).power(600))]))
    #expect(wide[0].value == 0 && wide[0].error > 0 && wide[0].error < 1e-300 && !wide[0].isExact)
    #expect(wide[1].value == 0 && wide[1].isExact)
    #expect(throws: GeometryError.self) {
      try normal.rounded(.metric, at: normal.point(exactly: [0, Expression(Rational(2).power(-600))]))
    }
  }

  /// A metric that is singular everywhere is refused in the end, not reported as an inner error.
  @Test func singularMetric() throws {
    let x = Symbol("x", .positive), y = Symbol("y", .positive)
    let manifold = try StatisticalManifold(
      "singular", metric: [[1, exp(x)], [exp(x), exp(2 * Expression(x))]], parameters: [x, y]
    ).manifold
    #expect {
      try manifold.rounded(.inverseMetric, at: manifold.point(exactly: [Expression(Rational(1, 3)), 1]))
    } throws: {
      guard case GeometryError.degenerateMetric = $0 else { return false }
      return true
    }
  }

  /// How far the fast way can be trusted: the scalar curvature from the `Double` tape, without proof.
  ///
  /// Large and very different parameters of gamma, beta and Dirichlet families cancel (22 % of the value are wrong at
  /// a = 10⁸ in three dimensions, all of it for a beta family with 10⁻⁸ and 10⁸), and powers of 10⁻³⁰⁰ overflow.
  /// `rounded` is for those.
  @Test(arguments: cases)
  func tape(_ test: Case) throws {
    let manifold = try Catalogue.model(test.model).manifold().manifold
    let tape = try manifold.tape([.scalarCurvature(alpha: 0)])
    let expected = try #require(Rational(test.scalarCurvature)).asDouble
    let got = tape.evaluate(try test.point.map { try #require(Rational($0)).asDouble })[0]
    if test.tapeError < .infinity {
      #expect(abs(got / expected - 1) <= test.tapeError, "\(got), not \(expected)")
    }
  }
}
