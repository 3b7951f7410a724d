import Scalars

/// A geodesic of a connection with what is known of its accuracy.
public struct Geodesic: Sendable {
  /// How the curve was found.
  public enum Method: String, Sendable {
    case closedForm = "closed form"
    case symmetricSpaceLift = "symmetric-space lift"
    case initialValueProblem = "Dormand-Prince 8(5,3)"
    case collocation = "Chebyshev collocation"
    case taylorSeries = "Taylor series"
    case shooting = "Taylor series and Newton's method"
    case clairaut = "Clairaut quadrature"
    case greatCircle = "great circle, its angle by quadrature"
    case lineIntegral = "quadrature of √g"
    case pathEnergy = "path energy and collocation"
    case validatedSeries = "validated Taylor series"
    case curveEnergy = "energy of a curve, bounded"
  }

  /// A place on the curve: its parameter, coordinates and velocity.
  public struct Sample: Sendable {
    /// The curve parameter t.
    public let parameter: Double
    /// xⁱ(t).
    public let coordinates: [Double]
    /// dxⁱ/dt.
    public let velocity: [Double]

    package init(parameter: Double, coordinates: [Double], velocity: [Double]) {
      self.parameter = parameter
      self.coordinates = coordinates
      self.velocity = velocity
    }
  }

  /// The chart of the coordinates.
  public let chart: Chart
  /// The α of the connection.
  public let alpha: Double
  /// How it was found.
  public let method: Method
  /// The first and the last parameter.
  public let range: ClosedRange<Double>
  /// ∫√g(ẋ,ẋ) dt over the range.
  public let length: Double
  /// An estimate of the error of the length.
  public let lengthError: Double
  /// The largest violation of the geodesic equation found, as a length per unit of parameter squared, relative to the
  /// speed squared.
  public let residual: Double
  /// An estimate of the largest error of the position, as a distance.
  public let error: Double
  /// What checks by other means found; nil where there were none.
  public package(set) var verification: GeodesicVerification?
  private let curve: @Sendable (Double) -> Sample

  package init(
    chart: Chart, alpha: Double, method: Method, range: ClosedRange<Double>, length: Double, lengthError: Double,
    residual: Double, error: Double, curve: @escaping @Sendable (Double) -> Sample
  ) {
    self.chart = chart
    self.alpha = alpha
    self.method = method
    self.range = range
    self.length = length
    self.lengthError = lengthError
    self.residual = residual
    self.error = error
    self.curve = curve
  }

  /// The same curve with a larger error of its length.
  package func with(lengthError: Double) -> Geodesic {
    Geodesic(
      chart: chart, alpha: alpha, method: method, range: range, length: length, lengthError: lengthError,
      residual: residual, error: max(error, lengthError), curve: curve)
  }

  /// The place with a parameter.
  ///
  /// - Precondition: the parameter lies in `range`.
  public func sample(at t: Double) -> Sample {
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    return curve(t)
  }

  /// Places with evenly spaced parameters, the ends among them.
  ///
  /// - Precondition: at least two.
  public func samples(_ count: Int = 101) -> [Sample] {
    precondition(count >= 2, "\(count) samples have no two ends")
    let width = range.upperBound - range.lowerBound
    return (0..<count).map { k in
      curve(k == count - 1 ? range.upperBound : range.lowerBound + width * Double(k) / Double(count - 1))
    }
  }

  /// The last place.
  public var end: Sample { curve(range.upperBound) }

  /// The names of the columns of `rows`: t, the coordinates, and the velocities as `d_` with their names.
  public var columnNames: [String] {
    let names = chart.coordinates.map(\.name)
    return ["t"] + names + names.map { "d_" + $0 }
  }

  /// A table of places with evenly spaced parameters, one row a place.
  ///
  /// - Precondition: at least two.
  public func rows(_ count: Int = 101) -> [[Double]] {
    samples(count).map { [$0.parameter] + $0.coordinates + $0.velocity }
  }
}
