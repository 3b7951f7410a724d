@testable import NaturalGradients
import Testing

/// Tori, boxes and spheres: sums over waves and harmonics, and what the heat kernel makes of them.
extension KernelDigitsTests {
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
}
