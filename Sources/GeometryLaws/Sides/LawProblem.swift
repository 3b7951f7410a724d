import InformationGeometry

/// A model with a change of parameters, compiled once for any number of points: the geometry that is held to be right on
/// one side, the density in new coordinates on the other.
package struct LawProblem: Sendable {
  package let name: String
  package let chart: Chart
  package let model: StatisticalModel?
  /// The manifold; nil where both sides have to be integrated.
  package let manifold: StatisticalManifold?
  package let claims: GeometryClaims
  /// g and T as they are claimed, in the chart of the model.
  package let space: Manifold?
  /// The symbols of the new coordinates and of numbers that are set for each point.
  package let coordinates: [Symbol], constants: [Symbol]
  /// The parameters as functions of both.
  package let map: [Expression]
  /// How often g is differentiated on the other side.
  package let derivatives: Int
  /// The density in new coordinates; nil when it has to be integrated.
  let density: CanonicalDensity?
  /// The density in the coordinates of the model.
  let own: CanonicalDensity?
  /// θ, η and ψ as the library knows them.
  private let potentials: Tape?
  /// f, J and H.
  let transition: Tape
  /// The objective's gradient and Hessian in both charts.
  private let objective: Tape, newObjective: Tape
  private let claimedTape: Tape?
  /// The claimed natural gradient of the objective.
  private let claimedGradient: Tape?
  /// The space without the promise of dual flatness.
  private let general: Manifold?
  /// The density of two observations, and of another observable.
  private let copies: CanonicalDensity?, observable: CanonicalDensity?
  private let kernels: MarkovKernels?
  private let continuous: ContinuousKernels?
  let gaussian: GaussianKernels?
  /// The density beside that of an exponential waiting time.
  private let product: CanonicalDensity?
  let window: ObservationWindow?
  let sampled: SampledDensity?
  let thirdJets: ThirdJets?
  /// P and S, the center and the unit of the objective, as symbols, and the objective.
  private let frame: [Symbol]
  private let function: Expression

  /// Compiles a model with the random changes of its chart.
  package init(_ manifold: StatisticalManifold, claims: GeometryClaims = GeometryClaims()) throws {
    let random = RandomReparameterization(of: manifold.chart)
    try self.init(
      manifold, manifold.model, manifold.chart, claims: claims, coordinates: random.coordinates,
      constants: random.coefficients, map: random.map)
  }

  /// Compiles a model whose geometry has to be integrated.
  package init(estimating model: StatisticalModel, under change: ChartTransition? = nil) throws {
    let random = RandomReparameterization(of: model.chart), frame = 2 * model.chart.dimension
    try self.init(
      nil, model, model.chart, claims: GeometryClaims(), coordinates: change?.target.coordinates ?? random.coordinates,
      constants: change == nil ? random.coefficients : Array(random.coefficients[..<frame]),
      map: change?.sourceCoordinates ?? random.map)
  }

  /// Compiles a model with one change of its chart.
  package init(
    _ manifold: StatisticalManifold, claims: GeometryClaims = GeometryClaims(), under change: ChartTransition
  ) throws {
    let random = RandomReparameterization(of: manifold.chart)
    try self.init(
      manifold, manifold.model, manifold.chart, claims: claims, coordinates: change.target.coordinates,
      constants: Array(random.coefficients[..<(2 * manifold.dimension)]),
      map: change.sourceCoordinates)
  }

  private init(
    _ manifold: StatisticalManifold?, _ model: StatisticalModel?, _ chart: Chart, claims: GeometryClaims,
    coordinates: [Symbol], constants: [Symbol], map: [Expression]
  ) throws {
    let n = chart.dimension, ξ = chart.coordinates
    name = manifold?.name ?? model?.name ?? ""
    self.chart = chart
    self.model = model
    self.manifold = manifold
    self.claims = claims
    self.coordinates = coordinates
    self.constants = constants
    self.map = map
    let frame = Array(constants[..<(2 * n)])
    self.frame = frame
    let derivatives = n <= 3 ? 2 : 1
    self.derivatives = derivatives
    let space = try manifold.map { try claims.applied(to: $0.manifold) }
    self.space = space
    general = try space.flatMap { space in
      space.isDuallyFlat && (2...5).contains(n)
        ? try Manifold(chart: space.chart, metric: space.metricComponents, cubic: space.cubicComponents) : nil
    }
    let same = ξ.map { Expression($0) }
    func reread(_ model: StatisticalModel?) throws -> CanonicalDensity? {
      try model.flatMap {
        try CanonicalDensity($0, map: same, coordinates: ξ, constants: [], derivatives: 1)
      }
    }
    copies = try reread(n <= 5 ? try? model?.repeated(2) : nil)
    observable = try reread(model.flatMap { model in try OtherObservable(model)?.model(of: model) })
    product = try model.flatMap { try LawProblem.product($0) }
    window = try model.flatMap { try ObservationWindow($0) }
    sampled = try model.flatMap {
      try SampledDensity($0, claims: claims, map: map, coordinates: coordinates, constants: constants)
    }
    continuous = sampled.map { ContinuousKernels(dimension: n, density: $0.density) }
    gaussian = try model.flatMap { try GaussianKernels($0) }
    thirdJets = try space.flatMap { try ThirdJets($0) }
    kernels = try model.flatMap { try MarkovKernels($0) }
    density = try model.flatMap {
      try CanonicalDensity($0, map: map, coordinates: coordinates, constants: constants, derivatives: derivatives)
    }
    own = try reread(model)
    potentials = try model?.exponentialFamily.flatMap { family in
      family.order == n
        ? try Tape(family.naturalParameters + family.expectationParameters + [family.logPartition], inputs: ξ) : nil
    }
    let J = try map.flatMap { try $0.gradient(by: coordinates) }
    transition = try Tape(map + J + J.flatMap { try $0.gradient(by: coordinates) }, inputs: coordinates + constants)
    // A function that is neither linear nor quadratic in units of the coordinates.
    let z = (0..<n).map { (ξ[$0] - Expression(frame[$0])) / Expression(frame[n + $0]) }
    var terms = [exp(z[0] / 2)]
    for i in 0..<n {
      terms.append(Expression(Rational(i + 1, 3)) * z[i] + Expression(Rational(i + 2, 10)) * z[i].squared)
      if i + 1 < n { terms.append(z[i] * z[i + 1] / 4) }
    }
    let L = Expression.sum(terms)
    function = L
    func differentiated(_ f: Expression, by x: [Symbol]) throws -> [Expression] {
      let gradient = try f.gradient(by: x)
      return gradient + (try gradient.flatMap { try $0.gradient(by: x) })
    }
    let differential = try differentiated(L, by: ξ)
    objective = try Tape(differential, inputs: ξ + frame)
    let values = Dictionary(uniqueKeysWithValues: zip(ξ, map))
    newObjective = try Tape(
      try differentiated(L.substituting(values), by: coordinates), inputs: coordinates + constants)
    claimedTape = try claims.christoffelSymbols.map { try Tape($0, inputs: ξ) }
    claimedGradient = try claims.naturalGradient.map { try Tape($0(Array(differential[..<n])), inputs: ξ + frame) }
  }

  /// Both sides at a place.
  ///
  /// - Parameters:
  ///   - w: the new coordinates, exactly.
  ///   - constants: the values of `constants`, exactly.
  ///   - point: the place in the chart of the model.
  ///   - other: a second place, for what compares two distributions.
  ///   - observations: places where a measured observation falls.
  ///   - estimated: the geometry at ξ where it has no closed form.
  /// - Throws: `GeometryError` where a side cannot be calculated.
  package func context<N: LawNumber>(
    w: [Expression], constants values: [Expression], at point: Point, other: [Expression]?,
    observations: [Double]? = nil, estimated: LocalGeometry<N>? = nil, _ precision: N.Precision
  ) throws -> LawContext<N>? {
    let n = chart.dimension
    let place = try LawProblem.numbers(w, precision) as [N], constant = try LawProblem.numbers(values, precision) as [N]
    let moved = transition.evaluate(place + constant, precision: precision)
    let ξ = Array(moved[..<n]), J = Array(moved[n..<(n + n * n)])
    let original: LocalGeometry<N>
    if let space {
      original = LocalGeometry(
        try space.localGeometry(N.ring(precision), at: ξ, derivatives: 2) { $0.evaluate(ξ, precision: precision) },
        precision: precision, derivatives: 2, claimedChristoffel: claimedTape?.evaluate(ξ, precision: precision))
    } else if let estimated {
      original = estimated
    } else {
      return nil
    }
    var transformed: LocalGeometry<N>?, newValues: CanonicalDensity.Values<N>?
    if let density {
      let found = try density.values(place + constant, precision)
      newValues = found
      transformed = LocalGeometry(
        try JetGeometry(
          N.ring(precision), dimension: n, jets: density.jets(found), isDuallyFlat: derivatives < 2),
        precision: precision, derivatives: derivatives)
    }
    let frameValues = Array(constant[..<(2 * n)])
    let L = objective.evaluate(ξ + frameValues, precision: precision)
    let newL = newObjective.evaluate(place + constant, precision: precision)
    var context = LawContext(
      problem: self, precision: precision, original: original, transformed: transformed,
      jacobian: J, second: Array(moved[(n + n * n)...]),
      inverseJacobian: try TensorAlgebra(N.ring(precision), dimension: n).inverse(ofGeneral: J),
      differential: Array(L[..<n]), hessian: Array(L[n...]), newDifferential: Array(newL[..<n]),
      newHessian: Array(newL[n...]))
    context.step = { [transition] shifted in Array(transition.evaluate(shifted + constant, precision: precision)[..<n])
    }
    context.place = place
    context.claimedGradient = claimedGradient?.evaluate(ξ + frameValues, precision: precision)
    context.ownValues = try own?.values(ξ, precision)
    context.newValues = newValues
    if let general {
      context.withoutPromises = LocalGeometry(
        try general.localGeometry(N.ring(precision), at: ξ, derivatives: 2) { $0.evaluate(ξ, precision: precision) },
        precision: precision, derivatives: 2)
    }
    context.twoObservations = try copies.map { $0.jets(try $0.values(ξ, precision)) }
    context.otherObservable = try observable.map { $0.jets(try $0.values(ξ, precision)) }
    context.position = ξ
    context.newPosition = place + constant
    context.observations = observations
    if let kernels {
      context.coarseInformation = { [[kernels.coarse(ξ, precision)]] }
      context.summedInformation = { kernels.whole(ξ, precision) }
      context.statisticInformation = { kernels.sums(ξ, precision) }
    } else if let continuous, let observations {
      let exact = try exactPosition(w: w, constants: values), sizes = original.lengths.map(\.largestMagnitude)
      context.coarseInformation = {
        let left = (continuous.cells(observations, at: exact, sizes: sizes) ?? []).map {
          LawProblem.information($0, precision) as [N]
        }
        // The bin; rounding, and noise behind it.
        return left.isEmpty ? [] : [[left[0]], Array(left[1...])]
      }
    } else if let gaussian {
      let exact = try exactPosition(w: w, constants: values), sizes = original.lengths.map(\.largestMagnitude)
      context.coarseInformation = {
        try gaussian.chains(ξ, at: point, exact: exact, sizes: sizes, precision)
      }
      if gaussian.isClosedForm {
        context.summedInformation = { try gaussian.besideNoisyCopy(ξ, at: point, precision) }
      }
    }
    context.productJets = product.map { product in
      { product.jets(try product.values(ξ + [N(LawProblem.otherRate, precision: precision)], precision)) }
    }
    if let potentials { context.potentials = potentials.evaluate(ξ, precision: precision) }
    if let other, let density {
      let there = try LawProblem.numbers(other, precision) as [N]
      let ζ = Array(transition.evaluate(there + constant, precision: precision)[..<n])
      context.otherPotentials = potentials?.evaluate(ζ, precision: precision)
      context.otherNewValues = try density.values(there + constant, precision)
    }
    return context
  }

  /// The objective of the laws as a function of ξ.
  func objectiveFormula(constants values: [Expression]) -> Expression {
    function.substituting(Dictionary(uniqueKeysWithValues: zip(frame, values)))
  }

  /// Exact numbers in a precision.
  static func numbers<N: LawNumber>(_ exact: [Expression], _ precision: N.Precision) throws -> [N] {
    let known = exact.map(\.rational)
    if known.allSatisfy({ $0 != nil }) { return known.map { N($0 ?? 0, precision: precision) } }
    return try Tape(exact, inputs: []).evaluate([N](), precision: precision)
  }
}
