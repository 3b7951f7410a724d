import Figures
import GeometryLaws

/// Titles and scales of axes for the coordinates of a model.
enum AxisNames {
  /// A coordinate as it is printed: Greek letters for their names, digits at the end as an index.
  static func title(_ name: String) -> String { UnicodeSpelling.spelled(name) }

  /// An axis; a positive coordinate that spans more than a factor is drawn by its logarithm.
  static func axis(_ symbol: Symbol, _ values: [Double], unit: String? = nil, linearUpTo factor: Double = 30) -> Axis {
    let finite = values.filter(\.isFinite)
    let isPositive = symbol.domain.lower.map { $0.value.asDouble >= 0 } ?? false
    var scale = Axis.Scale.linear
    if isPositive, let low = finite.min(), let high = finite.max(), low > 0, high / low > factor,
      symbol.domain.upper == nil
    {
      scale = .log
    }
    return Axis(title(symbol.name), unit: unit, scale: scale)
  }
}
