/// How wide text will be, near enough for margins and labels.
///
/// The widths are those of DejaVu Sans, the widest of the fonts that the drawings name, so that with Helvetica or Arial
/// there is a little more room than needed and never too little.
enum TextMetrics {
  /// The width of a line of text.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(sum) * size / 1000 * (bold ? 1.13 : 1)
  }

  /// The text broken at spaces into lines of at most the given width; a longer word stands alone.
  static func wrapped(_ text: String, width: Double, size: Double, bold: Bool = false) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(whereSeparator: \.isNewline) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        let longer = line.isEmpty ? String(word) : line + " " + word
        if !line.isEmpty, TextMetrics.width(longer, size: size, bold: bold) > width {
          lines.append(line)
          line = String(word)
        } else {
          line = longer
        }
      }
      if !line.isEmpty { lines.append(line) }
    }
    return lines
  }

  /// The text, with its end left out if it is wider than allowed.
  static func truncated(_ text: String, width: Double, size: Double) -> String {
    if TextMetrics.width(text, size: size) <= width { return text }
    var short = text
    while !short.isEmpty, TextMetrics.width(short + "…", size: size) > width { short.removeLast() }
    return short + "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    switch value {
    case 32..<127: return ascii[value - 32]
    case 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: return 0
    case 0x2009, 0x202F: return 200
    case 0xB2, 0xB3, 0xB9, 0x2070...0x209C: return value == 0x207A || value == 0x207B ? 528 : 401
    case 0xD7, 0xB1, 0x2190...0x21FF, 0x2212, 0x2248, 0x2260...0x226B: return 838
    case 0xB7, 0x2C8...0x2DF: return 318
    case 0x391...0x3A9: return 760
    case 0x3B1...0x3C9: return value == 0x3C9 ? 837 : 640
    case 0x1100..<0x11FF, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFF00..<0xFF61, 0x1F000...: return 1040
    case 0x2014, 0x2026: return 1000
    default: return 680
    }
  }

  private static let ascii = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
  ]
}
