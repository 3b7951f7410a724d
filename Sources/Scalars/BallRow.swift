import CFLINT

/// A row of balls that Arb's functions write in place, freed together.
package final class BallRow: @unchecked Sendable {
  // Sendable because a row that is shared is never written.
  /// How many there are.
  package let count: Int
  /// The balls, zero at first; they live as long as this object does.
  package let values: UnsafeMutablePointer<arb_struct>

  /// So many zeros.
  package init(count: Int) {
    self.count = count
    values = .allocate(capacity: max(count, 1))
    for i in 0..<count { arb_init(values + i) }
  }

  deinit {
    for i in 0..<count { arb_clear(values + i) }
    values.deallocate()
  }

  /// Writes a ball to a place.
  package func store(_ value: Ball, at i: Int) {
    precondition((0..<count).contains(i), "place \(i) of \(count)")
    value.withArb { arb_set(values + i, $0) }
  }

  /// A copy of the ball at a place.
  package func load(_ i: Int, _ precision: BallPrecision) -> Ball {
    precondition((0..<count).contains(i), "place \(i) of \(count)")
    return .fromArb(precision) { arb_set($0, values + i) }
  }

  /// Copies balls of another row to places 0, 1, ….
  package func gather(_ places: [Int], from other: BallRow) {
    precondition(places.count <= count, "\(places.count) balls into \(count)")
    for (i, place) in places.enumerated() {
      precondition((0..<other.count).contains(place), "place \(place) of \(other.count)")
      arb_set(values + i, other.values + place)
    }
  }

  /// Σ aᵢ bᵢ over the first balls of this row and, from a place on, every so many balls of another.
  package func dot(
    _ length: Int, _ other: BallRow, from start: Int = 0, stride: Int = 1, precision: BallPrecision
  ) -> Ball {
    precondition(length <= count && (length == 0 || start + (length - 1) * stride < other.count), "\(length) balls")
    return .fromArb(precision) {
      arb_dot($0, nil, 0, values, 1, other.values + start, stride, length, precision.bits)
    }
  }
}
