import InformationGeometry

/// Markov kernels on a measured observation: the number of the bin, rounding that is thrown for, and noise on top.
///
/// What is left of an observation x is the bin of three that it falls into; or one of the four ends of the bins, the upper
/// one of a bin with the probability (x − a)/(b − a); or one of three outcomes that each of these ends may lead to.
/// Outside the bins all observations are one cell. The integrals of p and ∂ᵢp over the bins are enclosed, so that a loss
/// of information is proved where its ball is positive.
struct ContinuousKernels: Sendable {
  private let dimension: Int
  /// p and ∂ᵢp of x and ξ.
  private let tape: Tape

  /// Losses are large: more bits would prove the same.
  static let precision = BallPrecision(bits: 128)
  private static let nodes = GaussLegendreNodes(precision)

  /// - Parameter density: p and ∂ᵢp of x and ξ.
  init(dimension: Int, density: Tape) {
    self.dimension = dimension
    tape = density
  }

  /// Probabilities and their derivatives of the cells of each kernel, coarser ones later; nil where there is no enclosure.
  func cells(_ places: [Double], at ξ: [Ball], sizes: [Double]) -> [[[Ball]]]? {
    let ends = stride(from: 0, to: places.count, by: 2).map { places[$0] }, n = dimension
    let ring = BallRing(Self.precision)
    var whole: [[Ball]] = [], upper: [[Ball]] = []
    for k in 1..<ends.count {
      guard let parts = bin(from: ends[k - 1], to: ends[k], ξ, sizes) else { return nil }
      whole.append(Array(parts[...n]))
      upper.append(Array(parts[(n + 1)...]))
    }
    // Probabilities sum to one, derivatives to zero.
    func completed(_ cells: [[Ball]]) -> [[Ball]] {
      cells + [(0...n).map { s in cells.reduce(s == 0 ? ring.one : ring.zero) { $0 - $1[s] } }]
    }
    var thrown: [[Ball]] = []
    for k in 0...whole.count {
      thrown.append(
        (0...n).map { s in
          let below = k > 0 ? upper[k - 1][s] : ring.zero
          return k < whole.count ? below + whole[k][s] - upper[k][s] : below
        })
    }
    let rounded = completed(thrown)
    let noisy = (0..<3).map { outcome in
      (0...n).map { s in
        rounded.indices.reduce(ring.zero) {
          $0 + Ball(MarkovKernels.weight(of: outcome, from: $1), precision: Self.precision) * rounded[$1][s]
        }
      }
    }
    return [completed(whole), rounded, noisy]
  }

  /// ∫p, ∫∂ᵢp, and the same with (x − a)/(b − a).
  private func bin(from a: Double, to b: Double, _ ξ: [Ball], _ sizes: [Double]) -> [Ball]? {
    let precision = Self.precision, tape = ComplexBallTape(tape, precision: precision)
    let lower = ComplexBall(Ball(exactly: a, precision: precision)), parameters = ξ.map { ComplexBall($0) }
    let width = ComplexBall(Ball(exactly: b, precision: precision)) - lower
    let integrand = RigorousFunctions(2 * (dimension + 1), precision: precision) { z, analytic in
      let values = tape.evaluate([z] + parameters, analytic: analytic), share = (z - lower) / width
      return values + values.map { $0 * share }
    }
    let tolerances = ([0] + sizes).map { $0 - Double(precision.bits) + 24 }
    return try? RigorousIntegration(Self.nodes).integrals(
      of: integrand, from: a, to: b, tolerances: tolerances + tolerances
    ).map(\.real)
  }
}
