import InformationGeometry

/// The waves of a torus, or of a box whose functions are reflected to a torus of twice the lengths.
struct WaveGrid {
  let origins: [Ball]
  let lengths: [Ball]
  let reflection: Int?
  let precision: BallPrecision

  init(_ sides: SobolevDomain.Sides, precision: BallPrecision) throws {
    self.precision = precision
    reflection = sides.reflection
    func values(_ formulas: [Expression]) throws -> [Ball] {
      try formulas.map { formula in
        guard let value = formula.constantEnclosure(bits: precision.bits) else {
          throw GeometryError.unsupported(reason: "\(formula) is no constant")
        }
        return value
      }
    }
    origins = try values(sides.origins)
    lengths = try values(sides.lengths)
  }

  /// The period of the torus.
  func period(_ axis: Int) -> Ball { reflection == nil ? lengths[axis] : lengths[axis].scaled(byPowerOfTwo: 1) }

  /// Refuses functions that are seen not to have the periods and reflections.
  ///
  /// - Throws: `GeometryError.notProved`. That they have them is checked at places, with all bits.
  func checkSymmetry(_ tape: Tape, name: String) throws {
    let tape = BallTape(tape, precision: precision)
    for axis in lengths.indices {
      for fraction in [Rational(2, 7), Rational(5, 11)] {
        var place = lengths.indices.map { k in
          origins[k] + Ball(Rational(3 + k, 11 + k), precision: precision) * lengths[k]
        }
        let step = Ball(fraction, precision: precision) * lengths[axis]
        place[axis] = origins[axis] + step
        let here = tape.evaluate(place)
        place[axis] = place[axis] + period(axis)
        let next = tape.evaluate(place)
        place[axis] = origins[axis] - step
        let mirrored = tape.evaluate(place)
        for k in here.indices {
          var isFine = (here[k] - next[k]).containsZero && here[k].isFinite && next[k].isFinite
          if let reflection {
            isFine = isFine && (reflection > 0 ? here[k] - mirrored[k] : here[k] + mirrored[k]).containsZero
          }
          guard isFine else {
            throw GeometryError.notProved(
              what: name,
              reason: reflection == nil
                ? "a function is no periodic formula"
                : "a function's formula is not its own reflection at the boundary, and its waves fall slowly")
          }
        }
      }
    }
  }

  /// One axis with so many nodes.
  func axis(_ k: Int, count: Int) -> Axis {
    Axis(origin: origins[k], length: lengths[k], reflection: reflection, count: count, precision: precision)
  }

  /// Nodes and waves of one axis.
  struct Axis {
    let nodes: [Ball]
    let length: Ball
    /// ω² of each wave.
    let squares: [Ball]
    /// 1 for a constant, 2 for another wave, 0 for one that is not kept: f = Σ factor·mean(f·wave)·wave.
    let factors: [Rational]
    private let reflection: Int?
    private let precision: BallPrecision
    /// cos and sin of multiples of half a node's step.
    private let cosines: BallRow, sines: BallRow

    init(origin: Ball, length: Ball, reflection: Int?, count n: Int, precision: BallPrecision) {
      self.length = length
      self.reflection = reflection
      self.precision = precision
      let step = length / Ball(Rational(n), precision: precision)
      nodes = (0..<n).map { origin + step * Ball(Rational(2 * $0 + 1, 2), precision: precision) }
      let turn = reflection == nil ? 2 * n : 4 * n
      cosines = BallRow(count: turn)
      sines = BallRow(count: turn)
      for q in 0..<turn {
        let angle = Ball.pi(precision) * Ball(Rational(2 * q, turn), precision: precision)
        cosines.store(Ball.cos(angle), at: q)
        sines.store(Ball.sin(angle), at: q)
      }
      let base = Ball.pi(precision).scaled(byPowerOfTwo: reflection == nil ? 1 : 0) / length
      var squares: [Ball] = [], factors: [Rational] = []
      for k in 0..<n {
        let turns = Axis.turns(k, reflection), ω = base * Ball(Rational(turns), precision: precision)
        squares.append(ω * ω)
        // The fastest sine is its own alias.
        factors.append(turns == 0 ? 1 : reflection == -1 && k == n - 1 ? 0 : 2)
      }
      self.squares = squares
      self.factors = factors
    }

    /// How often a wave turns in the period: constant, sine, cosine, sine, … on a torus, cosines or sines on an interval.
    private static func turns(_ k: Int, _ reflection: Int?) -> Int {
      reflection == nil ? (k + 1) / 2 : reflection == 1 ? k : k + 1
    }

    /// Means of values against each wave along this axis, of which `inner` lie side by side behind it.
    func transformed(_ row: BallRow, inner: Int) -> BallRow {
      let n = nodes.count, result = BallRow(count: row.count), wave = BallRow(count: n)
      let turn = cosines.count, mean = Ball(Rational(1, n), precision: precision)
      for k in 0..<n {
        let turns = Self.turns(k, reflection), isSine = reflection == nil ? k % 2 == 1 : reflection == -1
        wave.gather((0..<n).map { turns * (2 * $0 + 1) % turn }, from: isSine ? sines : cosines)
        for block in 0..<row.count / (n * inner) {
          for i in 0..<inner {
            let sum = wave.dot(n, row, from: block * n * inner + i, stride: inner, precision: precision)
            result.store(sum * mean, at: block * n * inner + k * inner + i)
          }
        }
      }
      return result
    }
  }
}
