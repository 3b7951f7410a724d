import Foundation

/// A file or folder that could not be read or written, with the reason the system gave.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible, LocalizedError {
  /// The path as it was given.
  public let path: String
  /// What went wrong, in a few words.
  public let reason: String

  /// An error about a path.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The path and the reason on one line.
  public var description: String { "\(path.isEmpty ? "(no file name)" : path): \(reason)" }

  /// The path and the reason on one line.
  public var errorDescription: String? { description }

  /// The last error of the operating system, about a path.
  static func system(_ path: String, _ code: Int32 = errno) -> FileError {
    let text = String(cString: strerror(code))
    return FileError(path: path, reason: text.prefix(1).lowercased() + text.dropFirst())
  }
}
