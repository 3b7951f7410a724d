/// What symbolic work refuses.
public enum SymbolicsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A derivative that no function of the library expresses.
  case noClosedDerivative(function: String, argument: String)
  /// A formula has a symbol that is not among the variables it may use.
  case unboundSymbol(name: String)
  /// An exact operation would divide by zero.
  case divisionByZero(what: String)
  /// A result would be larger than the given cap.
  case tooLarge(what: String, limit: Int)
  /// Kernels between which there is a relation that no canonical form knows.
  case dependentKernels(String)
  /// A function or power for which a canonical field has no generator.
  case unknownKernel(String)
  /// A question to which neither answer was proved.
  case undecided(reason: String)

  /// One line for a person.
  public var description: String {
    switch self {
    case .noClosedDerivative(let function, let argument):
      "the derivative of \(function) by \(argument) has no closed form"
    case .unboundSymbol(let name): "\(name) is neither a variable nor a parameter here"
    case .divisionByZero(let what): "\(what) is zero and cannot be divided by"
    case .tooLarge(let what, let limit): "\(what) would have more than \(limit) terms"
    case .dependentKernels(let what): "\(what) are not independent: no canonical form is known for them"
    case .unknownKernel(let what): "\(what) does not belong to the functions of this canonical form"
    case .undecided(let reason): "not decided: \(reason)"
    }
  }
}
