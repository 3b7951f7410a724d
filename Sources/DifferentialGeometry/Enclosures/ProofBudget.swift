import Symbolics

/// How much work one proof may take: counted, so that it ends at the same place on every machine.
///
/// The unit is about an instruction of a tape on balls of 64 bits; about 10⁷ of them take a second.
package final class ProofBudget {
  private var spent = 0
  private let what: String
  private let most: Int

  /// A few seconds of one core: what a number is waited for.
  package static let short = 80_000_000
  /// Half a minute, for curves.
  package static let long = 400_000_000

  /// - Parameters:
  ///   - what: is to be proved.
  ///   - most: in units of the budget.
  init(_ what: String, most: Int) {
    self.what = what
    self.most = most
  }

  /// Counts evaluations of a tape.
  ///
  /// - Throws: `GeometryError.notProved`.
  func spend(_ evaluations: Int, of tape: Tape, bits: Int) throws {
    spent += evaluations * tape.weight * (1 + bits / 64)
    guard spent <= most else {
      throw GeometryError.notProved(what: what, reason: "too many pieces of the curve, or too many bits, are needed")
    }
  }
}
