import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Expectations in `Double` at nodes that were found before, for the same point and for those near it.
///
/// Every result is checked anew: two levels are compared, the mass and the mean of the scores are integrated along, and
/// the ends are looked at. What does not pass is computed in the slow way. Rounding is measured once, against many bits.
struct DoublePass: Sendable {
  let basis: ExpectationBasis
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
  /// Sums of expectations that vanish.
  private let identities: [[Int]]
  private let method: String
  private let evaluations: Int

  /// The nodes of the pilots in `Double`; nil where it does not suffice for what they found.
  init?(_ pilots: [PanelPilot], _ moments: Moments<Double>, _ basis: ExpectationBasis, at point: Point, target: Double)
  {
    guard pilots.allSatisfy(\.outcome.isConverged) else { return nil }
    var groups: [NodeGroup] = []
    for pilot in pilots {
      guard let parts = NodeGroup.groups(pilot) else { return nil }
      groups += parts
    }
    self.basis = basis
    self.groups = groups
    self.target = target
    center = point.coordinates
    identities = basis.identities(point.coordinates.indices.map { "\($0)" }).map(\.places)
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

  /// The expectations at a point; nil where this way does not do.
  mutating func moments(at point: [Double], target: Double) -> Moments<Double>? {
    let change = change(to: point)
    guard target >= self.target, change <= 1.5 else { return nil }
    // By so much more of the density may lie beyond the last nodes.
    let spread = Double.exp(2 * change)
    var sums = PassSums(basis.terms.count)
    for k in groups.indices { guard groups[k].add(basis, point, to: &sums) else { return nil } }
    // The difference of the levels is the error of the coarser one.
    return sums.moments(basis, identities, target: target, method: method, evaluations: evaluations) { c in
      2 * (sums.fine[c] - sums.coarse[c]).magnitude + (rounding[c] + spread * truncation[c]) * sums.absolute[c]
    }
  }

  /// By how much log p has changed, to first order, wherever the density matters.
  private func change(to ξ: [Double]) -> Double {
    var change = 0.0
    for i in ξ.indices { change += (ξ[i] - center[i]).magnitude * scores[i] }
    return change
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

  /// The sums with their errors; nil where one is larger than allowed, or what should vanish does not.
  ///
  /// - Parameters:
  ///   - identities: the places that sum to zero.
  ///   - target: log₂ of the errors allowed, relative to ∫|·|.
  ///   - error: the error of a sum; what is missing of the mass is added.
  func moments(
    _ basis: ExpectationBasis, _ identities: [[Int]], target: Double, method: String, evaluations: Int,
    error: (Int) -> Double
  ) -> Moments<Double>? {
    let allowed = Double.exp2(target), missing = (fine[0] - 1).magnitude
    var result = Moments<Double>(count: fine.count), errors = fine
    for c in fine.indices {
      guard absolute[c].isFinite else { return nil }
      errors[c] = error(c) + missing * absolute[c] + fine[c].ulp
      guard errors[c] <= allowed * absolute[c] || absolute[c] == 0 else { return nil }
      result.errors[c] = absolute[c] == 0 ? -.infinity : Double.log2(errors[c])
    }
    for places in identities {
      var sum = 0.0, slack = 0.0
      for c in places {
        sum += fine[c]
        slack += errors[c] + allowed * absolute[c]
      }
      guard sum.magnitude <= slack else { return nil }
    }
    result.values = fine
    result.absolute = absolute
    result.methods = [method]
    result.evaluations = evaluations
    return result
  }
}
