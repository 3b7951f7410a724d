import Figures
import GeometryLaws

extension GeodesicVerification {
  /// The checks as an object; those that were not made are null.
  var json: JSONValue {
    func number(_ x: Double?) -> JSONValue { x.map { .number($0) } ?? .null }
    var object: JSONObject = [
      "residual": .number(residual), "speedVariation": .number(speedVariation), "endPointError": number(endPointError),
      "segments": .integer(segments), "reverseDifference": number(reverseDifference),
    ]
    for (key, isLower) in [("lowerBounds", true), ("upperBounds", false)] {
      var part = JSONObject()
      for bound in bounds where bound.isLower == isLower { part[bound.name] = .number(bound.value) }
      object[key] = .object(part)
    }
    object["conjugatePoints"] = conjugatePoints.map { .numbers($0.map(\.parameter)) } ?? .null
    object["survivedSearch"] = survivedSearch.map { .bool($0) } ?? .null
    object["passed"] = .bool(failure == nil)
    return .object(object)
  }

  /// One line for a reader.
  var summary: String {
    var parts = ["residual \(residual.twoDigits)"]
    if let endPointError {
      parts.append("integrated in \(segments) piece\(segments == 1 ? "" : "s"): \(endPointError.twoDigits)")
    }
    if let reverseDifference { parts.append("way back \(reverseDifference.twoDigits)") }
    if let lower = bounds.filter(\.isLower).map(\.value).max() { parts.append("at least \(lower.significant(6))") }
    if let upper = bounds.filter({ !$0.isLower }).map(\.value).min() { parts.append("at most \(upper.significant(6))") }
    if let conjugatePoints {
      parts.append(conjugatePoints.isEmpty ? "no conjugate point" : "\(conjugatePoints.count) conjugate points")
    }
    return "checked: " + parts.joined(separator: ", ")
  }
}
