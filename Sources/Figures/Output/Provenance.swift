/// How a result was made, to be kept with it: everything needed to make it again.
///
/// There is no date unless one is given, so that the same command writes the same bytes.
public struct Provenance: Sendable, Equatable {
  /// The program or script.
  public var program: String
  /// Its version.
  public var version: String?
  /// The command line, or the name of the calculation.
  public var command: String?
  /// The model with its structural constants.
  public var model: String?
  /// The seed of the random numbers.
  public var seed: UInt64?
  /// The tolerance asked of the solvers.
  public var tolerance: Double?
  /// The date, as text.
  public var date: String?
  /// Anything else: chart, connection, precision, residual.
  public var details: JSONObject

  /// How a result was made.
  public init(
    program: String, version: String? = nil, command: String? = nil, model: String? = nil, seed: UInt64? = nil,
    tolerance: Double? = nil, date: String? = nil, details: JSONObject = JSONObject()
  ) {
    self.program = program
    self.version = version
    self.command = command
    self.model = model
    self.seed = seed
    self.tolerance = tolerance
    self.date = date
    self.details = details
  }

  /// The members that are known, in a fixed order, the details last.
  public var json: JSONValue {
    var object: JSONObject = ["program": .string(program)]
    if let version { object["version"] = .string(version) }
    if let command { object["command"] = .string(command) }
    if let model { object["model"] = .string(model) }
    if let seed { object["seed"] = .literal(String(seed)) }
    if let tolerance { object["tolerance"] = .number(tolerance) }
    if let date { object["date"] = .string(date) }
    for member in details.members { object[member.key] = member.value }
    return .object(object)
  }

  /// What is known on one line: `infogeo 1.0; command: …; model: normal`.
  public var line: String {
    guard case .object(let object) = json else { return program }
    let name = version.map { program + " " + $0 } ?? program
    let rest = object.members.filter { $0.key != "program" && $0.key != "version" }
      .map { $0.key + ": " + ($0.value.string ?? $0.value.text()) }
    return ([name] + rest).joined(separator: "; ")
  }

  /// Where the provenance of a file of data is kept: `geodesic.csv.meta.json` for `geodesic.csv`.
  public static func path(beside path: String) -> String { path + ".meta.json" }

  /// The content of the file beside the data.
  var metaFile: [UInt8] { Array((json.text(.pretty) + "\n").utf8) }
}
