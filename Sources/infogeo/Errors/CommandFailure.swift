import Figures
import GeometryLaws

/// How the program ends, after `sysexits.h`.
enum ExitStatus: Int32 {
  case done = 0
  /// A law or a certificate failed.
  case broken = 1
  /// The command line is wrong.
  case usage = 64
  /// The model, the point or the data are wrong.
  case data = 65
  /// The asked accuracy was not reached.
  case notConverged = 69
  /// Our fault.
  case software = 70
}

/// Why a command fails: one line for a person, the same for a program, and the exit status.
struct CommandFailure: Error {
  let status: ExitStatus
  /// What sort of fault it is, for programs.
  let kind: String
  let message: String
  var parameter: String?
  var value: String?

  init(_ status: ExitStatus, kind: String, _ message: String, parameter: String? = nil, value: String? = nil) {
    self.status = status
    self.kind = kind
    self.message = message
    self.parameter = parameter
    self.value = value
  }

  /// A fault of the command line.
  static func usage(_ message: String, option: String? = nil, value: String? = nil) -> CommandFailure {
    CommandFailure(.usage, kind: "usage", message, parameter: option, value: value)
  }

  /// A model or a point that is not written as one.
  static func input(_ message: String, parameter: String? = nil, value: String? = nil) -> CommandFailure {
    CommandFailure(.data, kind: "input", message, parameter: parameter, value: value)
  }

  /// The message on one line, without control characters and of bounded length.
  var line: String { message.onOneLine(limit: 600) }

  /// The object that `--format json` prints.
  var json: JSONValue {
    let number = value.flatMap { Double($0) }.flatMap { $0.isFinite ? JSONValue.number($0) : nil }
    return [
      "error": [
        "kind": .string(kind), "message": .string(line), "parameter": parameter.map { .string($0) } ?? .null,
        "value": number ?? value.map { .string($0.onOneLine(limit: 200)) } ?? .null,
      ]
    ]
  }
}

extension CommandFailure {
  /// What an error of the library means to the user of the program.
  init(describing error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as GeometryError: self.init(error)
    case let error as FormulaError: self.init(.data, kind: "formula", error.description, value: error.text)
    case let error as TableError:
      self.init(.data, kind: "data", error.description, parameter: error.column, value: error.text)
    case let error as SymbolicsError: self.init(error)
    case let error as CodeError: self.init(.data, kind: "unsupported", error.description)
    case let error as NumericalError: self.init(.notConverged, kind: "not-converged", error.description)
    case let error as FileError: self.init(.usage, kind: "file", error.description, value: error.path)
    default: self.init(.software, kind: "internal", "unexpected error: \(error)")
    }
  }

  private init(_ error: GeometryError) {
    let text = CommandFailure.text(error)
    switch error {
    case .outsideDomain(let parameter, let value, _):
      self.init(.data, kind: "outside-domain", text, parameter: parameter, value: value)
    case .invalidModel: self.init(.data, kind: "invalid-model", text)
    case .unknown(_, let name, _):
      self.init(.data, kind: "unknown-name", text, value: name.trimmingQuotes)
    case .degenerateMetric: self.init(.data, kind: "degenerate-metric", text)
    case .degeneratePlane: self.init(.data, kind: "degenerate-plane", text)
    case .notConverged: self.init(.notConverged, kind: "not-converged", text)
    case .leavesManifold(let t, _, _):
      self.init(.notConverged, kind: "leaves-manifold", text, parameter: "t", value: "\(t)")
    case .notFinite: self.init(.data, kind: "not-finite", text)
    case .notProved: self.init(.notConverged, kind: "not-proved", text)
    case .unsupported: self.init(.data, kind: "unsupported", text)
    }
  }

  /// The words of the library, with numbers as short as a reader needs them.
  private static func text(_ error: GeometryError) -> String {
    func place(_ point: [Double]) -> String { "(\(point.map { $0.significant(7) }.joined(separator: ", ")))" }
    switch error {
    case .degenerateMetric(let point, let reason):
      return point.isEmpty ? "the metric \(reason) everywhere" : "the metric at \(place(point)) \(reason)"
    case .notFinite(let what, let point): return "\(what) is not finite at \(place(point))"
    case .leavesManifold(let t, let point, let reason):
      return "the geodesic leaves the manifold at t = \(t.significant(7)), near \(place(point)): \(reason)"
    default: return error.description
    }
  }

  private init(_ error: SymbolicsError) {
    switch error {
    case .noClosedDerivative, .tooLarge, .dependentKernels, .unknownKernel, .undecided:
      self.init(.data, kind: "unsupported", error.description)
    case .unboundSymbol(let name): self.init(.data, kind: "unknown-name", error.description, value: name)
    case .divisionByZero: self.init(.data, kind: "invalid-model", error.description)
    }
  }
}

extension String {
  /// Control characters made visible, line breaks turned to spaces, and the middle left out of what is too long.
  fileprivate func onOneLine(limit: Int) -> String {
    var result = ""
    var endsInSpace = false
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}", " ":
        if !endsInSpace { result += " " }
        endsInSpace = true
        continue
      case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
      endsInSpace = false
    }
    guard result.count > limit else { return result }
    return result.prefix(limit * 2 / 3) + " … " + result.suffix(limit / 3)
  }

  fileprivate var trimmingQuotes: String { filter { $0 != "“" && $0 != "”" } }
}
