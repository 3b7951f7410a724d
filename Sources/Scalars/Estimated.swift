/// A number that is known by an estimate: how it was found, and how far off it may be.
///
/// An estimate is no proof. There is no conversion to `Rounded` or `Ball`, whose errors are proved.
public struct Estimated<Value: Sendable>: Sendable {
  /// The number.
  public let value: Value
  /// An estimate, meant to be pessimistic, of |value − exact value|.
  public let error: Value
  /// How it was found.
  public let method: String
  /// How often the formula was evaluated.
  public let evaluations: Int

  /// A number with its estimated error.
  public init(value: Value, error: Value, method: String, evaluations: Int) {
    self.value = value
    self.error = error
    self.method = method
    self.evaluations = evaluations
  }
}

extension Estimated: Equatable where Value: Equatable {}

extension Estimated: CustomStringConvertible {
  /// The number, its error and the method, such as `0.5 ± 2e-16 (sinh–sinh quadrature)`.
  public var description: String { "\(value) ± \(error) (\(method))" }
}
