import Foundation

/// The cells of a column as a reader sees them: numbers with common decimals, so that their points stand in line.
struct TableColumnText {
  /// What is shown, and the number in full.
  struct Cell {
    let shown: String
    let exact: String?
  }

  let isNumeric: Bool
  let cells: [Cell]

  init(_ column: Column, digits: Int) {
    guard let numbers = column.numbersIfNumeric else {
      isNumeric = false
      cells = column.texts.map { Cell(shown: $0, exact: nil) }
      return
    }
    isNumeric = true
    let format = TableColumnText.format(numbers.compactMap { $0 }, digits)
    cells = numbers.map { number in
      guard let number else { return Cell(shown: "–", exact: nil) }
      return Cell(shown: format(number), exact: NumberText.shortest(number))
    }
  }

  /// How the numbers of a column are written: whole, with common decimals, or with powers of ten if they differ too much.
  private static func format(_ numbers: [Double], _ digits: Int) -> (Double) -> String {
    let finite = numbers.filter(\.isFinite)
    if finite.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e15 }) { return { plain($0, decimals: 0) } }
    let sizes = finite.map(abs).filter { $0 > 0 }
    let largest = Int(log10(sizes.max() ?? 1).rounded(.down)), smallest = Int(log10(sizes.min() ?? 1).rounded(.down))
    guard -5...8 ~= largest, largest - smallest < digits else { return { scientific($0, digits: digits) } }
    var decimals = max(0, digits - 1 - largest)
    while decimals > 0, finite.allSatisfy({ plain($0, decimals: decimals).hasSuffix("0") }) { decimals -= 1 }
    return { [decimals] in plain($0, decimals: decimals) }
  }

  private static func plain(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return symbol(value) }
    return String(format: "%.\(decimals)f", value).replacing("-", with: "−")
  }

  private static func scientific(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return symbol(value) }
    let parts = String(format: "%.\(digits - 1)e", value).split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return NumberText.shortest(value) }
    return "\(parts[0])e\(power)".replacing("-", with: "−")
  }

  private static func symbol(_ value: Double) -> String { value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
}
