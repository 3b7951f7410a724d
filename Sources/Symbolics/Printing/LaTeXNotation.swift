import Scalars

/// LaTeX for mathematical mode, with amsmath.
struct LaTeXNotation: Notation {
  /// Whether the places where a line may end are marked.
  var marksTerms = false

  func number(_ value: Rational) -> Piece {
    value.isInteger
      ? Piece(text: value.description, tightness: .atom)
      : Piece(text: "\\frac{\(value.numerator)}{\(value.denominator)}", tightness: .product)
  }

  func symbol(_ name: String) -> Piece { Piece(text: LaTeXNotation.spelled(name), tightness: .atom) }

  func constant(isPi: Bool) -> Piece { Piece(text: isPi ? "\\pi" : "\\gamma", tightness: .atom) }

  func sum(_ terms: [(isNegative: Bool, piece: Piece)]) -> Piece {
    var text = ""
    for (i, term) in terms.enumerated() {
      let body = bracketed(term.piece, below: .product)
      if i > 0, marksTerms { text.append(LaTeXLines.mark) }
      text += i == 0 ? (term.isNegative ? "-" : "") + body : (term.isNegative ? " - " : " + ") + body
    }
    return Piece(text: text, tightness: .sum)
  }

  func quotient(_ numerator: [Piece], _ denominator: [Piece]) -> Piece {
    if denominator.isEmpty {
      return numerator.count == 1 ? numerator[0] : Piece(text: join(numerator), tightness: .product)
    }
    // Inside a fraction the bar brackets a factor that stands alone.
    let top = numerator.isEmpty ? "1" : numerator.count == 1 ? numerator[0].text : join(numerator)
    let bottom = denominator.count == 1 ? denominator[0].text : join(denominator)
    return Piece(text: "\\frac{\(top)}{\(bottom)}", tightness: .product)
  }

  func negative(_ piece: Piece) -> Piece {
    Piece(text: "-" + bracketed(piece, below: .product), tightness: .negation)
  }

  func power(_ base: Piece, _ exponent: Rational) -> Piece {
    if exponent == Rational(1, 2) { return Piece(text: "\\sqrt{\(base.text)}", tightness: .atom) }
    return Piece(text: "\(bracketed(base, below: .atom))^{\(exponent)}", tightness: .power)
  }

  func power(_ base: Piece, _ exponent: Piece) -> Piece {
    Piece(text: "\(bracketed(base, below: .atom))^{\(exponent.text)}", tightness: .power)
  }

  func function(_ f: Function, order: Int, _ arguments: [Piece]) -> Piece {
    let x = arguments[0].text
    let inner = enclosed(x)
    switch f {
    case .exp: return Piece(text: "e^{\(x)}", tightness: .power)
    case .log, .sin, .cos, .tan, .sinh, .cosh, .tanh: return Piece(text: "\\\(f.name)\(inner)", tightness: .atom)
    case .asin, .acos, .atan: return Piece(text: "\\arc\(f.name.dropFirst())\(inner)", tightness: .atom)
    case .abs: return Piece(text: "\\left|\(x)\\right|", tightness: .atom)
    case .sign: return operatorName("sgn", inner)
    case .step: return operatorName("\\theta", inner)
    case .gamma: return Piece(text: "\\Gamma\(inner)", tightness: .atom)
    case .logGamma: return Piece(text: "\\log\\Gamma\(inner)", tightness: .product)
    case .polygamma:
      let symbol = order <= 2 ? "\\psi" + String(repeating: "'", count: order) : "\\psi^{(\(order))}"
      return Piece(text: symbol + inner, tightness: .atom)
    case .besselI, .besselK:
      let letter = f == .besselI ? "I" : "K"
      return Piece(text: "\(letter)_{\(x)}\(enclosed(arguments[1].text))", tightness: .atom)
    case .minimum, .maximum:
      return Piece(text: "\\\(f.name)\(enclosed("\(x), \(arguments[1].text)"))", tightness: .atom)
    case .asinh, .acosh, .atanh: return operatorName("ar\(f.name.dropFirst())", inner)
    default: return operatorName(f.name, inner)
    }
  }

  private func operatorName(_ name: some StringProtocol, _ inner: String) -> Piece {
    Piece(text: "\\operatorname{\(name)}\(inner)", tightness: .atom)
  }

  private func join(_ factors: [Piece]) -> String {
    var text = "", last = ""
    for factor in factors {
      let body = bracketed(factor, below: .product)
      // Two numbers side by side need a dot, and words a space.
      if !text.isEmpty {
        let isWord = body.hasPrefix(LaTeXNotation.word) || last.hasPrefix(LaTeXNotation.word)
        text += body.first?.isNumber ?? false ? " \\cdot " : isWord ? " \\, " : " "
      }
      text += body
      last = body
    }
    return text
  }

  private static let word = "\\mathrm"

  /// An argument in brackets that grow only where there is something tall in it.
  private func enclosed(_ text: String) -> String {
    text.contains("\\frac") || text.contains("\\left") || text.contains("^{") ? "\\left(\(text)\\right)" : "(\(text))"
  }

  private func bracketed(_ piece: Piece, below limit: Piece.Tightness) -> String {
    piece.tightness < limit ? "\\left(\(piece.text)\\right)" : piece.text
  }

  // MARK: Names

  private static let greek: [String: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
  private static let greekNames = Set(greek.values).union(["phi"])

  /// A name in LaTeX: Greek as a command, trailing digits as an index, a longer word upright.
  static func spelled(_ name: String) -> String {
    var stem = name
    var index = ""
    if let underscore = stem.firstIndex(of: "_") {
      index = stem[stem.index(after: underscore)...].filter { $0 != "_" }
      stem = String(stem[..<underscore])
    }
    while let last = stem.last, last.isASCII, last.isNumber, stem.count > 1 {
      index = String(last) + index
      stem.removeLast()
    }
    var body = stem
    if let command = greek[stem] {
      body = "\\" + command
    } else if greekNames.contains(stem) {
      body = "\\" + stem
    } else if stem.count > 1 {
      body = "\\mathrm{\(stem)}"
    }
    return index.isEmpty ? body : "\(body)_{\(index)}"
  }
}
