import Scalars
import Symbolics

/// What evaluates the geodesic equation in balls, and bounds the drift of its solutions from Taylor polynomials.
///
/// One thread at a time.
final class PanelBounds {
  let equation: SeriesEquation
  /// The precision of the polynomials, and that of bounds.
  let precision: BallPrecision
  private let rough = BallPrecision(bits: 96)
  private let acceleration: BallTape
  private let continued: ComplexBallTape
  private let derivatives: ComplexBallTape
  private let borders: BallTape
  private var cosines: [Int: [Ball]] = [:]
  private let budget: ProofBudget

  private var n: Int { equation.dimension }

  init(_ connection: AffineConnection, precision: BallPrecision, budget: ProofBudget) throws {
    self.budget = budget
    equation = try connection.seriesEquation
    let geodesic = try connection.equation
    self.precision = precision
    acceleration = BallTape(geodesic.acceleration, precision: precision)
    continued = ComplexBallTape(geodesic.acceleration, precision: rough)
    derivatives = ComplexBallTape(geodesic.derivatives, precision: rough)
    borders = BallTape(equation.tape, precision: rough)
  }

  /// The bounds of a panel.
  ///
  /// - Parameter known: those of a panel that may be nearly the same, which then need not be found again.
  /// - Throws: `GeometryError.notProved`.
  func growth(of panel: TaylorRun.Panel, like known: (panel: TaylorRun.Panel, growth: PanelGrowth)? = nil) throws
    -> PanelGrowth
  {
    let whole = PolynomialPiece(panel, precision: precision)
    if let known, let moved = bend(panel, known.panel, known.growth.units) {
      let old = known.growth
      let defect = try defect(of: whole, old.cover, moved)
      return PanelGrowth(
        units: old.units, factors: old.factors, widths: old.widths, defect: defect, cover: old.cover)
    }
    let units = units(panel), coarse = whole.rounded(to: rough)
    let cover = try cover(coarse, units, depth: 0)
    let defect = try defect(of: whole, cover, [Ball](repeating: Ball(0, precision: rough), count: n))
    var factors: [[Ball]] = [], widths: [Ball] = []
    try collect(coarse, units, depth: 0, &factors, &widths)
    return PanelGrowth(units: units, factors: factors, widths: widths, defect: defect, cover: cover)
  }

  private func units(_ panel: TaylorRun.Panel) -> [Ball] {
    let place = panel.state(at: panel.start), size = BigFloatPrecision(bits: 64)
    let x = place.x.map { $0.rounded(to: size) }, v = place.v.map { $0.rounded(to: size) }
    let speed = equation.speed(x, v, size).binaryMagnitude
    let one = Ball(1, precision: rough)
    let room = equation.weights(x).map { one.scaled(byPowerOfTwo: -Int($0.rounded())) }
    return room + room.map { $0.scaled(byPowerOfTwo: speed.isFinite ? Int(speed.rounded(.up)) : 0) }
  }

  /// By how much x̄″ of two panels differs at most in the ellipses; nil when they are not the same but for the slack.
  private func bend(_ panel: TaylorRun.Panel, _ other: TaylorRun.Panel, _ units: [Ball]) -> [Ball]? {
    guard panel.start == other.start, panel.width == other.width else { return nil }
    let reach = (Ball(containing: panel.width, precision: rough) * Ball(3, precision: rough)).largestSize
    var result: [Ball] = []
    for i in 0..<n {
      let c = panel.coefficients[i], d = other.coefficients[i]
      guard c.count == d.count else { return nil }
      let difference = BallPolynomial(
        zip(c, d).map { Ball(containing: $0, precision: precision) - Ball(containing: $1, precision: precision) },
        precision: rough)
      let first = difference.derivative
      for (polynomial, unit) in [(difference, units[i]), (first, units[n + i])] {
        let slack = unit.scaled(byPowerOfTwo: AnalyticCover.slack)
        guard (slack - polynomial.majorant(radius: reach)).isPositive else { return nil }
      }
      result.append(first.derivative.majorant(radius: reach))
    }
    return result
  }

  // MARK: The derivatives

  /// exp(wA) of pieces so short that A is bounded and wA is not large.
  private func collect(
    _ piece: PolynomialPiece, _ units: [Ball], depth: Int, _ factors: inout [[Ball]], _ widths: inout [Ball]
  ) throws {
    let width = piece.half.scaled(byPowerOfTwo: 1)
    if let matrix = try slopes(piece, units, isLast: depth >= 14) {
      let scaled = matrix.map { $0 * width }
      let n2 = 2 * n
      let norm = (0..<n2).map { i in (0..<n2).reduce(0) { $0 + scaled[i * n2 + $1].upper } }.max() ?? 0
      if norm <= 4 || depth >= 5 && norm <= 64 || depth >= 10 {
        factors.append(Ball.matrixExponential(scaled, order: n2, precision: rough))
        widths.append(width)
        return
      }
    }
    for part in piece.halves { try collect(part, units, depth: depth + 1, &factors, &widths) }
  }

  /// Bounds of |∂(v, a)/∂(x, v)| over a piece and the tube around it, in the units; nil where there are none.
  private func slopes(_ piece: PolynomialPiece, _ units: [Ball], isLast: Bool) throws -> [Ball]? {
    try budget.spend(1, of: derivatives.tape, bits: rough.bits)
    let tube = units.map { $0.scaled(byPowerOfTwo: PanelGrowth.tube) }
    let real = zip(piece.ranges, tube).map { $0.widened(by: $1) }
    let state = zip(real, tube).map { ComplexBall($0, Ball(0, precision: rough).widened(by: $1)) }
    // Inside the domain, all along.
    let inside = borders.evaluate(real)
    for (border, value) in zip(equation.borders, inside[(n + 1)...]) where !value.isPositive {
      guard isLast else { return nil }
      throw GeometryError.notProved(
        what: "a tube around the geodesic inside the manifold", reason: "\(border.parameter) may reach its border")
    }
    let values = derivatives.evaluate(state, analytic: true)
    guard values.allSatisfy(\.isFinite) else {
      guard isLast else { return nil }
      throw GeometryError.notProved(
        what: "a bound of the geodesic equation's derivatives",
        reason: "their formulas have no finite enclosure near \(piece.place)")
    }
    let n2 = 2 * n
    var matrix = [Ball](repeating: .zero, count: n2 * n2)
    for i in 0..<n {
      matrix[i * n2 + n + i] = units[n + i] / units[i]
      for j in 0..<n {
        matrix[(n + i) * n2 + j] = values[i * n + j].absoluteValue.largestSize * units[j] / units[n + i]
        matrix[(n + i) * n2 + n + j] = values[n * n + i * n + j].absoluteValue.largestSize * units[n + j] / units[n + i]
      }
    }
    return matrix
  }

  // MARK: The defect

  /// A bound of |x̄″ − a(x̄, x̄′)| over a piece.
  ///
  /// It is analytic: between m + 1 Chebyshev points it is at most Λ times its largest value there, and 4M R⁻ᵐ/(R − 1),
  /// where M bounds it in the ellipse with the ends for foci and half axes (R ± 1/R)/2 half widths, Λ ≤ 1 + log(m + 1).
  /// Source: Trefethen (2013), Approximation Theory and Approximation Practice, theorems 8.2 and 15.2.
  private func defect(of piece: PolynomialPiece, _ cover: AnalyticCover, _ bend: [Ball]) throws -> [Ball] {
    switch cover {
    case .whole(let ratio, let bounds):
      return try defect(of: piece, ratio, zip(bounds, bend).map { $0 + $1 })
    case .halves(let left, let right):
      let halves = piece.halves
      let parts = (try defect(of: halves[0], left, bend), try defect(of: halves[1], right, bend))
      return zip(parts.0, parts.1).map { Ball.maximum($0, $1) }
    }
  }

  private func cover(_ piece: PolynomialPiece, _ units: [Ball], depth: Int) throws -> AnalyticCover {
    for (ratio, looks) in [(8, 48), (4, 80)] as [(Rational, Int)] {
      if let bounds = try bounds(piece, units, ratio, looks) { return .whole(ratio: ratio, bounds: bounds) }
    }
    guard depth < 10 else {
      throw GeometryError.notProved(
        what: "a bound of the defect of the geodesic",
        reason: "the equation has no finite enclosure near \(piece.place)")
    }
    let halves = piece.halves
    return .halves(
      try cover(halves[0], units, depth: depth + 1), try cover(halves[1], units, depth: depth + 1))
  }

  /// A rectangle in the plane of the parameter, around its middle, in half widths of the piece.
  private struct Rectangle {
    let x: Double, y: Double
    let width: Double, height: Double

    var quarters: [Rectangle] {
      [(-1.0, -1.0), (-1, 1), (1, -1), (1, 1)].map { i, j in
        Rectangle(x: x + i * width / 2, y: y + j * height / 2, width: width / 2, height: height / 2)
      }
    }
  }

  /// M for every component; nil where there is no finite one.
  ///
  /// The upper half of the ellipse is covered by rectangles, small ones where the formulas need it; at z̄ all is conjugate.
  private func bounds(_ piece: PolynomialPiece, _ units: [Ball], _ ratio: Rational, _ most: Int) throws -> [Ball]? {
    let long = ((ratio + 1 / ratio) / 2).asDouble * 1.000001, short = ((ratio - 1 / ratio) / 2).asDouble * 1.000001
    var open = [Rectangle(x: 0, y: short / 2, width: long, height: short / 2)]
    var largest = [Ball](repeating: Ball(0, precision: rough), count: n), looks = 0
    while let here = open.popLast() {
      let (dx, dy) = (max(0, here.x.magnitude - here.width) / long, max(0, here.y.magnitude - here.height) / short)
      if dx * dx + dy * dy > 1.00001 { continue }
      looks += 1
      guard looks <= most else { return nil }
      try budget.spend(1, of: continued.tape, bits: rough.bits)
      let center = ComplexBall(
        piece.half * Ball(exactly: here.x, precision: rough), piece.half * Ball(exactly: here.y, precision: rough))
      let diagonal = (here.width * here.width + here.height * here.height).squareRoot() * 1.000001
      let radius = (piece.half * Ball(exactly: diagonal, precision: rough)).largestSize
      let place = piece.values(around: center, radius: radius)
      let slack = units.map { ComplexBall.disc(radius: $0.scaled(byPowerOfTwo: AnalyticCover.slack)) }
      let values = continued.evaluate(zip(place.state, slack).map { $0 + $1 }, analytic: true)
      guard values.allSatisfy(\.isFinite) else {
        open += here.quarters
        continue
      }
      for i in 0..<n { largest[i] = Ball.maximum(largest[i], place.second[i] + values[i].absoluteValue.largestSize) }
    }
    return largest
  }

  private func defect(of piece: PolynomialPiece, _ ratio: Rational, _ bounds: [Ball]) throws -> [Ball] {
    let rate = Double.log2(ratio.asDouble)
    let m = Int((Double(precision.bits) / rate).rounded(.up)) + 8
    try budget.spend(m + 1, of: acceleration.tape, bits: precision.bits)
    var largest = [Ball](repeating: Ball(0, precision: rough), count: n)
    for cosine in nodes(m) {
      let state = piece.state(at: piece.half * cosine)
      let force = acceleration.evaluate(state.x + state.v)
      for i in 0..<n {
        largest[i] = Ball.maximum(largest[i], (state.a[i] - force[i]).largestSize.rounded(to: rough).largestSize)
      }
    }
    let constant = Ball(1, precision: rough) + Ball.log(Ball(Rational(m + 1), precision: rough))
    let far = Ball(4 / (ratio - 1), precision: rough) / Ball.pow(Ball(ratio, precision: rough), m)
    return zip(largest, bounds).map { (constant * $0 + far * $1).largestSize }
  }

  /// cos(πj/m).
  private func nodes(_ m: Int) -> [Ball] {
    if let known = cosines[m] { return known }
    let π = Ball.pi(precision)
    let made = (0...m).map { Ball.cos(π * Ball(Rational($0, m), precision: precision)) }
    cosines[m] = made
    return made
  }
}
