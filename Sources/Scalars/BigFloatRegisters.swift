import CMPFR

/// A row of numbers of one precision, in one block of memory, that MPFR's functions write in place.
///
/// For engines: nothing is allocated between the numbers' birth and death. Not for two threads at once.
package final class BigFloatRegisters {
  /// The precision of all of them.
  package let precision: BigFloatPrecision
  /// How many there are.
  package let count: Int
  /// The numbers, for MPFR's functions; they live as long as this object does.
  package let values: UnsafeMutablePointer<__mpfr_struct>
  private let limbs: UnsafeMutablePointer<UInt>

  /// So many numbers, all NaN.
  package init(count: Int, precision: BigFloatPrecision) {
    self.count = count
    self.precision = precision
    let width = (precision.bits + 63) >> 6
    values = .allocate(capacity: max(count, 1))
    limbs = .allocate(capacity: max(count * width, 1))
    for i in 0..<count {
      (values + i).initialize(
        to: __mpfr_struct(
          _mpfr_prec: precision.bits, _mpfr_sign: 1, _mpfr_exp: BigFloat.nanExponent, _mpfr_d: limbs + i * width))
    }
  }

  deinit {
    values.deallocate()
    limbs.deallocate()
  }

  /// Writes a number to a place, rounded to nearest.
  package func store(_ value: BigFloat, at i: Int) {
    precondition((0..<count).contains(i), "register \(i) of \(count)")
    value.withMPFR { _ = mpfr_set4(values + i, $0, MPFR_RNDN, $0.pointee._mpfr_sign) }
  }

  /// A copy of the number at a place.
  package func load(_ i: Int) -> BigFloat {
    precondition((0..<count).contains(i), "register \(i) of \(count)")
    return BigFloat.fromMPFR(precision) { _ = mpfr_set4($0, values + i, MPFR_RNDN, values[i]._mpfr_sign) }
  }
}
