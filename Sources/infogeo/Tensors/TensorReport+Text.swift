import GeometryLaws

extension TensorReport {
  /// The point for a reader: `mu = 0.5, sigma = 2`.
  private var pointText: String {
    zip(names, point.exact).map { "\($0) = \($1.text(limit: 40))" }.joined(separator: ", ")
  }

  /// What is known of the errors, in a line.
  private var accuracy: String {
    switch rigor {
    case "exact": return "exact"
    case "certified": return "proved enclosures"
    default: break
    }
    if case .decimals(let digits) = precision { return "\(digits) correct digits" }
    let largest = values.map { if case .rounded(let number) = $0 { number.error } else { 0 } }.max() ?? 0
    return "rounding error at most \(TensorReport.rounded(largest))"
  }

  private static func rounded(_ error: Double) -> String {
    guard error > 0, error.isFinite else { return error.shortest }
    var text = error.shortest
    if let mark = text.firstIndex(of: "e"), let dot = text.firstIndex(of: "."), dot < mark {
      text = String(text[..<text.index(dot, offsetBy: 2)] + text[mark...])
    }
    return text
  }

  var text: String {
    var lines = ["\(title) of \(choice.name) at \(pointText) (\(accuracy))", ""]
    if let selection {
      lines += TextTable.lines(selection.map { [letter.name($0, names), "= " + values[$0].text] }, leftColumns: [0, 1])
    } else if rank == 0 {
      lines.append("\(letter.symbol) = \(values[0].text)")
    } else if rank == 2 {
      let n = dimension
      let rows = [[""] + names] + (0..<n).map { i in [names[i]] + (0..<n).map { values[i * n + $0].text } }
      lines += TextTable.lines(rows)
    } else {
      let shown = letter.independent(values.indices.filter { !values[$0].isZero }, dimension)
      if shown.isEmpty { lines.append("every component is 0") }
      lines += TextTable.lines(shown.map { [letter.name($0, names), "= " + values[$0].text] }, leftColumns: [0, 1])
      if !shown.isEmpty { lines += ["", letter.remark] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var latex: String {
    let place = zip(choice.manifold.chart.coordinates, point.exact)
      .map { "\(Expression($0).latex()) = \($1.latex(limit: 200))" }.joined(separator: ",\\ ")
    let title = "\(LaTeXDocument.escaped(self.title)) of \\texttt{\(LaTeXDocument.escaped(choice.name))} at $\(place)$."
    let labels = choice.manifold.chart.coordinates.map { Expression($0).latex() }
    if rank == 2, selection == nil {
      let n = dimension
      let rows = (0..<n).map { i in (0..<n).map { values[i * n + $0].latex } }
      return "\(title)\n" + LaTeXDocument.aligned([(letter.latexSymbol, LaTeXDocument.matrix(rows))])
    }
    let places = selection ?? (rank == 0 ? [0] : letter.independent(values.indices.filter { !values[$0].isZero }, dimension))
    let rows = places.map { (left: letter.latexName($0, labels), right: values[$0].latex) }
    return "\(title)\n" + (rows.isEmpty ? "Every component is zero.\n" : LaTeXDocument.aligned(rows))
  }
}
