import Scalars

/// What is known about whether an expression is 0 wherever it is defined.
public enum ZeroTest: Sendable {
  /// It is 0: proved.
  case certifiedZero(ZeroCertificate)
  /// It is not 0 everywhere: proved by a point where an enclosure of its value excludes 0.
  case certifiedNonzero(NonzeroCertificate)
  /// It vanishes at random points modulo a prime, and is too small to be told from 0 in balls; no proof was found.
  ///
  /// The bound is that of Schwartz and Zippel for rational functions of independent kernels whose coefficients are not
  /// all multiples of the prime: the chance that such a one other than 0 vanishes at the points that were drawn.
  case probablyZero(errorBound: Double)
  /// Nothing is proved and there is no evidence for 0; the reason says what stood in the way.
  case unknown(reason: String)

  /// true and false where that is proved.
  public var isCertainlyZero: Bool? {
    switch self {
    case .certifiedZero: true
    case .certifiedNonzero: false
    default: nil
    }
  }
}

/// How an expression was proved to be 0.
public enum ZeroCertificate: Sendable, Equatable {
  /// It is written as 0.
  case structural
  /// Its canonical form, a rational function of the kernels named, is 0. That the kernels are independent is not needed.
  case canonicalForm(kernels: [String])
}

/// A point where an expression differs from 0.
public struct NonzeroCertificate: Sendable {
  /// Exact values of the symbols.
  public let point: [Symbol: Rational]
  /// An enclosure of the value there, which excludes 0.
  public let enclosure: Ball
}

extension ZeroTest: CustomStringConvertible {
  /// One line for a person.
  public var description: String {
    switch self {
    case .certifiedZero(.structural): return "zero, as it is written"
    case .certifiedZero(.canonicalForm(let kernels)):
      return kernels.isEmpty
        ? "zero: the canonical form is 0"
        : "zero: the canonical form in \(kernels.joined(separator: ", ")) is 0"
    case .certifiedNonzero(let certificate):
      let at = certificate.point.sorted { $0.key.name < $1.key.name }.map { "\($0.key.name) = \($0.value)" }
      let place = at.isEmpty ? "" : " at \(at.joined(separator: ", "))"
      return "not zero: \(certificate.enclosure.midpoint) ± \(certificate.enclosure.radius)\(place)"
    case .probablyZero(let bound): return "probably zero: a wrong answer has a chance below \(bound)"
    case .unknown(let reason): return "unknown: \(reason)"
    }
  }
}

extension Expression {
  /// Whether the expression is 0 on its whole domain, with a certificate where there is one.
  ///
  /// Tried in order: the structure; residues modulo 2⁶¹ − 1 at random points; balls at random rational points of the
  /// domains; the canonical form under caps. The same seed gives the same answer on every run.
  ///
  /// - Parameters:
  ///   - limits: the caps of the canonical form.
  ///   - bits: the highest precision of balls.
  ///   - seed: what random points are drawn from.
  public func zeroTest(limits: CanonicalLimits = .quick, bits: Int = 4_096, seed: UInt64 = 1) -> ZeroTest {
    if isZero { return .certifiedZero(.structural) }
    if let value = rational {
      let ball = Ball(value, precision: BallPrecision(bits: 64))
      return .certifiedNonzero(NonzeroCertificate(point: [:], enclosure: ball))
    }
    return ZeroTester(self, limits: limits, bits: bits, seed: seed).result()
  }

  /// Whether two closed forms have the same value wherever both are defined: the zero test of their difference.
  public func equality(with other: Expression, limits: CanonicalLimits = .quick, seed: UInt64 = 1) -> ZeroTest {
    (self - other).zeroTest(limits: limits, seed: seed)
  }

  /// Whether two closed forms have the same value wherever both are defined.
  ///
  /// - Throws: `SymbolicsError.undecided` where neither is proved.
  public func isEqual(to other: Expression, limits: CanonicalLimits = .quick) throws(SymbolicsError) -> Bool {
    let test = equality(with: other, limits: limits)
    guard let answer = test.isCertainlyZero else { throw .undecided(reason: test.description) }
    return answer
  }
}
