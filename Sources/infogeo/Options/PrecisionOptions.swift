import ArgumentParser
import GeometryLaws

/// How many digits of a result are asked for, and whether they are to be proved.
struct PrecisionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "So many correct digits, as decimal strings, instead of a Double; at most 100000.", valueName: "n"))
  var digits: Int?

  @Flag(help: "A proved enclosure of every number, to 17 digits or --digits.")
  var certified = false

  /// What the options ask for.
  func precision() throws -> Precision {
    if let digits, !(1...100_000).contains(digits) {
      throw CommandFailure.usage(
        "--digits \(digits): from 1 to 100000 digits can be asked for", option: "--digits", value: "\(digits)")
    }
    if certified { return .enclosures(digits: digits ?? 17) }
    return digits.map { .decimals(digits: $0) } ?? .double
  }
}

/// The kind of numbers in a result.
enum Precision: Equatable {
  case double
  case decimals(digits: Int)
  case enclosures(digits: Int)

  var digits: Int {
    switch self {
    case .double: 17
    case .decimals(let digits), .enclosures(let digits): digits
    }
  }
}

/// The α of a connection.
struct AlphaOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The α-connection: 0 Levi-Civita, 1 exponential, -1 mixture, or any fraction.", valueName: "a"))
  var alpha: String = "0"

  /// α, exactly.
  func value() throws -> Rational { try AlphaOptions.value(alpha) }

  static func value(_ text: String) throws -> Rational {
    guard let alpha = (try? Expression(parsing: text, symbols: []))?.rational else {
      throw CommandFailure.usage(
        "--alpha “\(text)”: write a number, such as 0, 1, -1 or 1/3", option: "--alpha", value: text)
    }
    return alpha
  }
}
