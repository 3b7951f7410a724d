import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo metric`: gᵢⱼ at a point.
struct MetricCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "metric",
    abstract: "The Fisher metric at a point, or as formulas.",
    usage: """
      infogeo metric MODEL [--at POINT] [--component I,J]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      gᵢⱼ = E[∂ᵢ log p ∂ⱼ log p], for one observation and without a factor ½ or ¼. The point names every coordinate; \
      values are decimals, fractions or expressions, and are taken exactly. Each number comes with a bound of its error. \
      A density without closed expectations is integrated, with an estimate of the error: up to three continuous \
      variables by quadrature, counts by summation, more variables by quasi-Monte Carlo. \
      Without --at the metric is printed as formulas.

        infogeo metric normal --at mu=0.5,sigma=2
        infogeo metric multivariate-normal:d=3 --component S11,S22
        infogeo metric gamma --at shape=sqrt(2),rate=1/3 --format json
        infogeo metric beta --at a=1/10,b=5 --digits 50
        infogeo metric --density "x/s^2*exp(-x^2/(2*s^2))" --variable x \\
          --support positive --parameters "s>0" --at s=2
        infogeo metric --density "(1+(x^2+y^2)/(3*s^2))^(-5/2)/(2*pi*s^2)" \\
          --variable "x, y" --support "real, real" --parameters "s>0" --at s=2
        infogeo metric --log-density "x*log(a) - b*lgamma(x+1)" --unnormalized \\
          --support naturals --parameters "a>0,b>0" --at a=3,b=1/2
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Point") var pointOptions: TensorPointOptions
  @OptionGroup var componentOptions: ComponentOptions
  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Code") var codeOptions: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let choice = try modelOptions.choice()
    try deliver(.metric, title: choice.model == nil ? "Metric" : "Fisher metric", letter: .metric, of: choice)
  }
}
