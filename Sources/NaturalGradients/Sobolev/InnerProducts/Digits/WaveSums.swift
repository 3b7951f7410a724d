import InformationGeometry

/// Inner products of any order on flat domains in balls, by the waves of sampled functions.
///
///     ⟨f, g⟩ = vol Σ_k (1 + ℓ²ω_k²)ˢ f̂_k ĝ_k
///
/// The sums over samples are enclosures. What sampling and the end of the sum leave out is bounded by `StripBound` for functions that are
/// periodic and analytic; otherwise, and on ℝⁿ, which is a torus that is large enough, it is estimated by another grid.
struct WaveSums {
  let space: SobolevSpace
  let variables: [Symbol]
  let tape: Tape
  let precision: BallPrecision
  private var dimension: Int { variables.count }

  init(_ space: SobolevSpace, _ functions: [Expression], _ variables: [Symbol], bits: Int) throws {
    self.space = space
    self.variables = variables
    tape = try Tape(functions, inputs: variables)
    precision = BallPrecision(bits: bits + 64)
  }

  var name: String { "the inner products on \(space.domain.summary)" }

  /// At most so many nodes an axis.
  private var mostNodes: Int { dimension == 1 ? 4096 : dimension == 2 ? 300 : 64 }

  /// Enclosures.
  ///
  /// - Throws: `GeometryError.notProved` for functions that are not analytic and periodic, or whose reflections are not.
  func proved(bits: Int) throws -> [[Ball]] {
    guard let sides = space.domain.sides, dimension <= 3 else {
      throw GeometryError.notProved(what: name, reason: "no tail of frequencies is bounded there")
    }
    let grid = try WaveGrid(sides, precision: precision)
    try grid.checkSymmetry(tape, name: name)
    let strip = try StripBound(tape, grid, name: name)
    guard let (size, height) = strip.choice(bits: bits, most: mostNodes) else {
      throw GeometryError.notProved(what: name, reason: "more than \(mostNodes) samples a dimension would be needed")
    }
    let counts = [Int](repeating: grid.reflection == nil ? size | 1 : size, count: dimension)
    let sums = try sums(grid, counts, sampling: strip.samplingErrors(height, counts))
    let tails = strip.tails(height, counts, order: space.order, lengthScale: space.lengthScale)
    return sums.indices.map { i in
      sums.indices.map { j in sums[i][j].widened(by: tails[i] * tails[j]) }
    }
  }

  /// Values on two grids that agree, with their difference.
  ///
  /// - Throws: `GeometryError.notConverged`.
  func estimated(bits: Int) throws -> (values: [[Ball]], errors: [[Ball]], evaluations: Int) {
    guard dimension <= 3 else { throw GeometryError.unsupported(reason: "\(name): more than three dimensions") }
    var size = 24, step = 0
    return try FunctionGram.agreeing(bits: bits, name) {
      guard size <= mostNodes else { return nil }
      defer {
        size += size / 2
        step += 1
      }
      let sides: SobolevDomain.Sides
      if let known = space.domain.sides {
        sides = known
      } else {
        // Another size of the torus on every level, so that its error is seen as well.
        let length = try reach(bits: bits) * Rational(20 + step % 3, 20)
        sides = SobolevDomain.Sides(
          origins: variables.map { _ in Expression(-length / 2) }, lengths: variables.map { _ in Expression(length) },
          reflection: nil)
      }
      let grid = try WaveGrid(sides, precision: precision)
      let counts = [Int](repeating: grid.reflection == nil ? size | 1 : size, count: dimension)
      return (try sums(grid, counts, sampling: nil), counts.reduce(1, *))
    }
  }

  /// How long a torus must be so that nothing of ℝⁿ is missed: twice where the functions are, and for orders that are not whole as far as
  /// the kernel of the space is felt.
  private func reach(bits: Int) throws -> Rational {
    func size(_ r: Double) -> Double {
      var most = 0.0
      for axis in 0..<dimension {
        for sign in [-1.0, 1.0] {
          for stretch in [1.0, 0.93, 0.86] {
            var point = [Double](repeating: 0.3, count: dimension)
            point[axis] = sign * r * stretch
            for value in tape.evaluate(point) { most = value.isFinite ? Swift.max(most, value.magnitude) : .infinity }
          }
        }
      }
      return most
    }
    let top = Swift.max(size(0), size(0.5), size(1), size(2))
    guard top.isFinite else { throw GeometryError.notFinite(what: "a function", at: []) }
    var radius = 1.0
    while radius < 1e4, size(radius) > Double.exp2(-Double(bits) / 2 - 8) * top { radius *= 1.25 }
    guard radius < 1e4 else {
      throw GeometryError.notConverged(what: name, reached: radius, reason: "the functions do not decay")
    }
    // The square of what is cut off, and its products with what is there.
    while radius < 1e4, size(radius) > Double.exp2(-Double(bits) - 8) * top { radius *= 1.1 }
    let felt = space.order.isInteger && space.order >= 0 ? 0 : Double(bits + 8) * 0.6932 * space.lengthScale.asDouble
    return Rational(Int((2 * radius + felt).rounded(.up)))
  }

  /// vol Σ w f̂ ĝ over the waves of a grid.
  ///
  /// - Parameter sampling: for each function a bound of the error of f̂.
  private func sums(_ grid: WaveGrid, _ counts: [Int], sampling: [Ball]?) throws -> [[Ball]] {
    let points = counts.reduce(1, *), functions = tape.outputCount
    let registers = BallTape(tape, precision: precision)
    let axes = counts.indices.map { grid.axis($0, count: counts[$0]) }
    var rows = (0..<functions).map { _ in BallRow(count: points) }
    for p in 0..<points {
      var rest = p, place = [Ball](repeating: .zero, count: dimension)
      for k in stride(from: dimension - 1, through: 0, by: -1) {
        place[k] = axes[k].nodes[rest % counts[k]]
        rest /= counts[k]
      }
      for (i, value) in registers.evaluate(place).enumerated() { rows[i].store(value, at: p) }
    }
    for k in 0..<dimension { rows = rows.map { axes[k].transformed($0, inner: counts[(k + 1)...].reduce(1, *)) } }
    // The weights of the waves, and the sampling errors.
    let ℓ = Ball(space.lengthScale, precision: precision), s = space.order
    let whole = s.isInteger ? s.asInt : nil, power = Ball(s, precision: precision)
    var volume = Ball(1, precision: precision)
    for axis in axes { volume = volume * axis.length }
    let left = (0..<functions).map { _ in BallRow(count: points) }
    for p in 0..<points {
      var rest = p, squares = Ball(0, precision: precision), factor = Rational(1), isKept = true
      for k in stride(from: dimension - 1, through: 0, by: -1) {
        let wave = rest % counts[k]
        rest /= counts[k]
        squares += axes[k].squares[wave]
        factor = factor * axes[k].factors[wave]
        isKept = isKept && axes[k].factors[wave] != 0
      }
      guard isKept else { continue }
      let base = Ball(1, precision: precision) + ℓ * ℓ * squares
      let weight =
        volume * (whole.map { Ball.pow(base, $0) } ?? Ball.pow(base, power)) * Ball(factor, precision: precision)
      for i in 0..<functions {
        // Rows hold mean values against waves.
        var value = rows[i].load(p, precision)
        if let sampling { value = value.widened(by: sampling[i]) }
        rows[i].store(value, at: p)
        left[i].store(value * weight, at: p)
      }
    }
    return (0..<functions).map { i in
      (0..<functions).map { j in left[i].dot(points, rows[j], precision: precision) }
    }
  }
}
