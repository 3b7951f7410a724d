import InformationGeometry

/// A trapezoidal rule whose terms are integrals themselves.
struct CorrelationRun {
  private let count: Int
  private let target: Double
  private let precision: BallPrecision
  private var sums: [Ball]
  private var sizes: [Double]
  private var largest = -Double.infinity
  private var largestInner = -Double.infinity
  private var step = 0.5
  private var values: [Ball] = []
  private var changes: [Double] = []
  private var evaluations = 0, nodes = 0
  private var methods: [String] = []

  init(count: Int, target: Double, precision: BallPrecision) {
    self.count = count
    self.target = target
    self.precision = precision
    sums = [Ball](repeating: Ball(0, precision: precision), count: count)
    sizes = [Double](repeating: 0, count: count)
  }

  /// log₂ of a weight below which no term matters.
  private var negligible: Double {
    largest > -.infinity ? largest + target - 36 - largestInner : -.greatestFiniteMagnitude
  }

  /// Adds the terms at τ; false where they are negligible.
  private mutating func add(_ term: (Ball, Moments<Ball>)?) -> Bool {
    guard let (weight, inner) = term else { return false }
    nodes += 1
    evaluations += inner.evaluations
    methods = inner.methods
    let w = weight.midpoint.magnitude
    var top = -Double.infinity
    for c in 0..<count {
      let value = inner.values[2 * c] + inner.values[2 * c + 1]
      sums[c] = sums[c] + (weight * value).center
      let size = inner.absolute[2 * c] + inner.absolute[2 * c + 1]
      sizes[c] += w * size
      if size > 0 {
        largestInner = Swift.max(largestInner, Double.log2(size))
        top = Swift.max(top, weight.binaryMagnitude + Double.log2(size))
      }
    }
    largest = Swift.max(largest, top)
    return top > largest + target - 6
  }

  /// Runs the rule, halving the step until every component has its accuracy.
  ///
  /// - Parameter term: for τ and log₂ of a weight that is negligible the weight and the inner integrals; nil for none.
  mutating func integrate(isBounded: Bool, _ term: (Double, Double) throws -> (Ball, Moments<Ball>)?) throws {
    var range = (low: 0.0, high: 0.0)
    _ = add(try term(0, negligible))
    let farthest = isBounded ? 6.0 : 40.0
    for side in [1.0, -1.0] {
      var quiet = 0, k = 0.0
      while quiet < 2, k * step < farthest {
        k += 1
        let matters = add(try term(side * k * step, negligible))
        quiet = matters ? 0 : quiet + 1
      }
      if side > 0 { range.high = k * step } else { range.low = -k * step }
    }
    values = scaled()
    for _ in 0..<7 {
      step /= 2
      var k = (range.low / step).rounded(.up)
      if k.truncatingRemainder(dividingBy: 2) == 0 { k += 1 }
      while k * step <= range.high {
        _ = add(try term(k * step, negligible))
        k += 2
      }
      let now = scaled()
      changes = (0..<count).map { c in
        sizes[c] > 0 ? (now[c] - values[c]).center.binaryMagnitude - Double.log2(sizes[c] * step) : -.infinity
      }
      values = now
      // The change is the error of the level before, whose square the new one is as a rule; 5/4 leaves room.
      if 1.25 * (changes.max() ?? 0) <= target { break }
    }
  }

  private func scaled() -> [Ball] { sums.map { $0 * Ball(exactly: step, precision: precision) } }

  /// The integrals with the errors that two levels and the inner integrals show.
  func moments(named name: String) throws -> Moments<Ball> {
    var result = Moments<Ball>(count: count)
    result.evaluations = evaluations
    result.methods = ["\(nodes) correlations by \(methods.joined(separator: ", "))"]
    for c in 0..<count {
      let size = sizes[c] * step
      result.values[c] = values[c].center
      result.absolute[c] = size
      guard size > 0 else { continue }
      let relative = Moments<Ball>.sum(Swift.max(1.25 * changes[c], target - 40), target - 2)
      guard relative <= target + 1.5 else {
        throw GeometryError.notConverged(
          what: name, reached: Double.exp2(relative), reason: "asked for \(Double.exp2(target)) relative to ∫|·|")
      }
      result.errors[c] = relative + Double.log2(size)
    }
    return result
  }
}
