import Foundation

/// Writing files whole or not at all.
///
/// A file is written under a temporary name in the folder of its destination and then renamed, so that a reader sees
/// the old file or the new one and never a part. After a failure nothing is left behind.
public enum FileOutput {
  /// Writes a text as UTF-8.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write([(path: path, bytes: bytes)])
  }

  /// Writes several files together: when one fails, none of the others is left.
  ///
  /// Pipes and devices such as `/dev/stdout` are written to directly, after everything else has succeeded.
  public static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var staged: [StagedFile] = []
    var devices: [(path: String, bytes: [UInt8])] = []
    var committed = 0
    do {
      for file in files {
        if StagedFile.kind(of: file.path) == .device {
          devices.append(file)
        } else {
          staged.append(try StagedFile(file.bytes, for: file.path))
        }
      }
      for file in staged {
        try file.commit()
        committed += 1
      }
      for device in devices { try StagedFile.writeThrough(device.bytes, to: device.path) }
    } catch {
      for file in staged[..<committed] { file.withdraw() }
      for file in staged[committed...] { file.discard() }
      throw error
    }
  }

  /// Makes a folder, and those above it, unless it is there already.
  public static func makeFolder(_ path: String) throws(FileError) {
    switch StagedFile.kind(of: path) {
    case .folder: return
    case .file, .device: throw FileError(path: path, reason: "is a file, not a folder")
    case nil: break
    }
    guard !path.isEmpty else { throw FileError(path: path, reason: "no folder name was given") }
    let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if above != path, StagedFile.kind(of: above) == nil { try makeFolder(above) }
    guard mkdir(path, 0o777) == 0 || StagedFile.kind(of: path) == .folder else { throw .system(path) }
  }

  /// The ending of a file name in lower case, without its dot.
  public static func ending(of path: String) -> String {
    URL(fileURLWithPath: path).pathExtension.lowercased()
  }
}
