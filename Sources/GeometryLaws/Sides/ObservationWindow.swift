import InformationGeometry

/// Where a density of one real variable has its mass: quantiles, rounded to numbers with few bits.
///
/// Nothing depends on how exact they are: they are places of cells and samples.
struct ObservationWindow: Sendable {
  private let tape: Tape
  private let space: SampleSpace

  /// How many places there are.
  static let count = 7

  init?(_ model: StatisticalModel) throws {
    guard let logDensity = model.logDensity, let space = model.sampleSpace, let x = model.variables.first,
      model.variables.count == 1
    else { return nil }
    try self.init(logDensity, of: x, in: space, parameters: model.parameters)
  }

  /// - Returns: nil for a space that is not continuous.
  init?(_ logDensity: Expression, of x: Symbol, in space: SampleSpace, parameters: [Symbol]) throws {
    guard ObservationWindow.place(0, in: space) != nil else { return nil }
    self.space = space
    tape = try Tape([logDensity], inputs: [x] + parameters)
  }

  /// x and log dx/dt for a t of the whole line; nil for a space that is not continuous.
  private static func place(_ t: Double, in space: SampleSpace) -> (x: Double, logSlope: Double)? {
    // log of the derivative of 1/(1 + e⁻ᵗ), without overflow.
    let share = 1 / (1 + Double.exp(-t)), logShare = -t.magnitude - 2 * Double.log(onePlus: Double.exp(-t.magnitude))
    switch space {
    case .realLine: return (Double.sinh(t), Double.log(Double.cosh(t)))
    case .positive: return (Double.exp(t), t)
    case .unitInterval: return (share, logShare)
    case .circle: return (2 * Double.pi * (share - 0.5), logShare)
    case .interval(let low?, nil): return (low.asDouble + Double.exp(t), t)
    case .interval(nil, let high?): return (high.asDouble - Double.exp(-t), -t)
    case .interval(let low?, let high?):
      return (low.asDouble + (high - low).asDouble * share, logShare + Double.log((high - low).asDouble))
    default: return nil
    }
  }

  /// Increasing places x with about (k + ½)/7 of the mass below them; nil when they cannot be told apart.
  func quantiles(at ξ: [Double]) -> [Double]? {
    guard let coarse = levels([0.01, 0.99], at: ξ, from: -36, to: 36, steps: 1_200) else { return nil }
    let margin = 0.12
    let wanted = (0..<Self.count).map { (Double($0) + 0.5) / Double(Self.count) }
    guard let t = levels(wanted, at: ξ, from: coarse[0] - margin, to: coarse[1] + margin, steps: 300) else {
      return nil
    }
    let x = t.compactMap { Self.place($0, in: space).map { rounded($0.x) } }
    for k in 1..<x.count where !(x[k] > x[k - 1]) { return nil }
    return x.allSatisfy(\.isFinite) ? x : nil
  }

  /// The t with given shares of the mass below them, by the trapezoidal rule.
  private func levels(_ shares: [Double], at ξ: [Double], from a: Double, to b: Double, steps: Int) -> [Double]? {
    let h = (b - a) / Double(steps)
    var logs: [Double] = []
    for k in 0...steps {
      guard let (x, slope) = Self.place(a + h * Double(k), in: space) else { return nil }
      let value = tape.evaluate([x] + ξ)[0] + slope
      logs.append(value.isNaN || value == .infinity ? -.infinity : value)
    }
    guard let most = logs.max(), most.isFinite else { return nil }
    var sums = [0.0]
    for k in 1...steps { sums.append(sums[k - 1] + Double.exp(logs[k - 1] - most) + Double.exp(logs[k] - most)) }
    let total = sums[steps]
    guard total > 0 else { return nil }
    return shares.map { share in
      let goal = share * total
      let k = max(1, sums.firstIndex { $0 >= goal } ?? steps)
      let part = (goal - sums[k - 1]) / max(sums[k] - sums[k - 1], .leastNormalMagnitude)
      return a + h * (Double(k - 1) + part)
    }
  }

  /// Twenty bits: neighbours stay apart, and formulas short.
  private func rounded(_ x: Double) -> Double { Double(Float(x)) }
}
