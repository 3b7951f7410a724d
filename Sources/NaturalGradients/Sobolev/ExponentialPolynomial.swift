import CKernels
import InformationGeometry

/// A kernel that is a polynomial times an exponential for each of a few images of a distance, for many points at once.
///
///     K = Σ_i ±p(dᵢ) e^(−dᵢ/ℓ)
///
/// with d₀ = |x − y|; on a circle of length L also L − d₀, on an interval from a to b also x + y − 2a, 2b − x − y and
/// 2(b − a) − d₀. All are of integer order (half-integer ν on ℝⁿ), and p is the same for all images.
struct ExponentialPolynomial: Sendable {
  /// p, from the constant term on.
  private let coefficients: [Double]
  /// −p.
  private let negated: [Double]
  private let rate: Double
  /// Distances as offset + slope·d₀ + side·y for a fixed x, with the sign of the image.
  private let images: [Image]

  private struct Image: Sendable {
    let sign: Double, offset: Double, ofDistance: Double, ofPoints: Double
  }

  /// The formula of a kernel; nil where it has another form, or where its terms cancel.
  init?(_ kernel: ReproducingKernel) {
    guard let tape = kernel.tape, kernel.isStable else { return nil }
    let space = kernel.space, ℓ = space.lengthScale
    rate = 1 / ℓ.asDouble
    let itself = Image(sign: 1, offset: 0, ofDistance: 1, ofPoints: 0)
    let p: Expression, d = Symbol("d", .nonNegative), degree: Int
    switch kernel.method {
    case .radial:
      let ν = space.order - Rational(space.domain.dimension, 2) - Rational(1, 2)
      guard let m = ν.isInteger ? ν.asInt : nil, m >= 0, m <= 8 else { return nil }
      (p, degree, images) = (
        SobolevSpace.euclidean(space.domain.dimension, order: space.order, lengthScale: ℓ, at: Expression(d)), m,
        [itself]
      )
    case .periodic, .points:
      guard let sides = space.domain.sides, let order = space.order.asInt, let low = sides.origins.first,
        let length = sides.lengths.first
      else { return nil }
      let period = sides.reflection == nil ? length : 2 * length, full = ReproducingKernel.double(period)
      guard
        let image = try? SobolevSpace.periodized([(Expression(d), 1)], period: period, order: order, lengthScale: ℓ)
      else { return nil }
      let back = Image(sign: 1, offset: full, ofDistance: -1, ofPoints: 0)
      (p, degree) = (image, order - 1)
      if let sign = sides.reflection.map({ Double($0) }) {
        let a = ReproducingKernel.double(low), b = a + full / 2
        images = [
          itself, back, Image(sign: sign, offset: -2 * a, ofDistance: 0, ofPoints: 1),
          Image(sign: sign, offset: 2 * b, ofDistance: 0, ofPoints: -1),
        ]
      } else {
        images = [itself, back]
      }
    case .images, .heat, .threeSphere, .twoSphere, .degrees: return nil
    }
    guard let coefficients = Self.coefficients(of: p * exp(Expression(d) / Expression(ℓ)), in: d, degree: degree) else {
      return nil
    }
    self.coefficients = coefficients
    negated = coefficients.map { -$0 }
    // The same digits as the formula, all over the domain or ten length scales.
    let isPoints = tape.inputs.count == 2
    let low = isPoints ? ReproducingKernel.double(space.domain.ends[0].lower) : 0
    let top =
      isPoints
      ? ReproducingKernel.double(space.domain.ends[0].upper) : kernel.period.isNaN ? 10 / rate : kernel.period / 2
    var largest = 0.0, worst = 0.0
    for i in 1...16 {
      let x = low + (top - low) * 0.3, y = low + (top - low) * Double(i) / 16
      let known = tape.evaluate(isPoints ? [x, y] : [y - low])[0]
      var distance = isPoints ? (x - y).magnitude : y - low, other = y, value = 0.0
      add(x, &distance, &other, count: 1, into: &value)
      largest = Swift.max(largest, known.magnitude)
      worst = Swift.max(worst, (value - known).magnitude)
    }
    guard worst <= 4e-15 * largest else { return nil }
  }

  /// A polynomial of a known degree from its values at 0, 1, … in balls.
  private static func coefficients(of formula: Expression, in d: Symbol, degree: Int) -> [Double]? {
    guard let tape = try? Tape([formula], inputs: [d]) else { return nil }
    let precision = BallPrecision(bits: 400)
    // Newton's divided differences, then the powers.
    var differences = (0...degree).map {
      tape.evaluate([Ball(Rational($0 + 1), precision: precision)], precision: precision)[0]
    }
    for k in stride(from: 1, through: degree, by: 1) {
      for i in stride(from: degree, through: k, by: -1) {
        differences[i] = (differences[i] - differences[i - 1]) / Ball(Rational(k), precision: precision)
      }
    }
    var powers = [differences[degree]]
    for k in stride(from: degree - 1, through: 0, by: -1) {
      // Multiply by d − (k + 1) and add.
      let node = Ball(Rational(k + 1), precision: precision)
      var next = [Ball](repeating: Ball(0, precision: precision), count: powers.count + 1)
      for (i, value) in powers.enumerated() {
        next[i + 1] += value
        next[i] -= node * value
      }
      next[0] += differences[k]
      powers = next
    }
    let result = powers.map(\.midpoint)
    return zip(powers, result).allSatisfy { $0.isFinite && $0.radius <= 1e-25 && $1.isFinite } ? result : nil
  }

  /// Writes K for a fixed point and many others.
  ///
  /// - Parameters:
  ///   - x: the fixed point of an interval.
  ///   - distances: |x − y| for each, to be kept.
  ///   - others: y for each, on an interval.
  func add(
    _ x: Double, _ distances: UnsafePointer<Double>, _ others: UnsafePointer<Double>, count: Int,
    into values: UnsafeMutablePointer<Double>
  ) {
    let degree = Int32(coefficients.count - 1)
    for (k, image) in images.enumerated() {
      let isOfPoints = image.ofPoints != 0
      ig_polynomial_exponential(
        values, isOfPoints ? others : distances, image.offset + (isOfPoints ? image.ofPoints * x : 0),
        isOfPoints ? image.ofPoints : image.ofDistance, rate, image.sign < 0 ? negated : coefficients, degree,
        k == 0 ? 0 : 1, count)
    }
  }
}
