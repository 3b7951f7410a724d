@testable import NaturalGradients
import Testing

/// Inner products of functions: closed forms, one method against the other, and what is not in the space.
@Suite struct FunctionGramTests {
  static let π: Expression = .pi
  static let x = Symbol("x"), y = Symbol("y"), z = Symbol("z"), w = Symbol("w")

  /// ‖cos kx‖² = π(1 + k²)ˢ, and orthogonality, for integer and real orders, zero and negative ones.
  @Test(arguments: [Rational(0), 1, 2, 3, Rational(1, 2), Rational(7, 3), -1, Rational(-3, 2)])
  func circle(_ s: Rational) throws {
    let space = try SobolevSpace(on: .circle(2 * Self.π), order: s)
    let gram = try space.gramMatrix(of: [cos(Self.x), sin(3 * Self.x), cos(3 * Self.x)], in: [Self.x]).matrix
    for i in 0..<3 {
      for j in 0..<3 {
        let known = i == j ? Double.pi * Double.pow(i == 0 ? 2 : 10, s.asDouble) : 0
        #expect(abs(gram[i, j] - known) < 1e-10 * Double.pow(10, Swift.max(0, s.asDouble)), "s = \(s), \(i), \(j)")
      }
    }
  }

  /// e^(−x²/2) on the line: ∫(1 + ξ²)ˢ e^(−ξ²) dξ, references by mpmath.
  @Test(arguments: [
    (Rational(1), 2.6586807763582740), (2, 4.8742480899901691), (Rational(3, 2), 3.4930644010987405),
    (Rational(-1, 2), 1.5241093857739095),
  ])
  func line(_ s: Rational, _ known: Double) throws {
    let space = try SobolevSpace(on: .euclidean(1), order: s)
    let norm = try space.norm(of: exp(-Self.x.squared / 2), in: [Self.x])
    #expect(abs(norm.value * norm.value / known - 1) < 1e-9, "s = \(s): \(norm.value * norm.value)")
    #expect(norm.error < 1e-7)
  }

  /// K(0, ·) has the squared norm K(0, 0) in the restricted space, whose boundary terms make up for what the integral lacks.
  @Test func restrictedNorm() throws {
    // K(0, ·) = e^(−x)/2 has the norm K(0, 0) = ½ on [0, 2], though ∫f² + f′² is (1 − e⁻⁴)/4 only.
    for (s, formula, known) in [
      (1, exp(-Self.x) / 2, 0.5), (2, (1 + Self.x) * exp(-Self.x) / 4, 0.25),
      (3, (3 + 3 * Self.x + Self.x.squared) * exp(-Self.x) / 16, 3.0 / 16),
    ] as [(Rational, Expression, Double)] {
      let space = try SobolevSpace(on: .interval(0, 2, .restricted), order: s)
      let norm = try space.norm(of: formula, in: [Self.x]).value
      #expect(abs(norm * norm - known) < 1e-11, "s = \(s): \(norm * norm)")
    }
    // s = 1: ∫ f² + f′² + f(a)² + f(b)².
    let space = try SobolevSpace(on: .interval(0, 2, .restricted), order: 1)
    let value = try space.innerProduct(Expression(Self.x), 1 + Self.x.squared, in: [Self.x]).value
    // ∫x + x³ + 2x over [0, 2] = 6 + 4, and 2·5 at the end.
    #expect(abs(value - 20) < 1e-11)
    // The length scale: ℓ = ½, kernel e^(−2|x|): ‖K(0, ·)‖² = K(0, 0) = 1.
    let short = try SobolevSpace(on: .interval(0, 1, .restricted), order: 1, lengthScale: Rational(1, 2))
    let norm = try short.norm(of: exp(-2 * Self.x), in: [Self.x]).value
    #expect(abs(norm - 1) < 1e-11)
  }

  /// Neumann and Dirichlet: derivatives against frequencies, and functions that miss a condition are refused.
  @Test func boundaries() throws {
    let f = cos(Self.π * Self.x), g = sin(Self.π * Self.x)
    for (boundary, function) in [(SobolevDomain.Boundary.neumann, f), (.dirichlet, g)] {
      for s in [Rational(1), 2, Rational(5, 2)] {
        let space = try SobolevSpace(on: .interval(0, 1, boundary), order: s)
        let norm = try space.norm(of: function, in: [Self.x]).value
        let known = Double.pow(1 + Double.pi * Double.pi, s.asDouble) / 2
        #expect(abs(norm * norm / known - 1) < 1e-10, "\(boundary), s = \(s)")
      }
      // In two dimensions, a product of waves.
      let box = try SobolevSpace(on: .box([0, 0], [1, 2], boundary), order: 2)
      let product = function * function.substituting([Self.x: Expression(Self.y)])
      let norm = try box.norm(of: product, in: [Self.x, Self.y]).value
      #expect(abs(norm * norm / (Double.pow(1 + 2 * Double.pi * Double.pi, 2) / 2) - 1) < 1e-10)
    }
    // Neumann's norm of order 1 asks nothing at the ends, that of order 2 asks f′ = 0; Dirichlet's asks f = 0.
    let one = try SobolevSpace(on: .interval(0, 1, .neumann), order: 1)
    #expect(abs(try one.innerProduct(Expression(Self.x), Expression(Self.x), in: [Self.x]).value - 4.0 / 3) < 1e-12)
    let two = try SobolevSpace(on: .interval(0, 1, .neumann), order: 2)
    #expect(throws: GeometryError.self) { try two.norm(of: Expression(Self.x), in: [Self.x]) }
    let zero = try SobolevSpace(on: .interval(0, 1, .dirichlet), order: 1)
    #expect(throws: GeometryError.self) { try zero.norm(of: f, in: [Self.x]) }
    let circle = try SobolevSpace(on: .circle(1), order: 1)
    #expect(throws: GeometryError.self) { try circle.norm(of: Expression(Self.x), in: [Self.x]) }
    // Of real order the jump makes the sum diverge: not converged, instead of a number.
    let real = try SobolevSpace(on: .circle(1), order: Rational(3, 4))
    #expect(throws: GeometryError.self) { try real.norm(of: Expression(Self.x), in: [Self.x]) }
  }

  /// A box of real order: waves of either boundary, with the fastest sine of the grid among them.
  @Test func boxes() throws {
    let f = sin(Self.π * Self.x) * sin(2 * Self.π * Self.y)
    let space = try SobolevSpace(
      on: .box([0, 0], [1, 1], .dirichlet), order: Rational(3, 2), lengthScale: Rational(1, 2))
    let value = try space.innerProduct(f, f, in: [Self.x, Self.y]).value
    #expect(abs(value / (Double.pow(1 + 5 * Double.pi * Double.pi / 4, 1.5) / 4) - 1) < 1e-10)
    let plane = try SobolevSpace(on: .euclidean(2), order: 1).norm(
      of: exp(-(Self.x.squared + Self.y.squared) / 2), in: [Self.x, Self.y]
    ).value
    // ∫ f² + |∇f|² = π + π.
    #expect(abs(plane * plane - 2 * Double.pi) < 1e-8)
  }

  /// S²: z is a harmonic of degree 1 with ∫z² = 4π/3, and x²−y² of degree 2; S³ likewise.
  @Test(arguments: [Rational(1), Rational(5, 4), -1])
  func spheres(_ s: Rational) throws {
    let two = try SobolevSpace(on: .sphere(2), order: s)
    let gram = try two.gramMatrix(
      of: [Expression(Self.z), Self.x.squared - Self.y.squared], in: [Self.x, Self.y, Self.z]
    ).matrix
    let order = s.asDouble
    #expect(abs(gram[0, 0] - 4 * Double.pi / 3 * Double.pow(3, order)) < 1e-10)
    #expect(abs(gram[1, 1] - 16 * Double.pi / 15 * Double.pow(7, order)) < 1e-10 && abs(gram[0, 1]) < 1e-10)
    let three = try SobolevSpace(on: .sphere(3), order: s)
    let norm = try three.norm(of: Expression(Self.w), in: [Self.x, Self.y, Self.z, Self.w]).value
    // ∫w² = 2π²/4, (1 + 3)ˢ.
    #expect(abs(norm * norm - Double.pi * Double.pi / 2 * Double.pow(4, order)) < 1e-9)
  }

  /// G of f = Σ wᵢ cos: a formula against a closure, G ⪰ G_X that rises to it, and the natural gradient of a loss at points.
  @Test func pullback() throws {
    let a = Symbol("a"), b = Symbol("b"), f = sin(a * cos(Self.x)) + b * sin(2 * Self.x), place = [0.7, 0.3]
    let space = try SobolevSpace(on: .circle(2 * Self.π), order: 2)
    let metric = try space.pullbackMetric(of: f, in: [Self.x], parameters: [a, b], at: place)
    let derivatives: @Sendable (Double) -> [Double] = {
      [Double.cos($0) * Double.cos(0.7 * Double.cos($0)), Double.sin(2 * $0)]
    }
    let sampled = try space.pullbackMetric(parameterCount: 2) { points in
      Matrix(rows: points.rows, columns: 2, elements: points.elements.flatMap(derivatives))
    }
    #expect((metric.matrix - sampled.matrix).largestMagnitude < 1e-9 * metric.matrix.largestMagnitude)
    let kernel = try space.reproducingKernel()
    var last = Matrix(rows: 2, columns: 2)
    for count in [2, 4, 8, 16, 32] {
      let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
      let J = Matrix(rows: count, columns: 2, elements: points.flatMap { derivatives($0[0]) })
      let matrix = try SampledMetric(jacobian: J, gram: kernel.gramMatrix(points)).matrix
      #expect(try SymmetricEigendecomposition(matrix - last).values[0] > -1e-10)
      #expect(try SymmetricEigendecomposition(metric.matrix - matrix).values[0] > -1e-8)
      last = matrix
    }
    #expect((metric.matrix - last).largestMagnitude < 1e-3 * metric.matrix.largestMagnitude)
    // Three parameters of which two do the same: the pushed gradient is that of two.
    let c = Symbol("c"), doubled = sin(a * cos(Self.x)) + (b + c) * sin(2 * Self.x)
    let singular = try space.pullbackMetric(of: doubled, in: [Self.x], parameters: [a, b, c], at: [0.7, 0.1, 0.2])
    let v = try metric.naturalGradient(of: [1, -2]), u = try singular.naturalGradient(of: [1, -2, -2])
    #expect(abs(u[0] - v[0]) < 1e-9 && abs(u[1] + u[2] - v[1]) < 1e-9 && abs(u[1] - u[2]) < 1e-9)
    #expect(throws: GeometryError.self) { try singular.naturalGradient(of: [1, -2, 5]) }
    #expect(throws: GeometryError.self) { try metric.naturalGradient(of: [1]) }
    #expect(throws: GeometryError.self) { try metric.naturalGradient(of: [1, .nan]) }
    #expect(throws: GeometryError.self) {
      try space.pullbackMetric(of: f, in: [Self.x], parameters: [a, b], at: [0.7, .nan])
    }
  }

  /// A formula fitted to data that it can make: the error falls to rounding.
  @Test func parametricFunction() throws {
    let a = Symbol("a"), b = Symbol("b"), x = Self.x
    let f = try ParametricFunction(sin(a * cos(x)) + b * sin(2 * x), in: [x], parameters: [a, b])
    let points = (0..<16).map { [2 * Double.pi * Double($0) / 16] }
    let target = try f.sample(at: points, parameters: [0.7, 0.3]).values
    let kernel = try SobolevSpace(on: .circle(2 * Self.π), order: 1).reproducingKernel().gramMatrix(points)
    var w = [0.4, -0.2]
    for _ in 0..<12 {
      let (values, jacobian) = try f.sample(at: points, parameters: w), residual = zip(values, target).map(-)
      #expect(abs(jacobian[3, 1] - Double.sin(2 * points[3][0])) < 1e-15)
      // Nearly undamped: Gauss–Newton in the norm of K⁻¹.
      let gradient = try CholeskyFactorization(kernel).solve(residual)
      let step = try SampledMetric(jacobian: jacobian, gram: kernel).naturalGradient(of: gradient)
      w = zip(w, step).map(-)
    }
    #expect(abs(w[0] - 0.7) < 1e-12 && abs(w[1] - 0.3) < 1e-12)
    #expect(throws: GeometryError.self) { try f.sample(at: [[1, 2]], parameters: [1, 1]) }
    #expect(throws: GeometryError.self) { try f.sample(at: points, parameters: [1]) }
    #expect(throws: GeometryError.self) { try f.sample(at: points, parameters: [.nan, 1]) }
    #expect(throws: (any Error).self) { try ParametricFunction(a * x, in: [x], parameters: []) }
    #expect(throws: (any Error).self) { try ParametricFunction(a * x, in: [x], parameters: [b]) }
    #expect(throws: GeometryError.self) {
      try ParametricFunction(log(a + x), in: [x], parameters: [a]).sample(at: [[-1]], parameters: [0])
    }
  }

  /// Σ cₙ K(xₙ, ·) and its norm; below n/2 there is no gradient.
  @Test func gradientOfLoss() throws {
    let space = try SobolevSpace(on: .circle(2 * Self.π), order: 1)
    let gradient = try space.gradient(ofLossWith: [1, -2], at: [[0.5], [2]])
    let values = try gradient.values(at: [[0.5], [2], [4]])
    let kernel = try space.reproducingKernel()
    #expect(abs(values[2] - (try kernel.value([0.5], [4]) - 2 * kernel.value([2], [4]))) < 1e-15)
    #expect(abs(try gradient.squaredNorm() - (values[0] - 2 * values[1])) < 1e-14)
    let half = try SobolevSpace(on: .circle(2 * Self.π), order: Rational(1, 2))
    #expect(throws: GeometryError.self) { try half.gradient(ofLossWith: [1], at: [[0.5]]) }
    #expect(throws: GeometryError.self) { try space.gradient(ofLossWith: [1, 2], at: [[0.5]]) }
    #expect(throws: GeometryError.self) { try space.gradient(ofLossWith: [1], at: [[.nan]]) }
  }

  @Test func refusals() throws {
    let line = try SobolevSpace(on: .euclidean(1), order: 1)
    #expect(throws: (any Error).self) { try line.norm(of: Expression(Self.y), in: [Self.x]) }
    #expect(throws: GeometryError.self) { try line.norm(of: Expression(Self.x), in: [Self.x, Self.y]) }
    #expect(throws: GeometryError.self) { try line.norm(of: .one, in: [Self.x]) }
    #expect(throws: GeometryError.self) { try line.norm(of: exp(-Self.x.squared), in: [Self.x], tolerance: 0) }
    let box = try SobolevSpace(on: .box([0, 0], [1, 1], .restricted), order: 2)
    #expect(throws: GeometryError.self) { try box.norm(of: .one, in: [Self.x, Self.y]) }
    let circle = try SobolevSpace(on: .circle(1), order: Rational(1, 2))
    #expect(throws: GeometryError.self) { try circle.gramMatrix(count: 1) { _ in Matrix(rows: 1, columns: 2) } }
    #expect(throws: GeometryError.self) {
      try circle.gramMatrix(count: 1) { Matrix(rows: $0.rows, columns: 1, repeating: .nan) }
    }
  }
}
