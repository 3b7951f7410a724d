/// How much a canonical form may cost.
///
/// The caps count operations and terms, not seconds, so that the same input ends in the same way on every machine.
public struct CanonicalLimits: Sendable, Equatable {
  /// The largest number of terms of a polynomial.
  public var terms: Int
  /// The number of elementary steps (products of two terms) in units of a million; one takes 20 to 100 ms.
  public var effort: Int
  /// The largest size of a coefficient, in bits.
  public var coefficientBits: Int

  /// Sets the caps.
  public init(terms: Int = 100_000, effort: Int = 200, coefficientBits: Int = 1 << 16) {
    self.terms = terms
    self.effort = effort
    self.coefficientBits = coefficientBits
  }

  /// What ends within about a second.
  public static let quick = CanonicalLimits(terms: 5_000, effort: 5)

  /// The effort in smaller units; as much as there is where that overflows.
  func steps(perEffort unit: Int) -> Int {
    let (steps, overflow) = effort.multipliedReportingOverflow(by: unit)
    return overflow ? .max : steps
  }

  /// The largest exponent of a denominator.
  static let largestExponent = Int32(1 << 28)
  /// The largest integer power of a sum that is multiplied out.
  static let largestPower = 1 << 12
  /// Polynomials with more terms are not factored.
  static let factoredTerms = 600
}
