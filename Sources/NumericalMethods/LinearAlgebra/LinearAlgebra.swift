import CLAPACK

/// Dense linear algebra on flat row-major storage, in place: the twins of the methods of `Matrix`.
///
/// All functions take pointers to `count × count` or `count` numbers; nothing is allocated below `ownLimit`.
public enum LinearAlgebra {
  /// Up to this order the own code is used, above it LAPACK (measured: LAPACK's entry cost dominates below).
  static let ownLimit = 20

  /// OpenBLAS must not start threads of its own: the callers are the ones that are parallel.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Call before any use of LAPACK; costs one load after the first time.
  @inline(__always) static func prepareLAPACK() { _ = oneThread }

  /// The inner product Σᵢ aᵢ bᵢ of two vectors of `count` numbers, summed four ways.
  @inline(__always)
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
    var sum = 0.0
    var i = 0
    if count >= 8 {
      var sums = SIMD4<Double>.zero
      let whole = count & ~3
      let rawA = UnsafeRawPointer(a)
      let rawB = UnsafeRawPointer(b)
      while i < whole {
        let x = rawA.loadUnaligned(fromByteOffset: i &* 8, as: SIMD4<Double>.self)
        let y = rawB.loadUnaligned(fromByteOffset: i &* 8, as: SIMD4<Double>.self)
        sums += x * y
        i &+= 4
      }
      sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    }
    while i < count {
      sum += a[i] * b[i]
      i &+= 1
    }
    return sum
  }
}
