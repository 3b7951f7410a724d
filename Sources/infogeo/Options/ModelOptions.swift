import ArgumentParser
import GeometryLaws

/// A model by its name in the catalogue, by a density, by a log-partition function, or by a metric.
struct ModelOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A name of the catalogue, with constants after a colon: normal, binomial:n=10, categorical:k=4.",
      valueName: "model"))
  var model: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Instead of a name: a normalized density or mass function.", valueName: "formula"))
  var density: String?

  @Option(
    name: .customLong("log-density"), parsing: .unconditional,
    help: ArgumentHelp("The logarithm of a density, instead of --density.", valueName: "formula"))
  var logDensity: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The variable of the density, or several: \"x, y\"; x when it is not given.", valueName: "names")
  )
  var variable: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the variable lies: real, positive, unit, a..b, a..inf, naturals or 0..n (the integers; 0.0..n is the interval). For several variables a set for each, separated by commas, or one for all; or simplex.",
      valueName: "sets"))
  var support: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The parameters in their order, with domains: \"mu, sigma>0, p in 0..1\".", valueName: "list"))
  var parameters: String?

  @Flag(
    help: ArgumentHelp(
      "The density is known up to a factor, which may depend on the parameters: it is divided by its integral."))
  var unnormalized = false

  @Option(
    name: .customLong("log-partition"), parsing: .unconditional,
    help: ArgumentHelp(
      "Instead of a name: the log-partition function of an exponential family in its natural parameters.",
      valueName: "formula"))
  var logPartition: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Instead of a name: a metric, \"[[1/y^2,0],[0,1/y^2]]\".", valueName: "matrix"))
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "Points and results in natural (theta1, …) or expectation (eta1, …) coordinates of an exponential family.",
      valueName: "kind"))
  var coordinates: DualCoordinates.Kind?

  /// The options other than the name that say what the model is.
  var formulas: [(option: String, text: String)] {
    [("--density", density), ("--log-density", logDensity), ("--log-partition", logPartition), ("--metric", metric)]
      .compactMap { option, text in text.map { (option, $0) } }
  }
}

/// A model that was chosen, with the manifold that belongs to it.
struct ModelChoice {
  /// The name in output: as it was given, or "custom".
  let name: String
  /// The name in the catalogue without constants; empty for a model of one's own.
  let family: String
  /// The coordinates.
  let chart: Chart
  /// The model itself; nil for a metric.
  let model: StatisticalModel?
  /// Metric and cubic tensor in closed form; nil for a density whose expectations have to be integrated.
  let closedForm: StatisticalManifold?
  /// The coordinates of points and results, when they are not those of the model.
  let dual: DualCoordinates?

  /// The same model with points and results in other coordinates.
  init(_ other: ModelChoice, dual: DualCoordinates) {
    name = other.name
    family = other.family
    chart = dual.chart
    model = other.model
    closedForm = other.closedForm
    self.dual = dual
  }

  /// A model with everything in closed form.
  init(name: String, family: String, manifold: StatisticalManifold) {
    self.name = name
    self.family = family
    chart = manifold.chart
    model = manifold.model
    closedForm = manifold
    dual = nil
  }

  /// A model whose expectations are in closed form where they can be.
  init(name: String, family: String, model: StatisticalModel) throws {
    self.name = name
    self.family = family
    chart = model.chart
    dual = nil
    do {
      closedForm = try model.manifold()
    } catch {
      // A density can be integrated at a point.
      guard case .unsupported = error, model.sampleSpace != nil else { throw error }
      closedForm = nil
    }
    self.model = closedForm?.model ?? model
  }

  /// The names of the coordinates.
  var coordinateNames: [String] { chart.coordinates.map(\.name) }

  /// The manifold by quadrature, of a density that has no other; nil where there is one in closed form.
  var estimated: EstimatedManifold? {
    get throws { closedForm == nil ? try model?.estimatedManifold() : nil }
  }

  /// The manifold in closed form.
  ///
  /// - Throws: `CommandFailure` when there is none.
  var manifold: StatisticalManifold {
    get throws {
      if let closedForm { return closedForm }
      throw CommandFailure(
        .data, kind: "unsupported",
        "the expectations of \(name == "custom" ? "this density" : name) have no known closed form: metric, christoffel, amari-chentsov and curvature have values at a point, by quadrature; distance and geodesic between two points are in Double, without --digits, --certified and --points"
      )
    }
  }
}
