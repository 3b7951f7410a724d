@testable import NaturalGradients
import Testing

/// Reproducing kernels against references of thirty digits, their Fourier series, and each other.
@Suite struct SobolevKernelTests {
  static let π: Expression = .pi

  struct Reference: Sendable {
    let space: @Sendable () throws -> SobolevSpace
    let x: [Double], y: [Double], value: Double
  }

  static let references: [Reference] = [
    .init(
      space: { try SobolevSpace(on: .euclidean(1), order: 2) }, x: [0.7], y: [0],
      value: 0.21104875411134904374954003969395),
    .init(
      space: { try SobolevSpace(on: .euclidean(3), order: 2) }, x: [0.7, 0, 0], y: [0, 0, 0],
      value: 0.019758501441298334608076211345421),
    .init(
      space: { try SobolevSpace(on: .euclidean(2), order: Rational(3, 2)) }, x: [1, 2], y: [1, 2],
      value: 0.15915494309189533576888376337251),
    .init(
      space: { try SobolevSpace(on: .euclidean(2), order: Rational(5, 2)) }, x: [0, 0], y: [0, 0],
      value: 0.053051647697298445256294587790838),
    .init(
      space: { try SobolevSpace(on: .circle(2 * π), order: 1) }, x: [7.2], y: [0.01681469282041352307],
      value: 0.20596604363787796266463500067665),
    .init(
      space: { try SobolevSpace(on: .circle(2 * π), order: 1) }, x: [3], y: [3],
      value: 0.5018709365986606441007763455974),
    .init(
      space: { try SobolevSpace(on: .circle(2 * π), order: 2) }, x: [1], y: [-1],
      value: 0.12038975902331624182892102520073),
    .init(
      space: { try SobolevSpace(on: .interval(0, Expression(Rational(3, 2)), .neumann), order: 1) }, x: [0.4], y: [0.6],
      value: 0.72760298985626342049154896782748),
  ]

  /// Catches a wrong factor, a wrong Bessel order, and images that are left out.
  @Test(arguments: references.indices)
  func agrees(_ index: Int) throws {
    let r = Self.references[index]
    let value = try r.space().reproducingKernel().value(r.x, r.y)
    #expect(Swift.abs(value - r.value) <= 1e-15, "\(value) for \(r.value)")
  }

  /// Catches a wrong reference in S³, in closed form and by the series, at both ends of the angle.
  @Test func threeSphere() throws {
    let kernel = try SobolevSpace(on: .sphere(3), order: 2).reproducingKernel()
    #expect(Swift.abs(try kernel.value(angle: 1.1) - 0.05514025417625076193740632494204) < 1e-16)
    #expect(Swift.abs(try kernel.value(angle: 0) - 1.0 / 12) < 1e-16)
    let closed = try #require(kernel.formula)
    let tape = try Tape([closed], inputs: kernel.arguments)
    for γ in [1e-8, 0.3, 1.5, 1.6, 3] {
      #expect(Swift.abs(try kernel.value(angle: γ) - tape.evaluate([γ])[0]) < 1e-11)
    }
    // The other five orders that have a formula.
    for s in [3, 4, 5] {
      let kernel = try SobolevSpace(on: .sphere(3), order: Rational(s)).reproducingKernel()
      let tape = try Tape([try #require(kernel.formula)], inputs: kernel.arguments)
      for γ in [0.3, 1.5, 2] { #expect(Swift.abs(try kernel.value(angle: γ) - tape.evaluate([γ])[0]) < 1e-13) }
    }
  }

  /// Catches wrong singular terms of the series on S³ and a wrong integral on S²: both are sums over degrees.
  @Test(arguments: [Rational(5, 2), Rational(3), Rational(13, 4), Rational(9, 2)])
  func spheres(_ s: Rational) throws {
    let three = try SobolevSpace(on: .sphere(3), order: s).reproducingKernel()
    let two = try SobolevSpace(on: .sphere(2), order: s).reproducingKernel()
    let exponent = -s.asDouble
    for γ in [0, 1e-6, 0.4, 1.57, 1.58, 2.9, Double.pi] {
      let cosine = Double.cos(γ)
      var first = 0.0, second = 0.0, previous = 0.0, present = 1.0
      // U_{k−1}(cos γ) = sin kγ/sin γ and P_l(cos γ) by their recurrences; what is left out is below 2e-9.
      var chebyshev = (0.0, 1.0)
      for l in 0..<4_000 {
        let l = Double(l), k = l + 1
        first += chebyshev.1 * k * Double.pow(k * k, exponent)
        chebyshev = (chebyshev.1, 2 * cosine * chebyshev.1 - chebyshev.0)
        second += (2 * l + 1) * Double.pow(1 + l * (l + 1), exponent) * present
        (previous, present) = (present, ((2 * l + 1) * cosine * present - l * previous) / (l + 1))
      }
      let a = try three.value(angle: γ), b = try two.value(angle: γ)
      #expect(Swift.abs(a - first / (2 * Double.pi * Double.pi)) < 3e-9, "S³, s = \(s), γ = \(γ): \(a)")
      #expect(Swift.abs(b - second / (4 * Double.pi)) < 3e-9, "S², s = \(s), γ = \(γ): \(b)")
    }
  }

  /// Catches images of real orders that do not meet the formulas of integer ones, and a box that is no product of cosines.
  @Test func seriesOnFlatDomains() throws {
    let x = [0.2, 1.1], y = [0.9, 0.4]
    for s in [2.0, 2.75] {
      let order = Rational(s * 4 == (s * 4).rounded() ? Int(s * 4) : 0, 4)
      // Torus of lengths 2π and 3.
      let torus = try SobolevSpace(on: .torus([2 * Self.π, 3]), order: order, lengthScale: Rational(1, 2))
        .reproducingKernel().value(x, y)
      let box = try SobolevSpace(on: .box([0, 0], [1, 2], .dirichlet), order: order, lengthScale: Rational(1, 2))
        .reproducingKernel().value(x, y)
      let reflecting = try SobolevSpace(on: .box([0, 0], [1, 2], .neumann), order: order, lengthScale: Rational(1, 2))
        .reproducingKernel().value(x, y)
      var a = 0.0, b = 0.0, c = 0.0
      let top = 200
      for i in 0...top {
        for j in 0...top {
          let i = Double(i), j = Double(j)
          let p = i, q = 2 * Double.pi * j / 3
          let fold = (i == 0 ? 1.0 : 2) * (j == 0 ? 1.0 : 2)
          a +=
            fold * Double.cos(p * (x[0] - y[0])) * Double.cos(q * (x[1] - y[1]))
            * Double.pow(1 + (p * p + q * q) / 4, -s) / (6 * Double.pi)
          let u = Double.pi * i, v = Double.pi * j / 2
          let weight = Double.pow(1 + (u * u + v * v) / 4, -s) / 2
          b += 4 * weight * Double.sin(u * x[0]) * Double.sin(u * y[0]) * Double.sin(v * x[1]) * Double.sin(v * y[1])
          c += fold * weight * Double.cos(u * x[0]) * Double.cos(u * y[0]) * Double.cos(v * x[1]) * Double.cos(v * y[1])
        }
      }
      let tolerance = s == 2 ? 1e-5 : 1e-7
      #expect(Swift.abs(torus - a) < tolerance, "torus, s = \(s): \(torus), \(a)")
      #expect(Swift.abs(box - b) < tolerance, "box, s = \(s): \(box), \(b)")
      #expect(Swift.abs(reflecting - c) < tolerance, "reflecting box, s = \(s): \(reflecting), \(c)")
    }
    for s in 1...4 {
      for domain in [
        SobolevDomain.circle(3), .interval(0, 3, .neumann), .interval(0, 3, .dirichlet),
      ] {
        let space = try SobolevSpace(on: domain, order: Rational(s), lengthScale: Rational(2, 3))
        let closed = try space.reproducingKernel().value([0.4], [2.2])
        let sides = try #require(domain.sides)
        let images = try ImageSum(sides, space).value([0.4], [2.2])
        #expect(Swift.abs(closed - images) < 1e-15, "\(domain.summary), s = \(s): \(closed), \(images)")
      }
    }
  }

  /// Many points at once against one after the other, for every kind of formula: catches a wrong image or factor in the fast form.
  @Test func manyPoints() throws {
    let line = (0..<40).map { [0.05 + 0.07 * Double($0)] }, others = (0..<300).map { [0.01 + 0.0099 * Double($0)] }
    var domains: [(SobolevDomain, Rational, Rational)] = []
    for s in 1...5 {
      for ℓ in [Rational(1), Rational(2, 3)] {
        for domain in [
          SobolevDomain.euclidean(1), .circle(3), .interval(-1, 4, .neumann), .interval(0, 3, .dirichlet),
          .interval(0, 3, .restricted),
        ] { domains.append((domain, Rational(s), ℓ)) }
      }
    }
    domains.append((.euclidean(1), Rational(7, 4), 1))
    for (domain, s, ℓ) in domains {
      let kernel = try SobolevSpace(on: domain, order: s, lengthScale: ℓ).reproducingKernel()
      let matrix = try kernel.matrix(line, others), scale = try kernel.value([1.5], [1.5])
      for i in stride(from: 0, to: 40, by: 7) {
        for j in stride(from: 0, to: 300, by: 13) {
          let value = try kernel.value(line[i], others[j])
          #expect(
            abs(matrix[i, j] - value) < 2e-14 * scale,
            "\(domain.summary), s = \(s), ℓ = \(ℓ): \(matrix[i, j]), \(value)")
        }
      }
      let difference = try kernel.gramMatrix(line) - kernel.matrix(line, line)
      #expect(difference.largestMagnitude < 1e-14 * scale)
    }
    let space = (0..<20).map { k in [0.3, 0.5, 0.7].map { $0 * Double(k) } }
    for s in [Rational(2), 3, Rational(5, 2)] {
      let kernel = try SobolevSpace(on: .euclidean(3), order: s).reproducingKernel(),
        gram = try kernel.gramMatrix(space)
      for i in 0..<20 {
        let value = try kernel.value(space[i], space[3])
        #expect(abs(gram[i, 3] - value) < 1e-15)
      }
    }
  }

  /// Catches a kernel where there is none, and points that are not in the domain.
  @Test func refusals() throws {
    for (domain, order) in [
      (SobolevDomain.euclidean(1), Rational(1, 2)), (.euclidean(2), 1), (.sphere(2), 1), (.circle(1), Rational(1, 3)),
    ] {
      let space = try SobolevSpace(on: domain, order: order)
      #expect(!space.hasPointEvaluation)
      #expect(throws: GeometryError.self) { try space.reproducingKernel() }
    }
    let sums = try SobolevSpace(on: .circle(2 * Self.π), order: Rational(1, 2)).partialSums(upTo: [
      100, 10_000, 1_000_000,
    ])
    for (sum, known) in zip(sums, [1.69, 3.15, 4.62]) { #expect(Swift.abs(sum / (2 * Double.pi) - known) < 0.01) }
    #expect(throws: GeometryError.self) { try SobolevSpace(on: .circle(-1), order: 1) }
    #expect(throws: GeometryError.self) { try SobolevSpace(on: .euclidean(1), order: 1, lengthScale: 0) }
    let interval = try SobolevSpace(on: .interval(0, 1, .neumann), order: 1).reproducingKernel()
    #expect(throws: GeometryError.self) { try interval.value([1.5], [0.5]) }
    #expect(throws: GeometryError.self) { try interval.value([.nan], [0.5]) }
    let sphere = try SobolevSpace(on: .sphere(2), order: 2).reproducingKernel()
    #expect(throws: GeometryError.self) { try sphere.value([1, 1, 0], [1, 0, 0]) }
  }

  /// Catches formulas whose terms cancel where the domain is small beside the length scale: Fourier series, which do not.
  @Test(arguments: [2, 4, 8], [0.01, 0.3, 3])
  func smallDomains(_ s: Int, _ length: Double) throws {
    let side = Expression(try #require(Rational(exactly: length)))
    let x = 0.3 * length, y = 0.55 * length
    func weight(_ frequency: Double) -> Double { Double.pow(1 + frequency * frequency, -Double(s)) }
    var circle = 1 / length, neumann = 1 / length, dirichlet = 0.0, center = 0.0
    for k in 1...4_000 {
      let around = 2 * Double.pi * Double(k) / length, half = Double.pi * Double(k) / length
      circle += 2 / length * Double.cos(around * (x - y)) * weight(around)
      neumann += 2 / length * Double.cos(half * x) * Double.cos(half * y) * weight(half)
      dirichlet += 2 / length * Double.sin(half * x) * Double.sin(half * y) * weight(half)
      center += 2 / length * Double.sin(half * length / 2) * Double.sin(half * length / 2) * weight(half)
    }
    for (domain, known, scale) in [
      (SobolevDomain.circle(side), circle, 1 / length), (.interval(0, side, .neumann), neumann, 1 / length),
      (.interval(0, side, .dirichlet), dirichlet, center),
    ] {
      let value = try SobolevSpace(on: domain, order: Rational(s)).reproducingKernel().value([x], [y])
      // The series is cut off at 4000 terms: s = 2 leaves 1e-11 of the kernel.
      let tolerance = s == 2 ? 2e-11 : 1e-13
      #expect(Swift.abs(value - known) < tolerance * scale, "\(domain.summary), s = \(s): \(value) for \(known)")
    }
  }

  /// A box a thousandth of the length scale wide with Dirichlet's condition, where seventeen digits cancel: its series at the center.
  @Test func smallBox() throws {
    let side = Expression(Rational(1, 1000)), box = SobolevDomain.box([0, 0], [side, side], .dirichlet)
    let kernel = try SobolevSpace(on: box, order: Rational(5, 2)).reproducingKernel()
    var sum = 0.0
    for a in stride(from: 1, to: 400, by: 2) {
      for b in stride(from: 1, to: 400, by: 2) {
        sum += 4e6 * Double.pow(1 + Double.pi * Double.pi * 1e6 * Double(a * a + b * b), -2.5)
      }
    }
    #expect(Swift.abs(try kernel.value([0.0005, 0.0005], [0.0005, 0.0005]) / sum - 1) < 1e-6)
  }

  /// Catches a kernel that does not reproduce: f(x) = ∫ fK + ℓ² f′K′ on the interval for s = 1.
  @Test(arguments: [SobolevDomain.Boundary.neumann, .dirichlet])
  func reproduction(_ boundary: SobolevDomain.Boundary) throws {
    let space = try SobolevSpace(on: .interval(0, 2, boundary), order: 1, lengthScale: Rational(3, 4))
    let kernel = try space.reproducingKernel(), formula = try #require(kernel.formula)
    let x = kernel.arguments[0], y = kernel.arguments[1]
    // sin πx/2 vanishes at both ends.
    let f = sin(Self.π * x / 2) * exp(x)
    let integrand = try f * formula + Expression(Rational(9, 16)) * f.derivative(by: x) * formula.derivative(by: x)
    let tape = try Tape([integrand, f], inputs: [x, y])
    let rule = Quadrature(relativeTolerance: 1e-12)
    for place in [0.3, 1.0, 1.9] {
      let inner = try [(0, place), (place, 2.0)].reduce(0.0) { sum, piece in
        try sum + rule.integral(from: piece.0, to: piece.1) { tape.evaluate([$0, place])[0] }.value
      }
      let value = tape.evaluate([place, place])[1]
      #expect(Swift.abs(inner - value) < 1e-11, "\(boundary) at \(place): \(inner) for \(value)")
    }
  }
}
