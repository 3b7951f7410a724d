import NumericalMethods
import Scalars

/// A mixture of multivariate Student densities, from which points of the coordinates u are drawn.
struct StudentProposal: Sendable {
  private let components: [(plan: JointPlan, weight: Double)]
  private let freedom: Int
  private let logConstant: Double

  /// - Parameter freedom: 1 or 2 degrees.
  init(_ components: [(plan: JointPlan, weight: Double)], freedom: Int) {
    self.components = components
    self.freedom = freedom
    let n = Double(components[0].plan.dimension), ν = Double(freedom)
    logConstant =
      Double.logGamma((ν + n) / 2) - Double.logGamma(ν / 2) - n / 2 * Double.log(ν * Double.pi)
  }

  /// How many densities are mixed.
  var count: Int { components.count }

  /// The point for uniform numbers, one more than there are coordinates: the first makes the radius.
  func point(_ uniform: [Double], component: Int) -> [Double] {
    // χ² with two degrees is −2 log U, with one the square of a normal number.
    let z = freedom == 2 ? 0 : normalQuantile(uniform[0] / 2)
    let chiSquared = freedom == 2 ? -2 * Double.log(uniform[0]) : z * z
    let scale = (Double(freedom) / chiSquared).squareRoot()
    return components[component].plan.coordinates(uniform.dropFirst().map { scale * normalQuantile($0) })
  }

  /// log of the density of the mixture.
  func logDensity(_ u: [Double]) -> Double {
    var logs: [Double] = []
    for (plan, weight) in components {
      let r = plan.whitened(u).reduce(0) { $0 + $1 * $1 }
      let n = Double(plan.dimension), ν = Double(freedom)
      logs.append(
        Double.log(weight) + logConstant - plan.logDeterminant - (ν + n) / 2 * Double.log(onePlus: r / ν))
    }
    let top = logs.max() ?? 0
    return top + Double.log(logs.reduce(0) { $0 + Double.exp($1 - top) })
  }
}
