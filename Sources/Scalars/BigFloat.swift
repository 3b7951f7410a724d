import CMPFR

/// A floating-point number of any precision, by MPFR: value = ± 0.1b₂b₃… · 2ᵉ.
///
/// **Precision.** A number carries its precision, and the result of an operation has the larger precision of its operands
/// and is correctly rounded to nearest, ties to even. Integers, and everything else that is made without a precision,
/// are *exact*: they carry none, adopt the other operand's, and among themselves + − × give exact results. A function
/// that has no exact result (`sqrt`, `/`, `exp`, …) of exact numbers alone stops with a message, since √2 must not come
/// out as some number of bits that nobody asked for: write `BigFloat(2, precision: p)` or `x.rounded(to: p)`.
///
/// **Values.** Copies are independent; the significand is shared until one of them changes, and `+= -= *= /=` work in
/// place when nothing is shared. `==` compares numbers, not precisions: 3 at 10 bits equals 3 at 100 bits. Outside its
/// domain a function is NaN; beyond about 2^±2³⁰ numbers become ∞ or 0. There is no `FloatingPoint` conformance, because its
/// static π would have no precision.
public struct BigFloat: @unchecked Sendable {
  // Sendable because a shared buffer is never written: writers own it alone.
  var storage: BigFloatStorage

  @inline(__always)
  init(storage: BigFloatStorage) { self.storage = storage }

  /// The bits that it carries; 0 for an exact number.
  @inline(__always)
  var carriedBits: Int { storage.pointer.pointee.carriedBits }

  /// The bits of its significand, carried or not.
  var significandBits: Int { withMPFR { $0.pointee._mpfr_prec } }

  /// What a result of this precision is written to; a precision of 0 makes it exact with `room` bits.
  @inline(__always)
  init(carriedBits: Int, room: Int, _ fill: (UnsafeMutablePointer<__mpfr_struct>) -> Void) {
    storage = .make(carriedBits: carriedBits, room: room)
    fill(storage.value)
    withExtendedLifetime(storage) {}
  }

  /// Lends the number to MPFR's functions; it must not be changed nor kept.
  @inline(__always)
  package func withMPFR<Result>(_ body: (UnsafePointer<__mpfr_struct>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(storage.value) }
  }

  /// The number of a precision that an MPFR function writes to a fresh NaN.
  @inline(__always)
  package static func fromMPFR(
    _ precision: BigFloatPrecision, _ fill: (UnsafeMutablePointer<__mpfr_struct>) -> Void
  ) -> BigFloat {
    BigFloat(carriedBits: precision.bits, room: precision.bits, fill)
  }
}

/// MPFR's number and how many of its bits are carried as a precision.
struct BigFloatHeader {
  var value: __mpfr_struct
  var carriedBits: Int
}

/// One allocation for reference count, number and limbs; there is nothing to clear at the end.
final class BigFloatStorage: ManagedBuffer<BigFloatHeader, UInt> {
  @inline(__always)
  static func make(carriedBits: Int, room: Int) -> BigFloatStorage {
    let new = unsafeDowncast(
      create(minimumCapacity: (room + 63) >> 6) { _ in BigFloatHeader(value: __mpfr_struct(), carriedBits: carriedBits)
      },
      to: BigFloatStorage.self)
    new.withUnsafeMutablePointers { header, limbs in
      header.pointee.value = __mpfr_struct(
        _mpfr_prec: room, _mpfr_sign: 1, _mpfr_exp: BigFloat.nanExponent, _mpfr_d: limbs)
    }
    return new
  }

  @inline(__always)
  var pointer: UnsafeMutablePointer<BigFloatHeader> { withUnsafeMutablePointerToHeader { $0 } }

  /// The number; whoever uses it keeps the storage alive.
  @inline(__always)
  var value: UnsafeMutablePointer<__mpfr_struct> {
    // The number is the first field of the header.
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: __mpfr_struct.self)
  }
}

extension BigFloat {
  // The exponents that MPFR keeps for what is not a regular number; the macros do not import.
  static let zeroExponent = Int.min + 1
  static let nanExponent = Int.min + 2
  static let infinityExponent = Int.min + 3

  /// Gives the result of an exact operation its least number of bits, so that exact numbers do not grow.
  func trimmed() -> BigFloat {
    let bits = max(withMPFR { mpfr_min_prec($0) }, 1)
    if (bits + 63) >> 6 == (significandBits + 63) >> 6 {
      // The bits that are cut off are zero, and the limbs stay where they are.
      storage.value.pointee._mpfr_prec = bits
      return self
    }
    return BigFloat(carriedBits: 0, room: bits) { result in
      withMPFR { _ = mpfr_set4(result, $0, MPFR_RNDN, $0.pointee._mpfr_sign) }
    }
  }
}

extension BigFloat: ExpressibleByIntegerLiteral {
  /// The integer, exactly; it carries no precision.
  public init(_ value: Int) {
    self.init(carriedBits: 0, room: 64) { _ = __gmpfr_set_sj($0, intmax_t(value), MPFR_RNDN) }
    self = trimmed()
  }

  /// The integer that was written, exactly.
  public init(integerLiteral value: Int) { self.init(value) }

  /// NaN.
  public static var nan: BigFloat { BigFloat(carriedBits: 0, room: 1) { mpfr_set_nan($0) } }
  /// +∞.
  public static var infinity: BigFloat { BigFloat(carriedBits: 0, room: 1) { mpfr_set_inf($0, 1) } }

  /// The precision that it carries; nil for an exact number.
  public var precision: BigFloatPrecision? { carriedBits == 0 ? nil : BigFloatPrecision(bits: carriedBits) }

  /// Whether it is exact: it carries no precision.
  public var isExact: Bool { carriedBits == 0 }

  /// The nearest number of a precision, which it then carries.
  public func rounded(to precision: BigFloatPrecision) -> BigFloat {
    if carriedBits == precision.bits { return self }
    return .fromMPFR(precision) { result in withMPFR { _ = mpfr_set4(result, $0, MPFR_RNDN, $0.pointee._mpfr_sign) } }
  }

  /// The same number as an exact one, which carries no precision.
  public var exact: BigFloat {
    if isExact { return self }
    return BigFloat(carriedBits: 0, room: significandBits) { result in
      withMPFR { _ = mpfr_set4(result, $0, MPFR_RNDN, $0.pointee._mpfr_sign) }
    }.trimmed()
  }
}
