/// A curve between two points with x″ = f(x, x′), in polynomial pieces, and the evidence that it is one.
public struct TwoPointSolution: Sendable {
  let curve: ChebyshevCurve
  /// The parameters at which the equation was collocated, 0 … 1; the breakpoints between pieces occur twice.
  public let nodes: [Double]
  /// The points at `nodes`, one after the other: coordinate i at `nodes[k]` is `values[k * dimension + i]`.
  public let values: [Double]
  /// x′(0).
  public let startVelocity: [Double]
  /// x′(1).
  public let endVelocity: [Double]
  /// The absolute change of x′(0) from the solution of the lower degree: an estimate of its error, not a proof.
  public let startVelocityErrors: [Double]
  /// Likewise for x′(1).
  public let endVelocityErrors: [Double]
  /// The largest of all changes of velocities at breakpoints and ends, in units of the scales of the problem.
  ///
  /// What the rounding of the coordinates themselves does to a velocity is not counted.
  public let errorEstimate: Double
  /// How far the initial-value problem, integrated from breakpoint to breakpoint, departs from the curve.
  ///
  /// The largest departure of positions and velocities in units of the scales of the problem, by `DormandPrince853`.
  public let residual: Double
  /// The number of Jacobians, failed attempts included.
  public let newtonIterations: Int
  /// The number of positions of the last point that were tried; 0 when Newton's method led there at once.
  public let homotopySteps: Int
  /// Which of the starting curves led here.
  public let startIndex: Int

  /// The number of coordinates.
  public var dimension: Int { curve.dimension }
  /// The number of polynomial pieces.
  public var pieces: Int { curve.elementCount }

  /// The distance of each coordinate from its last value when the initial-value problem is integrated in one go.
  ///
  /// This is an error of the curve times the growth of Jacobi fields along it, which may be as large as exp(length);
  /// infinite where the integration leaves the domain.
  public func endPointErrors(of problem: TwoPointProblem) -> [Double] {
    InitialValueCheck(problem: problem).endPointErrors(self)
  }

  /// Position and velocity at a parameter of [0, 1]; exactly the given points at its ends.
  public func evaluate(at t: Double) -> (position: [Double], velocity: [Double]) {
    var x = [Double](repeating: 0, count: dimension)
    var v = x
    write(at: t, position: &x, velocity: &v)
    return (x, v)
  }

  /// Writes position and velocity at a parameter of [0, 1].
  public func write(
    at t: Double, position: UnsafeMutablePointer<Double>, velocity: UnsafeMutablePointer<Double>
  ) {
    precondition(t >= 0 && t <= 1, "parameter \(t) outside [0, 1]")
    // The ends exactly, without the rounding of a long sum.
    if t == 0 || t == 1 {
      let first = t == 0 ? 0 : values.count - dimension
      for c in 0..<dimension {
        position[c] = values[first + c]
        velocity[c] = t == 0 ? startVelocity[c] : endVelocity[c]
      }
      return
    }
    let place = curve.locate(t)
    curve.writePosition(place, into: position)
    curve.writeVelocity(place, into: velocity)
  }
}

extension TwoPointSolution {
  /// Curve k of a system, with a departure from the initial-value problem that is known.
  init(
    system: CollocationSystem, curve k: Int, lessAccurate: ChebyshevCurve, correction: Double, residual: Double,
    newtonIterations: Int, homotopySteps: Int, startIndex: Int
  ) {
    let n = system.n, own = system.curves[k], curve = system.curve(k)
    self.curve = curve
    self.newtonIterations = newtonIterations
    self.homotopySteps = homotopySteps
    self.startIndex = startIndex
    self.residual = residual
    var nodes: [Double] = [], values: [Double] = []
    for (j, e) in own.elements.enumerated() {
      let left = own.breakpoints[j], h = own.length(j)
      for (i, s) in system.basis.nodes.enumerated() {
        nodes.append(s == 1 ? own.breakpoints[j + 1] : left + s * h)
        values += system.state(e, i, isVelocity: false)
      }
    }
    self.nodes = nodes
    self.values = values.dropLast(n) + own.target
    var change = correction
    var other = [Double](repeating: 0, count: n)
    var ends = [other, other], errors = [other, other]
    for (j, e) in own.elements.enumerated() {
      for (end, tau) in [(0, -1.0), (1, 1.0)] {
        lessAccurate.writeVelocity((j, tau), into: &other)
        let v = system.state(e, end * (system.nodes - 1), isVelocity: true)
        let isEnd = end == 0 ? j == 0 : j == own.elements.count - 1
        for c in 0..<n {
          let difference = abs(v[c] - other[c]), rounding = system.rounding(k, element: j, component: c)
          change = max(change, (difference - rounding) / system.scale(e, c))
          if isEnd {
            errors[end][c] = difference
            ends[end][c] = v[c]
          }
        }
      }
    }
    startVelocity = ends[0]
    endVelocity = ends[1]
    startVelocityErrors = errors[0]
    endVelocityErrors = errors[1]
    errorEstimate = change
  }
}
