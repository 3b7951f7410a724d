import Foundation

/// Compilers and interpreters that exported code is given to, where they are installed.
enum ExternalProgram {
  /// The first of some programs that is on the search path.
  static func find(_ names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }

  static let c = find(["cc", "clang", "gcc"])
  static let python = find(["python3"])
  /// A Python that has SciPy.
  static let scipy: String? = {
    let named = ProcessInfo.processInfo.environment["BENCH_PYTHON"].flatMap { $0.hasPrefix("/") ? $0 : find([$0]) }
    return [named, python].compactMap { $0 }.first { path in
      (try? run(path, ["-c", "import scipy.special"]))?.status == 0
    }
  }()
  static let swift = find(["swiftc"])
  static let julia = find(["julia"])

  /// Runs `body` in a folder of its own, which is removed afterwards.
  static func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Runs a program to its end.
  static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    try inFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.standardInput = FileHandle.nullDevice
      for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil) }
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/out"))
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/err"))
      try process.run()
      process.waitUntilExit()
      return (
        process.terminationStatus, try String(contentsOfFile: "\(folder)/out", encoding: .utf8),
        try String(contentsOfFile: "\(folder)/err", encoding: .utf8)
      )
    }
  }
}
