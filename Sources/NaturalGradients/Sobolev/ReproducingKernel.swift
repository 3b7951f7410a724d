import InformationGeometry

/// The reproducing kernel K of a Sobolev space: f(x) = ⟨f, K(x, ·)⟩.
///
/// Points are lists of coordinates, on spheres unit vectors. Where K is a formula it is evaluated as one; otherwise it is
/// the sum of the kernel of ℝⁿ over images (tori, boxes), or of waves and images of the heat kernel (where these are small), or a series
/// with zeta values (S³), or an integral (S²).
public struct ReproducingKernel: Sendable {
  /// The space.
  public let space: SobolevSpace
  /// K as a formula in `arguments`; nil where it is a series or an integral.
  public let formula: Expression?
  /// The distance r of two points, or, where K depends on more than that, the points x and y themselves.
  public let arguments: [Symbol]
  let tape: Tape?
  let method: Method
  /// Whether the formula has its digits in `Double`; where its terms cancel it is evaluated in balls.
  let isStable: Bool
  /// The length of a circle, or K(x, x) where it is the same everywhere, in `Double`.
  let period: Double, diagonal: Double
  /// The formula for many points at once, where it has that form.
  private(set) var polynomial: ExponentialPolynomial?
  /// The lower and upper end of each coordinate, where there are ends.
  private let ends: [(lower: Double, upper: Double)]

  /// How values come about.
  enum Method: Sendable {
    /// A formula in the distance, with its value at distance 0.
    case radial(diagonal: Expression)
    /// A formula in the distance on a circle.
    case periodic(length: Expression)
    /// A formula in two points of an interval.
    case points
    /// Images of the kernel of ℝⁿ.
    case images(ImageSum)
    /// Waves and images of a torus or a box that is small beside the length scale.
    case heat(HeatSplit)
    /// The series of S³ for the length scale 1.
    case threeSphere
    /// The integral of S² for length scales below 2.
    case twoSphere
    /// Sums over degrees on S² and S³ for other length scales.
    case degrees(SphereSplit)
  }

  init(_ space: SobolevSpace) throws {
    self.space = space
    ends = space.domain.ends.map { (ReproducingKernel.double($0.lower), ReproducingKernel.double($0.upper)) }
    let s = space.order, ℓ = space.lengthScale, r = Symbol("r", .nonNegative), n = space.domain.dimension
    // Derivatives of the resolvent grow; beyond these orders sums over images are the shorter way.
    let whole = s.isInteger && s <= 8 ? s.asInt : nil
    switch (space.domain, whole) {
    case (.euclidean, _), (.interval(_, _, .restricted), _), (.box(_, _, .restricted), _):
      formula = SobolevSpace.euclidean(n, order: s, lengthScale: ℓ, at: Expression(r)).tidied()
      arguments = [r]
      method = .radial(diagonal: SobolevSpace.euclideanDiagonal(n, order: s, lengthScale: ℓ))
    case (.circle(let length), let order?):
      let images = [(Expression(r), 1), (length - r, 1)]
      formula = try SobolevSpace.periodized(images, period: length, order: order, lengthScale: ℓ)
      arguments = [r]
      method = .periodic(length: length)
    case (.interval(let a, let b, let boundary), let order?):
      let x = Symbol("x"), y = Symbol("y"), distance = abs(x - y), sign = boundary == .neumann ? 1 : -1
      let images = [
        (distance, 1), (x + y - 2 * a, sign), (2 * b - x - y, sign), (2 * (b - a) - distance, 1),
      ]
      formula = try SobolevSpace.periodized(images, period: 2 * (b - a), order: order, lengthScale: ℓ)
      arguments = [x, y]
      method = .points
    case (.sphere(let n), _) where n == 3 ? ℓ != 1 : ℓ >= 2:
      (formula, arguments, method) = (nil, [r], .degrees(SphereSplit(space)))
    case (.sphere(3), _):
      formula = whole.map { SobolevSpace.threeSphere(order: $0, at: Expression(r)) }
      arguments = [r]
      method = .threeSphere
    case (.sphere, _): (formula, arguments, method) = (nil, [r], .twoSphere)
    default:
      guard let sides = space.domain.sides else {
        throw GeometryError.unsupported(reason: "no kernel is known on \(space.domain.summary)")
      }
      formula = nil
      arguments = []
      // Images that overlap are many, and cancel.
      let heat = HeatSplit(space: space, sides: sides)
      method = try heat.isShort ? .heat(heat) : .images(ImageSum(sides, space))
    }
    if case .radial(let constant) = method {
      diagonal = ReproducingKernel.double(constant)
    } else {
      diagonal = .nan
    }
    if case .periodic(let length) = method { period = ReproducingKernel.double(length) } else { period = .nan }
    switch (method, formula) {
    case (.radial, let formula?):
      tape = try Tape([formula], inputs: arguments)
      isStable = true
    case (.periodic, let formula?), (.points, let formula?):
      let tape = try Tape([formula], inputs: arguments)
      self.tape = tape
      isStable = try ReproducingKernel.isStable(tape, on: space.domain)
    default:
      tape = nil
      isStable = true
    }
    polynomial = ExponentialPolynomial(self)
  }

  /// K(x, y).
  ///
  /// Accuracy: 1e-13 of the largest K(x, x).
  ///
  /// - Throws: `GeometryError` for points that are not in the domain.
  public func value(_ x: [Double], _ y: [Double]) throws -> Double {
    try check(x)
    try check(y)
    return try unchecked(x, y)
  }

  func unchecked(_ x: [Double], _ y: [Double]) throws -> Double {
    switch method {
    case .radial:
      let r = ReproducingKernel.distance(x, y)
      return r < space.nearness ? diagonal : tape?.evaluate([r])[0] ?? .nan
    case .periodic: return try formulaValue([(x[0] - y[0]).remainder(dividingBy: period).magnitude])
    case .points: return try formulaValue([x[0], y[0]])
    case .images(let sum): return sum.value(x, y)
    case .heat(let heat):
      // Dirichlet's reflections cancel on small boxes: more bits until what is left has digits; at the boundary it has none.
      var ball = Ball.zero
      for bits in [64, 160, 320] {
        let precision = BallPrecision(bits: bits)
        let points = [x, y].map { $0.map { Ball(exactly: $0, precision: precision) } }
        ball = try heat.value(points[0], points[1], precision)
        if ball.relativeAccuracyBits >= 50 { break }
      }
      return ball.midpoint
    case .threeSphere, .twoSphere, .degrees:
      // |x − y| = 2 sin(γ/2) has all digits for small angles.
      let half = ReproducingKernel.distance(x, y) / 2
      let angle = half < 0.8 ? 2 * Double.asin(half) : .pi - 2 * Double.asin(Swift.min(1, antipodal(x, y) / 2))
      return try value(angle: angle)
    }
  }

  /// The formula at its arguments, in balls of more and more bits where `Double` would lose digits.
  private func formulaValue(_ arguments: [Double]) throws -> Double {
    guard let tape else { return .nan }
    return isStable ? tape.evaluate(arguments)[0] : try ReproducingKernel.enclosed(tape, arguments)
  }

  /// The value of a tape in balls, sharp to 2⁻⁶⁰ of the diagonal.
  private static func enclosed(_ tape: Tape, _ arguments: [Double]) throws -> Double {
    var bits = 128
    while bits <= 1 << 14 {
      let precision = BallPrecision(bits: bits)
      let ball = tape.evaluate(arguments.map { Ball(exactly: $0, precision: precision) }, precision: precision)[0]
      // At the boundary K is 0, which no number of bits tells from a small number.
      if ball.isFinite, ball.relativeAccuracyBits >= 60 || ball.radius < 1e-300 { return ball.midpoint }
      bits *= 2
    }
    throw GeometryError.notConverged(
      what: "the kernel at \(arguments)", reached: Double(bits), reason: "its terms cancel in every precision tried")
  }

  /// Whether a formula has 1e-14 of its largest value in `Double`, at places all over the domain.
  private static func isStable(_ tape: Tape, on domain: SobolevDomain) throws -> Bool {
    guard let sides = domain.sides else { return true }
    let low = double(sides.origins[0]), length = double(sides.lengths[0])
    let places = (0...16).map { low + length * Double($0) / 16 }
    var largest = 0.0, worst = 0.0
    for x in places {
      for y in tape.inputs.count == 1 ? [low] : places {
        let arguments = tape.inputs.count == 1 ? [x - low] : [x, y]
        let exact: Double
        // Where even balls find no digits the values are zero.
        do { exact = try enclosed(tape, arguments) } catch { exact = 0 }
        largest = Swift.max(largest, exact.magnitude)
        let miss = (tape.evaluate(arguments)[0] - exact).magnitude
        guard miss.isFinite else { return false }
        worst = Swift.max(worst, miss)
      }
    }
    return worst <= 1e-14 * largest
  }

  /// K of two points of a sphere at an angle 0 ≤ γ ≤ π.
  ///
  /// - Throws: `GeometryError.outsideDomain` for another angle, `unsupported` on a flat domain.
  public func value(angle γ: Double) throws -> Double {
    guard γ >= 0, γ <= .pi else {
      throw GeometryError.outsideDomain(parameter: "angle", value: "\(γ)", requirement: "lie between 0 and π")
    }
    switch method {
    case .threeSphere:
      let ball = ThreeSphereSeries(order: space.order).value(Ball(exactly: γ, precision: BallPrecision(bits: 128)))
      return ball.midpoint
    case .twoSphere: return try TwoSphereIntegral(space).value(γ).value
    case .degrees(let sum): return try sum.enclosure(Ball(exactly: γ, precision: BallPrecision(bits: 64))).midpoint
    case .radial, .periodic, .points, .images, .heat:
      throw GeometryError.unsupported(reason: "\(space.domain.summary) has distances, not angles")
    }
  }

  private func antipodal(_ x: [Double], _ y: [Double]) -> Double {
    ReproducingKernel.distance(x, y.map { -$0 })
  }

  static func distance(_ x: [Double], _ y: [Double]) -> Double {
    if x.count == 1 { return (x[0] - y[0]).magnitude }
    var sum = 0.0, scale = 0.0
    for (a, b) in zip(x, y) { scale = Swift.max(scale, (a - b).magnitude) }
    if scale == 0 { return 0 }
    for (a, b) in zip(x, y) { sum += (a - b) / scale * ((a - b) / scale) }
    return scale * sum.squareRoot()
  }

  /// A constant as a number.
  static func double(_ constant: Expression) -> Double { constant.constantEnclosure(bits: 96)?.midpoint ?? .nan }

  /// Refuses a point that is not in the domain.
  func check(_ x: [Double]) throws(GeometryError) {
    guard x.count == space.domain.coordinateCount, x.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "x", value: "\(x)",
        requirement: "be \(space.domain.coordinateCount) finite number(s), a point of \(space.domain.summary)")
    }
    if case .sphere = space.domain {
      let norm = ReproducingKernel.distance(x, x.map { _ in 0 })
      guard (norm - 1).magnitude < 1e-12 else {
        throw .outsideDomain(parameter: "x", value: "\(x)", requirement: "be a unit vector, not of length \(norm)")
      }
    }
    for (value, end) in zip(x, ends) where !(value >= end.lower && value <= end.upper) {
      throw .outsideDomain(parameter: "x", value: "\(value)", requirement: "lie in \(space.domain.summary)")
    }
  }
}

extension SobolevSpace {
  /// Below this distance K is K(0) to a relative 1e-18: the formula would divide by an overflow.
  var nearness: Double {
    let ν = order - Rational(domain.dimension, 2)
    if ν >= 1 { return 1e-10 * lengthScale.asDouble }
    return ν == Rational(1, 2) ? 0 : .leastNonzeroMagnitude
  }
}
