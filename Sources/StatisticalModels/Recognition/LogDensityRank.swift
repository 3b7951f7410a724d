import DifferentialGeometry
import Scalars
import Symbolics

/// The rank of the doubly centered logarithm of a density: the order of an exponential family.
///
///     Dᵢⱼ = ℓ(xᵢ; ξⱼ) − ℓ(x₀; ξⱼ) − ℓ(xᵢ; ξ₀) + ℓ(x₀; ξ₀) = Σₐ (tₐ(xᵢ) − tₐ(x₀)) (θₐ(ξⱼ) − θₐ(ξ₀))
///
/// That the rank is no less than what is found is proved: a minor is told from zero in balls. That it is no more is seen
/// at the trial points, with two precisions; a formula that has so many terms proves it.
public struct LogDensityRank: Sendable, Equatable {
  /// The rank that was found.
  public let rank: Int
  /// How many points there were on either side, beside x₀ and ξ₀.
  public let size: Int
  /// Decimal digits to which what is left after the elimination vanishes, beside the largest entry.
  public let digits: Int
  /// The places of the pivots among the points.
  let rows: [Int], columns: [Int]

  /// Whether every row and column was needed: no finite order is seen.
  public var isFull: Bool { rank == size }

  /// The rank at some of the points; nil where the logarithm is not finite at all of them, or precisions disagree.
  init?(_ logDensity: Expression, variables: [Symbol], chart: Chart, points: TrialPoints) {
    let size = Swift.min(points.observations.count, points.parameters.count) - 1
    guard size >= 1, let tape = try? Tape([logDensity], inputs: variables + chart.coordinates) else { return nil }
    var found: (rows: [Int], columns: [Int])?
    var digits = 0
    for bits in [192, 448] {
      guard
        let matrix = LogDensityRank.centered(tape, points, rows: size, columns: size, BallPrecision(bits: bits)),
        let result = LogDensityRank.eliminated(matrix, bits: bits)
      else { return nil }
      if let found, found.rows.count != result.rows.count { return nil }
      found = (result.rows, result.columns)
      digits = result.digits
    }
    guard let found else { return nil }
    rank = found.rows.count
    rows = found.rows
    columns = found.columns
    self.size = size
    self.digits = digits
  }

  private static func centered(
    _ tape: Tape, _ points: TrialPoints, rows: Int, columns: Int, _ precision: BallPrecision
  ) -> [[Ball]]? {
    let compiled = BallTape(tape, precision: precision)
    func balls(_ point: [Rational]) -> [Ball] { point.map { Ball($0, precision: precision) } }
    var table: [[Ball]] = []
    for x in points.observations.prefix(rows + 1) {
      let place = balls(x)
      let values = points.parameters.prefix(columns + 1).map { compiled.evaluate(place + balls($0))[0] }
      // Where p vanishes for some parameters and not for others the support depends on them.
      guard values.allSatisfy(\.isFinite) else { return nil }
      table.append(values)
    }
    return (1...rows).map { i in
      (1...columns).map { j in table[i][j] - table[0][j] - table[i][0] + table[0][0] }
    }
  }

  /// Gaussian elimination with complete pivoting.
  ///
  /// What is below 2^(−bits/2) of the largest entry counts as zero; nil when a pivot above it cannot be told from zero.
  private static func eliminated(
    _ matrix: [[Ball]], bits: Int
  ) -> (rows: [Int], columns: [Int], digits: Int)? {
    var m = matrix
    var rows: [Int] = [], columns: [Int] = []
    let size = m.count
    let scale = m.joined().map(\.binaryMagnitude).max() ?? -.infinity
    if scale == -.infinity { return ([], [], bits / 4) }
    while rows.count < size {
      var best = -Double.infinity, place = (0, 0)
      for i in 0..<size where !rows.contains(i) {
        for j in 0..<size where !columns.contains(j) {
          let magnitude = m[i][j].binaryMagnitude
          if magnitude.isNaN { return nil }
          if magnitude > best { (best, place) = (magnitude, (i, j)) }
        }
      }
      if best < scale - Double(bits) / 2 {
        return (rows, columns, best == -.infinity ? bits / 4 : Int((scale - best) * 0.30103))
      }
      let (p, q) = place
      let pivot = m[p][q]
      guard !pivot.containsZero else { return nil }
      rows.append(p)
      columns.append(q)
      for i in 0..<size where !rows.contains(i) {
        let factor = m[i][q] / pivot
        for j in 0..<size where !columns.contains(j) { m[i][j] = m[i][j] - factor * m[p][j] }
      }
    }
    return (rows, columns, 0)
  }
}
