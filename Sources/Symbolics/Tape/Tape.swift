import Scalars

/// A list of expressions compiled to a straight line of instructions over registers.
///
/// Common subexpressions are computed once. The order of operations comes from the structure of the expressions,
/// never from their history, so results are the same to the last bit on every run. Differences that would cancel
/// (ψ₁(x) − 1/x) are evaluated as one function.
///
/// One tape serves every number type: `Double` one point at a time or in batches over C kernels, and every `Scalar`.
public struct Tape: Sendable {
  /// An exact constant of a tape.
  enum Constant: Hashable, Sendable {
    case rational(Rational)
    case pi, eulerGamma

    func converted<S: Scalar>(_ precision: S.Precision) -> S {
      switch self {
      case .rational(let value): S(value, precision: precision)
      case .pi: .pi(precision)
      case .eulerGamma: .eulerGamma(precision)
      }
    }
  }

  /// The symbols whose values are given, in this order.
  public let inputs: [Symbol]
  /// How many values come out.
  public let outputCount: Int
  let instructions: ContiguousArray<Instruction>
  let constants: [Constant]
  let constantsAsDouble: [Double]
  /// Registers: inputs first, then one for each output, then temporaries.
  let registerCount: Int

  /// Compiles expressions in the given symbols.
  ///
  /// - Throws: `SymbolicsError.unboundSymbol` for a symbol that is not among the inputs.
  public init(_ outputs: [Expression], inputs: [Symbol]) throws(SymbolicsError) {
    let pool = outputs.first?.pool ?? .shared
    let roots = pool.adopt(outputs)
    var compiler = TapeCompiler(inputCount: inputs.count, outputCount: outputs.count)
    try pool.withArena { arena throws(SymbolicsError) in
      let safe = arena.withoutCancellation(roots)
      try compiler.compile(&arena, safe, inputs: inputs)
    }
    self.inputs = inputs
    outputCount = outputs.count
    (instructions, registerCount) = compiler.allocated()
    constants = compiler.constants
    constantsAsDouble = constants.map { $0.converted(Binary64()) }
  }

  /// How many instructions there are.
  public var count: Int { instructions.count }

  /// What an evaluation costs, in arithmetic operations, about: a function takes as long as a hundred.
  package var weight: Int { instructions.reduce(0) { $0 + ($1.opcode == .function ? 100 : 1) } }
}
