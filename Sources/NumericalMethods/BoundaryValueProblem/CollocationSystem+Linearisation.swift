import CKernels
import CLAPACK

extension CollocationSystem {
  private static let asIs = CChar(UInt8(ascii: "N"))

  /// Linearises a group at the iterate: factors of its elements, and what their ends do to their accelerations.
  ///
  /// The matrices are 1 − h² ∂f/∂x ∫∫ − h ∂f/∂v ∫. Without derivatives, or singular, they are not finite.
  func linearise(_ g: Int) {
    let count = nodes * lanes
    let matrix = matrices + g &* m &* m &* lanes, response = responses + g &* m &* 2 &* n &* lanes
    problem.writeDerivatives(count, current.states + g &* 2 &* m &* lanes, into: scratch)
    ig_collocation_matrix(
      matrix, response, scratch, scratch + n * n * count, widths + g &* lanes, basis.secondIntegral,
      basis.firstIntegral, basis.nodes, nodes, n, lanes)
    let exchanges = pivots + g &* m &* lanes
    if lanes == 1 {
      let order = Int32(m), sides = Int32(2 * n)
      let info = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, order, order, matrix, order, exchanges)
      if info == 0 {
        _ = LAPACKE_dgetrs_work(
          LAPACK_COL_MAJOR, Self.asIs, order, sides, matrix, order, exchanges, response, order)
      } else {
        for i in 0..<2 * n * m { response[i] = .nan }
      }
    } else {
      ig_lanes_factor(matrix, exchanges, m, lanes)
      ig_lanes_solve(matrix, exchanges, response, m, 2 * n, lanes)
    }
    buildEndResponses(g, response)
  }

  /// ∂(velocity at the left and right end)/∂(left and right point).
  private func buildEndResponses(_ g: Int, _ response: UnsafePointer<Double>) {
    for side in 0..<2 {
      let row = side == 0 ? 0 : (nodes - 1) * nodes
      for end in 0..<2 {
        for d in 0..<n {
          for c in 0..<n {
            let column = response + ((end &* n &+ d) &* m &+ c &* nodes) &* lanes
            let out = endResponses + (((g &* 2 &+ side) &* 2 &+ end) &* n &* n &+ c &* n &+ d) &* lanes
            for lane in 0..<lanes {
              var sum = 0.0
              for j in 0..<nodes { sum += basis.firstIntegral[row &+ j] * column[j &* lanes &+ lane] }
              let h = widths[g &* lanes &+ lane]
              out[lane] = (c == d ? (end == 0 ? -1 / h : 1 / h) : 0) + h * sum
            }
          }
        }
      }
    }
  }

  /// Component c of the velocity at an end of an element by component d of the point at an end.
  @inline(__always)
  private func endResponse(_ e: Int, side: Int, end: Int, _ c: Int, _ d: Int) -> Double {
    endResponses[((((e / lanes) &* 2 &+ side) &* 2 &+ end) &* n &* n &+ c &* n &+ d) &* lanes &+ e % lanes]
  }

  private func band(of k: Int) -> UnsafeMutablePointer<Double> {
    band + (6 * n - 2) * n * (curves[k].elements.lowerBound - k)
  }

  /// Factors of "velocity from the left − velocity from the right = 0" at the inner breakpoints of a curve.
  func buildBand(_ k: Int) -> Bool {
    let elements = curves[k].elements.count, first = curves[k].elements.lowerBound, count = (elements - 1) * n
    guard count > 0 else { return true }
    let band = band(of: k), width = 2 * n - 1, rows = 3 * width + 1
    for i in 0..<(rows * count) { band[i] = 0 }
    func add(_ row: Int, _ column: Int, _ value: Double) {
      band[column * rows + 2 * width + row - column] += value
    }
    for j in 1..<elements {
      let e = first + j
      for c in 0..<n {
        let row = (j - 1) * n + c
        for d in 0..<n {
          let column = (j - 1) * n + d
          add(
            row, column, endResponse(e - 1, side: 1, end: 1, c, d) - endResponse(e, side: 0, end: 0, c, d))
          if j > 1 { add(row, column - n, endResponse(e - 1, side: 1, end: 0, c, d)) }
          if j < elements - 1 { add(row, column + n, -endResponse(e, side: 0, end: 1, c, d)) }
        }
      }
    }
    let order = Int32(count)
    let info = LAPACKE_dgbtrf_work(
      LAPACK_COL_MAJOR, order, order, Int32(width), Int32(width), band, Int32(rows),
      bandPivots + curves[k].firstPoint)
    return info == 0
  }

  /// Writes the Newton corrections of the point `u`, whose defects have been evaluated, by the last linearisation.
  func correct(_ u: Unknowns, into delta: Unknowns, _ chosen: [Int], _ isChosen: [Bool]) {
    let order = Int32(m), size = m &* lanes
    for g in chosen {
      let out = delta.accelerations + g &* size
      out.update(from: defects + g &* size, count: size)
      if lanes == 1 {
        _ = LAPACKE_dgetrs_work(
          LAPACK_COL_MAJOR, Self.asIs, order, 1, matrices + g &* m &* m, order, pivots + g &* m, out, order)
      } else {
        ig_lanes_solve(matrices + g &* m &* size, pivots + g &* size, out, m, 1, lanes)
      }
    }
    for (k, curve) in curves.enumerated() where isChosen[k] {
      let first = curve.firstPoint, last = first + curve.elements.count * n
      for c in 0..<n {
        delta.points[first + c] = 0
        delta.points[last + c] = curve.target[c] - u.points[last + c]
      }
      solveBand(k, u, delta)
    }
    let moves = scratch
    for g in chosen {
      for d in 0..<2 * n { forEachLane(of: g) { lane, first in moves[d &* lanes &+ lane] = delta.points[first &+ d] } }
      ig_lanes_add_products(
        delta.accelerations + g &* size, responses + g &* size &* 2 &* n, moves, m, 2 * n, lanes)
      integrate(delta, g)
    }
  }

  private func solveBand(_ k: Int, _ u: Unknowns, _ delta: Unknowns) {
    let curve = curves[k], elements = curve.elements.count, count = (elements - 1) * n
    guard count > 0 else { return }
    let last = (nodes - 1) * nodes, side = bandSide + curve.firstPoint, ends = delta.points + curve.firstPoint
    for j in 1..<elements {
      let e = curve.elements.lowerBound + j
      let before = u.states + statePlace(e - 1) + m * lanes, after = u.states + statePlace(e) + m * lanes
      let a = delta.accelerations + place(e - 1), b = delta.accelerations + place(e)
      for c in 0..<n {
        let row = c &* componentStride
        // The jump of the velocity, and what the corrections of the accelerations alone do to it.
        var left = 0.0, right = 0.0
        for i in 0..<nodes {
          left += basis.firstIntegral[last &+ i] * a[row &+ i &* lanes]
          right += basis.firstIntegral[i] * b[row &+ i &* lanes]
        }
        var jump = before[row &+ (nodes - 1) &* lanes] - after[row]
        jump += widths[e - 1] * left - widths[e] * right
        var value = -jump
        if j == elements - 1 {
          for d in 0..<n { value += endResponse(e, side: 0, end: 1, c, d) * ends[elements * n + d] }
        }
        side[(j - 1) * n + c] = value
      }
    }
    let width = 2 * n - 1, order = Int32(count)
    _ = LAPACKE_dgbtrs_work(
      LAPACK_COL_MAJOR, Self.asIs, order, Int32(width), Int32(width), 1, band(of: k), Int32(3 * width + 1),
      bandPivots + curve.firstPoint, side, order)
    for i in 0..<count { ends[n + i] = side[i] }
  }
}
