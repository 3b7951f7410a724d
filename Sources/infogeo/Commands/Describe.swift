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
      Every formula is exact and simplified; sums that recur have a name. Above five dimensions components are counted, \
      not listed: --component prints single ones, and computes nothing else (two indices for the metric, its inverse and \
      Ric, three for Γᵏᵢⱼ and T_kij, four for R_ijkl).

        infogeo describe gamma
        infogeo describe dirichlet:k=6 --component a1,a1,a2
        infogeo describe normal -o normal.tex
        infogeo describe normal --format python
        infogeo describe gamma --format unicode
        infogeo describe --density "k/s*(x/s)^(k-1)*exp(-(x/s)^k)" --variable x \\
          --support positive --parameters "s>0, k>0"
        infogeo describe --log-partition "-log(-t)" --parameters "t<0"
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @Option(
    help: ArgumentHelp(
      "Only one component, by names of coordinates or by their numbers, which count from 0 as in JSON: i,j for the metric, k,i,j for Γᵏᵢⱼ and T, i,j,k,l for the Riemann tensor.",
      valueName: "i,j,k"))
  var component: String?

  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let choice = try modelOptions.sourceChoice("describe")
    let description = try component.map { try ModelDescription(choice, component: $0) } ?? ModelDescription(choice)
    try output.deliver(DescriptionReport(choice: choice, description: description, style: codeOptions.style))
  }
}
