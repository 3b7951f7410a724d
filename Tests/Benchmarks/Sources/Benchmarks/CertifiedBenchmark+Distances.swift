import InformationGeometry

/// Proved distances: each must hold what another algorithm finds with more digits.
extension CertifiedBenchmark {
  private struct DistanceCase {
    let name: String
    let model: String
    let from: [Expression]
    let to: [Expression]
    let seconds: Double
  }

  private static let half = Expression(Rational(1, 2))
  private static let distances = [
    DistanceCase(name: "gamma, easy", model: "gamma", from: [1, 1], to: [2, Expression(Rational(2, 3))], seconds: 1),
    DistanceCase(
      name: "gamma, 0.05 to 200", model: "gamma", from: [Expression(Rational(1, 20)), 1], to: [200, 1], seconds: 5),
    DistanceCase(
      name: "gamma, 1e-3 to 1e6", model: "gamma", from: [Expression(Rational(1, 1000)), 1], to: [1_000_000, 1],
      seconds: 10),
    DistanceCase(name: "beta", model: "beta", from: [half, 1], to: [3, 5], seconds: 2),
    DistanceCase(name: "Dirichlet 3", model: "dirichlet:k=3", from: [half, 1, 2], to: [3, 5, half], seconds: 2),
    DistanceCase(
      name: "bivariate normal", model: "multivariate-normal:d=2", from: [0, 0, 1, 0, 1], to: [1, 2, 2, half, 1],
      seconds: 1),
  ]

  /// Distances to 17 digits, from nothing: the formulas are derived anew.
  func distanceRows(into table: inout Table) throws {
    for item in Self.distances {
      let task = "certified distance, \(item.name)"
      guard table.wants(task) else { continue }
      let ours = try measure(repeats: 3) {
        let manifold = try Catalogue.model(item.model).manifold()
        return try manifold.certifiedDistance(
          from: try manifold.point(exactly: item.from), to: try manifold.point(exactly: item.to))
      }
      let manifold = try Catalogue.model(item.model).manifold()
      let other = try manifold.distance(
        from: try manifold.point(exactly: item.from), to: try manifold.point(exactly: item.to), digits: 30)
      table.add(
        Row(
          task: task, ours: ours.timing, target: .seconds(item.seconds),
          note: (holds(ours.last.enclosure, other) ? "holds \(other.method.rawValue)" : "DISAGREES: \(other)")
            + (ours.last.isMinimizing ? ", proved" : ", not proved to be the shortest")))
    }
  }

  /// Whether an enclosure, which may be narrower than the error of another answer, is within that of it.
  private func holds(_ enclosure: Ball, _ other: BigFloatDistance) -> Bool {
    let gap = enclosure - Ball(containing: other.value, precision: enclosure.precision)
    return Ball.absoluteValue(gap).lower <= other.error.asDouble
  }
}
