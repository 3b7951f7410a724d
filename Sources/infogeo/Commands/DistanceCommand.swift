import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo distance`: the Fisher–Rao distance between two points.
struct DistanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "The Fisher–Rao distance between two points, or between all points of a file.",
    usage: """
      infogeo distance MODEL --from POINT --to POINT
              [--digits N] [--certified] [--format FORM] [-o FILE]
      infogeo distance MODEL --points FILE.csv
              [--label COLUMN] [--keep-going] [--format FORM] [-o FILE]
      """,
    discussion: """
      The length of the geodesic between the points, in closed form where the family has one and otherwise by \
      collocation, with an estimate of the error, and checked: JSON has the checks under "verification". Where the solver does not converge it says so (69). --digits gives \
      any number of digits; --certified an enclosure that is proved, or an error that says why there is none.

      --points reads a point from every row of a table with a column for each coordinate, and gives the matrix of all \
      distances, computed on all cores: as CSV with the names of the points, JSON with errors, NPY, or a map of colours (.svg, .html).

        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2
        infogeo distance gamma --from shape=1,rate=1 --to shape=2,rate=2/3
        infogeo distance beta --from a=1,b=1 --to a=5,b=2 --digits 50
        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2 --certified
        infogeo distance categorical:k=3 --from p1=1/5,p2=3/10 --to p1=1/2,p2=1/4
        infogeo distance gamma --points shapes.csv --label species -o matrix.csv
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Points") var points: DistancePoints
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let request = try points.request(), precision = try precisionOptions.precision()
    let choice = try modelOptions.choice()
    switch request {
    case .pair(let from, let to):
      let p = try choice.point(from, option: "--from", precision: precision)
      let q = try choice.point(to, option: "--to", precision: precision)
      try output.deliver(
        DistanceReport(choice: choice, from: p, to: q, result: try DistanceResult(choice, from: p, to: q, precision)))
    case .file(let path):
      guard precision == .double else {
        let option = precisionOptions.certified ? "--certified" : "--digits"
        throw CommandFailure.usage("\(option) and --points exclude each other: a matrix is in Double", option: option)
      }
      let report = try DistanceMatrixReport(
        choice: choice, points: try PointTable(path: path, label: points.label, choice: choice),
        keepsGoing: points.keepGoing)
      try output.deliver(report)
      if let remark = report.remark { output.note(remark) }
    }
  }
}
