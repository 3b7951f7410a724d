import Figures
import GeometryLaws

/// Which geodesic was asked for.
enum GeodesicRequest {
  case ends(Point, Point)
  case velocity(Point, [Double], until: Double)

  var start: Point {
    switch self {
    case .ends(let p, _), .velocity(let p, _, _): p
    }
  }

  /// A line for the start, and one for each of what else is given.
  func text(_ choice: ModelChoice) -> String {
    switch self {
    case .ends(let p, let q): return "  from      \(choice.shown(p))\n  to        \(choice.shown(q))\n"
    case .velocity(let p, let v, let end):
      let components = zip(choice.coordinateNames, v).map { "d\($0)/dt = \($1.shortest)" }.joined(separator: ", ")
      return "  from      \(choice.shown(p))\n  velocity  \(components)\n  until     t = \(end.shortest)\n"
    }
  }

  /// The head of a JSON object: command, model, coordinates and what was given.
  func json(_ choice: ModelChoice, _ precision: Precision) -> JSONObject {
    var object: JSONObject = [
      "command": "geodesic", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "from": start.json(precision),
    ]
    switch self {
    case .ends(_, let q): object["to"] = q.json(precision)
    case .velocity(_, let v, let end):
      object["velocity"] = .numbers(v)
      object["until"] = .number(end)
    }
    return object
  }
}
