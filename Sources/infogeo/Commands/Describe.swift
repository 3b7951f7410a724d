import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo describe`: everything about a model as formulas.
struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "A model as formulas: density, statistics, potentials, metric, connection, curvature.",
    usage: "infogeo describe MODEL [--component I,J,K] [--format FORM] [-o FILE]",
    discussion: """
      Every formula is exact. Above four dimensions components are counted, not listed: --component prints single ones \
      (two indices for the metric and its inverse, three for Γᵏᵢⱼ and T_kij).

        infogeo describe gamma
        infogeo describe dirichlet:k=6 --component a1,a1,a2
        infogeo describe normal -o normal.tex
        infogeo describe normal --format python
        infogeo describe --density "k/s*(x/s)^(k-1)*exp(-(x/s)^k)" --variable x \\
          --support positive --parameters "s>0, k>0"
        infogeo describe --log-partition "-log(-t)" --parameters "t<0"
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @Option(
    help: ArgumentHelp(
      "Only one component, by names of coordinates or numbers from 0: i,j for the metric, k,i,j for Γᵏᵢⱼ and T.",
      valueName: "i,j,k"))
  var component: String?

  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let choice = try modelOptions.sourceChoice("describe")
    let description = try component.map { try ModelDescription(choice, component: $0) } ?? ModelDescription(choice)
    try output.deliver(DescriptionReport(description: description, style: codeOptions.style))
  }
}
