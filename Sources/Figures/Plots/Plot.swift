/// A plot of curves, points, ellipses, vectors and areas in the plane, drawn as SVG.
///
///     var plot = Plot(title: "Geodesics of the gamma manifold", x: Axis("shape κ"), y: Axis("rate β", scale: .log))
///     plot.curve(xs, ys, label: "α = 0")
///     plot.ellipse(center: (2, 1), metric: [g11, g12, g22], radius: 0.1)
///     plot.text("setosa", at: (2, 1))
///     try plot.write(to: "figure.svg")
///
/// What is drawn with the same label has the same colour and one entry in the legend. What is not finite, or not
/// positive on a logarithmic axis, is left out and interrupts its curve. The same plot is always the same text.
public struct Plot: Sendable {
  /// How a unit along one axis compares with a unit along the other.
  public enum Aspect: Sendable {
    /// The axes fill the plot.
    case free
    /// A unit is as long along both axes, so that angles and circles are true.
    case equal
  }

  /// Where the legend stands.
  public enum LegendPlacement: Sendable {
    /// Inside where it covers nothing, and otherwise to the right of the frame; above it in figures of several plots.
    case automatic
    /// Inside where it covers least.
    case inside
    /// To the right of the frame.
    case outside
    /// Above the frame, in lines.
    case above
    /// Nowhere.
    case none
  }

  /// Where a text stands with respect to its point.
  public enum TextPlacement: Sendable {
    /// Beside the point where it covers least.
    case automatic
    /// On the point.
    case center
    /// Above the point.
    case above
    /// Below the point.
    case below
    /// To the left of the point.
    case left
    /// To the right of the point.
    case right
  }

  /// What the plot shows, in bold above it.
  public var title: String
  /// A line below the title.
  public var subtitle: String
  /// A note below the plot.
  public var caption: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// How a unit along one axis compares with a unit along the other.
  public var aspect: Aspect
  /// Where the legend stands.
  public var legend: LegendPlacement = .automatic
  /// Whether there are light lines at the ticks.
  public var grid = true
  /// The width of the drawing, in pixels of 1/96 inch.
  public var width: Double
  /// The height of the drawing; without it, what suits the width and the aspect.
  public var height: Double?
  /// What is shown, in the order in which it was added.
  private(set) var elements: [PlotElement] = []
  private var stylist = Stylist()

  /// A plot with nothing in it yet.
  public init(
    title: String = "", subtitle: String = "", caption: String = "", x: Axis = Axis(), y: Axis = Axis(),
    aspect: Aspect = .free, width: Double = 560, height: Double? = nil
  ) {
    precondition(80...8000 ~= width && 80...8000 ~= (height ?? 400), "a plot of \(width) by \(height ?? 400)")
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.x = x
    self.y = y
    self.aspect = aspect
    self.width = width
    self.height = height
  }

  /// Adds an element.
  mutating func add(_ shape: PlotElement.Shape, _ label: String?, _ style: Stylist.Style) {
    elements.append(
      PlotElement(
        shape: shape, label: label, color: style.color, width: style.width, dash: style.dash, opacity: style.opacity))
  }

  /// The colour, dash and marker of a series: those of its label, or the next ones.
  ///
  /// - Parameter unlabelled: The colour of a series that no one needs to tell from others.
  mutating func style(_ label: String?, _ color: Color?, unlabelled: Color? = nil) -> Stylist.Look {
    stylist.look(for: label, color: color ?? (label == nil ? unlabelled : nil))
  }
}

/// Gives out colours, dashes and markers: in turn, and the same ones for the same label.
struct Stylist: Sendable {
  /// What tells a series from others.
  struct Look: Sendable {
    var color: Color
    var dash: Dash
    var marker: Marker
  }

  /// How an element is drawn.
  struct Style: Sendable {
    var color: Color
    var width = 1.0
    var dash = Dash.solid
    var opacity = 1.0
  }

  private var looks: [String: Look] = [:]
  private var count = 0

  mutating func look(for label: String?, color: Color?) -> Look {
    if let label, var look = looks[label] {
      look.color = color ?? look.color
      return look
    }
    let palette = Color.palette, markers = Marker.allCases, dashes = Dash.allCases
    var look = Look(
      color: palette[count % palette.count], dash: dashes[count / palette.count % dashes.count],
      marker: markers[count % markers.count])
    if let color { (look.color, look.dash) = (color, .solid) } else { count += 1 }
    if let label { looks[label] = look }
    return look
  }
}
