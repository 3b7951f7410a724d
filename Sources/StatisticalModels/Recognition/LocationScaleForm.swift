import DifferentialGeometry
import Scalars
import Symbolics

/// The form p(x; ξ) = f((x − m(ξ))/s(ξ))/s(ξ) of a density on the line with two parameters.
///
/// A location is looked for where the formula, its derivative by x, or an exponential in it, has a factor that is affine in
/// x. Then s is 1/p(m; ξ) up to a constant, and that nothing else depends on ξ is a zero test of log p(m + sz; ξ) + log s.
public struct LocationScaleForm: Sendable {
  /// m(ξ).
  public let location: Expression
  /// s(ξ) > 0.
  public let scale: Expression
  /// z = (x − m)/s in `standardLogDensity`.
  public let variable: Symbol
  /// log f(z).
  public let standardLogDensity: Expression
  /// Whether f(−z) = f(z), proved.
  public let isSymmetric: Bool
  /// The parameters ξ.
  public let parameters: [Symbol]
  /// Whether the form is proved; otherwise a wrong answer has a chance below 10⁻¹² at random points.
  public let isProved: Bool

  /// The form of a density on the line; nil when it has none, or none was found.
  init?(_ logDensity: Expression, variable x: Symbol, chart: Chart) {
    guard chart.dimension == 2 else { return nil }
    let formula = logDensity.joiningExponentials
    for location in LocationScaleForm.locations(formula, x) {
      if let found = LocationScaleForm(formula, x, chart, location: location) {
        self = found
        return
      }
    }
    return nil
  }

  private init?(_ formula: Expression, _ x: Symbol, _ chart: Chart, location: Expression) {
    let ξ = chart.coordinates
    let peak = formula.substituting([x: location])
    // 1/p(m), without constant factors.
    let height = ExponentialForm.shortest(peak).separatedConstant.variable
    let scale = exp(-height).readable()
    guard !scale.symbols.isEmpty, LocationScaleForm.isRegular(location, scale, chart) else { return nil }
    let z = Symbol(Set(ξ.map(\.name)).contains("z") ? "zeta" : "z")
    // A scale that is not known to be positive would leave |s| in the formula.
    let s = Symbol("scale", .positive)
    let moved = formula.substituting([x: location + s * z])
    let whole = moved.substituting([s: scale]) - height
    let start = TrialPoints(variables: [x], space: .realLine, chart: chart, count: 2)?.parameters[0]
    guard let start else { return nil }
    let fixed = whole.substituting(Dictionary(uniqueKeysWithValues: zip(ξ, start.map { Expression($0) })))
    var isProved = true
    let tidy = whole.readable()
    let standard = tidy.symbols.allSatisfy { $0 == z } ? tidy : ExponentialForm.shortest(fixed)
    if !tidy.symbols.allSatisfy({ $0 == z }) {
      let rest = whole - standard
      if !rest.isProvedZero(at: Dictionary(uniqueKeysWithValues: zip(ξ, start))) {
        guard case .probablyZero(let bound) = rest.zeroTest(), bound < 1e-12 else { return nil }
        isProved = false
      }
    }
    self.location = location.readable()
    self.scale = scale
    variable = z
    standardLogDensity = standard
    parameters = ξ
    self.isProved = isProved
    let mirrored = standard.substituting([z: -Expression(z)])
    isSymmetric = mirrored == standard || (standard - mirrored).isProvedZero(at: [z: 0])
  }

  /// Roots of what is affine in x, in the formula and in its derivative, that depend on the parameters.
  private static func locations(_ formula: Expression, _ x: Symbol) -> [Expression] {
    var roots = formula.affineRoots(in: x)
    if let slope = try? formula.derivative(by: x) {
      let joined = slope.joiningExponentials
      roots += joined.affineRoots(in: x) + joined.tidied().affineRoots(in: x)
      if let canonical = try? slope.simplified(limits: .quick) {
        roots += canonical.affineRoots(in: x) + canonical.joiningExponentials.affineRoots(in: x)
      }
    }
    var result: [Expression] = []
    for root in roots {
      let tidy = root.readable()
      if !tidy.symbols.isEmpty, !result.contains(tidy) { result.append(tidy) }
    }
    return result
  }

  /// Whether ξ → (m, s) has an inverse near an ordinary point, and s is positive there.
  private static func isRegular(_ m: Expression, _ s: Expression, _ chart: Chart) -> Bool {
    let ξ = chart.coordinates
    guard let dm = try? m.gradient(by: ξ), let ds = try? s.gradient(by: ξ),
      let tape = try? Tape([dm[0] * ds[1] - dm[1] * ds[0], s], inputs: ξ)
    else { return false }
    let point = ξ.enumerated().map { StatisticalModel.trialValue($1.domain, index: $0, 0) }
    guard chart.contains(point) else { return false }
    let values = tape.evaluate(point)
    return values[0].isFinite && values[0].magnitude > 1e-9 && values[1] > 0
  }

  /// z = (x − m)/s.
  public func standardized(_ x: Expression) -> Expression { (x - location) / scale }
}
