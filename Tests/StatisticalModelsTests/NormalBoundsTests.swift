import Testing

@testable import StatisticalModels

/// The bounds that need no geodesic, against closed forms with 60 digits.
///
/// Calvo and Oller's from the eigenvalues of the embedded covariances, √(KL + reverse KL) and 2 arccos ∫√(pq) from inverses and
/// determinants, by mpmath: nothing of the reduced pair that the library computes with.
@Suite struct NormalBoundsTests {
  struct Case: Sendable {
    let mean: [Double], covariance: [Double], toMean: [Double], toCovariance: [Double]
    let lower: Double, upper: Double, angle: Double
  }

  private static let covariance = [2, 0.6, -0.4, 0.6, 1.5, 0.3, -0.4, 0.3, 0.8]

  static let cases = [
    Case(
      mean: [0.3, -1, 2], covariance: covariance, toMean: [-0.5, 0.25, 1],
      toCovariance: [1.2, -0.5, 0.2, -0.5, 3, 0.9, 0.2, 0.9, 2.5], lower: 2.09680613982636908317133962579,
      upper: 2.52298686711901809419103085638, angle: 1.89916858114410881303466025668),
    // Far apart, from a nearly singular covariance to long axes.
    Case(
      mean: [0, 0, 0], covariance: [1, 0.9, 0.8, 0.9, 1, 0.9, 0.8, 0.9, 1], toMean: [20, -5, 3],
      toCovariance: [400, -30, 4, -30, 9, 0.2, 4, 0.2, 0.25], lower: 7.52813145067076944517254109525,
      upper: 55.4554130832434376020760820611, angle: 3.13681032183845222341592800841),
    // Near: half of the digits are lost where the pair is not reduced with care.
    Case(
      mean: [1, 2, 3], covariance: covariance, toMean: [1 + 0x1p-30, 2 - 0x1p-31, 3],
      toCovariance: [2, 0.6 + 0x1p-28, -0.4, 0.6 + 0x1p-28, 1.5, 0.3, -0.4, 0.3, 0.8 + 0x1p-29],
      lower: 0.00000000370843803635116290055008970153, upper: 0.00000000370843803635116290263853023251,
      angle: 0.00000000370843803635116289846603424971),
  ]

  /// Catches a wrong power, weight or constant in a bound, covariances that are taken for diagonal, and digits lost near and far.
  @Test(arguments: cases.indices, [false, true])
  func closedForms(_ index: Int, isReversed: Bool) throws {
    let c = Self.cases[index]
    let pair =
      isReversed
      ? try NormalPair(order: 3, from: c.toMean, c.toCovariance, to: c.mean, c.covariance)
      : try NormalPair(order: 3, from: c.mean, c.covariance, to: c.toMean, c.toCovariance)
    let bounds = NormalBounds(pair)
    for (found, expected) in [
      (bounds.lower, c.lower), (bounds.upper, c.upper), (NormalBounds.angle(pair, weight: 1), c.angle),
    ] {
      #expect(Swift.abs(found - expected) <= 1e-13 * expected, "\(found) for \(expected)")
    }
  }
}
