/// The field of residues modulo 2⁶¹ − 1: where tensor algebra is tried on random points, cheaply and without growth.
///
/// A tensor that vanishes identically vanishes at every point; one that does not vanishes at a random point with a
/// probability below its degree over 2⁶¹ (Schwartz and Zippel). That is evidence, not proof.
public struct ResidueRing: CoefficientRing {
  /// What residues refuse.
  public enum Failure: Error, Hashable, CustomStringConvertible {
    /// The residue has no inverse. An unlucky point or a true zero: another point tells.
    case divisionByZero
    /// The denominator of a rational number is a multiple of the modulus.
    case vanishingDenominator(Rational)

    /// Says what has no inverse.
    public var description: String {
      switch self {
      case .divisionByZero: "0 has no inverse modulo \(Residue.modulus)"
      case .vanishingDenominator(let r): "the denominator of \(r) is 0 modulo \(Residue.modulus)"
      }
    }
  }

  /// The field; there is only one.
  public init() {}

  /// 0.
  @inlinable public var zero: Residue { .zero }
  /// 1.
  @inlinable public var one: Residue { .one }
  /// Whether a is 0, for certain.
  @inlinable
  public func isZero(_ a: Residue) -> Bool { a.isZero }
  /// a + b.
  @inlinable
  public func add(_ a: Residue, _ b: Residue) -> Residue { a + b }
  /// −a.
  @inlinable
  public func negate(_ a: Residue) -> Residue { -a }
  /// a − b.
  @inlinable
  public func subtract(_ a: Residue, _ b: Residue) -> Residue { a - b }
  /// a · b.
  @inlinable
  public func multiply(_ a: Residue, _ b: Residue) -> Residue { a * b }

  /// r · a; the denominator of r must not be a multiple of 2⁶¹ − 1 (`element(of:)` throws instead).
  public func scale(_ a: Residue, by r: Rational) -> Residue {
    guard let factor = Residue(r) else { preconditionFailure(Failure.vanishingDenominator(r).description) }
    return factor * a
  }

  /// 1/a.
  ///
  /// - Throws: `Failure.divisionByZero` when a is zero.
  public func inverse(_ a: Residue) throws -> Residue {
    guard let inverse = a.inverse else { throw Failure.divisionByZero }
    return inverse
  }

  /// aⁿ.
  ///
  /// - Throws: `Failure.divisionByZero` when a is zero and n < 0.
  public func power(_ a: Residue, _ n: Int) throws -> Residue {
    guard let power = a.power(n) else { throw Failure.divisionByZero }
    return power
  }

  /// The residue of a rational number.
  ///
  /// - Throws: `Failure.vanishingDenominator` when the modulus divides the denominator.
  public func element(of r: Rational) throws -> Residue {
    guard let element = Residue(r) else { throw Failure.vanishingDenominator(r) }
    return element
  }

  /// The rational number with small numerator and denominator that may be behind a residue: see `Residue.rational`.
  public func rational(from a: Residue) -> Rational? { a.rational }

  /// Every residue but 0 is as good a pivot as any other.
  @inlinable
  public func pivotCost(_ a: Residue) -> Double { a.isZero ? .infinity : 0 }
}
