import DifferentialGeometry
import Scalars
import Symbolics

/// Fisher scoring with a line search, from the middle of the domain towards the maximum, wherever it is.
///
/// Steps are made in coordinates without borders. The mean log-likelihood of an exponential family is concave in its
/// natural parameters, so that ascent from any start ends at the only maximum, or runs off when there is none. Far away
/// steps are doubled as long as that pays, so that scales from 10⁻³⁰⁰ to 10³⁰⁰ are within reach.
struct ScoringIteration {
  /// Where the iteration is, exactly.
  private(set) var x: [Ball] = []
  /// How many steps were made.
  private(set) var count = 0
  /// An upper bound of the length of the scoring step in the Fisher metric.
  private(set) var gradientNorm = Double.infinity
  let equation: LikelihoodEquation
  private let working: WorkingCoordinates

  /// |u| beyond which no `Double` is a parameter.
  private static let farthest = 2_000.0
  private static let mostSteps = 1_000

  init(_ equation: LikelihoodEquation) {
    self.equation = equation
    working = WorkingCoordinates(equation.model.chart)
  }

  /// Whether a parameter has left the range in which estimates can be.
  var isFarOut: Bool { places.contains { !($0.magnitude <= ScoringIteration.farthest) } }

  /// u of every coordinate with an end; 0 for the others.
  var places: [Double] {
    x.indices.map { working.isBounded($0) ? working.logarithmicPlace($0, of: x[$0]) : 0 }
  }

  /// Brings coordinates that enter by their sine and cosine only to the turn around zero.
  ///
  /// Whether they do is seen from θ and ψ, which must be the same after whole turns.
  mutating func unwind() {
    for i in x.indices where !working.isBounded(i) {
      let precision = x[i].precision, turn = Ball.pi(precision).scaled(byPowerOfTwo: 1)
      let turns = (x[i] / turn).midpoint.rounded()
      guard turns != 0, turns.magnitude < 1e9 else { continue }
      var candidate = x
      candidate[i] = (x[i] - turn * Ball(exactly: turns, precision: precision)).center
      if equation.isSame(x, candidate, precision) { x = candidate }
    }
  }

  /// Goes on until steps are at the rounding error of the precision, or nothing can be improved.
  mutating func ascend(_ means: [Ball], _ precision: BallPrecision) {
    if x.isEmpty { x = start(precision) }
    x = x.map { $0.rounded(to: precision).center }
    var previous = Double.infinity
    let limit = count + ScoringIteration.mostSteps
    while count < limit, !isFarOut {
      guard let step = equation.step(x, means, precision) else { return }
      gradientNorm = max(0, step.squaredLength.upper).squareRoot()
      if gradientNorm < 1e-6 {
        // Newton's method doubles the digits of every step, down to rounding.
        let next = zip(x, step.change).map { ($0 + $1).center }
        guard gradientNorm < previous / 2, equation.contains(next, precision) else { return }
        previous = gradientNorm
        x = next
      } else {
        let line = ScoringLine(from: x, step, equation, working, means, precision)
        guard let next = line?.search(extends: gradientNorm > 0.1) else { return }
        x = next
      }
      count += 1
    }
  }

  /// The middle of every interval, nearer to the lower ends while a constraint is violated.
  private func start(_ precision: BallPrecision) -> [Ball] {
    let middle = (0..<equation.dimension).map { working.middle($0, precision: precision) as Ball }
    for k in 0..<64 {
      let lower = middle.indices.map { i in
        working.isBounded(i)
          ? working.moved(i, from: middle[i], by: Ball(Rational(-k), precision: precision), precision: precision).center
          : middle[i]
      }
      if equation.contains(lower, precision) { return lower }
    }
    return middle
  }
}
