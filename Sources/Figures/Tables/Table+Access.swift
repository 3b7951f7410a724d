extension Table {
  /// The column of a name; the error names the columns there are.
  public func column(_ name: String) throws(TableError) -> Column {
    guard let column = self[name] else {
      throw TableError(.unknownColumn(known: names), source: source, column: name)
    }
    return column
  }

  /// The numbers of a column, every one of them present.
  ///
  /// Text is read as decimal numbers. The first cell that is missing, not a number, or too large for `Double` is
  /// reported with its line. Numbers made by a program are given back as they are, `NaN` included.
  public func numbers(_ name: String) throws(TableError) -> [Double] {
    let column = try column(name)
    guard case .texts(let texts) = column.values else { return column.plainNumbers }
    var result: [Double] = []
    result.reserveCapacity(texts.count)
    for (row, text) in texts.enumerated() {
      guard let value = try number(text, row, name) else { throw error(.missingValue, row, name, text) }
      result.append(value)
    }
    return result
  }

  /// The numbers of a column, `nil` where a value is missing.
  public func optionalNumbers(_ name: String) throws(TableError) -> [Double?] {
    let column = try column(name)
    guard case .texts(let texts) = column.values else { return column.plainNumbers.map { $0.isNaN ? nil : $0 } }
    var result: [Double?] = []
    result.reserveCapacity(texts.count)
    for (row, text) in texts.enumerated() { result.append(try number(text, row, name)) }
    return result
  }

  /// The text of a column, as it stood in the file.
  public func texts(_ name: String) throws(TableError) -> [String] { try column(name).texts }

  /// The rows that have a value in every one of the named columns (in all columns, when none is named).
  public func droppingMissing(_ names: String...) throws(TableError) -> Table {
    var missing: Set<Int> = []
    for name in names.isEmpty ? self.names : names { missing.formUnion(try column(name).missingRows) }
    return selecting(rows: (0..<rowCount).filter { !missing.contains($0) })
  }

  /// The rows of the table divided by the text of a column, in the order in which the texts first appear.
  ///
  /// A row whose group is missing is an error: drop such rows first if they do not matter.
  public func grouped(by name: String) throws(TableError) -> [(key: String, table: Table)] {
    let keys = try texts(name)
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, key) in keys.enumerated() {
      if NumberText.isMissing(key) { throw error(.missingValue, row, name, key) }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    return order.map { (key: $0, table: selecting(rows: rows[$0] ?? [])) }
  }

  /// The line of the file on which a row begins, if the table comes from a file.
  public func line(ofRow row: Int) -> Int? { lines?[row] }

  private func number(_ text: String, _ row: Int, _ name: String) throws(TableError) -> Double? {
    switch NumberText.read(text) {
    case .number(let value): return value
    case .missing: return nil
    case .beyondDouble: throw error(.beyondDouble, row, name, text)
    case .notANumber: throw error(.notANumber, row, name, text)
    }
  }

  private func error(_ problem: TableError.Problem, _ row: Int, _ name: String, _ text: String) -> TableError {
    TableError(
      problem, source: source, line: lines?[row], row: lines == nil ? row + 1 : nil, column: name, text: text)
  }
}

extension Column {
  fileprivate var plainNumbers: [Double] {
    if case .numbers(let numbers) = values { numbers } else { [] }
  }
}
