import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo amari-chentsov`: T_ijk at a point.
struct AmariChentsovCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amari-chentsov",
    abstract: "The Amari–Chentsov tensor at a point, or as formulas.",
    usage: """
      infogeo amari-chentsov MODEL [--at POINT] [--component I,J,K]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      T_ijk = E[∂ᵢ log p ∂ⱼ log p ∂ₖ log p], totally symmetric; `value[i][j][k]` in JSON. It tells the α-connections \
      apart: Γ^(α)_{ij,k} = [ij,k] − (α/2) T_ijk. Without --at the components are printed as formulas.

        infogeo amari-chentsov normal --at mu=1/3,sigma=7/5
        infogeo amari-chentsov dirichlet:k=3 --at a1=1,a2=2,a3=3 --format json
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: TensorPointOptions

  @OptionGroup var componentOptions: ComponentOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision()
    let choice = try modelOptions.choice()
    guard choice.model != nil else {
      throw CommandFailure.usage("--metric gives a metric only: there is no Amari–Chentsov tensor", option: "--metric")
    }
    let place = try componentOptions.place(in: .cubic, choice.coordinateNames)
    guard let at = pointOptions.at else {
      return try output.deliver(
        FormulaReport(
          command: "amari-chentsov", title: "Amari–Chentsov tensor", choice: choice, quantity: .cubicForm,
          details: [:], selection: place, precision: precision, style: codeOptions.style))
    }
    let point = try choice.point(at, option: "--at", precision: precision)
    let evaluation = Evaluation(choice: choice, point: point, precision: precision)
    try output.deliver(
      TensorReport(
        command: "amari-chentsov", title: "Amari–Chentsov tensor", choice: choice, point: point, quantity: .cubicForm,
        letter: .cubic, precision: precision, result: try evaluation.result(.cubicForm), details: [:],
        selection: place.map { [$0] }))
  }
}
