import Foundation

/// The range that an axis shows, and the way from a value to a position along it.
struct AxisMap: Sendable, Equatable {
  let scale: Axis.Scale
  /// The ends of the range: values, or their decimal logarithms.
  private(set) var lower: Double
  private(set) var upper: Double

  /// The range for some values: what the axis asks for, and otherwise what the values need and a little more.
  ///
  /// - Parameters:
  ///   - values: The values to be shown; those that cannot be shown are passed over.
  ///   - axis: The ends chosen by hand.
  ///   - padding: The room to leave at either end, as a part of the range.
  init(_ values: some Sequence<Double>, axis: Axis, padding: Double) {
    scale = axis.scale
    let convert = AxisMap.converter(axis.scale)
    var low = Double.infinity, high = -Double.infinity
    for value in values {
      let position = convert(value)
      guard position.isFinite else { continue }
      low = min(low, position)
      high = max(high, position)
    }
    if low > high { (low, high) = (0, 1) }
    (lower, upper) = AxisMap.padded(low, high, padding, scale: axis.scale)
    if let fixed = axis.lower { lower = convert(fixed) }
    if let fixed = axis.upper { upper = convert(fixed) }
    if !(lower < upper) {
      let room = AxisMap.room(about: axis.lower == nil ? upper : lower, scale)
      if axis.lower == nil { lower = upper - room } else { upper = lower + room }
    }
  }

  /// The position of a value as a part of the range, 0 at the lower end; not finite if it cannot be shown.
  func fraction(_ value: Double) -> Double { fraction(position: AxisMap.converter(scale)(value)) }

  /// The same for a value or logarithm.
  func fraction(position: Double) -> Double {
    let span = upper - lower
    if span.isFinite { return (position - lower) / span }
    return (position / 4 - lower / 4) / (upper / 4 - lower / 4)
  }

  /// Widens the range by a factor, about its middle, or away from an end that is fixed.
  mutating func widen(by factor: Double, fixingLower: Bool, fixingUpper: Bool) {
    let extra = (factor - 1) * (upper / 2 - lower / 2)
    if fixingLower == fixingUpper {
      lower -= extra
      upper += extra
    } else if fixingLower {
      upper += 2 * extra
    } else {
      lower -= 2 * extra
    }
  }

  private static func converter(_ scale: Axis.Scale) -> (Double) -> Double {
    scale == .linear ? { $0 } : { $0 > 0 ? log10($0) : -.infinity }
  }

  /// The range with room at its ends; a range that is a single number gets room about it.
  private static func padded(
    _ low: Double, _ high: Double, _ padding: Double, scale: Axis.Scale
  ) -> (Double, Double) {
    let size = max(abs(low), abs(high))
    let half = high / 2 - low / 2
    if half <= 0.5e-13 * size || half < 1e-307 && scale == .linear {
      let room = room(about: size, scale)
      return (bounded(low - room), bounded(high + room))
    }
    var lower = bounded(low - 2 * padding * half)
    if scale == .linear, low >= 0, lower < 0 { lower = 0 }  // what is never negative is not shown as if it could be
    var upper = bounded(high + 2 * padding * half)
    if scale == .linear, high <= 0, upper > 0 { upper = 0 }
    return (lower, upper)
  }

  private static func room(about size: Double, _ scale: Axis.Scale) -> Double {
    scale == .log ? 0.5 : max(abs(size) * 0.1, abs(size) < 1e-290 ? 1 : 0)
  }

  private static func bounded(_ value: Double) -> Double {
    min(.greatestFiniteMagnitude, max(-.greatestFiniteMagnitude, value))
  }
}
