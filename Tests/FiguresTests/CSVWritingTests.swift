import Foundation
import Testing

@testable import Figures

@Suite("Writing tables") struct CSVWritingTests {
  /// Catches numbers printed with too few digits, and the sign of zero lost.
  @Test func doublesSurviveBitForBit() throws {
    var random = SplitMix(seed: 2)
    var values = awkwardDoubles
    while values.count < 20_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { values.append(value) }
    }
    let back = try Table(csv: Table(["x": values]).csv).numbers("x")
    #expect(back.map(\.bitPattern) == values.map(\.bitPattern))
  }

  /// Catches digits that say nothing, and words that other readers do not know.
  @Test func numbersAreShort() {
    let table = Table(["x": [1, 0.1, -0.0, 1e21, .nan, .infinity, -.infinity]])
    #expect(table.csv == "x\n1\n0.1\n-0.0\n1e+21\nNaN\ninf\n-inf\n")
  }

  /// Catches cells that change when they are read again.
  @Test func textSurvives() throws {
    let texts = [
      "plain", "a,b", "a;b", "\"", "say \"hi\"", "two\nlines", "\r\n", "# not a comment", " padded ", "\tt", "", "é",
      "\"\u{301}accented quote", "#\u{20E3}", "\u{FEFF}mark",
    ]
    let table = Table([Column("#text, quoted", texts), Column("n", texts.indices.map(Double.init))])
    #expect(try Table(csv: table.csv).texts("#text, quoted") == texts)
    let single = Table([Column("one", texts)])
    #expect(try Table(csv: single.csv) == single, "an empty cell alone on its line must not become a blank line")
  }

  /// Catches rows and columns exchanged, and names out of order.
  @Test func tablesFromRows() throws {
    let table = Table(columns: ["t", "mu", "d_mu"], rows: [[0, 1, 2], [0.5, 3, 4]])
    #expect(table.csv == "t,mu,d_mu\n0,1,2\n0.5,3,4\n")
    #expect(try table.numbers("mu") == [1, 3])
  }

  /// Catches NaN as a bare word, codes that lose their zeros, and missing values that become zero.
  @Test func jsonOfATable() throws {
    let table = try Table(csv: "id,x,name,zip\n1,0.5,a,01\n2,NA,\"b\"\"\",02\n")
    #expect(table.json.text() == #"{"id":[1,2],"x":[0.5,null],"name":["a","b\""],"zip":["01","02"]}"#)
    #expect(Table(["x": [.nan, .infinity]]).json.text() == #"{"x":[null,"Infinity"]}"#)
  }

  /// Catches tables whose columns differ in length, a mistake of the program.
  @Test func unequalColumnsAreAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Table(["a": [1, 2], "b": [1]]) }
    await #expect(processExitsWith: .failure) { _ = Table(["a": [1], "a": [1]]) }
  }

  /// Catches provenance mixed into the data, data without it, and formats chosen other than by the ending.
  @Test func filesByEnding() throws {
    try withFolder { folder in
      let table = Table(["t": [0, 1], "mu": [0.5, .pi]])
      let provenance = Provenance(program: "infogeo", version: "1.0", model: "normal", seed: .max, tolerance: 1e-10)
      for ending in ["csv", "npy", "json"] { try table.write(to: folder + "/g." + ending, provenance: provenance) }
      #expect(try contents(of: folder) == ["g.csv", "g.csv.meta.json", "g.json", "g.npy", "g.npy.meta.json"])
      #expect(try String(contentsOfFile: folder + "/g.csv", encoding: .utf8) == table.csv)
      let meta = try JSONValue(parsing: String(contentsOfFile: folder + "/g.csv.meta.json", encoding: .utf8))
      #expect(meta["program"]?.string == "infogeo")
      #expect(meta["seed"]?.double == Double(UInt64.max))
      let document = try JSONValue(parsing: String(contentsOfFile: folder + "/g.json", encoding: .utf8))
      #expect(document["columns"]?["mu"]?.doubles == [0.5, .pi])
      #expect(throws: TableWritingError.self) { try table.write(to: folder + "/g.xls") }
      #expect(throws: TableWritingError.self) { try Table([Column("s", ["a"])]).write(to: folder + "/s.npy") }
      #expect(try contents(of: folder).count == 5)
    }
  }
}
