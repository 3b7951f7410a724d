import InformationGeometry
import Testing

@Suite struct DivergenceTests {
  private func point(_ model: StatisticalModel, _ x: [Double]) throws -> Point { try Point(x, in: model.chart) }

  /// KL, reverse KL, Jeffreys, Hellinger, Bhattacharyya, α = ½, Chernoff and its weight, by mpmath 1.3 with 40 digits: sums
  /// and integrals of the densities themselves.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let p: [Double], q: [Double]
    let values: [Double]
    var testDescription: String { name }
    init(_ name: String, _ p: [Double], _ q: [Double], _ values: [Double]) {
      (self.name, self.p, self.q, self.values) = (name, p, q, values)
    }
  }

  static let kinds: [DivergenceKind] = [
    .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .squaredHellinger, .bhattacharyya, .alpha(Rational(1, 2)),
    .chernoff,
  ]

  // swift-format-ignore
  static let cases: [Case] = [
    Case("normal", [0, 1], [1, 2], [0.4431471805599453094172321, 1.306852819440054690582768, 1.75, 0.1491945378473598101394769, 0.1615717756571048778831475, 0.788986954851527638629782, 0.1721167229320167239099855, 0.3705774028241808408574187]),
    Case("gamma", [2, 1], [3.5, 2], [0.1407819677395649327654776, 0.09005571974068117485697786, 0.2308376874802461076224555, 0.02692451054471117066452035, 0.02729361557614774105428833, 0.09768911089031728904147303, 0.02762572668549668729239891, 0.5553257104493111672776565]),
    Case("beta", [2, 3], [1.5, 4], [0.2397365804287604614859342, 0.2342561933895428557612285, 0.4739927738183033172471627, 0.05722887585585612575835527, 0.05893173615315485521424953, 0.2295895230302748137178032, 0.05893371343075527512758599, 0.5029037518574215788307057]),
    Case("poisson", [2], [5], [1.167418536251689869632946, 1.581453659370775325917636, 2.748872195622465195550582, 0.2866066586834922438054386, 0.3377223398316206680011065, 1.276794615665495578253331, 0.3396754901236030432164013, 0.4620848353548408733803286]),
    Case("binomial:n=7", [0.2], [0.7], [3.738775660972151732432757, 4.078797114302678081473244, 7.817572775274829813906001, 0.6403995071114575516561179, 1.022761605727817956773582, 2.877232120272235080179527, 1.02329081020824270160017, 0.4889013425453401578538431]),
    Case("weibull", [1, 2], [1.5, 1.25], [0.3004766839389969307753236, 1.282050810914540339928704, 1.582527494853537270704028, 0.1068898876173413632046695, 0.1130453995676198238843196, 0.5979904963364802443858477, 0.1236388232704103514572472, 0.3408384825643871022015955]),
    Case("cauchy", [0, 1], [1, 2], [0.2231435513142097557662951, 0.2231435513142097557662951, 0.4462871026284195115325902, 0.0549936690702419459955602, 0.05656365211426578581535357, 0.2207630969128558649472979, 0.05656365211426578581535357, 0.5]),
    Case("logistic", [0, 1], [1, 2], [0.3172176046624919110765531, 0.5549936676451478939014098, 0.8722112723076398049779629, 0.09647491299804416357716008, 0.1014514028694182389297275, 0.4497698181428411658745629, 0.1034440012153182245923068, 0.4301204454499015092937922]),
    Case("laplace", [0, 1], [1, 2], [0.377086901145666470214994, 0.5199141388653215377903669, 0.897001040010988008005361, 0.1033217502319812040108436, 0.1090581771808997543860829, 0.4530871620779077067025161, 0.1097306477589083274951261, 0.4607037472784869949538204]),
    Case("von-mises", [0, 1], [1, 3], [1.072226645531883240323094, 0.6429256965192889444661018, 1.715152342051172184789196, 0.1892329954417585880762697, 0.2097745601531207036463416, 0.6843556480384696726556124, 0.2136341817860340406981889, 0.5662641353146776538237938]),
    Case("inverse-gaussian", [1, 2], [1.5, 1], [0.1521291458355282102641716, 0.3200930763866940119580506, 0.4722222222222222222222222, 0.04888359990779553528534133, 0.05011882635342259037801246, 0.2374790205143178211730576, 0.05165342805219680830081928, 0.4112806041187097614508451]),
    // Known up to its normalizer.
    Case("conway-maxwell-poisson", [2, 1.5], [4, 0.75], [2.390797922772799900844505, 6.939924971136365571489983, 9.330722893909165472334488, 0.5891292269933860906035329, 0.8894765348350019771077406, 3.127699954235990608857973, 0.9501827372196134030923995, 0.3693973169557813970202476]),
  ]

  /// Catches a wrong sign, exponent or factor in any divergence, by the log-partition function or by quadrature.
  @Test(arguments: cases)
  func agreesWithIntegrals(_ reference: Case) throws {
    let model = try Catalogue.model(reference.name)
    let p = try point(model, reference.p), q = try point(model, reference.q)
    for (kind, expected) in zip(Self.kinds, reference.values) {
      let found = try model.divergence(kind, from: p, to: q)
      #expect((found.value - expected).magnitude <= 4e-16 * max(1, expected), "\(reference.name) \(kind): \(found)")
      #expect(
        (found.value - expected).magnitude <= found.error + 4 * expected.ulp, "the error of \(reference.name) \(kind)")
      if kind == .chernoff {
        #expect(
          ((found.weight ?? 0) - reference.values[7]).magnitude < 1e-14, "\(reference.name): \(found.weight ?? 0)")
      }
    }
  }

  /// Catches cancellation between close distributions, and at large shapes.
  @Test func closeDistributions() throws {
    func divergence(_ name: String, _ p: [Double], _ q: [Double], _ kind: DivergenceKind = .kullbackLeibler) throws
      -> Double
    {
      let model = try Catalogue.model(name)
      return try model.divergence(kind, from: point(model, p), to: point(model, q)).value
    }
    // Δμ²/(2σ²), of the Double nearest to 1e-9.
    #expect(try divergence("normal", [0, 1], [1e-9, 1]) == 5e-19)
    // Hellinger² = 1 − exp(−Δμ²/8), with equal variances.
    #expect(try (divergence("normal", [0, 1], [1e-9, 1], .squaredHellinger) - 1.25e-19).magnitude < 1e-34)
    #expect(try (divergence("normal", [0, 1], [3, 1], .chernoff) - 1.125).magnitude < 1e-15)
    // mpmath: gamma, shapes 10⁸ and 10⁸ + 1, and rates 10⁸ apart by 10⁻⁸ of themselves.
    #expect(try (divergence("gamma", [1e8, 1e8], [1e8 + 1, 1e8]) - 5.0000000083333333208333333e-9).magnitude < 1e-23)
    // Quadrature of a density that is no exponential family: ε²/4 for Cauchy locations ε apart, to second order.
    #expect(try (divergence("cauchy", [0, 1], [1e-9, 1]) / 2.5e-19 - 1).magnitude < 1e-14)
    // Normalizers that nearly agree, λ = 2 and 2 + 2⁻³⁰, by mpmath.
    let close = try divergence("conway-maxwell-poisson", [2, 1.5], [2 + 0x1p-30, 1.5])
    #expect((close / 1.164223031020114873338463e-19 - 1).magnitude < 4e-16)
  }

  /// Catches a normalizer that is left out or rounded: the gamma family without its factor, against the same integrals.
  @Test func densitiesWithoutTheirFactor() throws {
    let x = Symbol("x", .positive), a = Symbol("a", .positive), b = Symbol("b", .positive)
    let model = try StatisticalModel(
      "gamma up to a factor", of: [x], in: .positive, parameters: [a, b],
      unnormalizedLogDensity: (a - 1) * log(x) - b * x)
    let gamma = try #require(Self.cases.first { $0.name == "gamma" })
    let p = try point(model, gamma.p), q = try point(model, gamma.q)
    for (kind, expected) in zip(Self.kinds, gamma.values) {
      let found = try model.divergence(kind, from: p, to: q)
      #expect((found.value - expected).magnitude <= found.error + 4 * expected.ulp, "\(kind): \(found)")
    }
  }

  /// Catches an enclosure that does not hold the value, and digits that are not there.
  @Test func manyDigits() throws {
    let model = try Catalogue.model("poisson")
    let p = try point(model, [2]), q = try point(model, [5])
    let found = try model.certifiedDivergence(.chernoff, from: p, to: q, digits: 60)
    let value = try #require(found.value), weight = try #require(found.weight)
    #expect(value.relativeAccuracyBits > 198 && weight.relativeAccuracyBits > 198)
    // The equation of the optimum: KL of the mixture to both ends is the same, λ(log λ/2 − 1) + 2 = λ(log λ/5 − 1) + 5.
    let precision = value.precision
    let one: Ball = Ball(Rational(1), precision: precision), two: Ball = Ball(Rational(2), precision: precision)
    let five: Ball = Ball(Rational(5), precision: precision)
    let exponent: Ball = weight * Ball.log(two) + (one - weight) * Ball.log(five)
    let λ: Ball = Ball.exp(exponent)
    let ratio: Ball = Ball.log(λ / two)
    let left: Ball = λ * ratio - λ + two
    #expect((left - value).containsZero)
    // KL by quadrature to fifty digits, against log((γ₁+γ₂)² + Δ²)/(4γ₁γ₂): Chyzak & Nielsen (2019).
    let cauchy = try Catalogue.model("cauchy")
    let from = try point(cauchy, [0, 1]), to = try point(cauchy, [1, 2])
    let quadrature = try cauchy.divergence(.kullbackLeibler, from: from, to: to, digits: 50)
    let exact = Ball.log(Ball(Rational(10, 8), precision: BallPrecision(bits: 300)))
    let miss = Ball.absoluteValue(Ball(containing: quadrature.value, precision: exact.precision) - exact).upper
    #expect(!quadrature.isBound && miss < 1e-50 && miss <= 1e-60 + quadrature.error.asDouble)
    // An estimate is never given out as an enclosure.
    #expect {
      try cauchy.certifiedDivergence(.kullbackLeibler, from: from, to: to, digits: 20)
    } throws: { error in
      if case GeometryError.notProved = error { true } else { false }
    }
  }

  /// Catches a number in place of infinity: ∫q³/p² diverges when q has the heavier tails.
  @Test func infiniteDivergences() throws {
    let normal = try Catalogue.model("normal"), gamma = try Catalogue.model("gamma")
    let narrow = try point(normal, [0, 1]), wide = try point(normal, [0, 2])
    #expect(try normal.divergence(.alpha(3), from: narrow, to: wide).value == .infinity)
    #expect(try normal.divergence(.alpha(3), from: wide, to: narrow).value.isFinite)
    // θ = (−2, −2) would have a negative shape, for which log |Γ| has a value all the same.
    #expect(
      try gamma.divergence(.alpha(3), from: point(gamma, [4, 1]), to: point(gamma, [1, 1])).value
        == .infinity)
    let cauchy = try Catalogue.model("cauchy")
    #expect(
      try cauchy.divergence(.alpha(3), from: point(cauchy, [0, 1]), to: point(cauchy, [1, 2])).value
        .isFinite)
    #expect(try normal.divergence(.kullbackLeibler, from: wide, to: wide).value == 0)
  }

  /// Catches a table of sufficient statistics other than the manual's, and coordinates that do not lead back.
  @Test(
    arguments: [
      ("normal", [0.5, 2], [0.125, -0.125], [0.5, 4.25]), ("gamma", [2, 3], [2, -3], [-0.6758279535696426, 2.0 / 3]),
      ("poisson", [3], [1.0986122886681098], [3]), ("bernoulli", [0.25], [-1.0986122886681098], [0.25]),
      ("inverse-gaussian", [1, 2], [-1, -1], [1, 1.5]),
      ("beta", [2, 3], [2, 3], [-1.0833333333333333, -0.5833333333333333]),
      ("categorical:k=3", [0.2, 0.3], [-0.916290731874155, -0.5108256237659907], [0.2, 0.3]),
    ] as [(String, [Double], [Double], [Double])])
  func dualCoordinates(_ name: String, _ ξ: [Double], _ θ: [Double], _ η: [Double]) throws {
    let manifold = try Catalogue.model(name).manifold(), point = try manifold.point(ξ)
    for (dual, expected) in [(try manifold.natural(), θ), (try manifold.expectation(), η)] {
      let found = dual.enclosure(of: point, bits: 128)
      for (a, b) in zip(found, expected) { #expect((a.midpoint - b).magnitude < 2e-15, "\(name) \(dual.kind)") }
      let back = try dual.sourcePoint(found.map { Expression(Rational(exactly: $0.midpoint) ?? 0) })
      for (a, b) in zip(back.coordinates, ξ) { #expect((a - b).magnitude < 1e-14 * max(1, b.magnitude)) }
      // Γ^(1) vanishes in θ and Γ^(−1) in η; the metrics are inverse to each other.
      let alpha: Rational = dual.kind == .natural ? 1 : -1
      #expect(try dual.rounded(.christoffel(alpha: alpha), at: point).allSatisfy { $0.value == 0 && $0.error == 0 })
    }
    let g = try manifold.natural().rounded(.metric, at: point).map(\.value)
    let h = try manifold.expectation().rounded(.inverseMetric, at: point).map(\.value)
    for (a, b) in zip(g, h) { #expect((a - b).magnitude <= 1e-13 * max(1, a.magnitude)) }
  }
}
