import Foundation
import Testing

@testable import Figures

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Figures as SVG") struct GalleryTests {
  /// Writes the gallery for human eyes when asked to.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["FIGURES_GALLERY"] != nil)) func writeGallery() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["FIGURES_GALLERY"])
    try FileOutput.makeFolder(folder)
    for (name, figure) in Gallery.figures { try figure.write(to: "\(folder)/\(name).svg") }
  }
}
