import CMPFR

// How MPFR's functions are called. All of them return the sign of the rounding error, 0 for an exact result.

typealias MPFRUnary =
  @convention(c) (UnsafeMutablePointer<__mpfr_struct>?, UnsafePointer<__mpfr_struct>?, mpfr_rnd_t) -> Int32
typealias MPFRBinary =
  @convention(c) (
    UnsafeMutablePointer<__mpfr_struct>?, UnsafePointer<__mpfr_struct>?, UnsafePointer<__mpfr_struct>?, mpfr_rnd_t
  ) -> Int32

extension BigFloat {
  /// f(x) at the precision of x, correctly rounded; an exact x must have an exact f(x).
  @inline(__always)
  static func apply(_ name: StaticString, _ x: BigFloat, _ f: MPFRUnary) -> BigFloat {
    unary(name, x) { f($0, $1, MPFR_RNDN) }
  }

  /// f(x) at the precision of x, correctly rounded; an exact x must have an exact f(x).
  static func apply(_ f: RoundedFunction, _ x: BigFloat) -> BigFloat {
    let bits = x.carriedBits
    guard bits > 0 else { return apply(f.name, x, f.mpfr) }
    return BigFloat(carriedBits: bits, room: bits) { result in x.withMPFR { f(result, $0) } }
  }

  /// f(a, b) at the larger precision, correctly rounded; exact operands must have an exact result.
  @inline(__always)
  static func apply(_ name: StaticString, _ a: BigFloat, _ b: BigFloat, _ f: MPFRBinary) -> BigFloat {
    let bits = max(a.carriedBits, b.carriedBits)
    guard bits > 0 else {
      return exact(name, room: max(a.significandBits, b.significandBits) + 64, [a, b]) { result in
        a.withMPFR { a in b.withMPFR { b in f(result, a, b, MPFR_RNDN) } }
      }
    }
    return BigFloat(carriedBits: bits, room: bits) { result in
      a.withMPFR { a in b.withMPFR { b in _ = f(result, a, b, MPFR_RNDN) } }
    }
  }

  /// Takes what `body` writes at the precision of x; `body` returns 0 for an exact result.
  @inline(__always)
  static func unary(
    _ name: StaticString, _ x: BigFloat,
    _ body: (UnsafeMutablePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>) -> Int32
  ) -> BigFloat {
    let bits = x.carriedBits
    guard bits > 0 else {
      return exact(name, room: x.significandBits + 64, [x]) { result in x.withMPFR { body(result, $0) } }
    }
    return BigFloat(carriedBits: bits, room: bits) { result in x.withMPFR { _ = body(result, $0) } }
  }

  /// The exact result that fits `room` bits; stops when there is none.
  static func exact(
    _ name: StaticString, room: Int, _ operands: [BigFloat], _ body: (UnsafeMutablePointer<__mpfr_struct>) -> Int32
  ) -> BigFloat {
    var error: Int32 = 0
    let result = BigFloat(carriedBits: 0, room: room) { error = body($0) }
    if error != 0 { refuseExact(name, operands) }
    return result.trimmed()
  }

  /// Stops: an inexact result of exact operands has no precision.
  static func refuseExact(_ name: StaticString, _ operands: [BigFloat]) -> Never {
    let list = operands.map { $0.decimal(digits: 20) }.joined(separator: ", ")
    preconditionFailure(
      "\(name)(\(list)) is not exact and its arguments carry no precision: give one, as in BigFloat(2, precision: p)")
  }
}
