import InformationGeometry
import NaturalGradients

/// A density and its derivatives by the parameters, as functions of one real observation: what Sobolev metrics look at.
struct SampledDensity: Sendable {
  let dimension: Int
  /// p and ∂ᵢp of x and ξ.
  let density: Tape
  /// The same, with derivatives that are claimed.
  private let own: Tape
  /// The same of x and (w, constants), from the density with its parameters replaced.
  private let new: Tape
  /// The same of y and ξ, for another observable, with its place for each x.
  private let observed: (tape: Tape, place: @Sendable (Double) -> Double)?
  /// K(r) of H²(ℝ) with unit length, and with it K′ to K⁗.
  private let kernel: Tape, kernelDerivatives: Tape

  /// - Returns: nil for a model without a density of one real variable.
  init?(
    _ model: StatisticalModel, claims: GeometryClaims, map: [Expression], coordinates: [Symbol], constants: [Symbol]
  ) throws {
    guard let logDensity = model.logDensity, model.variables.count == 1, let x = model.variables.first,
      model.sampleSpace?.isDiscrete == false
    else { return nil }
    let ξ = model.parameters
    dimension = ξ.count
    density = try Self.compiled(logDensity, x, by: ξ, [])
    own = try claims.densityDerivatives.map { try Tape([exp(logDensity)] + $0, inputs: [x] + ξ) } ?? density
    let values = Dictionary(uniqueKeysWithValues: zip(ξ, map))
    new = try Self.compiled(logDensity.substituting(values), x, by: coordinates, constants)
    observed = try OtherObservable(model).flatMap { other in
      let changed = try other.model(of: model)
      return try changed.logDensity.map { (try Self.compiled($0, other.variable, by: ξ, []), other.inverse) }
    }
    let space = try SobolevSpace(on: .euclidean(1), order: 2).reproducingKernel()
    guard let known = space.formula, space.arguments.count == 1, let r = space.arguments.first else { return nil }
    let formula = claims.sobolevKernel.map { $0(Expression(r)) } ?? known
    kernel = try Tape([formula], inputs: [r])
    var derivatives = [formula]
    for order in 0..<4 { derivatives.append(try derivatives[order].derivative(by: r)) }
    kernelDerivatives = try Tape(derivatives, inputs: [r])
  }

  /// p and ∂ᵢp of x, the parameters and other symbols.
  static func compiled(
    _ logDensity: Expression, _ x: Symbol, by parameters: [Symbol], _ others: [Symbol]
  ) throws -> Tape {
    let p = exp(logDensity)
    return try Tape([p] + logDensity.gradient(by: parameters).map { p * $0 }, inputs: [x] + parameters + others)
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

  /// K is the Green's function of (1 − Δ)² on the line: K − 2K″ + K⁗ = 0 at every distance, K′(0) = 0, K‴(0) = ½.
  ///
  /// - Returns: both sides, and the terms of the first.
  func greensFunction<N: LawNumber>(
    _ x: [Double], length: Double, _ precision: N.Precision
  ) -> (left: [N], right: [N], terms: [N]) {
    let zero = N.ring(precision).zero, two = N(2, precision: precision)
    func jet(_ distance: Double) -> [N] {
      kernelDerivatives.evaluate([N.exactly(distance / length, precision)], precision: precision)
    }
    var left: [N] = [], terms: [N] = []
    for place in x.dropFirst() {
      let K = jet(place - x[0])
      left.append(K[0] - two * K[2] + K[4])
      terms += [K[0], K[2], K[4]]
    }
    let start = jet(0), half = N(Rational(1, 2), precision: precision)
    return (left + [start[1], start[3]], left.map { _ in zero } + [zero, half], terms + start)
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
