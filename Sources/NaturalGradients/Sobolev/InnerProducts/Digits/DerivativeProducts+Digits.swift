import InformationGeometry

extension DerivativeProducts {
  /// The inner products on an interval, a box or a torus by two Gauss–Legendre rules over the whole domain that agree, in balls.
  ///
  /// - Parameter bits: how far they agree, relative to the norms.
  /// - Throws: `GeometryError.notConverged`, `outsideDomain` for a function that is not in the space.
  func estimated(bits: Int) throws -> (values: [[Ball]], errors: [[Ball]], evaluations: Int) {
    try checkBoundary()
    let precision = BallPrecision(bits: bits + 32), rules = GaussLegendreNodes(precision)
    let what = "the inner products on \(space.domain.summary)"
    let most = dimension == 1 ? 1024 : dimension == 2 ? 160 : 40
    var size = 8
    return try FunctionGram.agreeing(bits: bits, what) {
      guard size <= most else { return nil }
      defer { size = (size + size / 2 + 1) / 2 * 2 }
      let rule = rules.rule(size)
      let nodes = zip(rule.nodes, rule.weights).flatMap { [($0, $1), (-$0, $1)] }
      return (try sums(nodes, precision), (0..<dimension).reduce(1) { count, _ in count * size })
    }
  }

  /// One product rule.
  private func sums(_ nodes: [(x: Ball, weight: Ball)], _ precision: BallPrecision) throws -> [[Ball]] {
    var middles: [Ball] = [], halves: [Ball] = [], volume = Ball(1, precision: precision)
    for axis in 0..<dimension {
      guard let range = space.domain.range(axis), let low = range.lower.constantEnclosure(bits: precision.bits),
        let high = range.upper.constantEnclosure(bits: precision.bits)
      else { throw GeometryError.unsupported(reason: "\(space.domain.summary) has no ends") }
      middles.append((low + high).scaled(byPowerOfTwo: -1))
      halves.append((high - low).scaled(byPowerOfTwo: -1))
      volume = volume * halves[axis]
    }
    let factors = Self.indices(dimension: dimension, order: order).map {
      Ball(Self.weight($0, order: order, lengthScale: space.lengthScale), precision: precision)
    }
    let registers = BallTape(tape, precision: precision)
    var result = [[Ball]](repeating: [Ball](repeating: Ball(0, precision: precision), count: count), count: count)
    var index = [Int](repeating: 0, count: dimension)
    while true {
      var place: [Ball] = [], weight = volume
      for axis in 0..<dimension {
        place.append(middles[axis] + halves[axis] * nodes[index[axis]].x)
        weight = weight * nodes[index[axis]].weight
      }
      let values = registers.evaluate(place)
      for i in 0..<count {
        for j in 0...i {
          var sum = Ball(0, precision: precision)
          for (d, factor) in factors.enumerated() { sum += factor * values[d * count + i] * values[d * count + j] }
          result[i][j] += weight * sum
        }
      }
      var axis = 0
      while axis < dimension {
        index[axis] += 1
        if index[axis] < nodes.count { break }
        index[axis] = 0
        axis += 1
      }
      if axis == dimension { break }
    }
    for i in 0..<count { for j in 0..<i { result[j][i] = result[i][j] } }
    return result
  }
}
