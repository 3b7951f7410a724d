import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo invariance`: whether the geometry survives a change of parameters.
struct InvarianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invariance",
    abstract: "The laws of geometry at a point, under a change of parameters.",
    usage: """
      infogeo invariance MODEL --at POINT --substitute FORMULAS
              --parameters LIST [--digits N] [--certified]
              [--format FORM] [-o FILE ...]
             infogeo invariance MODEL --trials N [--seed S] [--all]
      """,
    discussion: """
      One side of each law is the geometry of the model in its own parameters; the other comes from the density with the \
      substitution put in, read and differentiated anew. In Double residuals are in units of rounding, with --digits \
      both sides must agree to N digits and to more with more bits, with --certified the difference is proved to be \
      below 10⁻ᴺ, or proved not to be zero. With --trials points and nonlinear substitutions are drawn from a seed. A \
      picture (.svg, .html) shows geodesics and circles of the metric in both charts. Exit status 1 when a law is broken.

        infogeo invariance normal --at mu=0.5,sigma=2 \\
          --substitute "mu = m, sigma = exp(s)" --parameters "m, s"
        infogeo invariance gamma --at shape=2,rate=3 --certified \\
          --substitute "shape = exp(u), rate = exp(u-v)" --parameters "u, v"
        infogeo invariance beta --trials 20 --seed 7
      """)

  @Argument(help: ArgumentHelp("A model of the catalogue.", valueName: "model"))
  var model: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Every coordinate of the model by name.", valueName: "point"))
  var at: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The parameters of the model as formulas in the new ones.", valueName: "formulas"))
  var substitute: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The new parameters, with domains: \"m, s>0\".", valueName: "list"))
  var parameters: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Instead of a model: a density, and --model-parameters.", valueName: "formula"))
  var density: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The logarithm of a density.", valueName: "formula"))
  var logDensity: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("A log-partition function.", valueName: "formula"))
  var logPartition: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The variable of the density.", valueName: "name"))
  var variable: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Where the variable lies.", valueName: "set"))
  var support: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The parameters of a density or log-partition function.", valueName: "list"))
  var modelParameters: String?

  @Option(help: ArgumentHelp("So many random points and substitutions.", valueName: "n"))
  var trials: Int?

  @Flag(help: "With --trials also the laws between points: distances, geodesics, divergences.")
  var all = false

  @Option(help: ArgumentHelp("The seed of the first trial; trial k has the seed s + k.", valueName: "s"))
  var seed: UInt64?

  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let arithmetic = try self.arithmetic()
    let choice = try self.choice()
    let laws = all ? GeometryLaw.all : GeometryLaw.all.filter(\.isPointwise)
    if let trials {
      guard at == nil, substitute == nil, parameters == nil else {
        throw CommandFailure.usage(
          "--trials draws points and substitutions: --at and --substitute go without it", option: "--trials")
      }
      guard (1...1_000_000).contains(trials) else {
        throw CommandFailure.usage("--trials \(trials): from 1 to 1000000 trials can be run", option: "--trials")
      }
      let result: InvarianceTrials
      if let manifold = choice.closedForm {
        result = try InvarianceTrials(of: manifold, count: trials, seed: seed ?? 1, laws: laws, arithmetic: arithmetic)
      } else {
        result = try InvarianceTrials(
          of: estimated(choice), count: trials, seed: seed ?? 1, laws: laws, arithmetic: arithmetic)
      }
      try output.deliver(TrialsReport(choice: choice, arithmetic: arithmetic, trials: result))
      try InvarianceCommand.require(result.failures.map(\.outcome.law.name))
      return
    }
    if all { throw CommandFailure.usage("--all belongs to --trials", option: "--all") }
    if seed != nil { throw CommandFailure.usage("--seed belongs to --trials", option: "--seed") }
    guard let at, let substitute, let parameters else {
      throw CommandFailure.usage(
        "--at, --substitute and --parameters are needed together, or --trials alone", option: "--substitute")
    }
    let point = try choice.point(at, option: "--at", precision: try precisionOptions.precision())
    let change = try SubstitutionReader(chart: choice.chart).transition(substitute, parameters)
    let report: InvarianceReport
    if let manifold = choice.closedForm {
      report = try InvarianceReport(of: manifold, under: change, at: point, arithmetic: arithmetic)
    } else {
      report = try InvarianceReport(of: estimated(choice), under: change, at: point, arithmetic: arithmetic)
    }
    try output.deliver(InvarianceTable(choice: choice, report: report))
    try InvarianceCommand.require(report.outcomes.filter { !$0.holds }.map(\.law.name))
  }

  /// The model by quadrature, where its expectations have no closed form.
  private func estimated(_ choice: ModelChoice) throws -> EstimatedManifold {
    guard let model = choice.model else {
      throw CommandFailure(.data, kind: "unsupported", "\(choice.name) has no density to integrate")
    }
    return try model.estimatedManifold()
  }

  /// The model, whose parameters are not those of --parameters.
  private func choice() throws -> ModelChoice {
    // Parsed from nothing, so that every option has its default.
    var options = try ModelOptions.parse([])
    options.model = model
    options.density = density
    options.logDensity = logDensity
    options.logPartition = logPartition
    options.variable = variable
    options.support = support
    options.parameters = modelParameters
    return try options.choice()
  }

  private func arithmetic() throws -> InvarianceReport.Arithmetic {
    switch try precisionOptions.precision() {
    case .double: return .double
    case .decimals(let digits): return .digits(try limited(digits))
    case .enclosures(let digits): return .certified(digits: try limited(digits))
    }
  }

  private func limited(_ digits: Int) throws -> Int {
    guard (6...1_000).contains(digits) else {
      throw CommandFailure.usage("--digits \(digits): laws are measured to 6 to 1000 digits", option: "--digits")
    }
    return digits
  }

  /// - Throws: with the exit status of a broken law when there is one.
  static func require(_ broken: [String]) throws {
    guard broken.isEmpty else {
      throw CommandFailure(
        .broken, kind: "broken-law",
        "\(broken.count) law\(broken.count == 1 ? " is" : "s are") broken: \(broken.joined(separator: ", "))")
    }
  }
}

/// Reads `mu = m, sigma = exp(s)` with the list of new parameters.
struct SubstitutionReader {
  let chart: Chart

  func transition(_ text: String, _ parameters: String) throws -> ChartTransition {
    let symbols = try ParameterList(parameters).symbols
    guard let parts = BracketSplitter.split(text, at: ",") else {
      throw CommandFailure.input(
        "--substitute “\(text)”: brackets do not match", parameter: "--substitute", value: text)
    }
    var formulas: [Symbol: Expression] = [:]
    for part in parts {
      guard let equals = part.firstIndex(of: "=") else {
        throw CommandFailure.input(
          "--substitute: “\(part)” is not of the form name = formula", parameter: "--substitute", value: part)
      }
      let name = BracketSplitter.trimmed(part[..<equals])
      guard let symbol = chart.coordinates.first(where: { $0.name == name }) else {
        throw CommandFailure(
          .data, kind: "unknown-name",
          "--substitute: “\(name)” is not a parameter of the model: \(chart.coordinates.map(\.name).joined(separator: ", "))",
          parameter: name)
      }
      guard formulas[symbol] == nil else {
        throw CommandFailure.input("--substitute gives \(name) twice", parameter: name, value: text)
      }
      do {
        formulas[symbol] = try Expression(parsing: String(part[part.index(after: equals)...]), symbols: symbols)
      } catch {
        throw CommandFailure(.data, kind: "formula", "--substitute: \(error.description)", parameter: name, value: part)
      }
    }
    // A parameter that keeps its name keeps its value as well.
    for symbol in chart.coordinates where formulas[symbol] == nil {
      if let same = symbols.first(where: { $0.name == symbol.name }) { formulas[symbol] = Expression(same) }
    }
    return try chart.transition(to: symbols, where: formulas)
  }
}
