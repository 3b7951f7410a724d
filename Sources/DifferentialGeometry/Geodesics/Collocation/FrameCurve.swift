import Scalars

/// A geodesic found by collocation in frames, as a value: polynomials that give places in `Double`.
struct FrameCurve: Sendable {
  private let working: WorkingCoordinates
  private let basis: LobattoBasis
  private let elements: [FrameCollocation.Element]
  /// dyᵃ/ds at the nodes of every element.
  private let slopes: [[BigFloat]]
  private let precision: BigFloatPrecision

  init(_ collocation: FrameCollocation) {
    let n = collocation.n
    working = collocation.problem.equation.working
    precision = collocation.problem.precision
    basis = collocation.basis
    elements = collocation.elements
    let basis = self.basis
    slopes = elements.map { element in
      (0...basis.degree).flatMap { basis.applied(basis.first, to: element.values, row: $0, dimension: n) }
    }
  }

  private func product(_ a: [BigFloat], _ v: [BigFloat]) -> [BigFloat] {
    let n = v.count
    return (0..<n).map { i in
      var total = a[i * n] * v[0]
      for j in 1..<max(n, 1) { total.addProduct(a[i * n + j], v[j]) }
      return total
    }
  }

  /// x and dx/dt.
  func place(at t: BigFloat) -> (x: [BigFloat], v: [BigFloat]) {
    let e = elements.lastIndex { BigFloat(exactly: $0.start) <= t } ?? 0
    let element = elements[e], n = element.base.count
    let width = BigFloat(rounding: element.width, precision: precision)
    let s = (t.rounded(to: precision) - BigFloat(rounding: element.start, precision: precision)) / width
    var y = [BigFloat](repeating: .zero.rounded(to: precision), count: n), slope = y
    for (j, weight) in basis.interpolation(at: s).enumerated() {
      for a in 0..<n {
        y[a].addProduct(weight, element.values[j * n + a])
        slope[a].addProduct(weight, slopes[e][j * n + a])
      }
    }
    let u = zip(product(element.frame.vectors, y), element.base).map { $0 + $1 }
    let w = product(element.frame.vectors, slope).map { $0 / width }
    let places = u.indices.map { working.place($0, u[$0], precision) }
    return (places.map(\.value), zip(places, w).map { $0.first * $1 })
  }
}
