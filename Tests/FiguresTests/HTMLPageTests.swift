import Foundation
import Testing

@testable import Figures

@Suite("Pages") struct HTMLPageTests {
  /// Catches names from data files that become markup or script.
  @Test func hostileTextIsEscaped() {
    let bad = "</script><script>alert(1)</script><img src=x onerror=\"alert(1)\">"
    var plot = Plot(title: bad, subtitle: bad, caption: bad, x: Axis(bad, unit: bad), y: Axis(bad))
    plot.curve([0, 1], [0, 1], label: bad)
    plot.text(bad, at: (0, 0))
    var page = HTMLPage(title: bad, provenance: Provenance(program: bad, command: bad))
    page.heading(bad)
    page.paragraph(bad)
    page.code(bad)
    page.figure(plot, caption: bad)
    page.table(Table([Column(bad, [bad]), Column("n", [1])]), caption: bad)
    let html = page.html
    #expect(html.ranges(of: "<script>").count == 1 && html.ranges(of: "</script>").count == 1)
    #expect(!html.contains("<img"))
    #expect(!html.contains("onerror=\""))
  }

  /// Catches pages that ask the network for something.
  @Test func nothingComesFromElsewhere() {
    let html = Gallery.page.html
    let links = html.ranges(of: "http").map { html[$0.lowerBound...].prefix(26) }
    #expect(links.allSatisfy { $0.hasPrefix("http://www.w3.org/2000/svg") || $0.hasPrefix("http-equiv") })
    #expect(!html.contains("src=") && !html.contains("@import") && !html.contains("url(http"))
  }

  /// Catches two figures on a page that share the names of their clip paths.
  @Test func namesOnAPageDiffer() throws {
    let html = Gallery.page.html
    let names = html.matches(of: /\bid="([^"]+)"/).map { String($0.1) }
    #expect(names.count > 8 && names.hasNoDuplicates)
    for use in html.matches(of: /url\(#([^)]+)\)/) { #expect(names.contains(String(use.1))) }
  }

  /// Catches points of decimals out of line, digits lost without trace, and missing values shown as numbers.
  @Test func numbersInTables() {
    func shown(_ values: [Double], digits: Int = 5) -> [String] {
      TableColumnText(Column("x", values), digits: digits).cells.map(\.shown)
    }
    #expect(shown([1, -2, 300]) == ["1", "−2", "300"])
    #expect(shown([0.5, 12.25, .nan]) == ["0.50", "12.25", "–"])
    #expect(shown([1.0 / 3, 20]) == ["0.333", "20.000"])
    #expect(shown([1e-9, 3]) == ["1.0000e−9", "3.0000e0"])
    #expect(shown([.infinity, 0.5]) == ["∞", "0.5"])
    let exact = TableColumnText(Column("x", [1.0 / 3]), digits: 3).cells[0].exact
    #expect(exact == "0.3333333333333333")
    let texts = TableColumnText(Column("x", ["01", "02"]), digits: 3)
    #expect(!texts.isNumeric && texts.cells[0].shown == "01")
  }
}
