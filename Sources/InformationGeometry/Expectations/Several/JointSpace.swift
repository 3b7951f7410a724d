import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A factor of a sample space of continuous variables, with coordinates u that range over all reals.
enum ContinuousFactor: Hashable, Sendable {
  /// x = u.
  case line
  /// x = base ± eᵘ.
  case halfLine(base: Rational, isUpward: Bool)
  /// Numbers y₁, …, y_k that sum to 1; x_j = low + width·y_j for j < k. An interval has k = 2.
  ///
  /// y₁ = b₁, y₂ = (1 − b₁)b₂, … with b_j = 1/(1 + exp(−u_j)).
  case simplex(Int, low: Rational, width: Rational)
  /// Symmetric d×d matrices X = LLᵀ by their upper triangle; u are the entries of L, row by row, the logarithm on the diagonal.
  case positiveDefinite(Int)

  var dimension: Int {
    switch self {
    case .line, .halfLine: 1
    case .simplex(let k, _, _): k - 1
    case .positiveDefinite(let d): d * (d + 1) / 2
    }
  }
}

/// Consecutive variables that are counts: each from 0 on, together at most `total`.
struct CountFactor: Hashable, Sendable {
  let count: Int
  let total: Int?
}

/// A sample space of several variables as a product of factors.
struct JointSpace: Sendable {
  /// A factor and its variables.
  struct Part: Sendable {
    enum Kind: Sendable {
      case continuous(ContinuousFactor)
      case counts(CountFactor)
    }

    let variables: Range<Int>
    let kind: Kind
  }

  let parts: [Part]
  /// The continuous factors in order.
  let factors: [ContinuousFactor]
  /// The discrete factors in order.
  let counts: [CountFactor]

  init(_ space: SampleSpace) {
    var parts: [Part] = [], place = 0
    for factor in space.factors {
      for kind in JointSpace.kinds(factor) {
        let size: Int
        switch kind {
        case .continuous(let factor): size = factor.dimension
        case .counts(let factor): size = factor.count
        }
        parts.append(Part(variables: place..<place + size, kind: kind))
        place += size
      }
    }
    self.parts = parts
    factors = parts.compactMap { if case .continuous(let factor) = $0.kind { factor } else { nil } }
    counts = parts.compactMap { if case .counts(let factor) = $0.kind { factor } else { nil } }
  }

  private static func kinds(_ space: SampleSpace) -> [Part.Kind] {
    switch space {
    case .realLine: [.continuous(.line)]
    case .vectors(let d), .sphere(let d): [Part.Kind](repeating: .continuous(.line), count: d)
    case .positive: [.continuous(.halfLine(base: 0, isUpward: true))]
    case .unitInterval: [.continuous(.simplex(2, low: 0, width: 1))]
    case .circle:
      [.continuous(.simplex(2, low: -JointSpace.pi, width: JointSpace.pi * 2))]
    case .interval(let low?, let high?): [.continuous(.simplex(2, low: low, width: high - low))]
    case .interval(let low?, nil): [.continuous(.halfLine(base: low, isUpward: true))]
    case .interval(nil, let high?): [.continuous(.halfLine(base: high, isUpward: false))]
    case .interval(nil, nil): [.continuous(.line)]
    case .simplex(let k): [.continuous(.simplex(k, low: 0, width: 1))]
    case .positiveDefinite(let d): [.continuous(.positiveDefinite(d))]
    case .naturals: [.counts(CountFactor(count: 1, total: nil))]
    case .integers(let n): [.counts(CountFactor(count: 1, total: n))]
    case .counts(let n, let k): [.counts(CountFactor(count: k - 1, total: n))]
    case .product(let parts): parts.flatMap(kinds)
    }
  }

  /// π to 200 digits: more than are integrated in several variables.
  private static let pi: Rational = {
    let digits =
      "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230664709384460955058223172535940812848111745028410270193852110555964462294895493038196"
    return Rational(digits) ?? 3
  }()

  var continuousCount: Int { factors.reduce(0) { $0 + $1.dimension } }
  var countCount: Int { counts.reduce(0) { $0 + $1.count } }

  /// Whether numbers are counts of the space.
  func contains(_ k: [Int]) -> Bool {
    var place = 0
    for factor in counts {
      var sum = 0
      for j in 0..<factor.count {
        if k[place + j] < 0 { return false }
        sum += k[place + j]
      }
      if let total = factor.total, sum > total { return false }
      place += factor.count
    }
    return true
  }
}
