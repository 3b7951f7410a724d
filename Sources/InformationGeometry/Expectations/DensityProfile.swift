import DifferentialGeometry
import Scalars
import Symbolics

/// log p along one direction from an anchor, at distances that double.
struct DensityProfile {
  let anchor: Anchor
  let position: Double
  /// Distances 2ᵏ, ascending, with log p there; −∞ outside the support.
  private(set) var distances: [Double] = []
  private(set) var logDensities: [Double] = []
  private let probe: DensityProbe

  /// - Parameter limit: the distance to the end of the sample space.
  init(_ probe: DensityProbe, _ anchor: Anchor, limit: Double) throws {
    self.probe = probe
    self.anchor = anchor
    position = try probe.formula.position(anchor.base, probe.ξ, Binary64())
    var isTrusted = true
    for k in -160...160 {
      let d = Double.exp2(Double(k))
      guard d < limit else { break }
      var l = try probe.logDensity(anchor, d, base: position, isDear: k.magnitude <= 70)
      // Far out log p may be a difference of large numbers that agree in all digits of a `Double`.
      if !isTrusted || (k >= 20 && k.isMultiple(of: 20)) {
        let better = try probe.wideLogDensity(anchor, d, base: position)
        if (l - better).magnitude > 1e-3 * (1 + better.magnitude) { isTrusted = false }
        l = better
      }
      distances.append(d)
      logDensities.append(l)
    }
  }

  /// log p at any distance.
  func logDensity(_ d: Double) throws -> Double {
    try probe.logDensity(anchor, d, base: position, isDear: true)
  }

  /// The largest log p.
  var top: Double { logDensities.max() ?? -.infinity }

  /// The distance at which d · p(d) is largest: where the mass is on a logarithmic scale.
  var bulk: Double {
    var best = (size: -Double.infinity, distance: 1.0)
    for (d, l) in zip(distances, logDensities) where l + Double.log(d) > best.size {
      best = (l + Double.log(d), d)
    }
    return best.distance
  }

  /// log p right beside the anchor.
  var height: Double { logDensities.first { $0.isFinite } ?? -.infinity }

  /// The distance over which log p first changes by a half: how fine the density is here; nil when it rises at first.
  var grain: Double? {
    var hasFallen = false
    for (d, l) in zip(distances, logDensities) {
      if l < height - 0.02 { hasFallen = true }
      if !hasFallen, l > height + 0.02 { return nil }
      if (l - height).magnitude > 0.5 { return d }
    }
    return .infinity
  }

  /// The distance beyond which log p is 50 below its top.
  var reach: Double {
    let level = top
    return logDensities.indices.last { level - logDensities[$0] < 50 }.map { distances[$0] } ?? .infinity
  }

  /// The power k of a tail log p ~ −c dᵏ; 0 for tails that are algebraic or close to it.
  var tailPower: Double {
    let level = top
    guard let a = logDensities.indices.last(where: { level - logDensities[$0] < 50 }), a + 1 < distances.count
    else { return 0 }
    guard let b = (a + 1..<distances.count).first(where: { level - logDensities[$0] > 400 }) else { return 0 }
    let low = max(level - logDensities[a + 1], 1), high = level - logDensities[b]
    guard b > a + 1, high.isFinite else { return 8 }
    return Double.log(high / low) / Double.log(distances[b] / distances[a + 1])
  }

  /// Local maxima of log p, by their distance, with the distance over which log p falls by a half.
  func peaks() throws -> [(distance: Double, width: Double)] {
    var result: [(distance: Double, width: Double)] = []
    guard distances.count > 2 else { return [] }
    for k in 1..<distances.count - 1 {
      let l = logDensities[k]
      guard l.isFinite, l > logDensities[k - 1] + 1e-9, l >= logDensities[k + 1] else { continue }
      let (d, height) = try maximum(between: distances[k - 1], distances[k + 1])
      var width = d
      while width > 1e-15 * d {
        let above = try logDensity(d + width), below = try logDensity(d - width / 2)
        if min(above, below) >= height - 0.5 { break }
        width /= 2
      }
      result.append((d, width))
    }
    return result
  }

  /// Golden-section search for the maximum of log p.
  private func maximum(between low: Double, _ high: Double) throws -> (Double, Double) {
    let golden = 0.6180339887498949
    var a = low, b = high
    var x1 = b - golden * (b - a), x2 = a + golden * (b - a)
    var f1 = try logDensity(x1), f2 = try logDensity(x2)
    for _ in 0..<90 where b - a > 1e-9 * b {
      if f1 > f2 {
        (b, x2, f2) = (x2, x1, f1)
        x1 = b - golden * (b - a)
        f1 = try logDensity(x1)
      } else {
        (a, x1, f1) = (x1, x2, f2)
        x2 = a + golden * (b - a)
        f2 = try logDensity(x2)
      }
    }
    return f1 > f2 ? (x1, f1) : (x2, f2)
  }
}

/// log p at a point of the parameters, with a range that does not end at 10⁻³⁰⁸.
struct DensityProbe {
  let formula: DensityFormula
  let ξ: [Double]
  let wide: [Ball]
  private static let precision = BallPrecision(bits: 256)

  init(_ formula: DensityFormula, at point: Point) {
    self.formula = formula
    ξ = point.coordinates
    wide = point.enclosed(bits: DensityProbe.precision.bits)
  }

  /// log p at a distance from an anchor; −∞ where it is not defined.
  ///
  /// - Parameter isDear: whether arithmetic of wider range may be used.
  func logDensity(_ anchor: Anchor, _ d: Double, base: Double, isDear: Bool) throws -> Double {
    let tape = try formula.tape(anchor, order: -1)
    let value = tape.evaluate([d] + ξ + [base])[0]
    if value.isFinite { return value }
    return isDear ? try wideLogDensity(anchor, d, base: base) : -.infinity
  }

  /// The same with many bits.
  func wideLogDensity(_ anchor: Anchor, _ d: Double, base: Double) throws -> Double {
    let tape = try formula.tape(anchor, order: -1)
    let inputs = [Ball(exactly: d, precision: Self.precision)] + wide + [Ball(exactly: base, precision: Self.precision)]
    let value = tape.evaluate(inputs, precision: Self.precision)[0]
    return value.isFinite ? value.midpoint : -.infinity
  }
}
