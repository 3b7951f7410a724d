import Foundation

/// The stream for data: a text is written to its end, or an error says why not.
enum StandardOutput {
  static func write(_ text: String) throws(CommandFailure) {
    let failure = Descriptor.write(text, to: 1)
    // A reader that has seen enough, such as `head`, is no fault.
    guard failure == 0 || failure == EPIPE else {
      throw CommandFailure(.usage, kind: "file", "standard output: \(String(cString: strerror(failure)).lowercased())")
    }
  }
}

/// The stream for errors, warnings and notes.
enum StandardError {
  static func write(_ line: String) { _ = Descriptor.write(line + "\n", to: 2) }

  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(2) == 1 }
}

private enum Descriptor {
  /// Writes every byte; the error number of the system, or zero.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }
}
