import NumericalMethods
import Scalars
import Symbolics

/// Proved bounds of a distance on a Hadamard manifold from one curve near the geodesic.
///
/// Let c: [0, T] → M join p and q, twice differentiable but for corners, where ċ jumps by Jₖ. With D = ∇_t ċ,
///
///     T∫|ċ|² − T b²  ≤  d(p, q)²  ≤  T∫|ċ|²      b = (T/π)√∫|D|² + ½√T Σ|Jₖ|
///
/// The right half is Cauchy and Schwarz. For the left, let γ be the geodesic from p to q, and move every c(t) to γ(t) along
/// the shortest geodesic, in unit time: fields X with X = 0 at the ends and |X| = ρ(t) = d(c(t), γ(t)). With
/// nowhere positive curvature the second derivative of the energy E = ½∫|ċ|² is at least ∫|∇_t X|² ≥ ∫ρ̇²; the first one at c is
/// −∫⟨X, D⟩ − Σ⟨X, Jₖ⟩. So d²/(2T) = E(γ) ≥ E(c) − ∫ρ|D| − Σρ|Jₖ| + ½∫ρ̇², and ∫ρ² ≤ (T/π)²∫ρ̇², ρ² ≤ (T/4)∫ρ̇² leave
/// E(c) − bA + ½A² with A² = ∫ρ̇², which is least at A = b.
///
/// The defect counts squared: a curve that is right to half of the digits proves all of them. Neither the geodesic nor its end
/// is enclosed, and no inverse of the metric: with a matrix W near the inverse of a Cholesky factor of g
/// |D|² ≤ |WD|²/λ, λ the least eigenvalue of WgWᵀ. The change of WgWᵀ along a piece is bounded by √(w∫|WġWᵀ|²) over a width w.
///
/// Source: the first and second variation of the energy, do Carmo (1992), Riemannian Geometry, chapter 9; convexity of
/// the distance, Bridson & Haefliger (1999), II.2.
struct EnergyBounds {
  private let formulas: DefectFormulas
  private let precision: BallPrecision
  private let tape: ComplexBallTape
  private let metric: BallTape
  private let borders: BallTape
  private let integration: RigorousIntegration
  private let budget: ProofBudget
  /// log₂ of what an integral over a piece may be wide.
  private let tolerance: Double
  private var n: Int { formulas.dimension }

  /// - Parameter tolerance: log₂ of what the integral over a piece may be wide.
  init(
    _ formulas: DefectFormulas, precision: BallPrecision, tolerance: Double,
    budget: ProofBudget = ProofBudget("bounds of the distance", most: ProofBudget.short)
  ) {
    self.budget = budget
    self.formulas = formulas
    self.precision = precision
    self.tolerance = tolerance
    tape = ComplexBallTape(formulas.tape, precision: precision)
    metric = BallTape(formulas.metric, precision: precision)
    borders = BallTape(formulas.borders, precision: BallPrecision(bits: 64))
    var integration = RigorousIntegration(GaussLegendreNodes(precision))
    integration.maximumDepth = 12
    integration.maximumEvaluations = 4_000
    self.integration = integration
  }

  /// A ball that holds the square of the distance between the ends of a curve.
  ///
  /// - Throws: `GeometryError.notProved`.
  func squaredDistance(_ curve: JoinedCurve) throws -> Ball {
    var energy = Ball(0, precision: precision), defect = energy, jumps = energy
    for piece in curve.pieces {
      try requireInside(piece, depth: 0)
      let part = try integrals(piece, depth: 0)
      energy += part.energy
      defect += part.defect
    }
    for corner in curve.corners {
      let square = product(metric.evaluate(corner.x), corner.jump, corner.jump).largestSize
      jumps += Ball.sqrt(square).largestSize
    }
    let t = curve.duration.rounded(to: precision)
    let b = t / Ball.pi(precision) * Ball.sqrt(defect.largestSize) + (Ball.sqrt(t) * jumps).scaled(byPowerOfTwo: -1)
    let half = (t * b * b).scaled(byPowerOfTwo: -1)
    return (t * energy - half).widened(by: half)
  }

  private func product(_ g: [Ball], _ v: [Ball], _ w: [Ball]) -> Ball {
    var total = Ball(0, precision: precision)
    for i in 0..<n { for j in 0..<n { total += g[i * n + j] * v[i] * w[j] } }
    return total
  }

  /// ∫|ċ|² and a bound of ∫|D|² over a piece.
  private func integrals(_ piece: PolynomialPiece, depth: Int) throws -> (energy: Ball, defect: Ball) {
    let middle = piece.state(at: Ball(0, precision: precision)).x
    let g = metric.evaluate(middle), frame = inverseFactor(g)
    let pairs = (0..<n).flatMap { i in (i..<n).map { (i, $0) } }
    var evaluations = 0
    let functions = RigorousFunctions(2 + pairs.count, precision: precision) { z, analytic in
      evaluations += 1
      return values(piece, z, frame, pairs, analytic)
    }
    let tolerances = [tolerance, tolerance] + [Double](repeating: -8, count: pairs.count)
    let integrals = try? integration.integrals(of: functions, from: -1, to: 1, tolerances: tolerances)
    try budget.spend(evaluations, of: formulas.tape, bits: precision.bits)
    if let sums = integrals {
      // WgWᵀ at the middle less 1, and its change.
      var rows = [Ball](repeating: Ball(0, precision: precision), count: n)
      for (k, (i, j)) in pairs.enumerated() {
        let here = product(g, Array(frame[(i * n)..<(i * n + n)]), Array(frame[(j * n)..<(j * n + n)]))
        let off = (i == j ? here - Ball(1, precision: precision) : here).largestSize
        let size = off + Ball.sqrt(sums[2 + k].real.largestSize).largestSize
        rows[i] += size
        if i != j { rows[j] += size }
      }
      let least = Ball(1, precision: precision) - rows.reduce(Ball(0, precision: precision)) { Ball.maximum($0, $1) }
      if (least - Ball(Rational(1, 8), precision: precision)).isPositive {
        return (sums[0].real, (sums[1].real.largestSize / least).largestSize)
      }
    }
    guard depth < 16 else {
      throw GeometryError.notProved(
        what: "bounds of the distance", reason: "the metric has no narrow enclosure near \(piece.place)")
    }
    let parts = try piece.halves.map { try self.integrals($0, depth: depth + 1) }
    return (parts[0].energy + parts[1].energy, parts[0].defect + parts[1].defect)
  }

  /// e, |WD|² and the squares of WġWᵀ, all times what makes them integrals over −1 ≤ z ≤ 1.
  private func values(
    _ piece: PolynomialPiece, _ z: ComplexBall, _ w: [Ball], _ pairs: [(Int, Int)], _ analytic: Bool
  ) -> [ComplexBall] {
    let state = piece.jet(at: ComplexBall(piece.half) * z)
    let found = tape.evaluate(state, analytic: analytic)
    let half = ComplexBall(piece.half)
    var square = ComplexBall(0, precision: precision)
    for i in 0..<n {
      var total = ComplexBall(w[i * n]) * found[1]
      for k in 1..<(i + 1) { total += ComplexBall(w[i * n + k]) * found[1 + k] }
      square += total * total
    }
    var result = [half * found[0], half * square]
    for (i, j) in pairs {
      var total = ComplexBall(0, precision: precision)
      for k in 0...i {
        for l in 0...j {
          let change = found[1 + n + place(min(k, l), max(k, l))]
          total += ComplexBall(w[i * n + k] * w[j * n + l]) * change
        }
      }
      total = total * half
      result.append(total * total)
    }
    return result
  }

  /// The place of i ≤ j among all pairs.
  private func place(_ i: Int, _ j: Int) -> Int { i * n - i * (i - 1) / 2 + j - i }

  /// The inverse of the Cholesky factor of g, about, as exact balls; any other matrix would only give worse bounds.
  private func inverseFactor(_ g: [Ball]) -> [Ball] {
    let zero = Ball(0, precision: precision)
    var l = [Ball](repeating: zero, count: n * n), w = l
    for i in 0..<n {
      for j in 0...i {
        var total = g[i * n + j].center
        for k in 0..<j { total = (total - l[i * n + k] * l[j * n + k]).center }
        l[i * n + j] = (i == j ? Ball.sqrt(total) : total / l[j * n + j]).center
      }
    }
    for j in 0..<n {
      for i in j..<n {
        var total = Ball(i == j ? 1 : 0, precision: precision)
        for k in j..<i { total = (total - l[i * n + k] * w[k * n + j]).center }
        w[i * n + j] = (total / l[i * n + i]).center
      }
    }
    return w
  }

  /// Refuses a curve that may leave the domain.
  private func requireInside(_ piece: PolynomialPiece, depth: Int) throws {
    let place = Array(piece.ranges.prefix(n)).map { $0.rounded(to: borders.precision) }
    if borders.evaluate(place).allSatisfy(\.isPositive) { return }
    guard depth < 20 else {
      throw GeometryError.notProved(
        what: "bounds of the distance", reason: "a curve near \(piece.place) may leave the manifold")
    }
    for half in piece.halves { try requireInside(half, depth: depth + 1) }
  }
}

extension Manifold {
  /// A ball that holds the distance on a Hadamard manifold: complete, simply connected, with nowhere positive curvature.
  ///
  /// The bounds of `EnergyBounds` along a numerical geodesic. That the manifold is one is the caller's to know.
  ///
  /// - Parameters:
  ///   - curve: gives numerical geodesics to so many digits; a wrong one gives wide bounds, never false ones.
  ///   - digits: of the distance.
  /// - Throws: `GeometryError.notProved` with what could not be proved.
  package func enclosedHadamardDistance(
    from p: Point, to q: Point, digits: Int, along curve: (Int) throws -> BigFloatGeodesic
  ) throws -> Ball {
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 4
    let formulas = try memory.value("defect formulas") { try DefectFormulas(self) }
    let budget = ProofBudget("bounds of the distance", most: ProofBudget.short)
    var asked = digits / 2 + 8, spare = 64
    for _ in 0..<5 {
      let found = try curve(asked)
      let length = found.length.value.binaryMagnitude
      let precision = BallPrecision(bits: needed + spare)
      let joined = try JoinedCurve(
        found.panels, from: p.enclosed(bits: precision.bits), to: q.enclosed(bits: precision.bits), precision: precision
      )
      let pieces = Double.log2(Double(max(found.panels.count, 1)))
      let bounds = EnergyBounds(
        formulas, precision: precision, tolerance: 2 * length - Double(needed) - 3 - pieces.rounded(.up),
        budget: budget)
      let square = try bounds.squaredDistance(joined)
      let distance = Ball.sqrt(square), reached = distance.relativeAccuracyBits
      if distance.isFinite, reached >= needed { return distance }
      let deficit = max(8, needed - max(reached, 0))
      asked += Int(Double(deficit) * 0.151) + 2
      spare += 32
    }
    throw GeometryError.notProved(what: "\(digits) digits of the distance", reason: "its bounds stay wider")
  }
}
