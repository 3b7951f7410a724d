import Foundation

/// A file that was asked for and cannot be written.
public enum TableWritingError: Error, Sendable, Equatable, CustomStringConvertible, LocalizedError {
  /// The system refused.
  case file(FileError)
  /// The table holds something that the format cannot.
  case table(TableError)
  /// No such format.
  case unknownEnding(String, known: [String])

  /// What went wrong, on one line.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .table(let error): error.description
    case .unknownEnding(let path, let known):
      "\(path): tables are written to files ending in \(known.map { "." + $0 }.joined(separator: ", "))"
    }
  }

  /// What went wrong, on one line.
  public var errorDescription: String? { description }
}

extension Table {
  /// Writes the table in the format of the file's ending: `.csv`, `.json` or `.npy`.
  ///
  /// The provenance of CSV and NPY stands in a `.meta.json` beside the file, both written or neither; in JSON it is
  /// the member `provenance` beside the member `columns`. Space curves for `.vtk` need to be told their coordinates:
  /// see ``VTKPolylines``.
  public func write(to path: String, provenance: Provenance? = nil) throws(TableWritingError) {
    var files: [(path: String, bytes: [UInt8])]
    switch FileOutput.ending(of: path) {
    case "csv": files = [(path, Array(csv.utf8))]
    case "npy":
      do { files = [(path, try NPYArray(self).bytes)] } catch { throw .table(error) }
    case "json":
      var object: JSONObject = ["columns": json]
      if let provenance { object["provenance"] = provenance.json }
      files = [(path, Array((JSONValue.object(object).text(.pretty) + "\n").utf8))]
    default: throw .unknownEnding(path, known: ["csv", "json", "npy"])
    }
    if let provenance, FileOutput.ending(of: path) != "json" {
      files.append((Provenance.path(beside: path), provenance.metaFile))
    }
    do { try FileOutput.write(files) } catch { throw .file(error) }
  }
}
