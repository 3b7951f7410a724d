/// A named column of a table: numbers, or text as it stood in a file.
public struct Column: Sendable, Equatable {
  /// The cells of a column, all of one kind.
  public enum Values: Sendable {
    /// Numbers made by a program; `NaN` where there is none.
    case numbers([Double])
    /// Text, as a CSV file holds it; it is read as numbers when numbers are asked for.
    case texts([String])
  }

  /// The name in the header.
  public let name: String
  /// The cells from the first row to the last.
  public let values: Values

  /// A column of the given cells.
  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// A column of numbers.
  public init(_ name: String, _ numbers: [Double]) { self.init(name, .numbers(numbers)) }

  /// A column of text.
  public init(_ name: String, _ texts: [String]) { self.init(name, .texts(texts)) }

  /// How many rows there are.
  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }

  /// The rows without a value, from zero: `NaN`, or text that is empty, `NA`, `NaN`, `null` (in any case) or `?`.
  public var missingRows: [Int] {
    switch values {
    case .numbers(let numbers): numbers.indices.filter { numbers[$0].isNaN }
    case .texts(let texts): texts.indices.filter { NumberText.isMissing(texts[$0]) }
    }
  }

  /// Whether every cell is a number or missing, and at least one is a number.
  ///
  /// Codes such as `007`, which a number would not keep, are not numbers.
  public var isNumeric: Bool {
    guard case .texts(let texts) = values else { return true }
    var count = 0
    for text in texts {
      switch NumberText.read(text) {
      case .missing: continue
      case .number where !Column.isCode(text): count += 1
      default: return false
      }
    }
    return count > 0
  }

  /// The numbers in the column, `nil` where one is missing; `nil` when the column is not numeric.
  var numbersIfNumeric: [Double?]? {
    guard isNumeric else { return nil }
    switch values {
    case .numbers(let numbers): return numbers.map { $0.isNaN ? nil : $0 }
    case .texts(let texts): return texts.map(Column.number)
    }
  }

  /// The cells as text: what stood in the file, or the shortest decimal that reads back to the number.
  public var texts: [String] {
    switch values {
    case .numbers(let numbers): numbers.map(NumberText.shortest)
    case .texts(let texts): texts
    }
  }

  /// The column with only the given rows, in the given order.
  func selecting(_ rows: [Int]) -> Column {
    switch values {
    case .numbers(let numbers): Column(name, rows.map { numbers[$0] })
    case .texts(let texts): Column(name, rows.map { texts[$0] })
    }
  }

  private static func number(_ text: String) -> Double? {
    if case .number(let value) = NumberText.read(text) { value } else { nil }
  }

  private static func isCode(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard digits.first == UInt8(ascii: "0"), let next = digits.dropFirst().first else { return false }
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= next
  }
}

extension Column.Values: Equatable {
  /// Whether the cells are the same, numbers bit for bit (so that `NaN` equals itself and −0 is not 0).
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.numbers(let a), .numbers(let b)): a.elementsEqual(b) { $0.bitPattern == $1.bitPattern }
    case (.texts(let a), .texts(let b)): a == b
    default: false
    }
  }
}
