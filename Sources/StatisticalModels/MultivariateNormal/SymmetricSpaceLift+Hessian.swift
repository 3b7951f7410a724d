import NumericalMethods
import Scalars

/// Second derivatives of the squared length, and Newton's method.
extension SymmetricSpaceLift {
  /// x coth x.
  @inline(__always)
  static func weight(_ x: Double) -> Double {
    let a = x.magnitude
    return a < 1e-4 ? 1 + a * a / 3 : a / Double.tanh(a)
  }

  /// How many squares the Hessian is a sum of.
  var featureCount: Int { d * (d + 1) }

  /// Writes the Hessian of f in the entries K_pq, p < q; `features` has room for `unknowns × featureCount` numbers.
  ///
  ///     D²f(K, K) = Σ_{i<j} ½φ((lᵢ−lⱼ)/2)(Qᵢⱼ+Qⱼᵢ)² + ½φ((lᵢ+lⱼ)/2)(Qᵢⱼ−Qⱼᵢ)² + ΣQᵢᵢ² + Σφ(lᵢ/2)Q₀ᵢ² + tr(BKKᵀ)
  ///
  /// with Qᵢⱼ = wᵢᵀKuⱼ, φ(x) = x coth x and B the symmetric part of N: the Daleckii–Krein formula for the derivative of
  /// log G, summed over eigenvalues ±l, where exponentials and differences of them drop out.
  func hessian(into h: UnsafeMutablePointer<Double>, features: UnsafeMutablePointer<Double>) {
    let d = self.d, m = unknowns, count = featureCount
    var feature = 0
    func write(_ factor: Double, _ i: Int, _ j: Int, sign: Double) {
      let wi = rows + i &* stride, ui = wi + (d &+ 1), wj = rows + j &* stride, uj = wj + (d &+ 1)
      var place = feature
      for p in 0..<d {
        let a = factor * wi[p], b = factor * uj[p], a2 = factor * sign * wj[p], b2 = factor * sign * ui[p]
        for q in (p &+ 1)..<Swift.max(d, p &+ 1) {
          features[place] = a * uj[q] - b * wi[q] + (a2 * ui[q] - b2 * wj[q])
          place &+= count
        }
      }
      feature &+= 1
    }
    for i in 0..<d {
      for j in (i &+ 1)..<Swift.max(d, i &+ 1) {
        write((0.5 * Self.weight((l[i] - l[j]) / 2)).squareRoot(), i, j, sign: 1)
        write((0.5 * Self.weight((l[i] + l[j]) / 2)).squareRoot(), i, j, sign: -1)
      }
      write(1, i, i, sign: 0)
      let factor = Self.weight(l[i] / 2).squareRoot(), u = rows + (i &* stride &+ d &+ 1)
      var place = feature
      for p in 0..<d {
        for q in (p &+ 1)..<Swift.max(d, p &+ 1) {
          features[place] = factor * (w0[p] * u[q] - w0[q] * u[p])
          place &+= count
        }
      }
      feature &+= 1
    }
    for a in 0..<m {
      let x = UnsafeRawPointer(features + a &* count)
      for b in 0...a {
        let y = UnsafeRawPointer(features + b &* count)
        var sum = SIMD2<Double>.zero, other = SIMD2<Double>.zero
        var k = 0
        // d(d + 1) is even.
        while k &+ 4 <= count {
          sum +=
            x.loadUnaligned(fromByteOffset: k &* 8, as: SIMD2<Double>.self)
            * y.loadUnaligned(fromByteOffset: k &* 8, as: SIMD2<Double>.self)
          other +=
            x.loadUnaligned(fromByteOffset: k &* 8 &+ 16, as: SIMD2<Double>.self)
            * y.loadUnaligned(fromByteOffset: k &* 8 &+ 16, as: SIMD2<Double>.self)
          k &+= 4
        }
        if k < count {
          sum +=
            x.loadUnaligned(fromByteOffset: k &* 8, as: SIMD2<Double>.self)
            * y.loadUnaligned(fromByteOffset: k &* 8, as: SIMD2<Double>.self)
        }
        h[a &* m &+ b] = (sum + other).sum()
      }
    }
    addSymmetricPart(to: h)
  }

  /// tr(BKKᵀ): for K = E_pq − E_qp and K′ = E_rs − E_sr it is δ_qs B_pr − δ_qr B_ps − δ_ps B_qr + δ_pr B_qs.
  private func addSymmetricPart(to h: UnsafeMutablePointer<Double>) {
    let d = self.d, m = unknowns, width = d &+ 1
    func b(_ p: Int, _ q: Int) -> Double { 0.5 * (block[p &* width &+ q] + block[q &* width &+ p]) }
    func place(_ p: Int, _ q: Int) -> Int { p &* d &- p &* (p &+ 1) / 2 &+ q &- p &- 1 }
    // All pairs of places that share an index, each once with column ≤ row.
    for p in 0..<d {
      for q in (p &+ 1)..<Swift.max(d, p &+ 1) {
        let row = place(p, q)
        for s in 0..<d where s != p && s != q {
          // K′ on (p, s): Kᵖ_q and Kᵖ_s share p; the sign of E_sp − E_ps where s < p.
          let first = p < s ? place(p, s) : place(s, p), sign = p < s ? 1.0 : -1.0
          if first <= row { h[row &* m &+ first] += sign * b(q, s) }
          let second = q < s ? place(q, s) : place(s, q), other = s < q ? 1.0 : -1.0
          if second <= row { h[row &* m &+ second] += other * b(p, s) }
        }
        h[row &* m &+ row] += b(p, p) + b(q, q)
      }
    }
  }
}
