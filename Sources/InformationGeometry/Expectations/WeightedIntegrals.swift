import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Integrals over one variable of a positive weight times products of any factors, at shared nodes.
///
///     ∫ w(x; ξ) Πₖ Fₖ(x; ξ) dx
///
/// What the expectations of a density are computed with, for weights that are no densities: the square of one, or the product of
/// one with a shifted copy. The integrals come with estimates of their errors, or as enclosures.
package struct WeightedIntegrals: Sendable {
  /// The weight as the density of a model, with its parameters as the coordinates of points.
  package let weight: StatisticalModel
  let quadrature: ExpectationQuadrature
  let basis: ExpectationBasis
  let places: [Int]

  /// Integrals with a weight.
  ///
  /// - Parameters:
  ///   - name: for messages.
  ///   - variable: x.
  ///   - space: the range of x.
  ///   - chart: ξ.
  ///   - logWeight: log w, in which every coordinate occurs.
  ///   - factors: the Fₖ.
  ///   - products: for each integral the places of its factors, ascending.
  /// - Throws: `GeometryError.invalidModel` for formulas in other symbols, `SymbolicsError`.
  package init(
    _ name: String, of variable: Symbol, in space: SampleSpace, chart: Chart, logWeight: Expression,
    factors: [Expression], products: [[Int]]
  ) throws {
    weight = try StatisticalModel(weight: name, variable: variable, in: space, chart: chart, logWeight: logWeight)
    quadrature = ExpectationQuadrature(try DensityFormula(weight, factors: factors))
    basis = ExpectationBasis(factors: factors.count, products: products)
    let basis = basis
    places = products.map { basis.place(outputs: $0.map { $0 + 1 }) }
  }

  /// The integrals with the asked accuracy, relative to ∫|·| each.
  ///
  /// - Parameter target: log₂ of it.
  /// - Throws: `GeometryError` for an integral that is infinite, not defined or not had to the accuracy.
  package func integrals(at point: Point, target: Double) throws -> Moments<Ball> {
    let found = try quadrature.unchecked(basis, at: point, target: target, isBrief: target >= -48).moments
    guard found.worst <= target + 1 else {
      throw GeometryError.notConverged(
        what: "the integrals of \(weight.name) at \(quadrature.place(point))", reached: Double.exp2(found.worst),
        reason: "asked for \(Double.exp2(target)) relative to ∫|·|")
    }
    var result = Moments<Ball>(count: places.count)
    result.values = places.map { found.values[$0] }
    result.absolute = places.map { found.absolute[$0] }
    result.errors = places.map { found.errors[$0] }
    result.evaluations = found.evaluations
    result.methods = found.methods
    return result
  }
}
