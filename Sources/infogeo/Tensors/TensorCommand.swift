import ArgumentParser
import Figures
import GeometryLaws

/// A command whose result is one tensor of a model: at a point, or as formulas.
protocol TensorCommand: ParsableCommand {
  var modelOptions: ModelOptions { get }
  var pointOptions: TensorPointOptions { get }
  var componentOptions: ComponentOptions { get }
  var precisionOptions: PrecisionOptions { get }
  var codeOptions: CodeOptions { get }
  var output: OutputOptions { get }
}

extension TensorCommand {
  /// Prints or writes a tensor: its value at `--at`, or its formulas where there is no `--at`.
  ///
  /// - Parameters:
  ///   - title: the tensor's name above a text.
  ///   - letter: the letter and the positions of the indices.
  ///   - details: members of the JSON object that only this tensor has.
  func deliver(
    _ quantity: Quantity, title: String, letter: TensorLetter, of choice: ModelChoice, details: JSONObject = [:]
  ) throws {
    let precision = try precisionOptions.precision()
    let command = Self.configuration.commandName ?? ""
    let place = try componentOptions.place(in: letter, choice.coordinateNames)
    guard let at = pointOptions.at else {
      return try output.deliver(
        FormulaReport(
          command: command, title: title, choice: choice, quantity: quantity, details: details, selection: place,
          precision: precision, style: codeOptions.style))
    }
    let point = try choice.point(at, option: "--at", precision: precision)
    let evaluation = Evaluation(choice: choice, point: point, precision: precision)
    try output.deliver(
      TensorReport(
        command: command, title: title, choice: choice, point: point, quantity: quantity, letter: letter,
        precision: precision, result: try evaluation.result(quantity), details: details,
        selection: place.map { [$0] }))
  }
}
