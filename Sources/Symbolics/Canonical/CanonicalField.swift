@preconcurrency import CFLINT
import Scalars

/// The field of rational functions over independent kernels, where every value has one form.
///
/// Generators are symbols and kernels: √x, eᵘ, log u, the pair cos u, sin u, polygamma functions, Bessel functions,
/// erf, π. Algebraic ones (√2, √(x + y), sin u beside cos u) are reduced by their equations. A numerator lies in
/// Z[generators]; a denominator is a product of known irreducible polynomials, so that fractions are reduced by trial
/// division and never by a greatest common divisor (a localisation of the polynomial ring).
///
/// A form that comes out as 0 is 0, always. That two different forms are different functions rests on the algebraic
/// independence of the kernels: it is checked for radicals, exponentials, angles and shifted polygamma functions, and
/// assumed of the rest (π, e, γ, log 2 … as Schanuel's conjecture has it).
///
/// Caps end in an error that is kept: after it every operation gives 0, and `checked` throws.
package final class CanonicalField {
  /// What a generator stands for.
  struct Generator {
    /// The node whose power 1/root it is.
    let node: NodeID
    /// The generator is node^(1/root).
    let root: Int
    var kind: Kind
  }

  /// How a generator behaves.
  enum Kind {
    /// Free; derivatives come from the node.
    case free
    /// e^node.
    case exponential
    /// Satisfies generator^root = value.
    case algebraic(CanonicalElement)
    /// cos(node), whose sine is the generator after `sine`.
    case cosine(sine: Int)
    /// sin(node), reduced by sin² = 1 − cos².
    case sine(cosine: Int, square: CanonicalElement)
  }

  /// An irreducible denominator.
  struct Denominator {
    let polynomial: CanonicalElement
    /// Powers from the first on.
    var powers: [CanonicalElement]
    /// ∂d/d by each coordinate, as far as known.
    var logarithmicDerivatives: [Int: CanonicalElement] = [:]
    /// Whether it is written with the opposite sign, once that is decided.
    var isTurned: Bool?
  }

  let workspace: CanonicalWorkspace
  let ring: PolynomialRing
  let limits: CanonicalLimits
  var generators: [Generator]
  /// The places of algebraic generators, lowest first.
  var algebraic: [Int] = []
  /// Denominators beside the generators; the exponent of number i stands at `ring.count` + i.
  var denominators: [Denominator] = []
  /// The elements of nodes, as far as known.
  var elements: [NodeID: CanonicalElement] = [:]
  /// Derivatives of generators by coordinates.
  var generatorDerivatives: [Int: CanonicalElement] = [:]
  /// The place of each kernel node.
  var places: [NodeID: Int] = [:]
  /// The place of the root of each base with fractional powers.
  var radicalPlaces: [NodeID: Int] = [:]
  /// Exponentials as products of powers of generators, and angles as sums of multiples.
  var exponents: [NodeID: [(place: Int, count: Int)]] = [:]
  var angles: [NodeID: [(place: Int, count: Int)]] = [:]
  /// Steps that are left.
  var effort: Int
  /// Terms that may still be factored.
  var factoringEffort: Int
  /// Polynomials that were factored, primitive and with a positive leading coefficient.
  var factored: [FactorKey: [(polynomial: CanonicalElement, parts: [(polynomial: CanonicalElement, exponent: Int)])]] =
    [:]
  /// The first cap that was met.
  package private(set) var failure: SymbolicsError?
  package let zero: CanonicalElement
  package let one: CanonicalElement

  init(_ workspace: CanonicalWorkspace, generators: [Generator], limits: CanonicalLimits) {
    self.workspace = workspace
    self.generators = generators
    self.limits = limits
    ring = PolynomialRing(count: generators.count)
    effort = limits.steps(perEffort: 1_000_000)
    factoringEffort = limits.steps(perEffort: 1_000)
    zero = CanonicalElement(ring)
    one = CanonicalElement(ring)
    fmpz_mpoly_set_si(one.numerator, 1, ring.context)
  }

  /// Remembers that a cap was met.
  func fail(_ error: SymbolicsError) { if failure == nil { failure = error } }

  /// Throws the cap that was met on the way, if any.
  package func checked<Value>(_ value: Value) throws(SymbolicsError) -> Value {
    if let failure { throw failure }
    return value
  }

  /// Counts steps; false when none are left.
  func spend(_ steps: Int) -> Bool {
    if failure != nil { return false }
    if steps <= effort {
      effort -= steps
      return true
    }
    fail(.tooLarge(what: "the canonical form, in millions of steps,", limit: limits.effort))
    return false
  }

  /// Whether a product of polynomials keeps to the caps.
  func mayMultiply(_ a: CanonicalElement, _ b: CanonicalElement) -> Bool {
    let bits = Swift.abs(fmpz_mpoly_max_bits(a.numerator)) + Swift.abs(fmpz_mpoly_max_bits(b.numerator))
    guard bits <= limits.coefficientBits else {
      fail(.tooLarge(what: "a coefficient of the canonical form, in bits,", limit: limits.coefficientBits))
      return false
    }
    // In floating point, since no product of counts may overflow.
    let steps = Double(a.termCount) * Double(b.termCount) * Double(1 + bits / 256) + 8
    return spend(steps < 1e18 ? Int(steps) : .max)
  }

  /// An element, unless it is too large.
  func settled(_ a: CanonicalElement) -> CanonicalElement {
    guard a.termCount <= limits.terms else {
      fail(.tooLarge(what: "the canonical form", limit: limits.terms))
      return zero
    }
    return failure == nil ? a : zero
  }

  /// The generator as an element.
  func generator(_ i: Int, power: Int = 1) -> CanonicalElement {
    let result = CanonicalElement(ring)
    if power >= 0 {
      fmpz_mpoly_gen(result.numerator, i, ring.context)
      if power != 1 { fmpz_mpoly_pow_ui(result.numerator, result.numerator, UInt(power), ring.context) }
    } else {
      fmpz_mpoly_set_si(result.numerator, 1, ring.context)
      result.exponents = [Int32](repeating: 0, count: i + 1)
      result.exponents[i] = Int32(-power)
    }
    return result
  }

  /// A rational number as an element.
  package func constant(_ r: Rational) -> CanonicalElement {
    let result = one.copy()
    result.multiply(by: r)
    return result
  }

  /// The kernels as text, in the order of generators.
  var kernelNames: [String] {
    var names: [String] = []
    for generator in generators {
      let base = workspace.text(generator.node)
      switch generator.kind {
      case .exponential: names.append("exp(\(base))")
      case .cosine: names.append("cos(\(base))")
      case .sine: names.append("sin(\(base))")
      case .free where generator.root == 1: names.append(base)
      case .free, .algebraic: names.append(generator.root == 2 ? "sqrt(\(base))" : "(\(base))^(1/\(generator.root))")
      }
    }
    return names
  }
}
