import CFLINT
import Scalars

/// Some nodes of a double-exponential rule next to each other, with dx/dt and the logarithms of their distances.
package final class NodeBlock: Sendable {
  /// How many nodes a block has.
  package static var count: Int { 64 }
  /// Distances from the center (with a sign), from the finite end, or from the nearer end of an interval.
  package let distances: BallRow
  /// dx/dt.
  package let weights: BallRow
  /// log of the distances; empty on lines.
  package let logarithms: BallRow
  /// The t of the first node and the step from one to the next.
  package let first: Double, step: Double

  /// The nodes at first, first + step, …; both numbers have few bits, so that all t are exact.
  init(_ map: DoubleExponentialMap, first: Double, step: Double, precision: BallPrecision) {
    (self.first, self.step) = (first, step)
    let n = NodeBlock.count
    distances = BallRow(count: n)
    weights = BallRow(count: n)
    logarithms = BallRow(count: map.isLine ? 0 : n)
    fill(map, n, precision.bits)
    for row in [distances, weights, logarithms] {
      // Nodes are exact by definition: the rule may be any rule that is close to the map.
      for i in 0..<row.count {
        arb_set_round(row.values + i, row.values + i, precision.bits)
        mag_zero(arb_rad_ptr(row.values + i))
      }
    }
  }

  /// The t of a node.
  package func t(_ i: Int) -> Double { first + Double(i) * step }

  private func fill(_ map: DoubleExponentialMap, _ n: Int, _ result: Int) {
    let bits = result + 48
    let room = BallRow(count: 9), r = room.values
    let t = r, up = r + 1, down = r + 2, ratio = r + 3, inverse = r + 4
    let a = r + 5, b = r + 6, quarter = r + 7, one = r + 8
    // e^t and e^−t from node to node.
    let isMirrored = map == .tanhSinh
    let start = isMirrored ? first.magnitude : first, stride = isMirrored && first < 0 ? -step : step
    arb_set_d(t, start)
    arb_exp(up, t, bits)
    arb_ui_div(down, 1, up, bits)
    arb_set_d(a, stride)
    arb_exp(ratio, a, bits)
    arb_ui_div(inverse, 1, ratio, bits)
    arb_const_pi(quarter, bits)
    arb_mul_2exp_si(quarter, quarter, -2)
    arb_one(one)
    for i in 0..<n {
      let x = distances.values + i, w = weights.values + i
      switch map {
      case .linear:
        arb_set_d(x, first + Double(i) * step)
        arb_one(w)
      case .sinh:
        halfDifference(x, up, down, bits)
        halfSum(w, up, down, bits)
      case .sinhSinh:
        arb_sub(a, up, down, bits)
        arb_mul(a, a, quarter, bits)
        arb_exp(a, a, bits)
        arb_ui_div(b, 1, a, bits)
        halfDifference(x, a, b, bits)
        halfSum(w, a, b, bits)
        arb_add(a, up, down, bits)
        arb_mul(a, a, quarter, bits)
        arb_mul(w, w, a, bits)
      case .expLinear:
        let log = logarithms.values + i
        arb_set_d(t, first + Double(i) * step)
        arb_sub(log, t, down, bits)
        arb_exp(x, log, bits)
        arb_add(a, down, one, bits)
        arb_mul(w, x, a, bits)
      case .expSinh:
        let log = logarithms.values + i
        arb_sub(a, up, down, bits)
        arb_mul(log, a, quarter, bits)
        arb_exp(x, log, bits)
        arb_add(a, up, down, bits)
        arb_mul(a, a, quarter, bits)
        arb_mul(w, x, a, bits)
      case .tanhSinh:
        let log = logarithms.values + i
        arb_sub(a, up, down, bits)
        arb_mul(a, a, quarter, bits)
        arb_mul_2exp_si(a, a, 1)
        arb_neg(a, a)
        arb_exp(b, a, bits)
        arb_log1p(log, b, bits)
        arb_sub(log, a, log, bits)
        arb_add(a, b, one, bits)
        arb_div(x, b, a, bits)
        arb_div(w, x, a, bits)
        arb_add(a, up, down, bits)
        arb_mul(a, a, quarter, bits)
        arb_mul_2exp_si(a, a, 1)
        arb_mul(w, w, a, bits)
      }
      arb_mul(up, up, ratio, bits)
      arb_mul(down, down, inverse, bits)
    }
  }

  private func halfDifference(
    _ d: UnsafeMutablePointer<arb_struct>, _ a: UnsafeMutablePointer<arb_struct>,
    _ b: UnsafeMutablePointer<arb_struct>, _ bits: Int
  ) {
    arb_sub(d, a, b, bits)
    arb_mul_2exp_si(d, d, -1)
  }

  private func halfSum(
    _ d: UnsafeMutablePointer<arb_struct>, _ a: UnsafeMutablePointer<arb_struct>,
    _ b: UnsafeMutablePointer<arb_struct>, _ bits: Int
  ) {
    arb_add(d, a, b, bits)
    arb_mul_2exp_si(d, d, -1)
  }
}
