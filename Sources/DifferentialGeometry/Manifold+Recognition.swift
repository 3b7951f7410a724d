import Scalars
import Symbolics

/// What can be seen of a metric from its formula.
extension Manifold {
  /// A value that is made once for the manifold.
  package func remembered<Value: Sendable>(_ key: String, make: () throws -> Value) rethrows -> Value {
    try memory.value("remembered " + key, make: make)
  }

  /// Groups of coordinates such that the metric is block diagonal and each block depends on its own coordinates alone.
  package var independentCoordinates: [[Int]] {
    let n = dimension, names = chart.coordinates
    var group = Array(0..<n)
    func join(_ places: [Int]) {
      guard let first = places.first else { return }
      let old = Set(places.map { group[$0] }), new = group[first]
      for i in 0..<n where old.contains(group[i]) { group[i] = new }
    }
    func places(_ expression: Expression) -> [Int] {
      let symbols = Set(expression.symbols)
      return (0..<n).filter { symbols.contains(names[$0]) }
    }
    for i in 0..<n {
      for j in i..<n {
        let entry = metricComponents[i * n + j].tidied()
        if !entry.isZero { join([i, j] + places(entry)) }
      }
    }
    for constraint in chart.constraints { join(places(constraint.positive)) }
    var result: [Int: [Int]] = [:]
    for i in 0..<n { result[group[i], default: []].append(i) }
    return result.values.sorted { $0[0] < $1[0] }
  }

  /// The isometry to the half plane of a metric (a dm² + 2b dm ds + c ds²)/(s − s₀)² with constants a, b, c: that of any
  /// location–scale family.
  ///
  ///     X = √(a/C) (m + (b/a)s),  Y = s − s₀,  C = c − b²/a
  package var recognizedIsometry: Isometry? {
    memory.value("recognized isometry") { locationScaleIsometry().map { [$0] } ?? [] }.first
  }

  private func locationScaleIsometry() -> Isometry? {
    guard dimension == 2, structure == nil, chart.constraints.isEmpty else { return nil }
    for (m, s) in [(0, 1), (1, 0)] {
      let location = chart.coordinates[m], scale = chart.coordinates[s]
      guard location.domain.lower == nil, location.domain.upper == nil, let low = scale.domain.lower,
        scale.domain.upper == nil
      else { continue }
      let height = Expression(scale) - Expression(low.value)
      func constant(_ i: Int, _ j: Int) -> Expression? {
        let product = (metricComponents[i * 2 + j] * height.squared).tidied()
        return product.symbols.isEmpty ? product : nil
      }
      guard let a = constant(m, m), let b = constant(m, s), let c = constant(s, s) else { continue }
      let hyperbolic = (c - b.squared / a).tidied(), precision = BallPrecision(bits: 128)
      guard let signs = try? Tape([a, hyperbolic], inputs: []).evaluate([Ball](), precision: precision),
        signs.allSatisfy(\.isPositive)
      else { continue }
      let stretch = sqrt(a / hyperbolic), shear = (b / a).tidied()
      let X = Symbol("X"), Y = Symbol("Y", .positive)
      let place = X / stretch - shear * (Y + Expression(low.value)), top = Expression(Y) + Expression(low.value)
      return Isometry(
        to: .hyperbolicPlane(scale: hyperbolic),
        image: [stretch * (location + shear * Expression(scale)), height], symbols: [X, Y],
        inverse: m == 0 ? [place, top] : [top, place])
    }
    return nil
  }
}
