import Foundation
import Testing

@testable import Figures

@Suite("Writing files") struct FileOutputTests {
  /// Catches files with the wrong bytes, temporary files left over, and links replaced by files.
  @Test func writesAndReplaces() throws {
    try withFolder { folder in
      let path = folder + "/a.txt", link = folder + "/link.txt"
      try FileOutput.write("first", to: path)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.txt")
      try FileOutput.write("second, 2ⁿᵈ", to: link)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "second, 2ⁿᵈ")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.txt")
      #expect(try contents(of: folder) == ["a.txt", "link.txt"])
    }
  }

  /// Catches errors without path or reason.
  @Test func errorsNamePathAndReason() throws {
    try withFolder { folder throws in
      let missing = #expect(throws: FileError.self) { try FileOutput.write("x", to: folder + "/no/a.txt") }
      #expect(missing?.description == folder + "/no/a.txt: no such file or directory")
      let isFolder = #expect(throws: FileError.self) { try FileOutput.write("x", to: folder) }
      #expect(isFolder?.description == folder + ": is a folder")
      #expect(throws: FileError.self) { try FileOutput.write("x", to: "") }
      #expect(throws: FileError.self) { try FileOutput.write("x", to: folder + "/new/") }
      #expect(try contents(of: folder) == [])
    }
  }

  /// Catches a part of a set of files left after one of them failed, and files from before destroyed by it.
  @Test func severalFilesOrNone() throws {
    try withFolder { folder in
      try FileOutput.write("old", to: folder + "/a.csv")
      #expect(throws: FileError.self) {
        try FileOutput.write([
          (path: folder + "/a.csv", bytes: [1]), (path: folder + "/b.csv", bytes: [2]),
          (path: folder + "/no/c.csv", bytes: [3]),
        ])
      }
      #expect(try contents(of: folder) == ["a.csv"])
      #expect(try String(contentsOfFile: folder + "/a.csv", encoding: .utf8) == "old")
    }
  }

  /// Catches a full disk that leaves a part of a file: the system refuses bytes beyond its limit for file sizes.
  @Test func aFullDiskLeavesNothing() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figures-\(UUID().uuidString)").path
      try FileOutput.makeFolder(folder)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if os(Linux)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      try FileOutput.write([UInt8](repeating: 1, count: 4096), to: folder + "/fits")
      var failed = false
      do { try FileOutput.write([UInt8](repeating: 2, count: 4097), to: folder + "/fits") } catch { failed = true }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      let bytes = FileManager.default.contents(atPath: folder + "/fits")
      guard failed, left == ["fits"], bytes?.count == 4096 else { exit(1) }
      exit(0)
    }
  }

  /// Catches `/dev/null` being replaced by a file.
  @Test func devicesAreWrittenThrough() throws {
    try FileOutput.write("gone", to: "/dev/null")
    #expect(StagedFile.kind(of: "/dev/null") == .device)
    #expect(throws: FileError.self) { try FileOutput.write("gone", to: "/dev/full") }
  }

  /// Catches folders that are not made with those above them, or made over files.
  @Test func folders() throws {
    try withFolder { folder in
      try FileOutput.makeFolder(folder + "/a/b")
      try FileOutput.makeFolder(folder + "/a/b")
      #expect(StagedFile.kind(of: folder + "/a/b") == .folder)
      try FileOutput.write("x", to: folder + "/file")
      #expect(throws: FileError.self) { try FileOutput.makeFolder(folder + "/file") }
      let inside = #expect(throws: FileError.self) { try FileOutput.makeFolder(folder + "/file/c") }
      #expect(inside?.description == folder + "/file/c: not a directory")
    }
  }

  /// Catches files that nobody else may read, and permissions lost when a file is replaced.
  @Test func permissions() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try FileOutput.write("x", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileOutput.write("y", to: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o640)
    }
  }

  /// Catches provenance that changes from run to run, or spreads over lines.
  @Test func provenance() {
    let provenance = Provenance(
      program: "infogeo", version: "1.0", command: "geodesic normal --at \"x\"", seed: 7, tolerance: 1e-10,
      details: ["chart": ["mu", "sigma"]])
    #expect(
      provenance.json.text()
        == #"{"program":"infogeo","version":"1.0","command":"geodesic normal --at \"x\"","seed":7,"tolerance":1e-10,"chart":["mu","sigma"]}"#
    )
    #expect(
      provenance.line
        == #"infogeo 1.0; command: geodesic normal --at "x"; seed: 7; tolerance: 1e-10; chart: ["mu","sigma"]"#)
  }
}
