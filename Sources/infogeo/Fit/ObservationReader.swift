import Figures
import GeometryLaws

/// Rows of a table as observations of a model, checked against its sample space.
struct ObservationReader {
  /// The names of the categories, when the column holds names.
  let categories: [String]
  private let table: Table
  private let model: StatisticalModel
  private let columns: [String]
  private var numbers: [[Double?]] = []
  private var labels: [Int?] = []
  /// What all the columns add up to when one more is given than the model has variables.
  private var total: Double?

  init(_ table: Table, _ columns: [String], _ model: StatisticalModel) throws {
    self.table = table
    self.model = model
    self.columns = columns
    if case .counts(1, let k) = model.sampleSpace, columns.count == 1 {
      categories = try ObservationReader.categories(table, columns[0], k)
      let positions = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1, $0) })
      labels = try table.texts(columns[0]).map { positions[$0] }
      return
    }
    categories = []
    let wanted = model.variables.count
    switch model.sampleSpace {
    case .simplex where columns.count == wanted + 1: total = 1
    case .counts(let n, _) where columns.count == wanted + 1: total = Double(n)
    default:
      guard columns.count == wanted else {
        let all = wanted > 1 ? "\(wanted) or \(wanted + 1) columns" : "one column"
        throw CommandFailure.usage(
          "\(model.name) takes \(all), but \(columns.count) are given: \(columns.joined(separator: ", "))",
          option: "--column")
      }
    }
    for column in columns { numbers.append(try table.optionalNumbers(column)) }
  }

  /// The observation of a row; nil when a value is missing.
  ///
  /// - Throws: `CommandFailure` with the line of a value that the model does not allow.
  func observation(_ row: Int) throws -> [Double]? {
    if !categories.isEmpty {
      return labels[row].map { label in (0..<categories.count - 1).map { $0 == label ? 1 : 0 } }
    }
    let values = numbers.compactMap { $0[row] }
    guard values.count == numbers.count else { return nil }
    if let total {
      let sum = values.reduce(0, +)
      guard abs(sum - total) <= 1e-6 * max(1, total) else {
        throw failure(
          row, "\(columns.joined(separator: " + ")) = \(sum.shortest)", "they must sum to \(total.shortest)",
          sum.shortest)
      }
    }
    let observation = total == nil ? values : Array(values.dropLast())
    if let obstruction = model.obstruction(toObservation: observation, number: row + 1) {
      guard case .outsideDomain(_, let value, let requirement) = obstruction else { throw obstruction }
      let names = columns.count == 1 ? columns[0] : "(\(columns.joined(separator: ", ")))"
      let shown = columns.count == 1 ? value : "(\(values.map(\.shortest).joined(separator: ", ")))"
      throw failure(row, "\(names) = \(shown)", "an observation of \(model.name) must \(requirement)", value)
    }
    return observation
  }

  private func failure(_ row: Int, _ what: String, _ requirement: String, _ value: String) -> CommandFailure {
    let place = [table.source, table.line(ofRow: row).map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return CommandFailure(
      .data, kind: "outside-domain", "\(place): \(what): \(requirement)", parameter: columns.first, value: value)
  }

  /// The different names in a column, numbers in their order and others alphabetically.
  private static func categories(_ table: Table, _ name: String, _ k: Int) throws -> [String] {
    let column = try table.column(name)
    let missing = Set(column.missingRows)
    let found = Set(column.texts.enumerated().filter { !missing.contains($0.offset) }.map(\.element))
    let sorted = found.sorted { a, b in
      if let x = Double(a), let y = Double(b), x != y { return x < y }
      return a < b
    }
    guard sorted.count == k else {
      throw CommandFailure(
        .data, kind: "data",
        "\(table.source ?? "the data"): column \(name) has \(sorted.count) different values, but categorical:k=\(k) has \(k)",
        parameter: name)
    }
    return sorted
  }
}
