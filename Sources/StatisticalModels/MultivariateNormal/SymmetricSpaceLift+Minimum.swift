import NumericalMethods
import Scalars

extension SymmetricSpaceLift {
  /// Where the minimisation stopped.
  struct Minimum {
    /// f = d².
    var value: Double
    /// f at K = 0, the squared length of an explicit curve.
    var start: Double
    /// An estimate of f less its minimum.
    var decrement: Double
    /// The entries of K above the diagonal.
    var k: [Double]
    var iterations: Int
    /// Whether the decrement fell below the tolerance, or to the rounding floor.
    var hasConverged: Bool
  }

  /// Above this order Newton's equation is solved by conjugate gradients.
  static let largestDense = 12

  /// The least f, by Newton's method from K = 0 with Armijo's rule.
  ///
  /// - Parameter tolerance: of the decrement of f, relative; the residual falls to about its square root.
  func minimum(tolerance: Double) -> Minimum {
    let m = unknowns
    var k = [Double](repeating: 0, count: m)
    var f = k.withUnsafeBufferPointer { evaluate($0.baseAddress ?? UnsafePointer(gradient)) }
    var result = Minimum(value: f, start: f, decrement: 0, k: k, iterations: 0, hasConverged: m == 0 && f.isFinite)
    guard m > 0, f.isFinite else { return result }
    var step = [Double](repeating: 0, count: m), trial = k
    var solver = d > Self.largestDense ? nil : DenseNewton(unknowns: m, features: featureCount)
    var last = Double.infinity
    while result.iterations < 100 {
      let slopes = Array(UnsafeBufferPointer(start: gradient, count: m))
      if solver != nil { solver?.solve(self, slopes, &step) } else { conjugateGradients(slopes, &step) }
      var slope = 0.0
      for i in 0..<m { slope += slopes[i] * step[i] }
      result.value = f
      result.k = k
      result.decrement = -slope / 2
      if -slope <= 2 * tolerance * f || f == 0 {
        result.hasConverged = true
        return result
      }
      guard slope.isFinite else { return result }
      // The rounding floor: steps no longer get shorter.
      if -slope <= 1e-10 * f, -slope > 0.1 * last {
        result.hasConverged = true
        return result
      }
      last = -slope
      result.iterations += 1
      var factor = 1.0, isBetter = false
      while factor > 1e-9 {
        for i in 0..<m { trial[i] = k[i] + factor * step[i] }
        let next = trial.withUnsafeBufferPointer { evaluate($0.baseAddress ?? UnsafePointer(gradient)) }
        if next <= f + 1e-4 * factor * slope + 1e-14 * f {
          (f, isBetter) = (next, true)
          break
        }
        factor /= 2
      }
      guard isBetter else {
        _ = k.withUnsafeBufferPointer { evaluate($0.baseAddress ?? UnsafePointer(gradient)) }
        result.hasConverged = -slope <= 1e-10 * f
        return result
      }
      swap(&k, &trial)
    }
    return result
  }

  /// An approximate solution of Hp = −g by conjugate gradients, d³ operations a product.
  private func conjugateGradients(_ g: [Double], _ p: inout [Double]) {
    let m = unknowns
    var r = g.map { -$0 }, direction = r, image = r
    for i in 0..<m { p[i] = 0 }
    let start = r.reduce(0) { $0 + $1 * $1 }
    var rr = start
    for iteration in 0..<(2 * d + 20) {
      hessian(times: direction, into: &image)
      var curvature = 0.0
      for i in 0..<m { curvature += direction[i] * image[i] }
      guard curvature > 0 else {
        if iteration == 0 { p = r }
        return
      }
      let length = rr / curvature
      var next = 0.0
      for i in 0..<m {
        p[i] += length * direction[i]
        r[i] -= length * image[i]
        next += r[i] * r[i]
      }
      // Superlinear: the closer, the more exact.
      if next <= 1e-4 * start * Swift.min(1, start) || next == 0 { return }
      for i in 0..<m { direction[i] = r[i] + next / rr * direction[i] }
      rr = next
    }
  }

  /// The Hessian of f times a skew matrix, by products of d×d matrices.
  private func hessian(times v: [Double], into result: inout [Double]) {
    let d = self.d, width = d + 1
    var k = [Double](repeating: 0, count: d * d), ku = k
    var place = 0
    for p in 0..<d {
      for q in (p + 1)..<Swift.max(d, p + 1) {
        k[p * d + q] = v[place]
        k[q * d + p] = -v[place]
        place += 1
      }
    }
    // Row j of KU holds Kuⱼ.
    for j in 0..<d {
      let u = rows + (j * stride + width)
      for p in 0..<d { ku[j * d + p] = product(k, p * d, u) }
    }
    var q = [Double](repeating: 0, count: width * d)
    for i in 0...d {
      let w = i < d ? rows + i * stride : w0
      for j in 0..<d { q[i * d + j] = product(ku, j * d, w) }
    }
    for i in 0..<d {
      for j in 0..<i {
        let even = 0.5 * Self.weight((l[i] - l[j]) / 2) * (q[i * d + j] + q[j * d + i])
        let odd = 0.5 * Self.weight((l[i] + l[j]) / 2) * (q[i * d + j] - q[j * d + i])
        q[i * d + j] = even + odd
        q[j * d + i] = even - odd
      }
      q[d * d + i] *= Self.weight(l[i] / 2)
    }
    // M = Σ Rᵢⱼ wᵢuⱼᵀ + BK.
    var total = [Double](repeating: 0, count: d * d)
    for i in 0...d {
      let w = i < d ? rows + i * stride : w0
      for p in 0..<d { ku[p] = 0 }
      for j in 0..<d {
        let factor = q[i * d + j], u = rows + (j * stride + width)
        for p in 0..<d { ku[p] += factor * u[p] }
      }
      for p in 0..<d { for s in 0..<d { total[p * d + s] += w[p] * ku[s] } }
    }
    for p in 0..<d {
      for r in 0..<d {
        let b = 0.5 * (block[p * width + r] + block[r * width + p])
        for s in 0..<d { total[p * d + s] += b * k[r * d + s] }
      }
    }
    place = 0
    for p in 0..<d {
      for s in (p + 1)..<Swift.max(d, p + 1) {
        result[place] = total[p * d + s] - total[s * d + p]
        place += 1
      }
    }
  }

  private func product(_ a: [Double], _ start: Int, _ b: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for k in 0..<d { sum += a[start + k] * b[k] }
    return sum
  }
}

/// Newton's equation with the whole Hessian, modified where it is not positive definite.
private struct DenseNewton {
  var hessian: [Double]
  var features: [Double]
  var factor: [Double]
  let m: Int

  init(unknowns m: Int, features count: Int) {
    self.m = m
    hessian = [Double](repeating: 0, count: m * m)
    factor = hessian
    features = [Double](repeating: 0, count: m * count)
  }

  /// −|H|⁻¹g.
  mutating func solve(_ lift: SymmetricSpaceLift, _ g: [Double], _ step: inout [Double]) {
    let m = self.m
    hessian.withUnsafeMutableBufferPointer { h in
      features.withUnsafeMutableBufferPointer { f in
        if let h = h.baseAddress, let f = f.baseAddress { lift.hessian(into: h, features: f) }
      }
    }
    for i in 0..<m { step[i] = -g[i] }
    for k in hessian.indices { factor[k] = hessian[k] }
    let isDefinite = factor.withUnsafeMutableBufferPointer { a in
      step.withUnsafeMutableBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return false }
        do {
          try LinearAlgebra.cholesky(in: a, count: m)
          LinearAlgebra.solve(cholesky: a, count: m, in: b)
          return true
        } catch {
          return false
        }
      }
    }
    if isDefinite { return }
    guard let spectrum = try? SymmetricEigendecomposition(Matrix(rows: m, columns: m, elements: hessian)) else {
      for i in 0..<m { step[i] = -g[i] }
      return
    }
    let largest = spectrum.values.reduce(0) { Swift.max($0, $1.magnitude) }
    for i in 0..<m { step[i] = 0 }
    for k in 0..<m {
      var along = 0.0
      for i in 0..<m { along += spectrum.vectors[i, k] * g[i] }
      along /= -Swift.max(spectrum.values[k].magnitude, 1e-12 * largest)
      for i in 0..<m { step[i] += along * spectrum.vectors[i, k] }
    }
  }
}
