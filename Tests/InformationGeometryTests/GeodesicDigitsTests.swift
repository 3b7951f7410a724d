import InformationGeometry
import Testing

/// Geodesics from an initial velocity to many digits, against closed forms and against Dormand–Prince.
@Suite("Geodesics to any number of digits")
struct GeodesicDigitsTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  static func ten(_ power: Int, _ precision: BigFloatPrecision) -> BigFloat {
    BigFloat.pow(BigFloat(10).rounded(to: precision), power)
  }

  /// A number of a file or an expected value.
  static func number(_ formula: String, _ precision: BigFloatPrecision) throws -> BigFloat {
    let tape = try Tape([try Expression(parsing: formula, symbols: [])], inputs: [])
    return tape.evaluate([BigFloat](), precision: precision)[0]
  }

  /// From (0, 1) with velocity (√2, 0) the normal geodesic is μ = √2 tanh t, σ = sech t.
  ///
  /// Catches a wrong recurrence or step, digits lost on a long way, and an error estimate that is too small.
  @Test(arguments: [12, 30, 60, 150])
  func normalHalfEllipse(_ digits: Int) throws {
    let manifold = try Self.manifold("normal"), p = try manifold.point([0, 1])
    for end in [Expression(3), Expression(-12)] {
      let curve = try manifold.geodesic(from: p, velocity: [sqrt(Expression(2)), 0], until: end, digits: digits)
      let precision = BigFloatPrecision(digits: digits + 40)
      for k in 0...3 {
        let t = try Self.number("\(end)*\(k)/3", precision)
        let place = curve.sample(at: t), scale = 1 / BigFloat.cosh(t)
        let mean = BigFloat.sqrt(BigFloat(2, precision: precision)) * BigFloat.tanh(t)
        let miss = max(
          (place.coordinates[0] - mean).magnitude / scale, (place.coordinates[1] / scale - 1).magnitude)
        #expect(miss <= Self.ten(-digits, precision), "t = \(t.asDouble): \(miss.asDouble)")
        #expect(miss <= 4 * curve.error, "t = \(t.asDouble): \(miss.asDouble) > \(curve.error.asDouble)")
        let slope = BigFloat.sqrt(BigFloat(2, precision: precision)) * scale * scale
        #expect((place.velocity[0] - slope).magnitude <= Self.ten(-digits, precision))
      }
      let length = try Self.number("abs(\(end))*sqrt(2)", precision)
      #expect((curve.length.value / length - 1).magnitude <= Self.ten(-digits, precision))
      #expect(curve.residual <= Self.ten(-digits, precision))
    }
  }

  /// ∇^(1) is flat in θ and ∇^(−1) in η: the curves are straight lines there.
  ///
  /// Catches a connection with the wrong sign of α, and the recurrences of every function that the families use.
  @Test(arguments: [
    ("normal", [0.5, 2.0], [1.0, 0.3]), ("gamma", [2.5, 3], [0.5, -0.4]), ("beta", [2, 0.7], [0.4, 0.3]),
    ("poisson", [3], [-1]), ("categorical:k=4", [0.1, 0.2, 0.3], [0.02, -0.05, 0.1]),
    ("dirichlet:k=3", [1, 2, 0.5], [0.3, -0.4, 0.1]), ("inverse-gaussian", [1.5, 2], [0.3, 0.5]),
    ("von-mises", [0.4, 2], [0.2, 0.5]), ("geometric", [0.3], [0.1]),
    ("multivariate-normal:d=2", [0.5, 1, 2, 0.3, 1], [0.3, -0.2, 0.1, 0.2, 0.1]),
  ])
  func flatConnections(_ name: String, _ x: [Double], _ v: [Double]) throws {
    let model = try Catalogue.model(name), manifold = try model.manifold(), digits = 30
    let family = try #require(model.exponentialFamily), p = try manifold.point(x)
    let precision = BigFloatPrecision(digits: 60)
    for (alpha, coordinates) in [(Rational(1), family.naturalParameters), (-1, family.expectationParameters)] {
      let curve = try manifold.geodesic(
        from: p, velocity: v.map { Expression(Rational(shortestDecimal: $0)) }, alpha: alpha, digits: digits)
      let tape = try Tape(coordinates, inputs: model.parameters)
      func flat(_ t: Int) -> [BigFloat] {
        let place = curve.sample(at: BigFloat(t).rounded(to: precision) / BigFloat(2))
        return tape.evaluate(place.coordinates, precision: precision)
      }
      let (a, b, c) = (flat(0), flat(1), flat(2))
      for i in a.indices {
        let bend = (a[i] + c[i] - 2 * b[i]).magnitude, size = a[i].magnitude + c[i].magnitude + 1
        #expect(bend <= Self.ten(-digits + 1, precision) * size, "α = \(alpha), \(i): \(bend.asDouble)")
      }
    }
  }

  /// Two methods that share no code but the formula: Taylor series against Dormand–Prince, for every α.
  @Test(arguments: [
    ("gamma", [2.0, 1.0], [0.5, -0.25]), ("von-mises", [0.5, 2], [0.3, 1]), ("student:nu=5", [0, 1], [1, 0.5]),
    ("cauchy", [1, 2], [0.3, 0.5]), ("multivariate-normal:d=2", [0, 0, 1, 0, 1], [0.3, 0.1, 0.2, 0.3, -0.1]),
  ])
  func dormandPrince(_ name: String, _ x: [Double], _ v: [Double]) throws {
    let manifold = try Self.manifold(name), p = try manifold.point(x)
    for alpha in [Rational(0), Rational(1, 3), -2] {
      let many = try manifold.geodesic(
        from: p, velocity: v.map { Expression(Rational(shortestDecimal: $0)) }, until: 0.25, alpha: alpha, digits: 20)
      let double = try manifold.connection(alpha: alpha).geodesic(from: p, velocity: v, until: 0.25)
      for (a, b) in zip(many.end.coordinates, double.end.coordinates) {
        #expect((a.asDouble - b).magnitude < 1e-9 * max(1, b.magnitude), "α = \(alpha): \(a.asDouble), \(b)")
      }
      #expect((many.length.value.asDouble - double.length).magnitude < 1e-9 * double.length)
    }
  }

  /// A curve that leaves is an error that names the parameter and the place, also where a coordinate only touches the
  /// border (√λ straight through 0) and where a joint condition fails.
  @Test(arguments: [
    ("poisson", [1.0], [-1.0], Rational(-1), "rate", 1.0), ("poisson", [1], [-1], 0, "rate", 2),
    ("normal", [0, 1], [1, 0], -1, "sigma", 1), ("categorical:k=3", [0.25, 0.25], [0.5, 0.5], -1, "p", 0.5),
    ("exponential", [2], [1], -1, "rate", 2),
  ])
  func leaving(_ name: String, _ x: [Double], _ v: [Double], _ alpha: Rational, _ parameter: String, _ time: Double)
    throws
  {
    let manifold = try Self.manifold(name), p = try manifold.point(x)
    let velocity = v.map { Expression(Rational(shortestDecimal: $0)) }
    do {
      let curve = try manifold.geodesic(from: p, velocity: velocity, until: 3, alpha: alpha, digits: 25)
      Issue.record("it ends at \(curve.end.coordinates.map(\.asDouble))")
    } catch GeometryError.leavesManifold(let t, _, let reason) {
      #expect((t - time).magnitude < 1e-6, "t = \(t)")
      #expect(name == "exponential" || reason.hasPrefix(parameter + " "), "\(reason)")
    }
    // Shortly before it is still there.
    let end = Expression(Rational(shortestDecimal: time * 0.999))
    _ = try manifold.geodesic(from: p, velocity: velocity, until: end, alpha: alpha, digits: 25)
  }

  /// A metric with |x| has no Taylor series: refused, not integrated across the kink.
  @Test func kinksAreRefused() throws {
    let x = Symbol("x")
    let manifold = try StatisticalManifold("kink", metric: [[1 + abs(Expression(x))]], parameters: [x])
    #expect(throws: GeometryError.self) {
      try manifold.geodesic(from: manifold.point([-1]), velocity: [1], until: 3, digits: 20)
    }
  }

  /// Every function with a series: a metric f(x)² on a line has F(x(t)) straight for F′ = f.
  ///
  /// Catches a wrong recurrence: asin, erf, Bessel, tan and the others occur in no family.
  @Test(arguments: [
    "sin(x)", "cos(x)", "tan(x)", "sinh(x)", "cosh(x)", "tanh(x)", "asin(x)", "acos(x)", "atan(x)", "asinh(x)",
    "acosh(x+1)", "atanh(x)", "erf(x)", "erfc(x)", "besseli(1/3,x)", "besselk(2,x)", "lgamma(x)", "gamma(x)",
    "digamma(x+1)", "polygamma(2,x)", "x^(1/3)", "x^(-2.5)", "sqrt(x)", "x^x", "exp(x^2)", "log(1+x)",
  ])
  func functions(_ formula: String) throws {
    let x = Symbol("x", .interval(0, 1))
    let potential = try Expression(parsing: formula, symbols: [x])
    let slope = try potential.derivative(by: x)
    let manifold = try StatisticalManifold(formula, metric: [[slope.squared]], parameters: [x])
    let curve = try manifold.geodesic(from: manifold.point(exactly: [0.4]), velocity: [0.05], digits: 40)
    let tape = try Tape([potential], inputs: [x]), precision = BigFloatPrecision(digits: 70)
    let values = (0...2).map { k -> BigFloat in
      let place = curve.sample(at: BigFloat(k).rounded(to: precision) / BigFloat(2))
      return tape.evaluate(place.coordinates, precision: precision)[0]
    }
    let bend = (values[0] + values[2] - 2 * values[1]).magnitude
    #expect(bend <= Self.ten(-38, precision) * (values[2] - values[0]).magnitude, "\(bend.asDouble)")
  }
}
