import Foundation

/// A file written in full under a temporary name beside its destination, waiting to take its place.
struct StagedFile {
  private let destination: String
  private let target: String
  private let temporary: String
  private let existed: Bool

  /// Writes the bytes beside the destination; on failure nothing is left behind.
  ///
  /// A destination that is a link is followed, so that the link survives.
  init(_ bytes: [UInt8], for destination: String) throws(FileError) {
    self.destination = destination
    guard !destination.isEmpty else { throw FileError(path: destination, reason: "no file name was given") }
    let kind = StagedFile.kind(of: destination)
    if kind == .folder { throw FileError(path: destination, reason: "is a folder") }
    if destination.hasSuffix("/") { throw FileError(path: destination, reason: "names a folder, not a file") }
    existed = kind != nil
    target = existed ? StagedFile.resolved(destination) : destination
    let url = URL(fileURLWithPath: target)
    let name = ".figures-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".tmp"
    temporary = url.deletingLastPathComponent().appendingPathComponent(name).path
    try write(bytes)
  }

  /// Gives the file its name, in one step.
  func commit() throws(FileError) {
    guard rename(temporary, target) == 0 else {
      let error = FileError.system(destination)
      discard()
      throw error
    }
  }

  /// Removes the temporary file.
  func discard() { unlink(temporary) }

  /// Removes a committed file if there was none of that name before.
  func withdraw() { if !existed { unlink(target) } }

  private func write(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(destination) }
    var status = stat()
    if existed, stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    var failure = Descriptor.write(bytes, to: descriptor)
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      discard()
      throw .system(destination, failure)
    }
  }
}

extension StagedFile {
  enum Kind { case file, folder, device }

  /// What stands at a path now; `nil` when nothing does.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .device
    }
  }

  /// Writes to something that cannot be replaced by a file of the same name: a pipe, a terminal, `/dev/null`.
  static func writeThrough(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path) }
    let failure = Descriptor.write(bytes, to: descriptor)
    close(descriptor)
    if failure != 0 { throw .system(path, failure) }
  }

  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
