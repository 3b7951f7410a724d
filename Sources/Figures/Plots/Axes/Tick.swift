/// A tick along an axis; one without a label is a small one.
struct Tick: Sendable, Equatable {
  /// The position as a part of the axis.
  let fraction: Double
  /// What it says.
  var label: TickLabel?
}

/// A number beside a tick: `0.25`, or `2×10` and an exponent that is raised when it is drawn.
struct TickLabel: Sendable, Equatable {
  var text: String
  var exponent: String?

  /// The label in one line of plain text.
  var plain: String { exponent.map { text + "^" + $0 } ?? text }

  /// How much smaller an exponent is drawn.
  static let exponentScale = 0.72

  func width(size: Double) -> Double {
    TextMetrics.width(text, size: size)
      + (exponent.map { TextMetrics.width($0, size: size * TickLabel.exponentScale) } ?? 0)
  }

  /// The number `numerator`·10^`exponent`, with as many decimals as the exponent says.
  static func decimal(_ numerator: Int, exponent: Int) -> String {
    let sign = numerator < 0 ? "−" : ""
    var digits = String(numerator.magnitude)
    if exponent >= 0 { return sign + grouped(numerator == 0 ? "0" : digits + zeros(exponent)) }
    if digits.count <= -exponent { digits = zeros(1 - exponent - digits.count) + digits }
    let point = digits.index(digits.endIndex, offsetBy: exponent)
    return sign + grouped(String(digits[..<point])) + "." + digits[point...]
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  /// Five digits and more in groups of three, with narrow spaces between them.
  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "\u{2009}" }
      result.append(digit)
    }
    return result
  }

  /// The labels of numbers with a common power of ten, all with the same decimals.
  static func labels(_ numerators: [Int], exponent: Int) -> [TickLabel] {
    let largest = numerators.map(\.magnitude).max() ?? 0
    let power = String(largest).count - 1 + exponent
    if largest == 0 || -3...5 ~= power {
      return numerators.map { TickLabel(text: decimal($0, exponent: exponent)) }
    }
    return numerators.map { numerator in
      if numerator == 0 { return TickLabel(text: "0") }
      let mantissa = decimal(numerator, exponent: exponent - power)
      let base = mantissa == "1" ? "10" : mantissa == "−1" ? "−10" : mantissa + "×10"
      return TickLabel(text: base, exponent: signed(power))
    }
  }

  static func signed(_ number: Int) -> String { (number < 0 ? "−" : "") + String(number.magnitude) }
}

/// The room for ticks along an axis.
struct TickRoom: Sendable {
  /// The length of the axis.
  let length: Double
  /// Whether labels stand side by side, rather than one above the other.
  let isHorizontal: Bool
  /// The size of the labels.
  let size: Double

  /// How many labels look well.
  var preferredCount: Int { max(2, Int(length / (isHorizontal ? 50 : 34))) }

  /// Whether the labels stand clear of each other.
  func fits(_ ticks: [Tick]) -> Bool {
    let labelled = ticks.filter { $0.label != nil }.sorted { $0.fraction < $1.fraction }
    return zip(labelled, labelled.dropFirst()).allSatisfy { clear($0, $1) }
  }

  /// The ticks with the labels left out that would touch the one before them.
  func thinned(_ ticks: [Tick]) -> [Tick] {
    var last: Tick?
    return ticks.sorted { $0.fraction < $1.fraction }.map { tick in
      guard tick.label != nil else { return tick }
      if let last, !clear(last, tick) { return Tick(fraction: tick.fraction, label: nil) }
      last = tick
      return tick
    }
  }

  private func clear(_ a: Tick, _ b: Tick) -> Bool {
    let distance = abs(b.fraction - a.fraction) * length
    guard isHorizontal else { return distance >= 1.5 * size }
    return distance >= ((a.label?.width(size: size) ?? 0) + (b.label?.width(size: size) ?? 0)) / 2 + 0.9 * size
  }
}
