/// What stands along one side of a plot.
///
///     Axis("rate β", unit: "1/h", scale: .log, from: 0.01)
public struct Axis: Sendable, Equatable {
  /// How values become lengths.
  public enum Scale: Sendable {
    /// Equal differences are equally long.
    case linear
    /// Equal ratios are equally long; values that are not positive cannot be shown.
    case log
  }

  /// A tick chosen by hand.
  public struct Mark: Sendable, Equatable {
    /// Where it stands.
    public var value: Double
    /// What it says.
    public var label: String

    /// A tick at a value: `Mark(.pi / 2, "π/2")`.
    public init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// What is measured.
  public var title: String
  /// The unit, shown in parentheses.
  public var unit: String?
  /// How values become lengths.
  public var scale: Scale
  /// The least value; found from the data when there is none.
  public var lower: Double?
  /// The greatest value; found from the data when there is none.
  public var upper: Double?
  /// The ticks, when they are not to be found.
  public var marks: [Mark]?

  /// An axis; what is not given is found from the data.
  public init(
    _ title: String = "", unit: String? = nil, scale: Scale = .linear, from lower: Double? = nil,
    to upper: Double? = nil, marks: [Mark]? = nil
  ) {
    for end in [lower, upper].compactMap({ $0 }) {
      precondition(end.isFinite, "an axis cannot end at \(end)")
      precondition(scale == .linear || end > 0, "a logarithmic axis cannot end at \(end)")
    }
    if let lower, let upper { precondition(lower < upper, "an axis from \(lower) to \(upper)") }
    self.title = title
    self.unit = unit
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.marks = marks
  }

  /// The title with its unit.
  var heading: String {
    guard let unit, !unit.isEmpty else { return title }
    return title.isEmpty ? "(\(unit))" : "\(title) (\(unit))"
  }
}
