import Figures
import Foundation

/// Runs the built program and collects what it says.
struct Program {
  /// What a run came to.
  struct Outcome {
    /// The exit status; meaningless when a signal ended the program.
    let status: Int32
    let wasSignalled: Bool
    let output: String
    let errors: String

    /// The lines on standard error.
    var errorLines: [Substring] { errors.split(separator: "\n", omittingEmptySubsequences: true) }

    /// Standard output as one JSON object.
    var json: [String: Any] {
      get throws {
        // Foundation agrees that it is JSON, but does not read numbers to the last bit.
        _ = try JSONSerialization.jsonObject(with: Data(output.utf8))
        guard let object = plain(try JSONValue(parsing: output)) as? [String: Any] else {
          throw Unexpected("no JSON object: \(output.prefix(200))")
        }
        return object
      }
    }
  }

  /// A surprise, for a failing test to show.
  struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// The program beside the test bundle, or the one that INFOGEO names.
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["INFOGEO"], FileManager.default.isExecutableFile(atPath: named) { return named }
    var folders: [URL] = [Bundle.main.bundleURL]
    if let executable = Bundle.main.executableURL { folders.append(executable.deletingLastPathComponent()) }
    if let first = CommandLine.arguments.first {
      folders.append(URL(fileURLWithPath: first).deletingLastPathComponent())
    }
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    return folders.map { $0.appendingPathComponent("infogeo").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Runs the program to its end.
  ///
  /// - Parameter seconds: of processor time, after which the system ends the program by a signal: what hangs fails, and a
  ///   busy machine does not matter.
  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], within seconds: Int = 300
  ) throws -> Outcome {
    guard let path else {
      throw Unexpected("infogeo is not beside the tests: `swift build --product infogeo` makes it")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "ulimit -t \(seconds); exec \"$0\" \"$@\"", path] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("infogeo-\(UUID().uuidString)")
    let outputFile = scratch.appendingPathExtension("out"), errorFile = scratch.appendingPathExtension("err")
    defer { for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) } }
    for file in [outputFile, errorFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

  /// Runs a command line written as words with spaces between them.
  static func run(_ line: String, in folder: URL? = nil) throws -> Outcome {
    try run(line.split(separator: " ").map(String.init), in: folder)
  }

  /// The JSON object of a command that has to succeed.
  static func json(_ arguments: [String], in folder: URL? = nil) throws -> [String: Any] {
    let outcome = try run(arguments + ["--format", "json"], in: folder)
    guard outcome.status == 0 else { throw Unexpected("exit status \(outcome.status): \(outcome.errors)") }
    return try outcome.json
  }

  static func json(_ line: String) throws -> [String: Any] { try json(line.split(separator: " ").map(String.init)) }
}

/// The numbers in nested arrays, in order.
func numbers(_ value: Any?) -> [Double] {
  if let list = value as? [Any] { return list.flatMap(numbers) }
  if let number = value as? Double { return [number] }
  return []
}

/// A JSON value as dictionaries, arrays, strings and numbers.
private func plain(_ value: JSONValue) -> Any {
  switch value {
  case .object(let object):
    return Dictionary(uniqueKeysWithValues: object.members.map { ($0.key, plain($0.value)) })
  case .array(let elements): return elements.map(plain)
  case .string(let text): return text
  case .number(let number): return number
  case .integer(let number): return Double(number)
  case .bool(let value): return value
  case .literal(let text): return text
  case .null: return Optional<Any>.none as Any
  }
}

/// A folder of its own for a test, removed when the test is over.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("infogeo-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its name.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return name
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// The names of everything in the folder.
  var names: Set<String> {
    get throws { Set(try FileManager.default.contentsOfDirectory(atPath: url.path)) }
  }
}

/// The data sets of the repository.
enum DataSets {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let iris = root.appendingPathComponent("Docs/Data/iris.csv").path
  static let aircraft = root.appendingPathComponent("Docs/Data/aircraft.csv").path
  static let readme = root.appendingPathComponent("Docs/Examples/readme.swift").path
}
