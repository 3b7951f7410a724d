import InformationGeometry

/// A failing case made simpler as long as it fails: rounder coordinates, fewer nonlinear terms.
struct TrialShrinking {
  let problem: LawProblem
  let law: GeometryLaw
  let arithmetic: InvarianceReport.Arithmetic

  func simplest(
    from point: Point, _ draw: RandomReparameterization.Draw, _ outcome: GeometryLaw.Outcome
  ) -> (Point, GeometryLaw.Outcome) {
    var best = (point: point, draw: draw, outcome: outcome)
    let plain = RandomReparameterization.Draw(
      place: draw.place.map { _ in 0 }, nonlinear: draw.nonlinear.map { _ in 0 })
    if let found = failing(best.point, plain) { best = (best.point, plain, found) }
    for digits in [0, 1, 2] {
      for i in point.coordinates.indices {
        var x = best.point.coordinates
        for candidate in [0, 1, 0.5, rounded(x[i], digits)] where candidate != x[i] {
          let before = x[i]
          x[i] = candidate
          if problem.chart.contains(x), let simpler = try? Point(x, in: problem.chart),
            let found = failing(simpler, best.draw)
          {
            best = (simpler, best.draw, found)
            break
          }
          x[i] = before
        }
      }
    }
    return (best.point, best.outcome)
  }

  private func failing(_ point: Point, _ draw: RandomReparameterization.Draw) -> GeometryLaw.Outcome? {
    let random = RandomReparameterization(of: problem.chart)
    let setting = LawSetting(problem, random, draw, at: point)
    guard
      let outcome = InvarianceReport(setting, laws: [law], arithmetic: arithmetic).outcomes.first, !outcome.holds
    else { return nil }
    return outcome
  }

  private func rounded(_ x: Double, _ digits: Int) -> Double {
    let unit = Double.pow(10, Double(digits))
    return (x * unit).rounded() / unit
  }
}
