import ArgumentParser
import GeometryLaws

/// How formulas are written as code.
struct CodeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --format swift, c, python or julia: readable formulas, or fast code with common subexpressions.",
      valueName: "style"))
  var style = CodeStyle.readable
}

extension CodeStyle: ExpressibleByArgument {}
