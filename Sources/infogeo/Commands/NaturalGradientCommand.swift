import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo natural-gradient`: (df)♯ at a point.
struct NaturalGradientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "natural-gradient",
    abstract: "The natural gradient of a function of the parameters.",
    usage: """
      infogeo natural-gradient MODEL --at POINT --objective TEXT
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      vⁱ = gⁱʲ ∂ⱼf: the direction of steepest ascent of f in the Fisher metric. It is a vector, the same one in any \
      parameters. With --metric it is the gradient in that metric.

        infogeo natural-gradient normal --at mu=1,sigma=2 --objective "log(sigma) + (1+mu^2)/(2*sigma^2)"
        infogeo natural-gradient gamma --at shape=2,rate=1 --objective "shape/rate" --digits 40
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: PointOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The function, a formula in the parameters.", valueName: "text"))
  var objective: String

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
    try output.deliver(
      TensorReport(
        command: "natural-gradient", title: choice.model == nil ? "Gradient" : "Natural gradient", choice: choice,
        point: point, quantity: quantity, letter: .gradient, precision: precision,
        result: try evaluation.result(quantity), details: ["objective": .string("\(function)")], selection: nil))
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
