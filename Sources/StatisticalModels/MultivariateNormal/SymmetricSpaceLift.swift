import NumericalMethods
import Scalars

/// The lift of a pair of normals to the symmetric space SO(d, d+1)/S(O(d) × O(d+1)), as a function of a skew matrix K.
///
/// The points over (μ, Σ) are G = TᵀT with T = diag(L⁻¹, 1, Lᵀ)·[[I, μ, Zᵀ], [0, 1, −μᵀ], [0, 0, I]] and
/// Z = −½μμᵀ + K. In the bases (a − c)/√2 and ((a + c)/√2, b) of the splitting that SO(d, d+1) keeps,
/// log G = [[0, N], [Nᵀ, 0]] with a d×(d+1) block N = Σ lᵢuᵢwᵢᵀ, and T has the blocks
///
///     T₋₊ = [½(L⁻¹ + L⁻¹Zᵀ − Lᵀ), L⁻¹μ/√2] = U′ sinh(l/2) Wᵀ      T₋₋ = ½(L⁻¹ − L⁻¹Zᵀ + Lᵀ) = U′ cosh(l/2) Uᵀ
///
/// so that one decomposition of d rows gives all. f(K) = ½Σl² is the squared length of a curve from (0, I) to
/// (μ, Σ); the geodesic has the least, where the skew part C of the first d columns of N vanishes.
/// Source: Eriksen (1987); Calvo & Oller (1991); the reduction to d rows is derived here.
final class SymmetricSpaceLift {
  let d: Int
  /// The entries of K above the diagonal.
  let unknowns: Int
  /// From one row to the next: d + 1 numbers of T₋₊, then d of T₋₋.
  let stride: Int
  private let memory: UnsafeMutablePointer<Double>
  private let capacity: Int

  /// T, then with rows wᵢ and uᵢ.
  let rows: UnsafeMutablePointer<Double>
  /// w₀, orthogonal to all wᵢ.
  let w0: UnsafeMutablePointer<Double>
  /// lᵢ.
  let l: UnsafeMutablePointer<Double>
  /// N, d×(d+1).
  let block: UnsafeMutablePointer<Double>
  /// ∂f/∂K_pq, p < q.
  let gradient: UnsafeMutablePointer<Double>
  private let mean: UnsafeMutablePointer<Double>
  private let factorLess: UnsafeMutablePointer<Double>
  private let inverseLess: UnsafeMutablePointer<Double>
  private let lowered: UnsafeMutablePointer<Double>
  private let skew: UnsafeMutablePointer<Double>

  /// The largest entry of C, relative to the largest l.
  private(set) var residual = 0.0
  /// The largest sinh(lᵢ/2): what rounding in T is relative to.
  private(set) var largestRow = 0.0

  init(order d: Int) {
    self.d = d
    unknowns = d * (d - 1) / 2
    stride = 2 * d + 1
    let sizes = [d * stride, d + 1, d, d * (d + 1), unknowns + 1, d, d * d, d * d, d * d, d * d]
    capacity = sizes.reduce(0, +)
    memory = .allocate(capacity: capacity)
    memory.initialize(repeating: 0, count: capacity)
    var next = memory
    func take(_ index: Int) -> UnsafeMutablePointer<Double> {
      defer { next += sizes[index] }
      return next
    }
    rows = take(0)
    w0 = take(1)
    l = take(2)
    block = take(3)
    gradient = take(4)
    mean = take(5)
    factorLess = take(6)
    inverseLess = take(7)
    lowered = take(8)
    skew = take(9)
  }

  deinit { memory.deallocate() }

  func load(_ pair: NormalPair) {
    for i in 0..<d { mean[i] = pair.mean[i] }
    for k in 0..<d * d {
      factorLess[k] = pair.factorLess[k]
      inverseLess[k] = pair.inverseLess[k]
    }
  }

  /// Decomposes T(K) and returns f; NaN when it has no value.
  func evaluate(_ k: UnsafePointer<Double>) -> Double {
    fill(k)
    RowJacobi.orthogonalize(rows, count: d, stride: stride, width: d &+ 1, used: stride)
    var f = 0.0
    largestRow = 0
    var orphans = 0
    for i in 0..<d {
      let row = rows + i &* stride
      var sinh = 0.0, cosh = 0.0
      for k in 0...d { sinh += row[k] * row[k] }
      for k in (d &+ 1)..<stride { cosh += row[k] * row[k] }
      sinh = sinh.squareRoot()
      cosh = cosh.squareRoot()
      largestRow = Swift.max(largestRow, sinh)
      l[i] = 2 * Double.asinh(sinh)
      f += l[i] * l[i]
      if sinh > 0 { for k in 0...d { row[k] /= sinh } } else { orphans &+= 1 }
      for k in (d &+ 1)..<stride { row[k] /= cosh }
    }
    if orphans > 0 { adopt() }
    RowJacobi.complete(rows, count: d, stride: stride, width: d &+ 1, into: w0)
    assemble()
    return f / 2
  }

  /// T₋₊ and T₋₋ into `rows`, without the cancellation of L⁻¹ − Lᵀ for near pairs.
  private func fill(_ k: UnsafePointer<Double>) {
    // −Zᵀ = ½μμᵀ + K.
    var place = 0
    for p in 0..<d {
      for q in p..<d {
        let even = 0.5 * mean[p] * mean[q]
        if p == q {
          skew[p &* d &+ q] = even
        } else {
          skew[p &* d &+ q] = even + k[place]
          skew[q &* d &+ p] = even - k[place]
          place &+= 1
        }
      }
    }
    let rootHalf = 0.5.squareRoot()
    for i in 0..<d {
      let row = rows + i &* stride, low = lowered + i &* d
      for j in 0..<d { low[j] = skew[i &* d &+ j] }
      var image = mean[i]
      for m in 0...i {
        let factor = inverseLess[i &* d &+ m]
        image += factor * mean[m]
        let other = skew + m &* d
        for j in 0..<d { low[j] += factor * other[j] }
      }
      row[d] = rootHalf * image
      for j in 0..<d {
        let f = inverseLess[i &* d &+ j], e = factorLess[j &* d &+ i]
        row[j] = 0.5 * (f - e - low[j])
        row[d &+ 1 &+ j] = (i == j ? 1 : 0) + 0.5 * (f + e + low[j])
      }
    }
  }

  /// Rows of T₋₊ that vanish get some direction: their l is zero, and any one will do.
  private func adopt() {
    var known: [Double] = []
    for i in 0..<d where l[i] > 0 { known += UnsafeBufferPointer(start: rows + i &* stride, count: d &+ 1) }
    for i in 0..<d where l[i] == 0 {
      let count = known.count / (d &+ 1)
      known.withUnsafeBufferPointer {
        RowJacobi.complete(
          $0.baseAddress ?? UnsafePointer(rows), count: count, stride: d &+ 1, width: d &+ 1, into: rows + i &* stride)
      }
      known += UnsafeBufferPointer(start: rows + i &* stride, count: d &+ 1)
    }
  }

  /// N, and from it the gradient and the residual.
  private func assemble() {
    for k in 0..<d &* (d &+ 1) { block[k] = 0 }
    var scale = 0.0
    for i in 0..<d {
      let w = rows + i &* stride, u = w + (d &+ 1)
      scale = Swift.max(scale, l[i])
      for p in 0..<d {
        let factor = l[i] * u[p], row = block + p &* (d &+ 1)
        for q in 0...d { row[q] += factor * w[q] }
      }
    }
    var place = 0, worst = 0.0
    for p in 0..<d {
      for q in (p &+ 1)..<Swift.max(d, p &+ 1) {
        // −2C_pq = N_qp − N_pq.
        let slope = block[q &* (d &+ 1) &+ p] - block[p &* (d &+ 1) &+ q]
        gradient[place] = slope
        worst = Swift.max(worst, slope.magnitude / 2)
        place &+= 1
      }
    }
    residual = scale > 0 ? worst / scale : 0
  }
}
