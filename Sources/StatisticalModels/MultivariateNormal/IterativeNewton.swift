import NumericalMethods
import Scalars

/// Newton's equation of a lift by conjugate gradients, for large orders: four products of d×d matrices an iteration.
///
/// With equal means the Hessian of f is diagonal in the eigenvectors V of B, the symmetric part of N: for K′ = VᵀKV
///
///     D²f(K, K) = Σ_{i<j} 2(x coth x + x)K′ᵢⱼ²,  x = (bᵢ + bⱼ)/2,
///
/// which is exponentially small for variances that shrink. The iteration runs in these coordinates with this diagonal as
/// its preconditioner; without it hundreds of iterations do not arrive. Derived here.
struct IterativeNewton {
  private let d: Int
  // All in the coordinates of V.

  /// wᵢ without its last entry, row by row, then w₀.
  private var w: [Double]
  /// uᵢ, row by row.
  private var u: [Double]
  /// The eigenvalues of B.
  private var b: [Double]
  /// ½φ((lᵢ−lⱼ)/2) and ½φ((lᵢ+lⱼ)/2).
  private var even: [Double]
  private var odd: [Double]
  /// φ(lᵢ/2).
  private var still: [Double]
  private var diagonal: [Double]
  // Room for products.
  private var image: [Double]
  private var features: [Double]
  private var weighted: [Double]
  private var total: [Double]

  init(order d: Int) {
    self.d = d
    let square = [Double](repeating: 0, count: d * d), tall = [Double](repeating: 0, count: (d + 1) * d)
    (w, features, weighted) = (tall, tall, tall)
    (u, even, odd, diagonal, image, total) = (square, square, square, square, square, square)
    b = [Double](repeating: 0, count: d)
    still = b
  }

  /// An approximate −H⁻¹g, the closer the smaller g; a direction of descent in any case.
  ///
  /// - Parameters:
  ///   - g: the gradient, in the entries above the diagonal.
  ///   - value: f.
  mutating func solve(_ lift: SymmetricSpaceLift, _ g: [Double], value: Double, _ step: inout [Double]) {
    guard let basis = prepare(lift) else {
      for i in step.indices { step[i] = -g[i] }
      return
    }
    var r = rotated(skew(g.map { -$0 }), by: basis, isBack: false)
    var p = [Double](repeating: 0, count: d * d), z = p, slope = p
    for i in z.indices { z[i] = r[i] / diagonal[i] }
    var direction = z, product = Self.inner(r, z)
    let start = product
    // Superlinear: the closer, the more exact.
    let goal = start * Swift.min(1e-2, start / value)
    for iteration in 0..<(4 * d + 100) {
      multiply(direction, into: &slope)
      let curvature = Self.inner(direction, slope)
      guard curvature > 0 else {
        if iteration == 0 { p = z }
        break
      }
      let length = product / curvature
      for i in p.indices {
        p[i] += length * direction[i]
        r[i] -= length * slope[i]
        z[i] = r[i] / diagonal[i]
      }
      let next = Self.inner(r, z)
      if next <= goal { break }
      for i in p.indices { direction[i] = z[i] + next / product * direction[i] }
      product = next
    }
    let result = rotated(p, by: basis, isBack: true)
    var place = 0
    for i in 0..<d {
      for j in (i + 1)..<Swift.max(d, i + 1) {
        step[place] = result[i * d + j]
        place += 1
      }
    }
  }

  /// Takes over the decomposition of the lift; V, row by row, or nil when B has no eigenvectors.
  private mutating func prepare(_ lift: SymmetricSpaceLift) -> [Double]? {
    var symmetric = Matrix(rows: d, columns: d)
    var wide = w, square = u
    for i in 0..<d {
      let row = lift.rows + i * lift.stride
      for j in 0..<d {
        wide[i * d + j] = row[j]
        square[i * d + j] = row[d + 1 + j]
        symmetric[i, j] = 0.5 * (lift.block[i * (d + 1) + j] + lift.block[j * (d + 1) + i])
      }
      wide[d * d + i] = lift.w0[i]
    }
    guard let spectrum = try? SymmetricEigendecomposition(symmetric) else { return nil }
    let basis = spectrum.vectors.elements
    b = spectrum.values
    LinearAlgebra.multiply(wide, basis, into: &w, rows: d + 1, inner: d, columns: d)
    LinearAlgebra.multiply(square, basis, into: &u, rows: d, inner: d, columns: d)
    var largest = 0.0
    for i in 0..<d {
      still[i] = SymmetricSpaceLift.weight(lift.l[i] / 2)
      for j in 0..<d {
        even[i * d + j] = 0.5 * SymmetricSpaceLift.weight((lift.l[i] - lift.l[j]) / 2)
        odd[i * d + j] = 0.5 * SymmetricSpaceLift.weight((lift.l[i] + lift.l[j]) / 2)
        // 2(x coth x + x) = 4x/(1 − e^(−2x)), without cancellation for x < 0.
        let x = (b[i] + b[j]) / 2
        diagonal[i * d + j] = x == 0 ? 2 : -4 * x / Double.expMinusOne(-2 * x)
        largest = Swift.max(largest, diagonal[i * d + j])
      }
    }
    for k in diagonal.indices { diagonal[k] = Swift.max(diagonal[k], 1e-10 * largest) }
    return basis
  }

  /// The Hessian times a skew matrix: M − Mᵀ with M = Σ Rᵢⱼwᵢuⱼᵀ + BK, R the weighted parts of Qᵢⱼ = wᵢᵀKuⱼ.
  private mutating func multiply(_ k: [Double], into result: inout [Double]) {
    // Row j of UK is −(Kuⱼ)ᵀ.
    LinearAlgebra.multiply(u, k, into: &image, rows: d, inner: d, columns: d)
    LinearAlgebra.multiply(w, image, transposingSecond: true, into: &features, rows: d + 1, inner: d, columns: d)
    for i in 0..<d {
      for j in 0..<i {
        let forth = -features[i * d + j], back = -features[j * d + i]
        let sum = even[i * d + j] * (forth + back), difference = odd[i * d + j] * (forth - back)
        features[i * d + j] = sum + difference
        features[j * d + i] = sum - difference
      }
      features[i * d + i] = -features[i * d + i]
      features[d * d + i] *= -still[i]
    }
    LinearAlgebra.multiply(features, u, into: &weighted, rows: d + 1, inner: d, columns: d)
    LinearAlgebra.multiply(w, weighted, transposingFirst: true, into: &total, rows: d, inner: d + 1, columns: d)
    // Skew to the last bit: the preconditioner enlarges what is not.
    for i in 0..<d {
      for j in 0..<i {
        let value = total[i * d + j] - total[j * d + i] + (b[i] + b[j]) * k[i * d + j]
        result[i * d + j] = value
        result[j * d + i] = -value
      }
    }
  }

  private func skew(_ entries: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: d * d), place = 0
    for i in 0..<d {
      for j in (i + 1)..<Swift.max(d, i + 1) {
        result[i * d + j] = entries[place]
        result[j * d + i] = -entries[place]
        place += 1
      }
    }
    return result
  }

  /// VᵀKV, or VKVᵀ on the way back, skew to the last bit.
  private func rotated(_ k: [Double], by basis: [Double], isBack: Bool) -> [Double] {
    var half = k, result = k
    LinearAlgebra.multiply(basis, k, transposingFirst: !isBack, into: &half, rows: d, inner: d, columns: d)
    LinearAlgebra.multiply(half, basis, transposingSecond: isBack, into: &result, rows: d, inner: d, columns: d)
    for i in 0..<d {
      for j in 0...i {
        let value = 0.5 * (result[i * d + j] - result[j * d + i])
        result[i * d + j] = value
        result[j * d + i] = -value
      }
    }
    return result
  }

  /// Over the entries above the diagonal.
  private static func inner(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum / 2
  }
}
