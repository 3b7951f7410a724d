extension HTMLPage {
  /// The page as HTML.
  public var html: String {
    var text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    text += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    text += "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
    if let provenance { text += "<meta name=\"generator\" content=\"\(escaped(provenance.line))\">\n" }
    text += "<title>\(escaped(title))</title>\n<style>\n\(PageAssets.style)</style>\n</head>\n<body>\n<main>\n"
    if !title.isEmpty { text += "<h1>\(escaped(title))</h1>\n" }
    var figures = 0
    for part in parts {
      if case .figure = part { figures += 1 }
      text += markup(part, number: figures)
    }
    text += "</main>\n\(footer)<div id=\"readout\" hidden></div>\n<script>\n\(PageAssets.script)</script>\n"
    return text + "</body>\n</html>\n"
  }

  private func markup(_ part: Part, number: Int) -> String {
    switch part {
    case .heading(let text, let level): return "<h\(level)>\(escaped(text))</h\(level)>\n"
    case .paragraph(let text): return "<p>\(escaped(text))</p>\n"
    case .code(let text): return "<pre><code>\(escaped(text))</code></pre>\n"
    case .figure(let figure, let caption):
      let foot = caption.isEmpty ? "" : "<figcaption>\(escaped(caption))</figcaption>\n"
      return "<figure class=\"figure\">\n\(figure.markup(prefix: "f\(number)-"))\(foot)</figure>\n"
    case .table(let table, let caption, let digits): return markup(table, caption, digits)
    }
  }

  private func markup(_ table: Table, _ caption: String, _ digits: Int) -> String {
    let columns = table.columns.map { TableColumnText($0, digits: digits) }
    var text = "<div class=\"table\">\n<table>\n"
    if !caption.isEmpty { text += "<caption>\(escaped(caption))</caption>\n" }
    text += "<thead><tr>"
    for (column, cells) in zip(table.columns, columns) {
      let kind = cells.isNumeric ? " class=\"n\"" : ""
      text += "<th scope=\"col\"\(kind)><button type=\"button\">\(escaped(column.name))</button></th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in 0..<table.rowCount {
      text += "<tr>"
      for cells in columns {
        let cell = cells.cells[row]
        text += cells.isNumeric ? "<td class=\"n\"" : "<td"
        if let exact = cell.exact {
          text += " data-v=\"\(escaped(exact))\""
          if exact != cell.shown { text += " title=\"\(escaped(exact))\"" }
        }
        text += ">\(escaped(cell.shown))</td>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n"
  }

  private var footer: String {
    guard let provenance, case .object(let object) = provenance.json else { return "" }
    let rows = object.members.map { member in
      "<dt>\(escaped(member.key))</dt><dd>\(escaped(member.value.string ?? member.value.text()))</dd>\n"
    }
    return "<footer>\n<dl>\n\(rows.joined())</dl>\n</footer>\n"
  }

  private func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
