/// Named columns of equal length: what commands print, what files of data hold, and what plots are made from.
///
///     let data = try Table(contentsOf: "flowers.csv")
///     for group in try data.grouped(by: "species") {
///       print(group.key, try group.table.numbers("petal_length").count)
///     }
public struct Table: Sendable {
  /// The columns in order; no two have the same name.
  public private(set) var columns: [Column]
  /// Where the table comes from: the name of a file, for messages.
  public let source: String?
  /// The line of the file on which each row begins, if it comes from a file.
  let lines: [Int]?

  /// A table of the given columns, which must have different names and the same number of rows.
  public init(_ columns: [Column] = []) {
    self.init(columns, source: nil, lines: nil)
  }

  /// A table of columns of numbers: `Table(["t": ts, "mu": mus])`.
  public init(_ columns: KeyValuePairs<String, [Double]>) {
    self.init(columns.map { Column($0.key, $0.value) })
  }

  /// A table from rows of numbers, as solvers give them.
  public init(columns names: [String], rows: [[Double]]) {
    for row in rows {
      precondition(row.count == names.count, "a row of \(row.count) numbers for \(names.count) columns")
    }
    self.init(names.indices.map { column in Column(names[column], rows.map { $0[column] }) })
  }

  init(_ columns: [Column], source: String?, lines: [Int]?) {
    self.columns = []
    self.source = source
    self.lines = lines
    self.columns.reserveCapacity(columns.count)
    var names: Set<String> = []
    for column in columns {
      precondition(names.insert(column.name).inserted, "two columns named \(column.name.excerpt)")
      precondition(
        column.count == columns[0].count,
        "column \(column.name.excerpt) has \(column.count) rows, the first column \(columns[0].count)")
      self.columns.append(column)
    }
  }

  /// How many rows there are.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The names of the columns, in order.
  public var names: [String] { columns.map(\.name) }

  /// Adds a column at the right.
  public mutating func append(_ column: Column) {
    precondition(self[column.name] == nil, "there is a column named \(column.name.excerpt) already")
    precondition(
      columns.isEmpty || column.count == rowCount,
      "column \(column.name.excerpt) has \(column.count) rows, the table \(rowCount)")
    columns.append(column)
  }

  /// The column of a name, if there is one.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }

  /// The table with only the given rows, counted from zero, in the given order.
  public func selecting(rows: [Int]) -> Table {
    Table(columns.map { $0.selecting(rows) }, source: source, lines: lines.map { lines in rows.map { lines[$0] } })
  }
}

extension Table: Equatable {
  /// Whether the columns are the same, numbers bit for bit; where the tables come from does not matter.
  public static func == (left: Table, right: Table) -> Bool { left.columns == right.columns }
}
