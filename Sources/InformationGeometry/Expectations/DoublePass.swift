import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// The metric in `Double` at nodes that were found before, for the same point and for those near it.
///
/// Every result is checked anew: two levels are compared, the mass and the mean of the scores are integrated along, and
/// the ends are looked at. What does not pass is computed in the slow way. Rounding is measured once, against many bits.
struct DoublePass: Sendable {
  private let basis: ExpectationBasis
  private var groups: [NodeGroup]
  /// log₂ of the accuracy that it was made for.
  private let target: Double
  private let center: [Double]
  /// The largest score by each parameter where the density matters.
  private let scores: [Double]
  /// Rounding errors relative to ∫|·|.
  private let rounding: [Double]
  /// What is cut off, relative to ∫|·|.
  private let truncation: [Double]
  /// The expectation of each component of the metric.
  private let places: [Int]
  private let method: String
  private let evaluations: Int

  /// The nodes of the pilots in `Double`; nil where it does not suffice for what they found.
  init?(_ pilots: [PanelPilot], _ moments: Moments<Double>, _ basis: ExpectationBasis, at point: Point, target: Double)
  {
    guard !basis.hasCubicForm, pilots.allSatisfy(\.outcome.isConverged) else { return nil }
    var groups: [NodeGroup] = []
    for pilot in pilots {
      guard let parts = NodeGroup.groups(pilot) else { return nil }
      groups += parts
    }
    self.basis = basis
    self.groups = groups
    self.target = target
    center = point.coordinates
    places = basis.jetSums.metric.map { $0[0] }
    method = moments.methods.joined(separator: ", ")
    evaluations = groups.reduce(0) { $0 + $1.count }
    var cut = [Double](repeating: 0, count: basis.terms.count)
    for pilot in pilots {
      for c in cut.indices {
        let scale = max(moments.absolute[c], .leastNormalMagnitude)
        cut[c] += Double.exp2(pilot.truncation[c]) * pilot.outcome.absolute[c] / scale
      }
    }
    truncation = cut
    var sums = PassSums(basis.terms.count)
    var scores = [Double](repeating: 0, count: basis.dimension)
    for k in self.groups.indices {
      guard self.groups[k].add(basis, center, to: &sums) else { return nil }
      self.groups[k].enlarge(&scores)
    }
    self.scores = scores
    rounding = basis.terms.indices.map { c in
      let scale = max(moments.absolute[c], .leastNormalMagnitude)
      return 2 * ((sums.fine[c] - moments.values[c]).magnitude / scale + 4e-16)
    }
    // The first result has been checked: there this one must not be worse than was asked for.
    guard basis.terms.indices.allSatisfy({ moments.absolute[$0] == 0 || rounding[$0] < Double.exp2(target - 1) }) else {
      return nil
    }
  }

  /// gᵢⱼ at a point; nil where this way does not do.
  mutating func metric(at point: Point, target: Double) -> [Estimated<Double>]? {
    guard target >= self.target, isNear(point.coordinates) else { return nil }
    var sums = PassSums(basis.terms.count)
    for k in groups.indices { guard groups[k].add(basis, point.coordinates, to: &sums) else { return nil } }
    let allowed = Double.exp2(target), missing = (sums.fine[0] - 1).magnitude
    var errors = sums.fine
    for c in errors.indices {
      let scale = sums.absolute[c]
      guard scale.isFinite else { return nil }
      // The difference of the levels is the error of the coarser one.
      errors[c] = 2 * (sums.fine[c] - sums.coarse[c]).magnitude + (rounding[c] + truncation[c] + missing) * scale
      guard errors[c] <= allowed * scale || scale == 0 else { return nil }
      // E[sᵢ] = 0.
      if basis.terms[c].count == 1, sums.fine[c].magnitude > errors[c] + allowed * scale { return nil }
    }
    return places.map { c in
      Estimated(
        value: sums.fine[c], error: errors[c] + sums.fine[c].ulp, method: method, evaluations: evaluations)
    }
  }

  /// Whether log p is within about ½ of what it was, to first order, wherever the density matters.
  private func isNear(_ ξ: [Double]) -> Bool {
    var change = 0.0
    for i in ξ.indices { change += (ξ[i] - center[i]).magnitude * scores[i] }
    return change <= 0.5
  }
}

/// Sums over nodes of two levels.
struct PassSums {
  var fine: [Double], coarse: [Double], absolute: [Double]

  init(_ count: Int) {
    fine = [Double](repeating: 0, count: count)
    coarse = fine
    absolute = fine
  }
}
