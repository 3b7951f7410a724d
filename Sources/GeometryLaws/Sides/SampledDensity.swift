import InformationGeometry
import NaturalGradients

/// A density and its derivatives by the parameters, as functions of one real observation: what Sobolev metrics look at.
struct SampledDensity: Sendable {
  let dimension: Int
  /// p and ∂ᵢp of x and ξ.
  let own: Tape
  /// The same of x and (w, constants), from the density with its parameters replaced.
  private let new: Tape
  /// The same of y and ξ, for another observable, with its place for each x.
  private let observed: (tape: Tape, place: @Sendable (Double) -> Double)?
  /// K(r) of H²(ℝ) with unit length.
  private let kernel: Tape

  /// - Returns: nil for a model without a density of one real variable.
  init?(
    _ model: StatisticalModel, map: [Expression], coordinates: [Symbol], constants: [Symbol]
  ) throws {
    guard let logDensity = model.logDensity, model.variables.count == 1, let x = model.variables.first,
      model.sampleSpace?.isDiscrete == false
    else { return nil }
    let ξ = model.parameters
    dimension = ξ.count
    func compiled(_ logDensity: Expression, _ x: Symbol, by parameters: [Symbol], _ others: [Symbol]) throws -> Tape {
      let p = exp(logDensity)
      return try Tape(
        [p] + logDensity.gradient(by: parameters).map { p * $0 }, inputs: [x] + parameters + others)
    }
    own = try compiled(logDensity, x, by: ξ, [])
    let values = Dictionary(uniqueKeysWithValues: zip(ξ, map))
    new = try compiled(logDensity.substituting(values), x, by: coordinates, constants)
    observed = try OtherObservable(model).flatMap { other in
      let changed = try other.model(of: model)
      return try changed.logDensity.map { (try compiled($0, other.variable, by: ξ, []), other.inverse) }
    }
    let space = try SobolevSpace(on: .euclidean(1), order: 2).reproducingKernel()
    guard let formula = space.formula, space.arguments.count == 1 else { return nil }
    kernel = try Tape([formula], inputs: space.arguments)
  }

  /// ∂ᵢp at observations, a row for each.
  private func rows<N: LawNumber>(_ tape: Tape, _ places: [Double], _ inputs: [N], _ precision: N.Precision) -> [N] {
    places.flatMap { x in
      tape.evaluate([N.exactly(x, precision)] + inputs, precision: precision)[1...(tape.outputCount - 1)]
    }
  }

  /// The Sobolev metric that samples show, JᵀK⁻¹J, of the density in the chart of the model.
  func metric<N: LawNumber>(_ x: [Double], length: Double, ξ: [N], _ precision: N.Precision) throws -> [N] {
    try gram(rows(own, x, ξ, precision), x, length, precision)
  }

  /// The same of the density in new coordinates.
  func newMetric<N: LawNumber>(_ x: [Double], length: Double, inputs: [N], _ precision: N.Precision) throws -> [N] {
    try gram(rows(new, x, inputs, precision), x, length, precision)
  }

  /// The same of the density of another observable, at the same samples; nil where there is no standard one.
  func observedMetric<N: LawNumber>(
    _ x: [Double], length: Double, ξ: [N], _ precision: N.Precision
  ) throws -> [N]? {
    guard let observed else { return nil }
    let y = x.map(observed.place)
    return try gram(rows(observed.tape, y, ξ, precision), y, length, precision)
  }

  /// The metric of Σ cₖ K(xₖ, ·) for the first samples, as all of them show it, and the Gram matrix of these functions.
  func kernelMetric<N: LawNumber>(
    _ x: [Double], functions: Int, length: Double, _ precision: N.Precision
  ) throws -> (shown: [N], gram: [N]) {
    let all: [N] = gramMatrix(x, length, precision), m = x.count
    let jacobian = (0..<m).flatMap { row in (0..<functions).map { all[row * m + $0] } }
    let gram = (0..<functions).flatMap { row in (0..<functions).map { all[row * m + $0] } }
    return (try self.gram(jacobian, x, length, precision), gram)
  }

  private func gramMatrix<N: LawNumber>(_ x: [Double], _ length: Double, _ precision: N.Precision) -> [N] {
    x.flatMap { a in
      x.map { b in
        // Differences of numbers of few bits by a power of two are exact.
        let r = N.absoluteValue(N.exactly(a, precision) - N.exactly(b, precision)) / N.exactly(length, precision)
        return kernel.evaluate([r], precision: precision)[0]
      }
    }
  }

  /// JᵀK⁻¹J.
  private func gram<N: LawNumber>(
    _ jacobian: [N], _ x: [Double], _ length: Double, _ precision: N.Precision
  ) throws -> [N] {
    let m = x.count, n = jacobian.count / m, ring = N.ring(precision)
    let inverse = try TensorAlgebra(ring, dimension: m).inverse(gramMatrix(x, length, precision))
    var half: [N] = []
    for row in 0..<m {
      for j in 0..<n { half.append(ring.sum((0..<m).map { inverse[row * m + $0] * jacobian[$0 * n + j] })) }
    }
    var result: [N] = []
    for i in 0..<n {
      for j in 0..<n { result.append(ring.sum((0..<m).map { jacobian[$0 * n + i] * half[$0 * n + j] })) }
    }
    return result
  }
}
