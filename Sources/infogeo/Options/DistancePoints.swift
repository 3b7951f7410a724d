import ArgumentParser
import Figures
import GeometryLaws

/// The points of a distance: two, or a file of many.
struct DistancePoints: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("The first point, like mu=0,sigma=1.", valueName: "point"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The second point.", valueName: "point"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Instead of two points: a CSV file with a column for every coordinate; all distances between its rows.",
      valueName: "file"))
  var points: String?

  @Option(
    help: ArgumentHelp("The column of --points that names the rows; otherwise they are numbered.", valueName: "column"))
  var label: String?

  @Flag(help: "With --points: a pair without a distance is left empty, with a note, instead of ending the run.")
  var keepGoing = false

  /// What is asked for.
  enum Request {
    case pair(from: String, to: String)
    case file(path: String)
  }

  func request() throws -> Request {
    if let points {
      if let other = from.map({ _ in "--from" }) ?? to.map({ _ in "--to" }) {
        throw CommandFailure.usage("--points and \(other) exclude each other", option: other)
      }
      return .file(path: points)
    }
    if label != nil || keepGoing {
      let option = label == nil ? "--keep-going" : "--label"
      throw CommandFailure.usage("\(option) belongs to --points", option: option)
    }
    guard let from, let to else {
      let missing = from == nil ? "--from" : "--to"
      throw CommandFailure.usage(
        "\(missing) is missing: give --from and --to, or --points with a file", option: missing)
    }
    return .pair(from: from, to: to)
  }
}

/// Points read from the rows of a CSV file.
struct PointTable {
  let points: [Point]
  /// A name for every point.
  let labels: [String]
  /// Where every point stands, such as `points.csv, line 3`.
  let places: [String]

  /// - Throws: `CommandFailure` with the line of a point outside the domain; `TableError`.
  init(path: String, label: String?, choice: ModelChoice) throws {
    let table = try Table(contentsOf: path)
    guard table.rowCount > 0 else { throw CommandFailure(.data, kind: "data", "\(path): there are no rows of data") }
    let columns = try choice.coordinateNames.map { try table.numbers($0) }
    let places = (0..<table.rowCount).map { row in
      table.line(ofRow: row).map { "\(path), line \($0)" } ?? "\(path), row \(row + 1)"
    }
    labels = try label.map { try table.texts($0) } ?? (1...table.rowCount).map(String.init)
    points = try (0..<table.rowCount).map { row in
      do {
        return try Point(columns.map { $0[row] }, in: choice.chart)
      } catch let error as GeometryError {
        let failure = ParameterRoles.failure(error, family: choice.family)
        throw CommandFailure(
          failure.status, kind: failure.kind, "\(places[row]): \(failure.message)", parameter: failure.parameter,
          value: failure.value)
      }
    }
    self.places = places
  }
}
