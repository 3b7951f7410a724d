import DifferentialGeometry
import Scalars

/// The search along a scoring step, both as a line in the coordinates of the chart and in those without borders.
///
/// A step in coordinates without borders crosses hundreds of orders of magnitude; a straight one is the better where the
/// domain is cut by constraints on several parameters.
struct ScoringLine {
  private let x: [Ball]
  private let step: LikelihoodEquation.Step
  private let equation: LikelihoodEquation
  private let working: WorkingCoordinates
  private let means: [Ball]
  private let precision: BallPrecision
  /// The likelihood at the start.
  private let here: Ball
  /// The step in coordinates without borders.
  private let direction: [Ball]

  private enum Path: CaseIterable { case borderless, straight }

  /// nil where the likelihood is not defined.
  init?(
    from x: [Ball], _ step: LikelihoodEquation.Step, _ equation: LikelihoodEquation, _ working: WorkingCoordinates,
    _ means: [Ball], _ precision: BallPrecision
  ) {
    guard let here = equation.meanLogLikelihood(x, means, precision) else { return nil }
    self.x = x
    self.step = step
    self.equation = equation
    self.working = working
    self.means = means
    self.precision = precision
    self.here = here
    direction = x.indices.map { step.change[$0] / working.slope($0, at: x[$0], precision: precision) }
  }

  /// A point where the likelihood is larger by a part of what the slope promises; nil when there is none within the
  /// precision.
  ///
  /// - Parameter extends: whether steps longer than the whole one are tried.
  func search(extends: Bool) -> [Ball]? {
    var first = 0
    while first > -8_000, !isModest(first) { first -= 1 }
    for exponent in stride(from: first, through: first - 300, by: -1) {
      let promised = here + step.squaredLength.scaled(byPowerOfTwo: exponent - 12)
      var best: (path: Path, point: [Ball], value: Ball)?
      for path in Path.allCases {
        let candidate = point(path, exponent)
        guard let value = equation.meanLogLikelihood(candidate, means, precision), value.isAbove(promised) else {
          continue
        }
        if let known = best, !value.isAbove(known.value) { continue }
        best = (path, candidate, value)
      }
      guard let best else { continue }
      return extends && exponent == first ? extended(best.path, best.point, best.value, exponent) : best.point
    }
    return nil
  }

  /// Twice, four times, … the step, as long as that brings a quarter of the gain so far.
  private func extended(_ path: Path, _ candidate: [Ball], _ value: Ball, _ exponent: Int) -> [Ball] {
    var best = candidate, most = value
    for further in (exponent + 1)...(exponent + 12) where isModest(further) {
      let next = point(path, further)
      guard let value = equation.meanLogLikelihood(next, means, precision),
        value.isAbove(most + (most - here).scaled(byPowerOfTwo: -2))
      else { break }
      best = next
      most = value
    }
    return best
  }

  /// No coordinate with an end changes by more than a factor e¹⁶.
  private func isModest(_ exponent: Int) -> Bool {
    x.indices.allSatisfy {
      !working.isBounded($0) || direction[$0].scaled(byPowerOfTwo: exponent).largestSize.upper <= 16
    }
  }

  private func point(_ path: Path, _ exponent: Int) -> [Ball] {
    x.indices.map { i in
      switch path {
      case .borderless:
        let change = direction[i].scaled(byPowerOfTwo: exponent)
        return working.moved(i, from: x[i], by: change, precision: precision).center
      case .straight: return (x[i] + step.change[i].scaled(byPowerOfTwo: exponent)).center
      }
    }
  }
}
