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

  /// Above this order Newton's equation is solved by conjugate gradients (measured).
  static let largestDense = 10

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
    var dense = d > Self.largestDense ? nil : DenseNewton(unknowns: m, features: featureCount)
    var iterative = d > Self.largestDense ? IterativeNewton(order: d) : nil
    var last = Double.infinity
    while result.iterations < 100 {
      let slopes = Array(UnsafeBufferPointer(start: gradient, count: m))
      dense?.solve(self, slopes, &step)
      iterative?.solve(self, slopes, value: f, &step)
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
