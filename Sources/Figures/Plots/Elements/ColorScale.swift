/// Colours for the values of a function; lightness changes evenly, so that they also read in grey.
public enum ColorScale: Sendable, Hashable {
  /// From dark violet through green to yellow.
  case viridis
  /// From blue through white to red: for values about zero.
  case diverging

  /// The colour of a part of the scale, 0 at its lower end.
  func color(_ fraction: Double) -> Color {
    let stops = self == .viridis ? ColorScale.viridisStops : ColorScale.divergingStops
    let position = min(1, max(0, fraction)) * Double(stops.count - 1)
    let index = min(stops.count - 2, Int(position))
    let t = position - Double(index)
    func mix(_ shift: UInt32) -> UInt8 {
      let a = Double(stops[index] >> shift & 0xFF), b = Double(stops[index + 1] >> shift & 0xFF)
      return UInt8((a + t * (b - a)).rounded())
    }
    return Color(red: mix(16), green: mix(8), blue: mix(0))
  }

  private static let viridisStops: [UInt32] = [
    0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725,
  ]
  private static let divergingStops: [UInt32] = [
    0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B,
  ]
}
