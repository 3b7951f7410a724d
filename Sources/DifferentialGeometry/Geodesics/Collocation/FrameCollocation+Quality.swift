import Scalars

/// What is known of the curve.
extension FrameCollocation {
  /// The length of every element in its own frame: |dy/ds| in the middle.
  var sizes: [Double] {
    elements.map { element in
      let p = basis.degree
      let slope = basis.applied(basis.first, to: element.values, row: p / 2, dimension: n).map(\.asDouble)
      return max(slope.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
    }
  }

  /// The largest of the last Chebyshev coefficients, relative to the length of its element, as log₂.
  var tail: Double {
    var worst = -Double.infinity
    for (element, size) in zip(elements, sizes) {
      for row in 0..<3 {
        for x in basis.applied(basis.tail, to: element.values, row: row, dimension: n) {
          worst = max(worst, x.binaryMagnitude - Double.log2(size))
        }
      }
    }
    return worst
  }

  /// The width of the parameter interval: thirds, rounded to `Double`, do not add up to 1.
  var duration: BigFloat {
    elements.reduce(BigFloat.zero.rounded(to: problem.precision)) { $0 + problem.number($1.width) }
  }

  /// |du/dt|² at the nodes, each with its weight; nil where the metric has no value.
  func squaredSpeeds() -> [(square: BigFloat, weight: BigFloat)]? {
    var result: [(BigFloat, BigFloat)] = []
    for element in elements {
      let width = problem.number(element.width)
      for i in 0...basis.degree {
        let slope = basis.applied(basis.first, to: element.values, row: i, dimension: n)
        let u = zip(problem.product(element.frame.vectors, element.values[i * n..<(i + 1) * n]), element.base).map {
          $0 + $1
        }
        guard let g = problem.metric(u) else { return nil }
        let w = problem.product(element.frame.vectors, slope[...]).map { $0 / width }
        let moved = problem.product(g, w[...])
        var square = w[0] * moved[0]
        for a in 1..<max(n, 1) { square.addProduct(w[a], moved[a]) }
        result.append((square, basis.weights[i] * width))
      }
    }
    return result
  }

  /// max |ü − ü(u, u̇)|/|u̇|² between the nodes.
  func residual() -> Double {
    var worst = 0.0
    for (element, size) in zip(elements, sizes) {
      for s in [0.19, 0.43, 0.71] {
        let weights = basis.interpolation(at: problem.number(s))
        var y = [BigFloat](repeating: .zero.rounded(to: problem.precision), count: n), slope = y, bend = y
        for (j, weight) in weights.enumerated() {
          let first = basis.applied(basis.first, to: element.values, row: j, dimension: n)
          let second = basis.applied(basis.second, to: element.values, row: j, dimension: n)
          for a in 0..<n {
            y[a].addProduct(weight, element.values[j * n + a])
            slope[a].addProduct(weight, first[a])
            bend[a].addProduct(weight, second[a])
          }
        }
        let u = zip(problem.product(element.frame.vectors, y[...]), element.base).map { $0 + $1 }
        guard let force = problem.acceleration(u, problem.product(element.frame.vectors, slope[...])) else {
          return .infinity
        }
        var defect = 0.0
        for (a, b) in zip(bend, problem.product(element.frame.root, force[...])) {
          let gap = (a - b).asDouble
          defect += gap * gap
        }
        worst = max(worst, defect.squareRoot() / (size * size))
      }
    }
    return worst
  }
}
