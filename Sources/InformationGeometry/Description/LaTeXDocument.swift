/// LaTeX around formulas.
package enum LaTeXDocument {
  /// A complete document that compiles with amsmath alone.
  package static func text(title: String, body: String, provenance: String) -> String {
    let comment = provenance.split(whereSeparator: \.isNewline).map { "% \($0)\n" }.joined()
    return comment + """
      \\documentclass[11pt]{article}
      \\usepackage[T1]{fontenc}
      \\usepackage[utf8]{inputenc}
      \\usepackage[a4paper,margin=25mm]{geometry}
      \\usepackage{amsmath,amssymb}
      \\allowdisplaybreaks
      \\begin{document}
      \\section*{\(escaped(title))}
      \(body)\\end{document}

      """
  }

  /// Text with the characters that LaTeX keeps for itself spelled out.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "#", "$", "%", "&", "_", "{", "}": result += "\\" + String(character)
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// A remark as text: signs of mathematics that not every engine sets are spelled out, a line break is kept.
  package static func words(_ text: String) -> String {
    let signs: KeyValuePairs = [
      "…": "\\ldots{}", "<": "$<$", ">": "$>$", "Γ": "$\\Gamma$", "ᵏ": "$^k$", "ᵢⱼ": "$_{ij}$", "↦": "$\\mapsto$",
      "²": "$^2$", "³": "$^3$", "ψ": "$\\psi$", "θ": "$\\theta$", "ℓ": "$\\ell$", "′": "$'$", "−": "$-$",
      "√": "$\\surd$", "Δ": "$\\Delta$", "γ": "$\\gamma$", "–": "--", "≥": "$\\ge$", "≤": "$\\le$", "₁": "$_1$",
      "₂": "$_2$",
    ]
    let lines = text.split(separator: "\n").map { line in
      signs.reduce(escaped(String(line))) { $0.replacing($1.key, with: $1.value) }
    }
    return lines.joined(separator: " \\\\\n")
  }

  /// Equations one below the other, aligned at their relation.
  package static func aligned(_ rows: [(left: String, right: String)]) -> String {
    guard !rows.isEmpty else { return "" }
    return "\\begin{align*}\n" + rows.map { "  \($0.left) &= \($0.right)" }.joined(separator: " \\\\\n")
      + "\n\\end{align*}\n"
  }

  /// The right side of an equation in several lines.
  package static func broken(_ lines: [String]) -> String { lines.joined(separator: " \\\\\n    &\\qquad ") }

  /// A matrix in round brackets.
  package static func matrix(_ rows: [[String]]) -> String {
    "\\begin{pmatrix} " + rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ") + " \\end{pmatrix}"
  }
}
