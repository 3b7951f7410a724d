import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo curvature`: the curvature of an α-connection at a point.
struct CurvatureCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "curvature",
    abstract: "The curvature of the metric, or of an α-connection, at a point or as formulas.",
    usage: """
      infogeo curvature MODEL [--at POINT] [--alpha A]
              [--kind scalar|riemann|ricci|sectional] [--plane VECTORS]
              [--component I,J,K,L]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      scalar: R; in two dimensions twice the Gaussian curvature. ricci: Ric_ij, `value[i][j]`. riemann: \
      R_{ijkl} = g(R(∂ᵢ,∂ⱼ)∂ₖ,∂ₗ), `value[i][j][k][l]`, so that R_{ijji} > 0 on a sphere. sectional: K of the plane of \
      two tangent vectors; spheres are positive. Without --at the curvature is printed as formulas; --component then computes \
      nothing else.

        infogeo curvature gamma --at shape=2,rate=1/2
        infogeo curvature dirichlet:k=3 --at a1=1,a2=2,a3=3 --kind sectional \\
          --plane "[1,0,0];[0,1,0]"
        infogeo curvature normal --at mu=0,sigma=1 --kind riemann --alpha 1/2
        infogeo curvature multivariate-normal:d=3 --kind riemann \\
          --component mu1,S11,mu1,S11
      """)

  /// Which curvature.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scalar, riemann, ricci, sectional
  }

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: TensorPointOptions

  @Option(help: ArgumentHelp("Which curvature.", valueName: "kind"))
  var kind = Kind.scalar

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Two tangent vectors, \"[1,0];[0,1]\"; not needed in two dimensions.", valueName: "vectors"))
  var plane: String?

  @OptionGroup var alphaOptions: AlphaOptions
  @OptionGroup var componentOptions: ComponentOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let alpha = try alphaOptions.value()
    if plane != nil, kind != .sectional {
      throw CommandFailure.usage("--plane belongs to --kind sectional, not to \(kind.rawValue)", option: "--plane")
    }
    let choice = try modelOptions.choice()
    let (quantity, letter) = try quantity(choice, alpha)
    var details: JSONObject = ["kind": .string(kind.rawValue), "alpha": .number(alpha.asDouble)]
    if case .sectionalCurvature(_, let u, let v) = quantity {
      details["plane"] = .array([u, v].map { .array($0.map { .string($0.description) }) })
    }
    let title =
      kind == .scalar || kind == .sectional
      ? "\(kind.rawValue.capitalized) curvature" : "\(kind.rawValue.capitalized) tensor"
    try deliver(
      quantity, title: alpha.isZero ? title : "\(title) of the (\(alpha))-connection", letter: letter, of: choice,
      details: details)
  }

  private func quantity(_ choice: ModelChoice, _ alpha: Rational) throws -> (Quantity, TensorLetter) {
    switch kind {
    case .scalar: return (.scalarCurvature(alpha: alpha), .scalar)
    case .ricci: return (.ricci(alpha: alpha), .ricci)
    case .riemann: return (.riemann(alpha: alpha), .riemann(isMetric: alpha.isZero))
    case .sectional:
      let (u, v) = try vectors(choice)
      return (.sectionalCurvature(alpha: alpha, u: u, v: v), .sectional)
    }
  }

  private func vectors(_ choice: ModelChoice) throws -> ([Expression], [Expression]) {
    let n = choice.chart.dimension
    guard n >= 2 else {
      throw CommandFailure(
        .data, kind: "degenerate-plane",
        "\(choice.name) has one parameter: there are no planes and no sectional curvature")
    }
    guard let plane else {
      guard n == 2 else {
        throw CommandFailure.usage(
          "--kind sectional needs --plane in \(n) dimensions: two vectors, like --plane \"[1,0,…];[0,1,…]\"",
          option: "--plane")
      }
      return ([.one, .zero], [.zero, .one])
    }
    guard let parts = BracketSplitter.split(plane, at: ";"), parts.count == 2 else {
      throw CommandFailure.input(
        "--plane “\(plane)”: two vectors with a semicolon between them are needed", parameter: "--plane", value: plane)
    }
    return (try choice.vector(parts[0], option: "--plane"), try choice.vector(parts[1], option: "--plane"))
  }
}
