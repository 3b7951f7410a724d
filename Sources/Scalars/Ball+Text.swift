import CFLINT

extension Ball: CustomStringConvertible {
  /// The ball in decimal, radius included: "[3.14159265358979 +/- 3.24e-15]", with as many digits as are certain.
  public var description: String {
    text(digits: max(1, Int(Double(bits) * 0.30102999566398120)), flags: 0)
  }

  /// At most so many digits of the number, each within one unit in its last place for every number in the ball.
  ///
  /// Digits that are not certain are left out; when none is, the text is "0e+k" for a number below 10ᵏ, and "nan" for the
  /// indeterminate ball.
  public func decimal(digits: Int) -> String {
    precondition((1...10_000_000).contains(digits), "\(digits) digits are not in 1...10000000")
    return text(digits: digits, flags: 2)  // ARB_STR_NO_RADIUS
  }

  private func text(digits: Int, flags: UInt) -> String {
    guard let characters = withArb({ arb_get_str($0, digits, flags) }) else { return "nan" }
    defer { flint_free(characters) }
    return String(cString: characters)
  }
}
