extension Figure {
  /// The plots laid out, and where each of them stands.
  struct Arrangement {
    var panels: [(plot: ComposedPlot, origin: XY)] = []
    var width = 0.0
    var height = 0.0
  }

  /// Lays the plots out in a grid: margins are shared along rows and columns, so that frames stand in line.
  func arranged() -> Arrangement {
    let width = min(columns, max(1, plots.count))
    let first = plots.indices.map { compose($0, height: plots[$0].height, minimum: Margins()) }
    var rowHeights: [Double] = [], columnWidths = [Double](repeating: 0, count: width)
    var rowMargins: [Margins] = [], columnMargins = [Margins](repeating: Margins(), count: width)
    for (index, panel) in first.enumerated() {
      let row = index / width, column = index % width
      if column == 0 {
        rowHeights.append(0)
        rowMargins.append(Margins())
      }
      var margins = panel.layout.margins
      margins.right -= panel.layout.legendRoom.right
      columnMargins[column].left = max(columnMargins[column].left, margins.left)
      columnMargins[column].right = max(columnMargins[column].right, margins.right)
      rowMargins[row].top = max(rowMargins[row].top, margins.top)
      rowMargins[row].bottom = max(rowMargins[row].bottom, margins.bottom)
      rowHeights[row] = max(rowHeights[row], panel.layout.height)
    }
    let panels = plots.indices.map { index -> ComposedPlot in
      if plots.count == 1 { return first[index] }
      return compose(
        index, height: rowHeights[index / width],
        minimum: rowMargins[index / width].union(columnMargins[index % width]))
    }
    for (index, panel) in panels.enumerated() {
      columnWidths[index % width] = max(columnWidths[index % width], panel.layout.width)
      rowHeights[index / width] = max(rowHeights[index / width], panel.layout.height)
    }
    return place(panels, columnWidths, rowHeights)
  }

  private func compose(_ index: Int, height: Double?, minimum: Margins) -> ComposedPlot {
    let plot = plots[index]
    let letter = lettered && plots.count > 1 ? Figure.letter(index) : nil
    return ComposedPlot(plot, letter: letter, width: plot.width, height: height, minimum: minimum)
  }

  private func place(_ panels: [ComposedPlot], _ columnWidths: [Double], _ rowHeights: [Double]) -> Arrangement {
    var arrangement = Arrangement()
    arrangement.width = columnWidths.reduce(0, +)
    var y = titleLines(arrangement.width).isEmpty ? 0 : titleHeight(arrangement.width)
    for (row, height) in rowHeights.enumerated() {
      var x = 0.0
      for (column, width) in columnWidths.enumerated() {
        let index = row * columnWidths.count + column
        if panels.indices.contains(index) { arrangement.panels.append((panels[index], XY(x, y))) }
        x += width
      }
      y += height
    }
    let caption = captionLines(arrangement.width)
    arrangement.height = y + (caption.isEmpty ? 0 : 6 + Double(caption.count) * Figure.captionLeading + 6)
    if panels.isEmpty { (arrangement.width, arrangement.height) = (320, 200) }
    return arrangement
  }

  static let titleSize = 16.0
  static let captionLeading = Typography.leading(Typography.caption)

  func titleLines(_ width: Double) -> [String] {
    TextMetrics.wrapped(title, width: width - 20, size: Figure.titleSize, bold: true)
  }

  func titleHeight(_ width: Double) -> Double {
    Double(titleLines(width).count) * Typography.leading(Figure.titleSize) + 10
  }

  func captionLines(_ width: Double) -> [String] {
    TextMetrics.wrapped(caption, width: width - 20, size: Typography.caption)
  }

  /// The letter of a plot: (a), (b) and so on, after (z) comes (aa).
  static func letter(_ index: Int) -> String {
    var name = "", rest = index
    repeat {
      name = String(Character(Unicode.Scalar(UInt8(97 + rest % 26)))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return "(" + name + ")"
  }
}
