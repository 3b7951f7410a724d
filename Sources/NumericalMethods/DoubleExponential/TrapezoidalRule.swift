import Scalars

/// Integrals over the real line of functions that fall off double exponentially, all at shared nodes.
///
/// The step is halved until every component has the asked accuracy. Source: Takahasi & Mori (1974).
package struct TrapezoidalRule<S: MeasuredScalar> {
  /// What came out for one component.
  package struct Component: Sendable {
    /// The integral.
    package var value: S
    /// ∫|f|.
    package var absolute: Double
    /// log₂ of an estimate of the error relative to `absolute`.
    package var relativeError: Double
  }

  /// Where terms do not fall off.
  package struct Divergence: Error {
    /// The component.
    package let component: Int
    /// The side of t.
    package let isUpper: Bool
    /// Whether the terms do fall, only too slowly.
    package let isFalling: Bool
  }

  /// The integrals of all components.
  package struct Result: Sendable {
    package var components: [Component]
    /// Whether all components have the asked accuracy.
    package var isConverged: Bool
    /// Whether halving the step no longer helped.
    package var isStagnant: Bool
    package var evaluations: Int
    /// The range of t outside of which terms are negligible.
    package var range: ClosedRange<Double>
    /// Where the terms are largest, for a check of rounding.
    package var largest: [Double]
    /// The t that halves the absolute mass of the component that converged worst.
    package var middle: Double
  }

  /// The map that t runs through, for its ranges.
  package let map: DoubleExponentialMap
  /// How many components there are.
  package let count: Int
  /// log₂ of the relative accuracy asked for.
  package let target: Double
  /// The precision of numbers.
  package let precision: S.Precision
  /// How often the step is halved.
  package let levels: Int

  package init(map: DoubleExponentialMap, count: Int, target: Double, precision: S.Precision, levels: Int) {
    self.map = map
    self.count = count
    self.target = target
    self.precision = precision
    self.levels = levels
  }

  /// ∫ f dt for all components.
  ///
  /// - Parameter f: writes the terms at t.
  /// - Throws: `Divergence`, and what f throws.
  package func integrate(_ f: (Double, inout [S]) throws -> Void) throws -> Result {
    var run = TrapezoidalRun(self)
    try run.scan(f)
    var step = map.firstStep
    var previous = run.integrals(step: step)
    var components: [Component] = []
    var isConverged = false
    for level in 1..<levels {
      step /= 2
      var k = ((run.low - map.offset) / step).rounded(.up)
      if k.truncatingRemainder(dividingBy: 2) == 0 { k += 1 }
      while k * step + map.offset <= run.high {
        try run.add(k * step + map.offset, f)
        k += 2
      }
      let now = run.integrals(step: step)
      (components, isConverged) = run.compared(now, previous, step: step)
      previous = now
      if isConverged || (level >= 6 && run.isStagnant) { break }
    }
    return Result(
      components: components, isConverged: isConverged, isStagnant: !isConverged && run.isStagnant,
      evaluations: run.evaluations, range: run.low...run.high,
      largest: run.largest, middle: run.middle(of: components))
  }
}
