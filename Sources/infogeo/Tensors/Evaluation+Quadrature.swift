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
    let manifold = try model.estimatedManifold()
    switch precision {
    case .double:
      let numbers = try manifold.estimated(quantity, at: point)
      return Result(
        values: numbers.map { .rounded(Rounded(value: $0.value, error: $0.error)) },
        method: Evaluation.method(numbers.first?.method), isEstimated: true)
    case .decimals(let digits):
      guard quantity == .metric, digits <= 2_000 else {
        throw CommandFailure.usage(
          "--digits: without a closed form only the metric has more digits than a Double, and at most 2000",
          option: "--digits", value: "\(digits)")
      }
      let numbers = try manifold.quadrature.metric(at: point, digits: digits)
      return Result(
        values: numbers.map { .decimal(DecimalText($0.value)?.text ?? $0.value, error: $0.error) },
        method: Evaluation.method(numbers.first?.method), isEstimated: true)
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

  /// The word of the contract for a method.
  private static func method(_ name: String?) -> String {
    name.map { $0.contains("quadrature") } ?? true ? "quadrature" : "series"
  }
}
