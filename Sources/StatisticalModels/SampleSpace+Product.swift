import Scalars
import Symbolics

/// Spaces of several variables.
extension SampleSpace {
  /// Vectors of d positive numbers.
  public static func positiveOrthant(_ d: Int) -> SampleSpace {
    .product([SampleSpace](repeating: .positive, count: d))
  }

  /// The product of intervals.
  public static func box(_ sides: [(Rational, Rational)]) -> SampleSpace {
    .product(sides.map { .interval($0.0, $0.1) })
  }

  /// The domain of each variable.
  public var domains: [Domain] {
    if case .product(let parts) = self { return parts.flatMap(\.domains) }
    return [Domain](repeating: domain, count: dimension)
  }

  /// The space without products inside products.
  package var factors: [SampleSpace] {
    if case .product(let parts) = self { return parts.flatMap(\.factors) }
    return [self]
  }

  /// Reads the space of several variables: `simplex` for all of them, or a set for each, separated by commas; one set
  /// alone stands for every variable.
  ///
  /// - Returns: nil when the text is none of these, or has another number of sets.
  public init?(parsing text: String, variables count: Int) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if words.count == 1, text.filter({ !$0.isWhitespace }) == "simplex" {
      self = .simplex(count + 1)
      return
    }
    let parts = words.compactMap { SampleSpace(parsing: $0) }
    guard parts.count == words.count, parts.count == count || parts.count == 1 else { return nil }
    let all = parts.count == count ? parts : [SampleSpace](repeating: parts[0], count: count)
    self = count == 1 ? all[0] : .product(all)
  }
}
