import CKernels

/// From curves to unknowns and back, and what the unknowns miss of the equation.
extension CollocationSystem {
  /// The iterate as a curve.
  func curve(_ k: Int) -> ChebyshevCurve {
    let curve = curves[k]
    var accelerations: [Double] = []
    accelerations.reserveCapacity(curve.elements.count * m)
    for e in curve.elements {
      let a = current.accelerations + place(e)
      for i in 0..<nodes { for c in 0..<n { accelerations.append(a[c &* componentStride &+ i &* lanes]) } }
    }
    return ChebyshevCurve(
      dimension: n, basis: basis, breakpoints: curve.breakpoints, interfaces: current.points + curve.firstPoint,
      accelerations: accelerations)
  }

  /// Position or velocity at a node of the iterate, n numbers.
  func state(_ e: Int, _ i: Int, isVelocity: Bool) -> [Double] {
    let x = current.states + (statePlace(e) + (isVelocity ? m * lanes : 0) + i * lanes)
    return (0..<n).map { x[$0 * componentStride] }
  }

  /// Starts from curves on any meshes.
  func load(_ given: [ChebyshevCurve]) {
    var value = [Double](repeating: 0, count: n)
    for (k, curve) in curves.enumerated() {
      let from = given[k]
      for (j, t) in curve.breakpoints.enumerated() {
        from.writePosition(from.locate(t), into: current.points + curve.firstPoint + j * n)
      }
      for c in 0..<n { current.points[curve.firstPoint + c] = curve.source[c] }
      for e in curve.elements {
        let left = curve.breakpoints[e - curve.elements.lowerBound], h = widths[e]
        let a = current.accelerations + place(e)
        for i in 0..<nodes {
          from.writeAcceleration(from.locate(left + basis.nodes[i] * h), into: &value)
          for c in 0..<n { a[c &* componentStride &+ i &* lanes] = value[c] }
        }
      }
    }
    // Idle lanes repeat the last element.
    let all = groups * lanes
    if let last = curves.last?.elements.upperBound {
      for e in last..<max(last, all) {
        for i in 0..<m {
          current.accelerations[place(e) &+ i &* lanes] = current.accelerations[place(last - 1) &+ i &* lanes]
        }
      }
    }
    for g in 0..<groups { integrate(current, g) }
  }

  /// Positions and velocities from points and accelerations; for corrections as well, since all of it is linear.
  func integrate(_ u: Unknowns, _ g: Int) {
    let ends = scratch, rows = lanes
    for c in 0..<n {
      forEachLane(of: g) { lane, first in
        ends[lane] = u.points[first &+ c]
        ends[rows &+ lane] = u.points[first &+ n &+ c]
      }
      let states = u.states + (g &* 2 &* m &+ c &* nodes) &* lanes
      ig_collocation_integrals(
        states, states + m &* lanes, u.accelerations + (g &* m &+ c &* nodes) &* lanes, ends, widths + g &* lanes,
        basis.secondIntegral, basis.firstIntegral, basis.nodes, nodes, lanes)
    }
  }

  /// Writes f − a at all nodes of a group; not finite where f is not defined.
  func evaluateDefects(_ u: Unknowns, _ g: Int) {
    let count = nodes * lanes, out = defects + g &* m &* lanes, a = u.accelerations + g &* m &* lanes
    problem.writeAccelerations(count, u.states + g &* 2 &* m &* lanes, into: out)
    for i in 0..<(m &* lanes) { out[i] -= a[i] }
  }

  /// Whether f is defined on a whole curve, by the defects.
  func isDefined(_ k: Int) -> Bool {
    var sum = 0.0
    for e in curves[k].elements {
      let out = defects + place(e)
      for i in 0..<m { sum += out[i &* lanes] * 0 }
    }
    return sum == 0
  }

  /// trial ← current + factor · correction for the curves with a factor, in the groups given.
  func makeTrial(_ factor: [Double], _ chosen: [Int]) {
    for (k, curve) in curves.enumerated() where factor[k] != 0 {
      for i in curve.firstPoint..<curve.firstPoint + (curve.elements.count + 1) * n {
        trial.points[i] = current.points[i] + factor[k] * correction.points[i]
      }
    }
    for g in chosen {
      spread(factor, g)
      ig_lanes_sum(
        trial.accelerations + g &* m &* lanes, current.accelerations + g &* m &* lanes, factors,
        correction.accelerations + g &* m &* lanes, m, lanes)
      ig_lanes_sum(
        trial.states + g &* 2 &* m &* lanes, current.states + g &* 2 &* m &* lanes, factors,
        correction.states + g &* 2 &* m &* lanes, 2 * m, lanes)
    }
  }

  /// target ← source, or target + source, for a curve.
  @inline(__always)
  func write(_ source: Unknowns, to target: Unknowns, _ k: Int, adding: Bool = false) {
    func write(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int, stride: Int) {
      for i in 0..<count { y[i &* stride] = adding ? y[i &* stride] + x[i &* stride] : x[i &* stride] }
    }
    let curve = curves[k], first = curve.firstPoint
    write(source.points + first, target.points + first, (curve.elements.count + 1) * n, stride: 1)
    for e in curve.elements {
      let a = place(e), x = statePlace(e)
      write(source.accelerations + a, target.accelerations + a, m, stride: lanes)
      write(source.states + x, target.states + x, 2 * m, stride: lanes)
    }
  }

  /// A number for each curve as one for each lane of a group.
  func spread(_ values: [Double], _ g: Int) {
    var k = 0
    for lane in 0..<lanes {
      let e = min(g &* lanes &+ lane, (curves.last?.elements.upperBound ?? 1) - 1)
      while curves[k].elements.upperBound <= e { k += 1 }
      factors[lane] = values[k]
    }
  }
}
