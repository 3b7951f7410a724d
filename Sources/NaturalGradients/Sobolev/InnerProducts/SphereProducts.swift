import InformationGeometry

/// Inner products of any order on S² and S³, by degrees of harmonics.
///
///     ⟨f, g⟩ = ∬ f(x) κ(x·y) g(y),   κ(t) = Σ_{l ≤ B} (1 + ℓ²l(l + n − 1))ˢ Z_l(t)
///
/// with the projectors Z_l to the harmonics of degree l, (2l + 1)/4π P_l on S² and (l + 1)/2π² U_l on S³, and a rule that is exact
/// for products of two harmonics of degree B.
struct SphereProducts {
  private let space: SobolevSpace

  init(_ space: SobolevSpace) { self.space = space }

  func gram(tolerance: Double, _ values: (Matrix) throws -> Matrix) throws -> FunctionGram {
    let levels = space.domain.dimension == 2 ? [4, 8, 12, 16, 24, 32] : [3, 5, 7, 9, 11]
    return try FunctionGram.refined(
      levels, tolerance: tolerance, what: "the inner products on \(space.domain.summary)", method: "sum over degrees"
    ) { degree in
      let (points, weights) = rule(degree)
      var f = try values(points)
      for p in 0..<f.rows { for i in 0..<f.columns { f[p, i] *= weights[p] } }
      var total = Matrix(rows: f.columns, columns: f.columns)
      for start in stride(from: 0, to: points.rows, by: 256) {
        let rows = start..<Swift.min(start + 256, points.rows), n = points.columns
        let part = Matrix(
          rows: rows.count, columns: n, elements: Array(points.elements[rows.lowerBound * n..<rows.upperBound * n]))
        var kernel = part.timesTransposed(points)
        kernel.elements = summed(kernel.elements, degree)
        let left = Matrix(
          rows: rows.count, columns: f.columns,
          elements: Array(f.elements[rows.lowerBound * f.columns..<rows.upperBound * f.columns]))
        total = total + left.transposedTimes(kernel * f)
      }
      return (total, points.rows)
    }
  }

  /// κ at many cosines, by the recurrences of P_l and U_l.
  private func summed(_ cosines: [Double], _ degree: Int) -> [Double] {
    let isTwo = space.domain.dimension == 2, s = space.order.asDouble
    let square = Double.pow(space.lengthScale.asDouble, 2)
    var total = [Double](repeating: 0, count: cosines.count), before = total
    var present = [Double](repeating: 1, count: cosines.count)
    for l in 0...degree {
      let l = Double(l)
      let weight =
        isTwo
        ? Double.pow(1 + square * l * (l + 1), s) * (2 * l + 1) / (4 * Double.pi)
        : Double.pow(1 + square * l * (l + 2), s) * (l + 1) / (2 * Double.pi * Double.pi)
      let a = isTwo ? (2 * l + 1) / (l + 1) : 2, b = isTwo ? l / (l + 1) : 1
      for k in cosines.indices {
        total[k] += weight * present[k]
        let next = a * cosines[k] * present[k] - b * before[k]
        before[k] = present[k]
        present[k] = next
      }
    }
    return total
  }

  /// Points and weights that integrate polynomials of degree 2B exactly.
  private func rule(_ degree: Int) -> (points: Matrix, weights: [Double]) {
    var points: [Double] = [], weights: [Double] = []
    let turns = 2 * degree + 2, heights = Matrix.legendreNodes(degree + 1)
    // On S³ the polar angle χ has the weight sin²χ: Chebyshev's rule of the second kind.
    let polar: [(sine: Double, cosine: Double, weight: Double)] =
      space.domain.dimension == 2
      ? [(1, 0, 1)]
      : (1...degree + 1).map { i in
        let χ = Double.pi * Double(i) / Double(degree + 2), sine = Double.sin(χ)
        return (sine, Double.cos(χ), Double.pi / Double(degree + 2) * sine * sine)
      }
    for (sine, cosine, outer) in polar {
      for (z, weight) in heights {
        let radius = (1 - z * z).squareRoot()
        for k in 0..<turns {
          let φ = 2 * Double.pi * (Double(k) + 0.25) / Double(turns)
          let point = [radius * Double.cos(φ), radius * Double.sin(φ), z].map { $0 * sine }
          points += space.domain.dimension == 2 ? point : point + [cosine]
          weights.append(outer * weight * 2 * Double.pi / Double(turns))
        }
      }
    }
    return (Matrix(rows: weights.count, columns: points.count / weights.count, elements: points), weights)
  }
}

extension Matrix {
  /// The nodes and weights of Gauss and Legendre's rule on [−1, 1].
  static func legendreNodes(_ count: Int) -> [(x: Double, weight: Double)] {
    // The eigenvalues of Jacobi's matrix; the weights are 2 times the squares of the vectors' first components (Golub & Welsch 1969).
    var jacobi = Matrix(rows: count, columns: count)
    for k in stride(from: 1, to: count, by: 1) {
      let value = Double(k) / Double(4 * k * k - 1).squareRoot()
      jacobi[k, k - 1] = value
      jacobi[k - 1, k] = value
    }
    guard let modes = try? SymmetricEigendecomposition(jacobi) else { return [] }
    return modes.values.indices.map { (modes.values[$0], 2 * modes.vectors[0, $0] * modes.vectors[0, $0]) }
  }
}
