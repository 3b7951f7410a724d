import InformationGeometry

/// Where laws are measured: a compiled model, a place in the new chart, and numbers for everything that is left open.
struct LawSetting: Sendable {
  let problem: LawProblem
  /// The change of parameters where one was given.
  let givenChange: ChartTransition?
  /// w and a second place, exactly.
  let place: [Expression]
  let other: [Expression]?
  /// The values of the constants of the problem.
  let constants: [Expression]
  /// The point in the chart of the model.
  let point: Point
  /// Places where a measured observation falls.
  let observations: [Double]?
  /// What was drawn, to be drawn again more simply.
  var draw: RandomReparameterization.Draw?
  var scales: [Rational] = []

  init(
    problem: LawProblem, change: ChartTransition?, place: [Expression], other: [Expression]?, constants: [Expression],
    point: Point
  ) {
    self.problem = problem
    givenChange = change
    self.place = place
    self.other = other
    self.constants = constants
    self.point = point
    observations = problem.window?.quantiles(at: point.coordinates)
  }

  /// A change that is drawn, about a point.
  init(drawnFor problem: LawProblem, at point: Point, _ draws: inout SeededDraws) {
    let random = RandomReparameterization(of: problem.chart)
    self.init(problem, random, random.draw(&draws), at: point)
  }

  init(
    _ problem: LawProblem, _ random: RandomReparameterization, _ draw: RandomReparameterization.Draw, at point: Point
  ) {
    let scales = problem.scales(at: point)
    self.problem = problem
    self.point = point
    self.draw = draw
    self.scales = scales
    givenChange = nil
    observations = problem.window?.quantiles(at: point.coordinates)
    place = draw.place.map { Expression($0) }
    constants = random.values(draw, at: point, scales: scales)
    let near = draw.place.enumerated().map { i, v in v + (i % 2 == 0 ? Rational(3, 16) : Rational(-1, 8)) }
    other = near.map { Expression($0) }
  }

  /// A power of two of about half the range of the observations; nil where they are not measured by one number.
  var observationUnit: Rational? {
    guard let x = observations, let last = x.last, last > x[0] else { return nil }
    return Rational(2).power(Int(Double.log2((last - x[0]) / 2).rounded(.down)))
  }

  /// The change as a transition between charts; nil where there is no density to put it into.
  func pointwiseChange() throws -> ChartTransition? {
    guard problem.model != nil else { return nil }
    return try givenChange ?? draw.map { try transition($0) }
  }

  /// The change for laws between places: geodesics integrate its formulas thousands of times, and of a change that was
  /// drawn they get the quadratic part, which couples the coordinates as well.
  private func globalChange() throws -> ChartTransition? {
    guard problem.model != nil else { return nil }
    guard givenChange == nil, let draw else { return givenChange }
    let n = draw.place.count, none = [Rational](repeating: 0, count: n)
    return try transition(.init(place: draw.place, nonlinear: none + draw.nonlinear[n..<(2 * n)] + none))
  }

  private func transition(_ draw: RandomReparameterization.Draw) throws -> ChartTransition {
    try RandomReparameterization(of: problem.chart).transition(draw, at: point, scales: scales).transition
  }

  /// The case for laws between places.
  func globalCase(digits: Int?) throws -> GlobalCase? {
    guard let manifold = problem.claimedManifold, let change = try globalChange(), let other else { return nil }
    let w = try Point(place, in: change.target), v = try Point(other, in: change.target)
    let q = try change.sourcePoint(v)
    let middle = try Point(
      zip(w.coordinates, v.coordinates).enumerated().map { i, pair in
        (pair.0 + pair.1) / 2 + (i == 0 ? 1 : -1) * (pair.1 - pair.0) / 4
      }, in: change.target)
    return GlobalCase(
      manifold, change: change, p: point, q: q, r: try change.sourcePoint(middle), newP: w, newQ: v,
      objective: problem.objectiveFormula(constants: constants), digits: digits)
  }
}

extension LawProblem {
  /// The manifold as it is claimed.
  var claimedManifold: StatisticalManifold? {
    guard let manifold, let space else { return nil }
    return claims.metric == nil && claims.amariChentsovTensor == nil
      ? manifold : StatisticalManifold(space, name: manifold.name, model: manifold.model)
  }

  /// A unit of each coordinate: a fraction of 1/√gᵢᵢ, and of the way to the end of its interval.
  func scales(at point: Point) -> [Rational] {
    let n = chart.dimension, x = point.coordinates
    var g = (try? space?.tape([.metric]))?.evaluate(x)
    if g == nil, let model, let found = try? ExpectationQuadrature(model).metric(at: point, tolerance: 1e-3) {
      g = found.map(\.value)
    }
    return (0..<n).map { i in
      let domain = chart.coordinates[i].domain
      var scale = g.map { 1 / $0[i * n + i].squareRoot() } ?? .infinity
      if !scale.isFinite || scale == 0 { scale = max(1, x[i].magnitude) }
      for end in [domain.lower, domain.upper] {
        if let end { scale = min(scale, (x[i] - end.value.asDouble).magnitude) }
      }
      // A power of two keeps formulas short.
      return Rational(2).power(Int(Double.log2(max(scale, 1e-200)).rounded(.down)) - 2 - (n > 3 ? 2 : 0))
    }
  }
}
