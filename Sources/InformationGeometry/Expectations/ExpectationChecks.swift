import DifferentialGeometry
import Scalars

extension ExpectationQuadrature {
  /// How far the mass may be from 1: constants are written with a few decimals by hand.
  static let massTolerance = 1e-7

  /// Refuses what is no density, or no regular family; what is missed by little is added to the errors.
  ///
  /// - Throws: `GeometryError.invalidModel` with the mass that was found, `GeometryError.unsupported` for identities
  ///   that fail, `GeometryError.notConverged` when the accuracy was not reached.
  func checked<S: MeasuredScalar>(
    _ moments: Moments<S>, _ basis: ExpectationBasis, at point: Point, target: Double, _ precision: S.Precision
  ) throws -> Moments<S> {
    var moments = moments
    let names = model.parameters.map(\.name)
    let place = place(point)
    let mass = moments.values[basis.place()]
    let missing = (mass - S.exactly(1, precision)).centered
    let missingSize = missing.binaryMagnitude
    // A sampled mass is as uncertain as its error says; an integrated one hardly at all.
    let allowed = max(Self.massTolerance, 2 * Double.exp2(moments.errors[basis.place()]))
    guard missing.approximation.magnitude <= allowed else {
      throw improper("\(mass.approximation)", at: place)
    }
    // The mass is known as well as its estimate: what is beyond that is the formula's own error.
    let excess = missingSize > moments.errors[basis.place()] ? missingSize : -.infinity
    for c in moments.errors.indices where moments.absolute[c] > 0 {
      moments.errors[c] = Moments<S>.sum(moments.errors[c], excess + Double.log2(moments.absolute[c]))
    }
    for (places, name) in basis.identities(names) {
      var sum = S.zero, scale = 0.0, error = -Double.infinity
      for p in places {
        sum = sum + moments.values[p]
        scale += moments.absolute[p]
        error = Moments<S>.sum(error, moments.errors[p])
      }
      let value = sum.approximation
      guard value.magnitude <= 1e-6 * scale + 4 * Double.exp2(error) else {
        throw irregular(name, "\(value)", at: place, isScore: places.count == 1)
      }
    }
    let worst = moments.worst
    guard worst <= target + 1 else {
      throw GeometryError.notConverged(
        what: "the expectations of \(model.name) at \(place)", reached: Double.exp2(worst),
        reason: "asked for \(Double.exp2(target)) relative to ∫|·|")
    }
    return moments
  }
}

extension ExpectationQuadrature {
  /// The refusal of a family for which an identity fails.
  func irregular(_ name: String, _ value: String, at place: String, isScore: Bool) -> GeometryError {
    let consequence =
      isScore
      ? "the support depends on the parameter, or the density is not normalized for all parameters: the Fisher information is not defined"
      : "the score is not smooth enough in the parameter: the derivatives of the metric are not expectations; the metric itself may be asked for"
    return .unsupported(reason: "\(model.name): \(name) is \(value) at \(place), not 0: \(consequence)")
  }

  /// The refusal of a formula that is no density.
  func improper(_ mass: String, at place: String) -> GeometryError {
    let verb = model.sampleSpace?.isDiscrete == true ? "sums" : "integrates"
    return .invalidModel(reason: "\(model.name): the density \(verb) to \(mass) at \(place), not to 1")
  }

  /// A point in messages.
  func place(_ point: Point) -> String {
    zip(model.parameters, point.coordinates).map { "\($0.name) = \($1)" }.joined(separator: ", ")
  }
}

extension ExpectationBasis {
  /// Jets with each component made from the places that are added for it.
  func jets<Element>(_ make: ([Int]) -> Element) -> Jets<Element> { jetSums.map(make) }
}

extension Jets {
  /// Jets with each component made from one of these.
  package func map<Other>(_ make: (Element) -> Other) -> Jets<Other> {
    var jets = Jets<Other>(metric: metric.map(make))
    jets.derivatives = derivatives.map(make)
    jets.cubic = cubic.map(make)
    jets.second = second.map(make)
    jets.cubicDerivatives = cubicDerivatives.map(make)
    return jets
  }
}
