import InformationGeometry

/// log p = θ(w)·t(x) − ψ(w), read off a density with its parameters replaced by formulas in w, and differentiated anew.
///
/// Nothing comes from the geometry of the original chart: with η from ∂ᵢθₐ ηₐ = ∂ᵢψ,
///
///     gᵢⱼ = ∂ᵢ∂ⱼψ − ηₐ ∂ᵢ∂ⱼθₐ,   ∂ₖηₐ from ∂ᵢθₐ ∂ₖηₐ = gᵢₖ,   T_kji = ∂ₖgᵢⱼ − ∂ₖ∂ᵢθₐ ∂ⱼηₐ − ∂ₖ∂ⱼθₐ ∂ᵢηₐ
///
/// Source: Amari & Nagaoka (2000), §3.5.
package struct CanonicalDensity: Sendable {
  let dimension: Int
  let indices: DerivativeIndices
  let inputs: [Symbol]
  private let tape: Tape

  /// The density of a model in new coordinates.
  ///
  /// - Parameters:
  ///   - map: the parameters as functions of `coordinates` and `constants`.
  ///   - derivatives: 0 for g and T of the first kind, 1 for connections, 2 for curvature.
  /// - Returns: nil when log p does not split into as many terms as there are parameters.
  package init?(
    _ model: StatisticalModel, map: [Expression], coordinates: [Symbol], constants: [Symbol], derivatives: Int
  ) throws {
    let n = model.parameters.count
    guard let form = model.canonicalForm(substituting: map), form.naturalParameters.count == n else { return nil }
    dimension = n
    inputs = coordinates + constants
    indices = DerivativeIndices(dimension: n, order: 2 + derivatives)
    var outputs: [Expression] = []
    for function in form.naturalParameters + [form.logPartition] {
      var known: [[Int]: Expression] = [[]: function]
      for tuple in indices.tuples {
        guard let last = tuple.last else { continue }
        known[tuple] = try (known[Array(tuple.dropLast())] ?? .zero).derivative(by: coordinates[last])
      }
      outputs += indices.tuples.map { known[$0] ?? .zero }
    }
    tape = try Tape(outputs, inputs: inputs)
  }

  /// θ, η, ψ and their derivatives at a place.
  package struct Values<N: LawNumber> {
    /// The derivatives of θₐ, by the places of `indices`.
    let natural: [[N]]
    /// The derivatives of ψ.
    let logPartition: [N]
    /// ηₐ.
    let expectation: [N]
    /// ∂ₖηₐ, stored [k][a].
    let expectationDerivatives: [N]
    /// gᵢⱼ.
    let metric: [N]
    /// (∂ᵢθₐ)⁻¹, stored [a][i]: Σᵢ result[a][i] ∂ᵢθ_b = δ.
    let inverseJacobian: [N]
    let indices: DerivativeIndices

    var naturalParameters: [N] { natural.map { $0[0] } }

    /// The derivative of ψ less ηₐ times that of θₐ.
    func centered(_ place: Int) -> N {
      var total = logPartition[place]
      for a in natural.indices { total = total - natural[a][place] * expectation[a] }
      return total
    }
  }

  package func values<N: LawNumber>(_ x: [N], _ precision: N.Precision) throws -> Values<N> {
    let n = dimension, all = tape.evaluate(x, precision: precision), count = indices.count
    let natural = (0..<n).map { Array(all[$0 * count..<($0 + 1) * count]) }
    let logPartition = Array(all[(n * count)...])
    var J: [N] = []
    for i in 0..<n { for a in 0..<n { J.append(natural[a][indices.place(i)]) } }
    // J[i][a] η_a = ∂ᵢψ.
    let inverse = try TensorAlgebra(N.ring(precision), dimension: n).inverse(ofGeneral: J)
    func solved(_ right: [N]) -> [N] {
      (0..<n).map { a in (1..<n).reduce(inverse[a * n] * right[0]) { $0 + inverse[a * n + $1] * right[$1] } }
    }
    let η = solved((0..<n).map { logPartition[indices.place($0)] })
    var values = Values(
      natural: natural, logPartition: logPartition, expectation: η, expectationDerivatives: [], metric: [],
      inverseJacobian: inverse, indices: indices)
    var metric: [N] = []
    for i in 0..<n { for j in 0..<n { metric.append(values.centered(indices.place(i, j))) } }
    var slopes: [N] = []
    for k in 0..<n { slopes += solved((0..<n).map { metric[$0 * n + k] }) }
    values = Values(
      natural: natural, logPartition: logPartition, expectation: η, expectationDerivatives: slopes, metric: metric,
      inverseJacobian: inverse, indices: indices)
    return values
  }

  /// g, T and as many derivatives as were asked for.
  package func jets<N: LawNumber>(_ v: Values<N>) -> Jets<N> {
    let n = dimension, θ = v.natural, dη = v.expectationDerivatives
    func pairing(_ place: Int, _ slopes: ArraySlice<N>) -> N {
      var total = θ[0][place] * slopes[slopes.startIndex]
      for a in 1..<max(n, 1) where a < n { total = total + θ[a][place] * slopes[slopes.startIndex + a] }
      return total
    }
    func d(_ k: Int) -> ArraySlice<N> { dη[k * n..<(k + 1) * n] }
    var jets = Jets(metric: v.metric)
    guard indices.order >= 3 else { return jets }
    for k in 0..<n {
      for i in 0..<n {
        for j in 0..<n {
          jets.derivatives.append(v.centered(indices.place(i, j, k)) - pairing(indices.place(i, j), d(k)))
        }
      }
    }
    func slope(_ k: Int, _ i: Int, _ j: Int) -> N { jets.derivatives[(k * n + i) * n + j] }
    for k in 0..<n {
      for j in 0..<n {
        for i in 0..<n {
          let first = pairing(indices.place(k, i), d(j)), second = pairing(indices.place(k, j), d(i))
          jets.cubic.append(slope(k, i, j) - first - second)
        }
      }
    }
    if indices.order >= 4 { addSecond(v, &jets, pairing) }
    return jets
  }

  /// ∂∂g and ∂T.
  private func addSecond<N: LawNumber>(
    _ v: Values<N>, _ jets: inout Jets<N>, _ pairing: (Int, ArraySlice<N>) -> N
  ) {
    let n = dimension, dη = v.expectationDerivatives
    func d(_ k: Int) -> ArraySlice<N> { dη[k * n..<(k + 1) * n] }
    // ∂ₗ∂ₖη from ∂ᵢθ ∂ₗ∂ₖη = ∂ₗgᵢₖ − ∂ₗ∂ᵢθ ∂ₖη.
    var ddη: [N] = []
    for l in 0..<n {
      for k in 0..<n {
        let right = (0..<n).map { i in
          jets.derivatives[(l * n + i) * n + k] - pairing(indices.place(l, i), d(k))
        }
        for a in 0..<n {
          ddη.append(
            (1..<n).reduce(v.inverseJacobian[a * n] * right[0]) { $0 + v.inverseJacobian[a * n + $1] * right[$1] })
        }
      }
    }
    func dd(_ l: Int, _ k: Int) -> ArraySlice<N> { ddη[(l * n + k) * n..<(l * n + k + 1) * n] }
    for l in 0..<n {
      for k in 0..<n {
        for i in 0..<n {
          for j in 0..<n {
            let lower = pairing(indices.place(i, j, k), d(l)) + pairing(indices.place(i, j, l), d(k))
            jets.second.append(
              v.centered(indices.place(i, j, k, l)) - lower - pairing(indices.place(i, j), dd(l, k)))
          }
        }
      }
    }
    for l in 0..<n {
      for k in 0..<n {
        for j in 0..<n {
          for i in 0..<n {
            let g = jets.second[((l * n + k) * n + i) * n + j]
            let first = pairing(indices.place(k, i, l), d(j)) + pairing(indices.place(k, i), dd(j, l))
            let second = pairing(indices.place(k, j, l), d(i)) + pairing(indices.place(k, j), dd(i, l))
            jets.cubicDerivatives.append(g - first - second)
          }
        }
      }
    }
  }
}
