import InformationGeometry
import Testing

/// One quantity, four ways: exact expressions, residues modulo 2⁶¹ − 1, balls and the tape in `Double`.
@Suite struct AgreementTests {
  static let families = [
    "normal", "inverse-gaussian", "categorical:k=4", "multinomial:k=3,n=7", "geometric", "pareto:scale=2",
  ]
  static let quantities: [Quantity] = [
    .metric, .inverseMetric, .cubicForm, .christoffelFirstKind(alpha: Rational(1, 3)), .christoffel(alpha: 0),
    .christoffel(alpha: -1), .riemann(alpha: 0), .riemann(alpha: Rational(1, 2)), .ricci(alpha: 0),
    .scalarCurvature(alpha: 0), .scalarCurvature(alpha: Rational(1, 2)),
  ]

  private func point(_ chart: Chart, _ generator: inout SeededGenerator) -> [Rational] {
    chart.coordinates.map { symbol in
      let n = Int(generator.uniform(1, 12))
      return symbol.domain.upper != nil ? Rational(n, 50) : Rational(n, 7)
    }
  }

  private func exact(_ quantity: Quantity, of manifold: Manifold) throws -> [Expression] {
    switch quantity {
    case .metric: manifold.metricComponents
    case .inverseMetric: try manifold.inverseMetric()
    case .cubicForm: manifold.cubicComponents
    case .christoffelFirstKind(let a): try manifold.christoffelSymbolsOfFirstKind(alpha: Expression(a))
    case .christoffel(let a): try manifold.christoffelSymbols(alpha: Expression(a))
    case .riemann(let a): try manifold.riemannTensor(alpha: Expression(a))
    case .ricci(let a): try manifold.ricciTensor(alpha: Expression(a))
    case .scalarCurvature(let a): [try manifold.scalarCurvature(alpha: Expression(a))]
    case .sectionalCurvature, .sharp: []
    }
  }

  /// At rational points of rational families everything is a rational number, which all four must give: exactly, as a
  /// residue, inside its ball, and within rounding.
  @Test(arguments: families)
  func rationalFamilies(_ name: String) throws {
    let manifold = try Catalogue.model(name).manifold().manifold
    let tape = try manifold.tape(AgreementTests.quantities)
    var generator = SeededGenerator(seed: 301)
    for draw in 0..<5 {
      let x = point(manifold.chart, &generator)
      let place = "\(name) at \(x), draw \(draw) of seed 301"
      let p = try manifold.point(exactly: x.map { Expression($0) })
      let values = Dictionary(uniqueKeysWithValues: zip(manifold.chart.coordinates, x.map { Expression($0) }))
      let residues = try x.map { try ResidueRing().element(of: $0) }
      let residuePoint = ResiduePoint(
        seed: 1, values: Dictionary(uniqueKeysWithValues: zip(manifold.chart.coordinates, residues)))
      let doubles = tape.evaluate(p.coordinates)
      var next = 0
      for quantity in AgreementTests.quantities {
        let balls = try manifold.balls(quantity, at: p)
        let rounded = try manifold.rounded(quantity, at: p)
        let formulas = try exact(quantity, of: manifold)
        let largest = size(balls)
        for (i, formula) in formulas.enumerated() {
          let value = try #require(formula.substituting(values).tidied().rational, "\(place): \(formula)")
          #expect(balls[i].contains(value), "\(place): \(quantity.name) \(i), ball \(balls[i]), exact \(value)")
          #expect(try residuePoint.evaluate(formula) == ResidueRing().element(of: value), "\(place): residue")
          #expect(abs(rounded[i].value - value.asDouble) <= value.asDouble.ulp, "\(place): rounded")
          // Some dozen roundings of terms not much larger than the largest component.
          #expect(abs(doubles[next] - value.asDouble) <= 1e-11 * largest, "\(place): \(quantity.name) tape")
          next += 1
        }
      }
    }
  }

  /// Where ψ functions stay, exact expressions and tensor algebra must still agree as residues and as balls.
  @Test(arguments: ["gamma", "beta", "dirichlet:k=3", "chi-squared", "negative-binomial:r=5/2", "inverse-gamma"])
  func otherFamilies(_ name: String) throws {
    let manifold = try Catalogue.model(name).manifold().manifold
    let tape = try manifold.tape(AgreementTests.quantities)
    var generator = SeededGenerator(seed: 302)
    for draw in 0..<3 {
      let x = point(manifold.chart, &generator)
      let place = "\(name) at \(x), draw \(draw) of seed 302"
      let p = try manifold.point(exactly: x.map { Expression($0) })
      let residuePoint = ResiduePoint(seed: UInt64(draw))
      let geometry = try manifold.geometry(at: residuePoint)
      let doubles = tape.evaluate(p.coordinates)
      var next = 0
      for quantity in AgreementTests.quantities {
        let formulas = try exact(quantity, of: manifold)
        let balls = try manifold.balls(quantity, at: p), direct = try manifold.balls(formulas, at: p)
        let largest = size(balls)
        for (a, b) in zip(balls, direct) {
          #expect((a - b).vanishes(against: largest + 1e-12), "\(place): \(quantity.name), \(a) and \(b)")
          #expect(abs(doubles[next] - a.midpoint) <= 1e-9 * largest + 1e-15, "\(place): \(quantity.name) tape")
          next += 1
        }
        let residues = try residuePoint.evaluate(formulas)
        let ring = ResidueRing()
        let expected: [Residue]? =
          switch quantity {
          case .metric: geometry.jets.metric
          case .inverseMetric: geometry.inverse
          case .christoffel(let alpha): geometry.christoffel(alpha: try ring.element(of: alpha))
          case .riemann(let alpha): geometry.riemann(alpha: try ring.element(of: alpha))
          case .ricci(let alpha): geometry.ricci(alpha: try ring.element(of: alpha))
          case .scalarCurvature(let alpha): [geometry.scalar(alpha: try ring.element(of: alpha))]
          default: nil
          }
        if let expected { #expect(residues == expected, "\(place): \(quantity.name) as residues") }
      }
    }
  }
}
