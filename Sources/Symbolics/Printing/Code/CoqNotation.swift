import Scalars

/// Formulas over the real numbers of Coq, in the scope of `Reals`.
struct CoqNotation: LineNotation {
  let names: CodeNames
  /// A common denominator D of the numbers in exponents: e^(ct) is a power of e^(t/D), so that `field` knows how
  /// exponentials are related.
  let exponentDenominator: Rational

  var leadingMinus: String { "- " }
  var times: String { " * " }
  var slash: String { " / " }

  func number(_ value: Rational) -> Piece {
    value.isInteger
      ? Piece(text: value.description, tightness: .atom)
      : Piece(text: "\(value.numerator) / \(value.denominator)", tightness: .product)
  }

  func symbol(_ name: String) -> Piece { Piece(text: names[name], tightness: .atom) }

  func constant(isPi: Bool) -> Piece { Piece(text: isPi ? "PI" : "euler", tightness: .atom) }

  func power(_ base: Piece, _ exponent: Rational) -> Piece {
    if exponent.isInteger { return raised(base, exponent) }
    if (exponent * 2).isInteger {
      let root = application("sqrt", [base])
      return exponent == Rational(1, 2) ? root : raised(root, exponent * 2)
    }
    return application("Rpower", [base, number(exponent)])
  }

  private func raised(_ base: Piece, _ exponent: Rational) -> Piece {
    Piece(text: "\(bracketed(base, below: .atom)) ^ \(exponent)", tightness: .power)
  }

  func power(_ base: Piece, _ exponent: Piece) -> Piece { application("Rpower", [base, exponent]) }

  func function(_ f: Function, order: Int, _ arguments: [Piece]) -> Piece {
    // What has no counterpart was refused before anything is printed.
    let spelling = CodeFunctions.spelling(of: f, order: order, in: .coq) ?? CodeFunctions.Spelling(f.name)
    return application(([spelling.name] + spelling.leading).joined(separator: " "), arguments)
  }

  /// e^(Σ cₖtₖ) as the product of powers of e^(tₖ/D).
  func exponential(_ terms: [(coefficient: Rational, piece: Piece)]) -> Piece? {
    var numerator: [Piece] = [], denominator: [Piece] = []
    for (coefficient, piece) in terms {
      let inner = exponentDenominator.isOne ? piece : quotient([piece], [number(exponentDenominator)])
      let count = (coefficient * exponentDenominator).magnitude
      let single = application("exp", [inner])
      let power = count.isOne ? single : raised(single, count)
      if coefficient.isNegative { denominator.append(power) } else { numerator.append(power) }
    }
    return quotient(numerator, denominator)
  }

  private func application(_ function: String, _ arguments: [Piece]) -> Piece {
    let list = arguments.map { bracketed($0, below: .atom) }.joined(separator: " ")
    return Piece(text: "\(function) \(list)", tightness: .power)
  }
}

extension CoqNotation {
  /// The least common denominator of the numbers in front of the terms of all exponents.
  static func exponentDenominator(_ formulas: [Expression]) -> Rational {
    guard let pool = formulas.first?.pool else { return 1 }
    let roots = pool.adopt(formulas)
    return pool.withArena { arena in
      var result = Rational(1)
      for id in arena.reachable(from: roots) where arena.function(id) == .exp {
        let exponent = arena.operand(id, 0)
        var coefficients: [Rational] = []
        switch arena.kind(exponent) {
        case .number: coefficients = [arena.value(exponent)]
        case .product: coefficients = [arena.value(arena.operand(exponent, 0))]
        case .sum:
          let places = [0] + Array(stride(from: 1, to: arena.operandCount(exponent), by: 2))
          coefficients = places.map { arena.value(arena.operand(exponent, $0)) }
        default: break
        }
        // D grows by what is missing of each denominator.
        for coefficient in coefficients { result *= (coefficient * result).denominator }
      }
      return result
    }
  }
}

extension CodeLanguage {
  /// Definitions, one for each component that is not zero, in a section that declares what Coq does not define.
  func coqSource(of functions: [CodeFunction], parameters: [Symbol], header: [String]) throws -> String {
    var lines = header.map(comment)
    lines += ["From Coq Require Import Reals.", "Open Scope R_scope.", "", "Section Formulas."]
    let declarations = try Expression.coqDeclarations(functions.flatMap(\.components))
    lines += declarations
    let names = CodeNames(parameters.map(\.name), language: .coq, reserved: Set(functions.map(\.name)))
    let binder = parameters.map { names[$0.name] }.joined(separator: " ")
    for function in functions {
      lines += ["", comment(function.summary)]
      let places = function.components.indices.filter { function.shape.isEmpty || !function.components[$0].isZero }
      let texts = try Expression.code(places.map { function.components[$0] }, in: .coq, names)
      for (place, text) in zip(places, texts) {
        var rest = place
        var suffix = ""
        for length in function.shape.reversed() {
          suffix = "_\(rest % length)" + suffix
          rest /= length
        }
        lines.append("Definition \(function.name)\(suffix) (\(binder) : R) : R :=\n  \(text).")
      }
    }
    return (lines + ["End Formulas."]).joined(separator: "\n") + "\n"
  }
}

extension Expression {
  /// The declarations of what the formulas contain and Coq does not define.
  package static func coqDeclarations(_ formulas: [Expression]) throws(CodeError) -> [String] {
    guard let pool = formulas.first?.pool else { return [] }
    let roots = pool.adopt(formulas)
    return try pool.withArena { arena throws(CodeError) in
      _ = try arena.codeNeeds(roots, in: .coq)
      let nodes = arena.reachable(from: roots)
      let functions = Set(nodes.compactMap { arena.function($0) })
      var lines: [String] = []
      if functions.contains(.logGamma) || functions.contains(.polygamma) {
        lines.append("Variable lgamma : R -> R.")
        lines.append("Variable polygamma : nat -> R -> R.")
      }
      if nodes.contains(where: { arena.kind($0) == .constant && arena.nodes[Int($0)].payload != 0 }) {
        lines.append("Variable euler : R.")
      }
      return lines
    }
  }
}
