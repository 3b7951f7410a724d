import CFLINT
import Scalars

/// Several functions of one variable, evaluated together on complex rectangles.
package protocol RigorousIntegrand {
  /// How many functions there are.
  var count: Int { get }

  /// Writes enclosures of all values at z.
  ///
  /// - Parameter analytic: whether a value may be finite only where the function is analytic in every point of z.
  func evaluate(_ z: UnsafePointer<acb_struct>, analytic: Bool, into values: UnsafeMutablePointer<acb_struct>)
}

/// Functions that a closure gives.
package struct RigorousFunctions: RigorousIntegrand {
  package let count: Int
  private let precision: BallPrecision
  private let body: (ComplexBall, Bool) -> [ComplexBall]

  /// - Parameter body: the values at a rectangle; with `true`, finite only where they are analytic.
  package init(
    _ count: Int, precision: BallPrecision, _ body: @escaping (_ z: ComplexBall, _ analytic: Bool) -> [ComplexBall]
  ) {
    self.count = count
    self.precision = precision
    self.body = body
  }

  package func evaluate(
    _ z: UnsafePointer<acb_struct>, analytic: Bool, into values: UnsafeMutablePointer<acb_struct>
  ) {
    let argument = ComplexBall.fromACB(precision) { acb_set($0, z) }
    for (c, value) in body(argument, analytic).enumerated() { value.withACB { acb_set(values + c, $0) } }
  }
}

/// Registers that are freed with their owner.
package final class ComplexRegisters {
  package let pointer: UnsafeMutablePointer<acb_struct>
  private let count: Int

  package init(_ count: Int) {
    self.count = count
    pointer = .allocate(capacity: max(count, 1))
    for i in 0..<count { acb_init(pointer + i) }
  }

  deinit {
    for i in 0..<count { acb_clear(pointer + i) }
    pointer.deallocate()
  }
}
