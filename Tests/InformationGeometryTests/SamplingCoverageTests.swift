import Testing

@testable import InformationGeometry

/// Error bars of randomized rules: over many seeds the true value lies inside as often as is said.
@Suite struct SamplingCoverageTests {
  /// Student's t leaves ±(quantile) with probability 0.27 %; one standard error with about 1 in 3.
  @Test(arguments: [true, false])
  func coverage(_ prefersLattice: Bool) throws {
    let m = Symbol("m"), x = Symbol("x"), y = Symbol("y")
    // Coupled, skew, with a known mass, E[s²] = ½ and E[s] = 0.
    let text = "log(2) - (x-m) - (y-m) - 3*log(1 + exp(-(x-m)) + exp(-(y-m)))"
    let model = try StatisticalModel(
      "bivariate logistic", of: [x, y], in: .vectors(2), parameters: [m],
      logDensity: Expression(parsing: text, symbols: [x, y, m]))
    let problem = JointProblem(
      formula: try JointFormula(model), basis: ExpectationBasis(dimension: 1, order: 0),
      point: try Point([0.5], in: model.chart))
    let plan = try JointPlan(JointLandscape(problem, lattice: []))
    // E[1], E[s], E[s²]: in terms of shares of Dirichlet(1, 1, 1), s = 2 − 3(w₁ + w₂) = 3w₃ − 1.
    let known = [1.0, 0, 0.5], seeds = 100
    let quantile = prefersLattice ? JointSampling.quantiles.shifts : JointSampling.quantiles.scrambles
    var outside = 0, beyondOne = 0, widest = 0.0
    for seed in 0..<seeds {
      var sampling = JointSampling(problem: problem, tolerance: prefersLattice ? 0.3 : 1e-9)
      sampling.seed = 5000 + UInt64(seed)
      sampling.budget = prefersLattice ? 1 << 16 : 1 << 9
      sampling.prefersLattice = prefersLattice
      let found = try sampling.moments(plan)
      for (c, value) in known.enumerated() {
        let error = Double.exp2(found.errors[c]), off = (found.values[c] - value).magnitude
        if off > error { outside += 1 }
        if off > error / quantile { beyondOne += 1 }
        widest = max(widest, error)
      }
    }
    let all = Double(seeds * known.count)
    // 300 numbers: 0.8 outside are expected; more than 5 have probability 2·10⁻⁴ if they were independent.
    #expect(outside <= 5, "\(outside) of \(all) outside their error bars, seeds from 5000")
    #expect(Double(beyondOne) > 0.2 * all && Double(beyondOne) < 0.5 * all, "\(beyondOne) of \(all) beyond one σ")
    // The bars must be of a size at which they can be wrong.
    #expect(widest > 1e-6)
  }

  /// Sobol' points in their first dimensions, against the values that every implementation has.
  @Test func directionNumbers() {
    let sequence = ScrambledSobol(dimension: 40, seed: 1)
    // Any 2ᵐ points of a scrambled sequence still hit each of 2ᵐ equal intervals once, in every coordinate.
    for j in 0..<40 {
      let hit = Set((0..<256).map { Int(sequence.point($0)[j] * 256) })
      #expect(hit.count == 256, "coordinate \(j)")
    }
    // Two coordinates together fill every elementary square of a (0, 2, 2)-net in base 2.
    let squares = Set(
      (0..<256).map { n -> Int in
        let p = sequence.point(n)
        return Int(p[0] * 16) * 16 + Int(p[1] * 16)
      })
    #expect(squares.count == 256)
  }

  /// The mean of a smooth function over 40 coordinates: direction numbers with an error show here.
  @Test func smoothMean() {
    let sequence = ScrambledSobol(dimension: 40, seed: 3)
    for first in stride(from: 0, to: 38, by: 2) {
      var sum = 0.0
      for n in 0..<4096 {
        let p = sequence.point(n)
        sum += (p[first] * p[first + 1] - 0.25) + (p[first] * p[first + 2 < 40 ? first + 2 : 0] - 0.25)
      }
      // A random mean would be off by 0.005.
      #expect((sum / 4096).magnitude < 5e-4, "coordinates from \(first): \(sum / 4096)")
    }
  }

  /// Φ(Φ⁻¹(p)) = p from the middle to far tails, against values by mpmath.
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.9599639845400542355), (1e-3, -3.0902323061678135415), (1e-10, -6.3613409024040562048),
    (1e-300, -37.047096299361199237), (0.3, -0.52440051270804078404), (1 - 0x1p-40, 7.0477002566644087254),
  ])
  func quantiles(_ p: Double, _ z: Double) {
    #expect((normalQuantile(p) - z).magnitude <= 1e-14 * max(1, z.magnitude))
  }
}
