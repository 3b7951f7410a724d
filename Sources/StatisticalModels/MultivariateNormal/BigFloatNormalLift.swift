import DifferentialGeometry
import NumericalMethods
import Scalars

/// The lift of a pair of normals in any number of bits: the least f(K) by Newton's method from the `Double` solution.
///
/// The same functions as `SymmetricSpaceLift`, with T₋₊T₋₊ᵀ = U′ sinh²(l/2) U′ᵀ decomposed by rotations and
///
///     N = T₋₋ᵀ U′ φ U′ᵀ T₋₊,   φ = l/(sinh(l/2) cosh(l/2))
///
/// which has a value where an l vanishes. The second derivatives are those in `Double`, so that a step gains the digits
/// that they have.
struct BigFloatNormalLift {
  /// What a matrix K gives.
  struct Value {
    /// f = d², if K is critical.
    let square: BigFloat
    /// N, d×(d+1).
    let block: [BigFloat]
    /// ∂f/∂K_pq, p < q.
    let gradient: [BigFloat]
  }

  let order: Int
  let pair: ReducedNormal<BigFloat>
  private let inverse: [BigFloat]
  private let factor: [BigFloat]
  private let precision: BigFloatPrecision
  private typealias Algebra = DenseAlgebra<BigFloat>

  init(_ geometry: GaussianGeometry, from p: Point, to q: Point, bits: Int) throws(GeometryError) {
    precision = BigFloatPrecision(bits: bits)
    let precision = self.precision
    func numbers(_ point: Point) -> [BigFloat] {
      point.enclosed(bits: bits + 32).map { BigFloat(midpointOf: $0, precision: precision) }
    }
    order = geometry.order
    pair = ReducedNormal(geometry, from: numbers(p), to: numbers(q))
    factor = pair.factor
    guard factor.allSatisfy(\.isFinite) else {
      throw .degenerateMetric(at: q.coordinates, reason: "cannot be told from a singular one with \(bits) bits")
    }
    let one = BigFloat(1, precision: precision), zero = BigFloat.zero.rounded(to: precision), d = order
    inverse = Algebra.forward(factor, (0..<d * d).map { $0 / d == $0 % d ? one : zero }, order: d)
  }

  /// f, N and the gradient at K, given by its entries above the diagonal.
  func value(_ k: [BigFloat]) throws(GeometryError) -> Value {
    let d = order, μ = pair.mean
    var even = Algebra.product(μ, μ, rows: d, columns: d).map { $0.scaled(byPowerOfTwo: -1) }
    var place = 0
    for p in 0..<d {
      for q in (p + 1)..<max(d, p + 1) {
        even[p * d + q] += k[place]
        even[q * d + p] -= k[place]
        place += 1
      }
    }
    // −L⁻¹Zᵀ with −Zᵀ = ½μμᵀ + K.
    let lowered = Algebra.product(inverse, even, rows: d, columns: d)
    let image = Algebra.product(inverse, μ, rows: d, columns: 1)
    let root = BigFloat.sqrt(BigFloat(2, precision: precision))
    var minus: [BigFloat] = [], plus: [BigFloat] = []
    for i in 0..<d {
      for j in 0..<d {
        minus.append((inverse[i * d + j] - factor[j * d + i] - lowered[i * d + j]).scaled(byPowerOfTwo: -1))
        plus.append((inverse[i * d + j] + factor[j * d + i] + lowered[i * d + j]).scaled(byPowerOfTwo: -1))
      }
      minus.append(image[i] / root)
    }
    let square = Algebra.product(minus, Algebra.transposed(minus, rows: d), rows: d, columns: d)
    let spectrum: BigFloatEigendecomposition
    do { spectrum = try BigFloatEigendecomposition(square, order: d) } catch {
      throw .notConverged(what: "the lift of the normal pair", reached: .nan, reason: "\(error)")
    }
    var total = BigFloat.zero.rounded(to: precision)
    // U′ φ U′ᵀ.
    var weighted = spectrum.vectors
    for (i, value) in spectrum.values.enumerated() {
      let sinh = BigFloat.sqrt(max(value, .zero.rounded(to: precision))), half = BigFloat.asinh(sinh)
      total += half * half
      let double = half.scaled(byPowerOfTwo: 1)
      let weight = sinh.isZero ? BigFloat(2, precision: precision) : double / (sinh * BigFloat.cosh(half))
      for r in 0..<d { weighted[r * d + i] *= weight }
    }
    let middle = Algebra.product(
      weighted, Algebra.transposed(spectrum.vectors, rows: d), rows: d, columns: d)
    let block = Algebra.product(
      Algebra.transposed(plus, rows: d), Algebra.product(middle, minus, rows: d, columns: d + 1), rows: d,
      columns: d + 1)
    var gradient: [BigFloat] = []
    for p in 0..<d {
      for q in (p + 1)..<max(d, p + 1) { gradient.append(block[q * (d + 1) + p] - block[p * (d + 1) + q]) }
    }
    return Value(square: total.scaled(byPowerOfTwo: 1), block: block, gradient: gradient)
  }
}

/// Newton's method with the second derivatives in `Double`.
struct NormalLiftNewton {
  /// The entries of K above the diagonal.
  private(set) var k: [BigFloat]
  private let hessian: LUFactorization?

  /// A place, with second derivatives there.
  init(k: [BigFloat], hessian: LUFactorization?) {
    self.k = k
    self.hessian = hessian
  }

  /// Starts from the minimum in `Double`.
  ///
  /// - Throws: `GeometryError.notConverged`.
  init(_ geometry: GaussianGeometry, from p: [Double], to q: [Double]) throws(GeometryError) {
    let d = geometry.order
    let pair: NormalPair
    do {
      pair = try NormalPair(
        order: d, from: Array(p[..<d]), geometry.covariance(p), to: Array(q[..<d]), geometry.covariance(q))
    } catch {
      throw .degenerateMetric(at: q, reason: "\(error)")
    }
    let lift = SymmetricSpaceLift(order: d), m = lift.unknowns
    lift.load(pair)
    let minimum = lift.minimum(tolerance: 1e-20)
    guard minimum.hasConverged else {
      throw .notConverged(
        what: "the lift of the normal pair", reached: lift.residual, reason: "the length could not be made smaller")
    }
    k = minimum.k.map { BigFloat(exactly: $0) }
    guard m > 0 else {
      hessian = nil
      return
    }
    var entries = [Double](repeating: 0, count: m * m), features = [Double](repeating: 0, count: m * lift.featureCount)
    entries.withUnsafeMutableBufferPointer { h in
      features.withUnsafeMutableBufferPointer { f in
        if let h = h.baseAddress, let f = f.baseAddress { lift.hessian(into: h, features: f) }
      }
    }
    for a in 0..<m { for b in (a + 1)..<max(m, a + 1) { entries[a * m + b] = entries[b * m + a] } }
    hessian = try? LUFactorization(Matrix(rows: m, columns: m, elements: entries))
  }

  /// Goes on until f is off its minimum by less than 2^(−bits), relative, or the gradient by as much.
  ///
  /// - Returns: the value at the last K and an estimate of what f is above its minimum.
  /// - Throws: `GeometryError.notConverged`.
  mutating func refine(
    _ lift: BigFloatNormalLift, bits: Double, ofGradient: Bool
  ) throws(GeometryError) -> (value: BigFloatNormalLift.Value, excess: BigFloat) {
    var last = Double.infinity
    for _ in 0..<4000 {
      let value = try lift.value(k)
      let zero = value.square - value.square
      guard !k.isEmpty else { return (value, zero) }
      var largest = zero
      for x in value.gradient { largest = max(largest, x.magnitude) }
      let size = (largest / value.square).binaryMagnitude
      if largest.isZero { return (value, zero) }
      guard let hessian, size.isFinite, size < last - 0.25 else {
        // Rounding leaves nothing to gain.
        if size < -bits + 16, !ofGradient || size < -bits { return (value, excess(value, zero)) }
        throw .notConverged(
          what: "the lift of the normal pair", reached: Double.exp2(size),
          reason: "Newton's steps no longer make the gradient smaller")
      }
      last = size
      // In units of the largest entry, so that the solution in Double neither under- nor overflows.
      let shift = Int(largest.binaryMagnitude.rounded())
      let step = hessian.solve(value.gradient.map { $0.scaled(byPowerOfTwo: -shift).asDouble })
      var decrement = zero
      for (s, g) in zip(step, value.gradient) { decrement += BigFloat(rounding: s, precision: lift.bits) * g }
      decrement = decrement.scaled(byPowerOfTwo: shift - 1).magnitude
      let isDone = ofGradient ? size <= -bits : (decrement / value.square).binaryMagnitude <= -bits
      if isDone { return (value, decrement) }
      for i in k.indices {
        let change = BigFloat(rounding: step[i], precision: lift.bits).scaled(byPowerOfTwo: shift)
        k[i] = k[i].rounded(to: lift.bits) - change
      }
    }
    throw .notConverged(what: "the lift of the normal pair", reached: last, reason: "too many steps")
  }

  private func excess(_ value: BigFloatNormalLift.Value, _ zero: BigFloat) -> BigFloat {
    var total = zero
    for g in value.gradient { total += g * g }
    return total
  }
}

extension BigFloatNormalLift {
  /// The precision of the numbers.
  var bits: BigFloatPrecision { pair.covariance[0].precision ?? BigFloatPrecision(bits: 64) }
}

extension NormalGeodesicSolver {
  /// The bits that far or almost singular pairs need beside those asked for.
  private func spareBits(_ p: Point, _ q: Point) -> Int {
    guard let pair = try? BigFloatNormalLift(geometry, from: p, to: q, bits: 512) else { return 512 }
    var largest = 1.0, smallest = 0.0
    for x in pair.pair.covariance + pair.pair.mean {
      let size = x.binaryMagnitude
      if size.isFinite { (largest, smallest) = (max(largest, size), min(smallest, size)) }
    }
    return 96 + 4 * Int(largest - smallest)
  }

  /// The minimum in `Double`, or with many bits where rounding is too large for that.
  private func minimum(_ p: Point, _ q: Point, bits: Int) throws -> NormalLiftNewton {
    do { return try NormalLiftNewton(geometry, from: p.coordinates, to: q.coordinates) } catch GeometryError
      .notConverged
    {
      return try NormalLiftNewton(minimizing: try BigFloatNormalLift(geometry, from: p, to: q, bits: bits))
    }
  }

  func distance(from p: Point, to q: Point, digits: Int) throws -> Estimated<BigFloat>? {
    guard geometry.hasMean else { return nil }
    guard digits <= 20_000 else {
      throw GeometryError.unsupported(reason: "the lift of normals goes to 20000 digits")
    }
    let needed = Double(digits) * 3.3219280948873623
    var bits = Int(needed) + spareBits(p, q), evaluations = 0
    var newton = try minimum(p, q, bits: bits)
    for _ in 0..<6 {
      let lift = try BigFloatNormalLift(geometry, from: p, to: q, bits: bits)
      let (value, excess) = try newton.refineOrMinimize(lift, bits: needed + 8, ofGradient: false)
      let again = try BigFloatNormalLift(geometry, from: p, to: q, bits: bits + 64).value(newton.k)
      evaluations += 1
      let square = again.square - excess
      // Half the relative error of the square, and a last place for the root.
      let error = ((again.square - value.square).magnitude + excess) / again.square
      if error.binaryMagnitude <= -needed - 1 {
        let distance = BigFloat.sqrt(square * BigFloat(geometry.weight, precision: square.precision ?? lift.bits))
        return Estimated(
          value: distance, error: distance * error, method: method.rawValue, evaluations: evaluations)
      }
      bits *= 2
    }
    throw GeometryError.notConverged(
      what: "the distance of the normal pair", reached: .nan, reason: "rounding exceeds 10⁻\(digits) with \(bits) bits")
  }

  func startingVelocity(from p: Point, to q: Point, bits: Int) throws -> [BigFloat]? {
    let d = geometry.order, spare = spareBits(p, q)
    let lift = try BigFloatNormalLift(geometry, from: p, to: q, bits: bits + spare)
    let block: [BigFloat]
    if geometry.hasMean {
      var newton = try minimum(p, q, bits: bits + spare)
      block = try newton.refineOrMinimize(lift, bits: Double(bits) + 8, ofGradient: true).value.block
    } else {
      block = try lift.value([BigFloat](repeating: .zero.rounded(to: lift.bits), count: d * (d - 1) / 2)).block
    }
    let root = BigFloat.sqrt(BigFloat(2, precision: lift.bits))
    let push = (0..<d).map { block[$0 * (d + 1) + d] / root }
    let flow = (0..<d * d).map { place -> BigFloat in
      let (i, j) = (place / d, place % d)
      return -(block[i * (d + 1) + j] + block[j * (d + 1) + i]).scaled(byPowerOfTwo: -1)
    }
    return lift.pair.coordinates(push: push, flow: flow, geometry)
  }
}
