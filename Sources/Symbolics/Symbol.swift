/// A variable of formulas: a name and the domain it ranges over.
///
/// Two symbols with the same name and the same domain are the same symbol.
public struct Symbol: Hashable, Sendable, CustomStringConvertible {
  /// The name, as printed and parsed.
  public let name: String
  /// The numbers it stands for.
  public let domain: Domain

  /// Makes a symbol that ranges over a domain.
  ///
  /// - Parameters:
  ///   - name: a letter, followed by letters, digits, `_` or primes; Greek is welcome.
  ///   - domain: the numbers it stands for, by default all real ones.
  public init(_ name: String, _ domain: Domain = .real) {
    precondition(!name.isEmpty, "a symbol needs a name")
    self.name = name
    self.domain = domain
  }

  /// The name.
  public var description: String { name }
}
