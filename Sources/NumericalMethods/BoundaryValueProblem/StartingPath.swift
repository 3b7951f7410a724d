/// A starting curve with its ends put right, as something to take pieces of.
struct StartingPath {
  private let starting: StartingCurve
  private let start: [Double]
  private let end: [Double]
  /// What is missing at the ends.
  private var startGap: [Double]
  private var endGap: [Double]

  init(_ starting: StartingCurve, from start: [Double], to end: [Double]) {
    self.starting = starting
    self.start = start
    self.end = end
    startGap = start
    endGap = end
    guard let point = starting.point else { return }
    let n = start.count
    startGap = Self.value(point, 0, n)
    endGap = Self.value(point, 1, n)
    for c in 0..<n {
      startGap[c] = start[c] - startGap[c]
      endGap[c] = end[c] - endGap[c]
    }
  }

  private static func value(
    _ point: (Double, UnsafeMutablePointer<Double>) -> Void, _ t: Double, _ n: Int
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: n) { buffer, count in
      buffer.initialize(repeating: 0)
      if let x = buffer.baseAddress { point(t, x) }
      count = n
    }
  }

  /// The point at a parameter of [0, 1].
  func point(_ s: Double) -> [Double] {
    let n = start.count
    if s == 1 { return end }
    guard let point = starting.point else { return (0..<n).map { start[$0] + s * (end[$0] - start[$0]) } }
    var x = Self.value(point, s, n)
    for c in 0..<n { x[c] += (1 - s) * startGap[c] + s * endGap[c] }
    return x
  }

  /// The part from parameter 0 to `s`, run through in unit time.
  func curve(upTo s: Double) -> ChebyshevCurve {
    let n = start.count
    let basis = ChebyshevBasis.coarse
    let nodes = basis.degree + 1
    // A straight line needs one element; of another curve nothing is known.
    let elements = starting.point == nil ? 1 : 8
    let breakpoints = (0...elements).map { Double($0) / Double(elements) }
    var interfaces: [Double] = []
    for t in breakpoints { interfaces += point(s * t) }
    var accelerations = [Double](repeating: 0, count: elements * nodes * n)
    if starting.point != nil {
      for e in 0..<elements {
        var values: [Double] = []
        for i in 0..<nodes { values += point(s * (Double(e) + basis.nodes[i]) / Double(elements)) }
        for c in 0..<n {
          let bends = Self.secondDerivative(values, c, n, basis)
          // d/dt = 2 · elements · d/dτ.
          let factor = 4 * Double(elements * elements)
          for i in 0..<nodes { accelerations[(e * nodes + i) * n + c] = factor * bends[i] }
        }
      }
    }
    return ChebyshevCurve(
      dimension: n, basis: basis, breakpoints: breakpoints, interfaces: interfaces, accelerations: accelerations)
  }

  /// d²/dτ² at the nodes of the polynomial through the values of component c.
  private static func secondDerivative(_ values: [Double], _ c: Int, _ n: Int, _ basis: ChebyshevBasis) -> [Double] {
    let nodes = basis.degree + 1
    var series = [Double](repeating: 0, count: nodes)
    for k in 0..<nodes {
      for j in 0..<nodes { series[k] += basis.toSeries[k * nodes + j] * values[j * n + c] }
    }
    let bend = ChebyshevBasis.derivative(ChebyshevBasis.derivative(series))
    return basis.nodes.map { s in
      let tau = 2 * s - 1
      var one = 0.0
      var two = 0.0
      for k in stride(from: bend.count - 1, to: 0, by: -1) {
        let next = bend[k] + 2 * tau * one - two
        two = one
        one = next
      }
      return bend[0] + tau * one - two
    }
  }
}
