/// A colour of a drawing; the named ones are told apart by colour-blind readers too.
///
/// The palette is that of Okabe and Ito. On pages that follow the reader's dark mode, the named colours and the ink
/// change with the background; colours made from components stay as they are.
public struct Color: Sendable, Hashable {
  /// The components, from 0 to 255.
  public let red, green, blue: UInt8
  /// The name by which pages restyle the colour.
  let name: String?

  /// A colour from its components.
  public init(red: UInt8, green: UInt8, blue: UInt8) { self.init(red, green, blue, nil) }

  /// A colour from text such as `#0072B2`; `nil` for anything else.
  public init?(hex: String) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF), nil)
  }

  private init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ name: String?) {
    self.red = red
    self.green = green
    self.blue = blue
    self.name = name
  }

  /// The colour as `#RRGGBB`.
  public var hex: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}

extension Color {
  /// Blue.
  public static let blue = Color(0x00, 0x72, 0xB2, "blue")
  /// Vermilion.
  public static let vermilion = Color(0xD5, 0x5E, 0x00, "vermilion")
  /// Bluish green.
  public static let green = Color(0x00, 0x9E, 0x73, "green")
  /// Reddish purple.
  public static let purple = Color(0xCC, 0x79, 0xA7, "purple")
  /// Orange.
  public static let orange = Color(0xE6, 0x9F, 0x00, "orange")
  /// Sky blue.
  public static let skyBlue = Color(0x56, 0xB4, 0xE9, "sky")
  /// Yellow, too pale for thin lines on white; it is not among the colours given out by itself.
  public static let yellow = Color(0xF0, 0xE4, 0x42, "yellow")
  /// The colour of text and axes: nearly black.
  public static let ink = Color(0x22, 0x22, 0x22, "ink")
  /// A grey that steps back behind the data.
  public static let gray = Color(0x77, 0x77, 0x77, "gray")

  /// The colours given to series in turn.
  public static let palette: [Color] = [.blue, .vermilion, .green, .purple, .orange, .skyBlue, .ink]

  static let grid = Color(0xE4, 0xE4, 0xE4, "grid")
  static let paper = Color(0xFF, 0xFF, 0xFF, "paper")
}

/// The pattern of a line.
public enum Dash: Sendable, Hashable, CaseIterable {
  /// A line without gaps.
  case solid
  /// Dashes.
  case dashed
  /// Dots.
  case dotted
  /// Dashes and dots in turn.
  case dashDotted

  /// The lengths of strokes and gaps, for a line of the given width.
  func pattern(width: Double) -> String? {
    let lengths: [Double]
    switch self {
    case .solid: return nil
    case .dashed: lengths = [4, 2.4]
    case .dotted: lengths = [0.1, 2]
    case .dashDotted: lengths = [4.5, 2, 0.1, 2]
    }
    return lengths.map { XMLText.number($0 * max(1, width)) }.joined(separator: " ")
  }
}
