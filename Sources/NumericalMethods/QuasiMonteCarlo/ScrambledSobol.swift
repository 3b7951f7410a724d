import Scalars

/// A Sobol' sequence whose digits are scrambled at random: every point is uniform on the cube, so that means over
/// independent scrambles show the error.
///
/// The direction numbers are multiplied by random lower triangular matrices over the field of two elements, and all points
/// shifted by random digits. Source: Sobol' (1967); Matoušek, J. Complexity 14 (1998).
package struct ScrambledSobol: Sendable {
  /// The most dimensions there are.
  package static var mostDimensions: Int { SobolDirections.count }
  /// The most points there are.
  package static var mostPoints: Int { 1 << 30 }

  private let directions: [UInt32]
  private let shifts: [UInt64]
  /// The number of coordinates.
  package let dimension: Int

  /// A sequence of its own for each seed.
  ///
  /// - Precondition: at most `mostDimensions` coordinates.
  package init(dimension: Int, seed: UInt64) {
    precondition(dimension <= Self.mostDimensions, "\(dimension) dimensions: Sobol' has \(Self.mostDimensions) here")
    self.dimension = dimension
    var state = SeededDraws(seed: seed)
    var directions: [UInt32] = []
    var shifts: [UInt64] = []
    for j in 0..<dimension {
      // Row i keeps bit i and adds random ones above it.
      let rows = (0..<32).map { i -> UInt32 in
        let random = UInt32(truncatingIfNeeded: state.next() >> 32)
        return i == 0 ? 1 << 31 : (random & ~(UInt32.max >> UInt32(i))) | 1 << UInt32(31 - i)
      }
      for number in SobolDirections.numbers(dimension: j) {
        var scrambled: UInt32 = 0
        for i in 0..<32 where (rows[i] & number).nonzeroBitCount & 1 == 1 { scrambled |= 1 << UInt32(31 - i) }
        directions.append(scrambled)
      }
      shifts.append(state.next())
    }
    self.directions = directions
    self.shifts = shifts
  }

  /// Point n, every coordinate inside (0, 1).
  package func point(_ n: Int) -> [Double] {
    precondition(n < Self.mostPoints, "point \(n)")
    // In Gray's order neighbours differ in one direction; any block of 2ᵐ points is the same as in the natural order.
    let gray = UInt32(n ^ (n >> 1))
    return (0..<dimension).map { j in
      var x: UInt32 = 0
      var bits = gray
      while bits != 0 {
        x ^= directions[j * 32 + bits.trailingZeroBitCount]
        bits &= bits - 1
      }
      // 53 bits: those beyond the sequence's 32 are random as well.
      let digits = (UInt64(x) << 32 ^ shifts[j]) >> 11
      return (Double(digits) + 0.5) * 0x1p-53
    }
  }
}
