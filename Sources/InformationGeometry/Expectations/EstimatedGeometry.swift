import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A tensor as a function of expectations, with what their errors can change in it.
package struct EstimatedGeometry {
  private let dimension: Int
  private let quantity: Quantity
  private let point: Point
  private let sums: Jets<[Int]>

  /// - Parameter sums: for each component of the jets the places of the integrals that are added.
  package init(dimension: Int, sums: Jets<[Int]>, quantity: Quantity, point: Point) {
    self.dimension = dimension
    self.quantity = quantity
    self.point = point
    self.sums = sums
  }

  init(basis: ExpectationBasis, quantity: Quantity, point: Point) {
    self.init(dimension: basis.dimension, sums: basis.jetSums, quantity: quantity, point: point)
  }

  /// The values and their errors.
  package func components(of moments: Moments<Double>) throws -> [(value: Double, error: Double)] {
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
  package func components(
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

  /// The values to so many digits, from integrals that are asked for with as many as that takes.
  ///
  /// - Parameter moments: the integrals to so many digits.
  /// - Throws: `GeometryError.notConverged`, and what `moments` throws.
  package func components(
    named name: String, digits: Int, moments: (Int) throws -> Moments<Ball>
  ) throws -> [Estimated<String>] {
    // What the inversion of the metric and cancellation cost is seen in the errors: then more digits are asked for.
    var asked = digits + (quantity == .metric ? 0 : 3)
    while true {
      let moments = try moments(min(asked, 2_000))
      let precision = BallPrecision(bits: Int(Double(asked) * 3.33) + 64)
      let components = try components(of: moments, precision)
      let method = moments.methods.joined(separator: ", ")
      let top = components.map { $0.value.binaryMagnitude }.max() ?? 0
      let worst = components.map(\.error).max() ?? 0
      let missing = (worst - top) / 3.3219280948873626 + Double(digits)
      if quantity == .metric || missing <= 0 || top == -.infinity || asked > digits + 60 || asked >= 2_000 {
        guard quantity == .metric || missing <= 2 || top < worst else {
          throw GeometryError.notConverged(
            what: name, reached: Double.exp2(worst - top), reason: "asked for \(digits) digits")
        }
        return components.map {
          Estimated(
            value: $0.value.decimal(digits: digits + 5), error: ExpectationQuadrature.powerOfTen($0.error),
            method: method, evaluations: moments.evaluations)
        }
      }
      asked += Int(missing.rounded(.up)) + 2
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
      if case .sharp = quantity {
        geometry = JetGeometry(ring, dimension: dimension, jets: jets, knownInverse: [], isDuallyFlat: false)
      } else {
        geometry = try JetGeometry(ring, dimension: dimension, jets: jets, isDuallyFlat: false)
      }
      return try geometry.components(of: quantity, number: number, vectors: vectors)
    } catch GeometryError.degenerateMetric(_, let reason) {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: reason)
    } catch is DivisionByZero {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is singular")
    }
  }
}
