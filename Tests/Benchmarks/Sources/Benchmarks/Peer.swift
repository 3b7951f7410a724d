import Foundation

/// What a peer said of one task.
struct PeerResult {
  /// Name and version.
  var name: String
  /// nil when it did not run.
  var timing: Timing?
  /// Why it did not run, or how it did.
  var note: String?
  /// Everything it printed.
  var fields: [String: Any] = [:]

  subscript(number key: String) -> Double? { (fields[key] as? NSNumber)?.doubleValue }
}

/// The Python programs beside this package.
struct Peers {
  private let folder: URL
  private let python: String

  /// - Parameter python: the interpreter, from `BENCH_PYTHON` or the PATH.
  init() {
    var source = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { source.deleteLastPathComponent() }
    folder = source.appendingPathComponent("peers")
    python = ProcessInfo.processInfo.environment["BENCH_PYTHON"] ?? "python3"
  }

  /// Runs a script and reads the last line that it prints.
  ///
  /// - Parameter peer: its name, for the case that it does not run.
  func run(_ script: String, _ arguments: [String], peer: String) -> PeerResult {
    run(command: [python, folder.appendingPathComponent(script).path] + arguments, peer: peer)
  }

  /// Runs a program that was compiled, or says that it was not.
  func run(program: String?, _ arguments: [String], peer: String) -> PeerResult {
    guard let program else { return PeerResult(name: peer, note: "was not compiled: is it installed?") }
    return run(command: [program] + arguments, peer: peer)
  }

  /// Compiles a C++ program beside the scripts; nil when that fails, as without the library.
  func compiled(_ source: String, libraries: [String], in exchange: Exchange) -> String? {
    let target = exchange.path(source + ".out"), process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["c++", "-O2", "-std=c++17", folder.appendingPathComponent(source).path, "-o", target]
      + libraries.map { "-l\($0)" }
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? target : nil
  }

  private func run(command: [String], peer: String) -> PeerResult {
    let process = Process(), output = Pipe(), errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = output
    process.standardError = errors
    // What it writes beside its result is only shown when there is no result; nobody may block on a full pipe.
    let problem = DispatchQueue(label: "errors")
    nonisolated(unsafe) var complaint = Data()
    do {
      try process.run()
    } catch {
      return PeerResult(name: peer, note: "did not start: \(error)")
    }
    problem.async { complaint = errors.fileHandleForReading.readDataToEndOfFile() }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    problem.sync {}
    guard let line = text.split(separator: "\n").last,
      let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    else {
      let last = String(decoding: complaint, as: UTF8.self).split(separator: "\n").last ?? "no output"
      return PeerResult(name: peer, note: "failed: \(last.prefix(80))")
    }
    var result = PeerResult(name: fields["peer"] as? String ?? peer, note: fields["missing"] as? String, fields: fields)
    if let median = result[number: "median"], let minimum = result[number: "min"] {
      result.timing = Timing(median: median, minimum: minimum, count: Int(result[number: "count"] ?? 0))
    }
    return result
  }
}

/// Files that pass numbers to the peers and back, as plain `Double`s.
struct Exchange {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("benchmarks-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ values: [Double], to name: String) throws {
    try values.withUnsafeBytes { try Data($0).write(to: folder.appendingPathComponent(name)) }
  }

  /// A case with formulas, as JSON.
  func write(
    variables: [String], parameters: [String] = [], formulas: [String], point: [Double], to name: String
  ) throws {
    let object: [String: Any] = [
      "variables": variables, "parameters": parameters, "formulas": formulas, "point": point,
    ]
    try JSONSerialization.data(withJSONObject: object).write(to: folder.appendingPathComponent(name))
  }

  /// Lines of text.
  func write(lines: [String], to name: String) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The numbers of a file; none when it is not there.
  func read(_ name: String) -> [Double] {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
