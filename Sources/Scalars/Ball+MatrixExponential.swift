import CFLINT

extension Ball {
  /// The exponential of a square matrix of balls, row by row, by Arb.
  package static func matrixExponential(_ matrix: [Ball], order n: Int, precision: BallPrecision) -> [Ball] {
    precondition(matrix.count == n * n, "\(matrix.count) entries for order \(n)")
    var argument = arb_mat_struct(), value = arb_mat_struct()
    arb_mat_init(&argument, n, n)
    arb_mat_init(&value, n, n)
    defer {
      arb_mat_clear(&argument)
      arb_mat_clear(&value)
    }
    // The entries lie one after the other; those of the result are not where they were before.
    guard let entries = argument.entries else { return [] }
    for (k, entry) in matrix.enumerated() { entry.withArb { arb_set(entries + k, $0) } }
    arb_mat_exp(&value, &argument, precision.bits)
    guard let results = value.entries else { return [] }
    return (0..<n * n).map { k in .fromArb(precision) { arb_set($0, results + k) } }
  }
}
