import Foundation

/// A picture that was asked for and cannot be written.
public enum PictureError: Error, Sendable, Equatable, CustomStringConvertible, LocalizedError {
  /// The system refused.
  case file(FileError)
  /// No such format.
  case unknownEnding(String)

  /// What went wrong, on one line.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unknownEnding(let path): "\(path): pictures are written to files ending in .svg or .html"
    }
  }

  /// What went wrong, on one line.
  public var errorDescription: String? { description }
}

extension Plot {
  /// The plot as an SVG document.
  public func svg(provenance: Provenance? = nil) -> String { Figure([self]).svg(provenance: provenance) }

  /// Writes the plot, whole or not at all, in the format of the file's ending: `.svg`, or a page `.html`.
  public func write(to path: String, provenance: Provenance? = nil) throws(PictureError) {
    try Figure([self]).write(to: path, provenance: provenance)
  }
}
