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

  /// A torus by images against the product of cosines, and the digits that are claimed.
  @Test func torus() throws {
    let precision = BallPrecision(digits: 20), s = Rational(11, 4)
    let kernel = try SobolevSpace(on: .torus([2 * Self.π, 7]), order: s, lengthScale: Rational(1, 2))
      .reproducingKernel()
    let x = [0.25, 1.0].map { Ball(exactly: $0, precision: precision) }
    let y = [0.75, 0.5].map { Ball(exactly: $0, precision: precision) }
    let value = try kernel.enclosure(x, y)
    let double = try kernel.value([0.25, 1], [0.75, 0.5])
    #expect(value.radius < 1e-19 && abs(value.midpoint - double) < 1e-15)
  }

  /// S²: the rigorous integral and the sum at the angle 0 against the values in `Double`, which have another integral.
  @Test(arguments: [Rational(2), Rational(7, 4)])
  func twoSphere(_ s: Rational) throws {
    let kernel = try SobolevSpace(on: .sphere(2), order: s).reproducingKernel(), precision = BallPrecision(digits: 12)
    for γ in [Rational(0), Rational(9, 8)] {
      let value = try kernel.enclosure(angle: Ball(γ, precision: precision))
      #expect(value.radius < 1e-11, "γ = \(γ): \(value)")
      #expect(abs(try kernel.value(angle: γ.asDouble) - value.midpoint) < 2e-12, "γ = \(γ): \(value)")
    }
    // The sum over degrees at the angle 0, with its tail as an integral.
    var sum = 0.0
    for l in 0..<20_000 {
      let l = Double(l)
      sum += (2 * l + 1) / (4 * Double.pi) * Double.pow(1 + l * (l + 1), -s.asDouble)
    }
    let order = s.asDouble
    sum += Double.pow(4e8, 1 - order) / (4 * Double.pi * (order - 1))
    let diagonal = try kernel.value(angle: 0, digits: 30)
    #expect(abs(diagonal.asDouble - sum) < 1e-10, "\(diagonal) for \(sum)")
  }

  /// Spheres of other sizes at thirty digits, by sums of 40,000 degrees in mpmath: catches a length scale in one factor only, and bounds of
  /// what the heat kernel has before the split that are too small.
  @Test(
    arguments: [
      (2, Rational(1, 2), Rational(1), "0.099456158112446539310339028282"),
      (2, 3, Rational(5, 2), "0.07957713752885160029351743403"),
      (3, Rational(1, 2), 1, "0.05945774085910706520283974401"),
      (3, 3, Rational(5, 2), "0.05066054284233583657139025770"),
    ] as [(Int, Rational, Rational, String)])
  func lengthsOnSpheres(_ n: Int, _ ℓ: Rational, _ γ: Rational, _ known: String) throws {
    let kernel = try SobolevSpace(on: .sphere(n), order: Rational(9, 2), lengthScale: ℓ).reproducingKernel()
    let value = try kernel.value(angle: γ, digits: 28)
    let reference = try #require(BigFloat(known, precision: BigFloatPrecision(digits: 40)))
    #expect(abs((value - reference).asDouble) < 2e-29, "S\(n), ℓ = \(ℓ): \(value)")
    #expect(abs(try kernel.value(angle: γ.asDouble) - reference.asDouble) < 1e-14)
    // The angles 0 and π, by the sum itself.
    let square = ℓ.asDouble * ℓ.asDouble
    for angle in [Rational(0), 4] {
      var sum = 0.0
      for l in 0..<4000 {
        let l = Double(l), sign = angle == 0 || Int(l) % 2 == 0 ? 1.0 : -1
        let weight = n == 2 ? (2 * l + 1) / (4 * Double.pi) : (l + 1) * (l + 1) / (2 * Double.pi * Double.pi)
        sum += sign * weight * Double.pow(1 + square * l * (l + Double(n) - 1), -4.5)
      }
      let found = try kernel.value(angle: Swift.min(angle.asDouble, .pi))
      #expect(abs(found - sum) < 1e-13, "S\(n), ℓ = \(ℓ), γ = \(angle): \(found), \(sum)")
    }
  }

  /// Waves and images of the heat kernel against images of the kernel of ℝⁿ, on a torus and on boxes, of real order.
  ///
  /// Both are proved, so they must overlap. Then a box that is small beside the length scale, which only the heat kernel reaches.
  @Test func heatMeetsImages() throws {
    let precision = BallPrecision(digits: 12)
    func balls(_ values: [Rational]) -> [Ball] { values.map { Ball($0, precision: precision) } }
    let x = balls([Rational(1, 5), Rational(3, 10)]), y = balls([Rational(9, 10), Rational(1, 7)])
    let domains: [SobolevDomain] = [.torus([4, 5])] + [.neumann, .dirichlet].map { .box([0, 0], [2, 2], $0) }
    for domain in domains {
      // ν = 3/2, so that the images are exponentials.
      let space = try SobolevSpace(on: domain, order: Rational(5, 2)), sides = try #require(domain.sides)
      let heat = try HeatSplit(space: space, sides: sides).value(x, y, precision)
      let images = try ImageSum(sides, space).enclosure(x, y, space)
      #expect(
        heat.overlaps(images) && heat.radius < 1e-11 && images.radius < 1e-11, "\(domain.summary): \(heat), \(images)")
    }
    // The mean over a small box of Neumann's kernel is nearly all of it: vol K → 1, and the rest is ∫K = 1.
    let small = try SobolevSpace(
      on: .box([0, 0], [Expression(Rational(1, 2)), 1], .neumann), order: Rational(5, 2), lengthScale: 4
    ).reproducingKernel()
    var sum = 0.0
    for a in 0..<300 {
      for b in 0..<300 {
        let ω = Double.pi * Double.pi * 16 * (4 * Double(a * a) + Double(b * b)),
          fold = (a > 0 ? 2.0 : 1) * (b > 0 ? 2.0 : 1)
        sum +=
          fold * 2 * Double.pow(1 + ω, -2.5) * Double.cos(Double.pi * 2 * Double(a) * 0.2)
          * Double.cos(Double.pi * 2 * Double(a) * 0.4) * Double.cos(Double.pi * Double(b) * 0.3)
          * Double.cos(Double.pi * Double(b) * 0.7)
      }
    }
    #expect(abs(try small.value([0.2, 0.3], [0.4, 0.7]) - sum) < 1e-11)
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
