import Scalars
import Symbolics

extension SeededDraws {
  /// A fraction k/64 between two ends.
  mutating func fraction(_ lower: Double, _ upper: Double) -> Rational {
    Rational(Int((uniform(lower, upper) * 64).rounded()), 64)
  }
}

/// A nonlinear change of coordinates that couples all of them, with coefficients that are drawn.
///
///     ξⁱ = Pⁱ + Sⁱ (hⁱ(w) − hⁱ(v)),   hⁱ(w) = wⁱ + aᵢ(wⁱ)³ + bᵢ(wⁱ⁺¹)² + cᵢ exp(wⁱ⁺¹/2)
///
/// so that w = v is the point P. For |w| ≤ ½ the rows of ∂h/∂w are diagonally dominant, and the change is injective there;
/// neither the Jacobian nor the second derivatives are constant, which exercises the inhomogeneous term of Γ.
/// The coefficients are symbols: derivatives are taken once, and each draw only sets numbers.
public struct RandomReparameterization: Sendable {
  /// The chart of ξ.
  public let source: Chart
  /// The symbols w.
  public let coordinates: [Symbol]
  /// The symbols of P, S, v, a, b and c, one after the other.
  public let coefficients: [Symbol]
  /// ξ as functions of w and the coefficients.
  public let map: [Expression]

  /// The changes of a chart.
  public init(of chart: Chart) {
    let n = chart.dimension
    func symbols(_ letter: String) -> [Symbol] { (1...n).map { Symbol("\(letter)_\($0)") } }
    let w = symbols("w"), P = symbols("P"), S = symbols("S"), v = symbols("v")
    let a = symbols("a_"), b = symbols("b_"), c = symbols("c_")
    func h(_ i: Int, _ x: [Symbol]) -> Expression {
      let next = x[(i + 1) % n]
      return x[i] + a[i] * x[i].power(3) + b[i] * next.squared + c[i] * exp(next / 2)
    }
    source = chart
    coordinates = w
    coefficients = P + S + v + a + b + c
    map = (0..<n).map { i in P[i] + S[i] * (h(i, w) - h(i, v)) }
  }

  /// One draw: the values of the coefficients beside P and S, in their order.
  public struct Draw: Sendable {
    /// v, |vⁱ| ≤ ¼.
    public let place: [Rational]
    /// a, b and c.
    public let nonlinear: [Rational]

    /// Numbers of one's own: n for v, 3n for a, b and c.
    public init(place: [Rational], nonlinear: [Rational]) {
      precondition(nonlinear.count == 3 * place.count, "\(nonlinear.count) coefficients for \(place.count) coordinates")
      self.place = place
      self.nonlinear = nonlinear
    }
  }

  /// Draws coefficients; in one dimension the terms of the neighbour are those of w itself and stay small enough.
  public func draw(_ draws: inout SeededDraws) -> Draw {
    let n = source.dimension
    var place: [Rational] = [], a: [Rational] = [], b: [Rational] = [], c: [Rational] = []
    for _ in 0..<n {
      place.append(draws.fraction(-0.25, 0.25))
      a.append(draws.fraction(0.1, 0.6))
      b.append(draws.fraction(0.1, 0.35) * (draws.next() % 2 == 0 ? 1 : -1))
      c.append(draws.fraction(0.1, 0.35) * (draws.next() % 2 == 0 ? 1 : -1))
    }
    return Draw(place: place, nonlinear: a + b + c)
  }

  /// The values of all coefficients for the change about a point.
  ///
  /// - Parameter scales: Sⁱ, the size of a unit of w in each coordinate.
  public func values(_ draw: Draw, at point: Point, scales: [Rational]) -> [Expression] {
    point.exact + (scales + draw.place + draw.nonlinear).map { Expression($0) }
  }

  /// The change of a draw about a point, as a transition between charts, with the place of the point.
  ///
  /// - Throws: as `ChartTransition`.
  public func transition(
    _ draw: Draw, at point: Point, scales: [Rational]
  ) throws(GeometryError) -> (transition: ChartTransition, place: Point) {
    let values = Dictionary(uniqueKeysWithValues: zip(coefficients, values(draw, at: point, scales: scales)))
    let transition = try ChartTransition(
      from: source, to: coordinates, Expression.substituting(values, in: map), inverse: nil, isInverted: false)
    return (transition, try Point(draw.place.map { Expression($0) }, in: transition.target))
  }
}
