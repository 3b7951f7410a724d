import Figures
import Foundation

/// The stream for data: a text is written to its end, or an error says why not.
enum StandardOutput {
  static func write(_ text: String) throws(CommandFailure) {
    let failure = Descriptor.write(Array(text.utf8), to: 1)
    // A reader that has seen enough, such as `head`, is no fault.
    guard failure == 0 || failure == EPIPE else {
      throw CommandFailure(.usage, kind: "file", "standard output: \(String(cString: strerror(failure)).lowercased())")
    }
  }
}

/// The stream for errors, warnings and notes.
enum StandardError {
  static func write(_ line: String) { _ = Descriptor.write(Array((line + "\n").utf8), to: 2) }

  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(2) == 1 }
}
