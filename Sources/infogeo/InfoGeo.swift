import ArgumentParser

/// The root command.
struct InfoGeo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infogeo",
    abstract: "Information geometry of statistical models, from one formula.",
    discussion: """
      A model is a name of the catalogue (`infogeo families` lists it), a density, a log-partition function, or any \
      metric. From it follow the Fisher metric, the Amari–Chentsov tensor, the α-connections, curvature, geodesics and \
      Fisher–Rao distances, as formulas or as numbers with a bound of their error.

        infogeo families
        infogeo describe gamma
        infogeo metric normal --at mu=0.5,sigma=2
        infogeo curvature beta --at a=2,b=3 --format json
        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2
        infogeo metric --density "x/s^2*exp(-x^2/(2*s^2))" --variable x \\
          --support positive --parameters "s>0" --at s=2

      Exit status: 0 done; 1 a law is broken; 64 the command line is wrong; 65 the model, the point or the data are wrong; 69 a solver \
      did not converge; 70 an error of the program itself.
      """,
    version: Program.version,
    subcommands: [
      Families.self, Describe.self, MetricCommand.self, ChristoffelCommand.self, AmariChentsovCommand.self,
      CurvatureCommand.self, GeodesicCommand.self, DistanceCommand.self, DivergenceCommand.self,
      InvarianceCommand.self, FitCommand.self, NaturalGradientCommand.self, ProveCommand.self, RunCommand.self,
    ])
}
