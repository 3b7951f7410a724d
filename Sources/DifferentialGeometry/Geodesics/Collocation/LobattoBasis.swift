import Scalars

/// Polynomials of degree p on [0, 1] by their values at the Chebyshev–Lobatto points sⱼ = (1 − cos(πj/p))/2, in any
/// number of bits.
struct LobattoBasis: Sendable {
  let degree: Int
  let precision: BigFloatPrecision
  /// s₀ = 0 … s_p = 1.
  let nodes: [BigFloat]
  /// Row i: the derivative at sᵢ from the values.
  let first: [BigFloat]
  /// Row i: the second derivative at sᵢ.
  let second: [BigFloat]
  /// ∫₀¹, by Clenshaw and Curtis.
  let weights: [BigFloat]
  /// Rows 0, 1, 2: the Chebyshev coefficients p − 2, p − 1, p from the values.
  let tail: [BigFloat]

  init(degree p: Int, precision: BigFloatPrecision) {
    precondition(p >= 4, "degree \(p)")
    degree = p
    self.precision = precision
    let m = p + 1, bits = BigFloatPrecision(bits: precision.bits + 32)
    let step = BigFloat.pi(bits) / BigFloat(p)
    // cos(πk/p) for k = 0 … 2p − 1.
    let half = (0...p).map { BigFloat.cos(step * BigFloat($0)) }
    func cosine(_ k: Int) -> BigFloat {
      let r = k % (2 * p)
      return r <= p ? half[r] : half[2 * p - r]
    }
    let x = (0...p).map { (BigFloat(1, precision: bits) - half[$0]).scaled(byPowerOfTwo: -1) }
    nodes = x.map { $0.rounded(to: precision) }
    // Barycentric weights ±1, halved at the ends.
    var d = [BigFloat](repeating: .zero.rounded(to: bits), count: m * m)
    for i in 0...p {
      var total = BigFloat.zero.rounded(to: bits)
      for j in 0...p where j != i {
        var value = BigFloat(1, precision: bits) / (x[i] - x[j])
        if (i + j) % 2 == 1 { value = -value }
        if i == 0 || i == p { value = value.scaled(byPowerOfTwo: 1) }
        if j == 0 || j == p { value = value.scaled(byPowerOfTwo: -1) }
        d[i * m + j] = value
        total += value
      }
      d[i * m + i] = -total
    }
    var dd = d
    for i in 0...p {
      // Off the diagonal 2Dᵢⱼ(Dᵢᵢ − 1/(xᵢ − xⱼ)); rows sum to zero.
      var total = BigFloat.zero.rounded(to: bits)
      for j in 0...p where j != i {
        let value = (d[i * m + j] * (d[i * m + i] - BigFloat(1, precision: bits) / (x[i] - x[j])))
          .scaled(byPowerOfTwo: 1)
        dd[i * m + j] = value
        total += value
      }
      dd[i * m + i] = -total
    }
    first = d.map { $0.rounded(to: precision) }
    second = dd.map { $0.rounded(to: precision) }
    weights = (0...p).map { j in
      var sum = BigFloat(1, precision: bits)
      for k in 1...(p / 2) {
        let term = cosine(2 * k * j) / BigFloat(4 * k * k - 1)
        sum -= 2 * k == p ? term : term.scaled(byPowerOfTwo: 1)
      }
      sum /= BigFloat(p)
      return (j == 0 || j == p ? sum.scaled(byPowerOfTwo: -1) : sum).rounded(to: precision)
    }
    tail = (p - 2...p).flatMap { k in
      (0...p).map { j -> BigFloat in
        var value = cosine(k * (p - j)).scaled(byPowerOfTwo: 1) / BigFloat(p)
        if j == 0 || j == p { value = value.scaled(byPowerOfTwo: -1) }
        if k == p { value = value.scaled(byPowerOfTwo: -1) }
        return value.rounded(to: precision)
      }
    }
  }

  /// The weights with which the values count at s: the barycentric formula.
  func interpolation(at s: BigFloat) -> [BigFloat] {
    var result: [BigFloat] = []
    var total = BigFloat.zero.rounded(to: precision)
    for (j, node) in nodes.enumerated() {
      let gap = s - node
      if gap.isZero {
        return nodes.indices.map { BigFloat($0 == j ? 1 : 0, precision: precision) }
      }
      var weight = BigFloat(j % 2 == 0 ? 1 : -1, precision: precision) / gap
      if j == 0 || j == degree { weight = weight.scaled(byPowerOfTwo: -1) }
      result.append(weight)
      total += weight
    }
    return result.map { $0 / total }
  }

  /// Mf for values of n functions, node after node.
  func applied(_ matrix: [BigFloat], to values: [BigFloat], row i: Int, dimension n: Int) -> [BigFloat] {
    let m = degree + 1
    return (0..<n).map { c in
      var total = matrix[i * m] * values[c]
      for j in 1..<m { total.addProduct(matrix[i * m + j], values[j * n + c]) }
      return total
    }
  }
}
