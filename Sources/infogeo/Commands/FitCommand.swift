import ArgumentParser
import GeometryLaws

/// `infogeo fit`: maximum likelihood for the groups of a CSV file, and the geometry between them.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit a model to data, group by group, and compare the groups.",
    usage: """
      infogeo fit MODEL DATA.csv [--column NAME] [--by NAME]
              [--digits N] [--certified] [--format FORM] [-o FOLDER]
      """,
    discussion: """
      Maximum likelihood estimates with standard errors from the Fisher information, then the matrix of Fisher–Rao \
      distances between the groups. -o FOLDER writes fit.json, estimates.csv, distances.csv, geodesics.csv, figure.svg \
      and report.html. Rows without a value are left out, and counted on standard error. --digits gives estimates and \
      distances to any number of digits, the data being taken as the decimals that they are; --certified gives \
      enclosures that are proved.

        infogeo fit normal iris.csv --column petal_length --by species
        infogeo fit gamma aircraft.csv --column hours --by aircraft -o results
        infogeo fit categorical:k=3 iris.csv --column species --format json

      Models of vectors take --column several times. A categorical model takes a column of names, whose categories \
      are numbered in alphabetical order.
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @Argument(
    help: ArgumentHelp("A CSV file whose first line names the columns.", valueName: "data"),
    completion: .file(extensions: ["csv"]))
  var data: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The column with the observations; needed when there are several.", valueName: "name"))
  var column: [String] = []

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The column that divides the rows into groups.", valueName: "name"))
  var by: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The unit of the observations, for the axes of the figure: a rate has its inverse.", valueName: "text"))
  var unit: String?

  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision()
    var options = modelOptions, path = data
    // With --density the only word is the file.
    if path == nil, !options.formulas.isEmpty { (options.model, path) = (nil, options.model) }
    guard let path else {
      throw CommandFailure.usage("the data are missing: infogeo fit MODEL DATA.csv", option: "data")
    }
    let choice = try options.sourceChoice("fit")
    guard let model = choice.model, model.sampleSpace != nil else {
      throw CommandFailure(
        .data, kind: "unsupported",
        "only a model with a density can be fitted to data, not a metric or a log-partition function")
    }
    let observations = try FitData(path: path, model: model, columns: column, by: by)
    let result = try FitResult(choice: choice, model: model, data: observations)
    let decimals = try precision == .double ? nil : FitDecimals(result, precision)
    try output.deliver(FitReport(result: result, unit: unit, decimals: decimals))
    if observations.leftOut > 0 {
      let rows = observations.leftOut == 1 ? "1 row" : "\(observations.leftOut) rows"
      output.note("\(rows) of \(path) without a value left out")
    }
  }
}
