import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo christoffel`: the coefficients of an α-connection, at a point or as formulas.
struct ChristoffelCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "christoffel",
    abstract: "The Christoffel symbols of an α-connection.",
    usage: """
      infogeo christoffel MODEL [--at POINT] [--alpha A]
              [--kind first|second] [--component K,I,J]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      Second kind: Γᵏᵢⱼ, `value[k][i][j]`. First kind: Γ_{ij,k} = [ij,k] − (α/2) T_ijk, `value[i][j][k]`. α = 0 is the \
      Levi-Civita connection, 1 the exponential, -1 the mixture connection. Without --at the symbols are printed as \
      formulas.

        infogeo christoffel normal --at mu=1/3,sigma=7/5
        infogeo christoffel normal --alpha -1
        infogeo christoffel gamma --at shape=2,rate=1/2 --kind first --format json
        infogeo christoffel dirichlet:k=6 --component a1,a1,a2
        infogeo christoffel gamma --format c --style fast
      """)

  /// Which index positions.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case first, second
  }

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: TensorPointOptions

  @OptionGroup var alphaOptions: AlphaOptions

  @Option(help: ArgumentHelp("The position of the third index: Γ_{ij,k} or Γᵏᵢⱼ.", valueName: "kind"))
  var kind = Kind.second

  @OptionGroup var componentOptions: ComponentOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let alpha = try alphaOptions.value()
    let title =
      "Christoffel symbols" + (kind == .first ? " of the first kind" : "")
      + (alpha.isZero ? "" : " (α = \(alpha))")
    try deliver(
      kind == .second ? .christoffel(alpha: alpha) : .christoffelFirstKind(alpha: alpha), title: title,
      letter: kind == .second ? .christoffel : .firstKind, of: modelOptions.choice(),
      details: ["kind": .string(kind.rawValue), "alpha": .number(alpha.asDouble)])
  }
}
