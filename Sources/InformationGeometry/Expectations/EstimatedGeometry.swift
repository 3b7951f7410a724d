import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A tensor as a function of expectations, with what their errors can change in it.
struct EstimatedGeometry {
  let basis: ExpectationBasis
  let quantity: Quantity
  let point: Point
  private let sums: Jets<[Int]>

  init(basis: ExpectationBasis, quantity: Quantity, point: Point) {
    self.basis = basis
    self.quantity = quantity
    self.point = point
    sums = basis.jetSums
  }

  /// The values and their errors.
  func components(of moments: Moments<Double>) throws -> [(value: Double, error: Double)] {
    let base = try doubles(moments.values)
    let changes = try changes(moments, base)
    let components = base.indices.map { k in
      (value: base[k], error: 8 * base[k].ulp + changes.reduce(0.0) { $0 + Double.exp2($1.error) * $1.response[k] })
    }
    guard components.allSatisfy({ $0.value.isFinite && $0.error.isFinite }) else {
      throw GeometryError.notFinite(what: quantity.name, at: point.coordinates)
    }
    return components
  }

  /// The values with many bits and log₂ of their errors.
  func components(
    of moments: Moments<Ball>, _ precision: BallPrecision
  ) throws -> [(value: Ball, error: Double)] {
    let base = try values(moments.values, BallRing(precision)) {
      Ball($0, precision: precision)
    } vectors: {
      try Tape($0, inputs: []).evaluate([Ball](), precision: precision)
    }
    var rounded = Moments<Double>(count: moments.values.count)
    rounded.values = moments.values.map(\.midpoint)
    rounded.absolute = moments.absolute
    rounded.errors = moments.errors
    let changes = try changes(rounded, doubles(rounded.values))
    return try base.indices.map { k in
      guard base[k].isFinite else { throw GeometryError.notFinite(what: quantity.name, at: point.coordinates) }
      // Rounding on the way to the result is in its radius.
      var error = base[k].roundingMagnitude
      for change in changes where change.response[k] != 0 {
        guard change.response[k].isFinite else {
          throw GeometryError.notFinite(what: "the error of \(quantity.name)", at: point.coordinates)
        }
        error = Moments<Ball>.sum(error, change.error + Double.log2(change.response[k]))
      }
      return (value: base[k].center, error: error)
    }
  }

  /// How much the components change with each expectation, to first order, beside log₂ of its error.
  private func changes(
    _ moments: Moments<Double>, _ base: [Double]
  ) throws -> [(error: Double, response: [Double])] {
    var result: [(error: Double, response: [Double])] = []
    for c in moments.values.indices where moments.errors[c] > -.infinity && moments.absolute[c] > 0 {
      // A step well above rounding; the response is linear for small ones.
      let step = max(Double.exp2(moments.errors[c]), 1e-6 * moments.absolute[c])
      var shifted = moments.values
      shifted[c] += step
      let changed = try doubles(shifted)
      result.append((moments.errors[c], zip(changed, base).map { ($0 - $1).magnitude / step }))
    }
    return result
  }

  private func doubles(_ moments: [Double]) throws -> [Double] {
    try values(moments, DoubleRing(), number: \.asDouble) { try Tape($0, inputs: []).evaluate([Double]()) }
  }

  private func values<Ring: CoefficientRing>(
    _ moments: [Ring.Element], _ ring: Ring, number: (Rational) -> Ring.Element,
    vectors: ([Expression]) throws -> [Ring.Element]
  ) throws -> [Ring.Element] {
    let jets = sums.map { places in places.reduce(ring.zero) { ring.add($0, moments[$1]) } }
    if case .metric = quantity { return jets.metric }
    if case .cubicForm = quantity { return jets.cubic }
    let geometry: JetGeometry<Ring>
    do {
      geometry = try JetGeometry(ring, dimension: basis.dimension, jets: jets, isDuallyFlat: false)
    } catch GeometryError.degenerateMetric(_, let reason) {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: reason)
    } catch is DivisionByZero {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is singular")
    }
    return try geometry.components(of: quantity, number: number, vectors: vectors)
  }
}
