import StatisticalModels
import Symbolics
import Testing

/// The families of the catalogue with three points each, and how an integral over the sample space is taken there.
struct ModelCase: Sendable, CustomTestStringConvertible {
  let name: String
  let points: [[Double]]
  /// Where the mass of the density is, and how wide it is, at a point of the parameters.
  let mass: @Sendable ([Double]) -> (place: Double, scale: Double)

  init(_ name: String, _ points: [[Double]], mass: @escaping @Sendable ([Double]) -> (Double, Double) = { _ in (0, 1) })
  {
    self.name = name
    self.points = points
    self.mass = mass
  }

  var testDescription: String { name }

  static let all: [ModelCase] = [
    ModelCase("normal", [[0.3, 1.4], [-20, 0.01], [1000, 300]]) { ($0[0], $0[1]) },
    ModelCase("lognormal", [[0.3, 1.4], [-5, 0.2], [2, 0.7]]) { (0, exponential($0[0])) },
    ModelCase("exponential", [[1], [0.003], [250]]) { (0, 1 / $0[0]) },
    ModelCase("poisson", [[0.2], [4.5], [90]]) { (0, $0[0] + 20 * $0[0].squareRoot() + 40) },
    ModelCase("bernoulli", [[0.5], [0.01], [0.93]]),
    ModelCase("binomial:n=10", [[0.5], [0.01], [0.93]]),
    ModelCase("geometric", [[0.5], [0.08], [0.97]]) { (0, 60 / $0[0]) },
    ModelCase("negative-binomial:r=5/2", [[0.5], [0.08], [0.97]]) { (0, 90 / $0[0]) },
    ModelCase("categorical:k=2", [[0.4], [0.03], [0.99]]),
    ModelCase("categorical:k=4", [[0.1, 0.2, 0.3], [0.01, 0.9, 0.02], [0.25, 0.25, 0.25]]),
    ModelCase("multinomial:k=3,n=6", [[0.2, 0.3], [0.01, 0.9], [0.6, 0.1]]),
    ModelCase("gamma", [[2.5, 2], [0.2, 5], [60, 0.01]]) { (0, $0[0] / $0[1]) },
    ModelCase("beta", [[2, 3], [0.3, 1.5], [40, 70]]),
    ModelCase("dirichlet:k=2", [[2, 3], [0.3, 1.5], [40, 70]]),
    ModelCase("dirichlet:k=3", [[2, 3, 2.5], [1.5, 8, 3], [20, 30, 40]]),
    ModelCase("inverse-gaussian", [[1.3, 0.7], [20, 300], [0.01, 0.05]]) { (0, $0[0]) },
    ModelCase("rayleigh", [[1.4], [0.01], [300]]) { (0, $0[0]) },
    ModelCase("half-normal", [[1.4], [0.01], [300]]) { (0, $0[0]) },
    ModelCase("pareto:scale=3/2", [[4.5], [12], [80]]) { (1.5, 1.5 / $0[0]) },
    ModelCase("chi-squared", [[1], [0.4], [37]]) { (0, $0[0]) },
    ModelCase("inverse-gamma", [[8, 2], [30, 0.01], [60, 1200]]) { (0, $0[1] / $0[0]) },
    ModelCase("von-mises", [[0.4, 2.5], [-3, 0.1], [1.5, 8]]),
    ModelCase("zero-inflated-poisson", [[0.3, 2], [0.02, 0.5], [0.9, 40]]) {
      (0, $0[1] + 20 * $0[1].squareRoot() + 40)
    },
  ]

  /// Σ or ∫ f over the sample space, f giving `count` values.
  func integral(_ count: Int, over space: SampleSpace, at ξ: [Double], _ f: @escaping ([Double]) -> [Double])
    -> [Double]
  {
    let (place, scale) = mass(ξ)
    switch space {
    case .realLine: return Integration.overLine(count, place: place, scale: scale) { f([$0]) }
    case .positive: return Integration.overHalfLine(count, from: 0, scale: scale) { f([$0]) }
    case .interval: return Integration.overHalfLine(count, from: place, scale: scale) { f([$0]) }
    case .unitInterval: return Integration.overInterval(count) { f([$0]) }
    case .naturals: return Integration.overIntegers(count, through: Int(scale)) { f([$0]) }
    case .integers(let n): return Integration.overIntegers(count, through: n) { f([$0]) }
    case .counts(let n, let k): return Integration.overCounts(count, dimension: k - 1, total: n, f)
    case .simplex(2): return Integration.overInterval(count) { f([$0]) }
    case .circle: return Integration.overCircle(count) { f([$0]) }
    case .vectors, .sphere, .positiveDefinite, .product:
      preconditionFailure("no family with this sample space is among the cases")
    case .simplex:
      return Integration.overInterval(count) { x in
        Integration.overInterval(count, width: 1 - x) { y in f([x, y]) }
      }
    }
  }
}
