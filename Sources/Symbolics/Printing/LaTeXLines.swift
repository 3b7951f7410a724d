/// Breaks long formulas in LaTeX between the terms of sums.
///
/// A fraction with a long numerator is written as a fraction in front of brackets, since no line breaks inside one.
struct LaTeXLines {
  /// Stands in front of every place where a line may end.
  static let mark: Character = "\u{1}"

  /// How many letters a line has.
  let width: Int

  /// The lines of a formula with marks.
  func lines(of marked: String) -> [String] {
    let formula = Array(marked)
    if length(formula[...]) <= width { return [LaTeXLines.plain(formula[...])] }
    let open = opened(formula)
    // Between braces and brackets a line does not end.
    var pieces: [[Character]] = [[]], depth = 0, fences = 0, i = 0
    while i < open.count {
      if open[i] == LaTeXLines.mark, depth == 0, fences == 0 { pieces.append([]) }
      if let word = LaTeXLines.command(open, i) {
        if word == "\\left" { fences += 1 } else if word == "\\right" { fences -= 1 }
        // The bracket of a pair that may be torn apart belongs to its command.
        let count = word.count + (word == "\\bigl" || word == "\\bigr" || word == "\\left" || word == "\\right" ? 1 : 0)
        pieces[pieces.count - 1] += open[i..<Swift.min(i + count, open.count)]
        i += count
        continue
      }
      if "{(".contains(open[i]) { depth += 1 } else if "})".contains(open[i]) { depth -= 1 }
      pieces[pieces.count - 1].append(open[i])
      i += 1
    }
    var lines: [String] = [], line: [Character] = []
    for piece in pieces {
      if !line.isEmpty, length((line + piece)[...]) > width {
        lines.append(LaTeXLines.plain(line[...]))
        line = []
      }
      line += piece
    }
    lines.append(LaTeXLines.plain(line[...]))
    return lines
  }

  private static func plain(_ formula: ArraySlice<Character>) -> String { String(formula.filter { $0 != mark }) }

  /// The command that begins at a place.
  private static func command(_ text: [Character], _ i: Int) -> String? {
    guard text[i] == "\\", i + 1 < text.count else { return nil }
    var end = i + 1
    while end < text.count, text[end].isASCII, text[end].isLetter { end += 1 }
    return String(text[i..<Swift.max(end, i + 2)])
  }

  /// The place behind the brace that belongs to the one at a place.
  private static func groupEnd(_ text: [Character], _ start: Int) -> Int {
    var depth = 0
    for i in start..<text.count {
      if text[i] == "{" { depth += 1 } else if text[i] == "}" { depth -= 1 }
      if depth == 0 { return i + 1 }
    }
    return text.count
  }

  /// The formula with the brackets and fractions open that are too long for a line.
  private func opened(_ formula: [Character]) -> [Character] {
    var text = formula
    let lead = text.first == "-" ? 1 : 0
    if LaTeXLines.command(text + [" "], lead) == "\\frac" {
      let top = lead + 5, middle = LaTeXLines.groupEnd(text, top), end = LaTeXLines.groupEnd(text, middle)
      if end == text.count, length(text[top..<middle]) > width {
        let inner = Array(text[(top + 1)..<(middle - 1)])
        // A numerator that is a product needs no further brackets.
        let isSum = LaTeXLines.isSum(inner)
        text =
          Array(text[..<lead]) + Array("\\frac{1}") + Array(text[middle..<end]) + Array(isSum ? "\\bigl(" : " ") + inner
          + Array(isSum ? "\\bigr)" : "")
      }
    }
    // \left( … \right) outside of braces.
    var result: [Character] = [], stack: [(start: Int, inner: Int)] = [], depth = 0, i = 0
    while i < text.count {
      guard let word = LaTeXLines.command(text, i) else {
        if text[i] == "{" { depth += 1 } else if text[i] == "}" { depth -= 1 }
        result.append(text[i])
        i += 1
        continue
      }
      if word == "\\left", depth == 0 { stack.append((result.count, i + 6)) }
      result += Array(word)
      i += word.count
      if word == "\\right", depth == 0, let fence = stack.popLast(), i < text.count, text[i] == ")",
        length(text[fence.inner..<(i - 6)]) > width / 2
      {
        result.replaceSubrange(fence.start..<(fence.start + 5), with: Array("\\bigl"))
        result.replaceSubrange((result.count - 6)..., with: Array("\\bigr"))
      }
    }
    return result
  }

  /// Whether a mark stands outside of every bracket.
  private static func isSum(_ text: [Character]) -> Bool {
    var depth = 0, fences = 0, i = 0
    while i < text.count {
      if text[i] == mark, depth == 0, fences == 0 { return true }
      if let word = command(text, i) {
        if word == "\\left" { fences += 1 } else if word == "\\right" { fences -= 1 }
        i += word.count + (word == "\\left" || word == "\\right" ? 1 : 0)
        continue
      }
      if "{(".contains(text[i]) { depth += 1 } else if "})".contains(text[i]) { depth -= 1 }
      i += 1
    }
    return false
  }

  /// About how many letters wide a formula is: fractions are as wide as their longer part, indices and exponents narrow.
  private func length(_ slice: ArraySlice<Character>) -> Int {
    let text = Array(slice)
    var total = 0.0, i = 0, scale = 1.0
    var ends: [Int] = []
    while i < text.count {
      while let end = ends.last, i >= end {
        ends.removeLast()
        scale /= 0.7
      }
      if let word = LaTeXLines.command(text, i) {
        i += word.count
        if word == "\\frac", i < text.count, text[i] == "{" {
          let middle = LaTeXLines.groupEnd(text, i)
          let end = middle < text.count ? LaTeXLines.groupEnd(text, middle) : middle
          total += scale * Double(Swift.max(length(text[i..<middle]), length(text[middle..<end])))
          i = end
        } else if !["\\left", "\\right", "\\bigl", "\\bigr", "\\mathrm", "\\operatorname"].contains(word) {
          total += scale * (word.count > 5 || "\\log\\exp\\sin\\cos\\tan".contains(word) ? 2.5 : 1)
        }
        continue
      }
      switch text[i] {
      case "{", "}", LaTeXLines.mark: break
      case "^", "_":
        scale *= 0.7
        ends.append(i + 1 < text.count && text[i + 1] == "{" ? LaTeXLines.groupEnd(text, i + 1) : i + 2)
      case " ": total += 0.3 * scale
      case "+", "-", "=": total += 1.6 * scale
      default: total += scale
      }
      i += 1
    }
    return Int(total.rounded())
  }
}

extension Expression {
  /// LaTeX for a formula in displayed lines of about `width` letters, broken between terms.
  public func latexLines(width: Int = 62, limit: Int = 1_000_000) -> [String] {
    let marked = pool.withArena { $0.print([id], in: LaTeXNotation(marksTerms: true), limit: limit)[0] }
    return LaTeXLines(width: width).lines(of: marked)
  }
}
