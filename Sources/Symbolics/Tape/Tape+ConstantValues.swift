import Scalars

extension Tape {
  /// The values of formulas without inputs, each to the nearest `Double` but for its last bit.
  ///
  /// What cancels is evaluated with more bits: (10³⁰⁰ + π) − 10³⁰⁰ is π. NaN for a formula without a finite value, and for one that
  /// still cancels with 16,384 bits and cannot be told to be 0 to the smallest `Double`.
  package func constantValues() -> [Double] {
    var result: [Double] = []
    for bits in [192, 1024, 4096, 16384] {
      let balls = evaluate([Ball](), precision: BallPrecision(bits: bits))
      let isLast = bits == 16384
      if isLast || balls.allSatisfy({ $0.isFinite && $0.relativeAccuracyBits >= 60 }) {
        for ball in balls {
          if ball.isFinite, ball.relativeAccuracyBits >= 60 {
            result.append(ball.midpoint)
          } else {
            result.append(ball.isFinite && ball.largestSize.upper <= .leastNonzeroMagnitude ? 0 : .nan)
          }
        }
        break
      }
    }
    return result
  }
}
