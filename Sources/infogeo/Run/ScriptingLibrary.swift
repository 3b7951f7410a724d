import Foundation

/// Where the dynamic library for scripts, its modules and its C headers lie, relative to this program.
struct ScriptingLibrary {
  /// What the interpreter needs to be told.
  let flags: [String]

  init() throws {
    let program = ScriptingLibrary.programFolder
    let release = try ScriptingLibrary.releaseFolder(beside: program)
    let build = URL(fileURLWithPath: release).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let sources = try ScriptingLibrary.sources(above: build)
    let shims = try ScriptingLibrary.existing(
      ["\(build)/checkouts/swift-numerics/Sources/_NumericsShims/include"],
      what: "the headers of swift-numerics", remedy: ScriptingLibrary.buildCommand)
    let headers = ["CMPFR", "CGSL", "CFLINT", "CLAPACK"].map { "\(sources)/\($0)" } + ["\(sources)/CKernels/include"]
    flags =
      ["-O", "-I", "\(release)/Modules"] + headers.flatMap { ["-I", $0] } + [
        "-I", shims, "-L", release, "-lInfoGeoScripting",
      ]
  }

  private static let buildCommand = "swift build -c release --product InfoGeoScripting"

  /// The folder of the program, links resolved.
  private static var programFolder: String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments.first ?? "."
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// The folder with the release build of the library: that of the program, or its neighbour.
  private static func releaseFolder(beside folder: String) throws -> String {
    let neighbour = URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent("release").path
    for candidate in [folder, neighbour] where isPresent("\(candidate)/Modules/GeometryLaws.swiftmodule") {
      for name in ["libInfoGeoScripting.so", "libInfoGeoScripting.dylib"] where isPresent("\(candidate)/\(name)") {
        return candidate
      }
    }
    throw CommandFailure(
      .data, kind: "library",
      "the library for scripts is not in \(neighbour): build it with `\(buildCommand)` in the folder of the package")
  }

  /// The folder with the module maps of the C libraries: beside the build, or where the program was compiled.
  private static func sources(above build: String) throws -> String {
    let beside = URL(fileURLWithPath: build).deletingLastPathComponent().appendingPathComponent("Sources").path
    let compiled = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let maps = try existing(
      [beside, compiled].map { "\($0)/CKernels/include/module.modulemap" }, what: "the sources of the package",
      remedy: "git clone of the package, then \(buildCommand)")
    return String(maps.dropLast("/CKernels/include/module.modulemap".count))
  }

  private static func existing(_ candidates: [String], what: String, remedy: String) throws -> String {
    guard let found = candidates.first(where: isPresent) else {
      throw CommandFailure(
        .data, kind: "library", "\(what) are not at \(candidates[0]): `\(remedy)` brings them back")
    }
    return found
  }

  private static func isPresent(_ path: String) -> Bool { access(path, R_OK) == 0 }
}
