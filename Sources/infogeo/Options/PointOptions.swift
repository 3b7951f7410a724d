import ArgumentParser

/// The point at which a quantity is wanted.
struct PointOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Every coordinate by name, like mu=0.5,sigma=2; vectors and matrices in brackets.", valueName: "point"))
  var at: String
}

/// The point at which a tensor is wanted; without it there are formulas.
struct TensorPointOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Every coordinate by name, like mu=0.5,sigma=2; vectors and matrices in brackets. Without it the formulas are printed.",
      valueName: "point"))
  var at: String?
}

/// Two points.
struct PairOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("The first point, like mu=0,sigma=1.", valueName: "point"))
  var from: String

  @Option(parsing: .unconditional, help: ArgumentHelp("The second point.", valueName: "point"))
  var to: String
}
