import Scalars

extension Tape {
  /// The instructions of a tape as statements of a language.
  struct Listing {
    /// Constants of the function body, one for each instruction: name and value.
    var statements: [(name: String, text: String)] = []
    /// What is returned, by name.
    var outputs: [String] = []
    var needs: Set<CodeFunctions.Need> = []
  }

  /// The tape in a language, every register used once.
  ///
  /// - Throws: `CodeError` for a function that the language lacks.
  func listing(in language: CodeLanguage, names: CodeNames) throws(CodeError) -> Listing {
    let notation = CodeNotation(language: language, names: names)
    var listing = Listing()
    var current = [String](repeating: "0.0", count: registerCount)
    for (place, symbol) in inputs.enumerated() { current[place] = names[symbol.name] }
    let used = Set(inputs.map { names[$0.name] })
    var count = 0
    for step in instructions {
      let a = current[Int(step.a)], b = step.readsB ? current[Int(step.b)] : ""
      let constant = step.usesConstant ? notation.decimal(constantsAsDouble[Int(step.constant)]) : ""
      if step.opcode == .copy {
        current[Int(step.destination)] = a
        continue
      }
      let text = try statement(step, a, b, constant, notation, &listing.needs)
      var name = "t\(count)"
      while used.contains(name) {
        count += 1
        name = "t\(count)"
      }
      count += 1
      listing.statements.append((name, text))
      current[Int(step.destination)] = name
    }
    listing.outputs = Array(current[inputs.count..<inputs.count + outputCount])
    return listing
  }

  private func statement(
    _ step: Instruction, _ a: String, _ b: String, _ c: String, _ notation: CodeNotation,
    _ needs: inout Set<CodeFunctions.Need>
  ) throws(CodeError) -> String {
    let language = notation.language
    let signed = c.hasPrefix("-") ? "(\(c))" : c
    switch step.opcode {
    case .constant: return c
    case .copy: return a
    case .add: return "\(a) + \(b)"
    case .subtract: return "\(a) - \(b)"
    case .multiply: return "\(a)*\(b)"
    case .divide: return "\(a)/\(b)"
    case .addConstant: return c.hasPrefix("-") ? "\(a) - \(c.dropFirst())" : "\(a) + \(c)"
    case .multiplyConstant: return "\(c)*\(a)"
    case .subtractFromConstant: return "\(c) - \(a)"
    case .reciprocal: return "\(language == .python || language == .julia ? "1" : "1.0")/\(a)"
    case .square: return "\(a)*\(a)"
    case .squareRoot: return "\(notation.squareRoot)(\(a))"
    case .powerConstant:
      switch language {
      case .swift, .c: return "pow(\(a), \(c))"
      case .python: return "\(a)**\(signed)"
      default: return "\(a)^\(signed)"
      }
    case .function:
      guard let spelling = CodeFunctions.spelling(of: step.function, order: Int(step.order >> 8), in: language) else {
        throw .unsupportedFunction(step.function.name, language: language)
      }
      needs.formUnion(spelling.needs)
      let arguments = spelling.leading + (step.readsB ? [a, b] : [a])
      return "\(spelling.name)(\(arguments.joined(separator: ", ")))"
    }
  }
}

extension Instruction {
  fileprivate var usesConstant: Bool {
    switch opcode {
    case .constant, .addConstant, .multiplyConstant, .subtractFromConstant, .powerConstant: true
    default: false
    }
  }
}
