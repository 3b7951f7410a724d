import InformationGeometry

/// A space in other coordinates: the same metric, distances and steps, another chart.
///
///     g̃ = JᵀgJ,   ω̃ = Jᵀω,   J = ∂x/∂w
///
/// What a natural gradient does is the same in both; what a gradient of components does is not.
public struct ReparameterizedSpace: DescentSpace {
  /// The space in its own coordinates.
  public let base: any DescentSpace
  /// From the chart of the space to the new one.
  public let transition: ChartTransition
  private let jacobian: Tape
  private let places: Tape

  /// A space in the coordinates of the target of a transition.
  ///
  /// - Throws: `SymbolicsError` for a derivative without closed form.
  public init(_ base: any DescentSpace, in transition: ChartTransition) throws {
    precondition(base.chart == transition.source, "a transition from another chart")
    self.base = base
    self.transition = transition
    jacobian = try Tape(try transition.jacobian(), inputs: transition.target.coordinates)
    places = try Tape(transition.sourceCoordinates, inputs: transition.target.coordinates)
  }

  /// The new coordinates.
  public var chart: Chart { transition.target }

  /// The coordinates of the base at a place.
  public func sourceCoordinates(_ w: [Double]) -> [Double] { places.evaluate(w) }

  /// JᵀgJ.
  public func metricMatrix(at w: [Double]) throws -> Matrix {
    let n = chart.dimension, J = Matrix(rows: n, columns: n, elements: jacobian.evaluate(w))
    return J.transposed * (try base.metricMatrix(at: places.evaluate(w)) * J)
  }

  /// KL between the same distributions.
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    try base.divergence(from: places.evaluate(x), to: places.evaluate(y))
  }

  /// An objective of the base as one of the new coordinates.
  public func objective(_ objective: Objective) -> Objective {
    let n = chart.dimension
    return Objective(dimension: n, value: { try objective.value(at: places.evaluate($0)) }) { w in
      let evaluation = try objective.evaluate(at: places.evaluate(w))
      let J = Matrix(rows: n, columns: n, elements: jacobian.evaluate(w))
      return .init(value: evaluation.value, differential: J.transposed * evaluation.differential)
    }
  }
}
