import Scalars
import Symbolics

/// Tensors in `Double` by compiled tapes: the fast way for many points.
extension Manifold {
  /// A tape that puts out quantities one after the other, in the coordinates of the chart.
  ///
  /// Evaluate it at one point or in batches. The formulas are exact; values carry ordinary rounding, which can be large
  /// where formulas cancel: `rounded(_:at:)` is the way to proved digits.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func tape(_ quantities: [Quantity]) throws -> Tape {
    // Every speed and every distance asks for these: their names are not to be written out each time.
    let key =
      switch quantities {
      case [.metric]: "tape [metric]"
      case [.scalarCurvature(alpha: 0)]: "tape [scalarCurvature 0]"
      default: "tape \(quantities)"
      }
    return try memory.value(key) {
      try Tape(try components(quantities), inputs: chart.coordinates)
    }
  }

  /// Up to this dimension formulas are tidied before they are compiled: what cancels exactly need not cancel in `Double`.
  static let largestTidied = 3

  /// The exact components of quantities, computed in one chain so that parts are shared.
  ///
  /// - Throws: `GeometryError.degenerateMetric`.
  public func components(_ quantities: [Quantity]) throws -> [Expression] {
    let pool = self.pool
    var order = JetOrder.zeroth
    for quantity in quantities where neededOrder(quantity).rawValue > order.rawValue { order = neededOrder(quantity) }
    let metric = pool.nodes(of: metricComponents)
    let cubic = pool.nodes(of: givenCubic), inverse = pool.nodes(of: knownInverse)
    var vectors: [[NodeID]] = []
    for quantity in quantities {
      if case .sectionalCurvature(_, let u, let v) = quantity { vectors.append(pool.nodes(of: u + v)) }
      if case .sharp(let covector) = quantity { vectors.append(pool.nodes(of: covector)) }
    }
    let nodes = try pool.withRing(tidies: dimension <= Manifold.largestTidied) { ring in
      let jets = try jets(order, ring, metric, cubic)
      let geometry = try JetGeometry(
        ring, dimension: dimension, jets: jets, inverse: structuredInverse(ring) ?? inverse,
        isDuallyFlat: isDuallyFlat)
      func number(_ alpha: Rational) -> NodeID { ring.scale(ring.one, by: alpha) }
      var result: [NodeID] = []
      var given = vectors.makeIterator()
      for quantity in quantities {
        switch quantity {
        case .metric: result += metric
        case .inverseMetric: result += geometry.inverse
        case .cubicForm where structure != nil:
          result += try structure?.cubicForm(at: coordinateNodes, in: ring) ?? []
        case .cubicForm:
          result += cubic.isEmpty ? [NodeID](repeating: ring.zero, count: dimension * dimension * dimension) : cubic
        case .christoffelFirstKind(let alpha): result += geometry.firstKind(alpha: number(alpha))
        case .christoffel(let alpha): result += geometry.christoffel(alpha: number(alpha))
        case .riemann(let alpha): result += geometry.riemann(alpha: number(alpha))
        case .ricci(let alpha): result += geometry.ricci(alpha: number(alpha))
        case .scalarCurvature(let alpha): result.append(geometry.scalar(alpha: number(alpha)))
        case .sectionalCurvature(let alpha, _, _):
          let plane = given.next() ?? []
          let parts = geometry.algebra.sectional(
            riemann: geometry.riemann(alpha: number(alpha)), metric: metric, plane: Array(plane[..<dimension]),
            Array(plane[dimension...]))
          guard !ring.isZero(parts.denominator) else { throw GeometryError.degeneratePlane }
          result.append(ring.multiply(parts.numerator, try ring.inverse(parts.denominator)))
        case .sharp: result += geometry.algebra.sharp(given.next() ?? [], inverse: geometry.inverse)
        }
      }
      return result
    }
    return pool.expressions(of: nodes)
  }

  /// How many derivatives of the metric a quantity takes.
  func neededOrder(_ quantity: Quantity) -> JetOrder {
    switch quantity {
    case .metric, .inverseMetric, .cubicForm, .sharp: .zeroth
    case .christoffel, .christoffelFirstKind: .first
    case .riemann, .ricci, .scalarCurvature, .sectionalCurvature: curvatureOrder
    }
  }
}
