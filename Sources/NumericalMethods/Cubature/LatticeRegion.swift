/// A connected set of points of the lattice Zᵈ, grown from seeds over neighbours.
package struct LatticeRegion: Sendable {
  /// The dimension d.
  package let dimension: Int
  /// The first and last point on each line along the last axis, by the other coordinates.
  package private(set) var rows: [[Int]: ClosedRange<Int>] = [:]
  /// The points that were looked at and found inactive.
  package private(set) var border: [[Int]] = []
  /// How many points were looked at.
  package private(set) var count = 0

  /// What is to be done with a point.
  package enum Verdict: Sendable {
    /// It belongs to the region, and its neighbours are looked at.
    case active
    /// It belongs to the region as a part of its border.
    case inactive
    /// It is not a point at all.
    case outside
  }

  /// Grows a region; nil when more than `limit` points would have to be looked at.
  package init?(
    from seeds: [[Int]], dimension: Int, limit: Int, _ verdict: ([Int]) throws -> Verdict
  ) rethrows {
    self.dimension = dimension
    var seen = Set<[Int]>(seeds)
    var stack = Array(seen)
    stack.sort { $0.lexicographicallyPrecedes($1) }
    while let point = stack.popLast() {
      let found = try verdict(point)
      if found == .outside { continue }
      count += 1
      if count > limit { return nil }
      insert(point)
      guard found == .active else {
        border.append(point)
        continue
      }
      for axis in 0..<dimension {
        for side in [-1, 1] {
          var next = point
          next[axis] += side
          if seen.insert(next).inserted { stack.append(next) }
        }
      }
    }
  }

  private mutating func insert(_ point: [Int]) {
    let row = Array(point.dropLast()), k = point[dimension - 1]
    if let known = rows[row] {
      rows[row] = min(known.lowerBound, k)...max(known.upperBound, k)
    } else {
      rows[row] = k...k
    }
  }

  /// The smallest box around the region.
  package var bounds: [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for axis in 0..<dimension {
      var low = Int.max, high = Int.min
      for (row, range) in rows {
        low = min(low, axis < dimension - 1 ? row[axis] : range.lowerBound)
        high = max(high, axis < dimension - 1 ? row[axis] : range.upperBound)
      }
      result.append(low <= high ? low...high : 0...0)
    }
    return result
  }
}
