import InformationGeometry

/// What rules and finitely many degrees miss of functions that are analytic around a sphere, with a proof.
///
///     |f(cosh a x + i sinh a u)| ≤ M for unit vectors x ⊥ u   ⟹   Σ_l ‖f_l‖² Q_l(cosh 2a) ≤ vol M²
///
/// since the mean of |f|² over all rotations of such a point is Σ ‖f_l‖² Q_l/vol, with Q_l = P_l on S² and U_l/(l + 1) on S³; the degrees do
/// not interfere. The ratios of successive Q_l grow, as Q_l is the l-th moment of a positive measure.
struct TubeBound {
  private let dimension: Int
  private let tubes: [(height: Double, bounds: [Ball])]
  private let precision = BallPrecision(bits: 64)

  /// - Throws: `GeometryError.notProved` where there is no tube.
  init(_ tape: Tape, dimension: Int, name: String) throws {
    self.dimension = dimension
    let registers = ComplexBallTape(tape, precision: BallPrecision(bits: 64))
    var found: [(Double, [Ball])] = []
    for height in [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4] {
      guard let bounds = Self.bounds(registers, dimension, height) else { break }
      found.append((height, bounds))
    }
    guard !found.isEmpty else {
      throw GeometryError.notProved(what: name, reason: "a function is not seen to be analytic around the sphere")
    }
    tubes = found
  }

  /// M on tubes of all heights up to one; nil where a function is not bounded.
  private static func bounds(_ tape: ComplexBallTape, _ dimension: Int, _ height: Double) -> [Ball]? {
    let precision = tape.precision, pieces = dimension == 2 ? 12 : 6
    func ball(_ value: Double) -> Ball { Ball(exactly: value, precision: precision) }
    let stretch = ball(1).union(Ball.cosh(ball(height))), width = Ball.sinh(ball(height))
    let step = Ball.pi(precision) / ball(Double(pieces))
    func angle(_ k: Int) -> Ball { (step * ball(Double(k))).union(step * ball(Double(k + 1))) }
    var bounds = [Ball](repeating: ball(0), count: tape.tape.outputCount)
    for p in 0..<(dimension == 3 ? pieces : 1) {
      // Polar angles from 0 to π, the last one once around.
      let sine = dimension == 3 ? Ball.sin(angle(p)) : ball(1), cosine = dimension == 3 ? Ball.cos(angle(p)) : ball(0)
      for t in 0..<pieces {
        for k in 0..<2 * pieces {
          let radius = sine * Ball.sin(angle(t)), φ = angle(k)
          var x = [radius * Ball.cos(φ), radius * Ball.sin(φ), sine * Ball.cos(angle(t))]
          if dimension == 3 { x.append(cosine) }
          // |u_j| ≤ √(1 − x_j²), as u ⊥ x.
          let place = x.map { x -> ComplexBall in
            let rest = Ball.maximum(ball(1) - x * x, ball(0)).largestSize
            return ComplexBall(x * stretch, ball(0).widened(by: (Ball.sqrt(rest) * width).largestSize))
          }
          for (i, value) in tape.evaluate(place, analytic: true).enumerated() {
            guard value.isFinite else { return nil }
            bounds[i] = Ball.maximum(bounds[i], value.absoluteValue.largestSize)
          }
        }
      }
    }
    return bounds
  }

  private func ball(_ value: Double) -> Ball { Ball(exactly: value, precision: precision) }

  /// Q_l(cosh 2a) and Q_(l+1).
  private func growth(_ l: Int, _ height: Double) -> (Ball, Ball) {
    let t = Ball.cosh(ball(2 * height))
    var before = ball(0), present = ball(1)
    for k in 0...l {
      let k = Double(k), next: Ball
      if dimension == 2 {
        next = (ball(2 * k + 1) * t * present - ball(k) * before) / ball(k + 1)
      } else {
        // (l + 1)Q_l = U_l.
        next = (ball(2 * (k + 1)) * t * present - ball(k) * before) / ball(k + 2)
      }
      before = present
      present = next
    }
    return (before, present)
  }

  /// The volume of the sphere, and how many harmonics a degree has.
  private var volume: Ball {
    let π = Ball.pi(precision)
    return dimension == 2 ? π.scaled(byPowerOfTwo: 2) : (π * π).scaled(byPowerOfTwo: 1)
  }
  private func multiplicity(_ l: Int) -> Double { dimension == 2 ? Double(2 * l + 1) : Double((l + 1) * (l + 1)) }

  /// The least degree that leaves out less than 2^(−bits) of the largest function, and the tube that shows it.
  func choice(bits: Int, most: Int) -> (degree: Int, tube: Int)? {
    var best: (degree: Int, tube: Int)?
    let scale = tubes[0].bounds.map(\.upper)
    for (k, tube) in tubes.enumerated() {
      var rise = 0.0
      for (i, bound) in tube.bounds.enumerated() where scale[i] > 0 {
        rise = Swift.max(rise, Double.log2(bound.upper / scale[i]))
      }
      // √Q_D ~ e^(aD), and D is twice the degree.
      let degree = Int((Double(bits) + rise + 16) * 0.6932 / (2 * tube.height)) + 4
      if degree <= most, best.map({ degree < $0.degree }) ?? true { best = (degree, k) }
    }
    return best
  }

  /// Bounds of what degrees beyond D add to a coefficient: √vol sup|f_{>D}|, by Cauchy and Schwarz.
  func samplingErrors(_ place: Int, beyond degree: Int) -> [Ball] {
    let tube = tubes[place], (first, second) = growth(degree + 1, tube.height)
    // Σ_{l>D} multiplicity/Q_l, below a geometric series.
    let ratio = ball(multiplicity(degree + 2)) / ball(multiplicity(degree + 1)) * first / second
    let rest = ball(1) - ratio
    let sum = rest.isPositive ? ball(multiplicity(degree + 1)) / first / rest : .indeterminate(precision)
    let factor = Ball.sqrt(volume * sum.largestSize)
    return tube.bounds.map { ($0 * factor).largestSize }
  }

  /// For each function the root of what degrees beyond K have: √vol M sup_{l>K} √((1 + ℓ²λ_l)ˢ/Q_l).
  func tails(_ place: Int, beyond degree: Int, order s: Rational, lengthScale: Rational) -> [Ball] {
    let tube = tubes[place], (first, second) = growth(degree + 1, tube.height)
    func eigenvalue(_ l: Int) -> Ball {
      Ball(1 + lengthScale * lengthScale * Rational(l * (l + dimension - 1)), precision: precision)
    }
    let power = Ball(s, precision: precision)
    let next = Ball.pow(eigenvalue(degree + 2) / eigenvalue(degree + 1), power) * first / second
    // The ratios fall, so that the first term is the largest once it is followed by a smaller one.
    let largest =
      (ball(1) - next).isPositive || s <= 0
      ? Ball.pow(eigenvalue(degree + 1), power) / first : .indeterminate(precision)
    let factor = Ball.sqrt((volume * largest).largestSize)
    return tube.bounds.map { ($0 * factor).largestSize }
  }
}
