import Figures
import GeometryLaws

/// The observations of a CSV file, group by group.
struct FitData {
  /// The rows of one group.
  struct Group {
    let name: String
    /// Observations, each with a number for every variable of the model.
    let observations: [[Double]]
  }

  let path: String
  /// The columns that were read.
  let columns: [String]
  /// The column that divides the rows; nil for one group of all.
  let by: String?
  let groups: [Group]
  /// The rows that were left out because a value is missing.
  let leftOut: Int
  /// The names of the categories, in the order of the probabilities, when the column holds names.
  let categories: [String]

  init(path: String, model: StatisticalModel, columns asked: [String], by: String?) throws {
    let table = try Table(contentsOf: path)
    guard table.rowCount > 0 else { throw CommandFailure(.data, kind: "data", "\(path): there are no rows of data") }
    if let by { _ = try table.column(by) }
    let columns = try FitData.columns(of: table, asked, by, model)
    let reader = try ObservationReader(table, columns, model)
    let keys = try by.map { try table.texts($0) }
    let keyIsMissing = try by.map { Set(try table.column($0).missingRows) } ?? []
    var order: [String] = []
    var rows: [String: [[Double]]] = [:]
    var leftOut = 0
    for row in 0..<table.rowCount {
      guard !keyIsMissing.contains(row), let observation = try reader.observation(row) else {
        leftOut += 1
        continue
      }
      let key = keys?[row] ?? "all"
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(observation)
    }
    guard !order.isEmpty else {
      throw CommandFailure(
        .data, kind: "data", "\(path): every row lacks a value in \(columns.joined(separator: ", "))")
    }
    self.path = path
    self.columns = columns
    self.by = by
    self.leftOut = leftOut
    groups = order.map { Group(name: $0, observations: rows[$0] ?? []) }
    categories = reader.categories
  }

  /// How many observations there are in all.
  var count: Int { groups.reduce(0) { $0 + $1.observations.count } }

  private static func columns(
    of table: Table, _ asked: [String], _ by: String?, _ model: StatisticalModel
  ) throws -> [String] {
    guard asked.isEmpty else {
      // A name may hold commas; a list of names is told from it by the table.
      let names = asked.flatMap { name in
        table[name] != nil ? [name] : BracketSplitter.split(name, at: ",") ?? [name]
      }
      for name in names { _ = try table.column(name) }
      if let by, names.contains(by) {
        throw CommandFailure.usage("--column and --by are both \(by)", option: "--by", value: by)
      }
      return names
    }
    let others = table.names.filter { $0 != by }
    if others.count == 1 { return others }
    let numeric = others.filter { table[$0]?.isNumeric ?? false }
    if numeric.count == 1 || numeric.count == model.variables.count { return numeric }
    if model.variables.count > 1, numeric.count == model.variables.count + 1 { return numeric }
    guard !numeric.isEmpty else {
      throw CommandFailure(.data, kind: "data", "\(table.source ?? "the data"): no column holds numbers")
    }
    throw CommandFailure.usage(
      "--column is needed: \(numeric.joined(separator: ", ")) hold numbers", option: "--column")
  }
}
