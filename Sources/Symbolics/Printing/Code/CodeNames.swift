/// Names of symbols that a language accepts, all different.
struct CodeNames {
  private let names: [String: String]
  /// Names that none of them is.
  let reserved: Set<String>

  /// Chooses names for the symbols in their order: the name itself where it can be, Greek letters spelled out, keywords
  /// and repeated names with an underscore and a number behind them.
  ///
  /// - Parameter reserved: further names that are in use.
  init(_ symbols: [String], language: CodeLanguage, reserved: Set<String> = []) {
    var taken = language.reservedNames.union(reserved)
    var names: [String: String] = [:]
    // Names that need no change are kept, wherever they stand in the list.
    for symbol in symbols where CodeNames.spelled(symbol) == symbol && !taken.contains(symbol) {
      names[symbol] = symbol
      taken.insert(symbol)
    }
    for symbol in symbols where names[symbol] == nil {
      let stem = CodeNames.spelled(symbol)
      var name = stem
      var count = 1
      while taken.contains(name) {
        count += 1
        name = "\(stem)_\(count)"
      }
      names[symbol] = name
      taken.insert(name)
    }
    self.names = names
    self.reserved = reserved
  }

  /// The name of a symbol.
  subscript(_ symbol: String) -> String { names[symbol] ?? CodeNames.spelled(symbol) }

  /// A name in ASCII letters, digits and underscores that begins with a letter.
  static func spelled(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isASCII, character.isLetter || character.isNumber || character == "_" {
        result.append(character)
      } else if let greek = greekNames[character] {
        result += greek
      } else if character == "'" || character == "′" {
        result += "_prime"
      } else if let digit = character.wholeNumberValue {
        result += "\(digit)"
      } else {
        for scalar in character.unicodeScalars { result += "u" + String(scalar.value, radix: 16) }
      }
    }
    guard let first = result.first, first.isLetter else { return "x" + result }
    return result
  }

  private static let greekNames: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
}
