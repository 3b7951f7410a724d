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

@Suite("Plots") struct PlotTests {
  /// Catches entries of the legend lost or doubled, and one label in two colours.
  @Test func oneEntryForALabel() throws {
    var plot = Plot()
    for shift in [0.0, 1, 2] { plot.curve([0, 1], [shift, shift + 1], label: "α = 0") }
    plot.curve([0, 1], [1, 0], label: "α = 1")
    plot.points([0], [0], label: "α = 0")
    plot.curve([0, 1], [0.2, 0.3])
    #expect(Legend.entries(of: plot).map(\.label) == ["α = 0", "α = 1"])
    #expect(Legend.entries(of: plot)[0].elements.count == 2, "a line and a marker")
    #expect(Set(plot.elements.filter { $0.label == "α = 0" }.map(\.color)).count == 1)
    #expect(Set(plot.elements.map(\.color)).count == 3)
    let texts = try SVGElements(plot.svg()).all("text")
    #expect(texts.count { $0 == "α = 0" } == 1 && texts.count { $0 == "α = 1" } == 1)
    plot.legend = .none
    #expect(try !SVGElements(plot.svg()).all("text").contains("α = 0"))
  }

  /// Catches a legend that hides data although there is room elsewhere.
  @Test func theLegendCoversNothing() {
    for isRising in [true, false] {
      var plot = Plot(x: Axis(from: 0, to: 1), y: Axis(from: 0, to: 1))
      let xs = (0...200).map { 0.02 + 0.96 * Double($0) / 200 }
      plot.points(xs, isRising ? xs : xs.reversed(), label: "data")
      let composed = ComposedPlot(plot, width: 400, height: 300)
      let box = Box(left: 0, top: 0, right: composed.legend?.width ?? 0, bottom: composed.legend?.height ?? 0)
        .moved(by: composed.legendOrigin)
      #expect(composed.scene.items.flatMap(\.places).allSatisfy { !box.contains($0) })
    }
  }

  /// Catches circles that are not round.
  @Test func equalAspect() {
    var plot = Plot(aspect: .equal)
    let turns = (0...100).map { Double($0) / 100 * 2 * .pi }
    plot.curve(turns.map { 5 * cos($0) }, turns.map { 5 * sin($0) })
    for (width, height) in [(560.0, nil), (300, 700.0), (900, 300)] {
      let layout = PlotLayout(plot, width: width, height: height)
      let o = layout.place(XY(0, 0)), e = layout.place(XY(5, 0)), n = layout.place(XY(0, 5))
      #expect(abs((e.x - o.x) - (o.y - n.y)) < 1e-9)
    }
    var flat = Plot(aspect: .equal)
    flat.curve([0, 1e6], [0, 1])
    #expect(PlotLayout(flat, width: 560, height: nil).frame.height > 50, "a flat line still has a frame to stand in")
  }

  /// Catches points at the wrong place: corners of the data on known corners of the frame.
  @Test func placesOfPoints() {
    var plot = Plot(x: Axis(from: 0, to: 10), y: Axis(scale: .log, from: 1, to: 100))
    plot.points([0, 10, 5, 5, 20], [1, 100, 10, -1, 10])
    let scene = PlotScene(plot, PlotLayout(plot, width: 400, height: 300))
    let frame = scene.layout.frame, places = scene.items[0].places
    #expect(places.count == 3, "what is negative on a logarithmic axis, and what is outside, is left out")
    #expect(places[0] == XY(frame.left, frame.bottom))
    #expect(places[1] == XY(frame.right, frame.top))
    #expect((places[2] - frame.center).length < 1e-9)
  }

  /// Catches missing values drawn as zeros, and columns exchanged.
  @Test func curvesFromATable() throws {
    let table = try Table(csv: "t,mu,sigma\n0,1,2\n1,NA,3\n2,3,4\n3,4,5\n")
    var plot = Plot()
    try plot.curve(table, x: "mu", y: "sigma")
    guard case .curve(let points, _, _) = plot.elements[0].shape else {
      Issue.record("a curve was added")
      return
    }
    #expect(points[0] == XY(1, 2) && points[1].x.isNaN && points[3] == XY(4, 5))
    #expect(throws: TableError.self) { try plot.curve(table, x: "mu", y: "nu") }
  }

  /// Catches arguments that cannot be meant.
  @Test func mistakesOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var plot = Plot()
      plot.curve([1, 2], [1])
    }
    await #expect(processExitsWith: .failure) { _ = Axis(scale: .log, from: 0) }
    await #expect(processExitsWith: .failure) { _ = Axis(from: 2, to: 2) }
    await #expect(processExitsWith: .failure) {
      var plot = Plot()
      plot.ellipse(center: (0, 0), metric: [1, 0])
    }
  }

  /// Catches plots written in a format that was not asked for, and files left after an error.
  @Test func writing() throws {
    try withFolder { folder in
      var plot = Plot(title: "T")
      plot.curve([0, 1], [0, 1])
      try plot.write(to: folder + "/a.svg")
      try plot.write(to: folder + "/a.html")
      #expect(throws: PictureError.self) { try plot.write(to: folder + "/a.pdf") }
      #expect(throws: PictureError.self) { try plot.write(to: folder + "/no/a.svg") }
      #expect(try contents(of: folder) == ["a.html", "a.svg"])
      #expect(try String(contentsOfFile: folder + "/a.svg", encoding: .utf8).hasPrefix("<?xml"))
      #expect(try String(contentsOfFile: folder + "/a.html", encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    }
  }

  /// Catches crashes and NaN in a drawing of any numbers whatever: seed 9.
  @Test func anyNumbers() throws {
    var random = SplitMix(seed: 9)
    for trial in 0..<150 {
      func numbers() -> [Double] { (0..<6).map { _ in Double(bitPattern: random.next()) } }
      let scales: [Axis.Scale] = [.linear, .log]
      var plot = Plot(
        x: Axis("x", scale: scales[trial % 2]), y: Axis("y", scale: scales[trial / 2 % 2]),
        aspect: trial % 3 == 0 ? .equal : .free)
      plot.curve(numbers(), numbers(), label: "c", smooth: trial % 5 == 0)
      plot.points(numbers(), numbers(), label: "p")
      plot.region(numbers(), numbers(), outlined: true)
      plot.arrows(numbers(), numbers(), numbers(), numbers())
      plot.ellipse(center: (numbers()[0], 1), metric: Array(numbers()[..<3]), radius: 1)
      plot.text("t", at: (numbers()[0], numbers()[1]))
      plot.horizontalLine(at: numbers()[0])
      _ = try SVGElements(plot.svg())
    }
  }
}

extension Array where Element == String {
  var hasNoDuplicates: Bool { Set(self).count == count }
}

/// The elements of an XML document in order, with their attributes and text.
final class SVGElements: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [(element: String, attribute: String, value: String)] = []
  private(set) var texts: [(element: String, text: String)] = []
  private var open: [(name: String, text: String)] = []

  var text: [String: String] { Dictionary(texts.map { ($0.element, $0.text) }, uniquingKeysWith: { a, _ in a }) }

  func all(_ element: String) -> [String] { texts.filter { $0.element == element }.map(\.text) }

  init(_ document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes values: [String: String]
  ) {
    names.append(name)
    for (attribute, value) in values { attributes.append((name, attribute, value)) }
    open.append((name, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.isEmpty { open[open.count - 1].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if let last = open.popLast() { texts.append((last.name, last.text)) }
  }
}
