/// A map of a finite interval onto one that may be infinite: x = a + t/(1 − t), x = b − t/(1 − t) or x = t/(1 − t²).
struct IntervalMap {
  let lower: Double
  let upper: Double

  /// The ends of t.
  var start: Double { lower.isFinite ? (upper.isFinite ? lower : 0) : (upper.isFinite ? 0 : -1) }
  var end: Double { lower.isFinite && upper.isFinite ? upper : 1 }

  func isEnd(_ t: Double) -> Bool { t <= start || t >= end }

  func x(_ t: Double) -> Double {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): t
    case (true, false): lower + t / (1 - t)
    case (false, true): upper - t / (1 - t)
    case (false, false): t / (1 - t * t)
    }
  }

  /// |dx/dt|.
  func derivative(_ t: Double) -> Double {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): return 1
    case (true, false), (false, true): return 1 / ((1 - t) * (1 - t))
    case (false, false):
      let d = 1 - t * t
      return (1 + t * t) / (d * d)
    }
  }
}
