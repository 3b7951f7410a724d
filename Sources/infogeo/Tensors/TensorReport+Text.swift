import GeometryLaws

extension TensorReport {
  /// What is known of the errors, in a line.
  private var accuracy: String {
    switch rigor {
    case "exact": return "exact"
    case "certified": return "proved enclosures"
    default: break
    }
    if case .decimals(let digits) = precision { return "\(digits) correct digit\(digits == 1 ? "" : "s")" }
    let largest = values.map { if case .rounded(let number) = $0 { number.error } else { 0 } }.max() ?? 0
    return result.isEstimated
      ? "\(result.method), error about \(largest.twoDigits)" : "rounding error at most \(largest.twoDigits)"
  }

  var text: String {
    var lines = ["\(title) of \(choice.name) at \(choice.shown(point)) (\(accuracy))", ""]
    if let selection {
      lines += TextTable.lines(
        selection.map { [letter.name($0, names), "= " + values[$0].text] }, leftColumns: [0, 1], gap: " ")
    } else if rank == 0 {
      lines.append("\(letter.symbol) = \(values[0].text)")
    } else if rank == 2 {
      let n = dimension
      let rows = [[""] + names] + (0..<n).map { i in [names[i]] + (0..<n).map { values[i * n + $0].text } }
      lines += TextTable.lines(rows)
    } else {
      let shown = letter.independent(values.indices.filter { !values[$0].isZero }, dimension)
      if shown.isEmpty { lines.append("every component is 0") }
      lines += TextTable.lines(
        shown.map { [letter.name($0, names), "= " + values[$0].text] }, leftColumns: [0, 1], gap: " ")
      if !shown.isEmpty { lines += ["", letter.remark] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var latex: String {
    let title =
      "\(LaTeXDocument.escaped(self.title)) of \\texttt{\(LaTeXDocument.escaped(choice.name))} at $\(choice.latex(point))$."
    let labels = choice.chart.coordinates.map { Expression($0).latex() }
    if rank == 2, selection == nil {
      let n = dimension
      let rows = (0..<n).map { i in (0..<n).map { values[i * n + $0].latex } }
      return "\(title)\n" + LaTeXDocument.aligned([(letter.latexSymbol, LaTeXDocument.matrix(rows))])
    }
    let places =
      selection ?? (rank == 0 ? [0] : letter.independent(values.indices.filter { !values[$0].isZero }, dimension))
    let rows = places.map { (left: letter.latexName($0, labels), right: values[$0].latex) }
    return "\(title)\n" + (rows.isEmpty ? "Every component is zero.\n" : LaTeXDocument.aligned(rows))
  }
}
