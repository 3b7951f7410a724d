import Foundation

/// Reading whole files with a limit on their size.
enum FileInput {
  /// The bytes of a file, or `nil` when there are more than the limit.
  ///
  /// The limit also holds for pipes and devices, whose size nobody knows beforehand.
  static func bytes(of path: String, limit: Int) throws(FileError) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { throw .system(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 {
        if ferror(file) != 0 { throw .system(path) }
        return bytes
      }
      if bytes.count + count > limit { return nil }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
