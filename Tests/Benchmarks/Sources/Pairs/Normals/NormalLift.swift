import InformationGeometry

/// The squared length ½Σlᵢ² of the curve from N(0, I) to N(μ, LLᵀ) that a skew matrix K lifts, with two derivatives.
///
///     T = diag(L⁻¹, 1, Lᵀ)·[[I, μ, Zᵀ], [0, 1, −μᵀ], [0, 0, I]],  Z = −½μμᵀ + K,  log TᵀT = Σ lᵢ(vᵢvᵢᵀ − (Svᵢ)(Svᵢ)ᵀ)
///
/// S exchanges the first d entries with the last. Every K gives a curve between the points. Source: Eriksen (1987); the second derivative is Daleckii and Krein's formula.
struct NormalLift {
  let order: Int
  private let pair: ReducedPair

  /// How many entries K has above its diagonal.
  var unknowns: Int { order * (order - 1) / 2 }

  /// What is known at one K.
  struct Place {
    /// ½Σlᵢ².
    let value: Double
    /// By the entries K_pq, p < q, by rows.
    let gradient: [Double]
    /// lᵢ and vᵢ, d of them.
    fileprivate let rates: [Double]
    fileprivate let vectors: [[Double]]
  }

  init(_ pair: ReducedPair) {
    self.pair = pair
    order = pair.order
  }

  /// By the half of T that decides the rest; nil where the decomposition fails.
  ///
  /// From b, a + c and a − c for the parts (a, b, c) of a vector, T leads to (a − c)/√2 by U sinh(l/2)Wᵀ and U cosh(l/2)Vᵀ.
  func place(at k: [Double]) -> Place? {
    let d = order, n = 2 * d + 1, t = matrix(k).rows
    var mixed = Matrix(rows: d, columns: d + 1), plain = Matrix(rows: d, columns: d)
    for i in 0..<d {
      for j in 0..<d {
        let a = t[i * n + j], c = t[i * n + d + 1 + j] - t[(d + 1 + i) * n + d + 1 + j]
        mixed[i, j] = (a + c) / 2
        plain[i, j] = (a - c) / 2
      }
      mixed[i, d] = t[i * n + d] * 0.5.squareRoot()
    }
    guard let parts = try? SingularValueDecomposition(mixed) else { return nil }
    let other = parts.left.transposedTimes(plain), w = parts.rightTransposed
    var rates: [Double] = [], vectors: [[Double]] = []
    for i in 0..<d {
      rates.append(2 * Double.asinh(parts.values[i]))
      let cosh = (1 + parts.values[i] * parts.values[i]).squareRoot()
      vectors.append(
        (0..<d).map { (w[i, $0] + other[i, $0] / cosh) / 2 } + [w[i, d] * 0.5.squareRoot()]
          + (0..<d).map { (w[i, $0] - other[i, $0] / cosh) / 2 })
    }
    let value = rates.reduce(0) { $0 + $1 * $1 } / 2
    return Place(value: value, gradient: gradient(rates, vectors), rates: rates, vectors: vectors)
  }

  /// The length by the singular values e^(l/2) of all of T, with what its rounding may come to; nil where that fails.
  func length(at k: [Double]) -> (value: Double, error: Double)? {
    let n = 2 * order + 1, (rows, largest) = matrix(k)
    guard let parts = try? SingularValueDecomposition(Matrix(rows: n, columns: n, elements: rows)) else { return nil }
    var square = 0.0, error = 0.0
    for value in parts.values[..<order] {
      let rate = 2 * Double.log(value)
      square += rate * rate / 2
      error += rate.magnitude * largest / value
    }
    let length = square.squareRoot()
    return (length, 8 * Double.ulpOfOne * error / Swift.max(length, .leastNormalMagnitude))
  }

  /// T, and the largest sum of magnitudes that an entry of it is made of.
  private func matrix(_ k: [Double]) -> (rows: [Double], largest: Double) {
    let d = order, n = 2 * d + 1, l = pair.factor, inverse = pair.inverse, μ = pair.mean
    var rows = [Double](repeating: 0, count: n * n), largest = 1.0
    // Zᵀ = −½μμᵀ − K.
    var z = [Double](repeating: 0, count: d * d), place = 0
    for i in 0..<d {
      for j in i..<d {
        let even = -0.5 * μ[i] * μ[j], odd = i == j ? 0 : k[place]
        z[i * d + j] = even - odd
        z[j * d + i] = even + odd
        if i != j { place += 1 }
      }
    }
    for i in 0..<d {
      for m in 0...i {
        let factor = inverse[i * d + m]
        rows[i * n + m] = factor
        rows[i * n + d] += factor * μ[m]
        rows[(d + 1 + m) * n + d + 1 + i] = l[i * d + m]
        largest = Swift.max(largest, l[i * d + m].magnitude)
      }
      for j in 0..<d {
        var sum = 0.0, size = 0.0
        for m in 0...i {
          sum += inverse[i * d + m] * z[m * d + j]
          size += (inverse[i * d + m] * z[m * d + j]).magnitude
        }
        rows[i * n + d + 1 + j] = sum
        largest = Swift.max(largest, size, rows[i * n + j].magnitude)
      }
      rows[d * n + d + 1 + i] = -μ[i]
      largest = Swift.max(largest, rows[i * n + d].magnitude, μ[i].magnitude)
    }
    rows[d * n + d] = 1
    return (rows, largest)
  }

  /// C_qp − C_pq for the upper right block C of the logarithm.
  private func gradient(_ rates: [Double], _ vectors: [[Double]]) -> [Double] {
    let d = order
    var result: [Double] = []
    for p in 0..<d {
      for q in (p + 1)..<Swift.max(d, p + 1) {
        // vᵢ and Svᵢ give the same.
        var slope = 0.0
        for (rate, v) in zip(rates, vectors) { slope += 2 * rate * (v[q] * v[d + 1 + p] - v[p] * v[d + 1 + q]) }
        result.append(slope)
      }
    }
    return result
  }

  /// D²f(E, E) = Σ_{i≤j} φ((λᵢ−λⱼ)/2)(vᵢᵀEvⱼ + vⱼᵀEvᵢ)²/(1 + δᵢⱼ) + tr(BKKᵀ) for E with the lower left block K.
  ///
  /// φ(x) = x coth x, and B is the upper left block of the logarithm. The vectors are vᵢ, Svᵢ and v₀ with λ = l, −l and 0;
  /// (Si, Sj) gives the square that (i, j) gives, (i, Si) and (0, 0) give nothing.
  func hessian(at place: Place) -> Matrix {
    let d = order, still = completion(of: place.vectors)
    var features = Matrix(rows: unknowns, columns: d * (d + 1)), column = 0
    func write(_ u: [Double], _ v: [Double], apart rate: Double, weight: Double) {
      let x = rate.magnitude / 2, low = d + 1
      let factor = (weight * (x < 1e-4 ? 1 + x * x / 3 : x / Double.tanh(x))).squareRoot()
      var row = 0
      for p in 0..<d {
        let a = factor * u[low + p], b = factor * u[p], e = factor * v[low + p], f = factor * v[p]
        for q in (p + 1)..<Swift.max(d, p + 1) {
          features[row, column] = a * v[q] - f * u[low + q] + e * u[q] - b * v[low + q]
          row += 1
        }
      }
      column += 1
    }
    for i in 0..<d {
      let u = place.vectors[i], l = place.rates[i]
      for j in (i + 1)..<Swift.max(d, i + 1) {
        write(u, place.vectors[j], apart: l - place.rates[j], weight: 2)
        write(u, Self.exchanged(place.vectors[j]), apart: l + place.rates[j], weight: 2)
      }
      write(u, still, apart: l, weight: 2)
      write(u, u, apart: 0, weight: 1)
    }
    var hessian = features.rowProducts
    addBend(of: place, to: &hessian)
    return hessian
  }

  /// Sv.
  private static func exchanged(_ v: [Double]) -> [Double] {
    let d = v.count / 2
    return Array(v[(d + 1)...]) + [v[d]] + Array(v[..<d])
  }

  /// v₀, orthogonal to all vᵢ and Svᵢ: of one of the vectors (a, b, a), which S leaves.
  private func completion(of vectors: [[Double]]) -> [Double] {
    let d = order, n = 2 * d + 1
    var best: [Double] = [], size = 0.0
    for k in 0...d where size < 0.5 / Double(d + 1) {
      var trial = [Double](repeating: 0, count: n)
      trial[k] = 1
      trial[k == d ? d : d + 1 + k] = 1
      for _ in 0..<2 {
        for v in vectors {
          // vᵢ + Svᵢ is orthogonal to the difference already.
          let u = zip(v, Self.exchanged(v)).map { $0 + $1 }
          let part = zip(u, trial).reduce(0) { $0 + $1.0 * $1.1 } / u.reduce(0) { $0 + $1 * $1 }
          for i in 0..<n { trial[i] -= part * u[i] }
        }
      }
      let square = trial.reduce(0) { $0 + $1 * $1 }
      if square > size { (best, size) = (trial, square) }
    }
    return best.map { $0 / size.squareRoot() }
  }

  /// tr(BKK′ᵀ) = δ_qs B_pr − δ_qr B_ps − δ_ps B_qr + δ_pr B_qs for K = E_pq − E_qp and K′ = E_rs − E_sr.
  private func addBend(of place: Place, to hessian: inout Matrix) {
    let d = order
    var b = Matrix(rows: d, columns: d)
    for (rate, v) in zip(place.rates, place.vectors) {
      // Less the part of Svᵢ.
      for i in 0..<d { for j in 0..<d { b[i, j] += rate * (v[i] * v[j] - v[d + 1 + i] * v[d + 1 + j]) } }
    }
    var places: [(Int, Int)] = []
    for p in 0..<d { for q in (p + 1)..<Swift.max(d, p + 1) { places.append((p, q)) } }
    for (row, (p, q)) in places.enumerated() {
      for (column, (r, s)) in places.enumerated() {
        var sum = 0.0
        if q == s { sum += b[p, r] }
        if q == r { sum -= b[p, s] }
        if p == s { sum -= b[q, r] }
        if p == r { sum += b[q, s] }
        hessian[row, column] += sum
      }
    }
  }
}
