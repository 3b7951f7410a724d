import CLAPACK

/// The collocation equations of a two-point problem on a mesh, and their Newton corrections.
///
/// Unknown are the accelerations at the nodes of every element and the points at the breakpoints. On an element of
/// length h, with s ∈ [0, 1],
///
///     x(s) = (1 − s) X₀ + s X₁ + h² ∫∫ a      v(s) = (X₁ − X₀)/h + h ∫ a
///
/// and the equations are a = f(x, v) at the nodes and equal velocities at the breakpoints. The accelerations are
/// eliminated element by element; a block tridiagonal system for the points at the breakpoints remains. It is that of
/// broken geodesics, well conditioned as long as no element reaches a conjugate point.
final class CollocationSystem {
  let problem: TwoPointProblem
  let basis: ChebyshevBasis
  let breakpoints: [Double]
  /// The number of coordinates, of elements, of nodes of an element, of unknowns of an element.
  let n: Int
  let elements: Int
  let nodes: Int
  let m: Int

  /// A point in the space of unknowns with everything computed from it, or a correction.
  struct Unknowns {
    /// (elements + 1) · n points at the breakpoints.
    let points: UnsafeMutablePointer<Double>
    /// elements · nodes · n each.
    let accelerations: UnsafeMutablePointer<Double>
    let positions: UnsafeMutablePointer<Double>
    let velocities: UnsafeMutablePointer<Double>
  }

  /// The iterate, a trial, the ordinary and the simplified correction.
  private(set) var current: Unknowns
  private(set) var trial: Unknowns
  let correction: Unknowns
  let simplified: Unknowns
  /// f − a at the nodes of the point evaluated last.
  let defects: UnsafeMutablePointer<Double>
  /// The first point, which stays, and the last one, which the iteration moves to.
  let source: [Double]
  let target: [Double]
  /// Unit of component c on element e at `e * n + c`.
  let scales: UnsafeMutablePointer<Double>

  let matrices: UnsafeMutablePointer<Double>
  let pivots: UnsafeMutablePointer<Int32>
  /// The responses of the accelerations to the two ends of their element: 2n columns of m numbers.
  let responses: UnsafeMutablePointer<Double>
  /// The responses of the two end velocities of an element to its two ends: four n × n blocks.
  let endResponses: UnsafeMutablePointer<Double>
  let band: UnsafeMutablePointer<Double>
  let bandPivots: UnsafeMutablePointer<Int32>
  let bandSide: UnsafeMutablePointer<Double>
  /// Scratch for derivatives of f and finite differences.
  let scratch: UnsafeMutablePointer<Double>
  private let block: UnsafeMutablePointer<Double>
  private let integerBlock: UnsafeMutablePointer<Int32>

  init(
    problem: TwoPointProblem, basis: ChebyshevBasis, breakpoints: [Double], source: [Double], target: [Double]
  ) {
    LinearAlgebra.prepareLAPACK()
    self.problem = problem
    self.basis = basis
    self.breakpoints = breakpoints
    self.source = source
    self.target = target
    let n = problem.dimension
    let elements = breakpoints.count - 1
    let nodes = basis.degree + 1
    let m = nodes * n
    self.n = n
    self.elements = elements
    self.nodes = nodes
    self.m = m
    let unknowns = (elements + 1) * n + 3 * elements * m
    let bandSize = (6 * n - 2) * max(1, (elements - 1) * n)
    let total =
      4 * unknowns + elements * (m + n + m * m + m * 2 * n + 4 * n * n) + bandSize + elements * n + 2 * n * n + 6 * n
    block = .allocate(capacity: total)
    block.initialize(repeating: 0, count: total)
    integerBlock = .allocate(capacity: elements * (m + n))
    integerBlock.initialize(repeating: 0, count: elements * (m + n))
    var next = block
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    func takeUnknowns() -> Unknowns {
      Unknowns(
        points: take((elements + 1) * n), accelerations: take(elements * m), positions: take(elements * m),
        velocities: take(elements * m))
    }
    current = takeUnknowns()
    trial = takeUnknowns()
    correction = takeUnknowns()
    simplified = takeUnknowns()
    defects = take(elements * m)
    scales = take(elements * n)
    matrices = take(elements * m * m)
    responses = take(elements * m * 2 * n)
    endResponses = take(elements * 4 * n * n)
    band = take(bandSize)
    bandSide = take(elements * n)
    scratch = take(2 * n * n + 6 * n)
    pivots = integerBlock
    bandPivots = integerBlock + elements * m
  }

  deinit {
    block.deallocate()
    integerBlock.deallocate()
  }

  /// The iterate as a curve.
  var curve: ChebyshevCurve {
    ChebyshevCurve(
      dimension: n, basis: basis, breakpoints: breakpoints, interfaces: current.points,
      accelerations: current.accelerations)
  }

  func length(_ e: Int) -> Double { breakpoints[e + 1] - breakpoints[e] }

  /// Starts from a curve on any mesh.
  func load(_ curve: ChebyshevCurve) {
    for (k, t) in breakpoints.enumerated() { curve.writePosition(curve.locate(t), into: current.points + k * n) }
    for c in 0..<n { current.points[c] = source[c] }
    for e in 0..<elements {
      let left = breakpoints[e]
      for i in 0..<nodes {
        let t = left + basis.nodes[i] * length(e)
        curve.writeAcceleration(curve.locate(t), into: current.accelerations + (e * nodes + i) * n)
      }
    }
    integrate(current)
  }

  func exchangeTrial() { swap(&current, &trial) }

  /// Positions and velocities from points and accelerations; for corrections as well, since all of it is linear.
  func integrate(_ u: Unknowns) {
    let count = nodes
    basis.secondIntegral.withUnsafeBufferPointer { second in
      basis.firstIntegral.withUnsafeBufferPointer { first in
        for e in 0..<elements {
          let h = length(e)
          let left = u.points + e &* n
          let right = left + n
          let a = u.accelerations + e &* m
          for i in 0..<count {
            let s = basis.nodes[i]
            let x = u.positions + (e &* m &+ i &* n)
            let v = u.velocities + (e &* m &+ i &* n)
            for c in 0..<n {
              var bend = 0.0
              var slope = 0.0
              for j in 0..<count {
                let value = a[j &* n &+ c]
                bend += second[i &* count &+ j] * value
                slope += first[i &* count &+ j] * value
              }
              x[c] = (1 - s) * left[c] + s * right[c] + h * h * bend
              v[c] = (right[c] - left[c]) / h + h * slope
            }
          }
        }
      }
    }
  }

  /// Writes f − a at all nodes of a point; false where f is not defined.
  func evaluateDefects(_ u: Unknowns) -> Bool {
    let count = elements * nodes
    for k in 0..<count {
      let out = defects + k &* n
      guard problem.acceleration(u.positions + k &* n, u.velocities + k &* n, out) else { return false }
      let a = u.accelerations + k &* n
      for c in 0..<n {
        out[c] -= a[c]
        guard out[c].isFinite else { return false }
      }
    }
    return true
  }

  /// trial ← current + factor · correction.
  func makeTrial(_ factor: Double) {
    let points = (elements + 1) * n
    for i in 0..<points { trial.points[i] = current.points[i] + factor * correction.points[i] }
    for i in 0..<(elements * m) {
      trial.accelerations[i] = current.accelerations[i] + factor * correction.accelerations[i]
      trial.positions[i] = current.positions[i] + factor * correction.positions[i]
      trial.velocities[i] = current.velocities[i] + factor * correction.velocities[i]
    }
  }
}
