import Foundation
import Testing

@testable import Figures

@Suite("Reading CSV") struct CSVReadingTests {
  /// Catches a reader that splits at every comma or line end, or keeps doubled quotation marks.
  @Test func quotedCellsKeepSeparatorsQuotesAndNewlines() throws {
    let table = try Table(csv: "name,\"a,b\"\r\n\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n\" padded \", plain \r\n")
    #expect(table.names == ["name", "a,b"])
    #expect(try table.texts("name") == ["say \"hi\"", " padded "])
    #expect(try table.texts("a,b") == ["two\r\nlines", "plain"])
  }

  /// Catches a byte-order mark glued to the first name, CR alone not ending a line, and a lost last row.
  @Test(arguments: ["\n", "\r\n", "\r"]) func lineEndsAndByteOrderMark(end: String) throws {
    let text = ["\u{FEFF}x,y", "1,2", "3,4"].joined(separator: end)
    for text in [text, text + end, text + end + end] {
      let table = try Table(csv: text)
      #expect(table.names == ["x", "y"])
      #expect(try table.numbers("x") == [1, 3])
      #expect(try table.numbers("y") == [2, 4])
    }
  }

  /// Catches comments taken for the header, and a `#` within data taken for a comment.
  @Test func commentsAndBlankLinesArePassedOver() throws {
    let table = try Table(csv: "# made by hand\n\n  \nx,tag\n1,#red\n# half way\n\n\"#2\",a#b\n")
    #expect(try table.texts("x") == ["1", "#2"])
    #expect(try table.texts("tag") == ["#red", "a#b"])
    #expect(table.lines == [5, 8])
  }

  /// Catches separators fixed to the comma, and quoted ones being counted.
  @Test func separatorsAreDetectedInTheHeader() throws {
    #expect(try Table(csv: "a;b;\"c,d,e,f\"\n1;2;3\n").names == ["a", "b", "c,d,e,f"])
    #expect(try Table(csv: "a\tb\n\t2\n").optionalNumbers("a") == [nil])
    #expect(try Table(csv: "only\n1\n2\n").numbers("only") == [1, 2])
    #expect(try Table(csv: "a,b;c\n1,2\n", format: .init(separator: .comma)).names == ["a", "b;c"])
    #expect(try Table(csv: "a\tb\n\t\n").rowCount == 1, "a line of tabs is a row of empty cells, not a blank line")
  }

  /// Catches missing values read as zero.
  @Test func missingValuesStayMissing() throws {
    let table = try Table(csv: "x,y\n1,1\n,1\nNA,1\nNaN,1\nnull,1\n?,1\n2,1\n")
    #expect(try table.optionalNumbers("x") == [1, nil, nil, nil, nil, nil, 2])
    #expect(table["x"]?.missingRows == [1, 2, 3, 4, 5])
    #expect(try table.droppingMissing("x").numbers("x") == [1, 2])
    let error = #expect(throws: TableError.self) { try table.numbers("x") }
    #expect(error?.problem == .missingValue)
    #expect(error?.line == 3)
  }

  /// Catches readers that take hexadecimal, decimal commas, or overflow for numbers.
  @Test func numbersAreDecimal() throws {
    let good = try Table(csv: "x,k\n .5 ,a\n5.,a\n+1e3,a\n-Infinity,a\ninf,a\n1E-400,a\n")
    #expect(try good.numbers("x") == [0.5, 5, 1000, -.infinity, .infinity, 0])
    for bad in ["0x10", "1_000", "1d5", "1e", ".", "-", "1 2", "١", "nan(3)", "1,5", "infinit"] {
      let table = try Table(csv: "x;k\n1;a\n\(bad);a\n")
      let error = #expect(throws: TableError.self) { try table.numbers("x") }
      #expect(error?.problem == .notANumber)
      #expect(error?.line == 3)
      #expect(error?.text == bad)
    }
    let error = #expect(throws: TableError.self) { try Table(csv: "x\n1e999\n").numbers("x") }
    #expect(error?.problem == .beyondDouble)
  }

  /// Catches rows joined to the wrong group, lost order, and line numbers lost in a subset.
  @Test func groupsKeepOrderAndLineNumbers() throws {
    let table = try Table(csv: "species,mass\nb,1\na,2\nb,oops\na,4\n", source: "pets.csv")
    let groups = try table.grouped(by: "species")
    #expect(groups.map(\.key) == ["b", "a"])
    #expect(try groups[1].table.numbers("mass") == [2, 4])
    let error = #expect(throws: TableError.self) { try groups[0].table.numbers("mass") }
    #expect(error?.description == "pets.csv, line 4, column \"mass\": \"oops\" is not a number")
    #expect(throws: TableError.self) { try Table(csv: "g,x\na,1\n,2\n").grouped(by: "g") }
  }
}

@Suite("Errors in CSV") struct CSVErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let csv: String
    let problem: TableError.Problem
    let line: Int?
    let says: String
    var testDescription: String { says }
  }

  /// Catches wrong line numbers (after quoted line ends, comments, CRLF), and messages that do not say what is wrong.
  @Test(arguments: [
    Case(
      csv: "a,b\n1,2\n\n# c\n\"x\ny\",2\n1,2,3\n", problem: .raggedRow(found: 3, expected: 2), line: 7,
      says: "f.csv, line 7: 3 cells where the header names 2 columns"),
    Case(
      csv: "a,b\r\n1\r\n", problem: .raggedRow(found: 1, expected: 2), line: 2,
      says: "f.csv, line 2: 1 cell where the header names 2 columns"),
    Case(
      csv: "a,b\n1,\"open\nand\non", problem: .unterminatedQuote, line: 2,
      says: "f.csv, line 2: the quotation mark opened here is never closed (\"\"open\")"),
    Case(
      csv: "a,b\n1,\"x\ny\"z\n", problem: .textAfterQuote, line: 3,
      says: "f.csv, line 3: text after a closing quotation mark (\"z\")"),
    Case(
      csv: "a,b\n1,5' 10\"\n", problem: .strayQuote, line: 2,
      says: "f.csv, line 2: a quotation mark inside a cell that is not quoted (\"5' 10\"\")"),
    Case(
      csv: "\n# c\na,b,a\n", problem: .duplicateColumn(first: 1, second: 3), line: 3,
      says: "f.csv, line 3: columns 1 and 3 of the header are both named \"a\""),
    Case(
      csv: "a,,b\n", problem: .unnamedColumn(position: 2), line: 1,
      says: "f.csv, line 1: column 2 of the header has no name"),
    Case(
      csv: "1.5,2.5\n3,4\n", problem: .numericHeader, line: 1,
      says: "f.csv, line 1: the first line holds only numbers (\"1.5, 2.5\"), but it must name the columns"),
    Case(
      csv: "# nothing\n\n", problem: .noHeader, line: nil,
      says: "f.csv: there is no header line naming the columns"),
    Case(
      csv: "a\nx\0y\n", problem: .notText, line: 2,
      says: "f.csv, line 2: the file is not UTF-8 text (it holds a zero byte)"),
  ])
  func errorsSayWhereAndWhat(_ expected: Case) {
    let error = #expect(throws: TableError.self) { try Table(csv: expected.csv, source: "f.csv") }
    #expect(error?.problem == expected.problem)
    #expect(error?.line == expected.line)
    #expect(error?.description == expected.says)
  }

  /// Catches messages of several lines, or as long as the file, when the offending text is hostile.
  @Test func hostileTextIsQuotedOnOneShortLine() throws {
    let cell = "\"\u{1B}[31mred\nline\r\u{202E}" + String(repeating: "x", count: 5000) + "\""
    let table = try Table(csv: "a\n\(cell)\n")
    let error = #expect(throws: TableError.self) { try table.numbers("a") }
    let text = try #require(error?.description)
    #expect(text.count < 150)
    #expect(!text.contains { $0.isNewline } && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
  }

  /// Catches a decoder that repairs bad bytes without saying so, and UTF-16 read as garbage.
  @Test func otherEncodingsAreRefused() {
    let latin = #expect(throws: TableError.self) { try Table(csv: [0x61, 10, 0x31, 10, 0xE9, 10]) }
    #expect(latin?.problem == .notText)
    #expect(latin?.line == 3)
    let wide = #expect(throws: TableError.self) { try Table(csv: [0xFF, 0xFE, 0x61, 0]) }
    #expect(wide?.problem == .notText)
  }

  /// Catches files that fill the memory.
  @Test func sizeAndWidthAreLimited() throws {
    let wide = #expect(throws: TableError.self) {
      try Table(csv: (0..<50).map { "c\($0)" }.joined(separator: ","), format: .init(maximumColumns: 49))
    }
    #expect(wide?.problem == .tooManyColumns(limit: 49))
    try withFolder { folder in
      let path = folder + "/big.csv"
      try FileOutput.write("x\n" + String(repeating: "1\n", count: 1000), to: path)
      let big = #expect(throws: TableError.self) { try Table(contentsOf: path, format: .init(maximumBytes: 2001)) }
      #expect(big?.problem == .tooManyBytes(limit: 2001))
      #expect(try Table(contentsOf: path, format: .init(maximumBytes: 2002)).rowCount == 1000)
      let endless = #expect(throws: TableError.self) {
        try Table(contentsOf: "/dev/zero", format: .init(maximumBytes: 1 << 20))
      }
      #expect(endless?.problem == .tooManyBytes(limit: 1 << 20))
    }
  }

  /// Catches silence about files that are not there, and about columns that are not.
  @Test func filesAndColumnsThatAreNotThere() throws {
    let missing = #expect(throws: TableError.self) { try Table(contentsOf: "/nowhere/f.csv") }
    #expect(missing?.description == "/nowhere/f.csv: no such file or directory")
    let folder = #expect(throws: TableError.self) { try Table(contentsOf: "/tmp") }
    #expect(folder?.description == "/tmp: is a directory")
    let column = #expect(throws: TableError.self) { try Table(csv: "a,b\n1,2\n", source: "f").numbers("c") }
    #expect(column?.description == "f, column \"c\": there is no such column; the table has \"a\", \"b\"")
    let comma = #expect(throws: TableError.self) { try Table(csv: "a;b\n1,5;2\n").numbers("a") }
    #expect(comma?.description.hasSuffix("\"1,5\" is not a number; write a decimal point, not a comma") == true)
  }

  /// Catches crashes and endless loops on bytes that no one would write: 20,000 random files, seed 1.
  @Test func randomBytesNeverCrash() {
    var random = SplitMix(seed: 1)
    let alphabet: [UInt8] = Array("a\"\"\"\n\n\r# 1.e-aaa é\u{FEFF},;\t".utf8) + [0, 0xFF]
    var accepted = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...24, using: &random)
      let head: [UInt8] = Bool.random(using: &random) ? Array("a\n".utf8) : []
      let bytes = head + (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      do throws(TableError) {
        let table = try Table(csv: bytes)
        accepted += 1
        #expect(table.columns.allSatisfy { $0.count == table.rowCount })
        let again = try Table(csv: table.csv)
        #expect(again == table, "what was read must survive being written: \(bytes)")
      } catch {
        #expect(!error.description.contains { $0.isNewline })
        let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
        if let line = error.line { #expect(1...lines ~= line) }
      }
    }
    #expect(accepted > 1000, "the test is worth something only if many files are accepted")
  }
}
