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
  ///
  /// - Parameter diagonal: whether neighbours may differ in several coordinates.
  package init?(
    from seeds: [[Int]], dimension: Int, limit: Int, diagonal: Bool = false, _ verdict: ([Int]) throws -> Verdict
  ) rethrows {
    self.dimension = dimension
    let moves = LatticeRegion.moves(dimension, diagonal: diagonal)
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
      for move in moves {
        var next = point
        for axis in 0..<dimension { next[axis] += move[axis] }
        if seen.insert(next).inserted { stack.append(next) }
      }
    }
  }

  /// The steps to neighbours.
  private static func moves(_ dimension: Int, diagonal: Bool) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<dimension {
      all = all.flatMap { partial in
        [-1, 0, 1].compactMap { step in
          diagonal || step == 0 || partial.allSatisfy { $0 == 0 } ? partial + [step] : nil
        }
      }
    }
    return all.filter { $0.contains { $0 != 0 } }
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
