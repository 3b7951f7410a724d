import Figures
import Foundation
import GeometryLaws

extension ModelChoice {
  /// A point for a reader: `mu = 0.5, sigma = 2`.
  func shown(_ point: Point) -> String {
    zip(coordinateNames, point.exact).map { "\($0) = \($1.forReaders)" }.joined(separator: ", ")
  }

  /// A point in LaTeX.
  func latex(_ point: Point) -> String {
    zip(chart.coordinates, point.exact)
      .map { "\(Expression($0).latex()) = \($1.latex(limit: 200))" }.joined(separator: ",\\ ")
  }
}

extension Point {
  /// The coordinates in JSON: numbers, or decimal strings where digits were asked for.
  func json(_ precision: Precision) -> JSONValue {
    guard precision != .double else { return .numbers(coordinates) }
    return .array(
      zip(enclosed(bits: BallPrecision(digits: precision.digits + 8).bits), coordinates).map { ball, value in
        .string(DecimalText(ball.decimal(digits: precision.digits + 2))?.text ?? value.shortest)
      })
  }
}

extension Double {
  /// Two significant digits, for bounds and estimates of errors.
  var twoDigits: String { self == 0 ? "0" : String(format: "%.1e", self) }

  /// So many significant digits, without zeros at the end.
  func significant(_ digits: Int) -> String { String(format: "%.\(digits)g", self) }
}
