import Scalars

/// The steps of a zero test.
struct ZeroTester {
  private let expression: Expression
  private let limits: CanonicalLimits
  private let bits: Int
  private let seed: UInt64
  private static let residuePoints = 3
  private static let ballPoints = 6

  /// What residues say.
  private enum Evidence {
    case vanishes(errorBound: Double)
    case differs
    case none(String)
  }

  init(_ expression: Expression, limits: CanonicalLimits, bits: Int, seed: UInt64) {
    self.expression = expression
    self.limits = limits
    self.bits = bits
    self.seed = seed
  }

  func result() -> ZeroTest {
    let evidence = residues()
    // What differs modulo a prime is almost always told from zero at the first point; what vanishes never is.
    var isUnlikely = false
    if case .vanishes = evidence { isUnlikely = true }
    if let found = nonzeroPoint(points: isUnlikely ? 1 : 2, upTo: 256) { return .certifiedNonzero(found) }
    let canonical: String
    do {
      let (field, elements) = try CanonicalField.field(of: [expression], limits: limits)
      if elements[0].isZero { return .certifiedZero(.canonicalForm(kernels: field.kernelNames)) }
      canonical = "its canonical form is not 0, and it was not told from 0 in balls of \(bits) bits"
    } catch {
      canonical = "no canonical form: \(error)"
    }
    if let found = nonzeroPoint(points: ZeroTester.ballPoints, upTo: bits) { return .certifiedNonzero(found) }
    switch evidence {
    case .vanishes(let bound): return .probablyZero(errorBound: bound)
    case .differs: return .unknown(reason: canonical)
    case .none(let reason): return .unknown(reason: "\(canonical); no residue: \(reason)")
    }
  }

  // MARK: Residues

  private func residues() -> Evidence {
    var bound = 1.0, found = 0, reason = ""
    let chance = expression.pool.withArena { $0.residueDegree(expression.id) } / Double(Residue.modulus)
    // Half of the points have no square root where one is needed.
    for attempt in 0..<UInt64(8 * ZeroTester.residuePoints) where found < ZeroTester.residuePoints {
      do {
        let value = try ResiduePoint(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ attempt).evaluate(expression)
        guard value.isZero else { return .differs }
        found += 1
        bound *= min(chance, 1)
      } catch {
        reason = "\(error)"
        if case .notRepresentable = error { return .none(reason) }
      }
    }
    return found > 0 ? .vanishes(errorBound: bound) : .none(reason)
  }

  // MARK: Balls

  private func nonzeroPoint(points: Int, upTo most: Int) -> NonzeroCertificate? {
    let symbols = expression.symbols
    guard let tape = try? Tape([expression], inputs: symbols) else { return nil }
    var generator = PointGenerator(seed: seed)
    for _ in 0..<(symbols.isEmpty ? 1 : points) {
      let values = symbols.map { generator.value(in: $0.domain) }
      var bits = 64
      while bits <= most {
        let precision = BallPrecision(bits: bits)
        let ball = tape.evaluate(values.map { Ball($0, precision: precision) }, precision: precision)[0]
        if ball.isFinite, !ball.containsZero {
          let point = Dictionary(zip(symbols, values)) { first, _ in first }
          return NonzeroCertificate(point: point, enclosure: ball)
        }
        bits *= 4
      }
    }
    return nil
  }
}

/// Random rational points of domains.
struct PointGenerator {
  private var draws: SeededDraws

  init(seed: UInt64) { draws = SeededDraws(seed: seed &+ 0x5A17) }

  /// A number of a domain that is no boundary point of an interval.
  mutating func value(in domain: Domain) -> Rational {
    // An odd number of 1024ths within (0, 1).
    let unit = Rational(Int(draws.next() % 512) * 2 + 1, 1_024)
    switch (domain.lower?.value, domain.upper?.value) {
    case (nil, nil):
      let value = unit * 6 - 3
      return domain.isInteger ? value.floor : value
    case (let low?, nil): return domain.isInteger ? (-(-low).floor) + (unit * 20).floor + 1 : low + unit * 4
    case (nil, let high?): return domain.isInteger ? high.floor - (unit * 20).floor - 1 : high - unit * 4
    case (let low?, let high?):
      guard domain.isInteger else { return low + (high - low) * unit }
      let first = -(-low).floor, count = high.floor - first + 1
      return first + (count * unit).floor
    }
  }
}

extension Expression {
  /// A bound of the degree of expressions of one pool over a common denominator, in what residue points draw.
  package static func residueDegree(of expressions: [Expression]) -> Double {
    guard let pool = expressions.first?.pool else { return 0 }
    let nodes = pool.adopt(expressions)
    return pool.withArena { arena in nodes.reduce(0) { $0 + arena.residueDegree($1) } }
  }
}

extension Arena {
  /// A bound of the degree of the numerator as a polynomial in the residues that a point draws, as it enters the chance
  /// that it vanishes by accident; arguments of functions are counted for the collisions they can have.
  func residueDegree(_ root: NodeID) -> Double {
    var numerator: [NodeID: Double] = [:], denominator: [NodeID: Double] = [:]
    var collisions = 0.0
    for id in reachable(from: [root]) {
      var top = 0.0, bottom = 0.0
      switch kind(id) {
      case .number: break
      // Symbols and constants are drawn as squares.
      case .symbol, .constant: top = 2
      case .sum:
        for i in stride(from: 1, to: operandCount(id), by: 2) {
          let term = operand(id, i + 1)
          bottom += denominator[term] ?? 0
          top = Swift.max(top, (numerator[term] ?? 0) - (denominator[term] ?? 0))
        }
        top += bottom
      case .product:
        for i in stride(from: 1, to: operandCount(id), by: 2) {
          let base = operand(id, i), r = value(operand(id, i + 1))
          let size = Swift.max(r.magnitude.asDouble, 1)
          let (n, d) = (size * (numerator[base] ?? 0), size * (denominator[base] ?? 0))
          top += r.isNegative ? d : n
          bottom += r.isNegative ? n : d
        }
      case .function:
        // One drawn residue, or a power of one: sixteen covers e^t as a twelfth power and the half angle.
        top = 16
        bottom = 16
        if function(id) == .exp {
          let x = operand(id, 0)
          var size = 1.0
          if kind(x) == .sum {
            for i in stride(from: 1, to: operandCount(x), by: 2) { size += value(operand(x, i)).magnitude.asDouble }
          } else if kind(x) == .product || isNumber(x) {
            size += value(isNumber(x) ? x : operand(x, 0)).magnitude.asDouble
          }
          top *= size
          bottom *= size
        }
        for i in 0..<operandCount(id) {
          collisions += 2 * ((numerator[operand(id, i)] ?? 0) + (denominator[operand(id, i)] ?? 0))
        }
      }
      numerator[id] = top
      denominator[id] = bottom
    }
    return (numerator[root] ?? 0) + (denominator[root] ?? 0) + collisions
  }
}
