import GeometryLaws

/// Quantities of a density whose expectations have no closed form.
extension Evaluation {
  /// The components by quadrature.
  ///
  /// - Throws: `GeometryError` naming what could not be had to the asked accuracy.
  func integrated(_ quantity: Quantity) throws -> Result {
    guard let model = choice.model else {
      throw CommandFailure(.software, kind: "internal", "a metric without a model")
    }
    let line = ProgressLine()
    defer { line.clear() }
    var quadrature = try ExpectationQuadrature(model)
    quadrature.progress = line.report
    let manifold = EstimatedManifold(quadrature)
    switch precision {
    case .double:
      let numbers = try manifold.estimated(quantity, at: point)
      return Result(
        values: numbers.map { .rounded(Rounded(value: $0.value, error: $0.error)) },
        method: Evaluation.method(numbers.first?.method), isEstimated: true)
    case .decimals(let digits):
      guard digits <= 1_000 else {
        throw CommandFailure.usage(
          "--digits \(digits): without a closed form there are at most 1000 digits", option: "--digits",
          value: "\(digits)")
      }
      let numbers = try manifold.estimated(quantity, at: point, digits: digits)
      return Result(
        values: numbers.map { Evaluation.decimal($0) }, method: Evaluation.method(numbers.first?.method),
        isEstimated: true)
    case .enclosures(let digits):
      guard digits <= 2_000 else {
        throw CommandFailure.usage(
          "--digits: without a closed form at most 2000 digits are proved", option: "--digits", value: "\(digits)")
      }
      let proved = try model.certifiedManifold().enclosure(of: quantity, at: point, digits: digits + 1)
      return Result(
        values: proved.components.map { ComponentValue($0, digits: digits + 2, isEnclosing: true) },
        method: "quadrature", isEstimated: false)
    }
  }

  /// A number with its error; what is below its error counts as zero.
  static func decimal(_ number: Estimated<String>) -> ComponentValue {
    if let value = Rational(number.value), let error = Rational(number.error), value.magnitude <= error {
      return .decimal("0", error: number.error)
    }
    return .decimal(DecimalText(number.value)?.text ?? number.value, error: number.error)
  }

  /// The word of the contract for a method.
  private static func method(_ name: String?) -> String {
    guard let name else { return "quadrature" }
    if name.contains("quasi-Monte Carlo") { return "quasi-Monte Carlo" }
    if name.contains("tensor quadrature") { return "tensor quadrature" }
    if name.contains("lattice sum") { return "lattice sum" }
    return name.contains("quadrature") ? "quadrature" : "series"
  }
}
