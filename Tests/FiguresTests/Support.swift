import Foundation
import Testing

@testable import Figures

/// A generator with a named seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A folder of its own for a test, removed afterwards.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figures-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

func contents(of folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// Doubles that catch rounding, sign and range mistakes in text.
let awkwardDoubles: [Double] = [
  0, -0.0, 0.1, 1.0 / 3, -2.5e-7, 1e16, 1e22, 123_456_789_012_345_680,
  Double.leastNonzeroMagnitude, 2.2250738585072014e-308, .greatestFiniteMagnitude, -.leastNormalMagnitude, 1.0.nextUp,
  0.3.nextDown, 9_007_199_254_740_992, .pi,
]
