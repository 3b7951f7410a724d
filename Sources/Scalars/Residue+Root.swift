extension Residue {
  /// The square root that is itself a square; nil when there is none, as for half of all residues.
  ///
  /// p = 3 modulo 4, so that a square has exactly one such root: a^((p + 1)/4) = a^(2⁵⁹). These roots are multiplicative,
  /// as those of positive numbers are.
  public var squareRoot: Residue? {
    var root = self
    for _ in 0..<59 { root = root * root }
    return root * root == self ? root : nil
  }
}
