import InformationGeometry

/// Where laws are measured: a compiled model, a place in the new chart, and numbers for everything that is left open.
struct LawSetting: Sendable {
  let problem: LawProblem
  /// The change as a transition between charts; nil for draws that only pointwise laws look at.
  let change: ChartTransition?
  /// w and a second place, exactly.
  let place: [Expression]
  let other: [Expression]?
  /// The values of the constants of the problem.
  let constants: [Expression]
  /// The point in the chart of the model.
  let point: Point
  /// What was drawn, to be drawn again more simply.
  var draw: RandomReparameterization.Draw?
  var scales: [Rational] = []

  init(
    problem: LawProblem, change: ChartTransition?, place: [Expression], other: [Expression]?, constants: [Expression],
    point: Point
  ) {
    self.problem = problem
    self.change = change
    self.place = place
    self.other = other
    self.constants = constants
    self.point = point
  }

  /// A change that is drawn, about a point.
  init(
    drawnFor problem: LawProblem, at point: Point, _ draws: inout SeededDraws, needsTransition: Bool
  ) throws {
    let random = RandomReparameterization(of: problem.manifold.chart)
    try self.init(problem, random, random.draw(&draws), at: point, needsTransition: needsTransition)
  }

  init(
    _ problem: LawProblem, _ random: RandomReparameterization, _ draw: RandomReparameterization.Draw, at point: Point,
    needsTransition: Bool
  ) throws {
    let scales = InvarianceReport.scales(problem.manifold, point)
    self.problem = problem
    self.point = point
    self.draw = draw
    self.scales = scales
    place = draw.place.map { Expression($0) }
    constants = random.values(draw, at: point, scales: scales)
    let near = draw.place.enumerated().map { i, v in v + (i % 2 == 0 ? Rational(3, 16) : Rational(-1, 8)) }
    other = near.map { Expression($0) }
    change =
      needsTransition && problem.manifold.model != nil
      ? try random.transition(draw, at: point, scales: scales).transition : nil
  }

  /// The case for laws between places.
  func globalCase(digits: Int?) throws -> GlobalCase? {
    let manifold = problem.claimedManifold
    guard let change, let other else { return nil }
    let w = try Point(place, in: change.target), v = try Point(other, in: change.target)
    let q = try change.sourcePoint(v)
    let middle = try Point(
      zip(w.coordinates, v.coordinates).enumerated().map { i, pair in
        (pair.0 + pair.1) / 2 + (i == 0 ? 1 : -1) * (pair.1 - pair.0) / 4
      }, in: change.target)
    return GlobalCase(
      manifold, change: change, p: point, q: q, r: try change.sourcePoint(middle), newP: w, newQ: v, digits: digits)
  }
}

extension LawProblem {
  /// The manifold as it is claimed.
  var claimedManifold: StatisticalManifold {
    claims.metric == nil && claims.amariChentsovTensor == nil
      ? manifold : StatisticalManifold(space, name: manifold.name, model: manifold.model)
  }
}
