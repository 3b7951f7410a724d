import Foundation
import Testing

@testable import Figures

@Suite("Figures as SVG") struct GalleryTests {
  /// Writes the gallery for human eyes when asked to.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["FIGURES_GALLERY"] != nil)) func writeGallery() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["FIGURES_GALLERY"])
    try FileOutput.makeFolder(folder)
    for (name, figure) in Gallery.figures { try figure.write(to: "\(folder)/\(name).svg") }
    try Gallery.page.write(to: folder + "/page.html")
  }

  /// Catches markup that is not XML, coordinates that are not numbers, and drawings that differ from run to run.
  @Test(arguments: Gallery.figures.map(\.name)) func isValidXMLWithoutNaN(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }?.figure)
    let provenance = Provenance(
      program: "infogeo", command: "plot --to \"a<b\" -- & \u{1}]]>", details: ["note": "<!--"])
    let svg = figure.svg(provenance: provenance)
    let elements = try SVGElements(svg)
    #expect(elements.names.first == "svg")
    #expect(elements.text["metadata"]?.contains("--to") == true)
    #expect(svg == figure.svg(provenance: provenance))
    for (element, attribute, value) in elements.attributes where !attribute.hasPrefix("data-") && attribute != "id" {
      #expect(
        !value.contains("nan") && !value.contains("inf") && !value.contains("e+") && !value.contains("e-"),
        "<\(element) \(attribute)=\"\(value)\">")
    }
    #expect(elements.attributes.filter { $0.attribute == "id" }.map(\.value).hasNoDuplicates)
  }

  /// Catches marks, labels and legends outside the drawing, by the widths of the widest font.
  @Test(arguments: Gallery.figures.map(\.name)) func nothingIsCutOff(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }?.figure)
    for panel in figure.arranged().panels {
      let layout = panel.plot.layout
      let page = Box(left: 0, top: 0, right: layout.width, bottom: layout.height)
      #expect(page.contains(layout.frame) && layout.frame.width > 30 && layout.frame.height > 30)
      if let legend = panel.plot.legend {
        let origin = panel.plot.legendOrigin
        let box = Box(
          left: origin.x, top: origin.y, right: origin.x + legend.width, bottom: origin.y + legend.height)
        #expect(page.contains(box), "legend \(box) on \(page)")
        for text in panel.plot.scene.texts { #expect(!box.intersects(text.box)) }
      }
      for tick in layout.xTicks {
        let half = (tick.label?.width(size: Typography.tick) ?? 0) / 2
        let x = layout.frame.left + tick.fraction * layout.frame.width
        #expect(x - half >= 0 && x + half <= layout.width)
      }
      #expect(layout.frame.left - PlotLayout.tickLength - 3 - layout.widestLabel >= 0)
      let texts = panel.plot.scene.texts
      for (index, text) in texts.enumerated() {
        #expect(page.contains(text.box))
        for other in texts[..<index] { #expect(!text.box.intersects(other.box), "\(text.text) on \(other.text)") }
      }
    }
  }
}
