import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// No point outside the domain is ever accepted, whatever way it is written.
@Suite struct DomainTests {
  /// Would catch σ = 0, p = 1 or NaN as coordinates of a point, and a message that blames another parameter.
  @Test(arguments: ModelCase.all)
  func pointsOutsideAreRefused(_ test: ModelCase) throws {
    let model = try Catalogue.model(test.name)
    for good in test.points {
      #expect(throws: Never.self) { try Point(good, in: model.chart) }
      for (i, symbol) in model.parameters.enumerated() {
        var wrong: [Double] = [.nan, .infinity, -.infinity]
        if let low = symbol.domain.lower?.value.asDouble {
          wrong += [low, low.nextDown, low - 1, -.greatestFiniteMagnitude]
        }
        if let high = symbol.domain.upper?.value.asDouble { wrong += [high, high.nextUp, high + 1] }
        for value in wrong {
          var bad = good
          bad[i] = value
          #expect(!model.chart.contains(bad))
          #expect {
            try Point(bad, in: model.chart)
          } throws: { error in
            guard case GeometryError.outsideDomain(let parameter, _, let requirement) = error else { return false }
            return parameter == symbol.name && requirement == symbol.domain.requirement
          }
        }
      }
    }
  }

  /// The same for exact coordinates, where `Double` could not tell: 1 − 10⁻³⁰ is a probability, 1 is not.
  @Test func exactPoints() throws {
    let bernoulli = try Catalogue.model("bernoulli"), normal = try Catalogue.model("normal")
    let tiny = Expression(Rational(10).power(-30))
    #expect(throws: Never.self) { try Point([1 - tiny], in: bernoulli.chart) }
    #expect(throws: GeometryError.self) { try Point([Expression(1)], in: bernoulli.chart) }
    #expect(throws: GeometryError.self) { try Point([1 + tiny], in: bernoulli.chart) }
    #expect(throws: Never.self) { try Point([0, tiny], in: normal.chart) }
    #expect(throws: GeometryError.self) { try Point([0, -tiny], in: normal.chart) }
    #expect(throws: GeometryError.self) { try Point([0, log(Expression(1) / 2)], in: normal.chart) }
    #expect(throws: GeometryError.self) { try Point([sqrt(Expression(-1)), 1], in: normal.chart) }
  }

  /// Probabilities must leave something for the last category, exactly.
  @Test func constraints() throws {
    let model = try Catalogue.model("categorical:k=4")
    for bad in [[0.5, 0.25, 0.25], [0.4, 0.4, 0.4], [0.9, 0.1, 1e-20], [1.0 / 3, 1.0 / 3, (1.0 / 3).nextUp.nextUp]] {
      #expect {
        try Point(bad, in: model.chart)
      } throws: {
        guard case GeometryError.outsideDomain("p", _, "have components that sum to less than 1") = $0 else {
          return false
        }
        return true
      }
    }
    let third = Expression(Rational(1, 3)), tiny = Expression(Rational(10).power(-40))
    #expect(throws: Never.self) { try Point([third, third, third - tiny], in: model.chart) }
    #expect(throws: GeometryError.self) { try Point([third, third, third], in: model.chart) }
    #expect(throws: GeometryError.self) { try Point([third, third, third + tiny], in: model.chart) }
  }

  /// Would catch a structural constant that is not what the family needs, and unhelpful answers to a wrong name.
  @Test(arguments: [
    ("binomial:n=0", "n"), ("binomial:n=2.5", "n"), ("binomial:n=-3", "n"), ("binomial", "n"), ("binomial:m=3", "n="),
    ("binomial:n=x", "n"), ("negative-binomial:r=0", "r"), ("negative-binomial:r=-1/2", "r"), ("categorical:k=1", "k"),
    ("categorical:k=65", "k"), ("dirichlet:k=1", "k"), ("multinomial:k=3", "n"), ("pareto:scale=0", "scale"),
    ("normal:n=3", "normal"), ("nrmal", "normal"), ("Gamma", "gamma"), ("inverse_gaussian", "inverse-gaussian"),
    ("", "families"), ("zebra", "families"),
  ])
  func constants(_ name: String, _ mentioned: String) throws {
    do {
      _ = try Catalogue.model(name)
      Issue.record("\(name) was accepted")
    } catch {
      #expect(error.description.contains(mentioned), "\(error)")
      #expect(!error.description.contains("\n"))
    }
  }
}
