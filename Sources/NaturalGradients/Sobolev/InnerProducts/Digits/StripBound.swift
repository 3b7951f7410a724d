import InformationGeometry

/// What samples and finitely many waves miss of functions that are analytic in a strip around the real axes, with a proof.
///
///     |f(x + iy)| ≤ M for |yⱼ| ≤ aⱼ   ⟹   |f̂_k| ≤ M e^(−Σ aⱼ|ω_kⱼ|)
///
/// The bound M holds on the edges of the strip, where the maximum lies; that the functions are analytic inside is asked of rectangles.
struct StripBound {
  private let grid: WaveGrid
  /// Heights in units of the period over 2π, with M for each function.
  private let heights: [(height: Double, bounds: [Ball])]
  private let precision = BallPrecision(bits: 64)

  /// - Throws: `GeometryError.notProved` where there is no strip.
  init(_ tape: Tape, _ grid: WaveGrid, name: String) throws {
    self.grid = grid
    let registers = ComplexBallTape(tape, precision: BallPrecision(bits: 64))
    var found: [(Double, [Ball])] = []
    for height in [0.03, 0.08, 0.2, 0.4, 0.7, 1, 1.5, 2, 3] {
      guard let bounds = Self.bounds(registers, grid, height) else { break }
      found.append((height, bounds))
    }
    guard !found.isEmpty else {
      throw GeometryError.notProved(what: name, reason: "a function is not seen to be analytic around the domain")
    }
    heights = found
  }

  /// M at a height; nil where a function is not bounded in the strip.
  private static func bounds(_ tape: ComplexBallTape, _ grid: WaveGrid, _ height: Double) -> [Ball]? {
    let n = grid.lengths.count, pieces = n == 1 ? 48 : n == 2 ? 16 : 6, precision = tape.precision
    func piece(_ axis: Int, _ index: Int, _ imaginary: Ball) -> ComplexBall {
      // The whole period, from one end of a piece to the other.
      let period = grid.period(axis).rounded(to: precision), origin = grid.origins[axis].rounded(to: precision)
      let low = origin + period * Ball(Rational(index, pieces), precision: precision)
      let high = origin + period * Ball(Rational(index + 1, pieces), precision: precision)
      return ComplexBall(low.union(high), imaginary)
    }
    func scaled(_ value: Double, _ axis: Int) -> Ball {
      Ball(exactly: value, precision: precision) * grid.period(axis).rounded(to: precision)
        / Ball.pi(precision).scaled(byPowerOfTwo: 1)
    }
    var bounds = [Ball](repeating: Ball(0, precision: precision), count: tape.tape.outputCount)
    var index = [Int](repeating: 0, count: n)
    // Strips inside strips: one slice of heights at a time, for analyticity.
    let slices = n == 1 ? 4 : 2
    while true {
      for slice in 0..<Int(Double.pow(Double(slices), Double(n)).rounded()) {
        var rest = slice, place: [ComplexBall] = []
        for axis in 0..<n {
          let part = rest % slices
          rest /= slices
          let edge = height * (2 * Double(part) / Double(slices) - 1), next = edge + 2 * height / Double(slices)
          place.append(piece(axis, index[axis], scaled(edge, axis).union(scaled(next, axis))))
        }
        guard tape.evaluate(place, analytic: true).allSatisfy(\.isFinite) else { return nil }
      }
      // The first axis on one side only: the functions are real.
      for side in 0..<(1 << (n - 1)) {
        let place = (0..<n).map { axis in
          piece(axis, index[axis], scaled(axis > 0 && side >> (axis - 1) & 1 == 1 ? -height : height, axis))
        }
        for (i, value) in tape.evaluate(place, analytic: true).enumerated() {
          guard value.isFinite else { return nil }
          bounds[i] = Ball.maximum(bounds[i], value.absoluteValue.largestSize)
        }
      }
      var axis = 0
      while axis < n {
        index[axis] += 1
        if index[axis] < pieces { break }
        index[axis] = 0
        axis += 1
      }
      if axis == n { return bounds }
    }
  }

  /// The fewest nodes an axis that leave out less than 2^(−bits) of the largest function, and the height that shows it.
  func choice(bits: Int, most: Int) -> (size: Int, height: Int)? {
    var best: (size: Int, height: Int)?
    let scale = heights[0].bounds.map(\.upper)
    for (k, item) in heights.enumerated() {
      var growth = 0.0
      for (i, bound) in item.bounds.enumerated() where scale[i] > 0 {
        growth = Swift.max(growth, Double.log2(bound.upper / scale[i]))
      }
      // The frequencies that are kept reach to half the nodes of a torus.
      let turns = (Double(bits) + growth + 12) * 0.6932 / item.height
      let size = Int(grid.reflection == nil ? 2 * turns : turns) + 4
      if size <= most, best.map({ size < $0.size }) ?? true { best = (size, k) }
    }
    return best
  }

  private func ball(_ value: Double) -> Ball { Ball(exactly: value, precision: precision) }

  /// The last frequency that is kept, and the count of nodes in a period.
  private func frequencies(_ count: Int) -> (last: Int, period: Int) {
    // Of the sines the fastest is left out.
    grid.reflection == nil ? ((count - 1) / 2, count) : (count - 1, 2 * count)
  }

  /// Bounds of what aliases add to f̂: M (Π(1 + Aⱼ) − 1), Aⱼ = Σ_{m≠0} e^(−a ω(|m|N − K)).
  func samplingErrors(_ height: Int, _ counts: [Int]) -> [Ball] {
    let a = heights[height]
    // Π(1 + A) − 1 without the 1.
    var product = ball(0)
    for count in counts {
      let (last, period) = frequencies(count)
      let nearest = Ball.exp(ball(-a.height) * ball(Double(period - last)))
      let ratio = Ball.exp(ball(-a.height) * ball(Double(period)))
      let aliases = (nearest / (ball(1) - ratio)).scaled(byPowerOfTwo: 1)
      product = product + aliases + product * aliases
    }
    return a.bounds.map { ($0 * product).largestSize }
  }

  /// For each function the root of what is left out of vol Σ w|f̂|² beyond the frequencies that are kept.
  func tails(_ height: Int, _ counts: [Int], order s: Rational, lengthScale: Rational) -> [Ball] {
    let a = heights[height], power = Ball(s > 0 ? s : 0, precision: precision), two = ball(2)
    var all: [Ball] = [], outside: [Ball] = [], volume = ball(1)
    for (axis, count) in counts.enumerated() {
      let (last, _) = frequencies(count)
      let period = grid.period(axis).rounded(to: precision)
      let κ = Ball(lengthScale, precision: precision) * Ball.pi(precision) * two / period
      // (1 + ℓ²ω²)ˢ e^(−2aω), whose ratios fall.
      func term(_ k: Int) -> Ball {
        Ball.pow(ball(1) + Ball.pow(κ * ball(Double(k)), 2), power) * Ball.exp(ball(-2 * a.height) * ball(Double(k)))
      }
      let ratio =
        Ball.pow(ball(Double(last + 2)) / ball(Double(last + 1)), power * two) * Ball.exp(ball(-2 * a.height))
      let rest = ball(1) - ratio
      let beyond = rest.isPositive ? term(last + 1) / rest * two : .indeterminate(precision)
      var sum = ball(1) + beyond
      for k in stride(from: 1, through: last, by: 1) { sum += term(k) * two }
      all.append(sum)
      outside.append(beyond)
      volume = volume * grid.lengths[axis].rounded(to: precision)
    }
    var total = ball(0)
    for axis in counts.indices {
      var product = outside[axis]
      for other in counts.indices where other != axis { product = product * all[other] }
      total += product
    }
    let root = Ball.sqrt((volume * total).largestSize)
    return a.bounds.map { ($0 * root).largestSize }
  }
}
