import Scalars
import Symbolics

/// Where observations lie.
public enum SampleSpace: Sendable, Equatable {
  /// Real numbers.
  case realLine
  /// Positive numbers.
  case positive
  /// Numbers between 0 and 1.
  case unitInterval
  /// Numbers between two ends; nil is infinite.
  case interval(Rational?, Rational?)
  /// 0, 1, 2, ….
  case naturals
  /// 0, 1, …, n.
  case integers(through: Int)
  /// Vectors of k positive numbers that sum to one; the first k − 1 are the variables.
  case simplex(Int)
  /// Vectors of k counts that sum to n; the first k − 1 are the variables.
  case counts(Int, categories: Int)
  /// Angles; x and x + 2π are the same.
  case circle
  /// Vectors of d real numbers.
  case vectors(Int)
  /// Unit vectors of d real numbers, measured by area.
  case sphere(Int)
  /// Symmetric positive definite d×d matrices; the entries of the upper triangle are the variables, row by row.
  case positiveDefinite(Int)
  /// Tuples whose parts lie in spaces of their own, one after the other.
  case product([SampleSpace])

  /// The domain of the first variable, which the others share unless the space is a product.
  public var domain: Domain {
    switch self {
    case .realLine, .circle, .vectors, .sphere, .positiveDefinite: .real
    case .positive: .positive
    case .unitInterval, .simplex: .unitInterval
    case .interval(let low, let high):
      Domain(lower: low.map { Domain.Bound($0) }, upper: high.map { Domain.Bound($0) })
    case .naturals: .naturals
    case .integers(let n): .integers(0, through: Rational(n))
    case .counts(let n, _): .integers(0, through: Rational(n))
    case .product(let parts): parts.first?.domain ?? .real
    }
  }

  /// How many variables an observation has.
  public var dimension: Int {
    switch self {
    case .simplex(let k), .counts(_, let k): k - 1
    case .vectors(let d), .sphere(let d): d
    case .positiveDefinite(let d): d * (d + 1) / 2
    case .product(let parts): parts.reduce(0) { $0 + $1.dimension }
    default: 1
    }
  }

  /// Whether observations are counted, not measured.
  public var isDiscrete: Bool {
    switch self {
    case .naturals, .integers, .counts: true
    case .product(let parts): parts.allSatisfy(\.isDiscrete)
    default: false
    }
  }

  /// Reads `real`, `positive`, `unit`, `naturals`, `binary` (0 or 1), `circle`, `a..b`, `a..inf`, or `0..n` with `isDiscrete`.
  ///
  /// - Returns: nil when the text is none of these.
  public init?(parsing text: String) {
    let word = text.filter { !$0.isWhitespace }
    switch word {
    case "real", "reals", "-inf..inf": self = .realLine
    case "positive", "0..inf": self = .positive
    case "unit", "0..1": self = .unitInterval
    case "naturals": self = .naturals
    case "binary": self = .integers(through: 1)
    case "circle": self = .circle
    default:
      guard let dots = word.range(of: "..") else { return nil }
      let left = String(word[..<dots.lowerBound]), right = String(word[dots.upperBound...])
      if left == "0", let n = Int(right), n >= 1 {
        self = .integers(through: n)
        return
      }
      let low = Rational(left), high = Rational(right)
      guard low != nil || left == "-inf", high != nil || right == "inf" else { return nil }
      if let low, let high, low >= high { return nil }
      self = .interval(low, high)
    }
  }

  /// In words.
  public var summary: String {
    switch self {
    case .realLine: "the real line"
    case .positive: "x > 0"
    case .unitInterval: "0 < x < 1"
    case .interval(let low, let high):
      "\(low.map { "\($0) < " } ?? "")x\(high.map { " < \($0)" } ?? "")"
    case .naturals: "x = 0, 1, 2, …"
    case .integers(let n): "x = 0, …, \(n)"
    case .simplex(let k): "\(k) positive numbers that sum to 1"
    case .counts(let n, let k): "\(k) counts that sum to \(n)"
    case .circle: "angles"
    case .vectors(let d): "vectors of \(d) real numbers"
    case .sphere(let d): "unit vectors of \(d) real numbers"
    case .positiveDefinite(let d): "positive definite \(d)×\(d) matrices"
    case .product(let parts): parts.map(\.summary).joined(separator: " × ")
    }
  }
}
