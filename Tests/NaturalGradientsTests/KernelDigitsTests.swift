@testable import NaturalGradients
import Testing

/// Kernels at many digits and in balls, against references of thirty digits, one another, and series that are summed here.
@Suite struct KernelDigitsTests {
  static let π: Expression = .pi

  struct Reference: Sendable {
    let name: String
    let value: @Sendable (_ digits: Int) throws -> BigFloat
    let known: String
  }

  /// A kernel on the line or in space.
  static func euclidean(_ n: Int, _ s: Rational, _ r: Rational, _ known: String) -> Reference {
    Reference(
      name: "ℝ\(n), s = \(s), r = \(r)",
      value: { digits in
        let far = [r] + [Rational](repeating: 0, count: n - 1), zero = [Rational](repeating: 0, count: n)
        return try SobolevSpace(on: .euclidean(n), order: s).reproducingKernel().value(far, zero, digits: digits)
      }, known: known)
  }

  static func on(_ domain: SobolevDomain, _ s: Rational, _ x: Rational, _ y: Rational, _ known: String) -> Reference {
    Reference(
      name: "\(domain.summary), s = \(s)",
      value: { try SobolevSpace(on: domain, order: s).reproducingKernel().value([x], [y], digits: $0) }, known: known)
  }

  static let references: [Reference] = [
    euclidean(1, 2, Rational(7, 10), "0.21104875411134904374954003969395"),
    euclidean(3, 2, Rational(7, 10), "0.019758501441298334608076211345421"),
    euclidean(2, Rational(3, 2), 0, "0.15915494309189533576888376337251"),
    euclidean(2, Rational(5, 2), 0, "0.053051647697298445256294587790838"),
    on(.circle(2 * π), 1, Rational(9, 10), 0, "0.20596604363787796266463500067665"),
    on(.circle(2 * π), 1, 3, 3, "0.5018709365986606441007763455974"),
    on(.circle(2 * π), 2, 1, -1, "0.12038975902331624182892102520073"),
    on(
      .interval(0, Expression(Rational(3, 2)), .neumann), 1, Rational(2, 5), Rational(3, 5),
      "0.72760298985626342049154896782748"),
    .init(
      name: "S³, s = 2, γ = 1.1",
      value: {
        try SobolevSpace(on: .sphere(3), order: 2).reproducingKernel().value(angle: Rational(11, 10), digits: $0)
      },
      known: "0.05514025417625076193740632494204"),
    .init(
      name: "∫ f² + f′² + f″², r = 1.3",
      value: { digits in
        let r = Ball(Rational(13, 10), precision: BallPrecision(digits: digits + 5))
        return BigFloat(
          midpointOf: try DerivativeNorm(weights: [1, 1, 1]).kernel(distance: r),
          precision: BigFloatPrecision(digits: digits))
      }, known: "0.17270195785843601514758889859015"),
  ]

  /// Every stated digit: catches a formula that is right to 16 digits only, and constants in `Double`.
  @Test(arguments: references.indices)
  func thirtyDigits(_ index: Int) throws {
    let reference = Self.references[index], digits = reference.known.drop { $0 == "0" || $0 == "." }.count
    let value = try reference.value(digits)
    let known = try #require(BigFloat(reference.known, precision: BigFloatPrecision(digits: digits + 10)))
    // Half a unit of the last digit that is stated.
    let unit = Double.pow(10, -Double(reference.known.count - 2))
    #expect(abs((value - known).asDouble) <= 0.6 * unit, "\(reference.name): \(value)")
  }

  /// The closed forms of the reference's table against the general formula: catches a wrong constant in either.
  @Test func closedForms() throws {
    let precision = BallPrecision(digits: 40)
    func ball(_ r: Rational) -> Ball { Ball(r, precision: precision) }
    let r = ball(Rational(9, 7)), decay = Ball.exp(-r), π = Ball.pi(precision)
    func kernel(_ n: Int, _ s: Rational, at r: Ball) throws -> Ball {
      let zeros = (0..<n).map { _ in ball(0) }
      return try SobolevSpace(on: .euclidean(n), order: s).reproducingKernel().enclosure([r] + zeros.dropFirst(), zeros)
    }
    let cubic = (ball(3) + ball(3) * r + r * r) * decay / ball(16)
    let closed: [(Int, Rational, Ball)] = [
      (1, 1, decay / ball(2)), (1, 2, (ball(1) + r) * decay / ball(4)), (1, 3, cubic),
      (2, 2, r * Ball.besselK(ball(1), r) / (ball(4) * π)), (3, 2, decay / (ball(8) * π)),
      (2, Rational(3, 2), decay / (ball(2) * π)), (2, Rational(5, 2), (ball(1) + r) * decay / (ball(6) * π)),
    ]
    for (n, s, known) in closed {
      let value = try kernel(n, s, at: r)
      #expect(value.overlaps(known) && value.radius < 1e-38, "n = \(n), s = \(s): \(value)")
    }
    let origin: [(Int, Rational, Ball)] = [
      (1, 1, ball(Rational(1, 2))), (1, 2, ball(Rational(1, 4))), (2, 2, ball(1) / (ball(4) * π)),
      (3, 2, ball(1) / (ball(8) * π)), (2, Rational(5, 2), ball(1) / (ball(6) * π)),
    ]
    for (n, s, known) in origin { #expect(try kernel(n, s, at: ball(0)).overlaps(known)) }
    // ℓ^(−n) K(r/ℓ).
    let scaled = try SobolevSpace(on: .euclidean(3), order: 2, lengthScale: Rational(1, 2)).reproducingKernel()
    let far = try scaled.enclosure([r.scaled(byPowerOfTwo: -1), ball(0), ball(0)], [ball(0), ball(0), ball(0)])
    #expect(far.overlaps(ball(8) * decay / (ball(8) * π)))
    // A ball about 0 holds the values on both of its sides.
    let wide = try kernel(1, 1, at: Ball(lower: Rational(-1, 10), upper: Rational(1, 10), precision: precision))
    #expect(wide.contains(Rational(1, 2)) && wide.contains(0.46) && !wide.contains(0.6))
  }

  /// Circle, interval: the reference's hyperbolic formulas at forty digits.
  @Test func hyperbolicForms() throws {
    let precision = BallPrecision(digits: 40)
    func ball(_ r: Rational) -> Ball { Ball(r, precision: precision) }
    let π = Ball.pi(precision), d = ball(Rational(9, 10)), u = π - d
    let first = Ball.cosh(u) / (ball(2) * Ball.sinh(π)), s = Ball.sinh(π)
    let second =
      (Ball.cosh(u) / s + π * Ball.cosh(u) * Ball.cosh(π) / (s * s) - u * Ball.sinh(u) / s) / ball(4)
    for (order, known) in [(1, first), (2, second)] as [(Rational, Ball)] {
      let value = try SobolevSpace(on: .circle(2 * Self.π), order: order).reproducingKernel().enclosure([d], [ball(0)])
      #expect(value.overlaps(known) && value.radius < 1e-38, "circle, s = \(order): \(value)")
    }
    let x = ball(Rational(2, 5)), y = ball(Rational(3, 5)), b = ball(Rational(3, 2))
    let neumann = Ball.cosh(x) * Ball.cosh(b - y) / Ball.sinh(b),
      dirichlet = Ball.sinh(x) * Ball.sinh(b - y) / Ball.sinh(b)
    let restricted = Ball.exp(x - y) / ball(2)
    for (boundary, known) in [(.neumann, neumann), (.dirichlet, dirichlet), (.restricted, restricted)]
      as [(SobolevDomain.Boundary, Ball)]
    {
      let domain = SobolevDomain.interval(0, Expression(Rational(3, 2)), boundary)
      let value = try SobolevSpace(on: domain, order: 1).reproducingKernel().enclosure([x], [y])
      #expect(value.overlaps(known) && value.radius < 1e-38, "\(boundary): \(value)")
    }
    let dirichletSpace = try SobolevSpace(on: .interval(0, 1, .dirichlet), order: 2).reproducingKernel()
    #expect(try dirichletSpace.enclosure([ball(0)], [x]) == ball(0))
  }

  /// Images against the Fourier series by polylogarithms, at lengths where either is used: a wrong tail of one shows here.
  @Test(arguments: [Rational(7, 4), Rational(5, 2)])
  func imagesMeetFourier(_ s: Rational) throws {
    let precision = BallPrecision(digits: 20)
    let x = Ball(Rational(1, 5), precision: precision), y = Ball(Rational(1, 4), precision: precision)
    // 3.2 lengths a period: images. ½: powers and zeta values. The series itself to 1e-6, and Double.
    for length in [Rational(16, 5), Rational(1, 2)] {
      let domains: [SobolevDomain] = [
        .circle(Expression(length)), .interval(0, Expression(length / 2), .neumann),
        .interval(0, Expression(length / 2), .dirichlet),
      ]
      for domain in domains {
        let kernel = try SobolevSpace(on: domain, order: s).reproducingKernel()
        let value = try kernel.enclosure([x], [y])
        #expect(value.radius < 1e-18, "\(domain.summary): \(value)")
        var sum = 0.0
        let half = length.asDouble / 2
        for k in 0...2000 {
          let k = Double(k), fold = k == 0 ? 1.0 : 2
          switch domain {
          case .circle:
            let ω = Double.pi * k / half
            sum += fold * Double.cos(ω * 0.05) * Double.pow(1 + ω * ω, -s.asDouble) / (2 * half)
          case .interval(_, _, let boundary):
            let ω = Double.pi * k / half, weight = Double.pow(1 + ω * ω, -s.asDouble) / half
            sum +=
              boundary == .neumann
              ? fold * Double.cos(0.2 * ω) * Double.cos(0.25 * ω) * weight
              : 2 * Double.sin(0.2 * ω) * Double.sin(0.25 * ω) * weight
          default: break
          }
        }
        #expect(abs(value.midpoint - sum) < 1e-8, "\(domain.summary), s = \(s): \(value), \(sum)")
        #expect(abs(try kernel.value([0.2], [0.25]) - value.midpoint) < 1e-15)
      }
    }
    // Exactly the same point, where the sum at the angle 0 is a zeta value, and next to it.
    let small = try SobolevSpace(on: .circle(1), order: s).reproducingKernel(),
      half = Ball(Rational(1, 2), precision: precision)
    let near = try small.enclosure([half], [half + Ball(Rational(1, 1_000_000), precision: precision)])
    #expect(abs((try small.enclosure([half], [half]) - near).midpoint) < 1e-9)
    // Integer orders have formulas: images and the series must give the same.
    for length in [Rational(4), Rational(2)] {
      let space = try SobolevSpace(on: .circle(Expression(length)), order: 2)
      let sides = try #require(space.domain.sides)
      let closed = try space.reproducingKernel().enclosure([x], [y])
      if length > 3 {
        #expect(try ImageSum(sides, space).enclosure([x], [y], space).overlaps(closed))
      } else {
        #expect(try HeatSplit(space: space, sides: sides).value([x], [y], precision).overlaps(closed))
      }
    }
  }

  /// The sampled metric of cos kx at N points to thirty digits, and its closed form for s = 1.
  @Test(arguments: [
    (16, 2, 1, "12.564661915270048727369934167826"), (8, 1, 1, "5.6868695784108216698611153317092"),
  ])
  func sampledMetric(_ count: Int, _ s: Int, _ k: Int, _ known: String) throws {
    let precision = BallPrecision(digits: 45)
    let kernel = try SobolevSpace(on: .circle(2 * Self.π), order: Rational(s)).reproducingKernel()
    let points = (0..<count).map { Ball.pi(precision) * Ball(Rational(2 * $0, count), precision: precision) }
    let jacobian = points.map { Ball.cos(Ball(Rational(k), precision: precision) * $0) }
    let value = try SampledMetric.enclosures(
      jacobian: jacobian, gram: kernel.gramEnclosures(points.map { [$0] }), count: count)[0]
    let reference = try #require(BigFloat(known, precision: BigFloatPrecision(digits: 40)))
    let miss = value - Ball(containing: reference, precision: precision)
    #expect(value.radius < 1e-32 && abs(miss.midpoint) < 6e-31, "\(value)")
    // A point that is there twice.
    let twice = try kernel.gramEnclosures([[points[1]], [points[1]]])
    #expect(throws: GeometryError.self) {
      try SampledMetric.enclosures(jacobian: [jacobian[0], jacobian[1]], gram: twice, count: 2)
    }
  }

  /// Small domains cancel in every precision of `Double`; beyond 1100 bits 2^(−bits) is no `Double`.
  @Test func manyDigits() throws {
    let kernel = try SobolevSpace(on: .interval(0, Expression(Rational(1, 100)), .dirichlet), order: 3)
      .reproducingKernel()
    let few = try kernel.value([Rational(1, 300)], [Rational(1, 500)], digits: 20)
    let many = try kernel.value([Rational(1, 300)], [Rational(1, 500)], digits: 60)
    #expect(abs(((few - many) / many).asDouble) < 1e-19)
    let sphere = try SobolevSpace(on: .sphere(3), order: 2).reproducingKernel()
    let precision = BallPrecision(digits: 400), γ = Ball(Rational(11, 10), precision: precision), π = Ball.pi(precision)
    func ball(_ r: Rational) -> Ball { Ball(r, precision: precision) }
    let closed =
      (π * π * γ / ball(6) - π * γ * γ / ball(4) + γ * γ * γ / ball(12)) / (ball(2) * π * π * Ball.sin(γ))
    let value = try sphere.enclosure(angle: γ)
    #expect(value.overlaps(closed) && value.relativeAccuracyBits > 1300)
  }

  /// Catches points outside, digits that are none, roots that are double, and a kernel below n/2.
  @Test func refusals() throws {
    let precision = BallPrecision(digits: 20)
    func ball(_ r: Rational) -> Ball { Ball(r, precision: precision) }
    let interval = try SobolevSpace(on: .interval(0, 1, .neumann), order: 1).reproducingKernel()
    #expect(throws: GeometryError.self) { try interval.enclosure([ball(2)], [ball(0)]) }
    #expect(throws: GeometryError.self) { try interval.enclosure([.indeterminate(precision)], [ball(0)]) }
    #expect(throws: GeometryError.self) { try interval.value([0], [0], digits: 0) }
    #expect(throws: GeometryError.self) { try interval.value([0, 1], [0], digits: 10) }
    let sphere = try SobolevSpace(on: .sphere(2), order: 2).reproducingKernel()
    #expect(throws: GeometryError.self) { try sphere.enclosure(angle: ball(4)) }
    #expect(throws: GeometryError.self) {
      try sphere.enclosure([ball(1), ball(1), ball(0)], [ball(1), ball(0), ball(0)])
    }
    #expect(throws: GeometryError.self) { try DerivativeNorm(weights: [1, 2, 1]).kernel(distance: 1) }
    #expect(throws: GeometryError.self) { try DerivativeNorm(weights: [1, -1]) }
    // One weight beside the first: the Sobolev space of order 1.
    #expect(abs(try DerivativeNorm(weights: [1, 1]).kernel(distance: 0.7) - Double.exp(-0.7) / 2) < 1e-16)
  }
}
