@preconcurrency import CFLINT
import Scalars

/// A closed form that agrees with a number as far as that is known: identified, never proved.
///
/// It is found as an integer relation a₀x + Σ aₖcₖ = 0 between the number x and constants cₖ by lattice reduction, and is
/// given only where its coefficients are far smaller than those of an accidental relation would be. Source: Lenstra,
/// Lenstra & Lovász (1982); the use for relations follows Cohen (1993), §2.7.2.
public struct IdentifiedConstant: Sendable, CustomStringConvertible {
  /// The closed form.
  public let expression: Expression
  /// To how many decimal digits it agrees with the number.
  public let digits: Int
  /// How many decimal digits the coefficients have together; an accidental relation would need about `digits`.
  public let coefficientDigits: Int

  /// The closed form and how it is known, such as `pi^2/6 (identified to 60 digits)`.
  public var description: String { "\(expression) (identified to \(digits) digits)" }

  /// 1, π, π², γ, log 2, ζ(3).
  public static var standardBasis: [Expression] {
    [1, .pi, Expression.pi.squared, .eulerGamma, log(Expression(2)), polygamma(2, Expression.one) / -2]
  }
}

extension Ball {
  /// The closed form of a number as a rational combination of constants, where its digits leave no other reading.
  ///
  /// - Parameters:
  ///   - basis: constant expressions that are linearly independent over the rationals.
  ///   - evidence: how many decimal digits the number must have beyond those that an accidental relation would match.
  /// - Returns: nil where the digits do not suffice, or no relation is found.
  public func identified(
    over basis: [Expression] = IdentifiedConstant.standardBasis, evidence: Int = 12
  ) -> IdentifiedConstant? {
    guard isFinite, !containsZero, !basis.isEmpty else { return nil }
    // Bits after the binary point that are known; an exact number has as many as its precision.
    let known = Swift.min(relativeAccuracyBits, precision.bits) - Swift.max(0, midpoint.exponentBits)
    let spare = Int((Double(evidence) * 3.33).rounded(.up))
    guard known > spare + 8, let tape = try? Tape(basis, inputs: []) else { return nil }
    let constants = tape.evaluate([Ball](), precision: BallPrecision(bits: known + 64))
    guard constants.allSatisfy({ $0.isFinite && $0.relativeAccuracyBits > known }) else { return nil }
    let working = known - 2
    for relation in Ball.relations([self] + constants, bits: working) where relation[0] != 0 {
      let size = relation.reduce(0.0) { $0 + Double.log2(Double($1.magnitude) + 1) }
      guard size + Double(spare) <= Double(working) else { continue }
      var terms: [Expression] = []
      for (a, c) in zip(relation.dropFirst(), basis) where a != 0 {
        terms.append(Expression(Rational(a) / Rational(-relation[0])) * c)
      }
      let form = Expression.sum(terms)
      guard let check = try? Tape([form], inputs: []) else { continue }
      let value = check.evaluate([Ball](), precision: BallPrecision(bits: known + 64))[0]
      guard value.overlaps(self) else { continue }
      return IdentifiedConstant(
        expression: form, digits: Int(Double(Swift.min(relativeAccuracyBits, precision.bits)) * 0.30103),
        coefficientDigits: Int((size * 0.30103).rounded(.up)))
    }
    return nil
  }

  /// Short integer relations Σ aᵢxᵢ ≈ 0, the shortest first, from numbers with so many bits after the point.
  private static func relations(_ numbers: [Ball], bits: Int) -> [[Int]] {
    let n = numbers.count
    var lattice = fmpz_mat_struct(), settings = fmpz_lll_struct()
    fmpz_mat_init(&lattice, n, n + 1)
    defer { fmpz_mat_clear(&lattice) }
    for (i, number) in numbers.enumerated() {
      fmpz_set_si(fmpz_mat_entry(&lattice, i, i), 1)
      number.withArb { ball in
        withUnsafePointer(to: ball.pointee.mid) { _ = arf_get_fmpz_fixed_si(fmpz_mat_entry(&lattice, i, n), $0, -bits) }
      }
    }
    fmpz_lll_context_init_default(&settings)
    fmpz_lll(&lattice, nil, &settings)
    var result: [[Int]] = []
    for i in 0..<n {
      let row = (0..<n).compactMap { j -> Int? in
        let entry = fmpz_mat_entry(&lattice, i, j)
        return fmpz_fits_si(entry) != 0 ? fmpz_get_si(entry) : nil
      }
      if row.count == n { result.append(row) }
    }
    return result
  }
}

extension Double {
  /// How many bits stand before the binary point.
  fileprivate var exponentBits: Int { self == 0 || !isFinite ? 0 : Int(exponent) + 1 }
}
