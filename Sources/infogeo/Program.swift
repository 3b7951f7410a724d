import ArgumentParser
import Foundation

/// From the words of a command line to an exit status: parses, runs, and reports what went wrong.
enum Program {
  /// The version that `--version` prints and files carry.
  static let version = "0.1.0"

  /// Runs a command and returns the exit status.
  static func run(_ words: [String]) -> Int32 {
    // A reader that goes away is an error of writing, not a reason to be killed.
    signal(SIGPIPE, SIG_IGN)
    var command: any ParsableCommand
    do {
      try UsageError.checkHelp(words)
      command = try InfoGeo.parseAsRoot(words)
    } catch {
      return finish(error, words) { UsageError.failure(of: error, words: words) }
    }
    do {
      try command.run()
      return ExitStatus.done.rawValue
    } catch {
      return finish(error, words) { CommandFailure(describing: error) }
    }
  }

  /// Help, versions and completions also arrive as errors; they go to standard output and are a success.
  private static func finish(_ error: any Error, _ words: [String], _ failure: () -> CommandFailure) -> Int32 {
    if !(error is CommandFailure), InfoGeo.exitCode(for: error).isSuccess {
      do {
        try StandardOutput.write(InfoGeo.fullMessage(for: error) + "\n")
        return ExitStatus.done.rawValue
      } catch {
        return report(CommandFailure(describing: error), words)
      }
    }
    return report(failure(), words)
  }

  private static func report(_ failure: CommandFailure, _ words: [String]) -> Int32 {
    StandardError.write("infogeo: " + failure.line)
    if OutputFormat.isJSON(words) { try? StandardOutput.write(failure.json.text() + "\n") }
    return failure.status.rawValue
  }

  /// The command line as it could be typed again.
  static var commandLine: String {
    (["infogeo"] + CommandLine.arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "_./=,:+@-".utf8.contains(byte)
        }
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
