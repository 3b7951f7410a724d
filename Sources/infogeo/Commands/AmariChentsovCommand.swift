import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo amari-chentsov`: T_ijk at a point.
struct AmariChentsovCommand: TensorCommand {
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
    let choice = try modelOptions.choice()
    guard choice.model != nil else {
      throw CommandFailure.usage("--metric gives a metric only: there is no Amari–Chentsov tensor", option: "--metric")
    }
    try deliver(.cubicForm, title: "Amari–Chentsov tensor", letter: .cubic, of: choice)
  }
}
