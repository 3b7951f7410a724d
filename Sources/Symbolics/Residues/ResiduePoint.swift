import Scalars

/// A random point where expressions are evaluated exactly, modulo the prime 2⁶¹ − 1.
///
/// Symbols are random residues, squares where they are positive. A transcendental function is a random function of
/// its residue, with what makes it algebraic kept: e^(Σ c t) = Π (e^t)^c, sine and cosine by the tangent of the half
/// angle, √ as the root that is a square. An expression that vanishes as a rational function of these kernels vanishes
/// here for certain; one that does not vanishes with a probability of about its degree over 2⁶¹. What follows only
/// from other properties of functions, such as ψ(x + 1) = ψ(x) + 1/x, is not seen.
///
/// The same seed gives the same residues on every run and machine; no order of evaluation matters.
public struct ResiduePoint: Sendable {
  /// What cannot be evaluated.
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// A power or function that no residue stands for.
    case notRepresentable(String)
    /// A base without a square root here: another seed may do.
    case notASquare(String)
    /// A zero, by accident or in truth, that would be divided by.
    case divisionByZero(String)

    /// One line for a person.
    public var description: String {
      switch self {
      case .notRepresentable(let what): "\(what) has no meaning modulo \(Residue.modulus)"
      case .notASquare(let what): "\(what) is no square modulo \(Residue.modulus) at this point"
      case .divisionByZero(let what): "\(what) is zero modulo \(Residue.modulus) at this point and cannot be divided by"
      }
    }
  }

  /// What everything random is drawn from.
  public let seed: UInt64
  /// Symbols with given values.
  public let values: [Symbol: Residue]

  /// A point drawn from a seed.
  ///
  /// - Parameter values: residues of symbols that are not to be random.
  public init(seed: UInt64, values: [Symbol: Residue] = [:]) {
    self.seed = seed
    self.values = values
  }

  /// The residues of expressions of one pool.
  ///
  /// - Throws: `Failure` for what has no residue at this point.
  public func evaluate(_ expressions: [Expression]) throws(Failure) -> [Residue] {
    guard let pool = expressions.first?.pool else { return [] }
    let roots = pool.adopt(expressions)
    return try pool.withArena { arena throws(Failure) in
      var evaluation = ResidueEvaluation(self)
      return try evaluation.evaluate(arena, roots)
    }
  }

  /// The residue of an expression.
  ///
  /// - Throws: `Failure` for what has no residue at this point.
  public func evaluate(_ expression: Expression) throws(Failure) -> Residue { try evaluate([expression])[0] }

  /// A random residue that depends on the seed, a label and arguments only.
  func draw(_ label: String, _ arguments: Residue...) -> Residue {
    var state = seed
    func mix(_ word: UInt64) {
      // SplitMix64 (Steele, Lea & Flood 2014), absorbing a word at every step.
      state = (state ^ word) &+ 0x9E37_79B9_7F4A_7C15
      state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
      state ^= state >> 31
    }
    for byte in label.utf8 { mix(UInt64(byte)) }
    for argument in arguments { mix(argument.value) }
    mix(UInt64(arguments.count))
    return Residue(Int(state >> 2))
  }
}
