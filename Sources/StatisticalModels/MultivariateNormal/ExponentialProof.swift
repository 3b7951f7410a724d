import DifferentialGeometry
import NumericalMethods
import Scalars

/// The proof that a geodesic joins two normals of any number of variables, by Krawczyk's test on the exponential map.
///
/// From (0, I) the geodesic with μ̇ = x and Σ̇ = −B ends at the (μ, Σ) with Σ⁻¹ and Σ⁻¹μ in the first columns of exp A,
///
///     A = [[B, x, 0], [xᵀ, 0, −xᵀ], [0, −x, −B]]
///
/// F(x, B) is what the end misses of its target. Where K = ū − YF(ū) + (1 − YF′(box))(box − ū) lies inside the box, F has
/// one zero in it; F′ comes from the exponentials of [[A, E], [0, A]]. The length is √(xᵀx + ½ tr B²).
/// Source: Eriksen (1987); Krawczyk (1969), Computing 4.
struct ExponentialProof {
  private let order: Int
  private let precision: BallPrecision
  /// Σ⁻¹μ, and the upper triangle of Σ⁻¹, of the end.
  private let target: [Ball]
  private var size: Int { 2 * order + 1 }
  private var count: Int { order + order * (order + 1) / 2 }

  init(_ pair: ReducedNormal<Ball>, precision: BallPrecision) {
    self.precision = precision
    let d = pair.order
    order = d
    let one = Ball(1, precision: precision), zero = Ball(0, precision: precision)
    let inverse = DenseAlgebra<Ball>.forward(pair.factor, (0..<d * d).map { $0 / d == $0 % d ? one : zero }, order: d)
    let matrix = DenseAlgebra<Ball>.product(
      DenseAlgebra<Ball>.transposed(inverse, rows: d), inverse, rows: d, columns: d)
    target =
      DenseAlgebra<Ball>.product(matrix, pair.mean, rows: d, columns: 1)
      + ExponentialProof.triangle(matrix, d)
  }

  private static func triangle(_ matrix: [Ball], _ d: Int) -> [Ball] {
    (0..<d).flatMap { i in (i..<d).map { matrix[i * d + $0] } }
  }

  /// x and the upper triangle of B, from x and all of B.
  static func unknowns(_ x: [Ball], _ b: [Ball]) -> [Ball] { x + triangle(b, x.count) }

  /// A of the unknowns.
  private func generator(_ u: [Ball]) -> [Ball] {
    let d = order, n = size
    var a = [Ball](repeating: Ball(0, precision: precision), count: n * n)
    for i in 0..<d {
      a[i * n + d] = u[i]
      a[d * n + i] = u[i]
      a[d * n + d + 1 + i] = -u[i]
      a[(d + 1 + i) * n + d] = -u[i]
    }
    var place = d
    for i in 0..<d {
      for j in i..<d {
        for (k, l) in [(i, j), (j, i)] {
          a[k * n + l] = u[place]
          a[(d + 1 + k) * n + d + 1 + l] = -u[place]
        }
        place += 1
      }
    }
    return a
  }

  /// The first d columns of the rows that hold Σ⁻¹μ and Σ⁻¹, from a matrix with a row stride and an offset of columns.
  private func image(_ g: [Ball], stride: Int, offset: Int) -> [Ball] {
    let d = order
    return (0..<d).map { g[d * stride + offset + $0] }
      + (0..<d).flatMap { i in (i..<d).map { g[i * stride + offset + $0] } }
  }

  /// F at a center.
  private func miss(_ u: [Ball]) -> [Ball] {
    let g = Ball.matrixExponential(generator(u), order: size, precision: precision)
    return zip(image(g, stride: size, offset: 0), target).map { $0 - $1 }
  }

  /// F′ over a box, row by row.
  private func derivative(_ u: [Ball]) -> [Ball] {
    let n = size, m = count, a = generator(u), zero = Ball(0, precision: precision)
    var result = [Ball](repeating: zero, count: m * m)
    for k in 0..<m {
      let e = generator((0..<m).map { Ball($0 == k ? 1 : 0, precision: precision) })
      var block = [Ball](repeating: zero, count: 4 * n * n)
      for i in 0..<n {
        for j in 0..<n {
          block[i * 2 * n + j] = a[i * n + j]
          block[(n + i) * 2 * n + n + j] = a[i * n + j]
          block[i * 2 * n + n + j] = e[i * n + j]
        }
      }
      let g = Ball.matrixExponential(block, order: 2 * n, precision: precision)
      for (row, value) in image(g, stride: 2 * n, offset: n).enumerated() { result[row * m + k] = value }
    }
    return result
  }

  /// A box with exactly one zero of F near a start, of about so many bits relative to the largest unknown; nil where the
  /// test fails.
  func box(near start: [Ball], bits: Int) -> [Ball]? {
    let m = count, numbers = BigFloatPrecision(bits: precision.bits)
    guard target.allSatisfy(\.isFinite) else { return nil }
    var u = start.map(\.center)
    let midpoints = derivative(u).map { BigFloat(midpointOf: $0, precision: numbers) }
    guard midpoints.allSatisfy(\.isFinite), let factors = try? BigFloatFactorization(midpoints, order: m) else {
      return nil
    }
    var inverse = [Ball](repeating: .zero, count: m * m)
    for j in 0..<m {
      let column = factors.solve((0..<m).map { BigFloat($0 == j ? 1 : 0, precision: numbers) })
      for i in 0..<m { inverse[i * m + j] = Ball(containing: column[i], precision: precision) }
    }
    func product(_ x: [Ball]) -> [Ball] { DenseAlgebra<Ball>.product(inverse, x, rows: m, columns: 1) }
    for _ in 0..<6 { u = zip(u, product(miss(u))).map { ($0 - $1).center } }
    let step = product(miss(u))
    let scale = u.reduce(Ball.zero) { Ball.maximum($0, $1.largestSize) }
    let radius = step.map { $0.largestSize.scaled(byPowerOfTwo: 1) + scale.scaled(byPowerOfTwo: -bits) }
    let box = zip(u, radius).map { $0.widened(by: $1) }
    let image = DenseAlgebra<Ball>.product(inverse, derivative(box), rows: m, columns: m)
    let one = Ball(1, precision: precision)
    for i in 0..<m {
      var reach = step[i].largestSize
      for j in 0..<m { reach += ((i == j ? one : .zero) - image[i * m + j]).largestSize * radius[j] }
      guard (radius[i] - reach).isPositive else { return nil }
    }
    return box
  }

  /// √(xᵀx + ½ tr B²).
  func length(_ u: [Ball]) -> Ball {
    var total = Ball(0, precision: precision), place = order
    for x in u.prefix(order) { total += x * x }
    for i in 0..<order {
      for j in i..<order {
        let square = u[place] * u[place]
        total += i == j ? square.scaled(byPowerOfTwo: -1) : square
        place += 1
      }
    }
    return Ball.sqrt(total)
  }
}

extension NormalGeodesicSolver {
  /// The length of a geodesic that is proved to join two normals of any number of variables.
  ///
  /// - Throws: `GeometryError.notProved`, `GeometryError.notConverged`.
  func enclosedLength(from p: Point, to q: Point, digits: Int) throws -> Ball {
    let d = geometry.order, needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 8
    var newton = try NormalLiftNewton(geometry, from: p.coordinates, to: q.coordinates)
    var bits = needed + 128
    while bits <= 16 * (needed + 256) {
      let precision = BallPrecision(bits: bits)
      let lift = try BigFloatNormalLift(geometry, from: p, to: q, bits: bits)
      let block = try newton.refine(lift, bits: 60, ofGradient: true).value.block
      let root = BigFloat.sqrt(BigFloat(2, precision: lift.bits))
      func ball(_ x: BigFloat) -> Ball { Ball(containing: x, precision: precision) }
      let x = (0..<d).map { ball(block[$0 * (d + 1) + d] / root) }
      let b = (0..<d * d).map { place -> Ball in
        let (i, j) = (place / d, place % d)
        return ball((block[i * (d + 1) + j] + block[j * (d + 1) + i]).scaled(byPowerOfTwo: -1))
      }
      let pair = ReducedNormal(geometry, from: p.enclosed(bits: bits), to: q.enclosed(bits: bits))
      let proof = ExponentialProof(pair, precision: precision)
      if let box = proof.box(near: ExponentialProof.unknowns(x, b), bits: needed + 16) {
        let length = proof.length(box) * Ball.sqrt(Ball(geometry.weight, precision: precision))
        if length.relativeAccuracyBits >= needed { return length }
      }
      bits = bits * 3 / 2 + 64
    }
    throw GeometryError.notProved(
      what: "that a geodesic joins the normals", reason: "Krawczyk's test fails with \(bits) bits")
  }
}
