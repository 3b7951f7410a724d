import InformationGeometry

/// Inner products of any order on S² and S³ in balls, by the harmonics of sampled functions.
///
///     ⟨f, g⟩ = Σ_l (1 + ℓ²l(l + n − 1))ˢ Σ_m f_lm g_lm
///
/// Coefficients are sums over a product of rules, axis after axis. What they leave out is bounded by `TubeBound` for functions that are
/// analytic around the sphere; otherwise it is estimated by another rule.
struct HarmonicSums {
  let space: SobolevSpace
  let tape: Tape
  let precision: BallPrecision
  private let nodes: GaussLegendreNodes

  init(_ space: SobolevSpace, _ functions: [Expression], _ variables: [Symbol], bits: Int) throws {
    self.space = space
    tape = try Tape(functions, inputs: variables)
    precision = BallPrecision(bits: bits + 64)
    nodes = GaussLegendreNodes(precision)
  }

  private var name: String { "the inner products on \(space.domain.summary)" }
  private var dimension: Int { space.domain.dimension }
  private var mostDegree: Int { dimension == 2 ? 240 : 48 }

  /// Enclosures.
  ///
  /// - Throws: `GeometryError.notProved` for functions that are not analytic around the sphere, or vary too fast.
  func proved(bits: Int) throws -> [[Ball]] {
    let tube = try TubeBound(tape, dimension: dimension, name: name)
    guard let (degree, place) = tube.choice(bits: bits, most: mostDegree) else {
      throw GeometryError.notProved(what: name, reason: "degrees beyond \(mostDegree) would be needed")
    }
    let size = 3 * degree / 2 + 2
    let errors = tube.samplingErrors(place, beyond: 2 * size + 1 - degree)
    let tails = tube.tails(place, beyond: degree, order: space.order, lengthScale: space.lengthScale)
    let sums = sums(degree, size: size, sampling: errors)
    return sums.indices.map { i in sums.indices.map { j in sums[i][j].widened(by: tails[i] * tails[j]) } }
  }

  /// Values of two rules that agree, with their difference.
  ///
  /// - Throws: `GeometryError.notConverged`.
  func estimated(bits: Int) throws -> (values: [[Ball]], errors: [[Ball]], evaluations: Int) {
    var degree = 6
    return try FunctionGram.agreeing(bits: bits, name) {
      guard degree <= mostDegree / 2 else { return nil }
      defer { degree = 3 * degree / 2 + 1 }
      let count = 4 * degree * degree * (dimension == 3 ? 2 * degree : 1)
      return (sums(degree, size: 3 * degree / 2 + 2, sampling: nil), count)
    }
  }

  private func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }

  /// Σ_{l ≤ K} of the enclosed coefficients, with rules that are exact to the degree 2·size + 1.
  private func sums(_ degree: Int, size: Int, sampling: [Ball]?) -> [[Ball]] {
    let functions = tape.outputCount, registers = BallTape(tape, precision: precision)
    // An even count of heights.
    let heights = legendre((size + 2) / 2 * 2), turns = 2 * size + 2
    let circle = Circle(turns, degree: degree, precision)
    let polar = dimension == 2 ? [Polar(sine: ball(1), cosine: ball(0), weight: ball(1))] : self.polar(size + 1)
    // By function: coefficients on each polar circle, (l, m) with m from −l to l.
    let count = (degree + 1) * (degree + 1)
    var layers = (0..<functions).map { _ in (0..<count).map { _ in [Ball]() } }
    let profiles = Profiles(heights.map(\.x), degree: degree, precision)
    for outer in polar {
      var values = (0..<functions).map { _ in heights.map { _ in BallRow(count: turns) } }
      for (h, height) in heights.enumerated() {
        let radius = Ball.sqrt(ball(1) - height.x * height.x) * outer.sine
        for k in 0..<turns {
          var place = [radius * circle.cosine(k), radius * circle.sine(k), height.x * outer.sine]
          if dimension == 3 { place.append(outer.cosine) }
          for (i, value) in registers.evaluate(place).enumerated() { values[i][h].store(value, at: k) }
        }
      }
      for i in 0..<functions {
        for m in -degree...degree {
          let column = BallRow(count: heights.count)
          for h in heights.indices {
            let sum = circle.sum(m, values[i][h])
            column.store(sum * heights[h].weight, at: h)
          }
          for l in m.magnitude...UInt(degree) {
            let l = Int(l), value = column.dot(heights.count, profiles.row(l, Int(m.magnitude)), precision: precision)
            layers[i][l * l + l + m].append(value)
          }
        }
      }
      values = []
    }
    return gram(layers, polar, degree, sampling)
  }

  /// From coefficients on circles to inner products.
  private func gram(_ layers: [[[Ball]]], _ polar: [Polar], _ degree: Int, _ sampling: [Ball]?) -> [[Ball]] {
    let functions = layers.count
    var result = [[Ball]](repeating: [Ball](repeating: ball(0), count: functions), count: functions)
    func add(_ coefficients: [Ball], _ weight: Ball) {
      for i in 0..<functions {
        for j in 0..<functions { result[i][j] += weight * coefficients[i] * coefficients[j] }
      }
    }
    func widened(_ value: Ball, _ i: Int) -> Ball { sampling.map { value.widened(by: $0[i]) } ?? value }
    let weights = (0...degree).map { weight($0) }
    if dimension == 2 {
      for l in 0...degree {
        for m in -l...l { add((0..<functions).map { widened(layers[$0][l * l + l + m][0], $0) }, weights[l]) }
      }
      return result
    }
    for l in 0...degree {
      let radial = radialProfiles(l, degree, polar)
      for m in -l...l {
        for n in l...degree {
          let coefficients = (0..<functions).map { i in
            var sum = ball(0)
            for (k, value) in layers[i][l * l + l + m].enumerated() { sum += value * radial[n - l][k] }
            return widened(sum, i)
          }
          add(coefficients, weights[n])
        }
      }
    }
    return result
  }

  /// (1 + ℓ²l(l + n − 1))ˢ.
  private func weight(_ l: Int) -> Ball {
    let base = 1 + space.lengthScale * space.lengthScale * Rational(l * (l + dimension - 1)), s = space.order
    if s.isInteger, let whole = s.asInt { return Ball.pow(ball(base), whole) }
    return Ball.pow(ball(base), ball(s))
  }

  private func legendre(_ count: Int) -> [(x: Ball, weight: Ball)] {
    let rule = nodes.rule(count)
    return zip(rule.nodes, rule.weights).flatMap { [($0, $1), (-$0, $1)] }
  }

  /// One angle of a polar rule.
  private struct Polar { let sine: Ball, cosine: Ball, weight: Ball }

  /// Chebyshev's rule of the second kind for the weight sin²χ.
  private func polar(_ count: Int) -> [Polar] {
    (1...count).map { i in
      let χ = Ball.pi(precision) * ball(Rational(i, count + 1)), sine = Ball.sin(χ)
      return Polar(
        sine: sine, cosine: Ball.cos(χ), weight: Ball.pi(precision) * ball(Rational(1, count + 1)) * sine * sine)
    }
  }

  /// R_nl(χ) times the weights, for n from l on: sinˡχ times Gegenbauer polynomials, orthonormal with sin²χ.
  private func radialProfiles(_ l: Int, _ degree: Int, _ polar: [Polar]) -> [[Ball]] {
    var scale = Ball.sqrt(ball(2) / Ball.pi(precision))
    for k in stride(from: 1, through: l, by: 1) { scale = scale * Ball.sqrt(ball(Rational(2 * k + 2, 2 * k + 1))) }
    var present = polar.map { scale * Ball.pow($0.sine, l) * $0.weight }, before = polar.map { _ in ball(0) }
    var rows = [present], b = ball(0)
    for n in stride(from: l + 1, through: degree, by: 1) {
      // cos χ R_(n−1) = b_n R_n + b_(n−1) R_(n−2),  b_n = ½ √((n − l)(n + l + 1)/(n(n + 1)))
      let next = Ball.sqrt(ball(Rational((n - l) * (n + l + 1), n * (n + 1)))).scaled(byPowerOfTwo: -1)
      let row = polar.indices.map { (polar[$0].cosine * present[$0] - b * before[$0]) / next }
      before = present
      present = row
      b = next
      rows.append(row)
    }
    return rows
  }
}

/// Sums over equal steps on a circle against orthonormal waves: constant, cosines for m > 0, sines for m < 0.
private struct Circle {
  private let cosines: BallRow, sines: BallRow, buffer: BallRow
  private let count: Int, precision: BallPrecision
  private let constant: Ball, other: Ball

  init(_ count: Int, degree: Int, _ precision: BallPrecision) {
    self.count = count
    self.precision = precision
    cosines = BallRow(count: count)
    sines = BallRow(count: count)
    buffer = BallRow(count: count)
    let turn = Ball.pi(precision).scaled(byPowerOfTwo: 1), step = turn / Ball(Rational(count), precision: precision)
    for k in 0..<count {
      let φ = turn * Ball(Rational(k, count), precision: precision)
      cosines.store(Ball.cos(φ), at: k)
      sines.store(Ball.sin(φ), at: k)
    }
    constant = step / Ball.sqrt(turn)
    other = step / Ball.sqrt(Ball.pi(precision))
  }

  func cosine(_ k: Int) -> Ball { cosines.load(k, precision) }
  func sine(_ k: Int) -> Ball { sines.load(k, precision) }

  func sum(_ m: Int, _ values: BallRow) -> Ball {
    let size = Int(m.magnitude)
    buffer.gather((0..<count).map { size * $0 % count }, from: m < 0 ? sines : cosines)
    return buffer.dot(count, values, precision: precision) * (m == 0 ? constant : other)
  }
}

/// Associated Legendre functions at some heights, orthonormal on [−1, 1].
private struct Profiles {
  private var rows: [[BallRow]] = []

  init(_ heights: [Ball], degree: Int, _ precision: BallPrecision) {
    func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }
    let sines = heights.map { Ball.sqrt(ball(1) - $0 * $0) }
    var diagonal = heights.map { _ in Ball.sqrt(ball(Rational(1, 2))) }
    for m in 0...degree {
      if m > 0 {
        let factor = Ball.sqrt(ball(Rational(2 * m + 1, 2 * m)))
        diagonal = zip(diagonal, sines).map { $0 * $1 * factor }
      }
      var present = diagonal, before = heights.map { _ in ball(0) }, b = ball(0), column = [Self.row(present)]
      for l in stride(from: m + 1, through: degree, by: 1) {
        // z P_(l−1) = b_l P_l + b_(l−1) P_(l−2),  b_l² = (l² − m²)/(4l² − 1)
        let next = Ball.sqrt(ball(Rational(l * l - m * m, 4 * l * l - 1)))
        let values = heights.indices.map { (heights[$0] * present[$0] - b * before[$0]) / next }
        before = present
        present = values
        b = next
        column.append(Self.row(values))
      }
      rows.append(column)
    }
  }

  private static func row(_ values: [Ball]) -> BallRow {
    let row = BallRow(count: values.count)
    for (i, value) in values.enumerated() { row.store(value, at: i) }
    return row
  }

  func row(_ l: Int, _ m: Int) -> BallRow { rows[m][l - m] }
}
