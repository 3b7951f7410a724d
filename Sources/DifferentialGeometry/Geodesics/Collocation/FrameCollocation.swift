import NumericalMethods
import Scalars

/// The geodesic between two points by Chebyshev collocation with Newton's method, in any number of bits.
///
/// The curve is a polynomial on each of a few elements, in affine coordinates y that are orthonormal at the middle of the
/// element: u = base + S y. There the equation y″ = S⁻¹ü(u, Sy′) has numbers of moderate size however the metric is
/// scaled, so that Newton's equations are solved in `Double` while defects are found with all bits: each step gains
/// the digits that `Double` has. For one thread at a time.
final class FrameCollocation {
  /// A piece of the curve.
  struct Element {
    /// The first parameter and the length of its interval.
    var start: Double, width: Double
    var base: [BigFloat]
    var frame: PreciseEquation.Frame
    /// yᵃ at sⱼ, stored at j·n + a.
    var values: [BigFloat]
  }

  private(set) var problem: PreciseEquation
  private(set) var basis: LobattoBasis
  private(set) var elements: [Element] = []
  /// The points between elements, and the ends, in u.
  private(set) var joints: [[BigFloat]] = []
  /// How many times an acceleration was evaluated.
  private(set) var evaluations = 0
  /// The largest change of the last step, relative to the length of an element.
  private(set) var lastStep = Double.infinity
  private let source: Point, target: Point
  /// Bits beside those of the result.
  private let spare: Int
  private var linearisation: CollocationLinearisation?

  var n: Int { problem.dimension }

  /// Starts from a curve u(t) on so many equal elements.
  init(
    _ equation: GeodesicEquation, from p: Point, to q: Point, elements count: Int, degree: Int, bits: Int, spare: Int,
    curve: (Double) -> [BigFloat]
  ) throws(GeometryError) {
    source = p
    target = q
    self.spare = spare
    problem = PreciseEquation(equation, bits: bits + spare)
    basis = LobattoBasis(degree: degree, precision: problem.precision)
    try place(count: count, curve)
  }

  static func failure(_ reason: String, reached: Double = .nan) -> GeometryError {
    .notConverged(what: "the geodesic between the points", reached: reached, reason: reason)
  }

  /// Elements with frames at their middles and values on a curve.
  private func place(count: Int, _ curve: (Double) -> [BigFloat]) throws(GeometryError) {
    linearisation = nil
    let precision = problem.precision
    joints = (0...count).map { k in
      if k == 0 { return problem.flattened(source) }
      return k == count ? problem.flattened(target) : curve(Double(k) / Double(count)).map { $0.rounded(to: precision) }
    }
    var made: [Element] = []
    for e in 0..<count {
      let start = Double(e) / Double(count), width = 1 / Double(count)
      let base = curve(start + width / 2).map { $0.rounded(to: precision) }
      guard let g = problem.metric(base), let frame = problem.frame(g) else {
        throw Self.failure("the starting curve leaves the domain near t = \(start + width / 2)")
      }
      var values: [BigFloat] = []
      for (j, s) in basis.nodes.enumerated() {
        let u: [BigFloat]
        switch j {
        case 0: u = joints[e]
        case basis.degree: u = joints[e + 1]
        default: u = curve(start + width * s.asDouble).map { $0.rounded(to: precision) }
        }
        values += problem.product(frame.root, zip(u, base).map { $0 - $1 }[...])
      }
      made.append(Element(start: start, width: width, base: base, frame: frame, values: values))
    }
    elements = made
  }

  // MARK: The curve

  /// u and du/dt at t.
  func state(at t: Double) -> (u: [BigFloat], w: [BigFloat]) {
    let e = elements.lastIndex { $0.start <= t } ?? 0
    let element = elements[e], precision = problem.precision
    let s =
      BigFloat(rounding: t - element.start, precision: precision)
      / BigFloat(rounding: element.width, precision: precision)
    let weights = basis.interpolation(at: s)
    var y = [BigFloat](repeating: .zero.rounded(to: precision), count: n), slope = y
    for (j, weight) in weights.enumerated() {
      let rate = basis.applied(basis.first, to: element.values, row: j, dimension: n)
      for a in 0..<n {
        y[a].addProduct(weight, element.values[j * n + a])
        slope[a].addProduct(weight, rate[a])
      }
    }
    let width = BigFloat(rounding: element.width, precision: precision)
    let u = zip(problem.product(element.frame.vectors, y[...]), element.base).map { $0 + $1 }
    return (u, problem.product(element.frame.vectors, slope[...]).map { $0 / width })
  }

  /// The same curve on other elements or with another degree.
  func resampled(elements count: Int, degree: Int) throws(GeometryError) {
    let old = elements, oldBasis = basis, zero = BigFloat.zero.rounded(to: problem.precision)
    func curve(_ t: Double) -> [BigFloat] {
      let element = old[old.lastIndex { $0.start <= t } ?? 0]
      let s = BigFloat(rounding: (t - element.start) / element.width, precision: problem.precision)
      var y = [BigFloat](repeating: zero, count: n)
      for (j, weight) in oldBasis.interpolation(at: s).enumerated() {
        for a in 0..<n { y[a].addProduct(weight, element.values[j * n + a]) }
      }
      return zip(problem.product(element.frame.vectors, y[...]), element.base).map { $0 + $1 }
    }
    basis = LobattoBasis(degree: degree, precision: problem.precision)
    try place(count: count, curve)
  }

  /// Goes on with more bits; the values keep what they have.
  private func raise(to bits: Int) {
    guard bits + spare > problem.precision.bits else { return }
    problem = PreciseEquation(problem.equation, bits: bits + spare)
    let precision = problem.precision
    basis = LobattoBasis(degree: basis.degree, precision: precision)
    joints = joints.map { $0.map { $0.rounded(to: precision) } }
    joints[0] = problem.flattened(source)
    joints[joints.count - 1] = problem.flattened(target)
    for e in elements.indices {
      elements[e].base = elements[e].base.map { $0.rounded(to: precision) }
      elements[e].frame.vectors = elements[e].frame.vectors.map { $0.rounded(to: precision) }
      elements[e].frame.root = problem.inverse(upper: elements[e].frame.vectors)
      elements[e].values = elements[e].values.map { $0.rounded(to: precision) }
      join(e)
    }
  }

  /// Puts the ends of an element at its joints.
  private func join(_ e: Int) {
    let element = elements[e]
    for (j, joint) in [(0, joints[e]), (basis.degree, joints[e + 1])] {
      let y = problem.product(element.frame.root, zip(joint, element.base).map { $0 - $1 }[...])
      for a in 0..<n { elements[e].values[j * n + a] = y[a] }
    }
  }

  // MARK: Newton's method

  /// The defects y″ − S⁻¹ü at the inner nodes of every element, and the jumps of the velocity at the joints; nil where
  /// the equation has no value.
  private func defects() -> CollocationDefects? {
    let p = basis.degree
    var inner: [[BigFloat]] = [], jumps: [BigFloat] = []
    var lastSlope: [BigFloat] = []
    for (e, element) in elements.enumerated() {
      var part: [BigFloat] = []
      for i in 1..<p {
        let slope = basis.applied(basis.first, to: element.values, row: i, dimension: n)
        let bend = basis.applied(basis.second, to: element.values, row: i, dimension: n)
        let y = element.values[i * n..<(i + 1) * n]
        let u = zip(problem.product(element.frame.vectors, y), element.base).map { $0 + $1 }
        evaluations += 1
        guard let force = problem.acceleration(u, problem.product(element.frame.vectors, slope[...])) else {
          return nil
        }
        part += zip(bend, problem.product(element.frame.root, force[...])).map { $0 - $1 }
      }
      inner.append(part)
      if e > 0 {
        // In the frame of the element before: dy/ds there less this one's.
        let before = elements[e - 1]
        let slope = basis.applied(basis.first, to: element.values, row: 0, dimension: n)
        let moved = problem.product(
          before.frame.root, problem.product(element.frame.vectors, slope[...])[...])
        let ratio = problem.number(before.width / element.width)
        jumps += zip(lastSlope, moved).map { $0 - $1 * ratio }
      }
      lastSlope = basis.applied(basis.first, to: element.values, row: p, dimension: n)
    }
    return CollocationDefects(inner: inner, jumps: jumps)
  }

  /// Newton's equations at the present curve.
  private func linearised() throws(GeometryError) -> CollocationLinearisation {
    let p = basis.degree
    var parts: [CollocationLinearisation.Part] = []
    for (e, element) in elements.enumerated() {
      var byPlace: [Double] = [], byVelocity: [Double] = []
      for i in 1..<p {
        let slope = basis.applied(basis.first, to: element.values, row: i, dimension: n)
        let u = zip(problem.product(element.frame.vectors, element.values[i * n..<(i + 1) * n]), element.base).map {
          $0 + $1
        }
        guard let d = problem.derivatives(u, problem.product(element.frame.vectors, slope[...])) else {
          throw Self.failure("the equation has no derivative on the curve")
        }
        func framed(_ a: [BigFloat]) -> [Double] {
          problem.product(element.frame.root, matrix: problem.product(a, matrix: element.frame.vectors))
            .map(\.asDouble)
        }
        byPlace += framed(d.byPlace)
        byVelocity += framed(d.byVelocity)
      }
      // From the frame of the element before to this one, and back.
      var forward: [Double] = [], back: [Double] = [], ratio = 1.0
      if e > 0 {
        let before = elements[e - 1]
        forward = problem.product(element.frame.root, matrix: before.frame.vectors).map(\.asDouble)
        back = problem.product(before.frame.root, matrix: element.frame.vectors).map(\.asDouble)
        ratio = before.width / element.width
      }
      parts.append(.init(byPlace: byPlace, byVelocity: byVelocity, forward: forward, back: back, ratio: ratio))
    }
    do {
      return try CollocationLinearisation(
        parts, dimension: n, degree: p, first: basis.first.map(\.asDouble), second: basis.second.map(\.asDouble))
    } catch {
      throw Self.failure("the ends are conjugate points, or nearly: Newton's equations are singular")
    }
  }

  /// Adds a factor times a step.
  private func add(_ step: CollocationLinearisation.Step, factor: Double, shift: Int) {
    func change(_ x: Double) -> BigFloat { problem.number(factor * x).scaled(byPowerOfTwo: shift) }
    for k in 1..<max(elements.count, 1) {
      let moved = problem.product(
        elements[k - 1].frame.vectors, (0..<n).map { change(step.joints[(k - 1) * n + $0]) }[...])
      joints[k] = zip(joints[k], moved).map { $0 + $1 }
    }
    for e in elements.indices {
      for (place, x) in step.inner[e].enumerated() { elements[e].values[n + place] += change(x) }
      join(e)
    }
  }

  /// Newton's steps until the last one is below 2^(−bits) of the curve, with more bits as it converges.
  ///
  /// - Parameter limit: the most steps.
  func converge(to goal: Double, limit: Int = 60) throws(GeometryError) {
    var known = 0.0, last = Double.infinity
    var present = defects()
    for _ in 0..<limit {
      guard let defect = present, let shift = defect.exponent else {
        if present == nil { throw Self.failure("the curve leaves the domain") }
        lastStep = 0
        return
      }
      let isFresh = linearisation == nil
      let system: CollocationLinearisation
      if let linearisation { system = linearisation } else { system = try linearised() }
      linearisation = system
      let step = system.step(defect.scaled(-shift))
      let sizes = self.sizes
      var largest = 0.0
      for (e, part) in step.inner.enumerated() {
        for x in part { largest = max(largest, x.magnitude / sizes[e]) }
      }
      guard largest.isFinite else { throw Self.failure("Newton's equations have no finite solution") }
      let size = Double.log2(max(largest, .leastNonzeroMagnitude)) + Double(shift)
      // A linearisation that gains little is made anew.
      if !isFresh, size > -6 || size > last - 6 {
        linearisation = nil
        last = .infinity
        continue
      }
      let saved = (elements, joints)
      var factor = size > 0 ? Double.exp2(-size) : 1
      add(step, factor: factor, shift: shift)
      if size > -4 {
        // Far off: the defects must not grow.
        let before = defect.size
        present = defects()
        while present.map({ !($0.size <= before * (1 - 0.1 * factor) || $0.size < 1e-6) }) ?? true {
          factor /= 2
          guard factor > 1e-4 else { throw Self.failure("Newton's steps do not come closer", reached: before) }
          (elements, joints) = saved
          add(step, factor: factor, shift: shift)
          present = defects()
        }
        linearisation = nil
        last = .infinity
        continue
      }
      lastStep = Double.exp2(min(size, 0))
      last = size
      // With a linearisation taken here the error is squared; with an older one it shrinks by what the step gained.
      known = -size
      if known >= goal {
        return
      }
      if size > -18 { linearisation = nil }
      raise(to: Int(min(goal, known * 2 + 60)) + 8)
      present = defects()
    }
    throw Self.failure("too many steps of Newton's method", reached: lastStep)
  }
}
