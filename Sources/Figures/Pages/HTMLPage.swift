/// A page of text, figures and tables in one file that needs nothing from the network.
///
///     var page = HTMLPage(title: "Fisher–Rao geometry of the gamma family")
///     page.paragraph("Distances between the groups, and the geodesics that realise them.")
///     page.figure(plot, caption: "Geodesics in the chart (κ, β).")
///     page.table(distances, caption: "Fisher–Rao distances.")
///     try page.write(to: "report.html")
///
/// The page follows the reader's light or dark mode; tables are sorted by a click on a heading, and the coordinates under
/// the pointer are shown over figures. All text is escaped, so that names from data files cannot become markup.
public struct HTMLPage: Sendable {
  /// What stands on the page, in order.
  enum Part: Sendable {
    case heading(String, level: Int)
    case paragraph(String)
    case code(String)
    case figure(Figure, caption: String)
    case table(Table, caption: String, digits: Int)
  }

  /// The title of the page.
  public var title: String
  /// How the results were made; it stands at the foot of the page.
  public var provenance: Provenance?
  private(set) var parts: [Part] = []

  /// A page with nothing on it but its title.
  public init(title: String, provenance: Provenance? = nil) {
    self.title = title
    self.provenance = provenance
  }

  /// Adds a heading, of level 2 to 4.
  public mutating func heading(_ text: String, level: Int = 2) {
    precondition(2...4 ~= level, "a heading of level \(level)")
    parts.append(.heading(text, level: level))
  }

  /// Adds a paragraph.
  public mutating func paragraph(_ text: String) { parts.append(.paragraph(text)) }

  /// Adds lines of code or output, as they are.
  public mutating func code(_ text: String) { parts.append(.code(text)) }

  /// Adds a plot.
  public mutating func figure(_ plot: Plot, caption: String = "") { figure(Figure([plot]), caption: caption) }

  /// Adds a figure.
  public mutating func figure(_ figure: Figure, caption: String = "") {
    parts.append(.figure(figure, caption: caption))
  }

  /// Adds a table.
  ///
  /// - Parameters:
  ///   - table: The table; columns whose cells are all numbers are set as numbers.
  ///   - caption: What stands above it.
  ///   - digits: The significant digits of the largest number in a column; the page holds the others too, and shows
  ///     them when the pointer rests on a number.
  public mutating func table(_ table: Table, caption: String = "", digits: Int = 6) {
    precondition(1...17 ~= digits, "\(digits) significant digits")
    parts.append(.table(table, caption: caption, digits: digits))
  }

  /// Writes the page, whole or not at all.
  public func write(to path: String) throws(FileError) { try FileOutput.write(html, to: path) }
}
