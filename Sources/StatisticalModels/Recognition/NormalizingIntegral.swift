import Scalars
import Symbolics

/// An integral, or a sum, over observations in closed form.
///
///     log ∫ exp(Σ cₖ βₖ(x) + h₀(x)) dx = Λ(c)
///
/// Λ gives the log-partition function of every exponential family whose statistics are combinations of the βₖ, and
/// expectations of what is made of them: E[βₖ…] by derivatives, E[exp(δ·β)] = exp(Λ(c + δ) − Λ(c)).
struct NormalizingIntegral: Sendable {
  /// A well-known family, or one that becomes well known when another function of the observation is looked at.
  struct Name: Sendable {
    /// As in the catalogue.
    let family: String
    /// What is observed instead of x; nil for x itself.
    let change: Expression?
    /// The family's parameters as functions of the coefficients, in the catalogue's order.
    let parameters: [(name: String, value: Expression)]
  }

  /// βₖ, functions of the observation.
  let functions: [Expression]
  /// The symbols cₖ.
  let coefficients: [Symbol]
  /// h₀, which the carrier has to contain.
  var carrier = Expression.zero
  /// Λ(c).
  let logarithm: Expression
  /// What must be positive for the integral to converge.
  let conditions: [Expression]
  var name: Name?

  /// The coefficient symbols c₁, …, cₙ; those that must be negative to converge say so.
  static func symbols(_ isNegative: [Bool]) -> [Symbol] {
    isNegative.enumerated().map { Symbol("coefficient \($0 + 1)", $1 ? .negative : .real) }
  }
}

extension NormalizingIntegral {
  /// What the exponent of a family is made of, as far as it decides which integrals are tried.
  struct Shape {
    /// The exponents p of powers xᵖ other than 0.
    var powers: [Rational] = []
    /// The factors k of exponentials e^(kx).
    var rates: [Rational] = []
    /// The shifts r of log Γ(x + r).
    var shifts: [Rational] = []

    /// Reads the terms of an exponent.
    init(_ atoms: [Expression], _ x: Symbol) {
      for atom in atoms { read(atom, x) }
    }

    private mutating func read(_ e: Expression, _ x: Symbol) {
      switch e.structure {
      case .symbol: add(1, to: &powers)
      case .product(_, let factors) where factors.count == 1 && factors[0].base.symbol == x:
        add(factors[0].exponent, to: &powers)
      case .product(_, let factors) where factors.count == 1 && factors[0].base == abs(Expression(x)):
        add(factors[0].exponent, to: &powers)
      case .function(.exp, let arguments):
        if let rate = (arguments[0] / Expression(x)).rational { add(rate, to: &rates) }
      case .function(.log, let arguments):
        for term in arguments[0].terms {
          if case .function(.exp, let inner) = term.structure, let rate = (inner[0] / Expression(x)).rational {
            add(rate, to: &rates)
          }
        }
      case .function(.logGamma, let arguments):
        if let shift = (arguments[0] - Expression(x)).rational { add(shift, to: &shifts) }
      default: break
      }
    }

    private func add(_ value: Rational, to list: inout [Rational]) {
      if !list.contains(value) { list.append(value) }
    }
  }

  /// The integrals that may fit an exponent over a sample space, the most special first.
  static func candidates(_ variables: [Symbol], _ space: SampleSpace, _ shape: Shape) -> [NormalizingIntegral] {
    guard let x = variables.first else { return [] }
    if variables.count > 1 { return [] }
    switch space {
    case .positive: return overHalfLine(x, shape)
    case .realLine: return overLine(x, shape)
    case .unitInterval: return [beta(x), exponential(x, from: 0, to: 1)]
    case .interval(let low?, nil):
      let tail = exponential(x, above: low)
      return low > 0 ? [pareto(x, above: low), tail] : [tail]
    case .interval(let low?, let high?):
      let truncated = exponential(x, from: low, to: high)
      return low.isZero && high == 1 ? [beta(x), truncated] : [truncated]
    case .circle: return [circular(x)]
    case .naturals: return overNaturals(x, shape)
    case .integers(let n): return [binomial(x, n)]
    default: return []
    }
  }
}

/// log B(a, b).
func logBeta(_ a: Expression, _ b: Expression) -> Expression { logGamma(a) + logGamma(b) - logGamma(a + b) }
