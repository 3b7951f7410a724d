/// Names, powers and polygamma functions with the letters and digits of Unicode.
package enum UnicodeSpelling {
  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  private static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻",
    "(": "⁽", ")": "⁾",
  ]
  private static let lowered: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
  ]
  private static let plain = Dictionary(uniqueKeysWithValues: raised.map { ($0.value, $0.key) })

  /// A whole number, or one in brackets, as an exponent.
  static func superscript(_ text: String) -> String { String(text.map { raised[$0] ?? $0 }) }

  /// The ordinary sign of a superscript.
  static func plain(_ character: Character) -> Character? { plain[character] }

  static func isSubscript(_ character: Character) -> Bool { lowered[character] != nil }

  /// The name of ψ⁽ⁿ⁾.
  static func polygamma(_ order: Int) -> String { order == 0 ? "ψ" : "ψ" + superscript("(\(order))") }

  /// The order of a polygamma by the name of the function; nil for other names.
  static func polygammaOrder(_ name: String) -> Int? {
    if name == "ψ" { return 0 }
    guard name.hasPrefix("ψ⁽"), name.hasSuffix("⁾") else { return nil }
    let digits = name.dropFirst(2).dropLast().compactMap { plain($0) }
    guard digits.count == name.count - 3, let order = Int(String(digits)), (0...1000).contains(order) else {
      return nil
    }
    return order
  }

  /// The spelling of each name: Greek letters for their names, trailing digits as an index.
  ///
  /// Names that would look alike stay as they are.
  static func names(_ names: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for name in names { result[name] = spelled(name) }
    let owners = Dictionary(grouping: names, by: { result[$0] ?? $0 })
    for name in names where (owners[result[name] ?? name]?.count ?? 0) > 1 || names.contains(result[name] ?? name) {
      result[name] = name
    }
    return result
  }

  /// A name alone: Greek letters for their names, digits at the end as an index.
  package static func spelled(_ name: String) -> String {
    var stem = name, digits = ""
    while let last = stem.last, last.isASCII, last.isNumber, stem.count > 1 {
      digits = String(last) + digits
      stem.removeLast()
    }
    let index = String(digits.map { digit in lowered.first { $0.value == digit }?.key ?? digit })
    return (greek[stem] ?? stem) + index
  }
}
