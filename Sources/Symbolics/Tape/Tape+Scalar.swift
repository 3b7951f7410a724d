import Scalars

extension Tape {
  /// The values at one point.
  ///
  /// - Parameters:
  ///   - point: a value for each of `inputs`.
  ///   - precision: what the constants of the formulas are made with.
  /// - Precondition: as many values as inputs.
  public func evaluate<S: Scalar>(_ point: [S], precision: S.Precision) -> [S] {
    // Generic callers get the registers too: the types are known to be the same.
    if S.self == BigFloat.self {
      let results = evaluate(
        unsafeBitCast(point, to: [BigFloat].self), precision: unsafeBitCast(precision, to: BigFloatPrecision.self))
      return unsafeBitCast(results, to: [S].self)
    }
    if S.self == Ball.self {
      let results = evaluate(
        unsafeBitCast(point, to: [Ball].self), precision: unsafeBitCast(precision, to: BallPrecision.self))
      return unsafeBitCast(results, to: [S].self)
    }
    return evaluateGenerically(point, precision: precision)
  }

  /// The values at one point, by the operators of the number type.
  func evaluateGenerically<S: Scalar>(_ point: [S], precision: S.Precision) -> [S] {
    precondition(point.count == inputs.count, "\(point.count) values for \(inputs.count) inputs")
    let table: [S] = constants.map { $0.converted(precision) }
    let blank = S.zero
    var registers = [S](repeating: blank, count: registerCount)
    for (i, value) in point.enumerated() { registers[i] = value }
    for step in instructions {
      let a = registers[Int(step.a)]
      let result: S
      switch step.opcode {
      case .constant: result = table[Int(step.constant)]
      case .copy: result = a
      case .add: result = a + registers[Int(step.b)]
      case .subtract: result = a - registers[Int(step.b)]
      case .multiply: result = a * registers[Int(step.b)]
      case .divide: result = a / registers[Int(step.b)]
      case .addConstant: result = a + table[Int(step.constant)]
      case .multiplyConstant: result = a * table[Int(step.constant)]
      case .subtractFromConstant: result = table[Int(step.constant)] - a
      case .reciprocal: result = S(1, precision: precision) / a
      case .square: result = a * a
      case .squareRoot: result = S.sqrt(a)
      case .powerConstant: result = S.pow(a, table[Int(step.constant)])
      case .function: result = Tape.value(step, a, registers[Int(step.b)])
      }
      registers[Int(step.destination)] = result
    }
    return Array(registers[inputs.count..<inputs.count + outputCount])
  }

  /// A function at one point.
  @inline(__always)
  static func value<S: Scalar>(_ step: Instruction, _ a: S, _ b: @autoclosure () -> S) -> S {
    switch step.function {
    case .exp: S.exp(a)
    case .log: S.log(a)
    case .sin: S.sin(a)
    case .cos: S.cos(a)
    case .tan: S.tan(a)
    case .asin: S.asin(a)
    case .acos: S.acos(a)
    case .atan: S.atan(a)
    case .sinh: S.sinh(a)
    case .cosh: S.cosh(a)
    case .tanh: S.tanh(a)
    case .asinh: S.asinh(a)
    case .acosh: S.acosh(a)
    case .atanh: S.atanh(a)
    case .abs: S.absoluteValue(a)
    case .sign: S.sign(a)
    case .step: S.step(a)
    case .gamma: S.gamma(a)
    case .logGamma: S.logGamma(a)
    case .polygamma: S.polygamma(Int(step.order >> 8), a)
    case .polygammaTail: S.polygammaTail(Int(step.order >> 8), a)
    case .erf: S.erf(a)
    case .erfc: S.erfc(a)
    case .besselI: S.besselI(a, b())
    case .besselK: S.besselK(a, b())
    case .minimum: S.minimum(a, b())
    case .maximum: S.maximum(a, b())
    case .power: S.pow(a, b())
    }
  }
}
