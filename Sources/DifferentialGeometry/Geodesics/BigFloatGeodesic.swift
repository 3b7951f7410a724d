import Scalars

/// A geodesic to any number of digits: Taylor polynomials, one after the other, or a closed form.
public struct BigFloatGeodesic: Sendable {
  /// A place on the curve: its parameter, coordinates and velocity.
  public struct Sample: Sendable {
    /// The curve parameter t.
    public let parameter: BigFloat
    /// xⁱ(t).
    public let coordinates: [BigFloat]
    /// dxⁱ/dt.
    public let velocity: [BigFloat]
  }

  /// The chart of the coordinates.
  public let chart: Chart
  /// The α of the connection.
  public let alpha: Rational
  /// How it was found.
  public let method: Geodesic.Method
  /// The first and the last parameter.
  public let range: ClosedRange<BigFloat>
  /// The digits that were asked for.
  public let digits: Int
  /// ∫√g(ẋ,ẋ) dt over the range, with an estimate of its error.
  public let length: Estimated<BigFloat>
  /// An estimate of the largest error of a coordinate, as a distance or as a part of the way to the border of its domain,
  /// whichever is larger.
  public let error: BigFloat
  /// The largest violation of the geodesic equation found, relative to the speed squared.
  public let residual: BigFloat
  let panels: [TaylorRun.Panel]
  /// Whether the panels run from 0 to −t.
  let isBackward: Bool
  /// The given end of a curve between two points.
  let target: [BigFloat]?
  /// Places in closed form, instead of panels.
  var closedForm: (@Sendable (BigFloat) -> (x: [BigFloat], v: [BigFloat]))?

  /// The place with a parameter.
  ///
  /// - Precondition: the parameter lies in `range`.
  public func sample(at t: BigFloat) -> Sample {
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    if let closedForm {
      let place = closedForm(t)
      return Sample(
        parameter: t, coordinates: t == range.upperBound ? target ?? place.x : place.x, velocity: place.v)
    }
    if panels.isEmpty {
      let start = target ?? []
      return Sample(parameter: t, coordinates: start, velocity: start.map { $0 - $0 })
    }
    let state = TaylorRun.state(panels, at: isBackward ? -t : t)
    let coordinates = t == range.upperBound ? target ?? state.x : state.x
    return Sample(parameter: t, coordinates: coordinates, velocity: isBackward ? state.v.map { -$0 } : state.v)
  }

  /// Places with evenly spaced parameters, the ends among them.
  ///
  /// - Precondition: at least two.
  public func samples(_ count: Int = 101) -> [Sample] {
    precondition(count >= 2, "\(count) samples have no two ends")
    let width = range.upperBound - range.lowerBound
    return (0..<count).map { k in
      if k == count - 1 { return sample(at: range.upperBound) }
      let step = width * BigFloat(k) / BigFloat(count - 1)
      return sample(at: min(range.lowerBound + step, range.upperBound))
    }
  }

  /// The place with the parameter that is farthest from 0.
  public var end: Sample { sample(at: isBackward ? range.lowerBound : range.upperBound) }

  /// The same curve with the end that it was to reach, and an error that counts its miss.
  func ending(at target: [BigFloat], error: BigFloat, digits: Int) -> BigFloatGeodesic {
    let longer = Estimated(
      value: length.value, error: max(length.error, length.value * error), method: length.method,
      evaluations: length.evaluations)
    return BigFloatGeodesic(
      chart: chart, alpha: alpha, method: method, range: range, digits: digits, length: longer, error: error,
      residual: residual, panels: panels, isBackward: isBackward, target: target)
  }
}

extension BigFloatGeodesic {
  /// The same curve in `Double`.
  public var rounded: Geodesic {
    let low = range.lowerBound.asDouble, high = range.upperBound.asDouble, curve = self
    return Geodesic(
      chart: chart, alpha: alpha.asDouble, method: method, range: low...high, length: length.value.asDouble,
      lengthError: max(length.error.asDouble, length.value.asDouble.ulp), residual: residual.asDouble,
      error: max(error.asDouble, Double.ulpOfOne)
    ) { t in
      // The ends, rounded, may lie a little outside.
      let exact = min(max(BigFloat(exactly: t).rounded(to: precision), curve.range.lowerBound), curve.range.upperBound)
      let place = curve.sample(at: t == high ? curve.range.upperBound : exact)
      return Geodesic.Sample(
        parameter: t, coordinates: place.coordinates.map(\.asDouble), velocity: place.velocity.map(\.asDouble))
    }
  }

  /// The precision of the numbers of the curve.
  public var precision: BigFloatPrecision { range.upperBound.precision ?? BigFloatPrecision(digits: digits + 4) }
}
