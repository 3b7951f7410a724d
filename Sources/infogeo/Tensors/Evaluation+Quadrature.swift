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
    case .enclosures:
      throw CommandFailure(
        .notConverged, kind: "not-proved",
        "--certified: the expectations of this density have no closed form, and the error of a quadrature is an estimate, not a proof"
      )
    }
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
