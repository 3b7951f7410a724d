import Figures
import GeometryLaws

/// A geodesic to many digits, as decimals.
struct GeodesicDecimals {
  let geodesic: BigFloatGeodesic
  let places: [BigFloatGeodesic.Sample]
  let digits: Int

  private func text(_ x: BigFloat) -> String { x.text(digits: digits + 2) }

  /// The length.
  var length: String { text(geodesic.length.value) }

  /// The cells of the line that sums the curve up.
  var summary: [String] {
    [
      "length \(text(geodesic.length.value))", "± \(geodesic.length.error.twoDigits),", geodesic.method.rawValue + ",",
      "residual \(geodesic.residual.twoDigits)",
    ]
  }

  /// The numbers of the places, row by row: t, coordinates, velocities.
  private var rows: [[String]] { places.map { ([$0.parameter] + $0.coordinates + $0.velocity).map(text) } }

  func columns(_ names: [String]) -> [Column] {
    let rows = self.rows
    return names.enumerated().map { index, name in Column(name, rows.map { $0[index] }) }
  }

  func members(withPlaces: Bool) -> JSONObject {
    var object: JSONObject = [
      "alpha": .number(geodesic.alpha.asDouble), "rigor": "estimated", "method": .string(geodesic.method.rawValue),
      "digits": .integer(digits), "length": .string(text(geodesic.length.value)),
      "lengthError": .string(geodesic.length.error.twoDigits), "residual": .string(geodesic.residual.twoDigits),
      "error": .string(geodesic.error.twoDigits),
    ]
    guard withPlaces else { return object }
    func strings(_ numbers: [BigFloat]) -> JSONValue { .array(numbers.map { .string(text($0)) }) }
    object["parameters"] = strings(places.map(\.parameter))
    object["points"] = .array(places.map { strings($0.coordinates) })
    object["velocities"] = .array(places.map { strings($0.velocity) })
    return object
  }
}
