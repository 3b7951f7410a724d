import Scalars
import Symbolics

extension Manifold {
  /// The form of a surface with a cyclic coordinate; nil where there is none.
  private var killingSurface: KillingSurface? {
    memory.value("Killing surface") { KillingSurface(self).map { [$0] } ?? [] }.first
  }

  /// Whether distances can be had by Clairaut's quadrature: two coordinates, and the metric is independent of one of them
  /// or of its logarithm.
  public var hasCyclicCoordinate: Bool { killingSurface != nil }

  /// The Levi-Civita distance by Clairaut's quadrature, to so many digits, and γ̇(0) of the geodesic from p at t = 0 to q
  /// at t = 1; nil where the metric depends on both coordinates.
  ///
  /// The error is estimated: two rules of quadrature agree, and what the arc misses is corrected to second order. That no
  /// other geodesic is shorter is not proved.
  ///
  /// - Throws: `GeometryError.notConverged`.
  public func clairautDistance(
    from p: Point, to q: Point, digits: Int
  ) throws -> (distance: Estimated<BigFloat>, velocity: [BigFloat])? {
    guard let surface = killingSurface else { return nil }
    let needed = Double(digits) * 3.3219280948873623 + 8
    let room = 128 + digits * 4
    let x = p.enclosed(bits: room).midpoints(room), y = q.enclosed(bits: room).midpoints(room)
    // Near points lose what their difference lacks.
    var lost = 0.0
    for i in 0..<2 {
      let gap = (y[i] - x[i]).binaryMagnitude
      for size in [x[i].binaryMagnitude, y[i].binaryMagnitude] where size.isFinite && gap.isFinite {
        lost += 2 * max(0, size - gap)
      }
    }
    let ends = [x[surface.radial], y[surface.radial]]
    guard digits <= 5_000, lost < 20_000, let own = surface.lostBits(at: surface.between(ends[0], ends[1])) else {
      throw GeometryError.unsupported(
        reason: "Clairaut's quadrature goes to 5000 digits, and to formulas that lose at most 8000 bits")
    }
    let spare = 64 + Int(lost)
    var solution = try ClairautSolver.solution(surface, from: p, to: q, bits: needed, spare: spare + own)
    // The curve may go where the formulas lose more than between its ends.
    if let most = surface.lostBits(at: surface.between(ends[0], solution.innermost)), most > own + 32 {
      solution = try ClairautSolver.solution(surface, from: p, to: q, bits: needed, spare: spare + most)
    }
    guard solution.distance > 0 else { throw ClairautSolver.failure("the length is not positive") }
    return (
      Estimated(
        value: solution.distance, error: solution.error, method: Geodesic.Method.clairaut.rawValue,
        evaluations: solution.evaluations), solution.velocity
    )
  }
}
