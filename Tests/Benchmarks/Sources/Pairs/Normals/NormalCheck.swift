import InformationGeometry

/// Checks of a distance of normals that share nothing with the solver but linear algebra and Runge–Kutta steps.
struct NormalCheck {
  let family: NormalFamily
  let pair: ReducedPair

  /// nil where a covariance is not positive definite.
  init?(_ family: NormalFamily, from p: Point, to q: Point) {
    guard let pair = ReducedPair(family, from: p.coordinates, to: q.coordinates) else { return nil }
    self.family = family
    self.pair = pair
  }

  /// What descents from several lifts found.
  struct Search {
    /// The length of the shortest geodesic with its rounding error; nil where no descent ended near the length sought.
    var shortest: (value: Double, error: Double)?
    /// How many descents ended at longer geodesics, or nowhere.
    var strays = 0
  }

  /// Descents from random lifts, and from K = 0 if all of them stray.
  ///
  /// Without means the only geodesic has K = 0, and length √(w/2) (Σ log² λ)^½.
  func search(length: Double, starts: Int, _ random: inout PairGenerator) -> Search {
    let lift = NormalLift(pair), scale = family.weight.squareRoot()
    let flat = [Double](repeating: 0, count: lift.unknowns)
    guard family.hasMean, family.order > 1 else {
      return Search(shortest: lift.length(at: flat).map { (scale * $0.value, scale * $0.error) })
    }
    let descent = LiftDescent(lift: lift)
    var result = Search()
    for number in 0...starts {
      if number == starts, result.shortest != nil { break }
      let start = number == starts ? flat : skew(size: [1, 4, 0.25][number % 3], &random)
      guard case .geodesic(let found, let error) = descent.end(from: start, length: length / scale) else {
        result.strays += 1
        continue
      }
      if result.shortest.map({ scale * found < $0.value }) ?? true { result.shortest = (scale * found, scale * error) }
    }
    return result
  }

  /// The entries above the diagonal of LNLᵀ for a skew normal matrix N: a multiple of unit size of the fibre's metric.
  private func skew(size: Double, _ random: inout PairGenerator) -> [Double] {
    let d = family.order
    var n = Matrix(rows: d, columns: d)
    for i in 0..<d {
      for j in 0..<i {
        n[i, j] = size * random.normal()
        n[j, i] = -n[i, j]
      }
    }
    let l = Matrix(rows: d, columns: d, elements: pair.factor), k = (l * n).timesTransposed(l)
    var result: [Double] = []
    for i in 0..<d { for j in (i + 1)..<Swift.max(d, i + 1) { result.append(k[i, j]) } }
    return result
  }

  /// How far the geodesic with the stated first velocity ends from the last point, and the stated length from its speed,
  /// relative to the length.
  ///
  /// Where rounding of that velocity grows beyond the tolerance on the way, the geodesics with the stated velocities from
  /// both ends are followed instead, and how far apart and how nearly in one line they meet in the middle counts.
  func departure(of curve: Geodesic, tolerance: Double) -> Double {
    let d = family.order, scale = family.weight.squareRoot()
    var identity = [Double](repeating: 0, count: d * d)
    for i in 0..<d { identity[i * d + i] = 1 }
    func flow(at t: Double, sign: Double, _ mean: [Double], _ factor: [Double], frame: [Double]) -> NormalFlow {
      let v = curve.sample(at: t).velocity.map { sign * $0 }
      return NormalFlow(
        mean: mean, factor: factor, velocity: (family.mean(v), family.covariance(v)), frame: frame)
    }
    let start = flow(at: 0, sign: 1, [Double](repeating: 0, count: d), identity, frame: pair.first)
    let last = flow(at: 1, sign: -1, pair.mean, pair.factor, frame: pair.second)
    let length = curve.length / scale, speedError = (start.speed - length).magnitude / length
    var gap = (start.after(1)?.separation(from: last) ?? .nan) / length
    if !(gap <= tolerance), let here = start.after(0.5), let there = last.after(0.5) {
      gap = (here.separation(from: there) + here.corner(with: there)) / length
    }
    return gap.isNaN ? .infinity : Swift.max(gap, speedError)
  }
}
