import Scalars
import Symbolics

/// The metric of a manifold, printed as its line element.
public struct RiemannianMetric: Sendable, CustomStringConvertible {
  /// The manifold.
  public let manifold: Manifold

  init(_ manifold: Manifold) { self.manifold = manifold }

  /// gᵢⱼ, exact.
  public subscript(i: Int, j: Int) -> Expression { manifold.metricComponents[i * manifold.dimension + j] }

  /// gᵢⱼ with its index positions.
  public var components: TensorField {
    TensorField(symbol: "g", indices: "_ij", rank: 2, chart: manifold.chart, components: manifold.metricComponents)
  }

  /// The line element, such as `(dmu² + 2 dsigma²)/sigma^2`.
  public var description: String {
    let n = manifold.dimension
    let exact = (try? manifold.exactComponents(of: .metric).components) ?? manifold.metricComponents
    var entries: [(Expression, String)] = []
    for i in 0..<n {
      for j in i..<n where !exact[i * n + j].isZero {
        let a = manifold.chart.coordinates[i].name, b = manifold.chart.coordinates[j].name
        let component = exact[i * n + j]
        entries.append((i == j ? component : 2 * component, i == j ? "d\(a)²" : "d\(a) d\(b)"))
      }
    }
    guard let first = entries.first else { return "0" }
    // One common factor, when the components differ by numbers only.
    let ratios = entries.map { ($0.0 / first.0).rational }
    if entries.count > 1, ratios.allSatisfy({ $0 != nil }) {
      let inner = zip(ratios, entries).map { ratio, entry -> String in
        let r = ratio ?? 1
        return (r.isOne ? "" : "\(r) ") + entry.1
      }.joined(separator: " + ").replacing("+ -", with: "- ")
      let inverse = 1 / first.0
      let shown = inverse.description
      return first.0 == 1
        ? inner : "(\(inner))/" + (shown.contains(where: { "*/ ".contains($0) }) ? "(\(shown))" : shown)
    }
    return entries.map { factor, form in
      if factor == 1 { return form }
      let shown = factor.description
      return (shown.contains(" ") ? "(\(shown))" : shown) + " " + form
    }.joined(separator: " + ").replacing("+ -", with: "- ")
  }
}
