import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo distance`: the Fisher–Rao distance between two points.
struct DistanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "The Fisher–Rao distance between two points.",
    usage: """
      infogeo distance MODEL --from POINT --to POINT
              [--digits N] [--certified] [--format FORM] [-o FILE]
      """,
    discussion: """
      The length of the geodesic between the points, in closed form where the family has one and otherwise by \
      collocation, with an estimate of the error, and checked: JSON has the checks under "verification". Where the solver does not converge it says so (69). --digits gives \
      any number of digits; --certified an enclosure that is proved, or an error that says why there is none.

        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2
        infogeo distance gamma --from shape=1,rate=1 --to shape=2,rate=2/3
        infogeo distance beta --from a=1,b=1 --to a=5,b=2 --digits 50
        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2 --certified
        infogeo distance categorical:k=3 --from p1=1/5,p2=3/10 --to p1=1/2,p2=1/4
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Points") var points: PairOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision()
    let choice = try modelOptions.choice()
    let p = try choice.point(points.from, option: "--from", precision: precision)
    let q = try choice.point(points.to, option: "--to", precision: precision)
    try output.deliver(
      DistanceReport(choice: choice, from: p, to: q, result: try DistanceResult(choice, from: p, to: q, precision)))
  }
}
