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
  private let probe: AnchorProbe

  /// - Parameter limit: the distance to the end of the sample space.
  init(_ probe: DensityProbe, _ anchor: Anchor, limit: Double) throws {
    self.probe = try probe.anchored(anchor)
    self.anchor = anchor
    position = self.probe.position
    var exponents: [Int] = []
    for k in -160...160 where Double.exp2(Double(k)) < limit { exponents.append(k) }
    distances = exponents.map { Double.exp2(Double($0)) }
    logDensities = self.probe.logDensities(distances)
    let top = logDensities.max() ?? -.infinity
    // Far out log p may be a difference of large numbers that agree in all digits of a `Double`: it is compared with many
    // bits now and then, and where it fails everything since the last time is computed anew.
    var isTrusted = true, verified = 0
    // Where p has fallen below every use, what is not finite is not asked for again.
    var isGone = false
    for (i, k) in exponents.enumerated() {
      let isUnknown = !logDensities[i].isFinite
      if !isUnknown { isGone = false }
      if isUnknown && (isGone || k.magnitude > 70) {
        logDensities[i] = -.infinity
      } else if !isTrusted || isUnknown || (k >= 20 && k.isMultiple(of: 10)) {
        let better = self.probe.wideLogDensity(distances[i])
        if !isUnknown, isTrusted {
          if (logDensities[i] - better).magnitude > 1e-6 * (1 + better.magnitude) {
            isTrusted = false
            for j in verified..<i where logDensities[j].isFinite {
              logDensities[j] = self.probe.wideLogDensity(distances[j])
            }
          } else {
            verified = i
          }
        }
        logDensities[i] = better
        isGone = isUnknown && better < top - 1e4
      }
    }
  }

  /// log p at any distance.
  func logDensity(_ d: Double) -> Double { probe.logDensity(d) }

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
  func peaks() -> [(distance: Double, width: Double)] {
    var result: [(distance: Double, width: Double)] = []
    guard distances.count > 2 else { return [] }
    for k in 1..<distances.count - 1 {
      let l = logDensities[k]
      guard l.isFinite, l > logDensities[k - 1] + 1e-9, l >= logDensities[k + 1] else { continue }
      let (d, height) = maximum(between: distances[k - 1], distances[k + 1])
      var width = d
      while width > 1e-15 * d {
        let above = logDensity(d + width), below = logDensity(d - width / 2)
        if min(above, below) >= height - 0.5 { break }
        width /= 2
      }
      result.append((d, width))
    }
    return result
  }

  /// Golden-section search for the maximum of log p.
  private func maximum(between low: Double, _ high: Double) -> (Double, Double) {
    let golden = 0.6180339887498949
    var a = low, b = high
    var x1 = b - golden * (b - a), x2 = a + golden * (b - a)
    var f1 = logDensity(x1), f2 = logDensity(x2)
    for _ in 0..<60 where b - a > 1e-7 * b {
      if f1 > f2 {
        (b, x2, f2) = (x2, x1, f1)
        x1 = b - golden * (b - a)
        f1 = logDensity(x1)
      } else {
        (a, x1, f1) = (x1, x2, f2)
        x2 = a + golden * (b - a)
        f2 = logDensity(x2)
      }
    }
    return f1 > f2 ? (x1, f1) : (x2, f2)
  }
}
