import DifferentialGeometry
import NumericalMethods
import Scalars

/// A pair of normal distributions, moved by an affine map so that the first is (0, I) and the second (μ, LLᵀ).
///
/// With Σ₀ = L₀L₀ᵀ: μ = L₀⁻¹(μ₁ − μ₀) and LLᵀ = L₀⁻¹Σ₁L₀⁻ᵀ. Matrices are flat, row by row.
struct NormalPair {
  let order: Int
  /// The first mean.
  var origin: [Double]
  /// L₀, lower triangular.
  var frame: [Double]
  /// μ.
  var mean: [Double]
  /// L − I, lower triangular.
  var factorLess: [Double]
  /// L⁻¹ − I, lower triangular.
  var inverseLess: [Double]
  /// ‖L₀‖‖L₀⁻¹‖, what the reduction may cost of accuracy.
  var condition: Double
  /// The largest Σᵢᵢ/Lᵢᵢ² of the covariances that were factored: how much of the variances cancels in the pivots.
  var cancellation = 1.0

  /// Reduces a pair.
  ///
  /// - Parameters:
  ///   - covariances: full matrices.
  /// - Throws: `NumericalError.notPositiveDefinite`.
  init(
    order d: Int, from m0: [Double], _ s0: [Double], to m1: [Double], _ s1: [Double]
  ) throws(NumericalError) {
    order = d
    origin = m0
    frame = try NormalPair.factor(s0, d)
    var shift = zip(m1, m0).map { $0 - $1 }
    if shift.isEmpty { shift = [Double](repeating: 0, count: d) }
    NormalPair.forward(frame, d, &shift, columns: 1)
    mean = shift
    let inverseFrame = NormalPair.inverse(frame, d)
    condition = NormalPair.norm(frame) * NormalPair.norm(inverseFrame)
    cancellation = NormalPair.cancellation(frame, d)
    // S = L₀⁻¹(Σ₁ − Σ₀)L₀⁻ᵀ: for near pairs all digits of the difference are in it.
    var difference = zip(s1, s0).map { $0 - $1 }
    NormalPair.forward(frame, d, &difference, columns: d)
    NormalPair.transpose(&difference, d)
    NormalPair.forward(frame, d, &difference, columns: d)
    if difference.allSatisfy({ $0.magnitude < 0.25 / Double(d) }) {
      factorLess = NormalPair.factorLess(difference, d)
    } else {
      factorLess = try NormalPair.factor(s1, d)
      cancellation = Swift.max(cancellation, NormalPair.cancellation(factorLess, d))
      NormalPair.forward(frame, d, &factorLess, columns: d)
      for i in 0..<d {
        factorLess[i * d + i] -= 1
        for j in (i + 1)..<Swift.max(d, i + 1) { factorLess[i * d + j] = 0 }
      }
    }
    // (I + E)⁻¹ − I = −(I + E)⁻¹E.
    var less = factorLess
    var whole = factorLess
    for i in 0..<d { whole[i * d + i] += 1 }
    NormalPair.forward(whole, d, &less, columns: d)
    inverseLess = less.map { -$0 }
  }

  /// The pair from that end from which the other has the smaller determinant, and whether that is the second.
  ///
  /// The distance is then the same number in both directions, and the second derivatives of the lift cancel less.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a covariance that is not positive definite.
  static func ordered(
    _ d: Int, _ m0: [Double], _ s0: [Double], _ m1: [Double], _ s1: [Double]
  ) throws(GeometryError) -> (pair: NormalPair, isReversed: Bool) {
    do {
      let pair = try NormalPair(order: d, from: m0, s0, to: m1, s1)
      let size = pair.logDeterminant
      let isReversed = size == 0 ? (m1 + s1).lexicographicallyPrecedes(m0 + s0) : size > 0
      return isReversed ? (try NormalPair(order: d, from: m1, s1, to: m0, s0), true) : (pair, false)
    } catch {
      throw .outsideDomain(parameter: "Sigma", value: "\(error)", requirement: "be positive definite")
    }
  }

  /// The pair N(0, 1), N(m, 1) of one variable.
  init(line mean: Double) {
    order = 1
    origin = [0]
    frame = [1]
    self.mean = [mean]
    factorLess = [0]
    inverseLess = [0]
    condition = 1
  }

  /// L.
  var factor: [Double] {
    var result = factorLess
    for i in 0..<order { result[i * order + i] += 1 }
    return result
  }

  /// log det(LLᵀ).
  var logDeterminant: Double { (0..<order).reduce(0) { $0 + 2 * Double.log(1 + factorLess[$1 * order + $1]) } }

  /// Whether the covariances are equal.
  var hasEqualCovariances: Bool { factorLess.allSatisfy { $0 == 0 } }

  /// E with (I + E)(I + E)ᵀ = I + S for a small S, to full relative accuracy.
  private static func factorLess(_ s: [Double], _ d: Int) -> [Double] {
    var e = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0...i {
        var rest = (s[i * d + j] + s[j * d + i]) / 2
        for k in 0..<j { rest -= e[i * d + k] * e[j * d + k] }
        e[i * d + j] = i == j ? rest / (1 + (1 + rest).squareRoot()) : rest / (1 + e[j * d + j])
      }
    }
    return e
  }

  /// The largest Σⱼ Lᵢⱼ²/Lᵢᵢ².
  private static func cancellation(_ factor: [Double], _ d: Int) -> Double {
    var largest = 1.0
    for i in 0..<d {
      var sum = 0.0
      for j in 0...i { sum += factor[i * d + j] * factor[i * d + j] }
      largest = Swift.max(largest, sum / (factor[i * d + i] * factor[i * d + i]))
    }
    return largest
  }

  /// The Cholesky factor.
  static func factor(_ matrix: [Double], _ d: Int) throws(NumericalError) -> [Double] {
    var l = matrix
    for i in 0..<d {
      for j in 0...i {
        var rest = l[i * d + j]
        for k in 0..<j { rest -= l[i * d + k] * l[j * d + k] }
        if i == j {
          guard rest > 0, rest.isFinite else { throw .notPositiveDefinite(pivot: i, value: rest) }
          l[i * d + i] = rest.squareRoot()
        } else {
          l[i * d + j] = rest / l[j * d + j]
        }
      }
      for j in (i + 1)..<Swift.max(d, i + 1) { l[i * d + j] = 0 }
    }
    return l
  }

  /// Replaces X by L⁻¹X.
  static func forward(_ l: [Double], _ d: Int, _ x: inout [Double], columns: Int) {
    for i in 0..<d {
      for k in 0..<i where l[i * d + k] != 0 {
        let factor = l[i * d + k]
        for c in 0..<columns { x[i * columns + c] -= factor * x[k * columns + c] }
      }
      let pivot = l[i * d + i]
      for c in 0..<columns { x[i * columns + c] /= pivot }
    }
  }

  static func inverse(_ l: [Double], _ d: Int) -> [Double] {
    var x = [Double](repeating: 0, count: d * d)
    for i in 0..<d { x[i * d + i] = 1 }
    forward(l, d, &x, columns: d)
    return x
  }

  private static func transpose(_ a: inout [Double], _ d: Int) {
    for i in 0..<d { for j in 0..<i { a.swapAt(i * d + j, j * d + i) } }
  }

  private static func norm(_ a: [Double]) -> Double { a.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
