extension GridFunction {
  /// The lines along which the function has a value, by marching squares; closed lines end where they begin.
  ///
  /// Where the value could run either way through a square, the mean of its corners decides. Squares with a corner that
  /// is not finite are left out.
  func contour(at level: Double) -> [[XY]] {
    var neighbours: [Edge: [Edge]] = [:]
    for row in 0..<ys.count - 1 {
      for column in 0..<xs.count - 1 {
        for (a, b) in segments(row, column, level) {
          neighbours[a, default: []].append(b)
          neighbours[b, default: []].append(a)
        }
      }
    }
    var lines: [[XY]] = []
    var visited: Set<Edge> = []
    let edges = neighbours.keys.sorted()
    for isOpen in [true, false] {
      for edge in edges where !visited.contains(edge) && (!isOpen || neighbours[edge]?.count == 1) {
        lines.append(trace(from: edge, neighbours, &visited).map { point(on: $0, level) })
      }
    }
    return lines.filter { $0.count > 1 }
  }

  /// An edge of the grid: from a corner to the next one in the row or in the column.
  private struct Edge: Hashable, Comparable {
    let row: Int
    let column: Int
    let isAlongRow: Bool

    static func < (a: Edge, b: Edge) -> Bool {
      (a.row, a.column, a.isAlongRow ? 0 : 1) < (b.row, b.column, b.isAlongRow ? 0 : 1)
    }
  }

  private func trace(from start: Edge, _ neighbours: [Edge: [Edge]], _ visited: inout Set<Edge>) -> [Edge] {
    var line = [start]
    visited.insert(start)
    var current = start
    while let next = neighbours[current]?.first(where: { !visited.contains($0) }) {
      visited.insert(next)
      line.append(next)
      current = next
    }
    if line.count > 2, neighbours[current]?.contains(start) == true { line.append(start) }
    return line
  }

  private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners = [
      values[row][column], values[row][column + 1], values[row + 1][column + 1], values[row + 1][column],
    ]
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let bottom = Edge(row: row, column: column, isAlongRow: true)
    let right = Edge(row: row, column: column + 1, isAlongRow: false)
    let top = Edge(row: row + 1, column: column, isAlongRow: true)
    let left = Edge(row: row, column: column, isAlongRow: false)
    let above = corners.map { $0 >= level }
    let isAboveInside = corners.reduce(0) { $0 + $1 / 4 } >= level
    switch (above[0], above[1], above[2], above[3]) {
    case (true, true, true, true), (false, false, false, false): return []
    case (true, false, false, false), (false, true, true, true): return [(left, bottom)]
    case (false, true, false, false), (true, false, true, true): return [(bottom, right)]
    case (false, false, true, false), (true, true, false, true): return [(right, top)]
    case (false, false, false, true), (true, true, true, false): return [(top, left)]
    case (true, true, false, false), (false, false, true, true): return [(left, right)]
    case (true, false, false, true), (false, true, true, false): return [(bottom, top)]
    case (true, false, true, false):
      return isAboveInside ? [(bottom, right), (top, left)] : [(left, bottom), (right, top)]
    case (false, true, false, true):
      return isAboveInside ? [(left, bottom), (right, top)] : [(bottom, right), (top, left)]
    }
  }

  private func point(on edge: Edge, _ level: Double) -> XY {
    let row = edge.row, column = edge.column
    let start = values[row][column]
    let end = edge.isAlongRow ? values[row][column + 1] : values[row + 1][column]
    let t = start == end ? 0.5 : min(1, max(0, (level / 2 - start / 2) / (end / 2 - start / 2)))
    if edge.isAlongRow { return XY(xs[column] * (1 - t) + xs[column + 1] * t, ys[row]) }
    return XY(xs[column], ys[row] * (1 - t) + ys[row + 1] * t)
  }
}
