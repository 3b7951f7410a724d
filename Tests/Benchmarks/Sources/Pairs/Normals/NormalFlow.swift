import InformationGeometry

/// The geodesic equations of normal vectors, integrated in a frame that moves with the curve.
///
///     μ″ = Σ′Σ⁻¹μ′,  Σ″ = Σ′Σ⁻¹Σ′ − μ′μ′ᵀ
///
/// With Σ = LLᵀ, μ′ = Lx and Σ′ = LBLᵀ, and X the lower triangle with X + Xᵀ = B, they are the same as
///
///     μ′ = Lx,  L′ = LX,  x′ = Xᵀx,  B′ = XᵀX − XXᵀ − xxᵀ
///
/// without inverses, and |x|² + ½|B|² is the squared speed. Source: Skovgaard (1984), Scand. J. Statist. 11.
struct NormalFlow {
  /// μ, L, x and B.
  var mean: [Double]
  var factor: [Double]
  var push: [Double]
  var bend: [Double]

  private var order: Int { mean.count }

  /// At N(μ, LLᵀ) with a velocity in the coordinates where that point has the factor C: x = C⁻¹μ′, B = C⁻¹Σ′C⁻ᵀ.
  init(mean: [Double], factor: [Double], velocity: (mean: [Double], covariance: [Double]), frame: [Double]) {
    let d = mean.count
    self.mean = mean
    self.factor = factor
    push = forwardSubstituted(velocity.mean, by: frame, order: d)
    let half = Matrix(rows: d, columns: d, elements: forwardSubstituted(velocity.covariance, by: frame, order: d))
    bend = forwardSubstituted(half.transposed.elements, by: frame, order: d)
  }

  /// √(|x|² + ½|B|²).
  var speed: Double {
    (push.reduce(0) { $0 + $1 * $1 } + bend.reduce(0) { $0 + $1 * $1 } / 2).squareRoot()
  }

  /// The state after a time, by Dormand and Prince's method of order 8; nil where it fails.
  func after(_ time: Double) -> NormalFlow? {
    let d = order
    let method = DormandPrince853(relativeTolerance: 1e-13, absoluteTolerance: 1e-15, maximumSteps: 4000)
    let solution = try? method.solve(
      from: 0, to: time, state: mean + push + factor + bend, recording: .ends
    ) { _, y, dy in
      Self.derivative(y, dy, d)
      return true
    }
    guard let solution, solution.status == .completed else { return nil }
    let y = solution.endState
    var result = self
    result.mean = Array(y[..<d])
    result.push = Array(y[d..<2 * d])
    result.factor = Array(y[(2 * d)..<(2 * d + d * d)])
    result.bend = Array(y[(2 * d + d * d)...])
    return result
  }

  private static func derivative(_ y: UnsafePointer<Double>, _ dy: UnsafeMutablePointer<Double>, _ d: Int) {
    let x = y + d, l = y + 2 * d, b = l + d * d
    let dx = dy + d, dl = dy + 2 * d, db = dl + d * d
    for i in 0..<d {
      // (Lx)ᵢ, and (Xᵀx)ᵢ with Xᵢᵢ = ½Bᵢᵢ.
      var along = 0.0, turned = 0.5 * b[i * d + i] * x[i]
      for k in 0...i { along += l[i * d + k] * x[k] }
      for k in (i + 1)..<Swift.max(d, i + 1) { turned += b[k * d + i] * x[k] }
      dy[i] = along
      dx[i] = turned
      for j in 0..<d {
        guard j <= i else {
          dl[i * d + j] = 0
          continue
        }
        var grown = 0.5 * l[i * d + j] * b[j * d + j]
        for k in (j + 1)..<Swift.max(i + 1, j + 1) { grown += l[i * d + k] * b[k * d + j] }
        dl[i * d + j] = grown
        // (XᵀX)ᵢⱼ has k ≥ i, (XXᵀ)ᵢⱼ has k ≤ j.
        var bent = -x[i] * x[j]
        for k in i..<d { bent += (k == i ? 0.5 : 1) * b[k * d + i] * (k == j ? 0.5 : 1) * b[k * d + j] }
        for k in 0...j { bent -= (k == i ? 0.5 : 1) * b[i * d + k] * (k == j ? 0.5 : 1) * b[j * d + k] }
        db[i * d + j] = bent
        db[j * d + i] = bent
      }
    }
  }

  /// How far another place lies from this one, to first order, as a length at the other.
  func separation(from other: NormalFlow) -> Double {
    let d = order
    let shift = forwardSubstituted(zip(mean, other.mean).map { $0 - $1 }, by: other.factor, order: d)
    let ratio = Matrix(rows: d, columns: d, elements: forwardSubstituted(factor, by: other.factor, order: d))
    var square = shift.reduce(0) { $0 + $1 * $1 }
    let covariance = ratio.timesTransposed(ratio)
    for i in 0..<d {
      for j in 0..<d {
        let gap = covariance[i, j] - (i == j ? 1 : 0)
        square += gap * gap / 2
      }
    }
    return square.squareRoot()
  }

  /// The length of the sum of two velocities in the moving frames: zero where one curve continues the other backwards.
  func corner(with other: NormalFlow) -> Double {
    var sum = self
    sum.push = zip(push, other.push).map { $0 + $1 }
    sum.bend = zip(bend, other.bend).map { $0 + $1 }
    return sum.speed
  }
}
