/// What corrections, and errors, are measured in.
extension CollocationSystem {
  /// The units of the problem times the speed, or the largest speed on the element.
  func updateScales(_ isChosen: [Bool]) {
    if problem.hasUnits {
      scaleByUnits(isChosen)
    } else {
      for k in curves.indices where isChosen[k] { scaleBySpeed(k) }
    }
  }

  private func scaleByUnits(_ isChosen: [Bool]) {
    let count = nodes * lanes, units = scratch
    var squares = [Double](repeating: 0, count: groups * lanes)
    let chosen = groups(of: isChosen)
    for g in chosen {
      let states = current.states + g &* 2 &* m &* lanes, own = scales + g &* n &* lanes
      problem.writeUnits(count, states, into: units)
      for lane in 0..<lanes {
        for c in 0..<n { own[c &* lanes &+ lane] = .infinity }
        for i in 0..<nodes {
          var square = 0.0
          for c in 0..<n {
            let at = (c &* nodes &+ i) &* lanes &+ lane, unit = units[at]
            own[c &* lanes &+ lane] = min(own[c &* lanes &+ lane], unit)
            let relative = states[m &* lanes &+ at] / unit
            square += relative * relative
          }
          squares[g &* lanes &+ lane] = max(squares[g &* lanes &+ lane], square)
        }
      }
    }
    // The fastest place of a curve counts for the whole of it.
    let speeds = curves.map { curve in
      max((curve.elements.reduce(0) { max($0, squares[$1]) }).squareRoot(), .leastNormalMagnitude)
    }
    for g in chosen {
      spread(speeds, g)
      let own = scales + g &* n &* lanes
      for c in 0..<n { for lane in 0..<lanes { own[c &* lanes &+ lane] *= factors[lane] } }
    }
  }

  private func scaleBySpeed(_ k: Int) {
    for e in curves[k].elements {
      let own = scales + ((e / lanes) &* n &* lanes &+ e % lanes)
      let x = current.states + statePlace(e), v = x + m &* lanes
      var largest = 0.0
      for c in 0..<n {
        var speed = 0.0, size = 0.0
        for i in 0..<nodes {
          let at = c &* componentStride &+ i &* lanes
          speed = max(speed, abs(v[at]))
          size = max(size, abs(x[at]))
        }
        // What does not move has the rounding of its place.
        own[c &* lanes] = max(speed, 1e-5 * size)
        largest = max(largest, speed)
      }
      for c in 0..<n { own[c &* lanes] = max(own[c &* lanes], 1e-6 * largest, .leastNormalMagnitude) }
    }
  }

  /// The tail of the velocity on each element of a curve, relative to the scales there, which are to be up to date.
  func tails(_ k: Int, of curve: ChebyshevCurve) -> [Double] {
    (0..<curves[k].elements.count).map { j in
      var largest = 0.0
      for c in 0..<n {
        let tail = curve.tail(element: j, component: c)
        largest = max(
          largest, (tail - rounding(k, element: j, component: c)) / scale(curves[k].elements.lowerBound + j, c))
      }
      return largest
    }
  }

  /// What the rounding of the coordinates may do to a velocity on an element of a curve.
  func rounding(_ k: Int, element j: Int, component c: Int) -> Double {
    let points = current.points + curves[k].firstPoint
    return 0x1p-48 * max(abs(points[j * n + c]), abs(points[(j + 1) * n + c])) / curves[k].length(j)
  }
}
