import Foundation
import Testing

@testable import Figures

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
      #expect(composed.layout.frame.contains(box), "there is room inside")
    }
  }

  /// Catches labels that are dropped, or stand away from their points.
  @Test func labelsStandBesideTheirPoints() throws {
    var plot = Plot(x: Axis(from: 0, to: 10), y: Axis(from: 0, to: 10))
    let places = [(0.1, 0.1), (9.9, 9.9), (5, 5), (5.1, 5), (5, 5.2), (11, 5)]
    plot.points(places.map(\.0), places.map(\.1))
    for (index, place) in places.enumerated() { plot.text("label \(index)", at: place) }
    let scene = ComposedPlot(plot, width: 400, height: 300).scene
    #expect(scene.texts.map(\.text) == (0..<5).map { "label \($0)" }, "the last point is outside the frame")
    for (text, place) in zip(scene.texts, places) {
      let point = scene.layout.place(XY(place.0, place.1))
      #expect(text.box.expanded(by: 8).contains(point) && !text.box.contains(point))
      #expect(scene.layout.frame.contains(text.box))
    }
    for (index, text) in scene.texts.enumerated() {
      #expect(scene.texts[..<index].allSatisfy { !$0.box.intersects(text.box) })
    }
    #expect(try SVGElements(plot.svg()).all("text").count { $0 == "label 2" } == 2, "the text and its rim")
  }

  /// Catches colours upside down, holes painted over, and a bar that says something else than the map.
  @Test func mapsOfColours() throws {
    let xs = [0.0, 1, 2, 3]
    let function = GridFunction(xs: xs, ys: xs) { x, y in x > 2.5 && y > 2.5 ? .nan : x }
    var plot = Plot()
    plot.heatMap(function, title: "value")
    let elements = try SVGElements(plot.svg())
    let fills = elements.attributes.filter { $0.attribute == "fill" }.map(\.value)
    let first = ColorScale.viridis.color(0.5 / 64).hex, last = ColorScale.viridis.color(63.5 / 64).hex
    #expect(fills.count { $0 == first } == 2 && fills.count { $0 == last } == 2, "once in the map, once in the bar")
    #expect(elements.all("text").contains("value"))
    #expect(ColorScale.viridis.color(0).hex == "#440154" && ColorScale.viridis.color(1).hex == "#FDE725")
    #expect(ColorScale.diverging.color(0.5).hex == "#F7F7F7")
    let refined = function.refined(spacing: 1, in: Box(left: 0, top: 0, right: 30, bottom: 30))
    #expect(refined.xs.count == 31 && refined.values[0][15] == 1.5 && refined.values[30][30].isNaN)
    #expect(refined.values.joined().count(where: \.isNaN) > 20, "a hole keeps its size")
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
