import CKernels
import CLAPACK

/// The collocation equations of two-point problems on meshes of their own, and their Newton corrections.
///
/// Unknown are the accelerations at the nodes of every element and the points at the breakpoints. On an element of
/// length h, with s ∈ [0, 1],
///
///     x(s) = (1 − s) X₀ + s X₁ + h² ∫∫ a      v(s) = (X₁ − X₀)/h + h ∫ a
///
/// and the equations are a = f(x, v) at the nodes and equal velocities at the breakpoints. The accelerations are
/// eliminated element by element; a block tridiagonal system for the points at the breakpoints remains. It is that of
/// broken geodesics, well conditioned as long as no element reaches a conjugate point.
///
/// The elements of all curves are numbered through and taken in groups, one element in each lane of a vector.
final class CollocationSystem {
  let problem: TwoPointProblem
  let basis: ChebyshevBasis
  let curves: [Curve]
  /// The number of coordinates, of nodes of an element, of unknowns of an element.
  let n: Int
  let nodes: Int
  let m: Int
  /// How many elements a group has: up to eight where f is given for many points and small, else one.
  let lanes: Int
  let groups: Int

  /// A curve to be found.
  struct Curve {
    /// 0 = t₀ < t₁ < … = 1.
    let breakpoints: [Double]
    /// The first point, which stays, and the last one, which the iteration moves to.
    let source: [Double]
    let target: [Double]
    /// Its elements among all, and where its points begin in `Unknowns.points`.
    fileprivate(set) var elements = 0..<0
    fileprivate(set) var firstPoint = 0

    init(breakpoints: [Double], source: [Double], target: [Double]) {
      self.breakpoints = breakpoints
      self.source = source
      self.target = target
    }

    func length(_ e: Int) -> Double { breakpoints[e + 1] - breakpoints[e] }
  }

  /// A point in the space of unknowns with everything computed from it, or a correction.
  ///
  /// Group by group: component c at node i of the element in lane l is at (c · nodes + i) · lanes + l.
  struct Unknowns {
    /// The points at the breakpoints, n numbers each, curve by curve.
    let points: UnsafeMutablePointer<Double>
    /// m rows a group.
    let accelerations: UnsafeMutablePointer<Double>
    /// 2m rows a group: positions, then velocities.
    let states: UnsafeMutablePointer<Double>
  }

  /// The iterate, a trial, the ordinary and the simplified correction.
  let current: Unknowns
  let trial: Unknowns
  let correction: Unknowns
  let simplified: Unknowns
  /// f − a at the nodes of the point evaluated last, m rows a group.
  let defects: UnsafeMutablePointer<Double>
  /// The unit of component c, n rows a group; and h, one row a group.
  let scales: UnsafeMutablePointer<Double>
  let widths: UnsafeMutablePointer<Double>

  let matrices: UnsafeMutablePointer<Double>
  let pivots: UnsafeMutablePointer<Int32>
  /// The responses of the accelerations to the two ends of their element: 2n columns of m rows.
  let responses: UnsafeMutablePointer<Double>
  /// The responses of the two end velocities of an element to its two ends: four n × n blocks of rows.
  let endResponses: UnsafeMutablePointer<Double>
  let band: UnsafeMutablePointer<Double>
  let bandPivots: UnsafeMutablePointer<Int32>
  let bandSide: UnsafeMutablePointer<Double>
  /// The derivatives of f at the nodes of a group, 2n²·nodes rows; units and ends as well.
  let scratch: UnsafeMutablePointer<Double>
  /// One factor for each lane.
  let factors: UnsafeMutablePointer<Double>
  private let block: UnsafeMutableRawPointer
  private let integerBlock: UnsafeMutablePointer<Int32>

  init(problem: TwoPointProblem, basis: ChebyshevBasis, curves given: [Curve]) {
    LinearAlgebra.prepareLAPACK()
    self.problem = problem
    self.basis = basis
    let n = problem.dimension, nodes = basis.degree + 1, m = nodes * n
    self.n = n
    self.nodes = nodes
    self.m = m
    var curves = given
    var elements = 0, points = 0
    for k in curves.indices {
      let count = curves[k].breakpoints.count - 1
      curves[k].elements = elements..<elements + count
      curves[k].firstPoint = points
      elements += count
      points += (count + 1) * n
    }
    self.curves = curves
    // Few elements are not padded to eight: a curve by itself has two or three.
    let fitting = elements <= 2 ? 2 : elements <= 4 ? 4 : 8
    let lanes = problem.many != nil && n <= 6 ? fitting : 1, groups = (elements + lanes - 1) / lanes
    self.lanes = lanes
    self.groups = groups
    let widest = curves.map(\.elements.count).max() ?? 1
    let bandSize = (6 * n - 2) * max(1, (widest - 1) * n) * curves.count, all = groups * lanes
    let sizes = [
      4 * (points + 16), 12 * m * all, m * all, (n + 1) * all, m * m * all, 2 * n * m * all, 4 * n * n * all,
      bandSize + points + 16, (2 * n * n * nodes + 6 * n) * lanes + 6 * n, lanes,
    ]
    // A whole number of cache lines for each.
    let total = sizes.reduce(256) { $0 + ($1 + 7) & ~7 }
    block = .allocate(byteCount: total * 8, alignment: 64)
    var next = block.bindMemory(to: Double.self, capacity: total)
    next.initialize(repeating: 0, count: total)
    integerBlock = .allocate(capacity: all * m + points)
    integerBlock.initialize(repeating: 0, count: all * m + points)
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += (count + 7) & ~7 }
      return next
    }
    func takeUnknowns() -> Unknowns {
      Unknowns(points: take(points), accelerations: take(m * all), states: take(2 * m * all))
    }
    current = takeUnknowns()
    trial = takeUnknowns()
    correction = takeUnknowns()
    simplified = takeUnknowns()
    defects = take(m * all)
    scales = take(n * all)
    widths = take(all)
    matrices = take(m * m * all)
    responses = take(m * 2 * n * all)
    endResponses = take(4 * n * n * all)
    band = take(bandSize)
    bandSide = take(points)
    scratch = take((2 * n * n * nodes + 6 * n) * lanes + 6 * n)
    factors = take(lanes)
    pivots = integerBlock
    bandPivots = integerBlock + all * m
    for curve in curves {
      for e in curve.elements { widths[e] = curve.length(e - curve.elements.lowerBound) }
    }
    for e in elements..<all { widths[e] = widths[elements - 1] }
  }

  deinit {
    block.deallocate()
    integerBlock.deallocate()
  }

  // MARK: Places

  /// Where the rows of component 0 begin for an element; its nodes follow `lanes` apart.
  @inline(__always)
  func place(_ e: Int) -> Int { (e / lanes) &* m &* lanes &+ e % lanes }

  @inline(__always)
  func statePlace(_ e: Int) -> Int { (e / lanes) &* 2 &* m &* lanes &+ e % lanes }

  /// From one component to the next.
  @inline(__always)
  var componentStride: Int { nodes &* lanes }

  /// The unit of a component on an element.
  @inline(__always)
  func scale(_ e: Int, _ c: Int) -> Double { scales[((e / lanes) &* n &+ c) &* lanes &+ e % lanes] }

  /// The groups with elements of the curves that are named.
  func groups(of isChosen: [Bool]) -> [Int] {
    var result: [Int] = []
    for (k, curve) in curves.enumerated() where isChosen[k] {
      for g in curve.elements.lowerBound / lanes...(curve.elements.upperBound - 1) / lanes where result.last != g {
        result.append(g)
      }
    }
    return result
  }

  /// The first point of each element of a group, in a row of its own for each lane; the last element fills what is left.
  @inline(__always)
  func forEachLane(of g: Int, _ body: (_ lane: Int, _ firstPoint: Int) -> Void) {
    var k = 0
    for lane in 0..<lanes {
      let e = min(g &* lanes &+ lane, (curves.last?.elements.upperBound ?? 1) - 1)
      while curves[k].elements.upperBound <= e { k += 1 }
      body(lane, curves[k].firstPoint &+ (e &- curves[k].elements.lowerBound) &* n)
    }
  }
}
