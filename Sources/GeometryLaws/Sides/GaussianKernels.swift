import InformationGeometry
import NaturalGradients

/// Markov kernels on several measured observations whose density is a sum of normal ones: variables are left out, and
/// independent normal noise is put on top.
///
/// What a normal density with mean m and covariance V keeps is ∂ᵢmᵀV⁻¹∂ⱼm + ½ tr(V⁻¹∂ᵢV V⁻¹∂ⱼV); noise adds to V, leaving
/// out takes a part of m and V. Of sums of normal densities the first variable goes into bins.
/// Source: Kay (1993), Fundamentals of Statistical Signal Processing, §3.9.
struct GaussianKernels: Sendable {
  private let dimension: Int, variables: Int
  /// V, ∂ᵢV and ∂ᵢm as functions of ξ; nil for a sum of several.
  private let moments: Tape?
  /// The density of the first variable in bins.
  private let bins: ContinuousKernels
  private let window: ObservationWindow

  /// - Returns: nil for one variable, and for other densities.
  init?(_ model: StatisticalModel) throws {
    guard model.variables.count > 1, let gaussian = GaussianComponents(model) else { return nil }
    let d = gaussian.dimension, ξ = model.parameters, x = Symbol("first observation")
    dimension = ξ.count
    variables = d
    let terms = gaussian.components.map { part -> Expression in
      let V = part.covariance[0], z = x - part.mean[0]
      return log(part.weight) - z.squared / (2 * V) - log(2 * .pi * V) / 2
    }
    let logDensity = terms.count == 1 ? terms[0] : log(Expression.sum(terms.map { exp($0) }))
    guard let window = try ObservationWindow(logDensity, of: x, in: .realLine, parameters: ξ) else { return nil }
    self.window = window
    bins = ContinuousKernels(
      dimension: ξ.count, density: try SampledDensity.compiled(logDensity, x, by: ξ, []))
    if gaussian.components.count == 1, let part = gaussian.components.first, part.weight == .one {
      moments = try Tape(
        part.covariance + (try ξ.flatMap { by in try (part.covariance + part.mean).map { try $0.derivative(by: by) } }),
        inputs: ξ)
    } else {
      moments = nil
    }
  }

  /// Whether what is left by a kernel has a closed form.
  var isClosedForm: Bool { moments != nil }

  /// What is left of the information, each kernel of a chain behind the one before it: noise on everything and then the
  /// first variable alone; the first variable and then its bin; rounding of it, and then a throw.
  func chains<N: LawNumber>(
    _ ξ: [N], at point: Point, exact: [Ball], sizes: [Double], _ precision: N.Precision
  ) throws -> [[[N]]] {
    var chains: [[[N]]] = []
    let cells = window.quantiles(at: point.coordinates).flatMap { bins.cells($0, at: exact, sizes: sizes) }
    let left = (cells ?? []).map { LawProblem.information($0, precision) as [N] }
    if let moments {
      let values = moments.evaluate(ξ, precision: precision), d = variables
      let noise = noise(at: point).map { N.exactly($0, precision) }
      let first = try information(values, of: [0], precision)
      chains.append([
        try information(values, of: Array(0..<d), noise: noise, precision),
        try information(values, of: [0], noise: noise, precision),
      ])
      chains.append([first] + left.prefix(1))
    } else {
      chains.append(Array(left.prefix(1)))
    }
    chains.append(Array(left.dropFirst()))
    return chains.filter { !$0.isEmpty }
  }

  /// The information of x beside x₁ + noise, which is no more than that of x; nil where there is no closed form.
  func besideNoisyCopy<N: LawNumber>(_ ξ: [N], at point: Point, _ precision: N.Precision) throws -> [N]? {
    guard let moments else { return nil }
    let values = moments.evaluate(ξ, precision: precision), zero = N.ring(precision).zero
    let noise = [N](repeating: zero, count: variables) + [N.exactly(noise(at: point)[0], precision)]
    return try information(values, of: Array(0..<variables) + [0], noise: noise, precision)
  }

  /// Variances of noise: about those of the variables, and fixed.
  private func noise(at point: Point) -> [Double] {
    guard let V = moments?.evaluate(point.coordinates) else { return [] }
    return (0..<variables).map { Double.exp2(Double.log2(V[$0 * variables + $0]).rounded()) }
  }

  /// ∂ᵢmᵀV⁻¹∂ⱼm + ½ tr(V⁻¹∂ᵢV V⁻¹∂ⱼV) of some of the variables, with noise on them.
  private func information<N: LawNumber>(
    _ values: [N], of kept: [Int], noise: [N] = [], _ precision: N.Precision
  ) throws -> [N] {
    let ring = N.ring(precision), d = variables, k = kept.count, n = dimension
    func part(_ start: Int) -> [N] { kept.flatMap { a in kept.map { values[start + a * d + $0] } } }
    var V = part(0)
    for a in noise.indices where a < k { V[a * k + a] = V[a * k + a] + noise[a] }
    let inverse = try TensorAlgebra(ring, dimension: k).inverse(V)
    // V⁻¹∂ᵢV and V⁻¹∂ᵢm.
    var bends: [[N]] = [], slopes: [[N]] = [], raised: [[N]] = []
    for i in 0..<n {
      let start = d * d + i * (d * d + d), dV = part(start), dm = kept.map { values[start + d * d + $0] }
      var bend: [N] = []
      for a in 0..<k {
        for b in 0..<k { bend.append(ring.sum((0..<k).map { inverse[a * k + $0] * dV[$0 * k + b] })) }
      }
      bends.append(bend)
      slopes.append(dm)
      raised.append((0..<k).map { a in ring.sum((0..<k).map { inverse[a * k + $0] * dm[$0] }) })
    }
    let half = N(Rational(1, 2), precision: precision)
    var result: [N] = []
    for i in 0..<n {
      for j in 0..<n {
        let first = ring.sum((0..<k).map { slopes[i][$0] * raised[j][$0] })
        var trace = ring.zero
        for a in 0..<k { for b in 0..<k { trace = trace + bends[i][a * k + b] * bends[j][b * k + a] } }
        result.append(first + half * trace)
      }
    }
    return result
  }
}
