import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo natural-gradient`: (df)♯ at a point.
struct NaturalGradientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "natural-gradient",
    abstract: "The natural gradient of a function of the parameters.",
    usage: """
      infogeo natural-gradient MODEL --at POINT --objective TEXT [--space SPACE]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      vⁱ = gⁱʲ ∂ⱼf: the direction of steepest ascent of f in the Fisher metric. It is a vector, the same one in any \
      parameters. With --metric it is the gradient in that metric, and with --space in the L², Sobolev or Wasserstein \
      metric of the densities, for continuous observations. An .svg or .html file shows it beside the gradient of \
      components: fields and flows in two charts, and descents step by step.

        infogeo natural-gradient normal --at mu=1,sigma=2 --objective "log(sigma) + (1+mu^2)/(2*sigma^2)"
        infogeo natural-gradient gamma --at shape=2,rate=1 --objective "shape/rate" --digits 40
        infogeo natural-gradient normal --at mu=1,sigma=2 --objective "mu^2+sigma" --space sobolev:s=1,length=1/2
        infogeo natural-gradient normal --at mu=3,sigma=1 --objective "log(sigma) + (4+mu^2)/(2*sigma^2)" -o flow.svg
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: PointOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The function, a formula in the parameters.", valueName: "text"))
  var objective: String

  @Option(
    help: ArgumentHelp(
      "The metric: fisher, l2, wasserstein, or sobolev:s=S,length=L for ∫∂p(1 − L²Δ)^S ∂p.", valueName: "space"))
  var space: String = "fisher"

  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision()
    let choice = try modelOptions.choice()
    let point = try choice.point(pointOptions.at, option: "--at", precision: precision)
    let function = try ModelOptions.formula(objective, "--objective", choice.chart.coordinates)
    let differential = try differential(of: function, at: point)
    let quantity = Quantity.sharp(covector: differential)
    let evaluation = Evaluation(choice: choice, point: point, precision: precision)
    let kind = try GradientSpace(parsing: space), metric = try modelMetric(kind, choice)
    let report = TensorReport(
      command: "natural-gradient", title: choice.model == nil ? "Gradient" : kind.title, choice: choice, point: point,
      quantity: quantity, letter: .gradient, precision: precision,
      result: try metric.map { try evaluation.result(quantity, in: $0) } ?? evaluation.result(quantity),
      details: ["objective": .string("\(function)"), "space": .string(kind.name)], selection: nil)
    guard choice.dual == nil, let base: any DescentSpace = try metric ?? fisherSpace(choice) else {
      return try output.deliver(report)
    }
    let figure = NaturalGradientFigure(
      choice: choice, space: kind, metric: base, objective: try Objective(function, in: choice.chart), point: point,
      isClosedForm: metric?.isClosedForm ?? (choice.closedForm != nil),
      isQuick: metric?.isQuick ?? (choice.closedForm != nil || choice.model?.variables.count == 1))
    try output.deliver(NaturalGradientReport(gradient: report, figure: figure))
  }

  /// The metric of the densities that is asked for; nil for Fisher's.
  private func modelMetric(_ kind: GradientSpace, _ choice: ModelChoice) throws -> ModelMetric? {
    guard kind != .fisher else { return nil }
    guard let model = choice.model else {
      throw CommandFailure.usage(
        "--space \(kind.name): a metric has no densities; with --metric the gradient is that of the metric",
        option: "--space", value: space)
    }
    guard choice.dual == nil else {
      throw CommandFailure.usage(
        "--space \(kind.name): these metrics are computed in the source coordinates, without --coordinates",
        option: "--space", value: space)
    }
    return try kind.metric(of: model)
  }

  /// Fisher's metric, or the metric that was given, for descents.
  private func fisherSpace(_ choice: ModelChoice) throws -> (any DescentSpace)? {
    if let manifold = choice.closedForm { return FisherSpace(manifold) }
    return try choice.model?.estimatedManifold()
  }

  /// ∂ⱼf at a point, exact.
  ///
  /// - Throws: `CommandFailure` where it is not defined.
  private func differential(of function: Expression, at point: Point) throws -> [Expression] {
    let coordinates = point.chart.coordinates
    let values = Dictionary(uniqueKeysWithValues: zip(coordinates, point.exact))
    let components = Expression.substituting(values, in: try function.gradient(by: coordinates))
    let balls = try Tape(components, inputs: []).evaluate([Ball](), precision: BallPrecision(bits: 256))
    if let place = balls.firstIndex(where: { !$0.isFinite }) {
      throw CommandFailure.input(
        "--objective: its derivative by \(coordinates[place].name) is not defined at this point",
        parameter: "--objective", value: objective)
    }
    return components
  }
}
