/// The list of what the colours, lines and markers of a plot mean.
struct Legend {
  /// A label and one element of each kind that bears it.
  struct Entry {
    let label: String
    var elements: [PlotElement]
  }

  /// How the entries are arranged.
  enum Arrangement {
    /// In columns, as few as a height allows.
    case columns(maximumHeight: Double)
    /// In lines of at most a width.
    case lines(maximumWidth: Double)
  }

  /// The entries with the places of their swatch and text, in a legend at the origin.
  private(set) var places: [(entry: Entry, label: String, swatch: Box, text: XY)] = []
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// Whether the legend stands in a box of its own.
  let isBoxed: Bool

  private static let row = 16.0
  private static let swatch = 24.0
  private static let padding = 7.0
  private static let gap = 6.0

  /// The legend of a plot; `nil` if nothing has a label or no legend is wanted.
  init?(_ plot: Plot, _ arrangement: Arrangement) {
    let entries = Legend.entries(of: plot)
    guard plot.legend != .none, !entries.isEmpty else { return nil }
    switch arrangement {
    case .columns(let maximumHeight):
      isBoxed = true
      arrange(entries, inColumnsOf: max(1, Int((maximumHeight - 2 * Legend.padding) / Legend.row)), plot.width)
    case .lines(let maximumWidth):
      isBoxed = false
      arrange(entries, inLinesOf: maximumWidth)
    }
  }

  /// The labels of a plot in the order in which they first appear.
  static func entries(of plot: Plot) -> [Entry] {
    var entries: [Entry] = []
    for element in plot.elements where element.layer > 0 {
      guard let label = element.label, !label.isEmpty else { continue }
      if let index = entries.firstIndex(where: { $0.label == label }) {
        let isNew = !entries[index].elements.contains { $0.layer == element.layer && $0.dash == element.dash }
        if isNew { entries[index].elements.append(element) }
      } else {
        entries.append(Entry(label: label, elements: [element]))
      }
    }
    return entries
  }

  private mutating func arrange(_ entries: [Entry], inColumnsOf most: Int, _ plotWidth: Double) {
    let columns = (entries.count + most - 1) / most
    let rows = (entries.count + columns - 1) / columns
    let labels = entries.map { TextMetrics.truncated($0.label, width: 0.4 * plotWidth, size: Typography.legend) }
    let widest = labels.map { TextMetrics.width($0, size: Typography.legend) }.max() ?? 0
    let columnWidth = Legend.swatch + Legend.gap + widest + 14
    for index in entries.indices {
      let x = Legend.padding + Double(index / rows) * columnWidth
      add(entries[index], labels[index], XY(x, Legend.padding - 1.5 + (Double(index % rows) + 0.5) * Legend.row))
    }
    width = Double(columns) * columnWidth - 14 + 2 * Legend.padding
    height = Double(rows) * Legend.row + 2 * Legend.padding - 3
  }

  private mutating func arrange(_ entries: [Entry], inLinesOf most: Double) {
    var x = 0.0, y = Legend.row / 2
    for entry in entries {
      let room = most - Legend.swatch - Legend.gap
      let label = TextMetrics.truncated(entry.label, width: room, size: Typography.legend)
      let entryWidth = Legend.swatch + Legend.gap + TextMetrics.width(label, size: Typography.legend)
      if x > 0, x + entryWidth > most { (x, y) = (0, y + Legend.row) }
      add(entry, label, XY(x, y))
      width = max(width, x + entryWidth)
      x += entryWidth + 16
    }
    height = y + Legend.row / 2
  }

  private mutating func add(_ entry: Entry, _ label: String, _ point: XY) {
    let swatch = Box(left: point.x, top: point.y - 5, right: point.x + Legend.swatch, bottom: point.y + 5)
    places.append((entry, label, swatch, XY(point.x + Legend.swatch + Legend.gap, point.y)))
  }
}

extension Legend {
  /// The place inside a frame where the legend covers least, and how much it covers there.
  func bestPlace(_ occupancy: Occupancy, _ frame: Box) -> (origin: XY, covered: Int)? {
    let inset = 7.0
    guard width + 2 * inset <= frame.width * 0.75, height + 2 * inset <= frame.height * 0.9 else { return nil }
    let xs = [frame.right - inset - width, frame.left + inset, frame.center.x - width / 2]
    let ys = [frame.top + inset, frame.bottom - inset - height, frame.center.y - height / 2]
    var best: (origin: XY, covered: Int)?
    for (row, y) in ys.enumerated() {
      for (column, x) in xs.enumerated() where row + column < 4 {
        let box = Box(left: x, top: y, right: x + width, bottom: y + height).expanded(by: 4)
        let covered = occupancy.weight(in: box)
        if covered < best?.covered ?? .max { best = (XY(x, y), covered) }
      }
    }
    return best
  }
}
