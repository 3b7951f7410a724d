import Foundation

/// Hands a script over to the Swift interpreter, which takes the place of the program.
struct ScriptRunner {
  private let command: [String]
  private let interpreter: String

  init(script: String, arguments: [String]) throws {
    guard script.hasSuffix(".swift") else {
      throw CommandFailure.input("\(script): a script is a file that ends in .swift", value: script)
    }
    guard access(script, R_OK) == 0 else {
      throw CommandFailure(
        .data, kind: "file", "\(script): \(String(cString: strerror(errno)).lowercased())", value: script)
    }
    interpreter = try ScriptRunner.interpreter()
    let library = try ScriptingLibrary()
    // A path that begins with a minus would be taken for an option.
    let file = script.hasPrefix("-") ? "./" + script : script
    command = ["swift"] + library.flags + [file] + arguments
  }

  /// Runs the script; returns only when it could not be started.
  func execute() throws -> Never {
    // The script shall meet the signals as any program does.
    signal(SIGPIPE, SIG_DFL)
    var words = command.map { strdup($0) }
    words.append(nil)
    execv(interpreter, words)
    throw CommandFailure(
      .software, kind: "interpreter", "\(interpreter): \(String(cString: strerror(errno)).lowercased())")
  }

  /// The Swift interpreter on the path, or the one that SWIFT names.
  private static func interpreter() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["SWIFT"].flatMap { $0.isEmpty ? nil : $0 } ?? "swift"
    let candidates =
      name.contains("/")
      ? [name] : (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
    guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw CommandFailure(
        .data, kind: "interpreter",
        "there is no “\(name)” on the path: scripts are interpreted by Swift 6.3 or later, from swift.org/install",
        value: name)
    }
    return found
  }
}
