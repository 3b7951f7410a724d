import Foundation
import Testing

@testable import Figures

@Suite("JSON") struct JSONTests {
  /// Catches keys out of order, numbers with needless or missing digits, and unescaped text.
  @Test func compactText() {
    let value: JSONValue = [
      "z": [1, 0.25, -0.0, 1e300, true, nil], "a": "q\"\\\n\u{1}\u{2028}é", "m": .rows([[1, 0], [0, 0.1]]), "e": [:],
    ]
    #expect(
      value.text()
        == #"{"z":[1,0.25,-0.0,1e+300,true,null],"a":"q\"\\\n\u0001\u2028é","m":[[1,0],[0,0.1]],"e":{}}"#)
  }

  /// Catches bare NaN, which strict readers refuse, and literals that would break the document.
  @Test func whatJSONCannotSayBecomesStrings() {
    let value: JSONValue = [.number(.nan), .number(-.infinity), .literal("1.50e400"), .literal("1,2"), .literal("")]
    #expect(value.text() == #"["NaN","-Infinity",1.50e400,"1,2",""]"#)
    #expect(value[0]?.double?.isNaN == true && value[1]?.double == -.infinity)
  }

  /// Catches arrays of numbers spread over hundreds of lines.
  @Test func prettyText() throws {
    let long = (0..<60).map { Double($0) / 4 }
    let value: JSONValue = [
      "point": [0.5, 2], "t": .numbers(long), "points": .rows([Array(long[..<30]), Array(long[30...])]), "none": [],
    ]
    let text = value.text(.pretty)
    #expect(text.split(separator: "\n").count == 9)
    #expect(text.hasPrefix("{\n  \"point\": [0.5, 2],\n  \"t\": [0, 0.25, "))
    #expect(text.contains("\n    [0, 0.25"))
    #expect(try JSONValue(parsing: text).text() == value.text())
  }

  /// Catches a Double that does not survive, alone or in an array.
  @Test func doublesSurviveBitForBit() throws {
    var random = SplitMix(seed: 3)
    let values = awkwardDoubles + (0..<5000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let back = try JSONValue(parsing: JSONValue.numbers(values).text()).doubles
    #expect(back?.map(\.bitPattern) == values.map(\.bitPattern))
  }

  /// Catches what a lenient parser lets through.
  @Test(arguments: [
    "", " ", "[1,]", "[1 2]", "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "-", "1.", ".5", "+1", "1e", "NaN", "Infinity",
    "nul", "[", "{\"a\"", "\"open", "\"\\x\"", "\"\\u12G4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"tab\there\"",
    "1 2", "[1]]", "{\"a\":1,\"a\":2}", "1e999", "/*c*/1", "[1]//c", "\u{0}",
  ])
  func strict(_ text: String) { #expect(throws: JSONError.self) { try JSONValue(parsing: text) } }

  /// Catches valid documents refused.
  @Test func valid() throws {
    let text = " {\"a\\u00e9\\ud83d\\ude00\" : [ -0 , 0, 12, 1.5E+2, \"\\/\\b\" , {} , [ ] ] }\r\n"
    let value = try JSONValue(parsing: text)
    #expect(value["aé😀"]?[0]?.double?.sign == .minus)
    #expect(value["aé😀"]?[3] == .number(150))
    #expect(value["aé😀"]?[4]?.string == "/\u{8}")
    let exact = try JSONValue(parsing: "[0.12345678901234567890123, 7]", keepingNumberText: true)
    #expect(exact == [.literal("0.12345678901234567890123"), .literal("7")])
    #expect(try JSONValue(parsing: "\u{FEFF}[9223372036854775808]")[0] == .number(0x1p63))
  }

  /// Catches positions that are off, and a stack that overflows on deep nesting.
  @Test func positionsAndDepth() throws {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\n  \"a\": 1,\n  \"b\": x\n}") }
    #expect(error?.description == "line 3, column 8: a value is expected")
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    let nested = String(repeating: "[", count: 5) + String(repeating: "]", count: 5)
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested, maximumDepth: 4) }
    #expect(try JSONValue(parsing: nested, maximumDepth: 5).text() == nested)
  }

  /// Catches crashes on random bytes, and values that change when written and read: 30,000 texts, seed 4.
  @Test func randomBytesNeverCrash() throws {
    var random = SplitMix(seed: 4)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "1", "-", "0.5", "e3", "true", "null", " ", "\\u00", "é",
    ]
    var accepted = 0
    for _ in 0..<30_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        if Int.random(in: 0..<20, using: &random) == 0 {
          bytes.append(UInt8.random(in: .min ... .max, using: &random))
        } else {
          bytes += (pieces.randomElement(using: &random) ?? "").utf8
        }
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      accepted += 1
      let text = value.text()
      #expect(try JSONValue(parsing: text).text() == text)
      #expect(try JSONValue(parsing: value.text(.pretty)).text() == text)
    }
    #expect(accepted > 500)
  }
}
